"""A figure of an experience: it walks, leads, speaks and answers."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from lanting.protocol.limit import WHISPER_CHARS_MAX
from lanting.protocol.word import Emote, Place
from lanting.sdk.companion.found import said
from lanting.sdk.companion.hearing import Asked, heard
from lanting.sdk.companion.tour import LOOK_EVERY_S, AtStop, Tour, distance_m
from lanting.sdk.error import RequestRefused
from lanting.sdk.event import ChatHeard, WhisperHeard
from lanting.sdk.experience.entity import Entity
from lanting.sdk.experience.participant import Participant
from lanting.sdk.figure import Figure, Walk
from lanting.sdk.session import Session
from lanting.sdk.spot import Spot, place_at

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

Goal = Spot | Entity | Participant
"""Where to: a place, a thing or somebody."""
Answering = Callable[["Companion", Asked], Awaitable[str | None]]
Act = Callable[["Companion"], Awaitable[None]]

BEFORE_M: Final = 1.3
ASIDE_M: Final = 0.9
"""At a thing it stands so far before it, and so far from its middle, so that the thing stays in sight."""
THERE_M: Final = 0.5
"""So near to where it is to be it is there."""
NEAR_M: Final = 2.0
"""So far from somebody to whom it goes."""
EYES_M: Final = 1.6
LAG_M: Final = 7.0
PATIENCE_S: Final = 60.0


class Companion:
    """Made by `world.companion(…)`; it is inside until it leaves or the experience ends. Lengths are metres."""

    def __init__(self, world: World, session: Session, about: str) -> None:
        self.world = world
        self.about = about
        """What it is here for, in the author's words."""
        self._session = session
        self._figure = Figure(session)
        self._answering: Answering | None = None
        self._follows: Participant | None = None
        self._walk = object()
        """That of the newest walk: what an older one still finds out counts for nothing."""

    @property
    def name(self) -> str:
        """As others read it."""
        return self._figure.name

    @property
    def id(self) -> str:
        """The participant that it is."""
        return self._figure.participant

    @property
    def place(self) -> Place:
        """Where it stands now."""
        pose = self._figure.place
        return Place(x=pose.x, y=pose.y, z=pose.z, yaw=pose.yaw)

    # On foot

    async def walk_to(self, goal: Goal, *, run: bool = False, unless: Callable[[], bool] | None = None) -> bool:
        """Go there on foot, round walls and up stairs; whether it arrived.

        To a thing: beside it, so that it stays in sight; to somebody: to two metres from her. `unless` is asked twice a
        second: where it is so, the walk ends here. Another walk ends this one.

        Raises RequestRefused, NoAnswer, BotEnded.
        """
        return bool(await self._go(goal, run=run, unless=unless))

    async def _go(self, goal: Goal, *, run: bool = False, unless: Callable[[], bool] | None = None) -> Walk | None:
        """How the walk ended; None: another began before this one had set out."""
        walk = self._walk = object()
        x, z = await self._spot(goal, walk)
        if self._walk is not walk:
            return None
        walking = asyncio.ensure_future(self._figure.walk_to(x, z, run=run))
        under_way: list[asyncio.Future[Any]] = [walking]
        if unless is not None:
            under_way.append(asyncio.ensure_future(self._until(unless)))
        try:
            await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            if not walking.done():
                self._figure.stop()
            return await walking
        finally:
            for each in under_way:
                each.cancel()

    async def follow(self, who: Participant, *, within_m: float = NEAR_M) -> None:
        """Keep near somebody, until she leaves, `stop()`, or somebody else is to be followed."""
        self._follows = who
        while self._follows is who and who.is_here:
            away = distance_m(who.place, self.place)
            if away is not None and away > within_m + 1:
                await self.walk_to(who, run=away > 4 * within_m, unless=lambda: self._follows is not who)
            await self.world.sleep(LOOK_EVERY_S)

    async def lead(
        self,
        people: Iterable[Participant],
        stops: Sequence[Goal],
        *,
        at_stop: AtStop | None = None,
        lag_m: float = LAG_M,
        patience_s: float = PATIENCE_S,
    ) -> list[Participant]:
        """Go with people from stop to stop, and wait for who lags; returns who was there at the end.

        `at_stop` is awaited at each with the companion and the stop. Who does not come within `patience_s` is
        waited for no more.
        """
        tour = Tour(self, people, lag_m, patience_s)
        await tour.go(stops, at_stop)
        return tour.people

    def stop(self) -> None:
        """Stand still: a walk under way ends, and nobody is followed any more."""
        self._follows = None
        self._walk = object()
        self._figure.stop()

    def look_at(self, goal: Goal) -> None:
        """Turn its head there, at once."""
        if (place := self._place_of(goal)) is not None:
            is_thing = isinstance(goal, Entity)
            self._figure.look_at(place.x, place.z, up_m=place.y - self.place.y - EYES_M if is_thing else 0.0)

    async def sit(self, seat: Entity | None = None) -> None:
        """Walk to a seat and sit down: on this one, or on the nearest that is free. Raises RequestRefused."""
        await self._figure.sit(None if seat is None else seat.id)

    async def stand(self) -> None:
        """Stand up."""
        await self._figure.stand()

    async def emote(self, emote: Emote) -> None:
        """Make a gesture: `wave`, `clap`, `bow`, `point`, `raise_hand` or `dance`."""
        await self._figure.emote(emote)

    # In words

    async def say(self, text: str) -> None:
        """A line for everybody, in the chat and over its head. Needs the capability chat."""
        await self._figure.say(text)

    async def tell(self, who: Participant, text: str) -> None:
        """A whisper; where the Space's rules have none, a sentence of the experience for her alone."""
        try:
            await self._figure.whisper(who.id, text[:WHISPER_CHARS_MAX])
        except RequestRefused:
            await who.tell(f"{self.name}: {text}"[:WHISPER_CHARS_MAX])

    def on_ask(self, answering: Answering) -> Answering:
        """Have this decide what it answers to whispers, to lines that begin with its name, and to those said beside it.

        An async function of the companion and what was `Asked`; what it returns is said, or whispered to who whispered;
        None: nothing is. Without one it answers from what the place says (`answer`).
        """
        self._answering = answering
        return answering

    async def answer(self, asked: Asked) -> str | None:
        """From the names, descriptions and plates of the place, in the language of the question; it points there.

        Where the place does not say, it says so; to a line that was not meant for it for certain, nothing. To its name
        alone it answers what it is here for.
        """
        if not asked.text:
            return self.about or None
        found = await self.world.search(asked.text, limit=1, language=asked.language)
        if not found:
            return said(None, asked.language) if asked.is_named or asked.is_question else None
        self.look_at(found[0].entity)
        self.world.let_run(self.emote("point"))  # gestures wait for their turn, answers do not
        return said(found[0], asked.language)

    # By the clock

    def every(self, seconds: float, act: Act) -> None:
        """Do something again and again, so long after the last time; for as long as the experience goes on."""

        async def again() -> None:
            while True:
                await self.world.sleep(seconds)
                await act(self)

        self.world.let_run(again())

    def at(self, when: float | datetime | time, act: Act) -> None:
        """Do something once: at a second of the show clock, at a moment, or when a clock next shows this time.

        A time without a time zone is UTC.
        """

        async def once() -> None:
            if isinstance(when, datetime | time):
                await self.world.sleep(max(0.0, seconds_until(when, self.world.now())))
            else:
                await self.world.show_clock.until(when)
            await act(self)

        self.world.let_run(once())

    async def leave(self) -> None:
        """Go out of the Space."""
        self.stop()
        await self._session.leave()

    async def _listen(self) -> None:
        """Answer what is asked, until it leaves; begun by `world.companion`."""
        async for event in self._figure.events():
            asked: Asked | None = None
            match event:
                case WhisperHeard(participant=key, text=text):
                    asked = self._heard(key, text, is_whisper=True)
                case ChatHeard(line=line) if not line.program:
                    asked = self._heard(line.participant, line.text, is_whisper=False)
            if asked is not None:
                self.world.let_run(self._reply(asked))

    async def _settle(self, at: Goal) -> None:
        """Be where it is to be, on foot where it is not yet; look at what is there, or as the place looks."""
        place = arrival(at)
        if place is not None and math.hypot(place.x - self.place.x, place.z - self.place.z) <= THERE_M:
            return
        walk = await self._go(at)
        if walk is None or walk.obstacle == "interrupted":
            return
        if isinstance(at, Place):
            self._session.turn(at.yaw, 0.0)
        else:
            self.look_at(at)

    def _heard(self, key: str, text: str, *, is_whisper: bool) -> Asked | None:
        who = next((each for each in self.world.participants if each.id == key), None)
        if who is None or not text.strip():
            return None
        return heard(who, text, self.name, distance_m(who.place, self.place), is_whisper=is_whisper)

    async def _reply(self, asked: Asked) -> None:
        line = await (self.answer(asked) if self._answering is None else self._answering(self, asked))
        if line and asked.is_whisper:
            await self.tell(asked.participant, line)
        elif line:
            await self.say(line)

    async def _until(self, unless: Callable[[], bool]) -> None:
        while not unless():
            await self.world.sleep(LOOK_EVERY_S)

    def _place_of(self, goal: Goal) -> Place | None:
        return goal.place if isinstance(goal, Entity | Participant) else place_at(goal, self.place.y)

    async def _spot(self, goal: Goal, walk: object) -> tuple[float, float]:
        """Where to stand for a goal; anywhere, when this is not the newest walk any more."""
        place = self._place_of(goal) or self.place
        if isinstance(goal, Entity):
            return await self._beside(place, walk)
        here = self.place
        away = math.hypot(place.x - here.x, place.z - here.z)
        if isinstance(goal, Participant) and away > 0:
            part = max(0.0, away - NEAR_M) / away
            return here.x + (place.x - here.x) * part, here.z + (place.z - here.z) * part
        return place.x, place.z

    async def _beside(self, thing: Place, walk: object) -> tuple[float, float]:
        """Before it or behind it, whichever is the shorter way: what hangs on a wall has only one side to stand on."""
        ahead = -math.sin(thing.yaw), -math.cos(thing.yaw)
        best: tuple[float, tuple[float, float]] = math.inf, (thing.x, thing.z)
        for side in (1.0, -1.0):
            if self._walk is not walk:
                break
            x = thing.x + side * (BEFORE_M * ahead[0] - ASIDE_M * ahead[1])
            z = thing.z + side * (BEFORE_M * ahead[1] + ASIDE_M * ahead[0])
            with suppress(RequestRefused):
                way = await self._figure.way_to(x, z)
                length_m = sum(math.hypot(b[0] - a[0], b[2] - a[2]) for a, b in pairwise(way.points))
                best = min(best, (length_m if way.reached else math.inf, (x, z)))
        return best[1]


def arrival(goal: Goal | None) -> Place | None:
    """Where a companion comes in that is to be there; None: where newcomers arrive."""
    return None if goal is None or isinstance(goal, Entity | Participant) else place_at(goal)


def seconds_until(when: datetime | time, now: datetime) -> float:
    """From now to a moment, or to the next time a clock shows this."""
    if isinstance(when, datetime):
        return (when - now).total_seconds()
    zone = when.tzinfo or UTC
    today = datetime.combine(now.astimezone(zone).date(), when, zone)
    due = today if today > now else today + timedelta(days=1)
    return (due - now).total_seconds()
