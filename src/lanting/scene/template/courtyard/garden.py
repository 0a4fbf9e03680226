"""What grows in the yard and looks over its walls."""

from __future__ import annotations

from typing import Final

from lanting.scene.component.matter import Lathe, Shape
from lanting.scene.component.nature import Grass, Plants, Rock, Shade, Tree
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.bamboo import bamboo
from lanting.scene.template.chance import Chance
from lanting.scene.template.courtyard.plan import TERRACE_MIDDLE, TERRACE_Y
from lanting.scene.template.palette import GRASS, GRASS_DEEP, STONE, STONE_DEEP, TILE, WATER, blend
from lanting.scene.template.sketch import Sketch, rounded

Bed = tuple[float, float, float, float]
"""Middle x and z, width and depth of a kerbed bed."""
BEDS: Final[tuple[Bed, ...]] = ((-13.9, 4.6, 3.8, 2.4), (13.4, 4.4, 4.6, 2.2), (-14.6, -1.4, 2.2, 5.0))
KERB_Y: Final = 0.22
OUTSIDE: Final = (
    (-18.6, -9.0, 18),
    (-18.8, 7.0, 16),
    (18.8, -11.0, 20),
    (18.6, 3.0, 18),
    (-8.0, -18.6, 22),
    (9.5, -18.8, 24),
)
"""Stands of bamboo beyond the walls: x, z and stems."""
HEIGHT_M: Final = 9.0
"""Of the highest bamboo."""
TROUGH: Final = (-7.6, 3.72)
POTS: Final = ((-2.7, 4.4), (2.7, 4.4), (-3.1, -5.3), (3.1, -5.3))
POT: Final = [(0.0, 0.5), (0.38, 0.5), (0.44, 0.52), (0.44, 0.46), (0.42, 0.3), (0.3, 0.06), (0.32, 0.0)]
PLANTER: Final = [(0.0, 0.5), (1.3, 0.5), (1.42, 0.44), (1.42, 0.3), (1.34, 0.1), (1.44, 0.0)]
OLD_TREE: Final = Tree(
    kind="maple", height_m=7.8, spread_m=4.6, seed=23, bark="#75624f", leaf_colours=("#98ab6b", "#e0d492")
)


def add_garden(sketch: Sketch, chance: Chance) -> None:
    _add_old_tree(sketch)
    for number, bed in enumerate(BEDS):
        _add_bed(sketch, number, bed)
    for number, count, reach in ((0, 13, (1.5, 0.7)), (2, 12, (0.6, 1.9))):
        place = (BEDS[number][0], KERB_Y, BEDS[number][1])
        sketch.add(f"bed-bamboo-{number}", bamboo(chance, count, reach, HEIGHT_M), words="thing-bamboo", at=place)
    plum = Tree(kind="plum", height_m=4.4, spread_m=2.5, seed=31, bark="#6b5a50", leaf_colours=("#eac9c6", "#fbf1ec"))
    trunk = Collider(kind="cylinder", size=(0.5, 3.0, 0.5))
    sketch.add("plum", plum, trunk, words="thing-plum", at=(12.6, KERB_Y, 4.2))
    _add_trough(sketch, chance)
    for number, (x, z) in enumerate(POTS):
        _add_bonsai(sketch, number, x, z)
    _add_rocks(sketch, chance)
    _add_plants(sketch, chance)
    for number, (x, z, count) in enumerate(OUTSIDE):
        stand = bamboo(chance, count, (1.7, 2.4), HEIGHT_M)
        sketch.add(f"outside-bamboo-{number}", stand, at=(x, 0.0, z))


def _add_old_tree(sketch: Sketch) -> None:
    x, z = TERRACE_MIDDLE
    planter = sketch.add(
        "planter",
        Lathe(outline=PLANTER, colour=STONE, sides=32),
        Collider(kind="cylinder", size=(2.9, 1.0, 2.9)),
        Shade(radius_m=(4.6, 4.6), depth=0.3),
        at=(x, TERRACE_Y, z),
    )
    earth = Shape(kind="cylinder", size=(2.4, 0.06, 2.4), colour=blend(GRASS_DEEP, STONE_DEEP, 0.3), sides=24)
    sketch.add("planter-earth", earth, at=(0.0, 0.5, 0.0), parent=planter)
    sketch.add("old-tree", OLD_TREE, words="thing-old-tree", at=(0.0, 0.5, 0.0), parent=planter)


