"""The limits of every field: both ends are taken, the next value beyond is refused by the field's name."""

from __future__ import annotations

import copy
import math
import re
from typing import Any

import msgspec
import pytest

from lanting.scene.component import COMPONENTS
from tests.scene.declared import Form, read, whole

FAR = 5_242.87
SEED_MAX = (1 << 32) - 1
POINT = [0.0, 0.0, 0.0]
CORNER = [0.0, 0.0]

Range = tuple[str, float | None, float | None]
"""Where in a component's JSON, the lowest and the highest number; None where another field forbids to try."""
LENGTHS = [
    *("zone.size.0", "zone.size.1", "zone.size.2", "portal.diameter_m"),
    *("collider.size.0", "collider.size.1", "collider.size.2"),
    *("barrier.height_m", "barrier.depth_m", "barrier.thickness_m"),
    *("shape.size.0", "shape.size.1", "shape.size.2", "extrusion.depth_m"),
    *("tube.radius_m", "tube.end_radius_m", "sheet.thickness_m", "label.height_m"),
    *("water.widths_m.0", "bamboo.stems.0.3", "grass.height_m", "rock.size.0", "rock.size.1", "rock.size.2"),
    *("light.shadow_extent_m", "hills.distance_m", "clouds.strips.0.1", "clouds.strips.0.2"),
    *("clouds.strips.0.3", "clouds.strips.0.4", "coping.width_m", "coping.height_m", "coping.tile_step_m"),
    *("stones.stones.0.3", "plants.height_m", "tree.height_m", "tree.spread_m", "paving.size.0", "paving.size.1"),
    *("paving.slab_m", "shade.radius_m.0", "shade.radius_m.1", "heron.shy_m", "heron.stay_s"),
    *("surface.size.0", "surface.size.1", "surface.size.2", "points.size.0", "points.size.1", "points.size.2"),
    *("board.width_m", "board.height_m", "generator.spacing_m", "generator.radius_m"),
    *("panorama.radius_m", "sound.near_m", "sound.far_m", "text.width_m", "lamp.reach_m"),
]
"""A millimetre to a kilometre."""
COORDINATES = [
    *("transform.position.0", "transform.position.1", "transform.position.2", "viewpoint.target.1"),
    *("drift.path.0.0", "barrier.line.1.2", "lathe.outline.0.1", "extrusion.outline.2.0", "tube.line.0.1"),
    *("sheet.points.3.2", "height_field.heights.0", "water.line.0.0", "bamboo.stems.0.0", "bamboo.stems.0.2"),
    *("coping.line.0.1", "stones.stones.0.0", "plants.points.0.1", "heron.perches.1.2"),
    *("grass.tufts.0.0", "light.sun_from.1", "light.fill_from.2", "path.line.0.1"),
]
"""As far as a pose can be said."""
REALS: list[Range] = [
    *((path, 0.001, 1_000.0) for path in LENGTHS),
    *((path, -FAR, FAR) for path in COORDINATES),
    *((f"bounds.{axis}_min", -FAR, None) for axis in "xyz"),
    *((f"bounds.{axis}_max", None, FAR) for axis in "xyz"),
    ("height_field.xs.0", -FAR, None),
    ("height_field.zs.1", None, FAR),
    ("transform.rotation.3", -1.0, 1.0),
    *((f"transform.scale.{axis}", 0.001, 1_000.0) for axis in range(3)),
    ("spawn.radius_m", 0.0, 50.0),
    ("seat.height_m", 0.0, 2.0),
    ("viewpoint.field_of_view_deg", 20.0, 100.0),
    ("viewpoint.field_of_view_portrait_deg", 20.0, 100.0),
    ("drift.speed_m_per_s", 0.0, 20.0),
    ("drift.offset_m", 0.0, 100_000.0),
    ("drift.bob_m", 0.0, 1.0),
    ("shape.rounding_m", 0.0, 1.0),
    ("shape.taper", 0.0, 4.0),
    ("extrusion.rounding_m", 0.0, 1.0),
    ("tube.flatness", 0.0, 1.0),
    ("water.flow_m_per_s", 0.0, 10.0),
    ("bamboo.stems.0.4", -1.0, 1.0),
    ("bamboo.stems.0.5", -1.0, 1.0),
    ("rock.roughness", 0.0, 1.0),
    ("tree.lean.0", -1.0, 1.0),
    ("tree.lean.1", -1.0, 1.0),
    ("shade.depth", 0.0, 1.0),
    ("sky.mist_density", 0.0, 0.2),
    *((f"light.{what}", 0.0, 20.0) for what in ("exposure", "sky_strength", "sun_strength", "fill_strength")),
    ("hills.heights.0", 0.0, 500.0),
    ("hills.foot_m", -200.0, 0.0),
    ("clouds.strips.0.0", -6.2832, 6.2832),
    ("clouds.opacity", 0.0, 1.0),
    ("animation.speed", -4.0, 4.0),
    ("image.width_cm", 1.0, 3_000.0),
    ("image.frame_cm", 0.0, 50.0),
    ("image.mount_cm", 0.0, 100.0),
    ("sound.volume", 0.0, 2.0),
    ("text.letter_m", 0.01, 2.0),
    ("grabbable.bounce", 0.0, 1.0),
    ("grabbable.friction", 0.0, 1.0),
    ("lamp.strength", 0.0, 50.0),
    ("lamp.angle", 0.05, 1.5),
    ("lamp.softness", 0.0, 1.0),
    ("path.speed_m_per_s", 0.0, 20.0),
    ("path.wait_s", 0.0, 600.0),
    *((f"surface.{axis}_{end}", -1e15, 1e15) for axis in "xyz" for end in ("from", "to")),
    ("points.value_from", -1e15, 1e15),
    ("points.value_to", -1e15, 1e15),
    ("points.point_m", 0.001, 1.0),
    ("board.letter_m", 0.01, 1.0),
    ("board.legs_m", 0.0, 10.0),
]
WHOLES: list[Range] = [
    ("shape.sides", 3, 64),
    ("lathe.sides", 3, 64),
    ("tube.sides", 3, 32),
    ("sheet.columns", 2, None),
    ("height_field.paint.0", 0, None),
    ("bamboo.leaves_per_stem", 0, 64),
    ("generator.count", 2, 10_000),
    ("generator.columns", 1, 1_000),
    ("generator.seed", 0, SEED_MAX),
    *((f"{name}.seed", 0, SEED_MAX) for name in ("bamboo", "grass", "rock", "stones", "plants", "tree", "paving")),
]
COUNTS: list[tuple[str, object, int, int]] = [
    ("drift.path", POINT, 2, 256),
    ("barrier.line", POINT, 2, 512),
    ("lathe.outline", CORNER, 2, 256),
    ("extrusion.outline", CORNER, 3, 512),
    ("extrusion.holes", [CORNER] * 3, 0, 16),
    ("tube.line", POINT, 2, 256),
    ("height_field.palette", "#9dba83", 1, 256),
    ("bamboo.stems", [0.0, 0.0, 0.0, 8.0, 0.0, 0.0], 0, 256),
    ("grass.tufts", POINT, 0, 4_096),
    ("coping.line", POINT, 2, 64),
    ("stones.stones", [0.0, 0.0, 0.0, 0.3], 0, 1_024),
    ("plants.points", POINT, 0, 512),
    ("heron.perches", POINT, 2, 16),
    ("hills.heights", 1.0, 8, 512),
    ("clouds.strips", [0.0, 280.0, 30.0, 110.0, 5.0], 0, 32),
    ("button.plays", "ent_0123456789abcdef", 0, 16),
    ("button.toggles", "ent_0123456789abcdef", 0, 16),
    ("path.line", POINT, 2, 256),
    ("tags.words", "tea", 0, 16),
    ("board.rows", ["Tea"], 0, 40),
    ("board.series", ["Monday", 12.0], 0, 64),
]
"""Where, with what it is filled, and how many there may be."""
COLOURS = [
    *("portal.light", "shape.colour", "lathe.colour", "extrusion.colour", "tube.colour"),
    *("sheet.colour", "sheet.edge_colour", "sheet.underside", "label.colour", "label.paper"),
    *("height_field.palette.0", "water.colour", "water.rim", "water.glint"),
    *("bamboo.stem_colours.0", "bamboo.leaf_colours.1", "grass.colours.0", "rock.colour"),
    *("coping.colour", "coping.ridge", "stones.colours.0", "plants.colours.1", "plants.flower"),
    *("tree.bark", "tree.leaf_colours.0", "paving.colours.0", "paving.joint"),
    *("sky.zenith", "sky.horizon", "sky.mist", "sky.glow"),
    *("light.sky", "light.ground", "light.sun", "light.fill", "hills.colour", "clouds.colour"),
    *("image.mount", "text.colour", "text.paper", "lamp.colour"),
]
FLAGS = [
    "zone.is_private",
    "zone.is_quiet",
    "zone.is_stage",
    "barrier.is_closed",
    "lathe.is_smooth",
    "tube.is_closed",
    "sheet.is_closed",
]
FLAGS += ["label.is_upright", "model.casts_shadow", "animation.is_looping", "sound.is_looping"]
FLAGS += ["path.is_closed", "path.turns", "surface.has_axes", "surface.has_legend", "points.is_stretched"]
FLAGS += ["points.has_axes", "points.has_legend", "generator.is_turned"]
CHOICES: dict[str, list[str]] = {
    "collider.kind": ["box", "cylinder", "ramp", "height_field"],
    "shape.kind": ["box", "cylinder", "sphere", "ring"],
    "surface.colours": ["viridis", "cividis", "grey", "ink"],
    "points.colours": ["viridis", "cividis", "grey", "ink"],
    "board.chart": ["bars", "line"],
    "generator.kind": ["row", "ring", "grid", "scatter"],
    **{f"{made}.finish": ["matt", "gilt", "glow"] for made in ("shape", "lathe", "extrusion", "tube", "sheet")},
    "stones.kind": ["pebble", "flag"],
    "plants.kind": ["orchid", "reed"],
    "tree.kind": ["pine", "plum", "willow", "maple"],
    "animation.starts": ["at_once", "on_press"],
    "sound.starts": ["at_once", "on_press"],
    "image.frame": ["none", "wood", "dark", "gilt", "white"],
    "text.alignment": ["start", "centre", "end"],
    "lamp.kind": ["point", "spot"],
}
OPTIONAL = ["tube.end_radius_m", "sheet.edge_colour", "sheet.underside", "label.paper", "text.paper"]
OPTIONAL += [f"surface.{axis}_{end}" for axis in "xyz" for end in ("from", "to")]
OPTIONAL += ["points.value_from", "points.value_to"]
ON_THEIR_OWN = ["label.text", "portal.target", "water.line", "water.widths_m", "sheet.points"]
ON_THEIR_OWN += [f"height_field.{field}" for field in ("xs", "zs", "heights", "paint")]
ASSETS = ["model.asset", "image.asset", "panorama.asset", "sound.asset", "surface.asset", "points.asset"]
TEXTS = {
    "model.variant": 80,
    "animation.clip": 80,
    **dict.fromkeys(("text.text", "board.text"), 4_000),
    "tags.words.0": 40,
    **{f"{name}.{axis}title": 120 for name in ("surface", "points") for axis in ("", "x_", "y_", "z_")},
    **dict.fromkeys(("points.value_title", "board.title", "board.series_title"), 120),
    **{f"image.{line}": 120 for line in ("title", "maker", "date", "rights", "price")},
}
ON_THEIR_OWN += ["button.link", *ASSETS, *TEXTS]
"""Tried one by one below."""


