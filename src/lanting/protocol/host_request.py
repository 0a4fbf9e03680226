"""The acts of a host. Each is stored in the moderation log before it takes effect (SP-100)."""

from __future__ import annotations

from typing import Annotated

import msgspec

from lanting.protocol.limit import BAN_MIN_MAX
from lanting.protocol.message import Request, request
from lanting.protocol.permission import Permission
from lanting.protocol.word import Name, ParticipantKey, Place, Reason, RequestId


@request(48, "host.gather", needs=Permission.GATHER, rate_per_s=1, burst=4, size_max=192, saved=True)
class Gather(Request, frozen=True):
    """Everybody comes around me; `on` false: back to where they were."""

    request_id: RequestId
    on: bool
    around: Place | None = None
    """Not around me, but here. Who has no body and names no place gathers them where newcomers arrive."""


@request(49, "host.still", needs=Permission.GATHER, rate_per_s=1, burst=4, size_max=128, saved=True)
class HoldStill(Request, frozen=True):
    """Nobody but hosts moves, until it is lifted."""

    request_id: RequestId
    on: bool


@request(50, "host.quiet", needs=Permission.MODERATE, rate_per_s=1, burst=4, size_max=128, saved=True)
class Quiet(Request, frozen=True):
    """Nobody but hosts writes, until it is lifted."""

    request_id: RequestId
    on: bool


@request(51, "host.to_door", needs=Permission.GATHER, rate_per_s=1, burst=4, size_max=192, saved=True)
class BringToDoor(Request, frozen=True):
    """One, or everybody but hosts, stands where newcomers arrive; `on` false: back to where they were."""

    request_id: RequestId
    participant: ParticipantKey | None = None
    on: bool = True


@request(52, "host.let_in", needs=Permission.MODERATE, rate_per_s=4, burst=40, size_max=192, saved=True)
class LetIn(Request, frozen=True):
    """One of those who wait, or the next. `on` false: one who was let in waits again."""

    request_id: RequestId
    participant: ParticipantKey | None = None
    on: bool = True


@request(53, "host.turn_away", needs=Permission.MODERATE, rate_per_s=2, burst=10, size_max=1_100, saved=True)
class TurnAway(Request, frozen=True):
    """One of those who wait is not let in now. She may ask again."""

    request_id: RequestId
    participant: ParticipantKey
    reason: Reason = ""


@request(54, "host.rename", needs=Permission.MODERATE, rate_per_s=1, burst=6, size_max=384, saved=True)
class Rename(Request, frozen=True):
    """Another name for one inside, by SP-7."""

    request_id: RequestId
    participant: ParticipantKey
    name: Name


@request(55, "host.mute_chat", needs=Permission.MODERATE, rate_per_s=1, burst=6, size_max=1_100, saved=True)
class MuteChat(Request, frozen=True):
    """One inside may not write, until it is lifted."""

    request_id: RequestId
    participant: ParticipantKey
    on: bool
    reason: Reason = ""


@request(56, "host.remove", needs=Permission.MODERATE, rate_per_s=1, burst=6, size_max=1_100, saved=True)
class Remove(Request, frozen=True):
    """One inside is sent out now. She may come back."""

    request_id: RequestId
    participant: ParticipantKey
    reason: Reason = ""


@request(57, "host.ban", needs=Permission.MODERATE, rate_per_s=1, burst=6, size_max=1_100, saved=True)
class Ban(Request, frozen=True):
    """One inside, or one who waits, is sent out and stays out: the guest, wherever her cookie is."""

    request_id: RequestId
    participant: ParticipantKey
    reason: Reason = ""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=BAN_MIN_MAX)] | None = None
    """None: until it is lifted."""
    newcomers: bool = False
    """For 24 h also new guests from her address; off by itself where more than 3 others share it."""


@request(58, "host.mute_voice", needs=Permission.MODERATE, rate_per_s=1, burst=6, size_max=1_100, saved=True)
class MuteVoices(Request, frozen=True):
    """Nobody hears this one, or nobody but hosts is heard, until it is lifted (SP-160)."""

    request_id: RequestId
    on: bool
    participant: ParticipantKey | None = None
    """None: everybody but hosts."""
    reason: Reason = ""


@request(59, "host.stage", needs=Permission.MODERATE, rate_per_s=1, burst=10, size_max=192, saved=True)
class GiveStage(Request, frozen=True):
    """One inside is heard by all while she stands on a stage, until it is taken from her (SP-162)."""

    request_id: RequestId
    participant: ParticipantKey
    on: bool


@request(60, "host.lower_hand", needs=Permission.MODERATE, rate_per_s=2, burst=20, size_max=192, saved=True)
class LowerHand(Request, frozen=True):
    """Somebody's turn is over, or everybody's."""

    request_id: RequestId
    participant: ParticipantKey | None = None


@request(61, "host.lock", needs=Permission.MODERATE, rate_per_s=1, burst=4, size_max=128, saved=True)
class Lock(Request, frozen=True):
    """Nobody who is not inside comes in any more, but hosts, until it is lifted (SP-164)."""

    request_id: RequestId
    on: bool
