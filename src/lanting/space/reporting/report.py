"""A Report as it is kept, and what may become of it.

    open ──nothing──────────────────────────────────▶ closed
      ├──a decision──▶ decided ──APPEAL_MS passed───▶ closed
      │                   └──▶ appealed ──upheld, or lifted──▶ closed
      └──OPEN_KEPT_MS passed───────────────────────▶ expired

Its clip is deleted on the way into `closed` and `expired`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

import msgspec

from lanting.identity.role import Role, is_above
from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import ReportId, SanctionId, SpaceId, UserId
from lanting.space.reporting.clip import Clip, Reason

_DAY_MS: Final = 24 * 60 * 60 * 1_000
APPEAL_MS: Final = 7 * _DAY_MS
"""So long a decision may be appealed; its clip is kept for that long."""
OPEN_KEPT_MS: Final = 30 * _DAY_MS
"""So long a report waits for a decision."""
CLOSED_KEPT_MS: Final = 30 * _DAY_MS
"""So long after its end it is remembered that there was a report."""
OPEN_OF_ONE_MAX: Final = 5
"""So many reports of one guest wait in a Space at a time."""
OPEN_MAX: Final = 500
"""So many of all wait in a Space; then those of whoever has made most give way."""
NOTE_CHARS_MAX: Final = 500
APPEAL_CHARS_MAX: Final = 1_000

State = Literal["open", "decided", "appealed", "closed", "expired"]
Decision = Literal["nothing", "warn", "mute_chat", "mute_voice", "remove", "ban"]
DECISIONS: Final[tuple[Decision, ...]] = get_args(Decision)
Outcome = Literal["upheld", "lifted"]
"""What became of an appeal."""
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
WAITING: Final[frozenset[State]] = frozenset({"open", "appealed"})
"""Somebody has to decide."""


class ReportUnknown(LantingError):
    """No such report, or none that whoever asks may see."""

    code = "report_unknown"

    def __init__(self) -> None:
        super().__init__("there is no such report, or it is not yours to see; go back to the list")


class ReportSettled(LantingError):
    """It was decided meanwhile, or its time is over."""

    code = "report_settled"

    def __init__(self) -> None:
        super().__init__("this was decided meanwhile, or its time is over; reload the page")


@dataclass(frozen=True, slots=True)
class Report:
    """What one guest said about another, and what came of it."""

    id: ReportId
    space_id: SpaceId
    reporter: UserId
    reporter_name: str
    about: UserId
    about_name: str
    about_role: Role
    """What she was here then."""
    reason: Reason
    text: str
    made_at: Instant
    state: State
    decision: Decision | None = None
    note: str = ""
    """Told to whom it is about."""
    decided_at: Instant | None = None
    sanction: SanctionId | None = None
    appeal: str = ""
    outcome: Outcome | None = None
    outcome_note: str = ""
    closed_at: Instant | None = None
    about_read: bool = True
    """Whether whom it is about has seen what was decided last."""
    reporter_read: bool = True

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    def may_be_decided_by(self, role: Role, user: UserId) -> bool:
        """By who stands above whom it is about; never by herself. The Operator decides about everybody."""
        return role == Role.OPERATOR or (is_above(role, self.about_role) and user not in (self.about, self.reporter))

    def may_be_appealed(self, now: Instant) -> bool:
        """Once, while there is time."""
        return self.state == "decided" and self.decided_at is not None and now < self.decided_at + APPEAL_MS


class Evidence(msgspec.Struct, frozen=True):
    """A clip as it is kept beside its report."""

    clip: Clip
    names: dict[str, str]
    """By participant, what each was called."""
    about: str
    """As which participant she was reported."""
    reporter: list[str]
    """Which participants the reporter was."""
    minute: int | None
    """In which minute since 1970 the last of it was said, proven; None where nothing was."""