def test_every_field_of_every_component_has_its_limits_here() -> None:
    tried = {path for path, *_ in [*REALS, *WHOLES, *COUNTS]} | {*COLOURS, *FLAGS, *CHOICES, *ON_THEIR_OWN}
    declared = {f"{name}.{field}" for name, kind in COMPONENTS.items() for field in kind.__struct_fields__}
    assert {".".join(path.split(".")[:2]) for path in tried} == declared


def found(form: Form, path: str) -> tuple[Any, int | str]:
    """What holds the value at a path, and under which key."""
    _, *steps, last = path.split(".")
    inner: Any = form
    for step in steps:
        inner = inner[int(step) if step.isdecimal() else step]
    return inner, int(last) if last.isdecimal() else last


def with_value(path: str, value: object) -> tuple[str, Form]:
    """A component that says `value` at a path, and otherwise what it says on its own."""
    name = path.split(".")[0]
    form = copy.deepcopy(whole(name))
    holder, key = found(form, path)
    holder[key] = value
    return name, form


def takes(path: str, value: object) -> None:
    read(*with_value(path, value))


def refuses(path: str, value: object) -> None:
    """Refused, and the refusal names the field."""
    field = path.split(".")[1]
    with pytest.raises(msgspec.ValidationError, match=re.escape(f"$.{field}")):
        read(*with_value(path, value))


