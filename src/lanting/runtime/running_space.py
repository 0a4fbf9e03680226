"""A Space that runs: events go into `Space.step`, commands come out and are carried out in order; poses beat beside it.

A request is stepped before the loop's turn is over, not at the next tick. Ticks exist only while a connection is in;
lines that broke need a single timer. Nobody there, nothing kept: `on_idle` lets the Hall forget this Space.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, SessionId, SpaceId, UserId, new_participant_id, new_session_id
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import SUB_TICKS
from lanting.protocol.message import Notice, Request, RequestDeclaration, encode_body, encode_notice, notice_kind
from lanting.protocol.notice import Refused
from lanting.protocol.request import Enter
from lanting.runtime.connection import Connection
from lanting.runtime.frame_sender import FrameSender
from lanting.runtime.line import Line, LineBook
from lanting.runtime.scribe import Save, Scribe
from lanting.runtime.socket import Socket
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.ticker import Ticker
from lanting.runtime.watch import Watch
from lanting.space.command import Command, Forget, Greet, HangUp, SaveLine, Tell, TellAll, TellSome
from lanting.space.event import Asked, Entered, Event, LineBroke, LineRestored
from lanting.space.glance import Glance
from lanting.space.pose_lane import PoseLane
from lanting.space.space import Space

_EXPIRY_MS_MIN: Final = 1_000
GLANCE_EVERY_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Who is entering in the step that is just being taken."""

    connection: Connection
    enter: Enter
    participant: ParticipantId
    session: SessionId


