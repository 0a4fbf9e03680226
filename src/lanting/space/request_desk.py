"""Answers what participants ask for, each as its declaration allows."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import EMOTE_WITHIN_M
from lanting.protocol.message import REQUESTS, Request, RequestDeclaration
from lanting.protocol.notice import Cards, Emoted, Path, People, Refused
from lanting.protocol.request import AskCards, AskPeople, ChangeCard, FindPath, Say, ShowEmote, Sit, Stand
from lanting.protocol.text import clean_line, clean_text, is_blank
from lanting.space.card import CardNews
from lanting.space.command import Command, SaveLine, Tell, TellSome
from lanting.space.participant import Participant
from lanting.space.path_desk import PathDesk
from lanting.space.path_search import PathSearch
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.seating import Seating, SeatRefusal
from lanting.space.walk_grid import WalkGrid

_DECLARATIONS: Final[dict[type[Request], RequestDeclaration]] = {
    declaration.type: declaration for declaration in REQUESTS.values()
}


class RequestDesk:
    """The one place where a request meets the permission that its declaration needs (SP-10)."""

    def __init__(
        self, people: PeopleList, news: CardNews, poses: PoseLane, seating: Seating, walk_grid: WalkGrid
    ) -> None:
        self.walk_grid = walk_grid
        self._people = people
        self._news = news
        self._poses = poses
        self._seating = seating
        self._paths = PathDesk()

    def answer(self, who: Participant, seq: int, request: Request, now: Instant) -> list[Command]:
        """What a request leads to. Enter, Acknowledge and Leave never come here."""
        declaration = _DECLARATIONS[type(request)]
        if declaration.needs not in who.permissions:
            return _refused(who, seq, "not_permitted", request=declaration.name, needs=declaration.needs.value)
        match request:
            case Say():
                return self._say(who, seq, request, now)
            case AskCards():
                return self._give_cards(who, request)
            case AskPeople():
                return self._give_people(who, seq, request)
            case ChangeCard():
                return self._change_card(who, seq, request)
            case FindPath():
                return self._find_path(who, seq, request)
            case Sit(seat=seat):
                return _or_refused(who, seq, self._seating.sit(who, seat))
            case Stand():
                return _or_refused(who, seq, self._seating.stand(who))
            case ShowEmote():
                return [self._show_emote(who, request)]
        raise AssertionError(f"{declaration.name} is declared, but no Space answers it")

    def work(self, moment: Moment) -> list[Command]:
        """The ways that were found since the last time."""
        return [
            Tell(found.participant, Path(re=found.seq, points=found.route.points, reached=found.route.reached))
            for found in self._paths.work(moment)
        ]

    def forget(self, participant: ParticipantId) -> None:
        """It is gone: nothing is found for it any more."""
        self._paths.drop(participant)

    def _say(self, who: Participant, seq: int, say: Say, now: Instant) -> list[Command]:
        text = clean_text(say.text)
        if is_blank(text):
            return _refused(who, seq, "chat_empty")
        return [SaveLine(who.id, who.user, seq, say.request_id, who.name, who.program, text, now)]

    def _give_cards(self, who: Participant, ask: AskCards) -> list[Command]:
        """The hidden look like slots that nobody is in."""
        inside = {
            slot: other
            for slot in ask.slots
            if (other := self._people.by_slot.get(slot)) and not self._people.are_hidden(who, other)
        }
        left = [slot for slot in dict.fromkeys(ask.slots) if slot not in inside]
        return [
            Tell(who.id, Cards(people=self._people.people, cards=[other.card for other in inside.values()], left=left))
        ]

    def _give_people(self, who: Participant, seq: int, ask: AskPeople) -> list[Command]:
        try:
            total, cards, following = self._people.page(who, ask.query, ask.after, ask.limit)
        except ValueError:
            return _refused(who, seq, "cursor_unknown")
        return [Tell(who.id, People(re=seq, total=total, cards=cards, next=following))]

    def _change_card(self, who: Participant, seq: int, change: ChangeCard) -> list[Command]:
        if change.name is not None and is_blank(clean_line(change.name)):
            return _refused(who, seq, "name_empty")
        before = who.card
        if change.name is not None:
            self._people.rename(who, change.name, who.program)
        if change.look is not None:
            who.look = change.look
        if who.card != before:
            self._news.changed(who.slot)
        return []

    def _find_path(self, who: Participant, seq: int, find: FindPath) -> list[Command]:
        search = PathSearch(self.walk_grid, self._poses.pose(who.slot), find.x, find.z)
        replaced = self._paths.ask(who.id, seq, search)
        return [] if replaced is None else _refused(who, replaced, "path_replaced")

    def _show_emote(self, who: Participant, show: ShowEmote) -> Command:
        """For those who may see her from near, and for herself (SP-75)."""
        near = {slot: self._people.by_slot[slot].id for slot in self._poses.audience(who.slot, EMOTE_WITHIN_M)}
        seen_by = near | {who.slot: who.id}
        return TellSome(tuple(seen_by[slot] for slot in sorted(seen_by)), Emoted(slot=who.slot, emote=show.emote))


def _or_refused(who: Participant, seq: int, outcome: list[Command] | SeatRefusal) -> list[Command]:
    return _refused(who, seq, outcome) if isinstance(outcome, str) else outcome


def _refused(who: Participant, seq: int, code: str, **facts: Fact) -> list[Command]:
    return [Tell(who.id, Refused(re=seq, code=code, facts=facts))]