def by_path(rows: list[Range]) -> Any:
    return pytest.mark.parametrize(("path", "lowest", "highest"), rows, ids=[path for path, *_ in rows])


@by_path(REALS)
def test_a_number_goes_from_its_lowest_to_its_highest(path: str, lowest: float | None, highest: float | None) -> None:
    for end, beyond in ((lowest, -math.inf), (highest, math.inf)):
        if end is not None:
            takes(path, end)
            refuses(path, math.nextafter(end, beyond))


@by_path(WHOLES)
def test_a_whole_number_goes_from_its_lowest_to_its_highest(path: str, lowest: int, highest: int | None) -> None:
    takes(path, lowest)
    refuses(path, lowest - 1)
    refuses(path, lowest + 0.5)
    if highest is not None:
        takes(path, highest)
        refuses(path, highest + 1)


@pytest.mark.parametrize("path", [path for path, *_ in [*REALS, *WHOLES]])
def test_a_number_is_nothing_but_a_number(path: str) -> None:
    for other in ("1", True, [1], {}):
        refuses(path, other)
    if path not in OPTIONAL:
        refuses(path, None)


@pytest.mark.parametrize(("path", "each", "fewest", "most"), COUNTS, ids=[path for path, *_ in COUNTS])
def test_a_list_holds_from_its_fewest_to_its_most(path: str, each: object, fewest: int, most: int) -> None:
    takes(path, [each] * fewest)
    takes(path, [each] * most)
    refuses(path, [each] * (most + 1))
    if fewest:
        refuses(path, [each] * (fewest - 1))


