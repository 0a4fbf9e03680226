"""What grew here: bamboo stands and trees, grass where it is left alone, reeds in the water."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from lanting.scene.component.nature import Grass, Plants, Shade, Tree
from lanting.scene.component.registry import Point
from lanting.scene.component.solid import Collider
from lanting.scene.template.bamboo import add_stand
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion.plan import (
    CROSSING_Z,
    GATE,
    PAVILION,
    from_path,
    from_shore,
    ground_y,
    on_ground,
    stream_half_width,
    stream_x,
)
from lanting.scene.template.sketch import Sketch, rounded, smoothstep

Stand = tuple[float, float, float, int]
"""Middle x and z, radius in metres, number of stems."""
STANDS: Final[tuple[Stand, ...]] = (
    (15.4, -9.5, 3.2, 40),
    (14.2, -2.6, 2.2, 20),
    (17.5, -1.0, 2.6, 30),
    (8.5, -16.5, 3.4, 44),
    (2.6, -20.0, 2.4, 24),
    (-15.6, -14.0, 3.0, 36),
    (-16.4, -7.0, 2.4, 24),
    (-10.0, -16.5, 2.8, 30),
    (-14.2, 1.5, 2.0, 16),
    (16.5, 8.5, 2.8, 26),
    (-13.5, 12.0, 2.6, 20),
)
TREES: Final[tuple[tuple[str, float, float, Tree], ...]] = (
    (
        "pine",
        -8.6,
        0.4,
        Tree(kind="pine", height_m=7.4, spread_m=3.5, seed=19, lean=(0.14, -0.02), leaf_colours=("#5f8f74", "#a3bf93")),
    ),
    (
        "plum",
        -0.9,
        -11.2,
        Tree(kind="plum", height_m=4.3, spread_m=2.5, seed=7, bark="#6b5a50", leaf_colours=("#eac9c6", "#fbf1ec")),
    ),
    (
        "willow",
        11.6,
        4.4,
        Tree(kind="willow", height_m=7.6, spread_m=3.1, seed=5, lean=(-0.1, 0.02), leaf_colours=("#8fb377", "#c3d398")),
    ),
)
GRASS_STEP: Final = 0.4
GRASS_REACH: Final = (-15.5, 15.0, -15.0, 13.5)
GRASS_CELL_M: Final = 12.0
ORCHIDS: Final = (
    (-6.4, -8.6),
    (-12.9, -9.4),
    (1.9, -4.6),
    (12.4, -4.2),
    (3.0, -8.9),
    (-7.4, 1.6),
    (-2.4, 1.4),
    (4.6, 9.6),
    (1.3, 6.4),
    (10.2, 1.6),
    (-4.9, 7.6),
    (5.0, -10.6),
)
"""Where a handful of orchids stand together: by the rocks, the gate, the pavilion's foot."""
REED_BEDS: Final = ((-14.0, -1), (-8.2, 1), (-6.4, -1), (-3.0, 1), (4.4, 1), (6.2, -1), (-18.0, 1))
"""z, and which bank: −1 the newcomer's."""


def add_growth(sketch: Sketch, chance: Chance) -> None:
    for number, stand in enumerate(STANDS):
        _add_stand(sketch, chance, number, stand)
    for key, x, z, tree in TREES:
        solid = Collider(kind="cylinder", size=(0.55, 4.0, 0.55))
        shade = Shade(radius_m=(0.9 * tree.spread_m, 0.8 * tree.spread_m))
        sketch.add(key, tree, solid, shade, words=f"thing-{tree.kind}", at=on_ground(x, z))
    _add_grass(sketch, chance)
    _add_orchids(sketch, chance)
    _add_reeds(sketch, chance)


def _add_stand(sketch: Sketch, chance: Chance, number: int, stand: Stand) -> None:
    x, z, radius, count = stand
    add_stand(
        sketch,
        chance,
        f"bamboo-{number}",
        (x, 0.0, z),
        radius,
        count,
        Shade(radius_m=(radius + 1.6, radius + 1.6), depth=0.34),
        height_m=10.5,
        foot=lambda dx, dz: ground_y(x + dx, z + dz),
    )


