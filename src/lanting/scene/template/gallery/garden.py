"""The small garden behind the moon window: a tall rock, a stone basin with water, raked gravel, a wall around."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Coping, Lathe, Shape
from lanting.scene.component.nature import Bamboo, Grass, Rock
from lanting.scene.component.solid import Collider
from lanting.scene.template.chance import Chance
from lanting.scene.template.gallery.plan import FLOOR_Y, GARDEN_Z, HALF_X, NORTH_Z, WALL_DEPTH
from lanting.scene.template.moon_gate import lifted_line
from lanting.scene.template.palette import PATH, PLASTER, STONE, STONE_DEEP, WATER, blend
from lanting.scene.template.sketch import Sketch, rounded, rounded_outline

WALL_HEIGHT: Final = 1.9
ROCK: Final = (-0.5, -10.3)
BASIN: Final = (1.6, -8.6)
GRAVEL: Final = "#e9e2d0"


def add_garden(sketch: Sketch, chance: Chance) -> None:
    _add_walls(sketch)
    depth = NORTH_Z - WALL_DEPTH - GARDEN_Z - 0.3
    gravel = Shape(kind="box", size=rounded((2 * HALF_X, 0.05, depth)), colour=GRAVEL, rounding_m=0.0)
    middle_z = GARDEN_Z + 0.2 + depth / 2
    sketch.add("gravel", gravel, words="thing-small-garden", at=rounded((0.0, FLOOR_Y - 0.005, middle_z)))
    _add_rocks(sketch, chance)
    _add_basin(sketch)
    _add_growth(sketch, chance)
    for number in range(4):
        x, z = 5.4 - 1.15 * number, -7.6 - 0.22 * number - 0.1 * (number % 2)
        stone = Shape(kind="cylinder", size=(0.8, 0.1, 0.66), colour=blend(STONE, PATH, 0.2), sides=14, taper=0.92)
        sketch.add(f"tread-{number}", stone, at=rounded((x, FLOOR_Y + 0.02, z)), yaw=0.6 * number)


def _add_walls(sketch: Sketch) -> None:
    length = 2 * (HALF_X + WALL_DEPTH)
    size = (length, WALL_HEIGHT, 0.3)
    wall = Shape(kind="box", size=size, colour=PLASTER)
    sketch.solid_box("garden-wall", size, wall, at=rounded((0.0, FLOOR_Y + WALL_HEIGHT / 2, GARDEN_Z)))
    cap = Coping(line=lifted_line(length, 0.0))
    sketch.add("garden-cap", cap, at=(0.0, FLOOR_Y + WALL_HEIGHT, GARDEN_Z))
    run = NORTH_Z - WALL_DEPTH - GARDEN_Z
    size = (0.3, WALL_HEIGHT, run)
    for sign in (-1.0, 1.0):
        place = rounded((sign * (HALF_X + 0.15), FLOOR_Y + WALL_HEIGHT / 2, GARDEN_Z + run / 2))
        side = Shape(kind="box", size=rounded(size), colour=PLASTER)
        sketch.solid_box(f"garden-side-{sign:+.0f}", size, side, at=place)
        top = (place[0], FLOOR_Y + WALL_HEIGHT, place[2])
        cap = Coping(line=lifted_line(run, 0.0))
        sketch.add(f"garden-side-cap-{sign:+.0f}", cap, at=top, yaw=math.pi / 2)


def _add_rocks(sketch: Sketch, chance: Chance) -> None:
    x, z = ROCK
    rock = sketch.add("rock", words="thing-garden-rock", at=(x, FLOOR_Y, z))
    for number, (dx, dz, size) in enumerate(
        (
            (0.0, 0.0, (1.3, 2.5, 0.95)),
            (0.75, 0.2, (0.95, 1.4, 0.8)),
            (-0.8, 0.25, (1.0, 0.9, 0.8)),
            (0.1, 0.75, (0.8, 0.45, 0.6)),
        )
    ):
        stone = Rock(size=size, colour=blend(STONE_DEEP, "#8d9a98", 0.25 * number), roughness=0.42, seed=chance.seed())
        sketch.add(f"rock-{number}", stone, at=rounded((dx, 0.42 * size[1], dz)), yaw=0.9 * number, parent=rock)
    sketch.add("rock-solid", Collider(kind="cylinder", size=(2.4, 3.0, 2.4)), at=(0.0, 1.2, 0.2), parent=rock)


def _add_basin(sketch: Sketch) -> None:
    x, z = BASIN
    bowl = rounded_outline([(0.0, 0.12), (0.5, 0.12), (0.6, 0.52), (0.72, 0.54), (0.78, 0.48), (0.62, 0.1), (0.6, 0.0)])
    basin = sketch.add(
        "basin",
        Lathe(outline=bowl, colour=STONE, sides=24),
        Collider(kind="cylinder", size=(1.56, 1.0, 1.56)),
        words="thing-water-basin",
        at=(x, FLOOR_Y, z),
    )
    water = Lathe(outline=[(0.0, 0.46), (0.59, 0.46)], colour=WATER, sides=24, finish="glow")
    sketch.add("basin-water", water, parent=basin)
    leaf = Lathe(outline=[(0.0, 0.475), (0.14, 0.475), (0.16, 0.482)], colour="#7da866", sides=12)
    for number, (dx, dz) in enumerate(((0.18, 0.12), (-0.2, -0.16), (-0.08, 0.26))):
        sketch.add(f"basin-leaf-{number}", leaf, at=(dx, 0.0, dz), parent=basin)


def _add_growth(sketch: Sketch, chance: Chance) -> None:
    for key, x, z, stems in (("west", -3.3, -11.3, 12), ("east", 3.6, -11.4, 9)):
        grown = [
            (
                round(chance.between(-0.9, 0.9), 3),
                -0.03,
                round(chance.between(-0.4, 0.3), 3),
                round(chance.between(2.8, 4.6), 2),
                round(chance.between(-0.05, 0.05), 3),
                round(chance.between(-0.02, 0.05), 3),
            )
            for _ in range(stems)
        ]
        bamboo = Bamboo(stems=grown, leaves_per_stem=30, seed=chance.seed())
        stand = sketch.add(f"garden-bamboo-{key}", bamboo, words="thing-bamboo", at=(x, FLOOR_Y, z))
        solid = Collider(kind="box", size=(2.0, 3.0, 1.0))
        sketch.add(f"garden-bamboo-{key}-solid", solid, at=(0.0, 1.4, 0.0), parent=stand)
    tufts = []
    for _ in range(150):
        turn, away = chance.between(0, math.tau), 1.25 + 0.5 * chance.part()
        tufts.append((round(away * math.cos(turn), 2), 0.02, round(0.8 * away * math.sin(turn), 2)))
    moss = Grass(tufts=tufts, height_m=0.2, seed=chance.seed())
    sketch.add("moss", moss, at=(ROCK[0], FLOOR_Y, ROCK[1] + 0.1))
