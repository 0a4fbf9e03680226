"""An experience under way in one Space: what the server tells becomes calls of its handlers, in order."""

from __future__ import annotations

import asyncio
import random
import sys
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final, Literal, cast

from lanting.protocol import notice as told
from lanting.protocol import program
from lanting.protocol.message import Notice
from lanting.protocol.program import Listen
from lanting.protocol.scene_notice import Edits, SceneReset
from lanting.sdk.error import BotEnded, RequestRefused
from lanting.sdk.experience import happened
from lanting.sdk.experience.asking import SORRY, Handling, PanelDesk, begin_handling
from lanting.sdk.experience.clock import SystemWorldClock, WorldClock
from lanting.sdk.experience.declaration import Experience, Handler, Hook, Simple
from lanting.sdk.experience.error import Left, PutAway, Refuse, Reloaded
from lanting.sdk.experience.failure import Failure
from lanting.sdk.experience.link import Link
from lanting.sdk.experience.nearness import Nearness
from lanting.sdk.experience.settings import read_settings
from lanting.sdk.experience.step import Guard, Steps
from lanting.sdk.experience.texts import OTHERWISE
from lanting.sdk.experience.things import hooks_of, may_rename
from lanting.sdk.experience.world import OpenBody, World
from lanting.sdk.session import Session

_STOP_WITHIN_S: Final = 0.5
_LABEL_CHARS_MAX: Final = 200
_EVERYBODY_WITHIN_S: Final = 10.0
_EXPECTED: Final = (Left, PutAway, Reloaded)
"""What ends a handler without being a mistake of anybody."""
Failed = Callable[[Failure], None]


def print_failure(failure: Failure) -> None:
    """Where nobody else wants to know."""
    print(failure.trace or failure.what, file=sys.stderr)  # noqa: T201 - a script's own terminal


