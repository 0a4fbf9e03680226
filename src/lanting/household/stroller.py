"""The mind of one of the company: strolls between the sights, sits, stands with others, now and then makes a gesture.

Seeded: the same seed and the same sights give the same day.
"""

from __future__ import annotations

import math
from random import Random
from typing import Final

from lanting.household.outlook import Outlook
from lanting.household.sight import LookAt, Order, Show, Sight, SitOn, Spot, WalkTo, ahead, apart_m, spot_of
from lanting.sdk import Emote, Person

_STROLL: Final = 0.46
_JOIN: Final = 0.66
_SIT: Final = 0.84
_GESTURE: Final = 0.93
"""Below each of these a throw of the dice means it; above the last, to look about."""
_GESTURES: Final[tuple[Emote, ...]] = ("wave", "wave", "bow", "bow", "point", "point", "clap", "raise_hand", "dance")
_SEATS_LEFT: Final = 4
"""Places to sit that the company leaves to people, and half of all."""
_JOIN_WITHIN_M: Final = 14.0
_JOIN_AT_M: Final = 1.4
_AROUND_SIGHT_M: Final = (0.8, 3.2)
_SPOTS_TRIED: Final = 8


class Stroller:
    """One of the company. Time is taken from the sights."""

    def __init__(self, outlook: Outlook, chance: Random, *, may_sit: bool = True) -> None:
        self._outlook = outlook
        self._chance = chance
        self._may_sit = may_sit
        self._pause_s = chance.uniform(0.0, 6.0)
        self._rests_until_s: float | None = None
        """None: something was ordered, and the rest after it begins with the next sight."""
        self._partner: Spot | None = None

    @property
    def is_resting(self) -> bool:
        """Whether it stands or sits about, ready to be talked to."""
        return self._rests_until_s is not None

    def attend(self, partner: Spot, until_s: float) -> None:
        """Look at whom one talks with, and stay at least so long."""
        self._partner = partner
        self._rests_until_s = max(self._rests_until_s or 0.0, until_s)

    def next(self, sight: Sight) -> list[Order]:
        """What to do now; nothing while it rests."""
        if self._partner is not None:
            partner, self._partner = self._partner, None
            return [LookAt(partner)]
        if self._rests_until_s is None:
            self._rests_until_s = sight.now_s + self._pause_s
        if sight.now_s < self._rests_until_s:
            return []
        self._rests_until_s = None
        return self._choose(sight)

    def _choose(self, sight: Sight) -> list[Order]:
        dice = self._chance.random()
        if dice < _STROLL:
            return self._stroll()
        if dice < _JOIN:
            return self._join(sight)
        if dice < _SIT and self._may_sit:
            return self._sit(sight)
        if dice < _GESTURE:
            return self._gesture(sight)
        self._pause_s = self._chance.uniform(3.0, 8.0)
        return [LookAt(self._somewhere())]

    def _stroll(self) -> list[Order]:
        self._pause_s = self._chance.uniform(4.0, 14.0)
        sight = self._somewhere()
        for _ in range(_SPOTS_TRIED):
            spot = _around(self._chance, sight, *_AROUND_SIGHT_M)
            if self._outlook.is_clear(spot):
                return [WalkTo(spot), LookAt(sight)]
        return []

    def _join(self, sight: Sight) -> list[Order]:
        """Stand with somebody of the company who is not far away."""
        self._pause_s = self._chance.uniform(8.0, 24.0)
        near = [
            other.pose
            for other in sight.programs
            if other.pose is not None and _JOIN_AT_M < apart_m(spot_of(other.pose), spot_of(sight.own)) < _JOIN_WITHIN_M
        ]
        if not near:
            return self._stroll()
        other = self._chance.choice(near)
        spot = ahead(other, _JOIN_AT_M, self._chance.uniform(-0.6, 0.6))
        if not self._outlook.is_clear(spot):
            return self._stroll()
        return [WalkTo(spot), LookAt(spot_of(other))]

    def _sit(self, sight: Sight) -> list[Order]:
        free = self._outlook.free_seats(sight)
        if len(free) <= max(_SEATS_LEFT, len(self._outlook.seats) // 2):
            return self._stroll()
        self._pause_s = self._chance.uniform(25.0, 70.0)
        return [SitOn(self._chance.choice(free))]

    def _gesture(self, sight: Sight) -> list[Order]:
        self._pause_s = self._chance.uniform(3.0, 9.0)
        gesture = Show(self._chance.choice(_GESTURES))
        nearest = min(_seen(sight), key=lambda spot: apart_m(spot, spot_of(sight.own)), default=None)
        return [gesture] if nearest is None else [LookAt(nearest), gesture]

    def _somewhere(self) -> Spot:
        return self._chance.choice(self._outlook.sights or [spot_of(self._outlook.arrival)])


def _seen(sight: Sight) -> list[Spot]:
    others: list[Person] = [*sight.people, *sight.programs]
    return [spot_of(other.pose) for other in others if other.pose is not None]


def _around(chance: Random, spot: Spot, nearest_m: float, furthest_m: float) -> Spot:
    angle, distance_m = chance.uniform(0.0, math.tau), chance.uniform(nearest_m, furthest_m)
    return spot[0] + distance_m * math.cos(angle), spot[1] + distance_m * math.sin(angle)
