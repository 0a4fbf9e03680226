"""Who must not be told of whom: the one place where Blocks take effect on all that is told (SP-170 to SP-178).

What a notice tells of one person goes out as `TellAll(…, about=her User)`, what it tells of several by `tell_each`;
both leave out whom it must not reach. Poses and voices are hidden here as soon as a pair changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lanting.protocol.message import Notice
from lanting.protocol.notice import Cards, ThingLeft
from lanting.space.command import Command, SightChanged, Tell, TellAll
from lanting.space.hands import Hands, taken
from lanting.space.hearing import Hearing
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.raised_hands import RaisedHands

_NOBODY: Final[frozenset[int]] = frozenset()


class Sight:
    """Keeps poses and voices to what `PeopleList` knows of hidden pairs, and tells both of a pair what changes."""

    def __init__(
        self, people: PeopleList, poses: PoseLane, hearing: Hearing, hands: Hands, raised: RaisedHands
    ) -> None:
        self._people = people
        self._poses = poses
        self._hearing = hearing
        self._hands = hands
        self._raised = raised
        self._hidden: dict[int, set[int]] = {}
        """By viewer's slot: the slots that are hidden from her now."""

    def tell_each(self, make: Callable[[Participant | None], Notice | None]) -> list[Command]:
        """Tells of several people: `make(None)` to all but the wary, who each get what is made for them, if any."""
        everything = make(None)
        wary = self._people.wary
        commands: list[Command] = [TellAll(everything, about=None, but=frozenset(wary))] if everything else []
        for viewer in wary.values():
            if (hers := make(viewer)) is not None:
                commands.append(Tell(viewer.id, hers))
        return commands

    def settle(self) -> list[Command]:
        """To be called after whatever may have changed a pair: at once poses and voices keep to it."""
        if self._people.is_settled:
            return []
        commands: list[Command] = []
        for who, is_new in self._people.take_unsettled():
            for other in self._concerned(who):
                commands += self._settle(who, other, is_told=not is_new)
                commands += self._settle(other, who, is_told=not is_new)
        return commands

    def vacate(self, who: Participant) -> None:
        """She is gone; the pose lane has forgotten her."""
        self._hidden.pop(who.slot, None)
        for hidden in self._hidden.values():
            hidden.discard(who.slot)

    def _concerned(self, who: Participant) -> list[Participant]:
        """With whom she is, was or may be a pair."""
        slots = self._hidden.get(who.slot, _NOBODY) | {
            viewer for viewer, hidden in self._hidden.items() if who.slot in hidden
        }
        those = {slot: self._people.by_slot[slot] for slot in slots}
        those |= {other.slot: other for other in self._people.unseen_by(who)}
        those |= {other.slot: other for other in self._people.wary.values() if other is not who}
        return [those[slot] for slot in sorted(those)]

    def _settle(self, viewer: Participant, other: Participant, *, is_told: bool) -> list[Command]:
        is_hidden = self._people.are_hidden(viewer, other)
        if is_hidden == (other.slot in self._hidden.get(viewer.slot, _NOBODY)):
            return []
        if is_hidden:
            self._hidden.setdefault(viewer.slot, set()).add(other.slot)
            self._poses.hide(viewer.slot, other.slot)
            self._hearing.hide(viewer.slot, other.slot)
        else:
            self._hidden[viewer.slot].discard(other.slot)
            self._poses.reveal(viewer.slot, other.slot)
            self._hearing.revise()
        if not is_told:
            return []  # She who has just come was nobody to the other before.
        self._raised.changed()
        changed = SightChanged(viewer.id, other.id, is_hidden)
        return [changed, *(Tell(viewer.id, notice) for notice in self._news(viewer, other, is_hidden))]

    def _news(self, viewer: Participant, other: Participant, is_hidden: bool) -> list[Notice]:
        """As if the other had left, or come. Nothing says why."""
        held = self._hands.held_by(other)
        people = self._people.people_for(viewer)
        if is_hidden:
            left: list[Notice] = [ThingLeft(entity=held.entity, thing=held.thing)] if held else []
            return [Cards(people=people, left=[other.slot]), *left]
        return [Cards(people=people, cards=[other.card]), *([taken(held)] if held else [])]