@pytest.mark.parametrize("path", COLOURS)
def test_a_colour_is_six_small_hexadecimal_digits(path: str) -> None:
    takes(path, "#09afaf")
    for other in ("red", "#9DBA83", "#9db", "9dba83", "#9dba83ff", "#9dba8g", "#9dba83\n", "url(#a)", "", 7):
        refuses(path, other)


@pytest.mark.parametrize("path", FLAGS)
def test_a_flag_is_true_or_false(path: str) -> None:
    takes(path, True)
    takes(path, False)
    for other in (1, "true", None):
        refuses(path, other)


@pytest.mark.parametrize("path", CHOICES)
def test_a_choice_is_one_of_its_words(path: str) -> None:
    for word in CHOICES[path]:
        takes(path, word)
    for other in ("pyramid", CHOICES[path][0].upper(), "", None):
        refuses(path, other)


@pytest.mark.parametrize("path", OPTIONAL)
def test_what_may_be_missing_may_be_null(path: str) -> None:
    takes(path, None)


@pytest.mark.parametrize("path", ["zone.size", "drift.path.0", "lathe.outline.0", "bamboo.stems.0", "grass.colours"])
def test_a_tuple_has_as_many_parts_as_declared(path: str) -> None:
    holder, key = found(whole(path.split(".")[0]), path)
    parts = holder[key]
    refuses(path, parts[:-1])
    refuses(path, [*parts, parts[-1]])


def test_a_label_has_up_to_200_characters_of_any_script() -> None:
    takes("label.text", "兰" * 200)
    refuses("label.text", "兰" * 201)
    refuses("label.text", "")


