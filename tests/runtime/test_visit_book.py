"""Today's numbers of every Space: in memory, and once a minute to where they are kept."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import SpaceId, UserId
from lanting.runtime import visit_book
from lanting.runtime.boundary import Boundary
from lanting.runtime.visit_book import VisitBook
from lanting.space.count import DAY_MS, Count
from lanting.space.mark import NO_MARKS

YARD, HALL = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
NOON = Instant(20_000 * DAY_MS + DAY_MS // 2)
MEI = UserId("usr_0000000000000001")


class Still:
    def now(self) -> Instant:
        return NOON

    def moment(self) -> Moment:
        return Moment(0)


@dataclass
class Kept:
    """What was given to be kept; it fails when it is told to."""

    rows: list[tuple[SpaceId, int, Count]] = field(default_factory=list)
    fails: bool = False

    async def __call__(self, space: SpaceId, day: int, counts: Sequence[Count]) -> None:
        await asyncio.sleep(0)
        if self.fails:
            raise OSError
        self.rows += [(space, day, each) for each in counts]


def book(kept: Kept) -> VisitBook:
    return VisitBook(kept, random.Random(1).randbytes, Boundary(Still()))


def somebody_is_in(visits: VisitBook, space: SpaceId, now: Instant) -> None:
    place = np.zeros((1, 3))
    visits.today(space, now).look({0: MEI}, place, NO_MARKS, since_ms=1_000)


async def test_sp142_what_is_new_is_kept_at_the_end_and_once() -> None:
    kept = Kept()
    visits = book(kept)
    for space in (YARD, HALL, YARD):
        somebody_is_in(visits, space, NOON)
    await visits.close()
    await visits.close()
    one = [Count("visitors", "", 1), Count("peak", "", 1)]
    assert kept.rows == [(space, 20_000, each) for space in (YARD, HALL) for each in one]


async def test_sp142_and_in_between_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit_book, "KEPT_EVERY_S", 0.0)
    kept = Kept()
    visits = book(kept)
    somebody_is_in(visits, YARD, NOON)
    while not kept.rows:
        await asyncio.sleep(0)
    assert {what.what for _, _, what in kept.rows} == {"visitors", "peak"}
    await visits.close()


async def test_sp142_a_new_day_begins_with_nothing_and_the_old_ones_last_minute_is_kept() -> None:
    kept = Kept()
    visits = book(kept)
    somebody_is_in(visits, YARD, NOON)
    somebody_is_in(visits, YARD, Instant(NOON + DAY_MS))
    await visits.close()
    assert [(day, each.what) for _, day, each in kept.rows] == [
        (day, what) for day in (20_000, 20_001) for what in ("visitors", "peak")
    ]


async def test_numbers_that_cannot_be_kept_trouble_nobody() -> None:
    kept = Kept(fails=True)
    visits = book(kept)
    somebody_is_in(visits, YARD, NOON)
    await visits.close()
    assert kept.rows == []
