"""What a Space orders: `runtime` carries it out, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact
from lanting.kernel.ids import EntityId, ParticipantId, SessionId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Waiting, Welcome
from lanting.protocol.request import AskBlocks, Block, LiftBlock
from lanting.space.act import Effect
from lanting.space.thing import ThingPlace


@dataclass(frozen=True, slots=True)
class Greet:
    """Send the Welcome (seq 0) on the connection that entered. Not resumed: start a new, empty outbox for `session`.

    Where an older connection of this participant is still open, close it with TAKEN_OVER first.
    """

    participant: ParticipantId
    user: UserId
    session: SessionId
    welcome: Welcome
    has_body: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """She is not inside: send Waiting (seq 0) on her connection and keep that open, until a Greet or a HangUp.

    Who was inside until now has no outbox any more. Where the session is that of another connection than the one
    that waited so far, that one is closed with TAKEN_OVER first.
    """

    participant: ParticipantId
    session: SessionId
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Tell:
    """Put a notice into one participant's outbox."""

    participant: ParticipantId
    notice: Notice


@dataclass(frozen=True, slots=True)
class TellAll:
    """Put a notice, encoded once, into every participant's outbox, but those of who must not be told of somebody."""

    notice: Notice
    about: UserId | None
    """Whose doing it tells of. None: nobody's, or the act of a host as a host. Never left out: to forget it is to tell
    of somebody who has been blocked (SP-171)."""
    instead: Notice | None = None
    """What those hear who must not be told of her."""
    but: frozenset[ParticipantId] = frozenset()
    """They are told otherwise."""


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
class SaveAct:
    """Commit a host's act with its line in the moderation log, or find that it was done; then report ActStored."""

    participant: ParticipantId
    user: UserId
    seq: int
    request_id: str
    by_name: str
    act: str
    """The word of the log: as the request is declared, without `host.`."""
    subject: str
    """The name of whom it concerns; "" where it concerns everybody."""
    facts: Mapping[str, Fact]
    effect: Effect | None
    """What it changes for good, beside the log."""
    at: Instant
    request: Request
    target: ParticipantId | None
    """Whom it concerns, inside or waiting."""


@dataclass(frozen=True, slots=True)
class SaveBlock:
    """Commit what somebody wants of her Blocks, or find that it was done; then report BlockStored."""

    participant: ParticipantId
    user: UserId
    seq: int
    request: Block | LiftBlock | AskBlocks
    blocked: UserId | None
    """Whom Block is about, as far as the Space knows; None: nobody, unless the same request was stored before."""
    name: str
    """Hers now."""
    at: Instant
    is_done: bool = False
    """It was answered before: nothing is to be changed."""


@dataclass(frozen=True, slots=True)
class SightChanged:
    """From now on one must not be told of another, or may be again. What the Space itself tells of it, it has told."""

    viewer: ParticipantId
    other: ParticipantId
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class SaveCarry:
    """Write into the published Scene where a hand has left a thing; then report CarryEnded, whatever came of it."""

    user: UserId
    name: str
    entity: EntityId
    place: ThingPlace


@dataclass(frozen=True, slots=True)
class HangUp:
    """Tell `Closing` and close the connection; the participant is gone."""

    participant: ParticipantId
    code: CloseCode
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expel:
    """Tell `Closing` and close whatever connection of this User is still open here, entered or not."""

    user: UserId
    code: CloseCode
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Forget:
    """The participant is gone: drop its outbox (and connection, if any)."""

    participant: ParticipantId


Command = (
    Greet
    | Hold
    | Tell
    | TellAll
    | TellSome
    | SaveLine
    | SaveAct
    | SaveBlock
    | SaveCarry
    | SightChanged
    | HangUp
    | Expel
    | Forget
)
