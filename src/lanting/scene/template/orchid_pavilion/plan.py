"""The lie of the land: where the stream runs, where things stand, and how high the ground is anywhere."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import Final

from lanting.scene.placing import Vector
from lanting.scene.template.sketch import smoothstep

WATER_Y: Final = -0.3
MEADOW_Y: Final = 0.25
BED_DEPTH: Final = 0.6

X_MIN, X_MAX, Z_MIN, Z_MAX = -24.0, 24.0, -27.0, 21.0
"""Where one can walk."""
STREAM_Z_MIN, STREAM_Z_MAX, STREAM_STEP = -66.0, 48.0, 0.75

PAVILION: Final = (7.4, -6.6)
PAVILION_FLAT_M: Final = 6.4
GATE: Final = (-9.6, -8.6)
GATE_YAW: Final = 0.2
SPAWN: Final = (0.3, 8.4)
SPAWN_YAW: Final = -0.03
CROSSING_Z: Final = 0.6
CROSSING_WIDTH: Final = 1.7
STONES_Y: Final = WATER_Y + 0.3

PATHS: Final = (
    ((0.3, 12.0), (0.3, 8.4), (1.2, 4.6), (2.1, 2.4)),
    ((5.0, -1.1), (5.9, -2.6), (6.4, -3.4)),
    ((0.3, 8.4), (-3.2, 3.0), (-6.6, -3.4), (-8.5, -6.0)),
)
"""Worn grass: from the newcomer to the stones, from the stones to the pavilion, and to the moon gate."""


def stream_x(z: float) -> float:
    """The middle of the stream."""
    return 6.2 * math.sin(0.13 * z + 0.7) + 2.2 * math.sin(0.31 * z) - 1.5


def stream_half_width(z: float) -> float:
    """Metres from its middle to each shore."""
    return 1.7 + 0.4 * math.sin(0.23 * z + 1.1)


def stream_line() -> list[tuple[float, float]]:
    """The middle of the stream as x, z points, up to where nobody looks."""
    steps = round((STREAM_Z_MAX - STREAM_Z_MIN) / STREAM_STEP)
    zs = (STREAM_Z_MIN + step * STREAM_STEP for step in range(steps + 1))
    return [(stream_x(z), z) for z in zs]


_LINE: Final = stream_line()


@lru_cache(maxsize=1 << 15)
def from_shore(x: float, z: float) -> float:
    """Metres from the nearest shore; negative in the water."""
    beside = round((min(max(z, STREAM_Z_MIN), STREAM_Z_MAX) - STREAM_Z_MIN) / STREAM_STEP)
    reach = round(9 / STREAM_STEP)
    around = range(max(0, beside - reach), min(len(_LINE), beside + reach + 1), 3)

    def away(at: int) -> float:
        return (x - _LINE[at][0]) ** 2 + (z - _LINE[at][1]) ** 2

    # Roughly first, then the stretches around the nearest point: the whole place asks this some ten thousand times.
    near = min(around, key=away)
    stretches = range(max(0, near - 3), min(len(_LINE) - 1, near + 3))
    return min(_from_stretch(x, z, _LINE[at], _LINE[at + 1]) - stream_half_width(_LINE[at][1]) for at in stretches)


def from_path(x: float, z: float) -> float:
    """Metres from the middle of the nearest path."""
    return min(_from_stretch(x, z, start, end) for path in PATHS for start, end in pairwise(path))


def ground_y(x: float, z: float) -> float:
    """The height of the ground: a meadow that swells a little, banks, the bed of the stream."""
    swell = 0.16 * math.sin(0.21 * x + 0.6) * math.cos(0.17 * z - 0.4) + 0.1 * math.sin(0.43 * x - 0.31 * z)
    away = math.hypot(x, z + 4)
    knolls = 0.5 + 0.5 * math.sin(0.11 * x + 1.0) * math.cos(0.09 * z - 0.6)
    rise = 2.2 * smoothstep(24, 70, away) + 3.4 * knolls * smoothstep(34, 72, away)
    level = smoothstep(PAVILION_FLAT_M, PAVILION_FLAT_M + 3, math.hypot(x - PAVILION[0], z - PAVILION[1]))
    meadow = MEADOW_Y + swell * level + rise
    shore = from_shore(x, z)
    if shore < 0:
        return WATER_Y - 0.04 - BED_DEPTH * smoothstep(0, 1.3, -shore)
    return WATER_Y - 0.04 + (meadow - WATER_Y + 0.04) * smoothstep(-0.25, 1.9, shore)


def on_ground(x: float, z: float, above: float = 0.0) -> Vector:
    """The place so many metres above the ground."""
    return (x, ground_y(x, z) + above, z)


def _from_stretch(x: float, z: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    dx, dz = end[0] - start[0], end[1] - start[1]
    share = min(max(((x - start[0]) * dx + (z - start[1]) * dz) / (dx * dx + dz * dz), 0.0), 1.0)
    return math.hypot(x - start[0] - share * dx, z - start[1] - share * dz)
