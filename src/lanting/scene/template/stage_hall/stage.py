"""The stage: ten by six metres, 0.9 m high, with steps before it, a ramp beside it, a painted screen and a roof."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Label, Shape, Tube
from lanting.scene.component.placement import Zone
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.placing import Vector
from lanting.scene.template.art import SUN, Canvas
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import (
    BEAM,
    COLUMN,
    GILT,
    HILLS_FAR_TO_NEAR,
    PATH,
    STONE,
    STONE_DEEP,
    WOOD,
    blend,
)
from lanting.scene.template.sketch import Sketch, rounded, rounded_outline
from lanting.scene.template.timber import HippedRoof, add_beam, add_column

WIDTH: Final = 10.0
DEPTH: Final = 6.0
FRONT_Z: Final = -6.0
BACK_Z: Final = FRONT_Z - DEPTH
STAGE_Y: Final = 0.9
STEP_RISE: Final = 0.18
STEP_RUN: Final = 0.36
STEPS_WIDTH: Final = 2.6
RAMP_RUN: Final = 10.8
"""One in twelve: a wheelchair climbs it."""
RAMP_WIDTH: Final = 1.5
RAMP_Z: Final = -9.4
COLUMN_HEIGHT: Final = 4.3
COLUMN_XS: Final = (-4.6, -1.9, 1.9, 4.6)
EAVES_Y: Final = STAGE_Y + COLUMN_HEIGHT + 0.1
SCREEN: Final = (8.4, 3.3)
MIDDLE: Final = (0.0, STAGE_Y, FRONT_Z - DEPTH / 2)


def add_stage(sketch: Sketch) -> None:
    size = (WIDTH, STAGE_Y, DEPTH)
    base = Shape(kind="box", size=size, colour=STONE_DEEP)
    sketch.solid_box("stage", size, base, at=(0.0, STAGE_Y / 2, MIDDLE[2]))
    boards = Shape(kind="box", size=(WIDTH + 0.16, 0.1, DEPTH + 0.16), colour=blend(WOOD, PATH, 0.45))
    sketch.add("stage-boards", boards, at=(0.0, STAGE_Y - 0.04, MIDDLE[2]))
    zone = Zone(size=(WIDTH, 4.0, DEPTH), is_stage=True)
    sketch.add("stage-zone", zone, words="thing-stage", at=(0.0, STAGE_Y + 2.0, MIDDLE[2]))
    _add_steps(sketch)
    _add_ramp(sketch)
    _add_house(sketch)
    _add_screen(sketch)


def _add_steps(sketch: Sketch) -> None:
    sketch.add("steps", words="thing-stage-steps", at=(0.0, 0.0, FRONT_Z + 0.8))
    for step in range(4):
        height = STAGE_Y - (step + 1) * STEP_RISE
        tread = rounded((STEPS_WIDTH, height, STEP_RUN))
        place = rounded((0.0, height / 2, FRONT_Z + STEP_RUN * (step + 0.5)))
        colour = STONE if step % 2 else blend(STONE, STONE_DEEP, 0.35)
        sketch.solid_box(f"step-{step}", tread, Shape(kind="box", size=tread, colour=colour), at=place)


def _add_ramp(sketch: Sketch) -> None:
    """West of the stage; it rises towards the east (+X)."""
    edge = -WIDTH / 2
    ramp = sketch.add(
        "ramp",
        Collider(kind="ramp", size=(RAMP_WIDTH, STAGE_Y, RAMP_RUN)),
        words="thing-stage-ramp",
        at=(edge - RAMP_RUN / 2, STAGE_Y / 2, RAMP_Z),
        yaw=-math.pi / 2,
    )
    half = RAMP_RUN / 2
    outline = rounded_outline([(-half, 0.0), (half, 0.0), (half, STAGE_Y)])
    wedge = Extrusion(outline=outline, depth_m=RAMP_WIDTH, colour=STONE, rounding_m=0.0)
    sketch.add("ramp-wedge", wedge, at=(0.0, -STAGE_Y / 2, 0.0), yaw=math.pi / 2, parent=ramp)
    for side in (-1.0, 1.0):
        z = RAMP_Z + side * RAMP_WIDTH / 2
        # Nobody rolls off its upper half.
        rail = Barrier(line=[(edge - 0.2, STAGE_Y, z), (edge - 0.75 * RAMP_RUN, 0.25 * STAGE_Y, z)], height_m=1.0)
        sketch.add(f"ramp-rail-{side:+.0f}", rail)
        top = (edge - 0.1, STAGE_Y + 0.86, z)
        low = (edge - 0.78 * RAMP_RUN, 0.22 * STAGE_Y + 0.86, z)
        _add_rail(sketch, f"ramp-hand-{side:+.0f}", top, low)


def _add_rail(sketch: Sketch, key: str, top: Vector, low: Vector) -> None:
    sketch.add(key, Tube(line=[rounded(top), rounded(low)], radius_m=0.045, colour=COLUMN))
    for number in range(6):
        share = (number + 0.2) / 5.4
        x, y = top[0] + (low[0] - top[0]) * share, top[1] + (low[1] - top[1]) * share
        post = Tube(line=[rounded((x, y - 0.9, top[2])), rounded((x, y, top[2]))], radius_m=0.035, colour=COLUMN)
        sketch.add(f"{key}-post-{number}", post)


def _add_house(sketch: Sketch) -> None:
    front, back = FRONT_Z - 0.45, BACK_Z + 0.45
    top = STAGE_Y + COLUMN_HEIGHT
    for number, x in enumerate(COLUMN_XS):
        add_column(sketch, f"column-back-{number}", (x, STAGE_Y, back), COLUMN_HEIGHT)
        if abs(x) > 3.0:
            add_column(sketch, f"column-front-{number}", (x, STAGE_Y, front), COLUMN_HEIGHT)
    reach = COLUMN_XS[-1]
    for key, start, end in (
        ("front", (-reach, top, front), (reach, top, front)),
        ("back", (-reach, top, back), (reach, top, back)),
        ("west", (-reach, top, front), (-reach, top, back)),
        ("east", (reach, top, front), (reach, top, back)),
    ):
        add_beam(sketch, f"beam-{key}", start, end, 0.36, 0.24, BEAM)
        below = 0.62
        lower = (start[0], top - below, start[2]), (end[0], top - below, end[2])
        add_beam(sketch, f"beam-{key}-lower", *lower, 0.14, 0.12, COLUMN)
    roof = HippedRoof(half_x=6.7, half_z=4.7, rise=2.7, lift=0.95)
    eaves = (0.0, EAVES_Y, MIDDLE[2])
    roof.add(sketch, "roof", eaves, blend(WOOD, PATH, 0.45), "thing-roof")
    roof.add_rafters(sketch, "rafters", eaves, 8, WOOD)
    board = Shape(kind="box", size=(2.6, 0.72, 0.08), colour=BEAM)
    plaque = sketch.add("plaque", board, words="thing-stage-plaque", at=(0.0, top - 0.36, front + 0.22), yaw=math.pi)
    words = Label(text="清音", height_m=0.5, colour=GILT)
    sketch.add("plaque-words", words, at=(0.0, 0.0, -0.05), parent=plaque)
    for number, x in enumerate((-5.7, -2.6, 2.6, 5.7)):
        add_lantern(sketch, f"lantern-{number}", (x, EAVES_Y + 0.06, FRONT_Z + 0.75), cord_m=0.5)


def _add_screen(sketch: Sketch) -> None:
    width, height = SCREEN
    z = BACK_Z + 0.75
    sketch.solid_box("screen-solid", (width + 0.3, height + 0.5, 0.2), at=(0.0, STAGE_Y + height / 2 + 0.2, z))
    screen = sketch.add("screen", words="thing-stage-screen", at=(0.0, STAGE_Y + height / 2 + 0.32, z))
    bar = 0.14
    for side in (-1.0, 1.0):
        level = Shape(kind="box", size=(width + 2 * bar, bar, 0.16), colour=BEAM)
        sketch.add(f"screen-level-{side:+.0f}", level, at=rounded((0.0, side * (height + bar) / 2, 0.0)), parent=screen)
        post = Shape(kind="box", size=(bar, height + 0.6, 0.16), colour=BEAM)
        place = rounded((side * (width + bar) / 2, -0.16, 0.0))
        sketch.add(f"screen-post-{side:+.0f}", post, at=place, parent=screen)
    canvas = Canvas(sketch, "screen", screen, width, height)
    canvas.disc((0.19, 0.24), 0.34, SUN, sides=40)
    far, middle, near, nearest = HILLS_FAR_TO_NEAR
    canvas.ridge((-0.1, 0.02, 0.2, 0.36, 0.3, 0.14, 0.05, -0.02, 0.06, 0.0, -0.06), far, -0.36)
    canvas.ridge((-0.05, 0.12, 0.2, 0.1, 0.0, -0.1, -0.04, 0.08, 0.16, 0.1, -0.02), middle, -0.42)
    canvas.ridge((-0.24, -0.12, -0.14, -0.2, -0.28, -0.3, -0.24, -0.08, 0.04, 0.02, -0.08), near, -0.46)
    canvas.ridge((-0.1, -0.16, -0.26, -0.33, -0.38, -0.4, -0.36, -0.34, -0.27, -0.2, -0.22), nearest, -0.49)
    ink = canvas.wash(0.72)
    for x, y, span in ((-0.1, 0.34, 0.03), (-0.04, 0.38, 0.025), (0.02, 0.33, 0.02)):
        canvas.stroke([(x - span, y + 0.03), (x - span / 3, y + 0.012), (x, y)], 0.016, ink)
        canvas.stroke([(x, y), (x + span / 3, y + 0.012), (x + span, y + 0.03)], 0.016, ink)
    canvas.seal((0.455, -0.4), 0.2)
