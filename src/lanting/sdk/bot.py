"""A Bot: a Participant moved by a program, through the same door and under the same limits as a browser."""

from __future__ import annotations

import math
import secrets
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Literal, cast

from lanting.protocol.limit import PEOPLE_PAGE_MAX, RUN_M_PER_S, WALK_M_PER_S
from lanting.protocol.notice import Path, SayAccepted
from lanting.protocol.notice import People as PeoplePage
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskPeople, FindPath, Say
from lanting.protocol.word import ChatLine, Look
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.event import EventReader
from lanting.sdk.people import Person
from lanting.sdk.route import Route, yaw_towards
from lanting.sdk.session import Session, WalkEnd
from lanting.sdk.trust import public_trust, trust_by_fingerprint

_PACE_SHARE: Final = 0.98
"""Rounding to centimetres must not make an honest walk faster than walking."""

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
        return self.obstacle is None

    def __bool__(self) -> bool:
        return self.has_arrived


class Bot:
    """A program's body in a Space. Made by `Bot.enter`; lengths are metres, angles radians, yaw 0 looks along −Z."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    @asynccontextmanager
    async def enter(
        cls,
        url: str,
        space: str | None = None,
        *,
        name: str,
        look: Look | None = None,
        ca_fingerprint: str | None = None,
        local_address: str | None = None,
        patience_s: float = 300.0,
    ) -> AsyncIterator[Bot]:
        """Enter a Space, and leave it at the end of the block.

        `url` is the link of the Space's page, or the Server's together with `space`, its slug or id.
        `ca_fingerprint` (SHA-256, printed when the Server starts) trusts the Server's own certificate authority and
        no other. `local_address` is the address of this machine to come from: limits count per address.
        When the line breaks the Bot comes back by itself, for up to `patience_s` seconds without success.

        Raises ValueError for a link that names no Space and for a name that is empty or too long; ServerUnreachable,
        ServerNotTrusted, SpaceNotFound and EntryRefused.
        """
        address = SpaceAddress.read(url, space)
        if ca_fingerprint is not None:
            trust: ssl.SSLContext | None = await trust_by_fingerprint(address.origin, ca_fingerprint, local_address)
        else:
            trust = public_trust() if address.is_secure else None
        session = Session(Doorway.to(address, trust, local_address), name, look or Look(), patience_s)
        await session.start()
        try:
            yield cls(session)
        finally:
            await session.leave()

    @property
    def name(self) -> str:
        """The name that others read, as the Server has cleaned it."""
        return self._session.welcome.name

    @property
    def participant(self) -> str:
        """Who the Bot is in this Space; another after a restart of the Server."""
        return self._session.welcome.participant

    @property
    def slot(self) -> int:
        """The Bot's row in the pose table; kept over a broken line of up to 60 s."""
        return self._session.welcome.slot

    @property
    def space_name(self) -> str:
        """What the Space is called."""
        return self._session.welcome.space_name

    @property
    def history(self) -> list[ChatLine]:
        """What was said before the Bot came, oldest first, at most 200 lines."""
        return list(self._session.welcome.chat)

    @property
    def place(self) -> Pose:
        """Where the Bot stands and looks now."""
        return self._session.body.pose

    @property
    def people(self) -> list[Person]:
        """Everybody else whom the Bot knows: all in a Space of up to 50, beyond that whom it has come to see."""
        return list(self._session.people)

    async def find_people(self, query: str = "") -> list[Person]:
        """Ask the Server for everybody whose name contains `query`, the Bot itself included, by name.

        A Space with thousands takes a request for each hundred. Raises RequestRefused, NoAnswer, BotEnded.
        """
        found: list[Person] = []
        after: str | None = None
        while True:
            page = cast(PeoplePage, await self._session.ask(AskPeople(query=query, after=after, limit=PEOPLE_PAGE_MAX)))
            found += [self._session.people.from_card(card) for card in page.cards]
            after = page.next
            if after is None:
                return found

    async def say(self, text: str) -> ChatLine:
        """Say a line to everybody; returns it as it was stored, once and for all.

        Lines beyond the allowed rate wait for their turn. Asked again after a broken line, it is still said only once.
        Raises RequestRefused, NoAnswer, BotEnded, and ValueError for a line that is empty or longer than 2,000.
        """
        if not text.strip():
            raise ValueError("a line of chat needs at least one visible character")
        accepted = await self._session.ask(Say(request_id=secrets.token_urlsafe(16), text=text))
        return cast(SayAccepted, accepted).line

    async def walk_to(self, x: float, z: float, *, run: bool = False) -> Walk:
        """Walk (1.6 m/s), or run (4.5 m/s), to (x, z) by the way that the Server finds around walls and water.

        Returns when the Bot stands there, or as near as one can get, or when something ended the walk. A broken line
        only delays it. Another `walk_to` replaces this one. Raises RequestRefused, NoAnswer, BotEnded, and ValueError
        for a place more than 5.2 km from the middle of the world.
        """
        speed_m_per_s = (RUN_M_PER_S if run else WALK_M_PER_S) * _PACE_SHARE
        while True:
            path = cast(Path, await self._session.ask(FindPath(x=x, z=z)))
            end = await self._session.walk(Route(path.points, speed_m_per_s))
            if end is WalkEnd.ARRIVED:
                return Walk(self.place, None if path.reached else "no_way")
            if end is not WalkEnd.LINE_LOST:
                return Walk(self.place, "moved" if end is WalkEnd.MOVED else "interrupted")

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

    async def leave(self) -> None:
        """Leave now instead of at the end of the block."""
        await self._session.leave()
