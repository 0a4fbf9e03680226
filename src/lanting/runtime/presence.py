"""How long somebody has been inside, over all Spaces, since this Server started: after a while her Rank is *known*.

In memory alone. What lasts is one word in her own guest cookie, put there when she next asks to enter.
"""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.protocol.limit import KNOWN_AFTER_MS

USERS_MAX: Final = 50_000
"""Those who are gone are remembered up to so many; who went first is forgotten first."""


class Presence:
    """Counts time, not connections: who is in two Spaces at once is there once."""

    def __init__(self, known_after_ms: int = KNOWN_AFTER_MS, *, users_max: int = USERS_MAX) -> None:
        """With 0 everybody is known, and nobody is counted."""
        self._known_after_ms = known_after_ms
        self._users_max = users_max
        self._inside: dict[UserId, tuple[int, Moment]] = {}
        """In how many Spaces, and since when."""
        self._before: dict[UserId, int] = {}
        """Milliseconds of earlier visits, by who went last."""

    def came(self, user: UserId, now: Moment) -> None:
        """She is in a Space, or in one more."""
        if self._known_after_ms:
            spaces, since = self._inside.get(user, (0, now))
            self._inside[user] = spaces + 1, since

    def went(self, user: UserId, now: Moment) -> None:
        """She is in one Space less."""
        spaces, since = self._inside.pop(user, (0, now))
        if spaces > 1:
            self._inside[user] = spaces - 1, since
        elif spaces:
            self._before[user] = self._before.pop(user, 0) + now - since
            if len(self._before) > self._users_max:
                del self._before[next(iter(self._before))]

    def has_become_known(self, user: UserId, now: Moment) -> bool:
        """Whether she was here for so long; where nobody is counted, nobody was."""
        return self._known_after_ms > 0 and self.new_for_ms(user, now) == 0

    def new_for_ms(self, user: UserId, now: Moment) -> int:
        """So much more presence until she is known; 0: she is."""
        _, since = self._inside.get(user, (0, now))
        return max(0, self._known_after_ms - self._before.get(user, 0) - (now - since))