class RunningSpace:
    """One Space with its lines."""

    def __init__(
        self,
        space: Space,
        poses: PoseLane,
        save: Save,
        around: Surroundings,
        on_idle: Callable[[RunningSpace], None],
        on_people: Callable[[SpaceId, int], None],
    ) -> None:
        self.id = space.settings.id
        self.space = space
        self.poses = poses
        self._around = around
        self._clock = around.clock
        self._boundary = around.boundary
        self._limits = around.limits
        self._on_idle = on_idle
        self._on_people = on_people
        self._people_told = 0
        self._lines = LineBook()
        self._carried: set[Line] = set()
        """The lines that have a connection now."""
        self._connections: set[Connection] = set()
        self._frames = FrameSender()
        self._events: list[Event] = []
        self._is_step_due = False
        self._arrival: _Arrival | None = None
        self._scribe = Scribe(save, self._happened, around.boundary)
        self._watch = Watch(self.id, self._lines, poses, around)
        self._ticker = Ticker(self._beat)
        self._expiry: asyncio.TimerHandle | None = None
        self._glance: Glance | None = None
        self._glanced_at = Moment(0)

    @property
    def is_ticking(self) -> bool:
        return self._ticker.is_running

    @property
    def tick(self) -> int:
        """How many ticks this Space has seen."""
        return self._ticker.beats // SUB_TICKS

    @property
    def connections(self) -> Sequence[Connection]:
        """Every open socket, entered or not."""
        return list(self._connections)

    def glance(self) -> Glance:
        """What the door shows, at most GLANCE_EVERY_MS old, however many ask."""
        moment = self._clock.moment()
        if self._glance is None or moment - self._glanced_at >= GLANCE_EVERY_MS:
            self._glance, self._glanced_at = self.space.glance(), moment
        return self._glance

    # What connections tell

    def connect(self, user: UserId, standing: Standing, socket: Socket, on_lost: Callable[[], None]) -> Connection:
        """A socket of `user` was opened; her Enter is awaited."""
        connection = Connection(self, user, standing, socket, self._around, on_lost)
        self._connections.add(connection)
        return connection

    def enter(self, connection: Connection, enter: Enter) -> None:
        """Become, or be again, a Participant. The Welcome is sent before this returns."""
        # Whoever's time is up, is gone before anybody asks to be her again.
        self._step()
        moment = self._clock.moment()
        line = self._lines.of_session(enter.session)
        event: Event
        if line is not None and line.can_resume(connection.user, enter.last_event, moment):
            self._arrival = _Arrival(connection, enter, line.participant, line.session)
            event = LineRestored(line.participant, enter, connection.standing)
        else:
            random_bytes = self._around.random_bytes
            participant, session = new_participant_id(random_bytes), new_session_id(random_bytes)
            place = self._around.notes.read(enter.place_note, self.id, connection.user, self._clock.now())
            self._arrival = _Arrival(connection, enter, participant, session)
            event = Entered(connection.user, participant, session, connection.standing, enter, place)
        self._events.append(event)
        self._step()
        arrived, self._arrival = self._arrival.participant, None
        if connection.line is None:
            connection.close(CloseCode.INTERNAL)
            if self._lines.of(arrived) is None:
                # If the Space thinks that she is inside, nobody will ever hear of her: her slot must not stay.
                self._happened(LineBroke(arrived))

    def ask(self, line: Line, seq: int, request: Request) -> None:
        self._happened(Asked(line.participant, seq, request))

    def refuse_too_fast(self, line: Line, seq: int, declaration: RequestDeclaration, wait_ms: int) -> None:
        facts: dict[str, Fact] = {"request": declaration.name, "burst": declaration.burst, "wait_ms": wait_ms}
        line.tell(Refused(re=seq, code="too_fast", facts=facts), self._clock.moment())

    def line_broke(self, line: Line) -> None:
        """The connection that carried `line` is closed or cut; whoever comes back finds her slot."""
        line.connection = None
        line.broke_at = self._clock.moment()
        self._carried.discard(line)
        self._frames.disconnect(line.slot)
        if self._lines.of(line.participant) is line:
            self._happened(LineBroke(line.participant))
        self._rest_if_empty()

    def detach(self, connection: Connection) -> None:
        """The socket is gone."""
        self._connections.discard(connection)
        self._rest_if_empty()

    async def close(self, within_s: float) -> None:
        """Wait until what was said is stored and told, then send everybody away. Their sockets close a little later."""
        await self._scribe.drain(within_s)
        self._step()
        for connection in self.connections:
            connection.close(CloseCode.GOING_AWAY)
        self._ticker.stop()
        if self._expiry is not None:
            self._expiry.cancel()

    # Events in, commands out

    def _happened(self, event: Event) -> None:
        self._events.append(event)
        if not self._is_step_due:
            self._is_step_due = True
            asyncio.get_running_loop().call_soon(self._step)

    def _step(self) -> None:
        self._is_step_due = False
        events, self._events = self._events, []
        try:
            commands = self.space.step(events, self._clock.now(), self._clock.moment())
        except Exception as error:  # noqa: BLE001 (reported; the Space goes on)
            self._boundary.report("step", error)
            self._close_all_of(events)
        else:
            self._carry_out(commands)
        self._tell_people()
        self._rest_if_empty()

    def _tell_people(self) -> None:
        people = self.space.people_count
        if people != self._people_told:
            self._people_told = people
            with self._boundary.catching("people"):
                self._on_people(self.id, people)

    def _close_all_of(self, events: Sequence[Event]) -> None:
        # Which of them broke the promise is unknown: those who took part come back to a Space that goes on.
        for event in events:
            line = self._lines.of(event.participant)
            if line is not None and line.connection is not None:
                line.connection.close(CloseCode.INTERNAL)

    def _carry_out(self, commands: Sequence[Command]) -> None:
        for command in commands:
            with self._boundary.catching(f"command {type(command).__name__}"):
                self._obey(command)

    def _obey(self, command: Command) -> None:
        match command:
            case Tell(participant, notice):
                if (line := self._lines.of(participant)) is not None:
                    line.tell(notice, self._clock.moment())
            case TellAll(notice):
                self._tell(self._lines.all(), notice)
            case TellSome(participants, notice):
                lines = (self._lines.of(participant) for participant in participants)
                self._tell([line for line in lines if line is not None], notice)
            case SaveLine():
                self._scribe.write(command)
            case Greet():
                self._greet(command)
            case HangUp(participant, code):
                self._hang_up(participant, code)
            case Forget(participant):
                self._hang_up(participant, CloseCode.NORMAL)

    def _tell(self, lines: Sequence[Line], notice: Notice) -> None:
        """Encoded once, however many are told."""
        kind, body, moment = notice_kind(notice), encode_body(notice), self._clock.moment()
        for line in lines:
            line.put(kind, body, moment)

    def _greet(self, command: Greet) -> None:
        arrival, welcome = self._arrival, command.welcome
        assert arrival is not None and arrival.session == command.session, "only who arrives is greeted"
        moment = self._clock.moment()
        line = self._lines.of(command.participant)
        if line is not None and line.connection is not None:
            line.connection.taken_over()
        if line is None or not welcome.resumed:
            if line is not None:
                self._drop(line)
            line = Line(command.participant, command.user, command.session, welcome.slot, self._limits, moment)
            self._lines.add(line)
        self._join(line, arrival.connection)
        arrival.connection.socket.send(encode_notice(0, notice_kind(welcome), encode_body(welcome)))
        if welcome.resumed and line.outbox is not None:
            for message in line.outbox.after(arrival.enter.last_event, moment):
                arrival.connection.socket.send(message)

    def _join(self, line: Line, connection: Connection) -> None:
        line.connection = connection
        self._carried.add(line)
        connection.entered(line)
        self._frames.connect(line.slot, connection.socket.send)
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        self._ticker.start()

    def _hang_up(self, participant: ParticipantId, code: CloseCode) -> None:
        line = self._lines.of(participant)
        if line is not None:
            self._drop(line)
            if line.connection is not None:
                line.connection.close(code)
        elif self._arrival is not None and self._arrival.participant == participant:
            self._arrival.connection.close(code)

    def _drop(self, line: Line) -> None:
        self._lines.remove(line)
        self._carried.discard(line)
        self._frames.disconnect(line.slot)

    # Beats

    def _beat(self, number: int) -> None:
        sub_tick = number % SUB_TICKS
        moment = self._clock.moment()
        with self._boundary.catching("beat"):
            advance = self.poses.advance(sub_tick, moment)
            for slot in advance.too_slow:
                self._close_slot(slot, CloseCode.TOO_SLOW)
            if advance.put_back:
                self._carry_out(self.space.judge(advance.put_back))
        if sub_tick == 0:
            with self._boundary.catching("tick"):
                self._step()
                self._watch.look(number // SUB_TICKS, moment)
        with self._boundary.catching("frames"):
            self._frames.send(self.poses.frames(sub_tick, moment))

    # Nobody there

    def _rest_if_empty(self) -> None:
        if self._carried:
            return
        self._ticker.stop()
        if self._connections or self._events or not self._scribe.is_idle:
            return
        if len(self._lines) == 0:
            self._on_idle(self)
        elif self._expiry is None:
            oldest = min(line.broke_at for line in self._lines.all())
            wait_ms = max(_EXPIRY_MS_MIN, oldest + self._limits.resume_within_ms - self._clock.moment())
            self._expiry = asyncio.get_running_loop().call_later(wait_ms / 1_000, self._expire)

    def _expire(self) -> None:
        """Time passes for the slots that were kept, though nothing ticks."""
        self._expiry = None
        self._step()

    def _close_slot(self, slot: int, code: CloseCode) -> None:
        line = self._lines.at(slot)
        if line is not None and line.connection is not None:
            line.connection.close(code)
