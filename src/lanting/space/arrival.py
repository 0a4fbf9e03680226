"""Arriving: a slot, a place to stand or to sit, a name, and the Welcome that tells it all."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Moment
from lanting.protocol.limit import CARDS_PUSHED_PEOPLE_MAX
from lanting.protocol.notice import Welcome
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose, PoseFlag
from lanting.protocol.word import Card, ChatLine
from lanting.space.buttons import Buttons
from lanting.space.card import CardNews
from lanting.space.chat import Chat
from lanting.space.command import Greet
from lanting.space.event import Entered
from lanting.space.experience.desk import Experiences
from lanting.space.ground import Ground, Seat
from lanting.space.hands import Hands
from lanting.space.participant import Participant, place_of
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.raised_hands import RaisedHands
from lanting.space.seating import Seating, sitting_pose
from lanting.space.settings import RuleBook
from lanting.space.slot import SlotTable
from lanting.space.spawn import SpawnPlaces
from lanting.space.standings import Standings

_FIRST_EPOCH: Final = 0


class Arrivals:
    """Makes Participants, and greets them. Whether somebody may come in is asked elsewhere."""

    def __init__(
        self,
        book: RuleBook,
        people: PeopleList,
        slots: SlotTable,
        news: CardNews,
        chat: Chat,
        poses: PoseLane,
        seating: Seating,
        standings: Standings,
        hands: Hands,
        buttons: Buttons,
        raised: RaisedHands,
        experiences: Experiences,
        server_epoch: int,
    ) -> None:
        self._book = book
        self._people = people
        self._slots = slots
        self._news = news
        self._chat = chat
        self._poses = poses
        self._seating = seating
        self._standings = standings
        self._hands = hands
        self._buttons = buttons
        self._raised = raised
        self._experiences = experiences
        self._server_epoch = server_epoch
        self._ground: Ground
        self._spawns: SpawnPlaces
        self.scene_revision: int
        """Of the published Scene."""
        self.clock_from = 0
        """What the clock of pose frames counts from, now."""

    def change_ground(self, ground: Ground, spawns: SpawnPlaces, scene_revision: int) -> None:
        """To be called before anybody arrives."""
        self._ground, self._spawns, self.scene_revision = ground, spawns, scene_revision

    def arrive(self, event: Entered, moment: Moment) -> Participant | None:
        """One more inside; None where every slot is taken or rests."""
        slot = self._slots.take(moment)
        if slot is None:
            return None
        enter = event.enter
        seat = None if enter.unseen else self._seat_for(event)
        if not enter.unseen:
            pose = self._place_for(event, moment) if seat is None else sitting_pose(seat)
            self._poses.occupy(slot, pose, _FIRST_EPOCH, moment)
        who = Participant(
            id=event.participant,
            user=event.user,
            slot=slot,
            session=event.session,
            standing=event.standing,
            name=self._people.free_name(enter.name, enter.program, event.standing.new_for_ms > 0),
            look=enter.look,
            program=enter.program,
            epoch=_FIRST_EPOCH,
            has_body=not enter.unseen,
            language=enter.language,
            chat_from=0 if self._book.rules.history else self._chat.last,
        )
        self._people.add(who)
        self._news.arrived(slot)
        if seat is not None:
            self._seating.take(who, seat)
        self._standings.adopt(who, event.standing, moment)
        return who

    def take_over(self, who: Participant, event: Entered, moment: Moment) -> None:
        """The same User on another connection: who she was stays, what the old connection still sends is void."""
        before = who.card
        self._standings.adopt(who, event.standing, moment)
        self._people.rename(who, who.name if who.is_named_by_host else event.enter.name, event.enter.program)
        was_spoken_to, who.language = who.language, event.enter.language
        who.look, who.session = event.enter.look, event.session
        if who.has_body:
            who.epoch = self._poses.place(who.slot, self._poses.pose(who.slot))
        if who.card != before or who.language != was_spoken_to:
            self._news.changed(who.slot)

    def greet(self, who: Participant, chat_after: int | None, moment: Moment) -> Greet:
        """A new session: everything is told."""
        self._connect(who, moment)
        self._experiences.greeted(who)
        cards = self._people.cards_for(who) if len(self._people) <= CARDS_PUSHED_PEOPLE_MAX else []
        since = chat_after if self._book.rules.history else max(chat_after or 0, who.chat_from)
        return self._greet(who, resumed=False, cards=cards, chat=self._chat.after(since, who.standing))

    def greet_again(self, who: Participant, moment: Moment) -> Greet:
        """The same session: what was missed follows by itself."""
        self._connect(who, moment)
        return self._greet(who, resumed=True, cards=[], chat=[])

    def _connect(self, who: Participant, moment: Moment) -> None:
        who.broke_at = None
        if who.has_body:
            self._poses.connect(who.slot, moment)
            self._poses.set_flag(who.slot, PoseFlag.AWAY, False)
        self._standings.greeted(who)

    def _greet(self, who: Participant, *, resumed: bool, cards: list[Card], chat: list[ChatLine]) -> Greet:
        welcome = Welcome(
            session=who.session,
            server_epoch=self._server_epoch,
            resumed=resumed,
            space=self._book.settings.id,
            space_name=self._book.settings.name,
            participant=who.id,
            name=who.name,
            slot=who.slot,
            epoch=who.epoch,
            place=place_of(self._poses.pose(who.slot) if who.has_body else self._spawns.first(None)),
            role=who.standing.role.value,
            permissions=sorted(who.permissions),
            is_new=who.standing.new_for_ms > 0,
            rules=self._book.rules,
            seat=who.seat,
            scene_revision=self.scene_revision,
            draft_revision=self._standings.draft_for(who),
            people=self._people.people_for(who),
            cards=cards,
            chat=chat,
            things=self._hands.held_for(who),
            pressed=self._buttons.pressed,
            hands=self._raised.seen_by(who),
            clock_from=self.clock_from,
        )
        return Greet(who.id, who.user, who.session, welcome, who.has_body)

    def _place_for(self, event: Entered, moment: Moment) -> Pose:
        place = self._noted_place(event) or self._wished_place(event)
        if place is None:
            return self._spawns.next_free(self._people.bodies, self._poses, moment, event.enter.through)
        pose = self._seating.off_seats(place)
        self._spawns.arrived(pose)
        return pose

    def _seat_for(self, event: Entered) -> Seat | None:
        """Who just watches gets the free seat nearest to where she would arrive."""
        if not event.enter.watching:
            return None
        return self._seating.nearest_free(self._noted_place(event) or self._spawns.first(event.enter.through))

    def _wished_place(self, event: Entered) -> Pose | None:
        """Where a program of the house says: it could walk there anyway."""
        wished = event.enter.at if Permission.ATTEND in event.standing.permissions else None
        return None if wished is None else self._ground.standing_at(wished)

    def _noted_place(self, event: Entered) -> Pose | None:
        """Her place note's, unless she has just come through a portal."""
        pose = event.place
        return pose if pose is not None and event.enter.through is None and self._ground.holds(pose) else None
