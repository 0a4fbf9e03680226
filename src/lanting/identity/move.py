"""Moving over: a guest on http takes her guest cookie along to https by a code that works once, for a minute."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Final

from lanting.identity.guest import Guest
from lanting.kernel.clock import Moment
from lanting.kernel.ids import RandomBytes

MOVE_VALID_MS: Final = 60_000
MOVES_MAX: Final = 10_000
"""Codes that wait at once; the oldest gives way."""
_CODE_BYTES: Final = 18


class MoveDesk:
    """Keeps who moves in memory alone: a code dies with the process."""

    def __init__(self, random_bytes: RandomBytes, *, moves_max: int = MOVES_MAX) -> None:
        self._random_bytes = random_bytes
        self._moves_max = moves_max
        self._waiting: dict[str, tuple[Guest, Moment]] = {}

    def issue(self, guest: Guest, now: Moment) -> str:
        """A code for the way from http to https."""
        self._forget_late(now)
        if len(self._waiting) >= self._moves_max:
            del self._waiting[next(iter(self._waiting))]
        code = urlsafe_b64encode(self._random_bytes(_CODE_BYTES)).decode()
        self._waiting[code] = guest, Moment(now + MOVE_VALID_MS)
        return code

    def redeem(self, code: str, now: Moment) -> Guest | None:
        """Who moves by this code, once; None where it is none, or came too late."""
        guest, until = self._waiting.pop(code, (None, now))
        return guest if now < until else None

    def _forget_late(self, now: Moment) -> None:
        # Codes wait in the order in which they end.
        while self._waiting and next(iter(self._waiting.values()))[1] <= now:
            del self._waiting[next(iter(self._waiting))]
