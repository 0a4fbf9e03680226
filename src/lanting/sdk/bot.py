"""A Bot: a Participant moved by a program, through the same door and under the same limits as a browser."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from lanting.protocol.limit import PEOPLE_PAGE_MAX
from lanting.protocol.notice import People as PeoplePage
from lanting.protocol.request import AskPeople, Enter
from lanting.protocol.word import ChatLine, Look, Rules
from lanting.sdk.address import SpaceAddress
from lanting.sdk.blocking import BlockActs
from lanting.sdk.building import BuildingActs
from lanting.sdk.carrying import CarryingActs
from lanting.sdk.doorway import Doorway
from lanting.sdk.figure import Figure
from lanting.sdk.hosting import HandActs, HostActs
from lanting.sdk.line import WebWay
from lanting.sdk.people import Person
from lanting.sdk.rights import Rights
from lanting.sdk.session import Session
from lanting.sdk.speaking import Speaker
from lanting.sdk.tracking import Tracked, TrackedPart
from lanting.sdk.trust import public_trust, trust_by_fingerprint
from lanting.sdk.voice import Voice, VoiceActs


class Bot(Figure, HostActs, HandActs, BlockActs, BuildingActs, CarryingActs, VoiceActs):
    """A program's body in a Space. Made by `Bot.enter`; lengths are metres, angles radians, yaw 0 looks along −Z."""

    voice: Voice
    """Its voice socket, packet by packet: for who brings a codec of her own."""

    def __init__(self, session: Session, voice: Voice) -> None:
        super().__init__(session)
        self.voice = voice
        self._speaker = Speaker(voice)

    @classmethod
    @asynccontextmanager
    async def enter(
        cls,
        url: str,
        space: str | None = None,
        *,
        name: str,
        look: Look | None = None,
        watching: bool = False,
        through: str | None = None,
        code: str | None = None,
        key: str | None = None,
        wait: bool = True,
        ca_fingerprint: str | None = None,
        local_address: str | None = None,
        patience_s: float = 300.0,
    ) -> AsyncIterator[Bot]:
        """Enter a Space, and leave it at the end of the block.

        `url` is the link of the Space's page, or the Server's together with `space`, its slug or id.
        `watching` arrives on a free seat, where there is one; `through`, a Space's slug, before the portal that leads
        there, where there is one.
        `code` opens a Space to which only its link leads; the link of an invitation brings its own.
        `key` is an owner key or a role link of the Space: the Bot comes in that role (above Visitor by https, or on the
        Server's own computer).
        Where a host decides who comes in, this waits until one lets the Bot in; with `wait=False` it raises MustWait.
        `ca_fingerprint` (SHA-256, printed when the Server starts) trusts the Server's own certificate authority and
        no other. `local_address` is the address of this machine to come from: limits count per address.
        When the line breaks the Bot comes back by itself, for up to `patience_s` seconds without success.

        Raises ValueError for a link that names no Space and for a name that is empty or too long; ServerUnreachable,
        ServerNotTrusted, SpaceNotFound, EntryRefused and MustWait.
        """
        address = SpaceAddress.read(url, space)
        if ca_fingerprint is not None:
            trust: ssl.SSLContext | None = await trust_by_fingerprint(address.origin, ca_fingerprint, local_address)
        else:
            trust = public_trust() if address.is_secure else None
        doorway = Doorway.to(address, trust, local_address, code)
        if key is not None:
            await doorway.open_key(key)
        session = Session(
            WebWay(doorway),
            Enter(name=name, look=look or Look(), program=True, watching=watching, through=through),
            patience_s,
            may_wait=wait,
        )
        await session.start()
        bot = cls(session, Voice(session, doorway))
        try:
            yield bot
        finally:
            await bot.leave()

    @property
    def space_name(self) -> str:
        """What the Space is called."""
        return self._session.space_name

    @property
    def rights(self) -> Rights:
        """What the Bot may do here: its role, its permissions, and whether a host has closed the chat for it."""
        return self._session.rights

    @property
    def rules(self) -> Rules:
        """What the Space's hosts have decided about it."""
        return self._session.rules

    @property
    def history(self) -> list[ChatLine]:
        """What was said before the Bot came, oldest first, at most 200 lines."""
        return list(self._session.welcome.chat)

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

    def track(
        self,
        head: TrackedPart | None = None,
        left: TrackedPart | None = None,
        right: TrackedPart | None = None,
        *,
        hands: bool = False,
        mixed_reality: bool = False,
        at_table: bool = False,
    ) -> None:
        """Show head and hands to those near, as who wears a headset does, until said anew; with nothing, end it.

        They stay where they are in the world while the Bot walks: say so again as it goes. Others see at most 20
        changes a second. Raises BotEnded.
        """
        self._session.stir()
        tracked = Tracked(head, left, right, hands=hands, mixed_reality=mixed_reality, at_table=at_table)
        self._session.body.tracked.track(None if tracked == Tracked() else tracked)

    async def leave(self) -> None:
        """Leave now instead of at the end of the block."""
        await self.voice.close()
        await self._session.leave()
