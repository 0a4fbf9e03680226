"""Heads and hands that are tracked, in arrays over all slots: taken in and told all at once (PR-75 to PR-78).

Whom a viewer is told of is chosen from her near tier as `Interest` has chosen it: so nobody hears of who is far, hidden
from her, of another group, or herself. While nobody is tracked, nothing of this is done.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.lane import Lane
from lanting.protocol.limit import REFRESH_TICKS, SLOT_BITS, SUB_TICKS, TRACKED_WITHIN_M
from lanting.protocol.tracked import (
    IS_TRACKED_SHIFT,
    SHAPE_MAX,
    SHAPE_SHIFT,
    TRACKED_BYTES,
    TRACKED_DTYPE,
    TRACKED_FLAGS,
    TRACKED_REPORT_DTYPE,
    UNTRACKED,
)
from lanting.space.people_table import PeopleTable
from lanting.space.report_inbox import ReportInbox
from lanting.space.slot_array import NEVER, Mask, Slots, Steps, grown, slot_array
from lanting.space.told import Told

_IS_TRACKED: Final = np.uint64(1 << IS_TRACKED_SHIFT)
_MEANT: Final = np.uint64(SHAPE_MAX << SHAPE_SHIFT | (1 << SHAPE_SHIFT) - 1)


class TrackedTable:
    """What near viewers are told of each slot's head and hands."""

    def __init__(self, people: PeopleTable) -> None:
        self.is_busy = False
        """Whether anybody is tracked, has just reported, or is no more and not everybody was told."""
        self._people = people
        self._inbox = ReportInbox(TRACKED_REPORT_DTYPE)
        self._records = slot_array(people.capacity, TRACKED_DTYPE)
        self._is_tracked: Mask = slot_array(people.capacity, np.bool_)
        self._changed: Steps = slot_array(people.capacity, np.int64, NEVER)
        self._ended_at = NEVER
        self._told_until = [NEVER] * SUB_TICKS

    def grow(self, capacity: int) -> None:
        self._records = grown(self._records, capacity)
        self._is_tracked = grown(self._is_tracked, capacity)
        self._changed = grown(self._changed, capacity, NEVER)

    def report(self, slot: int, data: bytes) -> None:
        """One copy, as of her own pose."""
        self._inbox.put(slot, data)
        self.is_busy = True

    def end(self, slot: int) -> None:
        """Nobody says any more where this head and these hands are: viewers are told once."""
        self._inbox.discard(slot)
        if self._is_tracked[slot]:
            self._is_tracked[slot] = False
            self._records[slot] = slot, UNTRACKED
            self._changed[slot] = self._ended_at = self._people.step

    def judge(self) -> None:
        """Take in what was reported since the last time."""
        slots, reports = self._inbox.take()
        if slots.size:
            self._take_in(slots, reports)
        self.is_busy = bool(self._is_tracked.any()) or self._people.step < self._ended_at + SUB_TICKS

    def told(self, viewers: Slots, near: Slots, sub_tick: int, turn: int) -> Told | None:
        """What these viewers' frames of this turn tell: what changed since their last, or is repeated.

        `near` has a row for each viewer: who is near it, NOBODY in empty places.
        """
        people = self._people
        since, self._told_until[sub_tick] = self._told_until[sub_tick], people.step
        is_news = self._changed > since
        slots = np.flatnonzero(self._is_tracked | is_news)
        is_due = slot_array(people.capacity, np.bool_)
        is_due[slots] = is_news[slots] | ((slots + turn) % REFRESH_TICKS == 0)
        rows, columns = np.nonzero(is_due[near])
        others = near[rows, columns]
        away_m = people.place_m[viewers[rows]] - people.place_m[others]
        is_within = np.einsum("ij,ij->i", away_m, away_m) <= TRACKED_WITHIN_M**2
        rows, others = rows[is_within], others[is_within]
        if not rows.size:
            return None
        counts = np.bincount(rows, minlength=len(viewers))
        place = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        records = np.zeros((len(viewers), counts.max()), TRACKED_DTYPE)
        records[rows, place] = self._records[others]
        return Told(records, counts)

    def _take_in(self, slots: Slots, reports: npt.NDArray[np.void]) -> None:
        """Of another epoch, it was counted from feet that were moved."""
        people = self._people
        current = people.occupied[slots] & (reports["epoch"] == people.epoch[slots]) & (reports["lane"] == Lane.POSE)
        slots, reports = slots[current], reports[current]
        records = np.empty(len(slots), TRACKED_DTYPE)
        flags = reports["who"] >> np.uint32(SLOT_BITS) & np.uint32(TRACKED_FLAGS)
        records["who"] = slots.astype(np.uint32) | flags << np.uint32(SLOT_BITS)
        records["parts"] = np.where(reports["parts"] & _IS_TRACKED, reports["parts"] & _MEANT, UNTRACKED)
        is_tracked: Mask = (flags > 0) | records["parts"].any(axis=1)
        was_tracked = self._is_tracked[slots]
        differs = (_words(records) != _words(self._records[slots])).any(axis=1)
        is_news = np.where(is_tracked, ~was_tracked | differs, was_tracked)
        changed = slots[is_news]
        self._records[changed] = records[is_news]
        self._changed[changed] = people.step
        self._is_tracked[slots] = is_tracked
        if (was_tracked & ~is_tracked).any():
            self._ended_at = people.step


def _words(records: npt.NDArray[np.void]) -> npt.NDArray[np.uint32]:
    """The same bytes, to be compared all at once."""
    return records.view(np.uint32).reshape(len(records), TRACKED_BYTES // 4)
