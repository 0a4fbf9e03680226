"""Offers to take people somewhere: nobody is moved who has not said yes (SP-199)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import EntityId, ParticipantId
from lanting.protocol.experience import Decide, Offered
from lanting.protocol.pose import Pose
from lanting.protocol.program import Offer, OfferDecided
from lanting.protocol.text import clean_text, is_blank
from lanting.space.command import Command, Tell, TellSome
from lanting.space.experience.told_key import told_key
from lanting.space.gathering import Gathering
from lanting.space.ground import Ground
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused

OFFERS_MAX: Final = 20
"""That one program has open; the oldest gives way."""


@dataclass(slots=True)
class _Offer:
    program: Participant
    seq: int
    told: str
    text: str
    place: Pose
    seats: list[EntityId]
    undecided: dict[ParticipantId, None]

    @property
    def notice(self) -> Offered:
        return Offered(offer=self.told, name=self.program.name, text=self.text)


class Offers:
    """The offers on which somebody has not decided yet."""

    def __init__(self, people: PeopleList, gathering: Gathering) -> None:
        self._people = people
        self._gathering = gathering
        self._offers: dict[str, _Offer] = {}
        self._ground: Ground

    def change_ground(self, ground: Ground) -> None:
        self._ground = ground

    def offer(self, program: Participant, seq: int, request: Offer) -> list[Command]:
        text, place = clean_text(request.text), request.place
        if is_blank(text):
            return refused(program, seq, "text_empty")
        pose = Pose(place.x, place.y, place.z, place.yaw)
        if not self._ground.holds(pose):
            return refused(program, seq, "out_of_bounds")
        those = self._those(request)
        if not those:
            return refused(program, seq, "participant_unknown")
        told = told_key(program.user, f"{program.id}-{seq}")
        offer = _Offer(program, seq, told, text, pose, [EntityId(seat) for seat in request.seats], those)
        self._offers[told] = offer
        its = [each for each in self._offers.values() if each.program is program]
        for oldest in its[:-OFFERS_MAX]:
            del self._offers[oldest.told]
        return [TellSome(tuple(those), offer.notice)]

    def decide(self, who: Participant, seq: int, decided: Decide) -> list[Command]:
        offer = self._offers.get(decided.offer)
        if offer is None or who.id not in offer.undecided:
            return refused(who, seq, "offer_unknown")
        self._has_decided(offer, who)
        commands: list[Command] = [
            Tell(offer.program.id, OfferDecided(re=offer.seq, participant=who.id, goes=decided.goes))
        ]
        if decided.goes:
            commands.append(self._gathering.take_along(who, offer.place, offer.seats))
        return commands

    def left(self, who: Participant) -> None:
        """She decides nothing any more."""
        for offer in [each for each in self._offers.values() if who.id in each.undecided]:
            self._has_decided(offer, who)

    def forget(self, program: Participant) -> None:
        """It takes nobody anywhere."""
        self._offers = {told: each for told, each in self._offers.items() if each.program is not program}

    def for_newcomer(self, who: Participant) -> list[Offered]:
        """To who begins a new session in her old place."""
        return [offer.notice for offer in self._offers.values() if who.id in offer.undecided]

    def _those(self, request: Offer) -> dict[ParticipantId, None]:
        """Of everybody the people, and no programs."""
        if request.to is None:
            return {who.id: None for who in self._people.bodies.values() if not who.program}
        found = (self._people.get(ParticipantId(key)) for key in request.to)
        return {who.id: None for who in found if who is not None and who.has_body}

    def _has_decided(self, offer: _Offer, who: Participant) -> None:
        del offer.undecided[who.id]
        if not offer.undecided:
            del self._offers[offer.told]
