"""What grew here: bamboo stands, drifts of grass, rocks along the water."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.nature import Bamboo, Grass, Rock
from lanting.scene.component.solid import Collider
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion.plan import (
    CROSSING_Z,
    GATE,
    PAVILION,
    SPAWN,
    from_path,
    from_shore,
    ground_y,
    on_ground,
    stream_half_width,
    stream_x,
)
from lanting.scene.template.palette import STONE, STONE_DEEP, blend
from lanting.scene.template.sketch import Sketch, rounded

Stand = tuple[float, float, float, int]
"""Middle x and z, radius in metres, number of stems."""
STANDS: Final[tuple[Stand, ...]] = (
    (15.4, -9.5, 3.2, 40),
    (14.2, -2.6, 2.2, 20),
    (17.5, -1.0, 2.6, 30),
    (8.5, -16.5, 3.4, 44),
    (1.2, -19.5, 2.6, 26),
    (-14.6, -14.0, 3.0, 36),
    (-16.4, -7.0, 2.4, 24),
    (-9.0, -16.5, 2.8, 30),
    (-12.6, 1.5, 2.0, 16),
    (16.5, 8.5, 2.8, 26),
    (-13.5, 12.0, 2.6, 20),
)
DRIFTS: Final[tuple[Stand, ...]] = (
    (-5.4, 4.6, 2.4, 170),
    (-8.6, -1.2, 2.2, 150),
    (-12.4, -5.2, 2.4, 150),
    (11.8, -0.4, 2.4, 160),
    (13.8, -6.4, 1.9, 120),
    (1.6, -5.6, 1.6, 110),
    (9.8, 5.6, 1.8, 130),
    (-1.4, -11.6, 2.0, 130),
    (4.4, -14.2, 2.0, 120),
    (-3.6, 9.6, 1.6, 110),
    (-13.0, -10.6, 1.6, 110),
)
ROCKS: Final = 22
SOLID_ROCK_M: Final = 0.7
"""Smaller ones one steps over."""


def add_growth(sketch: Sketch, chance: Chance) -> None:
    for number, stand in enumerate(STANDS):
        _add_stand(sketch, chance, number, stand)
    for number, drift in enumerate(DRIFTS):
        _add_drift(sketch, chance, number, drift)
    _add_rocks(sketch, chance)


def _add_stand(sketch: Sketch, chance: Chance, number: int, stand: Stand) -> None:
    x, z, radius, count = stand
    stems = []
    for _ in range(count):
        away, turn = radius * math.sqrt(chance.part()), chance.between(0, math.tau)
        dx, dz = away * math.cos(turn), away * math.sin(turn)
        height = chance.between(6.0, 10.5) * (1.0 - 0.22 * away / radius)
        lean = chance.between(0.01, 0.07) * away / radius
        foot = rounded((dx, ground_y(x + dx, z + dz) - 0.05, dz))
        stems.append((*foot, round(height, 2), *(round(lean * math.cos(turn), 3), round(lean * math.sin(turn), 3))))
    bamboo = sketch.add(
        f"bamboo-{number}",
        Bamboo(stems=stems, leaves_per_stem=44, seed=chance.seed()),
        words="thing-bamboo",
        at=(x, 0.0, z),
    )
    solid = Collider(kind="cylinder", size=(round(1.7 * radius, 2), 5.0, round(1.7 * radius, 2)))
    sketch.add(f"bamboo-{number}-solid", solid, at=(0.0, round(ground_y(x, z) + 1.5, 2), 0.0), parent=bamboo)


def _add_drift(sketch: Sketch, chance: Chance, number: int, drift: Stand) -> None:
    x, z, radius, count = drift
    tufts = []
    for _ in range(count):
        away, turn = radius * chance.part() ** 0.62, chance.between(0, math.tau)
        dx, dz = 1.5 * away * math.cos(turn), away * math.sin(turn)
        if from_shore(x + dx, z + dz) > 0.25 and from_path(x + dx, z + dz) > 0.7:
            tufts.append((round(dx, 2), round(ground_y(x + dx, z + dz), 2), round(dz, 2)))
    sketch.add(f"grass-{number}", Grass(tufts=tufts, height_m=0.34, seed=chance.seed()), at=(x, 0.0, z))


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
