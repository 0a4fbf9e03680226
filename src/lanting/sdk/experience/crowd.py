"""Who is inside, as the server tells a program without a body."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lanting.protocol.program import Attendance, Attendee
from lanting.sdk.experience.participant import Participant


class Crowd:
    """Everybody inside but the experience itself."""

    def __init__(self, make: Callable[[Attendee], Participant]) -> None:
        self._make = make
        self._own = ""
        self._by_id: dict[str, Participant] = {}
        self._by_slot: dict[int, Participant] = {}
        self._by_person: dict[str, Participant] = {}
        self._is_whole = False
        self._pages: set[str] = set()
        """Whom the first pages of a new stay have named."""

    def __iter__(self) -> Iterator[Participant]:
        return iter(list(self._by_id.values()))

    @property
    def is_whole(self) -> bool:
        """Whether everybody has been told of since the last coming."""
        return self._is_whole

    def welcomed(self, own: str) -> None:
        """A new stay: what is told next, is everybody."""
        self._own, self._is_whole = own, False
        self._pages.clear()

    def get(self, key: str) -> Participant | None:
        """By participant or person id."""
        return self._by_id.get(key) or self._by_person.get(key)

    def at(self, slot: int | None) -> Participant | None:
        return None if slot is None else self._by_slot.get(slot)

    def hear(self, told: Attendance) -> tuple[list[Participant], list[Participant]]:
        """Returns who thereby (came, left)."""
        gone = set(told.left)
        if not self._is_whole:
            self._pages |= {each.participant for each in told.came}
            if not told.more:
                gone |= self._by_id.keys() - self._pages
                self._is_whole = True
        left = [who for key in gone if (who := self._take_out(key)) is not None]
        return [who for each in told.came if (who := self._take_in(each)) is not None], left

    def _take_in(self, attendee: Attendee) -> Participant | None:
        """Who came; None where one who is inside is another now, or where it is the experience itself."""
        if attendee.participant == self._own:
            return None
        known = self._by_id.get(attendee.participant)
        if known is not None:
            self._forget_slot(known)
            known.attendee = attendee
        who = known or self._make(attendee)
        self._by_id[who.id] = self._by_slot[attendee.slot] = who
        if attendee.person:
            self._by_person[attendee.person] = who
        return who if known is None else None

    def _take_out(self, key: str) -> Participant | None:
        who = self._by_id.pop(key, None)
        if who is not None:
            who.is_here = False
            self._forget_slot(who)
            if self._by_person.get(who.person) is who:
                del self._by_person[who.person]
        return who

    def _forget_slot(self, who: Participant) -> None:
        if self._by_slot.get(who.attendee.slot) is who:
            del self._by_slot[who.attendee.slot]
