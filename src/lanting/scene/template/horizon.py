"""The hills around the valley in which the places of this Server lie: the same from each of them."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.air import Clouds, Hills
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import HILLS_FAR_TO_NEAR
from lanting.scene.template.sketch import Sketch

RIDGE_POINTS: Final = 360
TREE_LINE: Final = ("#aec8b2", 84.0)
"""Colour and distance of the woods in the mist, nearer than any hill."""
TREE_LINE_POINTS: Final = 480
Peak = tuple[float, float, float]
"""Direction as a yaw, height in metres, half width in radians."""
BANDS: Final[tuple[tuple[float, float, tuple[Peak, ...]], ...]] = (
    (
        330.0,
        26.0,
        ((0.62, 84, 0.42), (-0.72, 96, 0.5), (1.9, 78, 0.5), (3.0, 70, 0.6), (-1.6, 84, 0.5), (-2.4, 60, 0.5)),
    ),
    (260.0, 15.0, ((-0.29, 84, 0.46), (0.86, 58, 0.34), (1.4, 58, 0.5), (2.5, 52, 0.6), (-2.0, 60, 0.5))),
    (
        195.0,
        8.0,
        ((0.21, 65, 0.44), (0.44, 38, 0.3), (-0.06, 33, 0.26), (-0.98, 42, 0.4), (1.9, 44, 0.5), (-2.8, 40, 0.6)),
    ),
    (140.0, 5.0, ((0.98, 33, 0.42), (-0.66, 24, 0.4), (-0.2, 9, 0.3), (2.2, 24, 0.6), (-1.9, 25, 0.6), (3.1, 18, 0.6))),
)
"""Far to near: distance, height of the foothills, peaks."""
MIST_BEFORE_THE_HILLS: Final = (
    (0.52, 122.0, 4.0, 92.0, 4.2),
    (0.1, 112.0, 3.0, 84.0, 3.4),
    (-0.34, 118.0, 4.2, 96.0, 4.4),
    (-0.72, 110.0, 3.4, 70.0, 3.8),
    (0.24, 188.0, 17.0, 96.0, 5.2),
    (0.05, 186.0, 10.0, 130.0, 5.0),
    (-0.22, 252.0, 24.0, 120.0, 6.4),
    (0.6, 250.0, 20.0, 130.0, 6.4),
    (0.4, 183.0, 27.0, 60.0, 3.0),
)
"""Strips of cloud on the best side, each as `clouds` has them; elsewhere they lie as they come."""


def add_horizon(sketch: Sketch, chance: Chance) -> None:
    """Four bands of hills, woods before them, and strips of cloud between."""
    for number, (distance, foothills, peaks) in enumerate(BANDS):
        heights = [_ridge(number, foothills, peaks, math.tau * step / RIDGE_POINTS) for step in range(RIDGE_POINTS)]
        sketch.add(f"hills-{number}", Hills(colour=HILLS_FAR_TO_NEAR[number], distance_m=distance, heights=heights))
    colour, distance = TREE_LINE
    woods = [_woods(math.tau * step / TREE_LINE_POINTS) for step in range(TREE_LINE_POINTS)]
    sketch.add("woods", Hills(colour=colour, distance_m=distance, heights=woods, foot_m=-4.0))
    sketch.add("clouds", Clouds(strips=[*MIST_BEFORE_THE_HILLS, *(_strip(chance) for _ in range(9))]))


def _ridge(number: int, foothills: float, peaks: tuple[Peak, ...], angle: float) -> float:
    """Broad peaks with broken shoulders over rolling foothills."""
    height = foothills * (1 + 0.35 * math.sin(3 * angle + number) + 0.2 * math.sin(7 * angle + 2.3 * number))
    for yaw, peak, half_width in peaks:
        turn = (angle - yaw + math.pi) % math.tau - math.pi
        near = max(0.0, 1.0 - abs(turn) / (half_width * (1.2 if turn > 0 else 1.0)))
        height = max(height, peak * (0.5 * near * near * (3 - 2 * near) + 0.5 * near**1.15))
    broken = 0.075 * _fold(5 * angle + number) + 0.05 * _fold(11 * angle + 2 * number) + 0.03 * _fold(27 * angle)
    return round(max(height, 1.0) * (1 + broken + 0.014 * _fold(61 * angle + number)), 2)


def _fold(turn: float) -> float:
    """−1 … 1 in straight slopes, as a brush breaks a line."""
    return 4 * abs(turn / math.tau - math.floor(turn / math.tau + 0.5)) - 1


def _woods(angle: float) -> float:
    """Crowns of trees side by side, higher here and lower there."""
    crowns = abs(math.sin(29 * angle)) ** 0.6 + 0.6 * abs(math.sin(53 * angle + 1.0)) ** 0.6
    stand = 0.55 + 0.45 * math.sin(5 * angle + 0.6) * math.cos(3 * angle)
    height: float = 3.6 + 3.0 * stand + 1.5 * crowns * (0.4 + 0.6 * stand)
    return round(height, 2)


def _strip(chance: Chance) -> tuple[float, float, float, float, float]:
    distance = chance.between(205, 320)
    return (
        round(chance.between(-math.pi, math.pi), 3),
        round(distance, 1),
        round(chance.between(9, 34), 1),
        round(chance.between(70, 150), 1),
        round(chance.between(3, 7), 1),
    )
