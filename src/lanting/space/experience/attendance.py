"""Who is inside, as programs without a body are told: all at their coming, then at once what changes (SP-191)."""

from __future__ import annotations

from typing import Final

from lanting.identity.person import Persons
from lanting.kernel.ids import ParticipantId, SpaceId
from lanting.protocol.program import Attendance, Attendee
from lanting.space.command import Command, Tell
from lanting.space.participant import Participant
from lanting.space.people import PeopleList

_TOLD_AT_ONCE: Final = 100
"""So many fit into one message."""


class AttendanceNews:
    """What of those inside programs have not heard yet."""

    def __init__(self, people: PeopleList, space: SpaceId) -> None:
        self._people = people
        self._space = space
        self._persons = Persons(b"")
        self._changed: dict[int, None] = {}
        self._left: list[str] = []
        self._new: dict[ParticipantId, None] = {}

    def swear_in(self, persons: Persons) -> None:
        """From now on the Server's own names are used."""
        self._persons = persons

    def changed(self, slot: int) -> None:
        """Somebody came, or is another now."""
        self._changed[slot] = None

    def left(self, who: Participant) -> None:
        if who.has_body:
            self._left.append(who.id)
        self._changed.pop(who.slot, None)
        self._new.pop(who.id, None)

    def greeted(self, program: Participant) -> None:
        """It knows nothing yet."""
        self._new[program.id] = None

    def tell(self) -> list[Command]:
        """To be called with every step; costs nothing while nothing is new, or no program is here."""
        if not (self._changed or self._left or self._new):
            return []
        changed, left, new = self._changed, self._left, self._new
        self._changed, self._left, self._new = {}, [], {}
        bodies = self._people.bodies
        moved = [bodies[slot] for slot in changed if slot in bodies]
        commands: list[Command] = []
        for program in self._people.unseen.values():
            if program.id in new:
                commands += self._told(program, list(bodies.values()), [])
            elif moved or left:
                commands += self._told(program, moved, left)
        return commands

    def _told(self, program: Participant, came: list[Participant], left: list[str]) -> list[Command]:
        pages = [came[start : start + _TOLD_AT_ONCE] for start in range(0, len(came), _TOLD_AT_ONCE)] or [[]]
        return [
            Tell(
                program.id,
                Attendance(
                    came=[self._attendee(program, who) for who in page],
                    left=left if page is pages[0] else [],
                    more=page is not pages[-1],
                ),
            )
            for page in pages
        ]

    def _attendee(self, program: Participant, who: Participant) -> Attendee:
        return Attendee(
            participant=who.id,
            slot=who.slot,
            name=who.name,
            look=who.look,
            program=who.program,
            person="" if who.program else self._persons.of(self._space, program.user, who.user),
            role=who.standing.role.value,
            language=who.language,
            is_new=who.standing.new_for_ms > 0,
            seat=who.seat,
        )
