"""How many came to a Space, as its Owner reads it: days, a chart of them, where people stopped, and all as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from lanting.scene.entity import Entity
from lanting.scene.scene import Scene
from lanting.space.count import DAY_MS, Count
from lanting.web.speech import Speech, speech

SHOWN_DAYS: Final = 30
STOPS_SHOWN: Final = 20
BAR: Final = 18
"""Units of the drawing from one bar to the next."""
BAR_WIDTH: Final = 12
TALL: Final = 120
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula if a cell begins with it."""

Counted = Sequence[tuple[int, Count]]


@dataclass(frozen=True, slots=True)
class Day:
    """One day in UTC."""

    words: str
    machine: str
    visitors: int
    peak: int
    minutes: int | None
    """None: too few were there to say how long they stayed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day in the chart, in units of the drawing."""

    x: int
    y: int
    height: int
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Stop:
    """What people stopped at; `name` None: it is gone by now."""

    name: str | None
    people: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the page shows."""

    today: Day
    days: Sequence[Day]
    """Those of the last SHOWN_DAYS on which somebody was there, the newest first."""
    bars: Sequence[Bar]
    """The last SHOWN_DAYS, the oldest first."""
    most: int
    """Of visitors, on the best of them."""
    stops: Sequence[Stop]
    """Over those days, the most first."""

    @property
    def first(self) -> str:
        """The day of the first bar."""
        return self.bars[0].day

    @property
    def size(self) -> tuple[int, int]:
        return SHOWN_DAYS * BAR, TALL


def numbers_of(locale: str, counted: Counted, scene: Scene, today: int) -> Numbers:
    """From what is kept of the last SHOWN_DAYS."""
    t = speech(locale)
    by_day: dict[int, dict[str, int]] = {}
    stops: dict[str, int] = {}
    for day, count in counted:
        if count.what == "stop":
            stops[count.subject] = stops.get(count.subject, 0) + count.number
        else:
            by_day.setdefault(day, {})[count.what] = count.number
    shown = range(today - SHOWN_DAYS + 1, today + 1)
    days = [_day(t, each, by_day.get(each, {})) for each in shown]
    most = max(day.visitors for day in days)
    names = names_of(locale, scene)
    best = sorted(stops.items(), key=lambda stop: (-stop[1], stop[0]))[:STOPS_SHOWN]
    return Numbers(
        today=days[-1],
        days=[day for day in reversed(days) if day.visitors],
        bars=[_bar(t, at, day, most) for at, day in enumerate(days)],
        most=most,
        stops=[Stop(names.get(entity), people) for entity, people in best],
    )


def names_of(locale: str, scene: Scene) -> Mapping[str, str]:
    """What everything in a Scene is called."""
    t = speech(locale)
    return {entity.id: _name(t, entity) for entity in scene.entities.values() if entity.name or entity.words}


def written(counted: Counted, names: Mapping[str, str]) -> bytes:
    """As CSV (RFC 4180), a line for each number; with a mark at its beginning that spreadsheets know UTF-8 by."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(("day", "what", "entity", "name", "number"))
    for day, count in counted:
        name = names.get(count.subject, "")
        safe = f"'{name}" if name.startswith(_FORMULA) else name
        rows.writerow((_date(day).isoformat(), count.what, count.subject, safe, count.number))
    return out.getvalue().encode("utf-8-sig")


def _day(t: Speech, day: int, found: Mapping[str, int]) -> Day:
    when = datetime.fromtimestamp(day * DAY_MS / 1_000, UTC)
    words = t("outside-day", day=when)
    return Day(words, _date(day).isoformat(), found.get("visitors", 0), found.get("peak", 0), found.get("minutes"))


def _bar(t: Speech, at: int, day: Day, most: int) -> Bar:
    height = round(TALL * day.visitors / most) if most else 0
    height = max(height, 2) if day.visitors else 0
    return Bar(at * BAR, TALL - height, height, day.words, t("outside-bar", day=day.words, visitors=day.visitors))


def _name(t: Speech, entity: Entity) -> str:
    return entity.name if entity.words is None else t(entity.words)


def _date(day: int) -> date:
    return datetime.fromtimestamp(day * DAY_MS / 1_000, UTC).date()
