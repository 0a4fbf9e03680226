"""Answers what participants ask for, each as its declaration allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import EntityId, ParticipantId
from lanting.protocol.limit import EMOTE_WITHIN_M, GRAB_WITHIN_M, HANDS_MAX, PRESS_WITHIN_M
from lanting.protocol.message import Request, declaration_of
from lanting.protocol.notice import Cards, Emoted, Path, People
from lanting.protocol.permission import Permission
from lanting.protocol.request import (
    AskBlocks,
    AskCards,
    AskPeople,
    Block,
    Caption,
    ChangeCard,
    FindPath,
    Grab,
    LiftBlock,
    MuteVoice,
    Press,
    RaiseHand,
    Release,
    Say,
    SayTo,
    ShowEmote,
    Sit,
    Stand,
)
from lanting.protocol.text import clean_line, is_blank
from lanting.space.block_desk import BlockDesk
from lanting.space.buttons import Buttons
from lanting.space.captions import Captions
from lanting.space.card import CardNews
from lanting.space.command import Command, Tell, TellSome
from lanting.space.experience.desk import Experiences, OfPrograms, OfVisitors
from lanting.space.ground import Ground
from lanting.space.hands import Hands
from lanting.space.host_desk import Act, HostDesk
from lanting.space.hyperlink import has_link
from lanting.space.participant import Participant
from lanting.space.path_desk import PathDesk
from lanting.space.path_search import PathSearch
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.raised_hands import RaisedHands
from lanting.space.refusal import refused
from lanting.space.seating import Seating
from lanting.space.speech import Speech, minutes_until
from lanting.space.thing import ThingPlace

_OfBodies = Sit | Stand | ShowEmote | Press | RaiseHand | Grab | Release | FindPath
_OfExperiences = OfVisitors | OfPrograms


class RequestDesk:
    """The one place where a request meets the permission that its declaration needs (SP-10)."""

    def __init__(
        self,
        people: PeopleList,
        news: CardNews,
        poses: PoseLane,
        seating: Seating,
        hands: Hands,
        buttons: Buttons,
        raised: RaisedHands,
        ground: Ground,
        speech: Speech,
        captions: Captions,
        blocks: BlockDesk,
        hosts: HostDesk,
        experiences: Experiences,
    ) -> None:
        self.change_ground(ground)
        self._people = people
        self._news = news
        self._poses = poses
        self._seating = seating
        self._hands = hands
        self._buttons = buttons
        self._raised = raised
        self._speech = speech
        self._captions = captions
        self._blocks = blocks
        self._hosts = hosts
        self._experiences = experiences
        self._paths = PathDesk()

    def answer(self, who: Participant, seq: int, request: Request, now: Instant, moment: Moment) -> list[Command]:
        """What a request leads to. Enter, Acknowledge, Leave and what `runtime` answers itself never come here."""
        declaration = declaration_of(request)
        if declaration.needs not in who.permissions:
            return refused(who, seq, "not_permitted", request=declaration.name, needs=declaration.needs.value)
        is_moving = declaration.needs is Permission.MOVE and not isinstance(request, Release)
        if is_moving and self._seating.is_held_still(who):
            return refused(who, seq, "held_still")
        if not who.has_body and isinstance(request, _OfBodies):
            return refused(who, seq, "no_body")
        if isinstance(request, _OfExperiences):
            return self._experiences.answer(who, seq, request, now, moment)
        if isinstance(request, Act):
            return self._hosts.order(who, seq, request, now)
        match request:
            case Say():
                return self._speech.say(who, seq, request, now, moment)
            case SayTo():
                return self._speech.whisper(who, seq, request, now, moment)
            case Caption(text=text):
                return self._captions.say(who, text)
            case Block():
                return self._blocks.block(who, seq, request, now, moment)
            case LiftBlock() | AskBlocks():
                return self._blocks.ask(who, seq, request, now)
            case MuteVoice():
                return self._blocks.mute_voice(who, seq, request)
            case AskCards():
                return self._give_cards(who, request)
            case AskPeople():
                return self._give_people(who, seq, request)
            case ChangeCard():
                return self._change_card(who, seq, request, moment)
            case FindPath():
                return self._find_path(who, seq, request)
            case Sit(seat=seat):
                return _or_refused(who, seq, self._seating.sit(who, seat))
            case Stand():
                return _or_refused(who, seq, self._seating.stand(who))
            case ShowEmote():
                return [self._show_emote(who, request)]
            case Press(entity=entity):
                here = self._poses.pose(who.slot)
                return _or_refused(who, seq, self._buttons.press(who, here, EntityId(entity), now))
            case RaiseHand(on=on):
                return _or_refused(who, seq, self._raised.set(who, on))
            case Grab(entity=entity):
                return _or_refused(who, seq, self._hands.grab(who, EntityId(entity), moment))
            case Release(entity=entity, position=position, rotation=rotation):
                place = ThingPlace(position, rotation)
                return _or_refused(who, seq, self._hands.release(who, EntityId(entity), place, moment))
        raise AssertionError(f"{declaration.name} is declared, but no Space answers it")

    def change_ground(self, ground: Ground) -> None:
        self._walk_grid = ground.walk_grid

    def work(self, moment: Moment) -> list[Command]:
        """The ways that were found since the last time."""
        return [
            Tell(found.participant, Path(re=found.seq, points=found.route.points, reached=found.route.reached))
            for found in self._paths.work(moment)
        ]

    def forget(self, participant: ParticipantId) -> None:
        """It is gone: nothing is found for it any more."""
        self._paths.drop(participant)

    def _give_cards(self, who: Participant, ask: AskCards) -> list[Command]:
        """The hidden look like slots that nobody is in."""
        inside = {
            slot: other
            for slot in ask.slots
            if (other := self._people.by_slot.get(slot)) and not self._people.are_hidden(who, other)
        }
        left = [slot for slot in dict.fromkeys(ask.slots) if slot not in inside]
        return [
            Tell(
                who.id,
                Cards(people=self._people.people_for(who), cards=[other.card for other in inside.values()], left=left),
            )
        ]

    def _give_people(self, who: Participant, seq: int, ask: AskPeople) -> list[Command]:
        try:
            total, cards, following = self._people.page(who, ask.query, ask.after, ask.limit)
        except ValueError:
            return refused(who, seq, "cursor_unknown")
        return [Tell(who.id, People(re=seq, total=total, cards=cards, next=following))]

    def _change_card(self, who: Participant, seq: int, change: ChangeCard, moment: Moment) -> list[Command]:
        if change.name is not None:
            name = clean_line(change.name)
            if is_blank(name):
                return refused(who, seq, "name_empty")
            if who.is_named_by_host:
                return refused(who, seq, "name_given")
            if who.known_at is not None and has_link(name):
                return refused(who, seq, "name_link_new", minutes=minutes_until(who.known_at, moment))
        before = who.card
        if change.name is not None:
            self._people.rename(who, change.name, who.program)
        if change.look is not None:
            who.look = change.look
        if who.card != before:
            self._news.changed(who.slot)
        return []

    def _find_path(self, who: Participant, seq: int, find: FindPath) -> list[Command]:
        search = PathSearch(self._walk_grid, self._poses.pose(who.slot), find.x, find.z)
        replaced = self._paths.ask(who.id, seq, search)
        return [] if replaced is None else refused(who, replaced, "path_replaced")

    def _show_emote(self, who: Participant, show: ShowEmote) -> Command:
        """For those who may see her from near, for herself (SP-75), and for programs without a body (SP-192)."""
        near = {slot: self._people.by_slot[slot].id for slot in self._poses.audience(who.slot, EMOTE_WITHIN_M)}
        seen_by = near | {who.slot: who.id}
        told = (*(seen_by[slot] for slot in sorted(seen_by)), *self._people.unseen)
        return TellSome(told, Emoted(slot=who.slot, emote=show.emote))


_FACTS: Final[Mapping[str, Mapping[str, Fact]]] = {
    "button_too_far": {"within_m": PRESS_WITHIN_M},
    "thing_too_far": {"within_m": GRAB_WITHIN_M},
    "hands_many": {"limit": HANDS_MAX},
}
"""The limit that a refusal speaks of."""


def _or_refused(who: Participant, seq: int, outcome: list[Command] | str) -> list[Command]:
    if not isinstance(outcome, str):
        return outcome
    return refused(who, seq, outcome, **_FACTS.get(outcome, {}))
