"""How many stand in each square of 16 m, for those too far away to be shown one by one (PR-15, PR-18).

Counts are taken once a second and kept as a log for each group: every cell that was ever occupied, ordered by when its
count last changed. A viewer reads the log from where it stopped, a few cells in each frame, so that a newcomer and a
slow reader cost no burst. A count says how many of the viewer's group stand there, those it sees one by one and itself
included; hidden pairs are counted. While the group is small enough to be shown whole, all counts are 0. A cell that
stays empty is forgotten after a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.limit import CELL_M, TICK_HZ
from lanting.protocol.pose import CELL_DTYPE
from lanting.space.interest import NEIGHBOURS_MAX
from lanting.space.people_table import PeopleTable
from lanting.space.slot_array import Slots, grown, slot_array
from lanting.space.told import Told

COUNT_EVERY: Final = TICK_HZ
CELLS_PER_FRAME: Final = 6
"""So many cells of 6 bytes at most travel in one frame: 720 bytes a second."""
FORGET_AFTER_COUNTS: Final = 60
_COUNT_MAX: Final = (1 << 16) - 1
_KEY_BITS: Final = 16
_KEY_ORIGIN: Final = 1 << (_KEY_BITS - 1)
_STAMP_BITS: Final = 32
"""A stamp is the number of a count, and below it the change's place in that count: stamps sort by time."""

Keys = npt.NDArray[np.int64]


@dataclass(slots=True)
class _Log:
    """One group's counts, all in the order of the stamps: oldest change first."""

    keys: Keys
    counts: npt.NDArray[np.int64]
    stamps: npt.NDArray[np.int64]
    cells: npt.NDArray[np.void]


class HeadCount:
    """The counts of all groups, and how far each viewer has read."""

    def __init__(self, people: PeopleTable) -> None:
        self._people = people
        self._logs: dict[int, _Log] = {}
        self._count = 0
        self._read_to = slot_array(people.capacity, np.int64)

    def grow(self, capacity: int) -> None:
        self._read_to = grown(self._read_to, capacity)

    def begin(self, viewer: int) -> None:
        """This viewer has read nothing of its group's counts."""
        self._read_to[viewer] = 0

    def recount(self) -> None:
        """Count all heads. Every log knows every cell, so that who changes group is told of those empty there."""
        people = self._people
        groups = people.group[people.present]
        keys = _cell_keys(people.place_m[people.present])
        crowds = {
            group: np.unique(keys[groups == group], return_counts=True)
            for group, size in zip(*(values.tolist() for values in np.unique(groups, return_counts=True)), strict=True)
            if size > NEIGHBOURS_MAX + 1
        }
        self._count += 1
        if not crowds and not self._logs:
            return
        every_key = np.unique(
            np.concatenate([*self._remembered_keys(), *(occupied for occupied, _ in crowds.values())])
        )
        inhabited = groups.tolist() if every_key.size else []
        self._logs = {group: self._revised(group, every_key, crowds.get(group)) for group in sorted(set(inhabited))}

    def next_cells(self, viewers: Slots) -> Told:
        """The next unread cells of each viewer."""
        cells = np.zeros((len(viewers), CELLS_PER_FRAME), CELL_DTYPE)
        meant = np.zeros(len(viewers), np.intp)
        groups = self._people.group[viewers]
        for group, log in self._logs.items():
            rows = np.flatnonzero((groups == group) & (self._read_to[viewers] < log.stamps[-1]))
            if rows.size:
                self._read(log, viewers[rows], rows, cells, meant)
        return Told(cells, meant)

    def _read(
        self, log: _Log, viewers: Slots, rows: Slots, cells: npt.NDArray[np.void], meant: npt.NDArray[np.intp]
    ) -> None:
        start = np.searchsorted(log.stamps, self._read_to[viewers], side="right")
        length = np.minimum(len(log.stamps) - start, CELLS_PER_FRAME)
        index = np.minimum(start[:, None] + np.arange(CELLS_PER_FRAME), len(log.stamps) - 1)
        cells[rows] = log.cells.take(index)
        meant[rows] = length
        self._read_to[viewers] = log.stamps[start + length - 1]

    def _revised(self, group: int, every_key: Keys, crowd: tuple[Keys, npt.NDArray[np.intp]] | None) -> _Log:
        counts = np.zeros(len(every_key), np.int64)
        if crowd is not None:
            counts[np.searchsorted(every_key, crowd[0])] = crowd[1]
        before = np.full(len(every_key), -1)
        stamps = np.zeros(len(every_key), np.int64)
        if (log := self._logs.get(group)) is not None:
            at = np.searchsorted(every_key, log.keys)
            remembered = every_key[np.minimum(at, len(every_key) - 1)] == log.keys
            before[at[remembered]] = log.counts[remembered]
            stamps[at[remembered]] = log.stamps[remembered]
        changed = np.flatnonzero(counts != before)
        # Begun at another cell each time: where more change than a viewer can read, all get their turn.
        changed = np.roll(changed, -self._count * CELLS_PER_FRAME * COUNT_EVERY)
        stamps[changed] = (self._count << _STAMP_BITS) + np.arange(len(changed))
        order = np.argsort(stamps)
        return _Log(every_key[order], counts[order], stamps[order], _cells(every_key[order], counts[order]))

    def _remembered_keys(self) -> list[Keys]:
        oldest = (self._count - FORGET_AFTER_COUNTS) << _STAMP_BITS
        return [log.keys[(log.counts > 0) | (log.stamps >= oldest)] for log in self._logs.values()]


def _cell_keys(place_m: npt.NDArray[np.float64]) -> Keys:
    cell = np.floor(place_m[:, (0, 2)] / CELL_M).astype(np.int64) + _KEY_ORIGIN
    keys: Keys = cell[:, 0] << _KEY_BITS | cell[:, 1]
    return keys


def _cells(keys: Keys, counts: npt.NDArray[np.int64]) -> npt.NDArray[np.void]:
    cells = np.zeros(len(keys), CELL_DTYPE)
    cells["x"] = (keys >> _KEY_BITS) - _KEY_ORIGIN
    cells["z"] = (keys & ((1 << _KEY_BITS) - 1)) - _KEY_ORIGIN
    cells["count"] = np.minimum(counts, _COUNT_MAX)
    return cells
