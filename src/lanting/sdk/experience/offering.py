"""Offers to take somebody somewhere: she decides, the server moves her."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from lanting.protocol.program import Offer, OfferDecided
from lanting.protocol.word import Place
from lanting.sdk.error import RequestRefused
from lanting.sdk.experience.clock import WorldClock, within
from lanting.sdk.experience.crowd import Crowd
from lanting.sdk.experience.entity import Entity
from lanting.sdk.experience.link import Link
from lanting.sdk.experience.participant import Participant
from lanting.sdk.spot import Spot

Destination = Spot | Entity | Participant
"""A place, or where a thing stands or somebody is."""


class _Open:
    """An offer under way."""

    def __init__(self, asked: Sequence[Participant]) -> None:
        self.undecided = set(asked)
        self.went: list[Participant] = []
        self.all_decided: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def decide(self, who: Participant, goes: bool) -> None:
        self.undecided.discard(who)
        if goes:
            self.went.append(who)
        self.look()

    def look(self) -> None:
        if not self.undecided and not self.all_decided.done():
            self.all_decided.set_result(None)

    def refuse(self, refusal: RequestRefused) -> None:
        if not self.all_decided.done():
            self.all_decided.set_exception(refusal)


class Offers:
    """Those of one experience."""

    def __init__(self, link: Link, clock: WorldClock, crowd: Crowd) -> None:
        self._link = link
        self._clock = clock
        self._crowd = crowd
        self._open: dict[int, _Open] = {}

    async def offer(
        self, place: Place, text: str, to: Sequence[Participant] | None, seats: Sequence[Entity], within_s: float
    ) -> list[Participant]:
        """Who went along, when all have decided or this time is over."""
        asked = [who for who in (self._crowd if to is None else to) if who.is_here and not who.program]
        if not asked:
            return []
        offer = _Open(asked)
        keys = None if to is None else [who.id for who in asked]
        request = Offer(to=keys, place=place, text=text, seats=[seat.id for seat in seats])
        seq = await self._link.tell(request, offer.refuse)
        self._open[seq] = offer
        try:
            await within(self._clock, within_s, offer.all_decided)
        except TimeoutError:
            pass  # who has not decided stays
        finally:
            del self._open[seq]
        return offer.went

    def hear(self, decided: OfferDecided) -> None:
        offer, who = self._open.get(decided.re), self._crowd.get(decided.participant)
        if offer is not None and who is not None:
            offer.decide(who, decided.goes)

    def left(self, who: Participant) -> None:
        for offer in self._open.values():
            offer.undecided.discard(who)
            offer.look()
