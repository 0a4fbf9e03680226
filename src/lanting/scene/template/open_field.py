"""A flat field of 400 × 400 m for very many people: fairs, crowds and measurements.

Where people arrive is spread as a crowd spreads: six in ten around twelve meeting points, a few of which draw most of
them, the others anywhere on the field.
"""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.matter import Shape
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import PATH
from lanting.scene.template.sketch import FlatPoint, Sketch

HALF: Final = 200.0
"""From the middle to each edge."""
MEETING_POINTS: Final = 12
CROWD_SPREAD_M: Final = 8.0
"""Standard deviation of a crowd around its meeting point."""
ARRIVALS: Final = 64
ARRIVALS_IN_CROWDS: Final = 38
_MARGIN_M: Final = 10.0


def build(seed: int) -> list[Entity]:
    """The field; another seed gathers its crowds elsewhere."""
    sketch = Sketch("open-field", seed)
    sketch.add("air", Sky(), Light(), words="thing-the-field")
    sketch.add("border", Bounds(x_min=-HALF, x_max=HALF, z_min=-HALF, z_max=HALF, y_min=-2.0, y_max=60.0))
    floor = (2 * HALF, 0.5, 2 * HALF)
    sketch.solid_box("floor", floor, Shape(kind="box", size=floor, colour=PATH, rounding_m=0.0), at=(0.0, -0.25, 0.0))
    sketch.add("best-side", Viewpoint(target=(0.0, 0.0, 0.0)), at=(0.0, 30.0, 90.0))
    for number, (x, z) in enumerate(_arrivals(Chance(seed))):
        sketch.add(f"arrival-{number}", Spawn(radius_m=3.0), at=(x, 0.0, z))
    return sketch.entities()


def _arrivals(chance: Chance) -> list[FlatPoint]:
    meeting_points = [_anywhere(chance) for _ in range(MEETING_POINTS)]
    crowded = [_beside(_favourite(meeting_points, chance), chance) for _ in range(ARRIVALS_IN_CROWDS)]
    return crowded + [_anywhere(chance) for _ in range(ARRIVALS - ARRIVALS_IN_CROWDS)]


def _favourite(meeting_points: list[FlatPoint], chance: Chance) -> FlatPoint:
    """The product of two even chances: the first meeting points draw most."""
    return meeting_points[int(chance.part() * chance.part() * MEETING_POINTS)]


def _beside(point: FlatPoint, chance: Chance) -> FlatPoint:
    away_m = CROWD_SPREAD_M * math.sqrt(-2.0 * math.log(1.0 - chance.part()))
    turn = math.tau * chance.part()
    return _inside(point[0] + away_m * math.cos(turn)), _inside(point[1] + away_m * math.sin(turn))


def _anywhere(chance: Chance) -> FlatPoint:
    edge = HALF - _MARGIN_M
    return chance.between(-edge, edge), chance.between(-edge, edge)


def _inside(coordinate: float) -> float:
    return max(-HALF + _MARGIN_M, min(HALF - _MARGIN_M, coordinate))