class Performance:
    """Between a session and the handlers. Begun once, ended once."""

    def __init__(
        self,
        experience: Experience,
        session: Session,
        *,
        open_body: OpenBody,
        clock: WorldClock | None = None,
        chance: random.Random | None = None,
        settings: bytes = b"{}",
        capabilities: frozenset[str] | None = None,
        failed: Failed = print_failure,
        guard: Guard | None = None,
        language: str = OTHERWISE,
    ) -> None:
        """`open_body` brings a companion in. `settings`: a JSON object. `capabilities`: what a host has allowed; None:
        the server alone knows. `failed` is told of each handler that failed; `guard` watches its steps. `language`:
        the Space's. Raises SettingsWrong.
        """
        self.experience = experience
        self.session = session
        self._failed = failed
        self._guard = guard
        wire = Link(session, self._refused)
        clock = clock or SystemWorldClock()
        self.world = World(
            experience,
            session,
            wire,
            clock,
            chance=chance or random.Random(),  # noqa: S311 - dice and shuffles, no secrets
            settings=None if experience.settings is None else read_settings(experience.settings, settings),
            capabilities=capabilities,
            language=language,
            open_body=open_body,
            let_run=self._let_run,
        )
        self.world._panels = PanelDesk(wire, clock, self._handle_answer, self._answer_handlers, experience.texts)
        self._wire = wire
        self._nearness = Nearness(self.world)
        self._tasks: set[asyncio.Task[None]] = set()
        self._early: list[Notice] | None = []
        """What was told before the experience has begun."""
        self._everybody = asyncio.Event()
        self._listens: Listen | None = None
        self._stay = ""
        self._is_listening_due = False
        self._click_hooks: list[Hook] = []
        experience.on_change.append(self._added)
        session.attend(self._hear, self._see)

    @classmethod
    async def begin(cls, experience: Experience, session: Session, *, open_body: OpenBody, **more: Any) -> Performance:
        """Enter, follow the Scene, learn who is there, and call `on_start`. `more`: as for the class.

        Raises what `Bot.enter` raises, and SettingsWrong.
        """
        performance = cls(experience, session, open_body=open_body, **more)
        await performance.start()
        return performance

    async def start(self) -> None:
        """What `begin` does."""
        await self.session.start()
        try:
            await self.session.follow_scene("published")
            async with asyncio.timeout(_EVERYBODY_WITHIN_S):
                await self._everybody.wait()
        except BaseException:
            await self.session.leave()
            raise
        early, self._early = self._early or [], None
        await self.listen()
        for hook in self.experience.of("start"):
            self._run(hook.handler, self.world)
        for who in self.world.participants:
            self._call("enter", happened.CameIn(who, was_here=True))
        for notice in early:
            self._take_in(notice)
        for hook in self.experience.of("every"):
            self._spawn(self._repeat(hook))

    async def end(self, reason: Literal["reloaded", "ended"] = "ended") -> None:
        """End what waits, call `on_stop`, take Panels away, and leave. Raises nothing."""
        self.experience.on_change.remove(self._added)
        stopping = [self._run(hook.handler, self.world) for hook in self.experience.of("stop")]
        if stopping:
            await asyncio.wait(stopping, timeout=_STOP_WITHIN_S)
        try:
            await self.world._panels.end(reason)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        except BotEnded:
            pass  # the server has gone first
        for task in list(self._tasks):
            task.cancel()
        await self.world._end()
        await self.session.leave()

    def drop(self) -> None:
        """End as a process does that is killed: nothing is said any more."""
        self.experience.on_change.remove(self._added)
        for task in list(self._tasks):
            task.cancel()

    async def listen(self) -> None:
        """Tell the server what can be clicked and said, where that is not what it was; also after adding hooks."""
        self._is_listening_due = False
        hooks = self._click_hooks = self.experience.of("click")
        self._nearness.look_up(self.experience)
        clickable = {
            entity: self._label(next((hook.about for hook in about if hook.about), ""))
            for entity, about in self.world._things.for_hooks(hooks).items()
            if "button" not in self.world._things.scene.entities[entity].components
        }
        commands = {word: self._label(about) for word, about in self.experience.commands.items()}
        wanted = Listen(clickable=clickable, commands=commands)
        if wanted != self._listens:
            self._listens = wanted
            await self._wire.tell(wanted)

    def _label(self, words: str) -> str:
        return self.experience.texts.said(words, self.world.language)[:_LABEL_CHARS_MAX]

    # What the server tells

    def _hear(self, notice: Notice) -> None:
        """Called by the session, in order."""
        if isinstance(notice, program.Attendance):
            self._hear_of_people(notice)
        elif self._early is not None and not isinstance(notice, told.Welcome):
            self._early.append(notice)
        else:
            self._take_in(notice)

    def _take_in(self, notice: Notice) -> None:
        match notice:
            case program.Clicked(participant=participant, entity=entity, at=at):
                self._clicked(self.world._crowd.get(participant), entity, at)
            case program.Answered(participant=participant):
                if (who := self.world._crowd.get(participant)) is not None:
                    self.world._panels.hear(notice, who)
            case program.Commanded(participant=participant, word=word, text=text):
                if (who := self.world._crowd.get(participant)) is not None:
                    self._call("command", happened.GaveCommand(who, word, text), word)
            case told.Refused():
                self._wire.hear(notice)
            case program.OfferDecided():
                self.world._offers.hear(notice)
            case told.Pressed(entity=entity, slot=slot, at=at):
                self._clicked(self.world._crowd.at(slot), entity, at)
            case told.ChatSaid(line=line):
                self._said(line.participant, line.name, line.text)
            case told.Whispered(participant=participant, text=text):
                if (who := self.world._crowd.get(participant)) is not None:
                    self._call("whisper", happened.WhisperedLine(who, text))
            case told.Emoted(slot=slot, emote=emote):
                if (who := self.world._crowd.at(slot)) is not None:
                    self._call("emote", happened.MadeGesture(who, emote), emote)
            case told.ThingTaken(entity=entity, slot=slot):
                if (who := self.world._crowd.at(slot)) is not None:
                    self._nearness.holds(entity, who)
                    self._call_about("grab", entity, happened.TookThing(who, self.world.entity_of(entity)))
            case told.ThingLeft(entity=entity):
                holder = self._nearness.lets_go(entity)
                self._call_about("drop", entity, happened.LeftThing(holder, self.world.entity_of(entity)))
            case Edits() | SceneReset():
                self._scene_changed(notice)
            case told.Welcome():
                self._welcomed(notice)
            case _:
                pass

    def _welcomed(self, welcome: told.Welcome) -> None:
        if welcome.resumed or welcome.participant == self._stay:
            return
        is_back = bool(self._stay)
        self._stay = welcome.participant
        self.world._crowd.welcomed(welcome.participant)
        if is_back:
            self._listens = None
            self._spawn(self._show_all_again())

    async def _show_all_again(self) -> None:
        await self.listen()
        await self.world._panels.show_again()
        await self.world.show_clock.tell_again()

    def _hear_of_people(self, attendance: program.Attendance) -> None:
        came, left = self.world._crowd.hear(attendance)
        if self.world._crowd.is_whole:
            self._everybody.set()
        for who in left:
            self._nearness.left(who)
            self.world._panels.left(who)
            self.world._offers.left(who)
            if not who.program and self._early is None:
                self._call("leave", happened.WentAway(who))
        if self._early is None:
            for who in came:
                if not who.program:
                    self._call("enter", happened.CameIn(who, was_here=False))

    def _clicked(self, who: Any, entity: str, at: int) -> None:
        if who is not None and self._click_hooks:
            when = datetime.fromtimestamp(at / 1_000, UTC)
            self._call_about("click", entity, happened.Clicked(who, self.world.entity_of(entity), when))

    def _said(self, participant: str, name: str, text: str) -> None:
        if participant != self._stay:
            self._call("chat", happened.SaidLine(self.world._crowd.get(participant), name, text))

    def _scene_changed(self, notice: Edits | SceneReset) -> None:
        if notice.scene != "published" or not any(hook.names or hook.tag for hook in self.experience.hooks):
            return
        if isinstance(notice, SceneReset) or any(may_rename(edit.operations) for edit in notice.edits):
            self._listen_soon()

    def _added(self, hook: Hook) -> None:
        """One more while the experience is under way: as if it had been there from the beginning."""
        if self._early is not None:
            return
        match hook.when:
            case "start":
                self._run(hook.handler, self.world)
            case "enter":
                for who in self.world.participants:
                    self._run(hook.handler, self.world, happened.CameIn(who, was_here=True))
            case "every":
                self._spawn(self._repeat(hook))
        self._listen_soon()

    def _listen_soon(self) -> None:
        if not self._is_listening_due and self._early is None:
            self._is_listening_due = True
            self._spawn(self._listen_anew())

    async def _listen_anew(self) -> None:
        await self.listen()
        # Who stands there already moves no more, and no frame would tell of her.
        self._see()

    def _see(self) -> None:
        """A pose frame has come."""
        if self._early is None:
            for event in self._nearness.look():
                when: Literal["near", "zone"] = "near" if isinstance(event, happened.CameNear) else "zone"
                self._call_about(when, event.entity.id, event)

    # Calling handlers

    def _call(self, when: Any, event: happened.Happened, name: str | None = None) -> None:
        for hook in self.experience.hooks:
            if hook.when == when and (name is None or not hook.names or name in hook.names):
                self._run(hook.handler, self.world, event)

    def _call_about(self, when: Any, entity: str, event: happened.Happened) -> None:
        thing = self.world._things.get(entity)
        if thing is not None:
            for hook in hooks_of(thing, [hook for hook in self.experience.hooks if hook.when == when]):
                self._run(hook.handler, self.world, event)

    def _answer_handlers(self, key: str) -> Sequence[Handler]:
        return [hook.handler for hook in self.experience.hooks if hook.when == "answer" and key in hook.names]

    def _handle_answer(self, handler: Handler, event: happened.GaveAnswer, handling: Handling) -> None:
        self._spawn(self._handled(handler, (self.world, event), [handling]))

    def _run(self, handler: Handler | Simple, *arguments: Any) -> asyncio.Task[None]:
        return self._spawn(self._handled(handler, arguments, []))

    async def _repeat(self, hook: Hook) -> None:
        await self.world.sleep(hook.every_s)
        while hook in self.experience.hooks:
            await self._handled(hook.handler, (self.world,), [])
            await self.world.sleep(hook.every_s)

    async def _handled(self, handler: Handler, arguments: tuple[Any, ...], answers: Sequence[Handling]) -> None:
        """One handler from its begin to its end, and what becomes of the answers that it has heard."""
        handled = begin_handling()
        handled += answers
        refused_because: str | None = None
        try:
            await self._guarded(handler(*arguments))
        except Refuse as refusal:
            refused_because = refusal.reason
        except _EXPECTED:
            pass
        except asyncio.CancelledError:
            handled.clear()
            raise
        except BotEnded:
            handled.clear()
        except BaseException as error:
            # The author's mistake, told to the author; other handlers go on.
            refused_because = SORRY
            self._failed(Failure.of(error, handler))
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
        with suppress(BotEnded):
            await self.world._panels.settle(handled, refused_because)

    def _let_run(self, act: Awaitable[Any]) -> asyncio.Task[None]:
        async def run() -> None:
            await act

        return self._spawn(self._handled(run, (), []))

    async def _guarded(self, coroutine: Awaitable[None]) -> None:
        if self._guard is None:
            await coroutine
        else:
            await Steps(cast(Coroutine[Any, Any, None], coroutine), self._guard)

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None and not isinstance(error, BotEnded):
            self._failed(Failure("handler_raised", str(error), trace="".join(traceback.format_exception(error))))

    def _refused(self, refusal: RequestRefused) -> None:
        self._failed(Failure("refused", str(refusal), {"request": str(refusal), "reason": refusal.reason}))
