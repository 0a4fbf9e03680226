"""Where people stood, as a reporter claims: a small plan, drawn as SVG without any style of its own."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lanting.space.reporting.clip import SeenPlace

SHOWN_MAX: Final = 12
"""So many people are drawn; a plan of more shows nothing."""
SIDE_M_MIN: Final = 12.0
_MARGIN_M: Final = 2.0
_PIXELS: Final = 480
"""The longer side of the drawing; the page may show it smaller."""
_STEPS_M: Final = (2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)


@dataclass(frozen=True, slots=True)
class Walk:
    """One person's way through the minute."""

    number: int
    name: str
    points: str
    """As `polyline` takes them."""
    x: float
    y: float
    """Where she stood last."""
    is_subject: bool
    is_reporter: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What the page draws; upwards is −Z, as on every plan of a Space."""

    width: float
    height: float
    walks: Sequence[Walk]
    step_m: int
    """So long is the bar that says how far is how far."""
    bar: float


def plan_of(
    places: Sequence[SeenPlace], names: Mapping[str, str], subject: Collection[str], reporter: Collection[str]
) -> Plan | None:
    """The plan; None where nobody's place is told. Whom it is about, and the reporter, come first."""
    ways: dict[str, list[SeenPlace]] = {}
    for each in sorted(places, key=lambda place: place.at_ms):
        ways.setdefault(each.participant, []).append(each)
    if not ways:
        return None
    order = sorted(ways, key=lambda who: (who not in subject, who not in reporter))[:SHOWN_MAX]
    shown = [place for who in order for place in ways[who]]
    left, right = _span([each.x for each in shown])
    top, bottom = _span([each.z for each in shown])
    scale = _PIXELS / max(right - left, bottom - top)
    walks = []
    for number, who in enumerate(order, start=1):
        spots = [(round((each.x - left) * scale, 1), round((each.z - top) * scale, 1)) for each in ways[who]]
        points = " ".join(f"{x},{y}" for x, y in spots)
        walks.append(Walk(number, names.get(who, ""), points, *spots[-1], who in subject, who in reporter))
    step_m = max((step for step in _STEPS_M if step * scale <= _PIXELS / 3), default=_STEPS_M[0])
    size = (math.ceil((right - left) * scale), math.ceil((bottom - top) * scale))
    return Plan(*size, walks, step_m, round(step_m * scale, 1))


def _span(values: Sequence[float]) -> tuple[float, float]:
    """From where to where to draw, never so near that a step looks like a walk."""
    middle = (min(values) + max(values)) / 2
    half = max((max(values) - min(values)) / 2 + _MARGIN_M, SIDE_M_MIN / 2)
    return middle - half, middle + half
