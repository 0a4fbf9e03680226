"""What happens to a Space, as its `step` is told: past tense, with every id and time handed in."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId, ParticipantId, SessionId, UserId
from lanting.protocol.message import Request
from lanting.protocol.notice import Decided
from lanting.protocol.pose import Pose
from lanting.protocol.request import Enter
from lanting.protocol.word import ChatLine, Rules
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock
from lanting.space.ground import Ground


@dataclass(frozen=True, slots=True)
class Entered:
    """A User's connection said Enter, and its session cannot be resumed (or it asked for none).

    Where this User is in the Space already, she keeps slot and place under her old participant id; `participant` and
    `session` are fresh ids for the case that she is not. The session is always the new one.
    """

    user: UserId
    participant: ParticipantId
    session: SessionId
    standing: Standing
    enter: Enter
    place: Pose | None
    """From a place note that `runtime` has verified."""


@dataclass(frozen=True, slots=True)
class LineBroke:
    """The connection is gone without a Leave; the slot is kept for RESUME_WITHIN_MS."""

    participant: ParticipantId


@dataclass(frozen=True, slots=True)
class LineRestored:
    """The same session is back on a new connection; its outbox is replayed by `runtime` after the Welcome."""

    participant: ParticipantId
    enter: Enter
    standing: Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that passed its declaration's size and rate. Never Enter or Acknowledge."""

    participant: ParticipantId
    seq: int
    request: Request


@dataclass(frozen=True, slots=True)
class LineStored:
    """The chat line of a `SaveLine` is committed."""

    participant: ParticipantId
    seq: int
    request_id: str
    line: ChatLine
    repeated: bool
    """The request id was known: `line` is the first one's and was announced before."""
    user: UserId
    """Whose line it is."""


@dataclass(frozen=True, slots=True)
class ActStored:
    """A host's act is committed: now it takes effect."""

    act: SaveAct
    repeated: bool
    """The request id was known: it was done before."""


@dataclass(frozen=True, slots=True)
class BlockStored:
    """What somebody wanted of her Blocks is committed: now it takes effect."""

    save: SaveBlock
    kept: BlocksKept


@dataclass(frozen=True, slots=True)
class Parted:
    """A Block was made or lifted in another Space: here too these two are apart from now on, or may meet."""

    user: UserId
    blocked: UserId
    on: bool


@dataclass(frozen=True, slots=True)
class CarryEnded:
    """The edit of a `SaveCarry` is committed and told, or could not be made."""

    entity: EntityId


@dataclass(frozen=True, slots=True)
class NotStored:
    """The database refused a line or an act; nothing is kept."""

    participant: ParticipantId
    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class RulesSet:
    """The Space's page has committed another name or other rules."""

    name: str
    rules: Rules


@dataclass(frozen=True, slots=True)
class StandingChanged:
    """What somebody inside may do was looked up again."""

    participant: ParticipantId
    standing: Standing


@dataclass(frozen=True, slots=True)
class GroundRenewed:
    """The published Scene has changed, and this is what it means to walkers now."""

    ground: Ground
    scene_revision: int


@dataclass(frozen=True, slots=True)
class ReportsChanged:
    """So many reports wait for a decision now."""

    waiting: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody has decided on a report that this User has made, or that is about her."""

    user: UserId
    told: Decided


@dataclass(frozen=True, slots=True)
class AnswersKept:
    """What a program kept of these answers is committed: they count as taken, whatever becomes of the program."""

    request_ids: frozenset[str]


Event = (
    Entered
    | LineBroke
    | LineRestored
    | Asked
    | LineStored
    | ActStored
    | BlockStored
    | Parted
    | CarryEnded
    | NotStored
    | RulesSet
    | StandingChanged
    | GroundRenewed
    | ReportsChanged
    | Decision
    | AnswersKept
)
