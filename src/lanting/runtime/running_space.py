"""A Space that runs: events go into `Space.step`, commands come out and are carried out in order; poses beat beside it.

A request is stepped at once or after the next beat, not at the next tick. Ticks exist only while a connection is in;
lines that broke need a single timer. Nobody there, nothing kept: `on_idle` lets the Hall forget this Space.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, get_args

from lanting.identity.caller import Caller
from lanting.identity.sanction import Banned
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, SpaceId, UserId, new_participant_id, new_session_id
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import SUB_TICKS, WAITING_TOLD_EVERY_MS
from lanting.protocol.message import Notice, Request, RequestDeclaration
from lanting.protocol.notice import Refused
from lanting.protocol.permission import Permission
from lanting.protocol.request import AskVoice, Enter, Leave
from lanting.protocol.word import Rules
from lanting.runtime.alarm import Alarm
from lanting.runtime.builders import Asked as AskedToBuild
from lanting.runtime.building import AtOnce, Building, InTurn
from lanting.runtime.connection import Connection
from lanting.runtime.intake import Intake
from lanting.runtime.keeping import Keeping, NoKeeping, OfDesks
from lanting.runtime.key_watch import KeyWatch
from lanting.runtime.line import Line, LineBook
from lanting.runtime.orders import Orders
from lanting.runtime.scene_shelf import SceneShelf
from lanting.runtime.scribe import KeepAct, KeepBlock, KeepLine, Scribe
from lanting.runtime.space_shelf import LoadedSpace
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.switchboard import Arrival, Switchboard
from lanting.runtime.ticker import Ticker
from lanting.runtime.voices import Voices
from lanting.runtime.watch import Watch
from lanting.runtime.whose import whose
from lanting.space.command import Command
from lanting.space.event import (
    Asked,
    CarryEnded,
    Entered,
    Event,
    GroundRenewed,
    LineBroke,
    LineRestored,
    Parted,
    RulesSet,
    StandingChanged,
)
from lanting.space.glance import Glance

if TYPE_CHECKING:
    from lanting.runtime.event_socket import EventSocket

_EXPIRY_MS_MIN: Final = 1_000
GLANCE_EVERY_MS: Final = 1_000
_VOICES_LOOK_AT: Final = 2
"""In which sub-tick: not in the first, which is the longest without it."""
_ELSEWHERE: Final = frozenset(get_args(OfDesks | InTurn | AtOnce | AskVoice))
"""The requests that are not, or not always, the Space's."""


