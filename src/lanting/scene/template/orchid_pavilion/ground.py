"""The meadow as a height field: fine grid lines where one walks, coarse ones out into the mist."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.nature import HeightField
from lanting.scene.component.solid import Collider
from lanting.scene.template.landscape import grid_lines
from lanting.scene.template.orchid_pavilion.plan import PAVILION, from_path, from_shore, ground_y
from lanting.scene.template.palette import GRASS, GRASS_DEEP, GRASS_LIGHT, PATH, STONE_DEEP, WATER, blend
from lanting.scene.template.sketch import Sketch, smoothstep

FINE_STEP: Final = 0.6
EDGE_M: Final = 120.0
GROWTH: Final = 1.32
"""Each coarse cell is so much wider than the one before."""
SHADES: Final = 12
"""Steps of colour in each of the palette's blends."""


def add_ground(sketch: Sketch) -> None:
    xs, zs = (grid_lines(*reach, FINE_STEP, GROWTH, EDGE_M) for reach in ((-15.6, 15.6), (-21.0, 16.2)))
    field = HeightField(
        xs=xs,
        zs=zs,
        heights=[round(ground_y(x, z), 2) for z in zs for x in xs],
        palette=_palette(),
        paint=[_paint(x, z) for z in zs for x in xs],
    )
    sketch.add("meadow", field, Collider(kind="height_field"), words="thing-meadow")


def _palette() -> list[str]:
    """Light and deep grass; grass to bank; bank to the stream's bed."""
    tones = [(GRASS_DEEP, GRASS), (GRASS, GRASS_LIGHT), (GRASS, PATH), (PATH, blend(STONE_DEEP, WATER, 0.45))]
    return [blend(start, end, shade / (SHADES - 1)) for start, end in tones for shade in range(SHADES)]


def _paint(x: float, z: float) -> int:
    shore = from_shore(x, z)
    if shore < 0.0:
        return _shade(3, smoothstep(0.1, 1.0, -shore))
    ragged = 0.35 * math.sin(1.7 * x + 0.8 * z) + 0.25 * math.sin(2.9 * z - 1.1 * x)
    bank = 1.0 - smoothstep(0.1, 1.15, shore + ragged * 0.6)
    path = 1.0 - smoothstep(0.3, 0.85, from_path(x, z) + ragged * 0.3)
    apron = 1.0 - smoothstep(5.2, 6.2, math.hypot(x - PAVILION[0], z - PAVILION[1]) + ragged)
    worn = max(bank, 0.5 * path, 0.45 * apron)
    if worn > 0.04:
        return _shade(2, worn)
    tone = 0.44 + 0.32 * math.sin(0.19 * x + 0.5) * math.cos(0.23 * z) + 0.22 * math.sin(0.61 * x + 0.47 * z)
    return _shade(0, tone * 2) if tone < 0.5 else _shade(1, tone * 2 - 1)


def _shade(blend_number: int, share: float) -> int:
    return blend_number * SHADES + min(max(round(share * (SHADES - 1)), 0), SHADES - 1)
