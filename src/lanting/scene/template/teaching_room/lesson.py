"""What a lesson needs: a board, a teacher's place, and twenty-four desks with a stool at each."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Label, Lathe, Shape, Tube
from lanting.scene.component.placement import Seat, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.template.palette import BEAM, INK, PATH, blend
from lanting.scene.template.sketch import FlatPoint, Sketch, rounded, rounded_outline
from lanting.scene.template.teaching_room.plan import (
    DESK_XS,
    DESK_ZS,
    FLOOR_Y,
    NORTH_Z,
    PALE_TIMBER,
    TIMBER,
    WALL_DEPTH,
)

BOARD: Final = (6.4, 2.4)
BOARD_Y: Final = FLOOR_Y + 2.15
BOARD_COLOUR: Final = "#5a7370"
CHALK: Final = "#f2eddc"
DESK: Final = (1.1, 0.46)
"""Width and depth."""
DESK_HEIGHT: Final = 0.66
STOOL_HEIGHT: Final = 0.45
STOOL_BEHIND_M: Final = 0.48
CUSHIONS: Final = ("#8fb3a6", "#d8c08a", "#9db6c2", "#c9a58f")


def add_lesson(sketch: Sketch) -> None:
    sketch.add("lesson", Zone(size=(15.0, 4.0, 12.0)), words="thing-classroom", at=(0.0, FLOOR_Y + 2.0, -1.2))
    _add_board(sketch)
    _add_teachers_place(sketch)
    for row, z in enumerate(DESK_ZS):
        for column, x in enumerate(DESK_XS):
            _add_desk(sketch, f"desk-{row}-{column}", x, z, row + column)


def _add_board(sketch: Sketch) -> None:
    width, height = BOARD
    z = NORTH_Z + WALL_DEPTH / 2 + 0.05
    surface = Shape(kind="box", size=(width, height, 0.06), colour=BOARD_COLOUR)
    board = sketch.add("board", surface, words="thing-board", at=(0.0, BOARD_Y, z))
    for side in (-1.0, 1.0):
        level = Shape(kind="box", size=(width + 0.24, 0.12, 0.12), colour=TIMBER)
        sketch.add(f"board-level-{side:+.0f}", level, at=rounded((0.0, side * (height + 0.12) / 2, 0.0)), parent=board)
        post = Shape(kind="box", size=(0.12, height + 0.24, 0.12), colour=TIMBER)
        sketch.add(f"board-post-{side:+.0f}", post, at=rounded((side * (width + 0.12) / 2, 0.0, 0.0)), parent=board)
    tray = Shape(kind="box", size=(width, 0.05, 0.2), colour=TIMBER)
    sketch.add("board-tray", tray, at=rounded((0.0, -height / 2 - 0.15, 0.1)), parent=board)
    words = Label(text="学而时习之", height_m=0.74, colour=CHALK)
    # A label looks along −Z, the board along +Z.
    sketch.add("board-words", words, at=(0.0, 0.1, 0.045), yaw=math.pi, parent=board)
    line = Tube(line=[(-2.1, -0.5, 0.035), (2.1, -0.46, 0.035)], radius_m=0.012, colour=CHALK, sides=5)
    sketch.add("board-line", line, parent=board)


def _add_teachers_place(sketch: Sketch) -> None:
    z = NORTH_Z + 2.9
    table = sketch.add("teachers-table", words="thing-teachers-table", at=(-3.4, FLOOR_Y, z), yaw=-0.25)
    top = Shape(kind="box", size=(1.9, 0.07, 0.75), colour=TIMBER)
    sketch.add("teachers-table-top", top, at=(0.0, 0.735, 0.0), parent=table)
    sketch.solid_box("teachers-table-solid", (1.9, 0.77, 0.75), at=(0.0, 0.385, 0.0), parent=table)
    for side in (-1.0, 1.0):
        end = Shape(kind="box", size=(0.08, 0.7, 0.62), colour=BEAM)
        sketch.add(f"teachers-table-end-{side:+.0f}", end, at=(side * 0.8, 0.35, 0.0), parent=table)
    scroll = Tube(line=[(-0.35, 0.81, 0.05), (0.3, 0.81, 0.1)], radius_m=0.04, colour=CHALK, sides=10)
    sketch.add("teachers-scroll", scroll, parent=table)
    pot = rounded_outline([(0.0, 0.16), (0.06, 0.16), (0.07, 0.1), (0.06, 0.0)])
    sketch.add("teachers-brush-pot", Lathe(outline=pot, colour=INK, sides=12), at=(0.6, 0.77, -0.1), parent=table)
    for number, lean in enumerate((-0.03, 0.0, 0.035)):
        brush = Tube(line=[(0.6, 0.86, -0.1), (0.6 + lean, 1.1, -0.1 + lean)], radius_m=0.012, colour=PATH, sides=5)
        sketch.add(f"teachers-brush-{number}", brush, parent=table)
    _add_stool(sketch, "teachers-stool", (-3.55, z - 0.75), math.pi - 0.25, 0, "thing-teachers-seat")


def _add_desk(sketch: Sketch, key: str, x: float, z: float, number: int) -> None:
    wood = blend(TIMBER, PALE_TIMBER, 0.5 * (number % 3))
    sketch.add(
        key,
        Extrusion(outline=_desk_outline(), depth_m=DESK[1], colour=wood, rounding_m=0.01),
        Collider(kind="box", size=(DESK[0], DESK_HEIGHT, DESK[1])),
        words="thing-desk",
        at=(x, FLOOR_Y + DESK_HEIGHT / 2, z),
    )
    if number % 2:
        paper = Shape(kind="box", size=(0.34, 0.012, 0.26), colour="#f6efdf")
        sketch.add(f"{key}-paper", paper, at=rounded((x - 0.1, FLOOR_Y + DESK_HEIGHT + 0.005, z + 0.02)), yaw=0.12)
    _add_stool(sketch, f"{key}-stool", (x, z + STOOL_BEHIND_M), 0.0, number, "thing-desk-stool")


def _desk_outline() -> list[FlatPoint]:
    """From the front: a board on two cheeks, its middle at half the desk's height."""
    reach, top, below, inner = DESK[0] / 2, DESK_HEIGHT / 2, DESK_HEIGHT / 2 - 0.05, DESK[0] / 2 - 0.13
    cheek = inner + 0.05
    right = [(inner, below), (inner, -top), (cheek, -top), (cheek, below), (reach, below), (reach, top)]
    return rounded_outline([*right, *((-x, y) for x, y in reversed(right))])


def _add_stool(sketch: Sketch, key: str, place: FlatPoint, yaw: float, number: int, words: str) -> None:
    """A wooden drum with a cushion."""
    cushion = rounded_outline([(0.0, STOOL_HEIGHT), (0.14, 0.445), (0.19, 0.42), (0.2, 0.39), (0.17, 0.37)])
    stool = sketch.add(
        key,
        Lathe(outline=cushion, colour=CUSHIONS[number % len(CUSHIONS)], sides=14),
        Collider(kind="cylinder", size=(0.42, 2 * STOOL_HEIGHT, 0.42)),
        Seat(height_m=STOOL_HEIGHT),
        words=words,
        at=(place[0], FLOOR_Y, place[1]),
        yaw=yaw,
    )
    drum = Shape(kind="cylinder", size=(0.3, 0.38, 0.3), colour=TIMBER, taper=1.12, sides=14)
    sketch.add(f"{key}-drum", drum, at=(0.0, 0.19, 0.0), parent=stool)
