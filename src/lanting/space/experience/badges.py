"""Who wears which badges, each given by a program for a stay (SP-202)."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.experience import Badge
from lanting.protocol.experience import Badges as BadgesTold
from lanting.protocol.limit import BADGES_EACH_MAX
from lanting.protocol.program import SetBadge
from lanting.protocol.text import clean_line, is_blank
from lanting.space.command import Command
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused
from lanting.space.sight import Sight

BADGES_EVERY_MS: Final = 250
"""Told to everybody at most so often, of those that changed."""


class Badges:
    """One badge of each program for each person."""

    def __init__(self, people: PeopleList, sight: Sight) -> None:
        self._people = people
        self._sight = sight
        self._worn: dict[ParticipantId, dict[ParticipantId, Badge]] = {}
        self._changed: dict[ParticipantId, None] = {}
        self._due_at = Moment(0)

    def set(self, program: Participant, seq: int, request: SetBadge) -> list[Command]:
        who = self._people.get(ParticipantId(request.participant))
        if who is None or not who.has_body:
            return refused(program, seq, "participant_unknown")
        worn = self._worn.setdefault(who.id, {})
        if request.badge is None:
            worn.pop(program.id, None)
        else:
            text = clean_line(request.badge.text)
            if is_blank(text):
                return refused(program, seq, "text_empty")
            worn[program.id] = Badge(text=text, colour=request.badge.colour)
        self._changed[who.id] = None
        return []

    def left(self, who: Participant) -> None:
        self._worn.pop(who.id, None)
        self._changed.pop(who.id, None)

    def forget(self, program: Participant) -> None:
        """Its badges come off."""
        for participant, worn in self._worn.items():
            if worn.pop(program.id, None) is not None:
                self._changed[participant] = None

    def tell(self, moment: Moment) -> list[Command]:
        """To be called with every step."""
        if not self._changed or moment < self._due_at:
            return []
        changed, self._changed = list(self._changed), {}
        self._due_at = Moment(moment + BADGES_EVERY_MS)
        return self._sight.tell_each(lambda viewer: self._told(changed, viewer))

    def for_newcomer(self, who: Participant) -> list[BadgesTold]:
        told = self._told([participant for participant, worn in self._worn.items() if worn], who)
        return [] if told is None else [told]

    def _told(self, those: list[ParticipantId], viewer: Participant | None) -> BadgesTold | None:
        """Of these whom the viewer may see; None where that is nobody."""
        badges: dict[str, list[Badge]] = {}
        for participant in those:
            who = self._people.get(participant)
            if who is not None and not (viewer and self._people.are_hidden(viewer, who)):
                badges[participant] = list(self._worn.get(participant, {}).values())[:BADGES_EACH_MAX]
        return BadgesTold(badges=badges) if badges else None
