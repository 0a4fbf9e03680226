"""Sky, light, mountains, and where one arrives."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.air import Clouds, Hills, Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion.plan import SPAWN, SPAWN_YAW, X_MAX, X_MIN, Z_MAX, Z_MIN, on_ground
from lanting.scene.template.palette import HILLS_FAR_TO_NEAR
from lanting.scene.template.sketch import Sketch

RIDGE_POINTS: Final = 240
Peak = tuple[float, float, float]
"""Direction as a yaw, height in metres, half width in radians."""
BANDS: Final[tuple[tuple[float, float, tuple[Peak, ...]], ...]] = (
    (330.0, 30.0, ((-0.3, 92, 0.3), (0.55, 62, 0.3), (1.9, 78, 0.4), (3.0, 70, 0.5), (-1.6, 84, 0.4), (-2.4, 60, 0.4))),
    (260.0, 17.0, ((0.36, 48, 0.24), (-0.66, 46, 0.26), (1.3, 58, 0.4), (2.5, 52, 0.5), (-2.0, 60, 0.4))),
    (
        195.0,
        8.0,
        ((0.03, 60, 0.24), (-0.24, 33, 0.2), (0.8, 30, 0.3), (1.9, 44, 0.4), (-1.1, 36, 0.4), (-2.8, 40, 0.5)),
    ),
    (140.0, 5.0, ((0.95, 25, 0.34), (-0.85, 20, 0.3), (2.2, 24, 0.5), (-1.9, 25, 0.5), (3.1, 18, 0.5))),
)
"""Far to near: distance, height of the foothills, peaks."""


def add_air(sketch: Sketch, chance: Chance) -> None:
    sketch.add("air", Sky(), Light(), words="thing-the-morning-air")
    for number, (distance, foothills, peaks) in enumerate(BANDS):
        heights = [_ridge(number, foothills, peaks, math.tau * step / RIDGE_POINTS) for step in range(RIDGE_POINTS)]
        sketch.add(f"hills-{number}", Hills(colour=HILLS_FAR_TO_NEAR[number], distance_m=distance, heights=heights))
    sketch.add("clouds", Clouds(strips=[_strip(chance) for _ in range(9)]))
    sketch.add("border", Bounds(x_min=X_MIN, x_max=X_MAX, z_min=Z_MIN, z_max=Z_MAX, y_min=-4.0, y_max=40.0))
    sketch.add("arrival", Spawn(radius_m=1.4), at=on_ground(*SPAWN), yaw=SPAWN_YAW)
    sketch.add("best-side", Viewpoint(target=(-0.4, 2.45, -6.0)), at=(1.4, 2.75, 13.2))


def _ridge(number: int, foothills: float, peaks: tuple[Peak, ...], angle: float) -> float:
    """Peaks with broken shoulders over rolling foothills."""
    height = foothills * (1 + 0.35 * math.sin(3 * angle + number) + 0.2 * math.sin(7 * angle + 2.3 * number))
    for yaw, peak, half_width in peaks:
        turn = (angle - yaw + math.pi) % math.tau - math.pi
        away = abs(turn) / (half_width * (1.25 if turn > 0 else 1.0))
        height = max(height, peak * (0.62 * math.exp(-1.9 * away**2) + 0.38 * max(0.0, 1.0 - 0.8 * away)))
    broken = 0.075 * _fold(5.1 * angle + number) + 0.045 * _fold(11.3 * angle + 2 * number) + 0.02 * _fold(27 * angle)
    return round(max(height, 1.0) * (1 + broken), 2)


def _fold(turn: float) -> float:
    """−1 … 1 in straight slopes, as a brush breaks a line."""
    return 4 * abs(turn / math.tau - math.floor(turn / math.tau + 0.5)) - 1


def _strip(chance: Chance) -> tuple[float, float, float, float, float]:
    distance = chance.between(205, 320)
    return (
        round(chance.between(-math.pi, math.pi), 3),
        round(distance, 1),
        round(chance.between(9, 34), 1),
        round(chance.between(70, 150), 1),
        round(chance.between(3, 7), 1),
    )
