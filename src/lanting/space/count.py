"""How many people came into a Space on a day, how long they stayed and where they stopped: sums, and nobody in them.

Whoever comes is told apart from others by a hash under a key that is drawn anew each day and never leaves this memory.
The sets that are made of them do not either: what is taken out of here to be kept are numbers.

Small numbers tell of somebody all the same, so they are not told: minutes come out once COUNTED_TOGETHER people have
been inside that day, and the stops at a thing in steps of so many, so that no step is about one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Literal

import numpy as np

from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, UserId
from lanting.space.mark import NO_MARKS, Marks
from lanting.space.slot_array import Places, Slots

DAY_MS: Final = 24 * 60 * 60 * 1_000
LOOKED_EVERY_MS: Final = 1_000
STOPPED_LOOKS: Final = 6
"""Seen so often in a row, at a look each second, somebody has stood there for 5 s."""
COUNTED_TOGETHER: Final = 3
KNOWN_MAX: Final = 200_000
"""Hashes held for one Space and day; beyond them nobody new is counted."""
_HASH_BYTES: Final = 8

What = Literal["visitors", "peak", "minutes", "stop"]


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a day."""

    what: What
    subject: str
    """Of a stop, the Entity."""
    number: int


def day_of(now: Instant) -> int:
    """Days since 1970, in UTC: the same for everybody, wherever the Server and its Owner are."""
    return now // DAY_MS


@dataclass(slots=True)
class _Stop:
    people: set[int] = field(default_factory=set)
    told: int = 0


class DayCount:
    """One Space on one day. Look once a second, and take what is to be kept as often as you like."""

    def __init__(self, day: int, key: bytes) -> None:
        """`key`: random, for this day alone."""
        self.day = day
        self._key = key
        self._visitors: set[int] = set()
        self._visitors_told = 0
        self._peak = 0
        self._peak_told = 0
        self._stay_ms = 0
        self._stops: dict[EntityId, _Stop] = {}
        self._held = 0
        self._inside: dict[int, tuple[UserId, int]] = {}
        """By slot: who, and her hash."""
        self._stays = np.empty(0, np.int64)
        """Which slot is at which mark, as one number for both."""
        self._looks = np.empty(0, np.int64)
        """How often in a row each of them was seen."""
        self._marks = NO_MARKS

    def look(self, people: Mapping[int, UserId], places: Places, marks: Marks, *, since_ms: int) -> None:
        """Who is inside now, by slot; where each of them stands, in the same order; how long ago the last look was."""
        self._inside = {slot: self._known(slot, user) for slot, user in people.items()}
        for _, hashed in self._inside.values():
            self._note(self._visitors, hashed)
        self._peak = max(self._peak, len(people))
        self._stay_ms += len(people) * min(since_ms, 2 * LOOKED_EVERY_MS)
        self._look_at_stops(np.fromiter(people, np.intp, len(people)), places, marks)

    def take(self) -> list[Count]:
        """What is new since it was last taken; a `peak` is the day's."""
        taken: list[Count] = []
        if (new := len(self._visitors) - self._visitors_told) > 0:
            self._visitors_told += new
            taken.append(Count("visitors", "", new))
        if self._peak > self._peak_told:
            self._peak_told = self._peak
            taken.append(Count("peak", "", self._peak))
        if len(self._visitors) >= COUNTED_TOGETHER and (minutes := self._stay_ms // 60_000):
            self._stay_ms -= minutes * 60_000
            taken.append(Count("minutes", "", minutes))
        for entity, stop in self._stops.items():
            if (new := len(stop.people) // COUNTED_TOGETHER * COUNTED_TOGETHER - stop.told) > 0:
                stop.told += new
                taken.append(Count("stop", entity, new))
        return taken

    def _known(self, slot: int, user: UserId) -> tuple[UserId, int]:
        known = self._inside.get(slot)
        return known if known is not None and known[0] == user else (user, self._hash(user))

    def _hash(self, user: UserId) -> int:
        return int.from_bytes(blake2b(user.encode(), key=self._key, digest_size=_HASH_BYTES).digest())

    def _note(self, people: set[int], hashed: int) -> None:
        if hashed not in people and self._held < KNOWN_MAX:
            people.add(hashed)
            self._held += 1

    def _look_at_stops(self, slots: Slots, places: Places, marks: Marks) -> None:
        people, there = marks.near(places)
        stays = slots[people] * len(marks.entities) + there
        looks = np.ones(len(stays), np.int64)
        if marks is self._marks:
            _, here, before = np.intersect1d(stays, self._stays, assume_unique=True, return_indices=True)
            looks[here] += self._looks[before]
        for each in np.flatnonzero(looks == STOPPED_LOOKS).tolist():
            _, hashed = self._inside[int(slots[people[each]])]
            self._note(self._stops.setdefault(marks.entities[there[each]], _Stop()).people, hashed)
        self._stays, self._looks, self._marks = stays, looks, marks
