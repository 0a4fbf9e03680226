"""Who is shown to whom: for each viewer the 192 nearest that it may see, nearest first (PR-18).

Choosing neighbours is the dear part, so a viewer's are chosen anew every fourth tick only, in a crowd of which it sees
but a part every eighth; where they are is told in between. What must vanish (who left, who is hidden, who went to
another group) is dropped from every viewer at once.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.limit import FAR_EVERY, FAR_MAX, MIDDLE_EVERY, MIDDLE_MAX, NEAR_MAX, REFRESH_TICKS, SUB_TICKS
from lanting.space.hidden_pair import HiddenPairs
from lanting.space.nearest import NearestSearch, Scratch
from lanting.space.people_table import PeopleTable
from lanting.space.slot_array import ALWAYS, NEVER, NOBODY, Mask, Slots, Steps, grown, slot_array
from lanting.space.told import Counts

NEIGHBOURS_MAX: Final = NEAR_MAX + MIDDLE_MAX + FAR_MAX
REFRESH_EVERY: Final = 4
"""A viewer's neighbours are chosen anew in one of so many ticks."""
CROWD_REFRESH_EVERY: Final = 8
"""The same where more are present than a viewer can be shown: choosing is dear there, and who is new is seldom near."""
_REPEAT_STEPS: Final = REFRESH_TICKS * SUB_TICKS
_TIERS: Final = (
    (slice(0, NEAR_MAX), 1),
    (slice(NEAR_MAX, NEAR_MAX + MIDDLE_MAX), MIDDLE_EVERY),
    (slice(NEAR_MAX + MIDDLE_MAX, NEIGHBOURS_MAX), FAR_EVERY),
)
"""The columns of each tier, and in every how many of a viewer's frames they have their turn; viewers alternate."""


