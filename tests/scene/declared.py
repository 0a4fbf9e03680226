"""The least that each component must say, and the whole that it then says on the wire.

Both are written out by hand: stored Scenes and clients rely on every name and on every default.
"""

from __future__ import annotations

from typing import Final

import msgspec

from lanting.scene.component import COMPONENTS, Component

Form = dict[str, object]
"""A component as the plain values of its JSON."""
POINTS: Final[list[list[float]]] = [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0]]

ASSET: Final = "ast_0123456789abcdef"

LEAST: Final[dict[str, Form]] = {
    "transform": {},
    "bounds": {"x_min": -1.0, "x_max": 1.0, "z_min": -1.0, "z_max": 1.0, "y_min": -1.0, "y_max": 1.0},
    "spawn": {},
    "seat": {},
    "zone": {"size": [1.0, 2.0, 3.0]},
    "portal": {"target": "courtyard"},
    "viewpoint": {"target": [0.0, 1.0, 0.0]},
    "drift": {"path": POINTS},
    "collider": {"kind": "box"},
    "barrier": {"line": POINTS},
    "shape": {"kind": "box", "size": [1.0, 1.0, 1.0], "colour": "#cfcabc"},
    "lathe": {"outline": [[0.0, 0.0], [1.0, 1.0]], "colour": "#cfcabc"},
    "extrusion": {"outline": [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], "depth_m": 1.0, "colour": "#cfcabc"},
    "tube": {"line": POINTS, "radius_m": 0.1, "colour": "#cfcabc"},
    "sheet": {"columns": 2, "points": [*POINTS, [0.0, 0.0, 1.0], [1.0, 0.0, 1.0]], "colour": "#cfcabc"},
    "coping": {"line": POINTS},
    "label": {"text": "兰亭"},
    "height_field": {
        "xs": [0.0, 1.0],
        "zs": [0.0, 1.0],
        "heights": [0.0, 0.0, 0.0, 0.0],
        "palette": ["#9dba83"],
        "paint": [0, 0, 0, 0],
    },
    "water": {"line": POINTS, "widths_m": [1.0, 1.0]},
    "bamboo": {"stems": [[0.0, 0.0, 0.0, 8.0, 0.0, 0.0]]},
    "grass": {"tufts": [[0.0, 0.0, 0.0]]},
    "rock": {"size": [1.0, 1.0, 1.0]},
    "stones": {"kind": "pebble", "stones": [[0.0, 0.0, 0.0, 0.3]]},
    "plants": {"kind": "orchid", "points": [[0.0, 0.0, 0.0]]},
    "tree": {"kind": "pine", "height_m": 7.0, "spread_m": 3.0},
    "paving": {"size": [8.0, 6.0]},
    "shade": {"radius_m": [2.0, 1.0]},
    "heron": {"perches": POINTS},
    "sky": {},
    "light": {},
    "hills": {"colour": "#d3e0dc", "distance_m": 140.0, "heights": [1.0] * 8},
    "clouds": {"strips": [[0.0, 280.0, 30.0, 110.0, 5.0]]},
    "model": {"asset": ASSET},
    "animation": {},
    "image": {"asset": ASSET},
    "panorama": {"asset": ASSET},
    "sound": {"asset": ASSET},
    "text": {"text": "兰亭"},
    "lamp": {},
    "button": {},
    "grabbable": {},
    "path": {"line": POINTS},
    "tags": {"words": ["tea"]},
    "surface": {"asset": ASSET},
    "points": {"asset": ASSET},
    "board": {},
    "generator": {},
}

