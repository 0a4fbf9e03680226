"""What is said aloud, in words: from the speaker's own browser to those whom her voice reaches (SP-168, SP-169)."""

from __future__ import annotations

from lanting.protocol.notice import Captioned
from lanting.protocol.text import clean_line, is_blank
from lanting.space.command import Command, TellSome
from lanting.space.hearing import Hearing
from lanting.space.participant import Participant
from lanting.space.people import PeopleList


class Captions:
    """Hands words on as far as the voice they were made from would go, and keeps none."""

    def __init__(self, people: PeopleList, hearing: Hearing) -> None:
        self._people = people
        self._hearing = hearing

    def say(self, who: Participant, text: str) -> list[Command]:
        """Words come a moment after the voice: whom it reaches now is asked, not whom it reached last."""
        line = clean_line(text)
        if is_blank(line) or who.standing.muted_because is not None:
            return []
        reached = [self._people.by_slot[slot].id for slot in self._hearing.reach_of(who.slot)]
        return [TellSome(tuple(reached), Captioned(slot=who.slot, text=line))] if reached else []
