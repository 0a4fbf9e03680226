"""What is new about who is where: gathered, and told to everybody at most once a second (SP-22 to SP-25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.protocol.limit import CARDS_EVERY_MS, CARDS_PUSHED_PEOPLE_MAX
from lanting.protocol.notice import Cards
from lanting.space.experience.attendance import AttendanceNews
from lanting.space.participant import Participant


@dataclass(frozen=True, slots=True)
class News:
    """What is told at one time."""

    people: int
    cards: list[Participant]
    left: list[tuple[int, UserId]]

    def everything(self) -> Cards:
        return self._told(self.people, self.cards, self.left)

    def for_wary(self, viewer: Participant, people: int) -> Cards | None:
        """Without those of whom she must not be told; None where nothing is left of it."""
        hides = viewer.standing.hides
        cards = [who for who in self.cards if not hides(who.user)]
        left = [(slot, user) for slot, user in self.left if not hides(user)]
        return self._told(people, cards, left) if cards or left else None

    @staticmethod
    def _told(people: int, cards: list[Participant], left: list[tuple[int, UserId]]) -> Cards:
        return Cards(people=people, cards=[who.card for who in cards], left=[slot for slot, _ in left])


class CardNews:
    """New and changed cards and freed slots since the last message."""

    def __init__(self, attendance: AttendanceNews) -> None:
        """`attendance` is told of everything, too: programs hear of it at once."""
        self._attendance = attendance
        self._new: dict[int, None] = {}
        self._changed: dict[int, None] = {}
        self._left: list[tuple[int, UserId]] = []
        self._due_at = Moment(0)

    def arrived(self, slot: int) -> None:
        self._new[slot] = None
        self._attendance.changed(slot)

    def changed(self, slot: int) -> None:
        self._changed[slot] = None
        self._attendance.changed(slot)

    def left(self, who: Participant) -> None:
        self._new.pop(who.slot, None)
        self._changed.pop(who.slot, None)
        self._left.append((who.slot, who.user))

    def message(self, inside: Mapping[int, Participant], people: int, moment: Moment) -> News | None:
        """The news, if there are any and the last ones are a second old. `inside`: everybody, by slot."""
        # The count of people changes only with one of these.
        has_news = self._new or self._changed or self._left
        if not has_news or moment < self._due_at:
            return None
        if len(inside) > CARDS_PUSHED_PEOPLE_MAX:
            # In a crowd a viewer asks for the few that she meets; a change concerns who has asked.
            self._new.clear()
        told = list(self._new | self._changed)[:CARDS_PUSHED_PEOPLE_MAX]
        message = News(people, [inside[slot] for slot in told], self._left)
        for slot in told:
            self._new.pop(slot, None)
            self._changed.pop(slot, None)
        self._left, self._due_at = [], Moment(moment + CARDS_EVERY_MS)
        return message
