"""Leaving: whose line breaks keeps her slot for a while; who is gone is gone everywhere at once."""

from __future__ import annotations

from collections import deque

from lanting.kernel.clock import Moment
from lanting.protocol.pose import PoseFlag
from lanting.space.buttons import Buttons
from lanting.space.card import CardNews
from lanting.space.command import Command, Forget
from lanting.space.experience.desk import Experiences
from lanting.space.gathering import Gathering
from lanting.space.hands import Hands
from lanting.space.hearing import Hearing
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.raised_hands import RaisedHands
from lanting.space.request_desk import RequestDesk
from lanting.space.seating import Seating
from lanting.space.settings import RuleBook
from lanting.space.sight import Sight
from lanting.space.slot import SlotTable
from lanting.space.witness import Witness


class Leaving:
    """Knows everything in a Space that knows of a Participant."""

    def __init__(
        self,
        book: RuleBook,
        people: PeopleList,
        slots: SlotTable,
        poses: PoseLane,
        hearing: Hearing,
        sight: Sight,
        news: CardNews,
        seating: Seating,
        gathering: Gathering,
        hands: Hands,
        buttons: Buttons,
        raised: RaisedHands,
        experiences: Experiences,
        desk: RequestDesk,
        witness: Witness,
    ) -> None:
        self._book = book
        self._people = people
        self._slots = slots
        self._poses = poses
        self._hearing = hearing
        self._sight = sight
        self._news = news
        self._seating = seating
        self._gathering = gathering
        self._hands = hands
        self._buttons = buttons
        self._raised = raised
        self._experiences = experiences
        self._desk = desk
        self._witness = witness
        self._kept: deque[tuple[Moment, Participant]] = deque()

    def keep(self, who: Participant, moment: Moment) -> list[Command]:
        """Her line broke: her slot is kept for RESUME_WITHIN_MS. A program without a body is gone (SP-190)."""
        if not who.has_body:
            self.vacate(who, moment)
            return [Forget(who.id)]
        if who.broke_at is None:
            who.broke_at = moment
            self._poses.disconnect(who.slot)
            self._poses.set_flag(who.slot, PoseFlag.AWAY, True)
            self._kept.append((moment, who))
        return []

    def give_up(self, moment: Moment) -> list[Command]:
        """Who has not come back in time is gone."""
        gone: list[Command] = []
        while self._kept and moment - self._kept[0][0] >= self._book.settings.resume_within_ms:
            broke_at, who = self._kept.popleft()
            # Who came back, or left meanwhile, has another broken line or none.
            if who.broke_at == broke_at and self._people.get(who.id) is who:
                self.vacate(who, moment)
                gone.append(Forget(who.id))
        return gone

    def vacate(self, who: Participant, moment: Moment) -> None:
        """She is inside no more."""
        self._witness.left(who, moment)
        self._seating.leave(who)
        self._people.remove(who)
        if who.has_body:
            self._poses.vacate(who.slot)
        self._hearing.vacate(who.slot)
        self._sight.vacate(who)
        self._slots.free(who.slot, moment)
        self._news.left(who)
        self._desk.forget(who.id)
        self._gathering.forget(who.id)
        self._hands.left(who)
        self._raised.lower(who)
        self._experiences.left(who)
        if not self._people.bodies:
            self._buttons.forget()
