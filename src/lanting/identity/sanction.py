"""Sanctions: who is kept out of a Space, or silent in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact, LantingError
from lanting.kernel.ids import SanctionId, SpaceId, UserId

NEIGHBOURS_MAX: Final = 3
"""Where more others than these share a banned guest's network, new guests from there are not kept out."""

SanctionKind = Literal["ban", "mute", "voice"]


class Banned(LantingError):
    """She may not come in here. `facts` are those of the close code: `why`, in the host's words, and `until`, 0 for no
    end; `scope` is `guest`, or `network` where it is for all new guests from there."""

    code = "banned"

    def __init__(self, reason: str, until: Instant | None, scope: Literal["guest", "network"] = "guest") -> None:
        facts: dict[str, Fact] = {"why": reason, "until": int(until or 0), "scope": scope}
        super().__init__("a host of this space has sent you away; you may come back when the ban has ended", **facts)
        self.reason = reason
        self.until = until
        self.scope = scope


class SanctionUnknown(LantingError):
    """No such sanction is in force in this Space."""

    code = "sanction_unknown"

    def __init__(self) -> None:
        super().__init__("this was lifted before or has ended; reload the list")


@dataclass(frozen=True, slots=True)
class Sanction:
    """A ban, a closed chat or a muted voice."""

    id: SanctionId
    space_id: SpaceId
    user: UserId
    kind: SanctionKind
    name: str
    """What she was called then."""
    reason: str
    made_at: Instant
    ends_at: Instant | None
    network: str | None
    """From where new guests are kept out too; None: from nowhere."""
    network_until: Instant | None
    """Until when they are."""

    def keeps_out(self, network: str, since: Instant, now: Instant) -> bool:
        """Whether it is meant for a guest of this network who became one at this time."""
        is_there = self.kind == "ban" and self.network is not None and self.network == network
        return is_there and self.network_until is not None and now < self.network_until and since >= self.made_at
