"""How often somebody may speak: the Space's slow mode, and the slower beginning of new guests (SP-108, SP-109)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.protocol.limit import NEW_CHAT_BURST, NEW_CHAT_EVERY_MS, SLOW_MODE_S_MAX

_REQUESTS_KEPT: Final = 16
"""More than one line can have on its way when it breaks."""
_SPEAKERS_MIN: Final = 1_000
_REMEMBERED_MS: Final = 10 * 60_000
"""So long at least, that whoever lost her line may ask again; for longer where slow mode is."""


@dataclass(slots=True)
class _Pace:
    spoke_at: Moment
    paid_until: Moment
    """A new guest's lines are paid for by time: those of a burst in advance."""
    requests: tuple[str, ...] = ()


class SpeechLimit:
    """Remembers when each User spoke, also when she has left and come back."""

    def __init__(self) -> None:
        self._paces: dict[UserId, _Pace] = {}
        self._forget_at = _SPEAKERS_MIN

    def is_repeat(self, user: UserId, request_id: str) -> bool:
        """Whether this line was let through before: after a broken line it is only asked about again."""
        pace = self._paces.get(user)
        return pace is not None and request_id in pace.requests

    def slow_mode_wait_ms(self, user: UserId, slow_mode_s: int, moment: Moment) -> int:
        """So long until her next line; 0: now."""
        pace = self._paces.get(user)
        return max(0, pace.spoke_at + slow_mode_s * 1_000 - moment) if pace and slow_mode_s else 0

    def newcomer_wait_ms(self, user: UserId, moment: Moment) -> int:
        """So long until a new guest's next line; 0: now."""
        pace = self._paces.get(user)
        return max(0, pace.paid_until - moment - (NEW_CHAT_BURST - 1) * NEW_CHAT_EVERY_MS) if pace else 0

    def spoke(self, user: UserId, moment: Moment, slow_mode_s: int, request_id: str | None = None) -> None:
        """A line was let through; one without a request id is a whisper, which slow mode does not count."""
        pace = self._paces.get(user)
        if pace is None:
            self._forget_silent(Moment(moment - max(_REMEMBERED_MS, slow_mode_s * 1_000)))
            pace = self._paces[user] = _Pace(spoke_at=Moment(moment - SLOW_MODE_S_MAX * 1_000), paid_until=moment)
        pace.paid_until = Moment(max(pace.paid_until, moment) + NEW_CHAT_EVERY_MS)
        if request_id is not None:
            pace.spoke_at = moment
            pace.requests = (*pace.requests[1 - _REQUESTS_KEPT :], request_id)

    def _forget_silent(self, since: Moment) -> None:
        """Who has not spoken for so long that no limit asks about it; looked at when their number has doubled."""
        if len(self._paces) >= self._forget_at:
            kept = {user: pace for user, pace in self._paces.items() if pace.paid_until > since}
            self._paces, self._forget_at = kept, max(_SPEAKERS_MIN, 2 * len(kept))
