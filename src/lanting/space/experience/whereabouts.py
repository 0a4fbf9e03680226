"""Where the things of the published Scene are, and how far from somebody."""

from __future__ import annotations

import math
from collections.abc import Callable

from lanting.kernel.ids import EntityId
from lanting.space.participant import Participant
from lanting.space.pose_lane import PoseLane
from lanting.space.thing import Point

FindPlace = Callable[[EntityId], Point | None]
"""Where an Entity of the published Scene stands in the world; None: there is none."""


class Whereabouts:
    """What the Space knows of an Entity that a program names."""

    def __init__(self, poses: PoseLane) -> None:
        self._poses = poses
        self._find: FindPlace = lambda _: None

    def look_up(self, find: FindPlace) -> None:
        """From now on this says where things are."""
        self._find = find

    def is_there(self, entity: str) -> bool:
        return self._find(EntityId(entity)) is not None

    def away_m(self, who: Participant, entity: str) -> float | None:
        """From her feet to where it stands; None: there is no such thing."""
        place = self._find(EntityId(entity))
        if place is None:
            return None
        here = self._poses.pose(who.slot)
        return math.dist((here.x, here.y, here.z), place)
