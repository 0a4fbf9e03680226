"""Somebody inside, as an experience knows and addresses her."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from lanting.protocol.experience import Badge
from lanting.protocol.limit import GIVEN_CHARS_MAX, GIVEN_PIECE_CHARS_MAX
from lanting.protocol.program import Attendee, GiveFile, SetBadge, TellTo
from lanting.protocol.word import Look, Place, Role

if TYPE_CHECKING:
    from lanting.sdk.experience.asking import Answer, OpenPanel
    from lanting.sdk.experience.entity import Entity
    from lanting.sdk.experience.offering import Destination
    from lanting.sdk.experience.panel import Panel, PanelFor
    from lanting.sdk.experience.world import World

_HOSTS = frozenset({"operator", "owner", "host"})


class Participant:
    """One of those inside. The same object for her whole stay; after it, what was last known."""

    __slots__ = ("_badge", "_world", "attendee", "is_here")

    attendee: Attendee
    """As the server tells of her."""
    is_here: bool
    """Whether she is inside now."""

    def __init__(self, world: World, attendee: Attendee) -> None:
        self._world = world
        self._badge: Badge | None = None
        self.attendee = attendee
        self.is_here = True

    @property
    def id(self) -> str:
        """Hers for this stay."""
        return self.attendee.participant

    @property
    def person(self) -> str:
        """Who she is to this experience in this Space: the same at every coming, another for every other experience."""
        return self.attendee.person

    @property
    def name(self) -> str:
        return self.attendee.name

    @property
    def role(self) -> Role:
        """`operator`, `owner`, `host`, `builder`, `visitor` or `watcher`."""
        return self.attendee.role

    @property
    def is_host(self) -> bool:
        """Whether she may do a host's acts."""
        return self.attendee.role in _HOSTS

    @property
    def is_new(self) -> bool:
        """A new guest."""
        return self.attendee.is_new

    @property
    def program(self) -> bool:
        """A Bot or a companion."""
        return self.attendee.program

    @property
    def look(self) -> Look:
        return self.attendee.look

    @property
    def language(self) -> str:
        """Of her page: `en`, `fr` or `zh-CN`."""
        return self.attendee.language

    @property
    def place(self) -> Place | None:
        """Where she was at most a quarter of a second ago, in metres; None: not told yet."""
        return self._world._place_of(self)

    @property
    def seat(self) -> Entity | None:
        """What she sits on."""
        return None if self.attendee.seat is None else self._world.entity_of(self.attendee.seat)

    @property
    def badge(self) -> Badge | None:
        """What this experience has pinned on her."""
        return self._badge

    @property
    def team(self) -> str | None:
        """The word on that badge."""
        return None if self._badge is None else self._badge.text

    async def tell(self, text: str) -> None:
        """A sentence for her alone, of 1 to 500 characters. Kept nowhere; nothing happens where she has left."""
        if self.is_here:
            await self._world._wire.tell(TellTo(to=[self.id], text=text))

    async def ask(self, panel: Panel | PanelFor, *, within_s: float | None = None) -> Answer:
        """Show a Panel, wait for her answer, and close it. `within_s`: so long at most; None: as long as it takes.

        `panel`: also a function of the `ReaderTexts` of who reads it, as for `World.show`.

        Raises Left (she went away), PutAway (she closed it), Reloaded (the experience ends), TimeoutError.
        """
        return await self._world._panels.ask(self, panel, within_s)

    async def show(self, panel: Panel | PanelFor, *, key: str | None = None) -> OpenPanel:
        """Show a Panel that stays until it is closed, as `World.show` does."""
        return await self._world.show(panel, to=[self], key=key)

    async def give(self, file: str, text: str) -> None:
        """Offer her a text file to save, of at most 200,000 characters; a table as CSV (RFC 4180).

        Raises ValueError for a longer one.
        """
        if len(text) > GIVEN_CHARS_MAX:
            raise ValueError(
                f"{file} has {len(text):,} characters, and a file that is given has at most {GIVEN_CHARS_MAX:,}: "
                "give several, such as one for each day or group, or leave columns out"
            )
        pieces = [text[at : at + GIVEN_PIECE_CHARS_MAX] for at in range(0, len(text), GIVEN_PIECE_CHARS_MAX)] or [""]
        part_of = secrets.token_hex(8) if len(pieces) > 1 else None
        for left, piece in zip(reversed(range(len(pieces))), pieces, strict=True):
            if self.is_here:
                give = GiveFile(participant=self.id, file=file, text=piece, part_of=part_of, more=left > 0)
                await self._world._wire.tell(give)

    async def set_badge(self, text: str | None, *, colour: int = 0) -> None:
        """Pin a word of at most 24 characters on her name, in one of the eight colours of cloth; None: take it off."""
        badge = None if text is None else Badge(text=text, colour=colour)
        if self.is_here:
            await self._world._wire.tell(SetBadge(participant=self.id, badge=badge))
        self._badge = badge

    async def offer(self, to: Destination, text: str, *, within_s: float = 60.0) -> bool:
        """Ask whether she would be taken somewhere; whether she went. Needs the capability teleport."""
        return self in await self._world.offer(to, text, people=[self], within_s=within_s)

    def __repr__(self) -> str:
        return f"Participant({self.name!r}{'' if self.is_here else ', left'})"
