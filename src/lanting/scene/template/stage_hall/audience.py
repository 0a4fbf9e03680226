"""Where people sit and stand: a court of stone rings around the stage, benches in curved rows, lanterns on poles."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Lathe, Shape, Tube
from lanting.scene.component.placement import Seat, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import BEAM, PATH, STONE, STONE_DEEP, WOOD, blend
from lanting.scene.template.sketch import Sketch, rounded, rounded_line, rounded_outline

FOCUS: Final = (0.0, -10.5)
"""The rows curve around this point of the stage: x, z."""
ROWS: Final = (9.6, 11.3, 13.0, 14.7, 16.4)
"""Radius of each row."""
SEATS: Final = (5, 6, 6, 7, 8)
"""On each side of the middle aisle."""
AISLE_HALF_M: Final = 0.95
SEAT_PITCH_M: Final = 1.0
BENCH_Y: Final = 0.45
RINGS: Final = (
    (8.3, 8.9),
    (8.94, 10.4),
    (10.44, 12.1),
    (12.14, 13.8),
    (13.84, 15.5),
    (15.54, 17.3),
    (17.34, 19.2),
    (19.24, 19.9),
)
CUSHION: Final = ((0.0, 0.495), (0.15, 0.49), (0.2, 0.465), (0.19, 0.43))
CUSHION_COLOURS: Final = ("#8fb3a6", "#d8c08a", "#9db6c2", "#c9a58f")


def add_audience(sketch: Sketch) -> None:
    _add_court(sketch)
    for row, (radius, seats) in enumerate(zip(ROWS, SEATS, strict=True)):
        for side in (-1.0, 1.0):
            _add_bench(sketch, f"row-{row}{side:+.0f}", row, radius, seats, side)
    standing = Zone(size=(16.0, 3.0, 4.0))
    sketch.add("standing-room", standing, words="thing-standing-room", at=(0.0, 1.5, 9.6))
    for number, (x, z) in enumerate(((-8.2, -2.6), (7.3, -5.0), (-11.2, 3.6), (11.2, 3.6))):
        _add_pole(sketch, f"pole-{number}", (x, 0.0, z))


def _at(radius: float, angle: float, y: float = 0.0) -> Vector:
    """A place on a row: 0 straight before the stage, positive to the east."""
    return (FOCUS[0] + radius * math.sin(angle), y, FOCUS[1] + radius * math.cos(angle))


def _add_court(sketch: Sketch) -> None:
    """Rings of stone, each a little different from its neighbours, flush with the ground that carries feet."""
    court = sketch.add("court", words="thing-court", at=(0.0, 0.0, 2.0))
    for number, (inner, outer) in enumerate(RINGS):
        outline = [(inner, -0.05), (inner, 0.03), (outer, 0.03), (outer, -0.05)]
        colour = STONE_DEEP if number in (0, len(RINGS) - 1) else blend(STONE, PATH, 0.2 + 0.55 * (number % 2))
        ring = Lathe(outline=rounded_outline(outline), colour=colour, sides=64)
        sketch.add(f"ring-{number}", ring, at=(FOCUS[0], 0.0, FOCUS[1] - 2.0), parent=court)


def _add_bench(sketch: Sketch, key: str, row: int, radius: float, seats: int, side: float) -> None:
    first = AISLE_HALF_M / radius
    pitch = SEAT_PITCH_M / radius
    angles = [side * (first + pitch * (seat + 0.5)) for seat in range(seats)]
    ends = side * (first + 0.06 / radius), side * (first + pitch * seats - 0.06 / radius)
    steps = 3 * seats
    arc = [_at(radius, ends[0] + (ends[1] - ends[0]) * step / steps, BENCH_Y - 0.05) for step in range(steps + 1)]
    sketch.add(key, Tube(line=rounded_line(arc), radius_m=0.24, colour=WOOD, sides=10, flatness=0.2))
    foot = Shape(kind="box", size=(0.1, BENCH_Y - 0.08, 0.34), colour=BEAM)
    for number, share in enumerate((0.06, 0.5, 0.94)):
        angle = ends[0] + (ends[1] - ends[0]) * share
        sketch.add(f"{key}-foot-{number}", foot, at=rounded(_at(radius, angle, (BENCH_Y - 0.08) / 2)), yaw=angle)
    for seat, angle in enumerate(angles):
        sketch.add(
            f"{key}-seat-{seat}",
            Seat(height_m=BENCH_Y + 0.03),
            Collider(kind="box", size=(SEAT_PITCH_M, 2 * BENCH_Y, 0.42)),
            Lathe(outline=list(CUSHION), colour=CUSHION_COLOURS[(row + seat) % len(CUSHION_COLOURS)], sides=14),
            words="thing-stage-seat",
            at=rounded(_at(radius, angle)),
            yaw=angle,
        )


def _add_pole(sketch: Sketch, key: str, foot: Vector) -> None:
    """A post with an arm from which a lantern hangs towards the seats."""
    arm = -math.copysign(0.9, foot[0])
    post = Tube(line=[(0.0, 0.0, 0.0), (0.0, 3.3, 0.0)], radius_m=0.07, end_radius_m=0.055, colour=BEAM)
    pole = sketch.add(key, post, Collider(kind="cylinder", size=(0.2, 7.0, 0.2)), at=foot)
    bough = rounded_line([(0.0, 3.05, 0.0), (0.5 * arm, 3.3, 0.0), (arm, 3.28, 0.0)])
    sketch.add(f"{key}-arm", Tube(line=bough, radius_m=0.04, colour=BEAM), parent=pole)
    stone = [(0.0, 0.3), (0.15, 0.3), (0.2, 0.22), (0.24, 0.0)]
    sketch.add(f"{key}-stone", Lathe(outline=stone, colour=STONE_DEEP, sides=12), parent=pole)
    add_lantern(sketch, f"{key}-lantern", (foot[0] + arm, foot[1] + 3.26, foot[2]), cord_m=0.28, scale=0.8)
