"""The guide's mind: greets who comes first into an empty place, then keeps out of the way.

The first person of a visit is waved at, met three metres before her, bowed to and welcomed in one line. Then the guide
steps aside to a seat. When a second person comes, people have one another: it steps back and stays quiet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from lanting.household.outlook import Outlook
from lanting.household.sight import (
    LookAt,
    Order,
    Rest,
    Show,
    Sight,
    SitOn,
    Speak,
    Spot,
    WalkTo,
    ahead,
    apart_m,
    spot_of,
)
from lanting.sdk import Look, Person

NAME: Final = "Guide"
LOOK: Final = Look(skin=1, hair=0, hair_style=1, cloth=3, legs=0, sash=2)
GREETING: Final = "Welcome! 欢迎！Bienvenue !"
MEET_M: Final = 3.0
STEP_BACK_M: Final = 6.0
_MEET_TURN: Final = math.radians(24)
"""A little beside the middle of her view: the place is what she came to see."""
_NEAR_ENOUGH_M: Final = 4.5
_TRIES_MAX: Final = 3
_RETREAT_M: Final = 10.0
_RETREAT_TURNS: Final = (0.0, 0.7, -0.7, 1.4, -1.4, 2.2, -2.2, math.pi)
_NOTICE_M: Final = 4.0
_PAUSE_S: Final = 3.0


class Guide:
    """Decides from one sight to the next; whatever it orders is done, or interrupted by somebody's coming."""

    def __init__(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._known: frozenset[str] = frozenset()
        self._first: str | None = None
        """Who came into an empty place and is not welcomed yet."""
        self._has_waved = False
        self._tries = 0
        self._must_step_back = False
        self._must_step_aside = False
        self._looked_at: str | None = None

    def next(self, sight: Sight) -> list[Order]:
        """What to do now; nothing, when all is well as it is."""
        self._take_note(frozenset(person.participant for person in sight.people))
        if self._must_step_back:
            return self._step_back(sight)
        first = _find(sight.people, self._first)
        if first is not None:
            return self._welcome(sight, first)
        if self._must_step_aside:
            return self._step_aside(sight)
        return self._notice(sight)

    def _take_note(self, people: frozenset[str]) -> None:
        came = people - self._known
        if came and len(people) == 1:
            (self._first,) = people
            self._has_waved, self._tries, self._must_step_back = False, 0, False
        elif came:
            # They have one another now; nobody is welcomed into a conversation.
            self._first = None
            self._tries, self._must_step_back, self._must_step_aside = 0, True, False
        if self._first not in people:
            self._first = None
        self._known = people

    def _welcome(self, sight: Sight, first: Person) -> list[Order]:
        if first.pose is None:
            return []
        there = spot_of(first.pose)
        if not self._has_waved:
            self._has_waved = True
            return [LookAt(there), Show("wave"), Rest(0.6)]
        if apart_m(spot_of(sight.own), there) > _NEAR_ENOUGH_M and self._tries < _TRIES_MAX:
            self._tries += 1
            return [WalkTo(self._meeting_spot(sight, first))]
        self._first, self._must_step_aside = None, True
        return [LookAt(there), Show("bow"), Speak(GREETING), Rest(_PAUSE_S)]

    def _meeting_spot(self, sight: Sight, first: Person) -> Spot:
        assert first.pose is not None
        spots = [ahead(first.pose, MEET_M, turn) for turn in (_MEET_TURN, -_MEET_TURN)]
        return min(spots, key=lambda spot: apart_m(spot, spot_of(sight.own)))

    def _step_aside(self, sight: Sight) -> list[Order]:
        self._must_step_aside = False
        return self._settle(sight, self._outlook.spots_aside())

    def _step_back(self, sight: Sight) -> list[Order]:
        """Away from everybody; a few tries, then as far as it came."""
        if self._is_far_from_all(sight, spot_of(sight.own)) and self._outlook.is_clear(spot_of(sight.own)):
            self._must_step_back = False
            return []
        self._tries += 1
        self._must_step_back = self._tries < _TRIES_MAX
        return self._settle(sight, self._outlook.spots_aside() + self._spots_away(sight))

    def _settle(self, sight: Sight, otherwise: Iterable[Spot]) -> list[Order]:
        """Sit down out of the way, or stand there."""
        for seat in self._outlook.free_seats(sight):
            spot = self._outlook.seats[seat]
            if self._outlook.is_clear(spot) and self._is_far_from_all(sight, spot):
                return [SitOn(seat)]
        clear = [spot for spot in otherwise if self._is_far_from_all(sight, spot)]
        if not clear:
            return []
        # Every try goes elsewhere: not every spot can be walked to.
        return [WalkTo(clear[self._tries % len(clear)])]

    def _spots_away(self, sight: Sight) -> list[Spot]:
        """Straight away from the middle of all people, and to both sides of that."""
        seen = [spot_of(person.pose) for person in sight.people if person.pose is not None]
        if not seen:
            return []
        x, z = (sum(axis) / len(seen) for axis in zip(*seen, strict=True))
        away = math.atan2(sight.own.z - z, sight.own.x - x)
        turned = [away + turn for turn in _RETREAT_TURNS]
        spots = [(x + _RETREAT_M * math.cos(angle), z + _RETREAT_M * math.sin(angle)) for angle in turned]
        return [spot for spot in spots if self._outlook.is_clear(spot)]

    def _is_far_from_all(self, sight: Sight, spot: Spot) -> bool:
        return all(apart_m(spot_of(p.pose), spot) >= STEP_BACK_M for p in sight.people if p.pose is not None)

    def _notice(self, sight: Sight) -> list[Order]:
        """Turn the head, once, to who comes near."""
        here = spot_of(sight.own)
        near = [(apart_m(spot_of(p.pose), here), p) for p in sight.people if p.pose is not None]
        distance_m, nearest = min(near, key=lambda pair: pair[0], default=(math.inf, None))
        if nearest is None or nearest.pose is None or distance_m > _NOTICE_M:
            self._looked_at = None
            return []
        if nearest.participant == self._looked_at:
            return []
        self._looked_at = nearest.participant
        return [LookAt(spot_of(nearest.pose))]


def _find(people: Iterable[Person], participant: str | None) -> Person | None:
    return next((person for person in people if person.participant == participant), None)
