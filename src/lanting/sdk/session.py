"""A Bot's stay in a Space, over as many connections as it takes: enter, report, acknowledge, come back."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import (
    Emoted,
    Moved,
    Pressed,
    ThingTaken,
    Waiting,
    Welcome,
)
from lanting.protocol.request import Enter, Leave
from lanting.protocol.scene_notice import AppliedEdit, DraftChanged, Edits, SceneReset
from lanting.protocol.word import Rules, SceneKind, Waiter
from lanting.sdk.body import Body
from lanting.sdk.error import BotEnded, BotError, EntryRefused, MustWait, ServerUnreachable
from lanting.sdk.event import BotEvent, Ended, EventReader, LineLost, SceneEdited
from lanting.sdk.experience.clock import SystemWorldClock, WorldClock
from lanting.sdk.hand import Hands
from lanting.sdk.inbox import Inbox
from lanting.sdk.people import People
from lanting.sdk.question import Questions, require_allowed
from lanting.sdk.reporting import Reporter
from lanting.sdk.rights import Rights
from lanting.sdk.route import Route
from lanting.sdk.scene import BotScene, SceneKeeper
from lanting.sdk.thing import Thing
from lanting.sdk.way import LineClosed, OpenLine, Way

_WELCOME_WITHIN_S: Final = 10.0
_BACKOFF_S: Final = 0.25
_BACKOFF_S_MAX: Final = 4.0


class WalkEnd(Enum):
    """How a walk came to its end."""

    ARRIVED = "arrived"
    MOVED = "moved"
    LINE_LOST = "line_lost"
    INTERRUPTED = "interrupted"


class Session:
    """Everything between the socket and the `Bot` that its author sees."""

    def __init__(
        self, way: Way, enter: Enter, patience_s: float, *, may_wait: bool = True, clock: WorldClock | None = None
    ) -> None:
        """`enter`: what is said at the first coming. `may_wait`: for a host's word, or for a place.

        `clock`: by which it walks; None: this machine's.
        """
        self.body = Body()
        self._way = way
        self._hear: Callable[[Notice], None] = lambda _notice: None
        self._see: Callable[[], None] = lambda: None
        self._patience_s = patience_s
        self._may_wait = may_wait
        self._clock = clock or SystemWorldClock()
        self._inbox = Inbox(enter, self.body, self._emit, self._pass_on)
        self._questions = Questions(self._send, self._clock)
        self._readers: set[EventReader] = set()
        self._line: OpenLine | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._is_answered = asyncio.Event()
        """Whether the Server has said anything to our coming."""
        self._is_greeted = asyncio.Event()
        self._reporter = Reporter(
            self._inbox, self._questions.tell, self._clock, self._is_greeted, self._arrived, is_unseen=enter.unseen
        )
        self._walk: asyncio.Future[WalkEnd] | None = None
        self._ended: Ended | None = None
        self._things: list[Thing] | None = None
        self._scenes = SceneKeeper(way, self._questions.tell, self._edited)

    @property
    def welcome(self) -> Welcome:
        welcome = self._inbox.welcome
        assert welcome is not None, "a session that has started has been welcomed"
        return welcome

    @property
    def link(self) -> str:
        """Of the Space's page, where the way has one."""
        return self._way.link

    @property
    def people(self) -> People:
        return self._inbox.people

    @property
    def hands(self) -> Hands:
        return self._inbox.hands

    @property
    def name(self) -> str:
        return self._inbox.name

    @property
    def space_name(self) -> str:
        return self._inbox.space_name

    @property
    def rights(self) -> Rights:
        rights = self._inbox.rights
        assert rights is not None, "a session that has started has been welcomed"
        return rights

    @property
    def rules(self) -> Rules:
        return self._inbox.rules

    @property
    def waiters(self) -> list[Waiter]:
        return self._inbox.waiters

    def attend(self, hear: Callable[[Notice], None], see: Callable[[], None]) -> None:
        """Tell `hear` of every notice in its order, and `see` after every pose frame, once they are taken in here."""
        self._hear, self._see = hear, see

    async def start(self) -> None:
        """Enter for the first time. Raises what `Bot.enter` raises."""
        try:
            require_allowed(self._inbox.enter())
            await self._arrive()
        except BaseException:
            self._say_goodbye()
            await self._way.close()
            raise
        self._keeper = asyncio.create_task(self._keep())

    async def leave(self) -> None:
        """Say goodbye and end; a second call does nothing."""
        if self._ended is None:
            self._say_goodbye()
            self._end(LineClosed(CloseCode.NORMAL, "left"))
        if self._line is not None:
            self._line.hang_up()
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
        await self._way.close()

    def reader(self) -> EventReader:
        """A new reader, told everything from now on."""
        reader = EventReader(self._readers.discard)
        self._readers.add(reader)
        if self._ended is not None:
            reader.put(self._ended)
        return reader

    async def ask(self, request: Request) -> Notice:
        """Ask and wait for the answer. Raises RequestRefused, NoAnswer, BotEnded."""
        self._require_inside()
        return await self._questions.ask(request)

    async def ask_pieces(self, request: Request) -> list[Notice]:
        """The same where the answer comes in several notices."""
        self._require_inside()
        return await self._questions.ask_pieces(request)

    def tell(self, request: Request) -> int:
        """Say something that has no answer; returns its seq. Raises BotEnded, and ValueError for what no declaration
        allows."""
        self._require_inside()
        require_allowed(request)
        return self._questions.tell(request)

    @property
    def scenes(self) -> Mapping[SceneKind, BotScene]:
        """Those that the program follows."""
        return self._scenes.scenes

    async def follow_scene(self, kind: SceneKind) -> BotScene:
        """Hear every edit of a Scene from now on."""
        self._require_inside()
        return await self._scenes.follow(kind, self._inbox.draft_revision if kind == "draft" else None)

    async def things(self) -> list[Thing]:
        """What is in the Space; asked for once in a stay, since a Scene seldom changes."""
        if self._things is None:
            self._require_inside()
            self._things = await self._way.things()
        return self._things

    async def walk(self, route: Route) -> WalkEnd:
        """Go along a route in real time, until its end or until something else ends it."""
        self._require_inside()
        await self._is_greeted.wait()
        self.stop()
        if not self.body.stands_at(route.here):
            return WalkEnd.MOVED  # while the way was being found
        walk: asyncio.Future[WalkEnd] = asyncio.get_running_loop().create_future()
        self._walk = walk
        self.body.set_out(route)
        self._reporter.has_news.set()
        try:
            return await walk
        finally:
            if self._walk is walk:
                self.stop()

    def stop(self) -> None:
        """Stand still; a walk under way ends here."""
        self.body.stop()
        self._finish_walk(WalkEnd.INTERRUPTED)

    def turn(self, yaw: float, pitch: float) -> None:
        self.body.turn(yaw, pitch)
        self._reporter.has_news.set()

    def stir(self) -> None:
        """There is something to report before the next heartbeat. Raises BotEnded."""
        self._require_inside()
        self._reporter.has_news.set()

    async def _arrive(self) -> None:
        """Come in for the first time. A line that breaks while the Bot waits is no end of the wait."""
        try:
            await self._connect()
        except EntryRefused as error:
            if self._inbox.waiting is None or not error.may_retry:
                raise
            await self._come_back()
            if self._ended is not None:
                raise EntryRefused(error.reason, self._ended.reason, may_retry=True) from error

    async def _connect(self) -> None:
        self._is_answered.clear()
        line = self._line = await self._way.open(self._receive)
        self._questions.tell(self._inbox.enter())
        await _unless_over(line, self._is_answered, _WELCOME_WITHIN_S)
        if self._may_wait and self._inbox.waiting is not None:
            await _unless_over(line, self._is_greeted)
        if self._is_greeted.is_set() and not line.closed.done():
            return
        if line.closed.done():
            closed = line.closed.result()
            raise EntryRefused(closed.name, self._why(closed), may_retry=closed.may_return)
        self._say_goodbye()
        if (waiting := self._inbox.waiting) is not None:
            raise MustWait(waiting.reason, waiting.place, waiting.hosts)
        raise ServerUnreachable(self._way.origin, f"no welcome within {_WELCOME_WITHIN_S:g} s")

    def _why(self, closed: LineClosed) -> str:
        """In a host's own words, where she gave any."""
        closing = self._inbox.closing
        return str(closing.facts.get("why", "")) or closed.reason if closing is not None else closed.reason

    def _say_goodbye(self) -> None:
        """No slot is kept, and no turn."""
        if self._line is not None:
            self._questions.tell(Leave())
            self._line.hang_up()

    async def _keep(self) -> None:
        """Stay in the Space until it is over for good."""
        while self._ended is None:
            assert self._line is not None
            reporting = asyncio.create_task(self._reporter.report(self._line))
            try:
                closed = await self._line.closed
            finally:
                reporting.cancel()
                await asyncio.gather(reporting, return_exceptions=True)
            self._is_greeted.clear()
            self._finish_walk(WalkEnd.LINE_LOST)
            if closed.may_return:
                self._emit(LineLost(closed.code, closed.name))
                await self._come_back()
            else:
                self._end(closed)

    async def _come_back(self) -> None:
        """Try until it works, until it cannot work, or until patience ends."""
        loop = asyncio.get_running_loop()
        give_up_at_s = loop.time() + self._patience_s
        backoff_s = _BACKOFF_S
        while self._ended is None:
            # Spread over time: after a restart a hundred Bots should not knock at once.
            await asyncio.sleep(backoff_s * random.uniform(0.5, 1.0))  # noqa: S311 - spread, not secrecy
            backoff_s = min(backoff_s * 2, _BACKOFF_S_MAX)
            try:
                await self._connect()
            except (ServerUnreachable, EntryRefused) as error:
                is_final = isinstance(error, EntryRefused) and not error.may_retry
                if is_final or loop.time() > give_up_at_s:
                    self._end(LineClosed(CloseCode.GOING_AWAY, str(error)))
            except BotError as error:
                self._end(LineClosed(CloseCode.GOING_AWAY, str(error)))
            else:
                return

    def _receive(self, message: bytes) -> None:
        self._inbox.receive(message)
        if message and message[0] == Lane.POSE:
            self._see()
        self._reporter.heard()

    def _pass_on(self, notice: Notice) -> None:
        self._take_in(notice)
        self._hear(notice)

    def _take_in(self, notice: Notice) -> None:
        if isinstance(notice, Waiting):
            self._wait(notice)
        elif isinstance(notice, Welcome):
            self._reporter.welcomed()
            if not notice.resumed:
                self._things = None  # the Server may have started again with another Scene
            self._is_answered.set()
            self._is_greeted.set()
            self._scenes.welcomed()
            self._questions.repeat()
        elif isinstance(notice, Edits | SceneReset):
            self._scenes.hear(notice)
        elif isinstance(notice, DraftChanged):
            self._scenes.drop("draft")
        elif isinstance(notice, Moved):
            self._reporter.has_news.set()
            self._finish_walk(WalkEnd.MOVED)
        if isinstance(notice, Emoted | Pressed | ThingTaken) and notice.slot != self.welcome.slot:
            return  # somebody else's deed answers no question of ours
        self._questions.hear(notice)

    def _wait(self, waiting: Waiting) -> None:
        """Before the door; perhaps again, when a host has sent the Bot back."""
        self._is_answered.set()
        if self._is_greeted.is_set():
            self._is_greeted.clear()
            self._finish_walk(WalkEnd.LINE_LOST)
            if not self._may_wait:
                self._say_goodbye()
                self._end(LineClosed(CloseCode.NOT_ADMITTED, waiting.reason))

    def _edited(self, kind: SceneKind, edit: AppliedEdit) -> None:
        self._things = None
        self._emit(SceneEdited(kind, edit))

    def _arrived(self) -> None:
        self._finish_walk(WalkEnd.ARRIVED)

    def _finish_walk(self, end: WalkEnd) -> None:
        if self._walk is not None and not self._walk.done():
            self._walk.set_result(end)
        self._walk = None

    def _send(self, message: bytes) -> None:
        if self._line is not None:
            self._line.send(message)

    def _emit(self, event: BotEvent) -> None:
        for reader in list(self._readers):
            reader.put(event)

    def _end(self, closed: LineClosed) -> None:
        closing = self._inbox.closing
        facts = closing.facts if closing is not None and closing.code == closed.code else {}
        self._ended = Ended(closed.code, closed.name, facts)
        self._is_greeted.set()
        self._finish_walk(WalkEnd.INTERRUPTED)
        self._questions.give_up(BotEnded(closed.name))
        self._scenes.close()
        self._emit(self._ended)

    def _require_inside(self) -> None:
        if self._ended is not None:
            raise BotEnded(self._ended.reason)


async def _unless_over(line: OpenLine, event: asyncio.Event, within_s: float | None = None) -> None:
    """Wait for an event, until the line is over, or for so long."""
    happened: asyncio.Future[Any] = asyncio.ensure_future(event.wait())
    over: asyncio.Future[Any] = line.closed
    try:
        await asyncio.wait({happened, over}, timeout=within_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        happened.cancel()