class Interest:
    """Every viewer's neighbours, and when each was last told to it.

    Both arrays have a row per viewer and its neighbours in order of distance, so that a tier is a range of columns.
    An empty place holds NOBODY, told ALWAYS; a neighbour that is new to its viewer was told NEVER.
    """

    def __init__(self, people: PeopleTable, hidden: HiddenPairs) -> None:
        self._people = people
        self._hidden = hidden
        self._neighbours: Slots = slot_array(people.capacity, np.intp, NOBODY, width=NEIGHBOURS_MAX)
        self._told: Steps = slot_array(people.capacity, np.int64, ALWAYS, width=NEIGHBOURS_MAX)
        self._is_stale: Mask = slot_array(people.capacity, np.bool_)
        self._has_news: Mask = slot_array(people.capacity, np.bool_)
        """Whose neighbours were chosen since its last frame: some may be new."""
        self._vanished: set[int] = set()
        self._scratch = Scratch()

    def grow(self, capacity: int) -> None:
        self._neighbours = grown(self._neighbours, capacity, NOBODY)
        self._told = grown(self._told, capacity, ALWAYS)
        self._is_stale = grown(self._is_stale, capacity)
        self._has_news = grown(self._has_news, capacity)

    def begin(self, viewer: int) -> None:
        """Nothing was told to this viewer yet; its neighbours are chosen for its next frame."""
        self.end(viewer)
        self._is_stale[viewer] = True

    def end(self, viewer: int) -> None:
        self._neighbours[viewer] = NOBODY
        self._told[viewer] = ALWAYS

    def vanish(self, slot: int) -> None:
        """Nobody who sees this slot now is told of it again before choosing it anew."""
        self._vanished.add(slot)

    def vanish_from(self, viewer: int, slot: int) -> None:
        """This viewer is not told of this slot again before choosing it anew."""
        seen = self._neighbours[viewer] == slot
        self._neighbours[viewer, seen] = NOBODY
        self._told[viewer, seen] = ALWAYS

    def make_stale(self, viewers: Slots | int) -> None:
        """Choose these viewers' neighbours anew before their next frame."""
        self._is_stale[viewers] = True

    def near(self, viewer: int) -> list[int]:
        """The near tier of this viewer as last chosen, nearest first."""
        self._drop_vanished()
        near: list[int] = self._neighbours[viewer, :NEAR_MAX].tolist()
        return [slot for slot in near if slot != NOBODY]

    def refresh(self, viewers: Slots, turn: int) -> None:
        """Drop who vanished, then choose for the viewers whose turn it is and for the stale."""
        self._drop_vanished()
        every = REFRESH_EVERY if len(self._people.present) <= NEIGHBOURS_MAX + 1 else CROWD_REFRESH_EVERY
        due = viewers[((viewers // SUB_TICKS) % every == turn % every) | self._is_stale[viewers]]
        if due.size:
            search = NearestSearch(self._people, self._hidden, self._scratch)
            for start in range(0, len(due), search.rows_max):
                self._choose(due[start : start + search.rows_max], search)
            self._is_stale[due] = False
            self._has_news[due] = True

    def nearest(self, viewers: Slots) -> Slots:
        """The near tier of each of these viewers, a row for each, nearest first; NOBODY where nobody is left."""
        return self._neighbours[viewers, :NEAR_MAX]

    def due(self, viewers: Slots, turn: int) -> tuple[Counts, Slots]:
        """Whom the frames of this turn tell: how many each viewer's has, and who they are, one viewer's after another.

        They count as told from here on. Told is whoever is new to the viewer; and, when the tier has its turn, who
        changed or was not repeated for REFRESH_TICKS.
        """
        people = self._people
        is_due: Mask = np.zeros((len(viewers), NEIGHBOURS_MAX), np.bool_)
        for columns, every in _TIERS:
            rows = np.flatnonzero((viewers // SUB_TICKS + turn) % every == 0)
            told = self._told[viewers[rows], columns]
            others = self._neighbours[viewers[rows], columns]
            tier_due = people.changed.take(others) > told
            tier_due |= (told <= people.step - _REPEAT_STEPS) & people.repeats.take(others)
            is_due[rows, columns] = tier_due
        rows = np.flatnonzero(self._has_news[viewers])
        if rows.size:
            is_due[rows] |= self._told[viewers[rows]] == NEVER
            self._has_news[viewers] = False
        counts: Counts = np.add.reduce(is_due.view(np.uint8), axis=1, dtype=np.uint8).astype(np.intp)
        first = viewers * NEIGHBOURS_MAX - np.arange(0, is_due.size, NEIGHBOURS_MAX)
        cells = np.flatnonzero(is_due) + np.repeat(first, counts)
        self._told.reshape(-1)[cells] = people.step
        return counts, self._neighbours.reshape(-1).take(cells)

    def _drop_vanished(self) -> None:
        if self._vanished:
            has_vanished: Mask = slot_array(self._people.capacity, np.bool_)
            has_vanished[list(self._vanished)] = True
            self._vanished.clear()
            gone = has_vanished[self._neighbours]
            self._neighbours[gone] = NOBODY
            self._told[gone] = ALWAYS

    def _choose(self, viewers: Slots, search: NearestSearch) -> None:
        columns, is_seen = search.nearest(viewers, NEIGHBOURS_MAX)
        kept = columns.shape[1]
        told = np.full((len(viewers), NEIGHBOURS_MAX), ALWAYS)
        told[:, :kept] = np.where(is_seen, self._told_before(viewers, columns), ALWAYS)
        neighbours = np.full((len(viewers), NEIGHBOURS_MAX), NOBODY)
        neighbours[:, :kept] = np.where(is_seen, self._people.present[columns], NOBODY)
        self._told[viewers] = told
        self._neighbours[viewers] = neighbours

    def _told_before(self, viewers: Slots, columns: npt.NDArray[np.intp]) -> Steps:
        """When the neighbours in these columns were last told, for those whom the viewer had before; else NEVER."""
        present = self._people.present
        # The last column takes what was told of nobody.
        width = len(present) + 1
        column_of = np.full(self._people.capacity + 1, width - 1)
        column_of[present] = np.arange(len(present))
        row_start = np.arange(len(viewers))[:, None] * width
        told_by_column: Steps = self._scratch.array("told_by_column", (len(viewers) * width,), np.int64)
        told_by_column.fill(NEVER)
        told_by_column[column_of[self._neighbours[viewers]] + row_start] = self._told[viewers]
        before: Steps = told_by_column.take(columns + row_start)
        return before
