"""Raised hands: who wants to say something, in the order in which they asked (SP-161)."""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import HANDS_EVERY_MS, HANDS_MAX
from lanting.protocol.notice import Hands
from lanting.space.command import Command, Tell, TellAll
from lanting.space.participant import Participant
from lanting.space.people import PeopleList


class RaisedHands:
    """The queue of a Space. A hand stays up until it is lowered or its owner is gone; a short break lowers none."""

    def __init__(self, people: PeopleList) -> None:
        self._people = people
        self._up: dict[int, None] = {}
        self._is_new = False
        self._due_at = Moment(0)
        self._told: list[int] = []
        self._told_wary: dict[ParticipantId, list[int]] = {}
        """To whom others were told than to all."""

    def set(self, who: Participant, on: bool) -> list[Command] | str:
        """Up or down, as she asks; or the code of a refusal. Who changes nothing by it is told alone how it stands."""
        if (who.slot in self._up) == on:
            return [Tell(who.id, Hands(slots=self.seen_by(who)))]
        if on and len(self._up) >= HANDS_MAX:
            return "hands_many"
        if on:
            self._up[who.slot] = None
            self._is_new = True
        else:
            self.lower(who)
        return []

    def lower(self, who: Participant) -> None:
        """Her turn is over, or she is gone."""
        if who.slot in self._up:
            del self._up[who.slot]
            self._is_new = True

    def lower_all(self) -> None:
        self._is_new = self._is_new or bool(self._up)
        self._up.clear()

    def changed(self) -> None:
        """Some may see others now than before: everybody is told anew."""
        self._is_new = self._is_new or bool(self._up)

    def seen_by(self, viewer: Participant) -> list[int]:
        """The slots, the longest waiting first, without those that are hidden from her: to be told to her now."""
        slots = [slot for slot in self._up if not self._people.are_hidden(viewer, self._people.by_slot[slot])]
        if viewer.id in self._people.wary:
            self._told_wary[viewer.id] = slots
        return slots

    def tell(self, moment: Moment) -> list[Command]:
        """What is new since it was told last: at once, and not more often than every HANDS_EVERY_MS."""
        if not self._is_new or moment < self._due_at:
            return []
        self._is_new, self._due_at = False, Moment(moment + HANDS_EVERY_MS)
        wary = self._people.wary
        commands: list[Command] = [TellAll(Hands(slots=list(self._up)), about=None, but=frozenset(wary))]
        before, self._told_wary = self._told_wary, {}
        for viewer in wary.values():
            slots = self.seen_by(viewer)
            # The hand of somebody of whom she must not be told moves nothing for her.
            if slots != before.get(viewer.id, self._told):
                commands.append(Tell(viewer.id, Hands(slots=slots)))
        self._told = list(self._up)
        return commands
