"""Who must not see whom (SP-20): most often both ways, but a host sees who has blocked her (SP-175)."""

from __future__ import annotations

import numpy as np

from lanting.space.slot_array import Slots

_NOBODY: Slots = np.empty(0, np.intp)


class HiddenPairs:
    """A relation between slots, from viewer to hidden, ready for lookups in arrays."""

    def __init__(self) -> None:
        self._from: dict[int, set[int]] = {}
        self._viewers: Slots | None = _NOBODY
        self._hidden: Slots = _NOBODY

    def add(self, viewer: int, other: int) -> None:
        if viewer != other:
            self._from.setdefault(viewer, set()).add(other)
            self._viewers = None

    def remove(self, viewer: int, other: int) -> None:
        if viewer in self._from:
            self._from[viewer].discard(other)
            if not self._from[viewer]:
                del self._from[viewer]
            self._viewers = None

    def forget(self, slot: int) -> None:
        """Nothing holds of this slot any more, either way."""
        for viewer in [viewer for viewer, others in self._from.items() if slot in others]:
            self.remove(viewer, slot)
        if self._from.pop(slot, None) is not None:
            self._viewers = None

    def of(self, viewer: int) -> list[int]:
        """Who is hidden from this viewer, lowest first."""
        return sorted(self._from.get(viewer, ()))

    def from_whom(self, slot: int) -> list[int]:
        """The viewers from whom this slot is hidden, lowest first."""
        return sorted(viewer for viewer, others in self._from.items() if slot in others)

    def pairs(self) -> tuple[Slots, Slots]:
        """All of them, as (viewers, whom they do not see)."""
        if self._viewers is None:
            pairs = sorted((viewer, hidden) for viewer, others in self._from.items() for hidden in others)
            self._viewers = np.array([viewer for viewer, _ in pairs], np.intp)
            self._hidden = np.array([hidden for _, hidden in pairs], np.intp)
        return self._viewers, self._hidden
