"""Pairs of participants that must not see each other: blocks and bans, always both ways (SP-20)."""

from __future__ import annotations

import numpy as np

from lanting.space.slot_array import Slots

_NOBODY: Slots = np.empty(0, np.intp)


class HiddenPairs:
    """A symmetric relation between slots, ready for lookups in arrays."""

    def __init__(self) -> None:
        self._of: dict[int, set[int]] = {}
        self._viewers: Slots | None = _NOBODY
        self._hidden: Slots = _NOBODY

    def add(self, a: int, b: int) -> None:
        if a == b:
            return
        self._of.setdefault(a, set()).add(b)
        self._of.setdefault(b, set()).add(a)
        self._viewers = None

    def remove(self, a: int, b: int) -> None:
        for one, other in ((a, b), (b, a)):
            if one in self._of:
                self._of[one].discard(other)
                if not self._of[one]:
                    del self._of[one]
        self._viewers = None

    def forget(self, slot: int) -> None:
        for other in list(self._of.get(slot, ())):
            self.remove(slot, other)

    def of(self, slot: int) -> list[int]:
        """Who is hidden from this slot, lowest first."""
        return sorted(self._of.get(slot, ()))

    def both_ways(self) -> tuple[Slots, Slots]:
        """Every pair twice, as (viewers, whom they do not see)."""
        if self._viewers is None:
            pairs = sorted((viewer, hidden) for viewer, others in self._of.items() for hidden in others)
            self._viewers = np.array([viewer for viewer, _ in pairs], np.intp)
            self._hidden = np.array([hidden for _, hidden in pairs], np.intp)
        return self._viewers, self._hidden
