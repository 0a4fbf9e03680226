"""What a figure knows of a place before it looks: where people arrive, where one sits, what is worth walking to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from lanting.household.sight import Sight, Spot, ahead, apart_m, bearing, spot_of
from lanting.sdk import Pose, Thing

VIEW_ANGLE: Final = math.radians(32)
VIEW_NEAR_M: Final = 7.0
"""Who stands nearer than this, straight ahead of where people arrive or of the door's camera, is in their picture."""
STROLL_WITHIN_M: Final = 32.0
_ON_SEAT_M: Final = 0.5
_ASIDE_M: Final = 6.0
_ASIDE_TURNS: Final = (1.25, -1.25, 1.8, -1.8, 2.4, -2.4)


class Outlook:
    """One place, read from its things."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.seats = {thing.id: spot_of(thing.place) for thing in things if thing.is_seat}
        spawns = [thing.place for thing in things if "spawn" in thing.components]
        self.arrival = spawns[0] if spawns else Pose(0.0, 0.0, 0.0)
        self._views = [*spawns[:1], *(view for thing in things if (view := _view_of(thing)) is not None)]
        self.sights = [
            spot
            for thing in things
            if thing.name and not thing.is_seat and self._is_worth_a_walk(spot := spot_of(thing.place))
        ]
        """Where the things with a name are, as far as one strolls."""

    def is_clear(self, spot: Spot) -> bool:
        """Whether who stands here is out of the picture that newcomers see first."""
        return not any(
            apart_m(spot_of(view), spot) < VIEW_NEAR_M and bearing(view, spot) < VIEW_ANGLE for view in self._views
        )

    def free_seats(self, sight: Sight) -> list[str]:
        """The seats that nobody is seen on, nearest first."""
        taken = [spot_of(other.pose) for other in (*sight.people, *sight.programs) if other.pose is not None]
        here = spot_of(sight.own)
        free = [seat for seat, spot in self.seats.items() if all(apart_m(spot, other) > _ON_SEAT_M for other in taken)]
        return sorted(free, key=lambda seat: apart_m(self.seats[seat], here))

    def spots_aside(self) -> list[Spot]:
        """Beside and behind where people arrive: near enough to be asked, out of the way."""
        spots = [ahead(self.arrival, _ASIDE_M, turn) for turn in _ASIDE_TURNS]
        return [spot for spot in spots if self.is_clear(spot)]

    def _is_worth_a_walk(self, spot: Spot) -> bool:
        return apart_m(spot, spot_of(self.arrival)) <= STROLL_WITHIN_M


def _view_of(thing: Thing) -> Pose | None:
    """Where the door's camera stands and looks, if the thing is one."""
    viewpoint = thing.components.get("viewpoint")
    if viewpoint is None:
        return None
    x, _, z = viewpoint["target"]
    return Pose(thing.place.x, thing.place.y, thing.place.z, math.atan2(thing.place.x - x, thing.place.z - z))
