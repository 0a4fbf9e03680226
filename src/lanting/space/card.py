"""What is new about who is where: gathered, and told to everybody at most once a second (SP-22 to SP-25)."""

from __future__ import annotations

from collections.abc import Mapping

from lanting.kernel.clock import Moment
from lanting.protocol.limit import CARDS_EVERY_MS, CARDS_PUSHED_PEOPLE_MAX
from lanting.protocol.notice import Cards
from lanting.space.participant import Participant


class CardNews:
    """New and changed cards and freed slots since the last message."""

    def __init__(self) -> None:
        self._new: dict[int, None] = {}
        self._changed: dict[int, None] = {}
        self._left: list[int] = []
        self._due_at = Moment(0)

    def arrived(self, slot: int) -> None:
        self._new[slot] = None

    def changed(self, slot: int) -> None:
        self._changed[slot] = None

    def left(self, slot: int) -> None:
        self._new.pop(slot, None)
        self._changed.pop(slot, None)
        self._left.append(slot)

    def message(self, inside: Mapping[int, Participant], people: int, moment: Moment) -> Cards | None:
        """The news, if there are any and the last ones are a second old. `inside`: everybody, by slot."""
        # The count of people changes only with one of these.
        has_news = self._new or self._changed or self._left
        if not has_news or moment < self._due_at:
            return None
        if len(inside) > CARDS_PUSHED_PEOPLE_MAX:
            # In a crowd a viewer asks for the few that she meets; a change concerns who has asked.
            self._new.clear()
        told = list(self._new | self._changed)[:CARDS_PUSHED_PEOPLE_MAX]
        message = Cards(people=people, cards=[inside[slot].card for slot in told], left=self._left)
        for slot in told:
            self._new.pop(slot, None)
            self._changed.pop(slot, None)
        self._left, self._due_at = [], Moment(moment + CARDS_EVERY_MS)
        return message
