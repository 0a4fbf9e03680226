"""What a Space orders: `runtime` carries it out, in this order."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.kernel.ids import ParticipantId, SessionId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.message import Notice
from lanting.protocol.notice import Welcome


@dataclass(frozen=True, slots=True)
class Greet:
    """Send the Welcome (seq 0) on the connection that entered. Not resumed: start a new, empty outbox for `session`.

    Where an older connection of this participant is still open, close it with TAKEN_OVER first.
    """

    participant: ParticipantId
    user: UserId
    session: SessionId
    welcome: Welcome


@dataclass(frozen=True, slots=True)
class Tell:
    """Put a notice into one participant's outbox."""

    participant: ParticipantId
    notice: Notice


@dataclass(frozen=True, slots=True)
class TellAll:
    """Put a notice, encoded once, into every participant's outbox."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class TellSome:
    """Put a notice, encoded once, into these participants' outboxes."""

    participants: tuple[ParticipantId, ...]
    notice: Notice


@dataclass(frozen=True, slots=True)
class SaveLine:
    """Commit a chat line, or find the first answer to its request id; then report LineStored."""

    participant: ParticipantId
    user: UserId
    seq: int
    request_id: str
    name: str
    program: bool
    text: str
    said_at: int


@dataclass(frozen=True, slots=True)
class HangUp:
    """Tell `Closing` and close the connection; the participant is gone."""

    participant: ParticipantId
    code: CloseCode


@dataclass(frozen=True, slots=True)
class Forget:
    """The participant is gone: drop its outbox (and connection, if any)."""

    participant: ParticipantId


Command = Greet | Tell | TellAll | TellSome | SaveLine | HangUp | Forget