@pytest.mark.parametrize(("path", "most"), TEXTS.items())
def test_a_text_has_up_to_so_many_characters_of_any_script(path: str, most: int) -> None:
    takes(path, "兰" * most)
    refuses(path, "兰" * (most + 1))


@pytest.mark.parametrize("path", ASSETS)
def test_an_asset_is_named_by_its_id(path: str) -> None:
    takes(path, "ast_zzzzzzzzzzzzzzzz")
    for other in (
        "",
        "ent_0123456789abcdef",
        "ast_0123456789abcde",
        "https://example.org/a.glb",
        "ast_0123456789abcdef\n",
    ):
        refuses(path, other)


@pytest.mark.parametrize("link", ["https://example.org", "https://example.org/a?b=c#d", None])
def test_a_button_offers_a_page_that_is_safe_on_its_way(link: str | None) -> None:
    takes("button.link", link)


@pytest.mark.parametrize("link", ["", "http://example.org", "javascript:alert(1)", "https://a b", 'https://a"', "//a"])
def test_a_button_offers_nothing_else(link: str) -> None:
    refuses("button.link", link)


@pytest.mark.parametrize("slug", ["a", "7", "courtyard", "orchid-pavilion", "a" * 64, "a--b"])
def test_a_portal_leads_to_a_slug(slug: str) -> None:
    takes("portal.target", slug)


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a" * 65, "Courtyard", "a b", "a/b", "../a", "a\n", "https://elsewhere.example", "庭"]
)
def test_a_portal_leads_nowhere_else(text: str) -> None:
    refuses("portal.target", text)


@pytest.mark.parametrize("points", [2, 512])
def test_water_has_2_to_512_points(points: int) -> None:
    read("water", {"line": [POINT] * points, "widths_m": [1.0] * points})


@pytest.mark.parametrize("points", [1, 513])
def test_water_has_no_fewer_and_no_more(points: int) -> None:
    with pytest.raises(msgspec.ValidationError, match="length"):
        read("water", {"line": [POINT] * points, "widths_m": [1.0] * points})


@pytest.mark.parametrize(("columns", "rows"), [(2, 2), (256, 32), (2, 4_096)])
def test_a_sheet_has_up_to_256_columns_and_8192_points(columns: int, rows: int) -> None:
    read("sheet", {"columns": columns, "points": [POINT] * (columns * rows), "colour": "#cfcabc"})


@pytest.mark.parametrize(("columns", "rows", "field"), [(257, 2, "columns"), (3, 2_731, "points")])
def test_a_sheet_has_no_more_columns_and_points(columns: int, rows: int, field: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=re.escape(f"$.{field}")):
        read("sheet", {"columns": columns, "points": [POINT] * (columns * rows), "colour": "#cfcabc"})


def grid(columns: int, rows: int, colours: int = 1) -> Form:
    """A level height field with so many lines, painted in the last of its colours."""
    return {
        "xs": [float(x) for x in range(columns)],
        "zs": [float(z) for z in range(rows)],
        "heights": [0.0] * (columns * rows),
        "palette": ["#9dba83"] * colours,
        "paint": [colours - 1] * (columns * rows),
    }


@pytest.mark.parametrize(("columns", "rows"), [(2, 2), (256, 256), (512, 128), (128, 512)])
def test_a_height_field_has_up_to_512_lines_each_way_and_65536_crossings(columns: int, rows: int) -> None:
    read("height_field", grid(columns, rows))


@pytest.mark.parametrize(
    ("columns", "rows", "field"), [(1, 4, "xs"), (4, 1, "zs"), (513, 2, "xs"), (2, 513, "zs"), (257, 256, "heights")]
)
def test_a_height_field_has_no_fewer_and_no_more(columns: int, rows: int, field: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=re.escape(f"$.{field}")):
        read("height_field", grid(columns, rows))


def test_a_height_field_is_painted_in_up_to_256_colours() -> None:
    read("height_field", grid(2, 2, colours=256))
    refuses("height_field.paint", [256] * 4)
