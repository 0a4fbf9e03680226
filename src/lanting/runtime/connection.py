"""One socket of one User: from the first message, which must be Enter, to its end.

    opened ──Enter──▶ entered ◀──▶ waiting ──closed by us, by the other side, or cut──▶ over
       └──anything else, or nothing for 5 s──▶ over (NOT_ENTERED)

Whatever arrives ends in one of three ways: it is handed to the Space, it is refused, or the connection is closed with a
code that says why. Nothing that arrives can do more harm than that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from lanting.identity.caller import Caller
from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import MESSAGE_BYTES_MAX
from lanting.protocol.message import (
    EVENT_HEAD_BYTES,
    REQUESTS,
    BadMessage,
    MessageTooBig,
    Request,
    RequestDeclaration,
    decode_request,
    encode_body,
    encode_notice,
    notice_kind,
)
from lanting.protocol.notice import Closing, Refused
from lanting.protocol.pose import REPORT_BYTES
from lanting.protocol.request import Acknowledge, Enter, Leave
from lanting.protocol.thing import THING_REPORT_BYTES
from lanting.protocol.tracked import TRACKED_REPORT_BYTES
from lanting.runtime import metric
from lanting.runtime.assembly import LineViolation
from lanting.runtime.line import Line
from lanting.runtime.rate import POSES_AT_ONCE_MAX, PoseRate, RequestRate
from lanting.runtime.surroundings import Surroundings

if TYPE_CHECKING:
    from lanting.runtime.event_socket import EventSocket
    from lanting.runtime.running_space import RunningSpace

_NO_FACTS: Final[Mapping[str, Fact]] = {}
_POSE, _EVENT, _SCENE = int(Lane.POSE), int(Lane.EVENT), int(Lane.SCENE)
"""Plain numbers, which are compared five times as fast as members of an enumeration."""


class Connection:
    """Hears one socket (`socket.Receiver`) and knows whose it is."""

    __slots__ = (
        "_asked_at",
        "_asked_every_ms",
        "_boundary",
        "_clock",
        "_enter_timer",
        "_on_lost",
        "_poses",
        "_report",
        "_requests",
        "_running",
        "_slot",
        "_things",
        "_tracked",
        "_was_inside",
        "address",
        "caller",
        "line",
        "socket",
        "standing",
        "user",
        "waits_as",
    )

    def __init__(
        self,
        running: RunningSpace,
        caller: Caller,
        address: str,
        standing: Standing,
        socket: EventSocket,
        around: Surroundings,
        on_lost: Callable[[], None],
    ) -> None:
        self.caller = caller
        self.user = caller.user
        self.address = address
        """The client's, as her ticket had it."""
        self.standing = standing
        self.socket = socket
        self.line: Line | None = None
        """Set while this connection carries a line, that is, from Enter until it is closed or replaced."""
        self.waits_as: ParticipantId | None = None
        """Set while its User waits before the Space: who she will be inside."""
        self._was_inside = False
        self._asked_at = around.clock.moment()
        self._running = running
        self._report = running.poses.report
        self._slot = -1
        self._clock = around.clock
        self._boundary = around.boundary
        self._on_lost = on_lost
        self._requests = RequestRate()
        self._poses = PoseRate(around.clock.moment())
        self._things = PoseRate(around.clock.moment())
        self._tracked = PoseRate(around.clock.moment())
        self._asked_every_ms = around.limits.waiting_asked_every_ms
        enter_within_s = around.limits.enter_within_ms / 1_000
        self._enter_timer = asyncio.get_running_loop().call_later(enter_within_s, self._enter_overdue)
        metric.connections.inc()

    # What the socket tells

    def received(self, data: bytes) -> None:
        try:
            if self._slot >= 0 and len(data) == REPORT_BYTES and data[0] == _POSE:
                self._report(self._slot, data)
                poses = self._poses
                poses.count = count = poses.count + 1
                if count > POSES_AT_ONCE_MAX:
                    self.close(CloseCode.TOO_FAST)
                return
            self._read(data)
        except MessageTooBig:
            self.close(CloseCode.MESSAGE_TOO_BIG)
        except BadMessage:
            self.close(CloseCode.BAD_MESSAGE)
        except LineViolation as violation:
            self.close(violation.close_code)
        except Exception as error:  # noqa: BLE001 (one visitor's trouble, reported)
            self._boundary.report("message", error)
            self.close(CloseCode.INTERNAL)

    def violated(self, close_code: CloseCode) -> None:
        self.close(close_code)

    def lost(self) -> None:
        with self._boundary.catching("lost"):
            self._leave_line()
            self._enter_timer.cancel()
            self._running.detach(self)
        metric.connections.dec()
        self._on_lost()

    # What the Space asks

    @property
    def participant(self) -> ParticipantId | None:
        """Who its User is, inside or waiting; None before her Enter."""
        return self.line.participant if self.line is not None else self.waits_as

    def entered(self, line: Line) -> None:
        """From now on this connection carries `line`."""
        self._enter_timer.cancel()
        self.line, self.waits_as = line, None
        self._slot = line.slot if line.has_body else -1
        self._was_inside = True

    def waits(self, participant: ParticipantId) -> None:
        """From now on its User waits, though she may have been inside."""
        self._enter_timer.cancel()
        self.line, self.waits_as = None, participant
        self._slot = -1

    def close(self, close_code: CloseCode, facts: Mapping[str, Fact] = _NO_FACTS) -> None:
        """Tell why, close, and leave the line to its slot. Closing twice is closing once."""
        if self.socket.is_closing:
            return
        metric.closes.labels(close_code.name).inc()
        if self.participant is not None or facts:
            self.socket.send(_closing(close_code, facts))
        self.socket.close(close_code)
        self._leave_line()

    def taken_over(self) -> None:
        """The line goes on with another connection; the Space need not hear of a break."""
        metric.closes.labels(CloseCode.TAKEN_OVER.name).inc()
        self.line, self.waits_as, self._slot = None, None, -1
        self.socket.send(_closing(CloseCode.TAKEN_OVER))
        self.socket.close(CloseCode.TAKEN_OVER)

    def finds_fault(self, now: Moment) -> CloseCode | None:
        """To be asked about once a second: why this connection should be closed, if it should."""
        if any(rate.is_too_fast(now) for rate in (self._poses, self._things, self._tracked)):
            return CloseCode.TOO_FAST
        if self.socket.is_stuck(now):
            return CloseCode.PROTOCOL_ERROR
        return None

    def is_silent(self, now: Moment) -> bool:
        """To be asked about once a second while its User waits: whether nobody is there any more (PR-48).

        Who waits says nothing for minutes, so she is asked.
        """
        if now - self._asked_at < self._asked_every_ms:
            return False
        self._asked_at = now
        return not self.socket.ask()

    # What a message means

    def _read(self, data: bytes) -> None:
        lane = data[0] if data else None
        if len(data) > MESSAGE_BYTES_MAX and lane != _SCENE:
            raise MessageTooBig(f"a message of this lane has at most {MESSAGE_BYTES_MAX} bytes")
        if lane == _EVENT or (lane == _SCENE and not self._is_turned_down(data)):
            self._requested(*decode_request(data))
        elif lane == _SCENE:
            return
        elif lane == _POSE and len(data) in (REPORT_BYTES, THING_REPORT_BYTES, TRACKED_REPORT_BYTES):
            self._reported(data)
        else:
            raise BadMessage(
                "this socket carries reports of 14 bytes, of things 18, of tracked parts 30, events and edits"
            )

    def _reported(self, data: bytes) -> None:
        """A report of a thing, of tracked parts; or one that comes too early, too late, or from who has no body."""
        poses, is_tracked = self._running.poses, len(data) == TRACKED_REPORT_BYTES
        if self._slot >= 0:
            take_in = poses.report_tracked if is_tracked else poses.things.report
            take_in(self._slot, data)
        elif self.line is None and not self._is_sent_back:
            raise LineViolation(CloseCode.NOT_ENTERED, "the first message is Enter")
        rate = self._tracked if is_tracked else self._things if len(data) == THING_REPORT_BYTES else self._poses
        rate.count += 1
        if rate.count > POSES_AT_ONCE_MAX:
            raise LineViolation(CloseCode.TOO_FAST, "a flood of reports")

    def _is_turned_down(self, data: bytes) -> bool:
        """Whether she may not ask for this at all: then nobody takes the trouble to read 64 KiB of it."""
        line = self.line
        if line is None or len(data) < EVENT_HEAD_BYTES:
            return False
        declaration = REQUESTS.get(data[1])
        if declaration is None or declaration.lane != Lane.SCENE or len(data) > declaration.size_max:
            return False
        if declaration.needs in self.standing.permissions:
            return False
        now, seq = self._clock.moment(), int.from_bytes(data[2:EVENT_HEAD_BYTES], "little")
        if (wait_ms := self._requests.refuses(declaration, now)) is not None:
            self._refuse(line, seq, declaration, wait_ms, now)
        else:
            facts: dict[str, Fact] = {"request": declaration.name, "needs": declaration.needs.value}
            line.tell(Refused(re=seq, code="not_permitted", facts=facts), now)
        return True

    def _requested(self, seq: int, declaration: RequestDeclaration, request: Request) -> None:
        now = self._clock.moment()
        line = self.line
        if isinstance(request, Enter):
            if self.participant is not None:
                raise BadMessage("a connection enters once")
            self._running.enter(self, request)
        elif self.waits_as is not None:
            self._requested_outside(self.waits_as, seq, declaration, request)
        elif line is None:
            raise LineViolation(CloseCode.NOT_ENTERED, "the first message is Enter")
        elif (wait_ms := self._requests.refuses(declaration, now)) is not None:
            self._refuse(line, seq, declaration, wait_ms, now)
        elif isinstance(request, Acknowledge):
            if line.outbox is not None and not line.outbox.acknowledge(request.ack, now):
                raise BadMessage("this event was never sent")
        else:
            self._running.ask(self, line.participant, seq, request)

    def _requested_outside(
        self, participant: ParticipantId, seq: int, declaration: RequestDeclaration, request: Request
    ) -> None:
        """Who waits can go, and nothing else (PR-48)."""
        now = self._clock.moment()
        if self._requests.refuses(declaration, now) is not None:
            if not self._requests.forgives(declaration, now):
                raise LineViolation(CloseCode.TOO_FAST, "refused too often")
        elif isinstance(request, Leave):
            self._running.ask(self, participant, seq, request)
        elif not isinstance(request, Acknowledge) and not self._was_inside:
            raise LineViolation(CloseCode.NOT_ENTERED, "who waits cannot ask for anything but to leave")

    @property
    def _is_sent_back(self) -> bool:
        """Waits again: what she said before she heard of it is passed over."""
        return self.waits_as is not None and self._was_inside

    def _refuse(self, line: Line, seq: int, declaration: RequestDeclaration, wait_ms: int, now: Moment) -> None:
        metric.refusals.labels(declaration.name).inc()
        if not self._requests.forgives(declaration, now):
            raise LineViolation(CloseCode.TOO_FAST, "refused too often")
        self._running.refuse_too_fast(line, seq, declaration, wait_ms)

    def _enter_overdue(self) -> None:
        self.close(CloseCode.NOT_ENTERED)

    def _leave_line(self) -> None:
        line, self.line, self._slot = self.line, None, -1
        if line is not None:
            self._running.line_broke(line)
        if self.waits_as is not None:
            participant, self.waits_as = self.waits_as, None
            self._running.wait_broke(participant, self)


def _closing(close_code: CloseCode, facts: Mapping[str, Fact] = _NO_FACTS) -> bytes:
    # Seq 0, as Welcome: it belongs to this connection, not to the session, which may go on.
    notice = Closing(code=int(close_code), reason=close_code.name.lower(), facts=dict(facts))
    return encode_notice(0, notice_kind(notice), encode_body(notice))
