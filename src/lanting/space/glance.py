"""A glance through the door: how many are inside, and roughly where some of them are, without names (SP-79)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lanting.kernel.ids import UserId
from lanting.protocol.pose import PoseFlag
from lanting.protocol.word import Look
from lanting.space.ground import Ground
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane

GLANCE_LOOKS_MAX: Final = 12
GLANCE_STEP_M: Final = 4.0
"""Places are rounded to this: the door tells that a place is lived in, not what anybody does."""
APART_M: Final = 1.0
"""Two who are rounded to one place are shown beside one another."""


class Glimpse(NamedTuple):
    """One of those inside: how she looks and about where she is."""

    look: Look
    x: float
    y: float
    z: float
    seated: bool
    user: UserId
    """Whoever must not be told of her is not shown her."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What somebody learns who is not inside."""

    people: int = 0
    """Participants that are no programs, whether they are shown or not."""
    looks: list[Glimpse] = field(default_factory=list)


def glance(people: PeopleList, poses: PoseLane, ground: Ground) -> Glance:
    """People first, then programs, each in order of slot; neither who is hidden from anybody nor who is away."""
    shown = [
        who
        for who in sorted(people.bodies.values(), key=lambda who: (who.program, who.slot))
        if not people.is_hidden(who) and not poses.flags(who.slot) & PoseFlag.AWAY
    ]
    return Glance(people.people, _glimpses(shown[:GLANCE_LOOKS_MAX], poses, ground))


def _glimpses(shown: Sequence[Participant], poses: PoseLane, ground: Ground) -> list[Glimpse]:
    grid, free = ground.walk_grid, ground.home_nodes()
    glimpses: list[Glimpse] = []
    for who in shown:
        pose = poses.pose(who.slot)
        node = grid.nearest_among(free, _rounded(pose.x), pose.y, _rounded(pose.z))
        if node < 0:
            break
        x, y, z = grid.middle(node)
        free &= ~grid.is_near(x, y, z, APART_M)
        seated = bool(poses.flags(who.slot) & PoseFlag.SEATED)
        glimpses.append(Glimpse(who.look, x, y, z, seated, who.user))
    return glimpses


def _rounded(metres: float) -> float:
    return round(metres / GLANCE_STEP_M) * GLANCE_STEP_M
