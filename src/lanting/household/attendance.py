"""In which Spaces people are, as `app` tells it, and for how long after the last one a figure stays."""

from __future__ import annotations

from typing import Final

STAYS_S: Final = 10.0
"""Who goes out and comes straight back finds the guide where it was."""


class Attendance:
    """People by Space. Times are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._people: dict[str, int] = {}
        self._emptied_at: dict[str, float] = {}

    def told(self, space: str, people: int, now_s: float) -> None:
        """So many people are in a Space now."""
        if people > 0:
            self._people[space] = people
            self._emptied_at.pop(space, None)
        elif self._people.pop(space, 0):
            self._emptied_at[space] = now_s

    def attended(self, now_s: float) -> set[str]:
        """Where a guide should be."""
        self._emptied_at = {space: at for space, at in self._emptied_at.items() if now_s - at < STAYS_S}
        return set(self._people) | set(self._emptied_at)

    def changes_at_s(self) -> float | None:
        """When the next of these places is given up, if nothing is told meanwhile."""
        return min(self._emptied_at.values()) + STAYS_S if self._emptied_at else None
