"""A Line keeps one Participant reachable: it outlives a broken connection, and what is told meanwhile waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SessionId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.message import Notice, encode_body, notice_kind
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.outbox import Outbox

if TYPE_CHECKING:
    from lanting.runtime.connection import Connection


class Line:
    """Participant, session and outbox belong together; the connection comes and goes."""

    __slots__ = (
        "_limits",
        "broke_at",
        "connection",
        "has_body",
        "network",
        "noted_at",
        "outbox",
        "participant",
        "session",
        "slot",
        "user",
    )

    def __init__(
        self,
        participant: ParticipantId,
        user: UserId,
        session: SessionId,
        slot: int,
        limits: LineLimits,
        now: Moment,
        has_body: bool = True,
    ) -> None:
        self.participant = participant
        self.user = user
        self.session = session
        self.slot = slot
        self.has_body = has_body
        """Nobody else's poses come to who has none, and nothing ticks for it."""
        self.outbox: Outbox | None = Outbox(limits, now)
        """None once too much waited in it, or what must not be told any more: then nobody resumes it (PR-35)."""
        self.connection: Connection | None = None
        self.broke_at = now
        """When its last connection ended; of one that has a connection it says nothing."""
        self.noted_at: Moment | None = None
        """When the last place note was given."""
        self._limits = limits

    def can_resume(self, user: UserId, last_event: int, now: Moment) -> bool:
        """Whether `user`, who has everything up to `last_event`, can go on where she left (PR-42)."""
        if self.user != user or self.outbox is None or not self.outbox.holds_all_after(last_event):
            return False
        return self.connection is not None or now - self.broke_at <= self._limits.resume_within_ms

    def tell(self, notice: Notice, now: Moment) -> None:
        self.put(notice_kind(notice), encode_body(notice), now)

    def put(self, kind: int, body: bytes, now: Moment) -> None:
        """Keep an event for this session, and send it if anybody is there. `body` is shared by all who are told."""
        if self.outbox is None:
            return
        message = self.outbox.add(kind, body, now)
        if self.connection is not None:
            self.connection.socket.send(message)
        self.check(now)

    def give_up(self) -> None:
        """What waits here for who is away is not to be told any more: she begins anew when she is back (SP-174)."""
        self.outbox = None

    def check(self, now: Moment) -> None:
        """Close a connection that is too slow (PR-34), and give up a session that misses too much (PR-35)."""
        is_slow = False
        if self.outbox is not None:
            if self.outbox.is_overflowing(now):
                self.outbox = None
                is_slow = True
            elif self.outbox.is_overdue(now):
                is_slow = True
        connection = self.connection
        if connection is not None and (is_slow or connection.socket.is_over(self._limits.backlog_bytes_max)):
            connection.close(CloseCode.TOO_SLOW)


class LineBook:
    """The lines of one Space, by participant, session and slot."""

    def __init__(self) -> None:
        self._by_participant: dict[ParticipantId, Line] = {}
        self._by_session: dict[SessionId, Line] = {}
        self._by_slot: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._by_participant)

    def all(self) -> list[Line]:
        return list(self._by_participant.values())

    def of(self, participant: ParticipantId) -> Line | None:
        return self._by_participant.get(participant)

    def of_session(self, session: str | None) -> Line | None:
        return None if session is None else self._by_session.get(SessionId(session))

    def at(self, slot: int) -> Line | None:
        return self._by_slot.get(slot)

    def by_turn(self, turn: int, turns: int) -> Iterator[Line]:
        """The lines whose slot has this turn of so many."""
        for slot in range(turn, max(self._by_slot, default=-1) + 1, turns):
            if (line := self._by_slot.get(slot)) is not None:
                yield line

    def add(self, line: Line) -> None:
        self._by_participant[line.participant] = line
        self._by_session[line.session] = line
        self._by_slot[line.slot] = line

    def remove(self, line: Line) -> None:
        del self._by_participant[line.participant]
        del self._by_session[line.session]
        del self._by_slot[line.slot]
