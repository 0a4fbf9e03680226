"""The stream with its stones, what keeps feet out of it, and the cups that float."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from lanting.scene.component.matter import Lathe, Shape
from lanting.scene.component.nature import Water
from lanting.scene.component.placement import Drift
from lanting.scene.component.solid import Barrier
from lanting.scene.placing import Vector
from lanting.scene.template.orchid_pavilion.plan import (
    CROSSING_WIDTH,
    CROSSING_Z,
    STONES_Y,
    STREAM_STEP,
    STREAM_Z_MAX,
    STREAM_Z_MIN,
    WATER_Y,
    Z_MAX,
    Z_MIN,
    ground_y,
    stream_half_width,
    stream_line,
    stream_x,
)
from lanting.scene.template.palette import LEAF, STONE, VERMILION
from lanting.scene.template.sketch import Sketch, rounded, rounded_line

STONES: Final = 5
STONE_WIDTH: Final = 1.12
STONE_HEIGHT: Final = 0.75
CUPS: Final = 6
DRY_M: Final = 0.3
"""The barrier stands so far from the water, on the bank."""


def add_stream(sketch: Sketch) -> None:
    line = stream_line()
    water = Water(
        line=rounded_line((x, WATER_Y, z) for x, z in line),
        widths_m=[round(2 * (stream_half_width(z) + 0.3), 2) for _, z in line],
    )
    sketch.add("stream", water, words="thing-stream")
    sketch.add("far-water-edge", Barrier(line=_around(Z_MIN - 2, _crossing_start_z())))
    sketch.add("near-water-edge", Barrier(line=_around(Z_MAX + 2, _crossing_end_z())))
    _add_stones(sketch)
    _add_cups(sketch)


def crossing_direction() -> tuple[float, float]:
    """Across the stream at the stones, as x, z of length 1: from the newcomer's bank towards the pavilion's."""
    slope = (stream_x(CROSSING_Z + 0.1) - stream_x(CROSSING_Z - 0.1)) / 0.2
    length = math.hypot(1.0, slope)
    return (1.0 / length, -slope / length)


def _add_stones(sketch: Sketch) -> None:
    dx, dz = crossing_direction()
    middle = (stream_x(CROSSING_Z), CROSSING_Z)
    reach = stream_half_width(CROSSING_Z) + 0.15
    crossing = sketch.add(
        "stones",
        words="thing-stepping-stones",
        at=(middle[0], 0.0, middle[1]),
    )
    for number in range(STONES):
        along = reach * (2 * number / (STONES - 1) - 1)
        aside = 0.09 * (-1) ** number
        shape = Shape(
            kind="cylinder",
            size=(STONE_WIDTH, STONE_HEIGHT, STONE_WIDTH * (0.92 if number % 2 else 1.0)),
            colour=STONE,
            taper=0.86,
            rounding_m=0.06,
            sides=14,
        )
        place = (dx * along - dz * aside, STONES_Y - STONE_HEIGHT / 2, dz * along + dx * aside)
        sketch.add(f"stone-{number}", shape, at=place, yaw=0.7 * number, parent=crossing)
    # Feet walk on one plank that nobody sees: between two stones lies less than a step.
    sketch.solid_box(
        "stones-plank",
        (CROSSING_WIDTH, 0.4, 2 * reach + 2.4),
        at=(0.0, STONES_Y - 0.2, 0.0),
        yaw=math.atan2(-dx, -dz),
        parent=crossing,
    )


def _crossing_start_z() -> float:
    """Where the far side's barrier turns across the water."""
    return CROSSING_Z - _crossing_along_z()


def _crossing_end_z() -> float:
    return CROSSING_Z + _crossing_along_z()


def _crossing_along_z() -> float:
    """Half the crossing's width, measured along z on the middle of the stream."""
    dx, _ = crossing_direction()
    return CROSSING_WIDTH / 2 * dx


def _around(outer_z: float, crossing_z: float) -> list[Vector]:
    """One line down the left shore, straight across beside the stones, and back along the right shore."""
    steps = max(2, round(abs(crossing_z - outer_z) / (2 * STREAM_STEP)))
    zs = [outer_z + (crossing_z - outer_z) * step / steps for step in range(steps + 1)]
    left = [_shore_point(z, -1.0) for z in zs]
    right = [_shore_point(z, 1.0) for z in zs]
    return rounded_line([*left, *reversed(right)])


def _shore_point(z: float, side: float) -> Vector:
    slope = (stream_x(z + 0.1) - stream_x(z - 0.1)) / 0.2
    reach = side * (stream_half_width(z) + DRY_M) / math.hypot(1.0, slope)
    x, shore_z = stream_x(z) + reach, z - reach * slope
    return (x, ground_y(x, shore_z), shore_z)


def _add_cups(sketch: Sketch) -> None:
    flow = [rounded((stream_x(z), WATER_Y, z)) for z in _flow_zs()]
    length = sum(math.dist(start, end) for start, end in pairwise(flow))
    outline = [(0.0, 0.0), (0.11, 0.015), (0.2, 0.09), (0.24, 0.15), (0.22, 0.15), (0.17, 0.09), (0.0, 0.06)]
    leaf = [(0.0, 0.012), (0.3, 0.012), (0.42, 0.03)]
    for number in range(CUPS):
        drift = Drift(path=flow, speed_m_per_s=0.22, offset_m=round(length * (number + 0.35) / CUPS, 2), bob_m=0.012)
        cup = sketch.add(
            f"cup-{number}",
            drift,
            Lathe(outline=outline, colour=VERMILION, sides=20),
            words="thing-floating-cup",
        )
        sketch.add(f"cup-leaf-{number}", Lathe(outline=leaf, colour=LEAF, sides=12), parent=cup)


def _flow_zs() -> list[float]:
    upper, lower = STREAM_Z_MIN + 34, STREAM_Z_MAX - 24
    return [upper + (lower - upper) * step / 72 for step in range(73)]
