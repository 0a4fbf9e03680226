"""Who was inside until lately: somebody who is reported can be named though she left, or came again as another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lanting.identity.role import Role
from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.space.participant import Participant

REPORTED_WITHIN_MS: Final = 15 * 60_000
"""So long after she left somebody can report, and be reported."""
DEPARTED_MAX: Final = 20_000


@dataclass(frozen=True, slots=True)
class Person:
    """A Participant as a report remembers her."""

    participant: ParticipantId
    user: UserId
    name: str
    role: Role


def person_of(who: Participant) -> Person:
    return Person(who.id, who.user, who.name, who.standing.role)


class Departed:
    """Everybody who left any Space of this Server within REPORTED_WITHIN_MS; in memory alone."""

    def __init__(self, *, departed_max: int = DEPARTED_MAX) -> None:
        self._departed_max = departed_max
        self._left: dict[ParticipantId, tuple[SpaceId, Person, Moment]] = {}
        """In the order in which they left."""

    def left(self, space: SpaceId, who: Participant, moment: Moment) -> None:
        """She is inside no more."""
        self._left[who.id] = (space, person_of(who), moment)
        self._forget(moment)

    def find(self, space: SpaceId, participant: ParticipantId, moment: Moment) -> Person | None:
        """Who this was, if she left this Space lately."""
        where, person, left_at = self._left.get(participant, (None, None, moment))
        return person if where == space and moment - left_at < REPORTED_WITHIN_MS else None

    def of_user(self, space: SpaceId, user: UserId, moment: Moment) -> list[Person]:
        """Everybody that this User was here lately, the last first."""
        return [
            person
            for where, person, left_at in reversed(self._left.values())
            if person.user == user and where == space and moment - left_at < REPORTED_WITHIN_MS
        ]

    def _forget(self, moment: Moment) -> None:
        while self._left:
            participant = next(iter(self._left))
            is_old = moment - self._left[participant][2] >= REPORTED_WITHIN_MS
            if not is_old and len(self._left) <= self._departed_max:
                return
            del self._left[participant]
