"""The World: one Space as an experience sees it, speaks in it and changes it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from lanting.protocol.host_request import Gather, HoldStill
from lanting.protocol.message import Notice, Request
from lanting.protocol.program import Animate, Play, TellTo
from lanting.protocol.request import Enter, Say
from lanting.protocol.word import Place
from lanting.sdk.companion.acts import CompanionActs
from lanting.sdk.error import BotError
from lanting.sdk.experience.asking import OpenPanel, PanelDesk
from lanting.sdk.experience.changing import ChangingActs
from lanting.sdk.experience.clock import WorldClock
from lanting.sdk.experience.crowd import Crowd
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.entity import Entity
from lanting.sdk.experience.error import CapabilityMissing, EntityUnknown, ParticipantUnknown
from lanting.sdk.experience.kept import KeptStates
from lanting.sdk.experience.link import Link
from lanting.sdk.experience.log import WorldLog
from lanting.sdk.experience.motion import Motion, Sounding, Track, Vector
from lanting.sdk.experience.offering import Destination, Offers
from lanting.sdk.experience.panel import Panel, PanelFor
from lanting.sdk.experience.participant import Participant
from lanting.sdk.experience.settings import Settings
from lanting.sdk.experience.show import ShowClock
from lanting.sdk.experience.state import AnyState, State
from lanting.sdk.experience.things import Things
from lanting.sdk.remote.array_acts import ArrayActs
from lanting.sdk.remote.photo import PhotoActs
from lanting.sdk.spot import Spot, place_at

if TYPE_CHECKING:
    from lanting.sdk.session import Session

OpenBody = Callable[[Enter], Awaitable["Session"]]
LetRun = Callable[[Awaitable[Any]], "asyncio.Task[None]"]


class World(ChangingActs, CompanionActs, ArrayActs, PhotoActs):
    """Made for an experience when it begins; given to each of its handlers. Lengths are metres, times seconds."""

    settings: Any
    """An instance of the experience's own Settings class, as its page has it; None where it declares none."""
    random: Random
    """Randomness that a test can repeat."""
    show_clock: ShowClock
    """One second for everybody."""
    language: str
    """The Space's, `en`, `fr` or `zh-CN`: what everybody reads alike is written in it."""

    def __init__(
        self,
        experience: Experience,
        session: Session,
        wire: Link,
        clock: WorldClock,
        *,
        chance: Random,
        settings: Settings | None,
        capabilities: frozenset[str] | None,
        language: str,
        open_body: OpenBody,
        let_run: LetRun,
    ) -> None:
        self.experience = experience
        self._wire = wire
        """What is said to the server goes through here, in its turn."""
        self._clock = clock
        self.random = chance
        self.settings = settings
        self.language = language
        self._crowd = Crowd(lambda attendee: Participant(self, attendee))
        self._things = Things(lambda: session.scenes["published"])
        self.show_clock = ShowClock(wire, clock)
        self._panels: PanelDesk
        """Set by the performance, which runs the handlers of answers."""
        self.link = session.link
        self._session = session
        self._capabilities = capabilities
        self._open_body = open_body
        """Of a program, in the same Space: the same User each time it has the same name."""
        self._let_run = let_run
        self._endings: list[Callable[[], Awaitable[object]]] = []
        self._offers = Offers(wire, clock, self._crowd)
        self._kept = KeptStates(wire, lambda handled: self._panels.settle(handled))
        self._logs: dict[str, WorldLog] = {}
        self._motions: dict[str, Motion] = {}
        self._handed: dict[bytes, str] = {}
        self._arriving: set[asyncio.Task[None]] = set()

    # Who and where

    @property
    def name(self) -> str:
        """The name that others read of the experience."""
        return self._session.name

    @property
    def space_name(self) -> str:
        return self._session.space_name

    @property
    def participants(self) -> list[Participant]:
        """The people inside, in the order of their coming."""
        return [who for who in self._crowd if not who.program]

    @property
    def programs(self) -> list[Participant]:
        """Bots and companions inside."""
        return [who for who in self._crowd if who.program]

    @property
    def arrival(self) -> Place:
        """Where newcomers come in, the first place of several; looking the way they look."""
        arrivals = (each.place for each in self.entities() if "spawn" in each.components)
        return next(arrivals, Place(x=0.0, y=0.0, z=0.0))

    def participant(self, key: str) -> Participant:
        """Who has this participant or person id. Raises ParticipantUnknown where she is not inside."""
        found = self._crowd.get(key)
        if found is None:
            raise ParticipantUnknown(key)
        return found

    def _place_of(self, who: Participant) -> Place | None:
        """Where she was told to be last."""
        pose = self._session.people.pose_of(who.attendee.slot) if who.is_here else None
        return None if pose is None else Place(x=pose.x, y=pose.y, z=pose.z, yaw=pose.yaw)

    def entities(self, name: str | None = None, *, tag: str | None = None) -> list[Entity]:
        """The things called so, or bearing a tag, in the Scene's order; of neither, all."""
        return [Entity(self, each.id) for each in self._things.named(name, tag)]

    def entity(self, name: str) -> Entity:
        """The first thing called so. Raises EntityUnknown, which names those that are called alike."""
        found = self._things.named(name, None)
        if not found:
            raise EntityUnknown(name, self._things.names())
        return Entity(self, found[0].id)

    def entity_of(self, entity: str) -> Entity:
        """By its id."""
        return Entity(self, entity)

    # Time

    def now(self) -> datetime:
        """With its time zone, UTC."""
        return self._clock.now()

    async def sleep(self, seconds: float) -> None:
        """Let others go on for so long."""
        await self._clock.sleep(seconds)

    # Saying and showing

    async def say(self, text: str) -> None:
        """A line of chat for everybody, kept as theirs are. Needs the capability chat."""
        self._require("chat", "world.say")
        await self._session.ask(Say(request_id=_request_id(), text=text))

    async def tell(self, text: str, *, to: Sequence[Participant] | None = None) -> None:
        """A sentence of 1 to 500 characters for these people, or for everybody; kept nowhere."""
        keys = None if to is None else [who.id for who in to if who.is_here]
        if keys != []:
            await self._wire.tell(TellTo(to=keys, text=text))

    def texts(self, key: str, reader: Participant | None = None, **facts: Any) -> str:
        """A text of the experience in the language of who reads it; without a reader in the Space's, for everybody.

        Where that language lacks the text, the English one. Raises TextUnknown.
        """
        return self.experience.texts.say(key, self.language if reader is None else reader.language, facts)

    async def show(
        self, panel: Panel | PanelFor, *, to: Sequence[Participant] | None = None, key: str | None = None
    ) -> OpenPanel:
        """Show a Panel to these people, or to everybody, newcomers too, until it is closed.

        `panel`: the same for all, or a function of the `ReaderTexts` of who reads it, which gives each the one in her
        language: `lambda texts: Panel(texts("question"), buttons=[Button("yes", texts("yes"))])`.
        `key`: the name under which `Experience.on_answer` knows it; shown again under it, it replaces the one before.
        """
        return await self._panels.show(panel, None if to is None else list(to), None, key)

    async def hang(self, panel: Panel | PanelFor, *, on: str | Entity, key: str | None = None) -> OpenPanel:
        """Hang a Panel on a thing, as a board for everybody. Its buttons are pressed from at most 8 m.

        `panel`: as for `show`.
        """
        thing = on if isinstance(on, Entity) else self.entity(on)
        return await self._panels.show(panel, None, thing.id, key)

    async def close(self, key: str) -> None:
        """Take away what was shown or hung under this key, if it is there."""
        if (shown := self._panels.open_under(key)) is not None:
            await shown.close()

    async def play(
        self,
        sound: str | Path | bytes,
        *,
        at: Entity | Spot | None = None,
        gain: float = 1.0,
        loops: bool = False,
        key: str | None = None,
    ) -> Sounding:
        """Play a sound for everybody at the same time, from a thing, from a place, or everywhere alike.

        `sound`: `bell`, `gong`, `chime`, `applause`, `click`, `alarm`, `beep`, an Asset's id, or a file (Ogg, MP3,
        WAV), which is handed to the Space's library once: for that it needs `edit`. Raises CapabilityMissing.
        """
        name = sound if isinstance(sound, str) else await self._handed_over(sound)
        played = key or secrets.token_hex(6)
        thing = at.id if isinstance(at, Entity) else None
        place = None if at is None or isinstance(at, Entity) else self._place_at(at)
        point = None if place is None else (place.x, place.y, place.z)
        await self._wire.tell(Play(key=played, sound=name, entity=thing, place=point, gain=gain, loops=loops))
        return Sounding(self, played)

    async def stop_sound(self, key: str) -> None:
        """End the sound that was played under this key."""
        await self._wire.tell(Play(key=key, sound=None))

    async def animate(self, tracks: Sequence[Track], *, loops: bool = False, key: str | None = None) -> Motion:
        """Move things in one step, for everybody alike. Under the same key it replaces the animation before."""
        moved = key or secrets.token_hex(6)
        channels = [track.channel() for track in tracks]
        await self._wire.tell(Animate(key=moved, channels=channels, loops=loops))
        if (before := self._motions.pop(moved, None)) is not None:
            before._finish()
        lasts_s = None if loops else max(channel.times[-1] for channel in channels)
        motion = self._motions[moved] = Motion(self, moved, lasts_s)
        return motion

    async def stop_animation(self, key: str) -> None:
        """End an animation: what it moved is again where the Scene has it."""
        if (motion := self._motions.pop(key, None)) is not None:
            motion._finish()
            await self._wire.tell(Animate(key=key, channels=[]))

    # Leading people

    async def offer(
        self,
        to: Destination,
        text: str,
        *,
        people: Sequence[Participant] | None = None,
        seats: Sequence[Entity] = (),
        within_s: float = 60.0,
    ) -> list[Participant]:
        """Ask these people, or everybody, whether they would be taken somewhere; who went, once all have decided.

        `seats`: who goes sits down on one of these while there are free ones. Needs the capability teleport.
        """
        self._require("teleport", "offer")
        place = to.place if isinstance(to, Entity | Participant) else self._place_at(to)
        if place is None:
            raise ValueError(f"nobody knows yet where {to!r} is: offer a place")
        return await self._offers.offer(place, text, people, seats, within_s)

    async def gather(self, on: bool = True, *, around: Spot | Entity | None = None) -> None:
        """Have everybody but hosts stand around a place, else where newcomers arrive; `on=False`: back again."""
        self._require("teleport", "world.gather")
        place = around.place if isinstance(around, Entity) else None if around is None else self._place_at(around)
        await self._session.ask(Gather(request_id=_request_id(), on=on, around=place))

    async def hold_still(self, on: bool = True) -> None:
        """Nobody but hosts moves, until `on=False`. Needs the capability teleport."""
        self._require("teleport", "world.hold_still")
        await self._session.ask(HoldStill(request_id=_request_id(), on=on))

    # Keeping

    def state(
        self, kind: type[AnyState], *, of: Participant | str | None = None
    ) -> AbstractAsyncContextManager[AnyState]:
        """What is kept of this Space, or of a person: `async with world.state(Book) as book: book.lines.append("…")`.

        Saved and acknowledged before the block ends; an exception inside keeps nothing. One block at a time is open of
        each. Raises StateWrong for what this code cannot read, or what is too large.
        """
        return self._kept.state(kind, _person(of))

    async def recall(self, kind: type[AnyState], *, of: Participant | str | None = None) -> AnyState:
        """A copy of what is kept, to read: what is changed in it is not kept."""
        return await self._kept.recall(kind, _person(of))

    async def states(self, kind: type[AnyState]) -> dict[str, AnyState]:
        """By person id, what is kept of each, also of those who are not inside. To read: change it in `state`."""
        return await self._kept.states(kind)

    async def forget(self, kind: type[State], *, of: Participant | str | None = None) -> None:
        """Keep it no longer."""
        await self._kept.forget(kind, _person(of))

    def log(self, name: str) -> WorldLog:
        """An append-only log of the experience in this Space, named with a to z, 0 to 9 and `-`.

        Raises CapabilityMissing without `records`.
        """
        self._require("records", "world.log")
        if name not in self._logs:
            self._logs[name] = WorldLog(self._wire, name, lambda handled: self._panels.settle(handled))
        return self._logs[name]

    # Others

    def let_run(self, act: Awaitable[Any]) -> asyncio.Task[None]:
        """Run an author's coroutine as handlers run: guarded, its failure told, ended with the experience."""
        return self._let_run(act)

    def may(self, capability: str) -> bool:
        """Whether a host has allowed it, as far as is known."""
        return self._capabilities is None or capability in self._capabilities

    # For parts of the SDK

    def _place_at(self, spot: Spot) -> Place:
        """Two numbers are as high as the floor on which newcomers arrive."""
        return place_at(spot, self.arrival.y)

    def _require(self, capability: str, act: str) -> None:
        """Raises CapabilityMissing."""
        if not self.may(capability):
            raise CapabilityMissing(capability, act)

    async def _ask(self, request: Request) -> Notice:
        """Any request that has an answer."""
        return await self._session.ask(request)

    def _arrive(self, motion: Motion, entity: str, position: Vector) -> None:
        """When a way has been gone, the thing is there in the Scene, too."""

        async def arrive() -> None:
            await motion
            if self._motions.get(motion.key) is motion:
                await Entity(self, entity).set("transform", position=list(position))
                await self.stop_animation(motion.key)

        task = asyncio.ensure_future(arrive())
        self._arriving.add(task)
        task.add_done_callback(self._arriving.discard)

    def _at_end(self, act: Callable[[], Awaitable[object]]) -> None:
        """Have this done when the experience ends or is reloaded."""
        self._endings.append(act)

    async def _end(self) -> None:
        for act in self._endings:
            with suppress(BotError):
                await act()
        for task in self._arriving:
            task.cancel()
        for motion in self._motions.values():
            motion._finish()

    async def _handed_over(self, sound: Path | bytes) -> str:
        self._require("edit", "playing a file of its own")
        data = sound if isinstance(sound, bytes) else await asyncio.to_thread(sound.read_bytes)
        if data not in self._handed:
            name = "sound" if isinstance(sound, bytes) else sound.name
            self._handed[data] = await self.hand_over(name, data)
        return self._handed[data]


def _person(of: Participant | str | None) -> str | None:
    return of.person if isinstance(of, Participant) else of


def _request_id() -> str:
    return secrets.token_urlsafe(16)