def _add_grass(sketch: Sketch, chance: Chance) -> None:
    """Dense drifts with ragged edges; between them the short lawn that one walks on."""
    drifts: dict[tuple[int, int], list[Point]] = {}
    for x, z in _scattered(chance):
        if chance.part() < _grass_density(x, z):
            cell = (math.floor(x / GRASS_CELL_M), math.floor(z / GRASS_CELL_M))
            drifts.setdefault(cell, []).append((round(x, 2), round(ground_y(x, z), 2), round(z, 2)))
    for number, cell in enumerate(sorted(drifts)):
        grass = Grass(tufts=drifts[cell], height_m=0.36, seed=chance.seed())
        sketch.add(f"grass-{number}", grass)


def _scattered(chance: Chance) -> Iterator[tuple[float, float]]:
    x_min, x_max, z_min, z_max = GRASS_REACH
    for column in range(round((x_max - x_min) / GRASS_STEP)):
        for row in range(round((z_max - z_min) / GRASS_STEP)):
            x = x_min + (column + chance.part()) * GRASS_STEP
            yield x, z_min + (row + chance.part()) * GRASS_STEP


def _grass_density(x: float, z: float) -> float:
    """0 where feet go, where stone lies and in the water; 1 in the middle of a drift."""
    shore = from_shore(x, z)
    path = from_path(x, z)
    pavilion = math.hypot(x - PAVILION[0], z - PAVILION[1])
    gate = math.hypot(x - GATE[0], z - GATE[1])
    if shore < 0.35 or path < 0.72 or pavilion < 5.7 or gate < 1.7:
        return 0.0
    wide = 0.5 + 0.5 * math.sin(0.42 * x + 1.7 * math.sin(0.23 * z + 0.8)) * math.cos(0.38 * z - 0.9)
    fine = 0.5 + 0.5 * math.sin(1.3 * x - 0.7 * z) * math.sin(1.1 * z + 0.6 * x)
    drift = smoothstep(0.48, 0.84, 0.74 * wide + 0.26 * fine)
    stand = max(1.0 - abs(math.hypot(x - at_x, z - at_z) - radius - 0.3) / 1.3 for at_x, at_z, radius, _ in STANDS)
    edge = max(0.75 * (1.0 - abs(shore - 0.7) / 0.7) * fine, 0.8 * (1.0 - abs(pavilion - 6.2) / 0.6), 0.9 * stand)
    return max(drift, edge, 0.0) * smoothstep(0.72, 1.5, path)


def _add_orchids(sketch: Sketch, chance: Chance) -> None:
    points = []
    for x, z in ORCHIDS:
        for _ in range(4):
            away, turn = 0.75 * math.sqrt(chance.part()), chance.between(0, math.tau)
            at_x, at_z = x + 1.4 * away * math.cos(turn), z + away * math.sin(turn)
            if from_shore(at_x, at_z) > 0.3 and from_path(at_x, at_z) > 0.6:
                points.append(rounded((at_x, ground_y(at_x, at_z), at_z)))
    orchids = Plants(kind="orchid", points=points, height_m=0.46, seed=chance.seed())
    sketch.add("orchids", orchids, words="thing-orchids")


def _add_reeds(sketch: Sketch, chance: Chance) -> None:
    points = []
    for z, side in REED_BEDS:
        for _ in range(11):
            at_z = z + chance.between(-0.9, 0.9)
            x = stream_x(at_z) + side * 1.18 * (stream_half_width(at_z) + chance.between(-0.35, 0.15))
            if -0.6 < from_shore(x, at_z) < 0.2 and abs(at_z - CROSSING_Z) > 2.6:
                points.append(rounded((x, ground_y(x, at_z), at_z)))
    reeds = Plants(kind="reed", points=points, height_m=1.15, seed=chance.seed(), colours=("#86a868", "#c2cf95"))
    sketch.add("reeds", reeds, words="thing-reeds")
