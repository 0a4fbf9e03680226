"""A program's figure in a Space: where it stands and walks, what it says and shows; of Bots and of companions."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from typing import Final, Literal, cast

from lanting.protocol.limit import RUN_M_PER_S, SIT_WITHIN_M, WALK_M_PER_S
from lanting.protocol.notice import Path, SayAccepted
from lanting.protocol.pose import Pose
from lanting.protocol.request import FindPath, Say, SayTo, ShowEmote, Sit, Stand
from lanting.protocol.word import ChatLine, Emote
from lanting.sdk.error import RequestRefused
from lanting.sdk.event import EventReader
from lanting.sdk.hosting import Somebody, key_of
from lanting.sdk.people import Person
from lanting.sdk.route import Route, yaw_towards
from lanting.sdk.session import Session, WalkEnd
from lanting.sdk.thing import Thing, distance_m, nearest_first

_PACE_SHARE: Final = 0.98
"""Rounding to centimetres must not make an honest walk faster than walking."""
_REACH_SHARE: Final = 0.8
"""A seat is taken from a little nearer than must be: the Server may see the Bot a step behind."""
_SEATS_TRIED_MAX: Final = 8
_ON_SEAT_M: Final = 0.3

Obstacle = Literal["no_way", "moved", "interrupted"]


@dataclass(frozen=True, slots=True)
class Walk:
    """How a walk ended. True in a condition when the Bot arrived."""

    pose: Pose
    """Where the Bot stands now."""
    obstacle: Obstacle | None
    """None: arrived. `no_way`: as near as one can get on foot. `moved`: the Server put the Bot elsewhere.
    `interrupted`: another `walk_to` or `stop`."""

    @property
    def has_arrived(self) -> bool:
        """Whether the walk ended where it was to end, and not before an obstacle."""
        return self.obstacle is None

    def __bool__(self) -> bool:
        return self.has_arrived


class Figure:
    """Over one session, however often its line breaks. Lengths are metres, angles radians, yaw 0 looks along −Z."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def name(self) -> str:
        """The name that others read, as the Server has cleaned it, or as a host has given it."""
        return self._session.name

    @property
    def participant(self) -> str:
        """Who the Bot is in this Space; another after a restart of the Server."""
        return self._session.welcome.participant

    @property
    def slot(self) -> int:
        """The Bot's row in the pose table; kept over a broken line of up to 60 s."""
        return self._session.welcome.slot

    @property
    def place(self) -> Pose:
        """Where the Bot stands and looks now."""
        return self._session.body.pose

    @property
    def seat(self) -> str | None:
        """The id of the seat on which the Bot sits; None: it stands."""
        return self._session.body.seat

    @property
    def people(self) -> list[Person]:
        """Everybody else whom the Bot knows: all in a Space of up to 50, beyond that whom it has come to see."""
        return list(self._session.people)

    async def say(self, text: str) -> ChatLine:
        """Say a line to everybody; returns it as it was stored, once and for all.

        Lines beyond the allowed rate wait for their turn. Asked again after a broken line, it is still said only once.
        Raises RequestRefused, NoAnswer, BotEnded, and ValueError for a line that is empty or longer than 2,000.
        """
        if not text.strip():
            raise ValueError("a line of chat needs at least one visible character")
        accepted = await self._session.ask(Say(request_id=secrets.token_urlsafe(16), text=text))
        return cast(SayAccepted, accepted).line

    async def whisper(self, who: Somebody, text: str) -> None:
        """Say a line that one other alone reads; it is kept nowhere.

        Raises RequestRefused (`whisper_closed` where the Space's rules allow it with hosts only), BotEnded, ValueError
        for a line that is empty or longer than 500, and NoAnswer where a broken line leaves open whether it was heard.
        """
        if not text.strip():
            raise ValueError("a whisper needs at least one visible character")
        await self._session.ask(SayTo(participant=key_of(who), text=text))

    async def walk_to(self, x: float, z: float, *, run: bool = False) -> Walk:
        """Walk (1.6 m/s), or run (4.5 m/s), to (x, z) by the way that the Server finds around walls and water.

        Returns when the Bot stands there, or as near as one can get, or when something ended the walk. A broken line
        only delays it. Another `walk_to` replaces this one. Raises RequestRefused, NoAnswer, BotEnded, and ValueError
        for a place more than 5.2 km from the middle of the world. A Bot that sits stands up first.
        """
        await self.stand()
        speed_m_per_s = (RUN_M_PER_S if run else WALK_M_PER_S) * _PACE_SHARE
        while True:
            try:
                path = await self.way_to(x, z)
            except RequestRefused as error:
                if error.reason != "path_replaced":
                    raise
                return Walk(self.place, "interrupted")
            end = await self._session.walk(Route(path.points, speed_m_per_s))
            if end is WalkEnd.ARRIVED:
                return Walk(self.place, None if path.reached else "no_way")
            if end is not WalkEnd.LINE_LOST:
                return Walk(self.place, "moved" if end is WalkEnd.MOVED else "interrupted")

    async def way_to(self, x: float, z: float) -> Path:
        """The way that the Server finds to (x, z): its corners in metres, and whether it leads there (`reached`).

        Raises RequestRefused, NoAnswer, BotEnded.
        """
        return cast(Path, await self._session.ask(FindPath(x=x, z=z)))

    async def things(self) -> list[Thing]:
        """What is in the Space, from the snapshot that browsers fetch too.

        Raises ServerUnreachable, SpaceNotFound, EntryRefused, BotEnded.
        """
        return list(await self._session.things())

    async def seats(self) -> list[Thing]:
        """The things that one can sit on, nearest first. Raises as `things` does."""
        return nearest_first([thing for thing in await self._session.things() if thing.is_seat], self.place)

    async def sit(self, seat: str | None = None) -> Thing:
        """Walk to a seat and sit down on it: on the one with this id, or on the nearest that is free.

        Raises RequestRefused (`seat_unknown`, `seat_taken`, `seat_too_far` where no way leads to it), and what
        `things` and `walk_to` raise.
        """
        wanted = [each for each in await self.seats() if each.id == seat or (seat is None and self._seems_free(each))]
        refused = RequestRefused("Sit", "seat_unknown", {})
        for each in wanted[:_SEATS_TRIED_MAX]:
            try:
                await self._sit_on(each)
                return each
            except RequestRefused as error:
                refused = error
        raise refused

    async def stand(self) -> None:
        """Stand up, before the seat; a Bot that stands already goes on standing.

        Raises RequestRefused, NoAnswer, BotEnded.
        """
        if self.seat is not None:
            try:
                await self._session.ask(Stand())
            except RequestRefused as error:
                # After a restart of the Server it stands anyway.
                if error.reason != "not_seated":
                    raise

    async def emote(self, emote: Emote) -> None:
        """Make a gesture that those within 40 m see: "wave", "clap", "bow", "point", "raise_hand" or "dance".

        Gestures beyond the allowed rate wait for their turn. Raises RequestRefused, NoAnswer, BotEnded, and ValueError
        for another word.
        """
        await self._session.ask(ShowEmote(emote=emote))

    def _seems_free(self, seat: Thing) -> bool:
        """As far as the Bot can see; the Server knows."""
        taken = (person.pose for person in self.people if person.pose is not None)
        return all(math.hypot(pose.x - seat.place.x, pose.z - seat.place.z) > _ON_SEAT_M for pose in taken)

    async def _sit_on(self, seat: Thing) -> None:
        if distance_m(self.place, seat.place) > SIT_WITHIN_M * _REACH_SHARE:
            await self.walk_to(seat.place.x, seat.place.z)
        await self._session.ask(Sit(seat=seat.id))

    def stop(self) -> None:
        """Stand still here; a walk under way ends as interrupted."""
        self._session.stop()

    def look_at(self, x: float, z: float, *, up_m: float = 0.0) -> None:
        """Turn the head towards (x, z), to a point `up_m` above (or below) one's own eyes."""
        dx, dz = x - self.place.x, z - self.place.z
        if dx or dz or up_m:
            yaw = yaw_towards(dx, dz) if dx or dz else self.place.yaw
            self._session.turn(yaw, math.atan2(up_m, math.hypot(dx, dz)))

    def events(self) -> EventReader:
        """What happens from this call on, in order, as an asynchronous iterator that stops after `Ended`.

        Each call gives a reader of its own. Reading raises FellBehind when more than 10,000 events waited unread.
        """
        return self._session.reader()