class RunningSpace:
    """One Space with its lines."""

    def __init__(
        self,
        loaded: LoadedSpace,
        keep_line: KeepLine,
        keep_act: KeepAct,
        keep_block: KeepBlock,
        scenes: SceneShelf,
        around: Surroundings,
        *,
        on_idle: Callable[[RunningSpace], None],
        on_people: Callable[[SpaceId, int, bool], None],
        on_rights: Callable[[], None],
    ) -> None:
        self.space = loaded.space
        self.space.swear_in(around.tags, around.departed, around.persons)
        self.id = self.space.settings.id
        self.poses = loaded.poses
        self._around = around
        self._clock = around.clock
        self.keeping: Keeping = NoKeeping(around.clock)
        """Who answers what programs ask for beside the Space."""
        self._boundary = around.boundary
        self._limits = around.limits
        self._on_idle = on_idle
        self._on_people = on_people
        self._people_told = (0, True)
        self._lines = LineBook()
        self.voices = Voices(self.space, self._lines, around)
        self._board = Switchboard(self.id, self._lines, self.voices, self.poses, around)
        self._waiting = self._board.waiting
        self._connections: set[Connection] = set()
        self._is_over = False
        self._keys = KeyWatch()
        self._scribe = Scribe(keep_line, keep_act, keep_block, self.happened, around.boundary)
        self._building = Building(
            self.space,
            loaded.scenes,
            scenes,
            self._board,
            around,
            hand_over=lambda ground, revision: self.happened(GroundRenewed(ground, revision)),
            on_carried=lambda entity: self.happened(CarryEnded(entity)),
            on_rights=on_rights,
            on_idle=self._rest_if_empty,
        )
        self._watch = Watch(self.space, self._building, self._lines, self._waiting, self.poses, around)
        self._orders = Orders(self.space, self._board, self._scribe, self._building, self._connections, around)
        self._ticker = Ticker(self._beat)
        self._intake = Intake(self._ticker, around.clock, self._step)
        self._alarm = Alarm(self._expire)
        self._glance: Glance | None = None
        self._glanced_at = Moment(0)

    @property
    def is_ticking(self) -> bool:
        return self._ticker.is_running

    @property
    def tick(self) -> int:
        return self._ticker.beats // SUB_TICKS

    @property
    def connections(self) -> Sequence[Connection]:
        """Every event socket, entered or not."""
        return list(self._connections)

    @property
    def sockets(self) -> Sequence[EventSocket]:
        """Every open socket, of whatever lane."""
        return [*(connection.socket for connection in self._connections), *self.voices.sockets]

    def glance(self) -> Glance:
        """What the door shows, at most GLANCE_EVERY_MS old, however many ask."""
        moment = self._clock.moment()
        if self._glance is None or moment - self._glanced_at >= GLANCE_EVERY_MS:
            self._glance, self._glanced_at = self.space.glance(), moment
        return self._glance

    # What connections tell

    def connect(
        self, caller: Caller, address: str, standing: Standing, socket: EventSocket, on_lost: Callable[[], None]
    ) -> Connection:
        """A socket of `caller` was opened from `address`; her Enter is awaited."""
        connection = Connection(self, caller, address, standing, socket, self._around, on_lost)
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
            self._board.arrival = Arrival(connection, enter, line.participant, line.session)
            event = LineRestored(line.participant, enter, connection.standing)
        else:
            random_bytes = self._around.random_bytes
            participant, session = new_participant_id(random_bytes), new_session_id(random_bytes)
            place = self._around.notes.read(enter.place_note, self.id, connection.user, self._clock.now())
            self._board.arrival = Arrival(connection, enter, participant, session)
            event = Entered(connection.user, participant, session, connection.standing, enter, place)
        self._intake.put(event)
        self._step()
        arrived, self._board.arrival = self._board.arrival.participant, None
        if connection.participant is None:
            connection.close(CloseCode.INTERNAL)
            if self._lines.of(arrived) is None and arrived not in self._waiting:
                # If the Space thinks that she is inside, nobody will ever hear of her: her slot must not stay.
                self.happened(LineBroke(arrived))

    def ask(self, connection: Connection, participant: ParticipantId, seq: int, request: Request) -> None:
        line = connection.line
        if line is None or type(request) not in _ELSEWHERE:
            self.happened(Asked(participant, seq, request))
            if isinstance(request, Leave):
                # No pose that comes after it is told any more (SP-9).
                asyncio.get_running_loop().call_soon(self._step)
        elif self.keeping.takes(asked := AskedToBuild(line, connection, seq, request)):
            return
        elif isinstance(request, InTurn | AtOnce):
            self._building.ask(asked)
        elif not isinstance(request, AskVoice):
            self.happened(Asked(participant, seq, request))
        elif line.has_body:
            self.voices.ask(connection, seq)
        else:
            line.tell(Refused(re=seq, code="no_body"), self._clock.moment())

    def set_rules(self, name: str, rules: Rules) -> None:
        """The Space's page has committed another name or other rules."""
        self.happened(RulesSet(name, rules))

    def part(self, user: UserId, blocked: UserId, on: bool, *, is_told: bool) -> None:
        """A Block was committed: whoever stands at the door knows it too. `is_told`: the Space hears of it itself."""
        for connection in self._connections:
            connection.standing = connection.standing.after_block(connection.user, user, blocked, on=on)
        if not is_told:
            self.happened(Parted(user, blocked, on))

    def tell_keepers(self, notice: Notice) -> None:
        """To all inside who may change the Space or what happens in it."""
        keepers = {Permission.BUILD, Permission.MODERATE, Permission.OWN}
        lines = (each.line for each in self._connections if each.standing.permissions & keepers)
        self._board.tell([line for line in lines if line is not None and line.has_body], notice)

    def set_standing(self, connection: Connection, found: Standing | Banned) -> None:
        """What somebody may do here was looked up again, or that she may not be here."""
        if connection not in self._connections:
            return
        before = connection.standing
        if isinstance(found, Banned):
            connection.close(CloseCode.BANNED, found.facts)
        elif before.capabilities is not None and found.capabilities is None:
            # The token by which this program came holds no more: no slot is kept for it.
            connection.standing = found
            if connection.line is not None:
                self.happened(StandingChanged(connection.line.participant, found))
            else:
                connection.close(CloseCode.NOT_ADMITTED, {"cause": "key_ended"})
        elif before.is_invited and not found.is_invited and self._was_let_in_by_key(connection, found):
            connection.close(CloseCode.NOT_ADMITTED, {"cause": "key_ended"})
        elif not found.is_like(before):
            connection.standing = found
            self._building.changed_standing(connection)
            if connection.participant is not None:
                self.happened(StandingChanged(connection.participant, found))

    def _was_let_in_by_key(self, connection: Connection, now: Standing) -> bool:
        """Whether nothing but what she holds no more had opened this Space for her."""
        rules = self.space.settings.rules
        if rules.entry == "link" and not connection.caller.has_code:
            return True
        has_to_ask = rules.approval == "everybody" or (rules.approval == "new" and now.new_for_ms > 0)
        return has_to_ask and connection.waits_as is None

    def watch_keys(self, ends_at: Instant | None, on_key_end: Callable[[], None]) -> None:
        """Call once when this time has come, while anybody is inside."""
        self._keys.set(ends_at, on_key_end)

    def end(self, code: CloseCode) -> None:
        """This Space is no more: everybody is sent away, and nobody comes back to it."""
        self._is_over = True
        for connection in self.connections:
            connection.close(code)
        for line in self._lines.all():
            self._board.drop(line)
        self._building.stop()
        self._on_people(self.id, 0, True)
        self._rest_if_empty()

    def refuse_too_fast(self, line: Line, seq: int, declaration: RequestDeclaration, wait_ms: int) -> None:
        facts: dict[str, Fact] = {"request": declaration.name, "burst": declaration.burst, "wait_ms": wait_ms}
        line.tell(Refused(re=seq, code="too_fast", facts=facts), self._clock.moment())

    def line_broke(self, line: Line) -> None:
        """The connection that carried `line` is closed or cut; whoever comes back finds her slot."""
        line.connection = None
        line.broke_at = self._clock.moment()
        self._board.put_down(line)
        if self._lines.of(line.participant) is line:
            self.happened(LineBroke(line.participant))
        self._rest_if_empty()

    def wait_broke(self, participant: ParticipantId, connection: Connection) -> None:
        """The connection of one who waits is closed or cut; whoever comes back takes her turn up."""
        if self._waiting.get(participant) is connection:
            del self._waiting[participant]
            self.happened(LineBroke(participant))

    def detach(self, connection: Connection) -> None:
        """The socket is gone."""
        self._connections.discard(connection)
        self._rest_if_empty()

    async def close(self, within_s: float) -> None:
        """Wait until what was said is stored and told, then send everybody away. Their sockets close a little later."""
        self._carry_out(self.space.put_all_down(self._clock.moment()))
        await asyncio.gather(
            self._scribe.drain(within_s),
            self._building.drain(within_s),
            asyncio.wait_for(self.keeping.settled(), within_s),
        )
        self._step()
        for connection in self.connections:
            connection.close(CloseCode.GOING_AWAY)
        self._building.stop()
        self._ticker.stop()
        self._alarm.stop()

    # Events in, commands out

    def happened(self, event: Event) -> None:
        """To be stepped, at once or with what else happens until the next beat."""
        self._intake.put(event)
        self._intake.step_soon()

    def _step(self) -> None:
        events = self._intake.take()
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
        told = self.space.people_count, self.space.is_open
        if told != self._people_told and not self._is_over:
            self._people_told = told
            with self._boundary.catching("people"):
                self._on_people(self.id, *told)

    def _close_all_of(self, events: Sequence[Event]) -> None:
        # Which of them broke the promise is unknown: those who took part come back to a Space that goes on.
        for event in events:
            participant = whose(event)
            line = None if participant is None else self._lines.of(participant)
            if line is not None and line.connection is not None:
                line.connection.close(CloseCode.INTERNAL)

    def _carry_out(self, commands: Sequence[Command]) -> None:
        self._orders.carry_out(commands)
        self._keep_awake()

    # Beats

    def _beat(self, number: int) -> None:
        with self.voices.relay.held_up():
            self._take_beat(number)

    def _take_beat(self, number: int) -> None:
        sub_tick = number % SUB_TICKS
        moment = self._clock.moment()
        with self._boundary.catching("beat"):
            advance = self.poses.advance(sub_tick, moment)
            for slot in advance.too_slow:
                self._board.close_slot(slot, CloseCode.TOO_SLOW)
            if advance.put_back:
                self._carry_out(self.space.judge(advance.put_back))
        if sub_tick == _VOICES_LOOK_AT:
            self.voices.look(moment)
        with self._boundary.catching("frames"):
            self._board.send(self.poses.frames(sub_tick, moment))
        if sub_tick == 0:
            with self._boundary.catching("tick"):
                self._step()
                self._watch.look(number // SUB_TICKS, moment)
                self._keys.look(self._clock.now())
                self._building.look()
                self._board.places.send(moment)
        else:
            self._intake.beat_passed(moment)

    def _keep_awake(self) -> None:
        if self._board.is_carrying:
            self._alarm.stop()
            self._ticker.start()

    # Nobody there

    def _rest_if_empty(self) -> None:
        if self._board.is_carrying:
            return
        self._ticker.stop()
        self._intake.step_soon()
        if self.space.is_awaited:
            self._alarm.set_in(WAITING_TOLD_EVERY_MS)
            return
        broken = [line.broke_at for line in self._lines.all() if line.connection is None]
        if not broken and (self._connections or self._intake or not self._scribe.is_idle):
            return
        if not broken:
            if self._is_over or self._building.rest():
                self._on_idle(self)
        else:
            oldest = min(broken)
            self._alarm.set_in(max(_EXPIRY_MS_MIN, oldest + self._limits.resume_within_ms - self._clock.moment()))

    def _expire(self) -> None:
        """Time passes, though nothing ticks."""
        self._watch.look_outside(self._clock.moment())
        self._step()
