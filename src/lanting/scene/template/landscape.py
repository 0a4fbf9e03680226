"""The grass around a house, out into the mist."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.nature import Grass, HeightField
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import GRASS, GRASS_DEEP, GRASS_LIGHT, PATH, blend
from lanting.scene.template.sketch import Sketch, smoothstep

MEADOW_EDGE_M: Final = 130.0
SHADES: Final = 8


def add_meadow(sketch: Sketch, half_x: float, half_z: float, words: str, worn_m: float = 1.5) -> None:
    """Grass, level within the half sizes and rising gently beyond; worn to a path so far from the middle's edge."""
    xs, zs = (grid_lines(-half, half, 1.0, 1.4, MEADOW_EDGE_M) for half in (half_x, half_z))
    tones = [(GRASS_DEEP, GRASS), (GRASS, GRASS_LIGHT), (GRASS, PATH)]
    palette = [blend(start, end, shade / (SHADES - 1)) for start, end in tones for shade in range(SHADES)]
    field = HeightField(
        xs=xs,
        zs=zs,
        heights=[_height(x, z, half_x, half_z) for z in zs for x in xs],
        palette=palette,
        paint=[_paint(x, z, half_x, half_z, worn_m) for z in zs for x in xs],
    )
    sketch.add("meadow", field, Collider(kind="height_field"), words=words)


def grid_lines(start: float, end: float, step: float, growth: float, edge: float) -> list[float]:
    """A height field's lines: about every `step` from start to end, then ever wider by `growth`, to the edge."""
    steps = round((end - start) / step)
    fine = [round(start + (end - start) * line / steps, 2) for line in range(steps + 1)]
    below, above, width = [fine[0]], [fine[-1]], step
    while above[-1] < edge:
        width *= growth
        below.append(round(below[-1] - width, 2))
        above.append(round(above[-1] + width, 2))
    return [*reversed(below[1:]), *fine, *above[1:]]


def _height(x: float, z: float, half_x: float, half_z: float) -> float:
    beyond = math.hypot(max(abs(x) - half_x, 0.0), max(abs(z) - half_z, 0.0))
    return round(
        0.35 * smoothstep(1, 9, beyond) * (1 + 0.6 * math.sin(0.3 * x + 0.2 * z)) + 2.2 * smoothstep(14, 70, beyond), 2
    )


def _paint(x: float, z: float, half_x: float, half_z: float, worn_m: float) -> int:
    inside = min(half_x - abs(x), half_z - abs(z))
    ragged = 0.5 * math.sin(1.3 * x + 0.7 * z) + 0.4 * math.sin(2.1 * z - 0.9 * x)
    worn = smoothstep(0.0, worn_m, inside + ragged * 0.6) if worn_m > 0 else 0.0
    if worn > 0.05:
        return 2 * SHADES + min(round(worn * 0.85 * (SHADES - 1)), SHADES - 1)
    tone = min(
        max(0.5 + 0.34 * math.sin(0.21 * x + 0.5) * math.cos(0.25 * z) + 0.24 * math.sin(0.53 * x + 0.47 * z), 0), 1
    )
    return round(tone * 2 * (SHADES - 1)) if tone < 0.5 else SHADES + round((tone * 2 - 1) * (SHADES - 1))


def add_drift(sketch: Sketch, chance: Chance, key: str, at: Vector, radius: float, tufts: int) -> None:
    """A dense drift of grass, longer than it is deep."""
    spots = []
    for _ in range(tufts):
        away, turn = radius * chance.part() ** 0.62, chance.between(0, math.tau)
        spots.append((round(1.5 * away * math.cos(turn), 2), 0.0, round(away * math.sin(turn), 2)))
    sketch.add(key, Grass(tufts=spots, height_m=0.32, seed=chance.seed()), at=at)