DEFAULTS: Final[dict[str, Form]] = {
    "transform": {"position": [0.0, 0.0, 0.0], "rotation": [0.0, 0.0, 0.0, 1.0], "scale": [1.0, 1.0, 1.0]},
    "bounds": {},
    "spawn": {"radius_m": 1.0},
    "seat": {"height_m": 0.45},
    "zone": {"is_private": False, "is_quiet": False, "is_stage": False},
    "portal": {"diameter_m": 3.1, "light": "#fff6de"},
    "viewpoint": {"field_of_view_deg": 50.0, "field_of_view_portrait_deg": 62.0},
    "drift": {"speed_m_per_s": 0.25, "offset_m": 0.0, "bob_m": 0.01},
    "collider": {"size": [1.0, 1.0, 1.0]},
    "barrier": {"height_m": 3.0, "depth_m": 1.0, "thickness_m": 0.1, "is_closed": False},
    "shape": {"rounding_m": 0.02, "taper": 1.0, "sides": 24, "finish": "matt"},
    "lathe": {"sides": 24, "is_smooth": True, "finish": "matt"},
    "extrusion": {"holes": [], "rounding_m": 0.02, "finish": "matt"},
    "tube": {"end_radius_m": None, "sides": 8, "flatness": 1.0, "is_closed": False, "finish": "matt"},
    "sheet": {"edge_colour": None, "underside": None, "thickness_m": 0.08, "is_closed": False, "finish": "matt"},
    "coping": {"width_m": 1.24, "height_m": 0.5, "tile_step_m": 0.27, "colour": "#5d6e78", "ridge": "#74858d"},
    "label": {"height_m": 0.2, "colour": "#22313a", "paper": None, "is_upright": False},
    "height_field": {},
    "water": {"colour": "#93c4bb", "rim": "#bcdad5", "glint": "#eaf5ee", "flow_m_per_s": 0.4},
    "bamboo": {
        "leaves_per_stem": 26,
        "seed": 0,
        "stem_colours": ["#8db169", "#b4cb80"],
        "leaf_colours": ["#7da866", "#b7cc83"],
    },
    "grass": {"height_m": 0.3, "seed": 0, "colours": ["#7fa67c", "#c6d39c"]},
    "rock": {"colour": "#b3ae9f", "roughness": 0.25, "seed": 0},
    "stones": {"seed": 0, "colours": ["#b3ae9f", "#d6d1c4"]},
    "plants": {"height_m": 0.5, "seed": 0, "colours": ["#6f9c6c", "#b7cc83"], "flower": "#ded0e6"},
    "tree": {"seed": 0, "bark": "#7a6756", "leaf_colours": ["#6f9c78", "#a9c39a"], "lean": [0.0, 0.0]},
    "paving": {"slab_m": 1.0, "colours": ["#cfcabc", "#d9cfae"], "joint": "#b3ae9f", "seed": 0},
    "shade": {"depth": 0.28},
    "heron": {"shy_m": 8.0, "stay_s": 90.0},
    "sky": {
        "zenith": "#8fb8c6",
        "horizon": "#f7eedb",
        "mist": "#eaefe6",
        "glow": "#ffe0ae",
        "mist_density": 0.0125,
    },
    "light": {
        "exposure": 1.0,
        "sky": "#e4f0f2",
        "ground": "#c9c29a",
        "sky_strength": 2.05,
        "sun": "#ffdfb0",
        "sun_strength": 2.3,
        "sun_from": [-34.0, 27.0, 30.0],
        "fill": "#ddeaf0",
        "fill_strength": 0.55,
        "fill_from": [30.0, 18.0, 26.0],
        "shadow_extent_m": 34.0,
    },
    "hills": {"foot_m": -12.0},
    "clouds": {"colour": "#f4f3ea", "opacity": 0.75},
    "model": {"variant": None, "casts_shadow": True},
    "animation": {"clip": "", "speed": 1.0, "is_looping": True, "starts": "at_once"},
    "image": {
        "width_cm": 80.0,
        "frame": "wood",
        "frame_cm": 3.0,
        "mount_cm": 0.0,
        "mount": "#f6f1e4",
        "title": "",
        "maker": "",
        "date": "",
        "rights": "",
        "price": "",
    },
    "panorama": {"radius_m": 1.2},
    "sound": {"volume": 1.0, "near_m": 2.0, "far_m": 20.0, "is_looping": True, "starts": "at_once"},
    "text": {"width_m": 1.6, "letter_m": 0.08, "colour": "#22313a", "paper": "#fbf7ec", "alignment": "start"},
    "lamp": {
        "kind": "point",
        "colour": "#ffdfb0",
        "strength": 4.0,
        "reach_m": 8.0,
        "angle": 0.6,
        "softness": 0.4,
    },
    "button": {"plays": [], "toggles": [], "link": None},
    "grabbable": {"bounce": 0.3, "friction": 0.6},
    "path": {"speed_m_per_s": 1.0, "is_closed": True, "turns": True, "wait_s": 0.0},
    "tags": {},
    "surface": {
        "size": [2.0, 0.5, 2.0],
        "colours": "viridis",
        "title": "",
        "x_title": "",
        "y_title": "",
        "z_title": "",
        "x_from": None,
        "x_to": None,
        "y_from": None,
        "y_to": None,
        "z_from": None,
        "z_to": None,
        "has_axes": True,
        "has_legend": True,
    },
    "points": {
        "size": [2.0, 2.0, 2.0],
        "is_stretched": False,
        "point_m": 0.02,
        "colours": "viridis",
        "title": "",
        "x_title": "",
        "y_title": "",
        "z_title": "",
        "value_title": "",
        "value_from": None,
        "value_to": None,
        "has_axes": True,
        "has_legend": True,
    },
    "board": {
        "title": "",
        "text": "",
        "rows": [],
        "chart": "bars",
        "series": [],
        "series_title": "",
        "width_m": 1.6,
        "height_m": 1.1,
        "letter_m": 0.06,
        "legs_m": 0.0,
    },
    "generator": {
        "kind": "row",
        "count": 5,
        "spacing_m": 1.0,
        "radius_m": 3.0,
        "columns": 5,
        "is_turned": True,
        "seed": 0,
    },
}


def read(name: str, form: Form) -> Component:
    """The component that the JSON of a form makes. Raises msgspec.ValidationError."""
    return msgspec.json.decode(msgspec.json.encode(form), type=COMPONENTS[name])


def whole(name: str) -> Form:
    """All that the least of a component says."""
    return LEAST[name] | DEFAULTS[name]


def example(name: str) -> Component:
    return read(name, LEAST[name])
