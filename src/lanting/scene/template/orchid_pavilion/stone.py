"""Stone: rocks and pebbles along the water, the flat stones of the paths, and where a heron likes to stand."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from lanting.scene.component.nature import Heron, Rock, Stones
from lanting.scene.component.solid import Collider
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion.plan import (
    CROSSING_Z,
    GATE,
    PATHS,
    PAVILION,
    SPAWN,
    WATER_Y,
    from_path,
    from_shore,
    ground_y,
    on_ground,
    stream_half_width,
    stream_x,
)
from lanting.scene.template.palette import STONE, STONE_DEEP, blend
from lanting.scene.template.sketch import Sketch, rounded

ROCKS: Final = 24
SOLID_ROCK_M: Final = 0.7
"""Smaller ones one steps over."""
PEBBLES: Final = 160
FLAG_STEP_M: Final = 0.66
PERCHES: Final = ((-4.6, -0.35), (-10.4, 0.3), (-17.0, -0.2), (9.6, 0.25))
"""z along the stream, and how far beside its middle, as a share of half its width."""
PERCH_SIZE: Final = (0.72, 0.5, 0.6)
PERCH_OVER_WATER: Final = 0.1


def add_stone(sketch: Sketch, chance: Chance) -> None:
    _add_rocks(sketch, chance)
    _add_pebbles(sketch, chance)
    _add_flags(sketch, chance)
    _add_heron(sketch, chance)


def _add_rocks(sketch: Sketch, chance: Chance) -> None:
    placed = 0
    while placed < ROCKS:
        z = chance.between(-20.0, 15.0)
        side = 1.0 if chance.part() < 0.5 else -1.0
        x = stream_x(z) + side * (stream_half_width(z) + chance.between(-0.2, 0.75)) * 1.25
        width = 0.45 + 1.05 * chance.part() ** 2
        if not _is_free(x, z, width):
            continue
        size = rounded((width, width * chance.between(0.5, 0.72), width * chance.between(0.7, 0.95)))
        colour = blend(STONE_DEEP, STONE, round(chance.between(0.0, 0.8), 1))
        rock = Rock(size=size, colour=colour, seed=chance.seed())
        key, place, yaw = f"rock-{placed}", on_ground(x, z, 0.12 * size[1]), round(chance.between(0, math.tau), 2)
        if width > SOLID_ROCK_M:
            solid = Collider(kind="cylinder", size=rounded((0.9 * width, 2.4, 0.9 * width)))
            sketch.add(key, rock, solid, at=place, yaw=yaw)
        else:
            sketch.add(key, rock, at=place, yaw=yaw)
        placed += 1


def _is_free(x: float, z: float, width: float) -> bool:
    """Whether a rock there stands in nobody's way: not on a path, at the stones, in a building, before the newcomer."""
    crossing = math.hypot(x - stream_x(CROSSING_Z), z - CROSSING_Z)
    pavilion = math.hypot(x - PAVILION[0], z - PAVILION[1])
    gate = math.hypot(x - GATE[0], z - GATE[1])
    spawn = math.hypot(x - SPAWN[0], z - SPAWN[1])
    clear = crossing > 4.2 and pavilion > 6.4 and gate > 4.6 and spawn > 2.6
    return clear and from_path(x, z) > 0.6 + width / 2 and from_shore(x, z) > -0.9


def _add_pebbles(sketch: Sketch, chance: Chance) -> None:
    """In drifts along both shores, half of them wet."""
    stones: list[tuple[float, float, float, float]] = []
    while len(stones) < PEBBLES:
        z = chance.between(-19.0, 15.0)
        if chance.part() > 0.5 + 0.5 * math.sin(1.9 * z + 2.2 * math.sin(0.7 * z)):
            continue
        side = 1.0 if chance.part() < 0.5 else -1.0
        x = stream_x(z) + side * 1.2 * (stream_half_width(z) + chance.between(-0.3, 0.45))
        crossing = math.hypot(x - stream_x(CROSSING_Z), z - CROSSING_Z)
        if -0.5 < from_shore(x, z) < 0.75 and crossing > 2.4:
            width = round(0.1 + 0.28 * chance.part() ** 2, 2)
            stones.append((*rounded((x, ground_y(x, z) + 0.1 * width, z)), width))
    sketch.add("pebbles", Stones(kind="pebble", stones=stones, seed=chance.seed()))


def _add_flags(sketch: Sketch, chance: Chance) -> None:
    """One stone for each step, from where people arrive to the stones, the pavilion and the gate."""
    stones: list[tuple[float, float, float, float]] = []
    for number, path in enumerate(PATHS):
        for (x, z), (x_end, z_end) in pairwise(path):
            length = math.hypot(x_end - x, z_end - z)
            for step in range(round(length / FLAG_STEP_M)):
                share = (step + 0.5) * FLAG_STEP_M / length
                aside = 0.14 * (-1) ** (step + number)
                at_x = x + (x_end - x) * share - aside * (z_end - z) / length
                at_z = z + (z_end - z) * share + aside * (x_end - x) / length
                clear = from_shore(at_x, at_z) > 0.3 and math.hypot(at_x - PAVILION[0], at_z - PAVILION[1]) > 5.5
                crowded = any(math.hypot(at_x - sx, at_z - sz) < 0.55 for sx, _, sz, _ in stones)
                if clear and not crowded:
                    width = round(chance.between(0.5, 0.68), 2)
                    stones.append((*rounded((at_x, ground_y(at_x, at_z) - 0.01, at_z)), width))
    flags = Stones(kind="flag", stones=stones, seed=chance.seed(), colours=(blend(STONE_DEEP, STONE, 0.7), "#ddd8ca"))
    sketch.add("path-stones", flags, words="thing-path")


def _add_heron(sketch: Sketch, chance: Chance) -> None:
    perches = []
    for number, (z, beside) in enumerate(PERCHES):
        x = stream_x(z) + beside * stream_half_width(z)
        perches.append(rounded((x, WATER_Y + PERCH_OVER_WATER, z)))
        rock = Rock(size=PERCH_SIZE, colour=STONE_DEEP, seed=chance.seed(), roughness=0.2)
        sketch.add(f"perch-{number}", rock, at=(x, WATER_Y + PERCH_OVER_WATER - 0.2, z))
    sketch.add("heron", Heron(perches=perches), words="thing-heron")