def _add_bed(sketch: Sketch, number: int, bed: Bed) -> None:
    x, z, width, depth = bed
    size = (width, KERB_Y + 0.04, depth)
    kerb = Shape(kind="box", size=rounded(size), colour=STONE_DEEP, rounding_m=0.04)
    solid = Collider(kind="box", size=rounded((width, 1.2, depth)))
    place = sketch.add(f"bed-{number}", solid, Shade(radius_m=(0.7 * width, 0.8 * depth)), at=rounded((x, 0.6, z)))
    sketch.add(f"bed-{number}-kerb", kerb, at=rounded((0.0, size[1] / 2 - 0.6, 0.0)), parent=place)
    earth = Shape(kind="box", size=rounded((width - 0.3, 0.1, depth - 0.3)), colour=blend(GRASS_DEEP, GRASS, 0.4))
    sketch.add(f"bed-{number}-earth", earth, at=rounded((0.0, KERB_Y - 0.6, 0.0)), parent=place)


def _add_trough(sketch: Sketch, chance: Chance) -> None:
    """Bamboo before the white wall: in the morning its shade lies on the plaster."""
    x, z = TROUGH
    size = (1.3, 0.44, 0.62)
    stone = Shape(kind="box", size=size, colour=STONE_DEEP, rounding_m=0.04)
    trough = sketch.add("trough", stone, Shade(radius_m=(1.3, 0.9)), at=(x, size[1] / 2, z))
    solid = Collider(kind="box", size=(size[0], 1.2, size[2]))
    sketch.add("trough-solid", solid, at=(0.0, 0.38, 0.0), parent=trough)
    stand = bamboo(chance, 6, (0.46, 0.16), 4.6)
    sketch.add("trough-bamboo", stand, words="thing-bamboo", at=(0.0, size[1] / 2, 0.0), parent=trough)


def _add_bonsai(sketch: Sketch, number: int, x: float, z: float) -> None:
    """A small old pine in a glazed pot."""
    pot = sketch.add(
        f"pot-{number}",
        Lathe(outline=POT, colour=blend(TILE, WATER, 0.35), sides=20),
        Collider(kind="cylinder", size=(0.9, 1.4, 0.9)),
        Shade(radius_m=(1.0, 1.0)),
        at=(x, 0.0, z),
    )
    pine = Tree(kind="pine", height_m=1.5, spread_m=0.95, seed=41 + number, lean=(0.2 * (-1) ** number, 0.05))
    sketch.add(f"bonsai-{number}", pine, words="thing-pine", at=(0.0, 0.5, 0.0), parent=pot)


def _add_rocks(sketch: Sketch, chance: Chance) -> None:
    places: tuple[tuple[Vector, Vector], ...] = (
        ((14.6, KERB_Y + 0.35, 4.6), (0.9, 1.5, 0.7)),
        ((13.8, KERB_Y + 0.12, 4.9), (0.8, 0.6, 0.6)),
        ((-12.7, KERB_Y + 0.2, 4.9), (0.9, 0.9, 0.7)),
    )
    for number, (at, size) in enumerate(places):
        rock = Rock(size=size, colour=blend(STONE_DEEP, STONE, 0.4), roughness=0.55, seed=chance.seed())
        sketch.add(f"bed-rock-{number}", rock, at=at)


def _add_plants(sketch: Sketch, chance: Chance) -> None:
    orchids, tufts = [], []
    for x, z, width, depth in BEDS:
        for _ in range(7):
            at = (x + (chance.part() - 0.5) * (width - 0.7), KERB_Y + 0.04, z + (chance.part() - 0.5) * (depth - 0.7))
            orchids.append(rounded(at))
        for _ in range(34):
            at = (x + (chance.part() - 0.5) * (width - 0.5), KERB_Y + 0.04, z + (chance.part() - 0.5) * (depth - 0.5))
            tufts.append(rounded(at))
    sketch.add(
        "orchids", Plants(kind="orchid", points=orchids, height_m=0.44, seed=chance.seed()), words="thing-orchids"
    )
    sketch.add("grass", Grass(tufts=tufts, height_m=0.24, seed=chance.seed()))
