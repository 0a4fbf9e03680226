"""Companions walk as all Bots do: by the server's way round walls and up stairs, never through anything."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from lanting.protocol.limit import WALK_M_PER_S
from lanting.protocol.pose import Pose
from lanting.runtime.ground import ground_of
from lanting.scene.scene import Scene
from lanting.scene.template import TEMPLATES
from lanting.sdk.route import Point, Route
from lanting.space.ground import Ground
from lanting.space.path_search import NODES_SEARCHED_MAX, PathSearch
from lanting.space.solid import Solid
from lanting.space.walk_grid import HEAD_ROOM_M, STEP_MAX_M

PLACES = [name for name in TEMPLATES if name != "open-field"]
"""The field has nothing to walk round."""
FRAME_S = 0.05
BEND_M = 0.15
"""On a flight of stairs a straight line leaves the treads by less than this (SP-59)."""


@cache
def ground(template: str) -> Ground:
    return ground_of(Scene(1, template, TEMPLATES[template].build(7)))


def walk(seed: int) -> tuple[Ground, list[Point], bool]:
    """From anywhere to anywhere that newcomers can get to, frame by frame as it is reported; whether it arrived."""
    chance = Random(seed)
    place = ground(PLACES[seed % len(PLACES)])
    grid = place.walk_grid
    nodes = np.flatnonzero(place.home_nodes())
    start, goal = (grid.middle(int(nodes[chance.randrange(len(nodes))])) for _ in range(2))
    found = PathSearch(grid, Pose(*start), goal[0], goal[2]).advance(2 * NODES_SEARCHED_MAX)
    assert found is not None
    route = Route(found.points, WALK_M_PER_S)
    feet = [route.here]
    while not route.is_finished:
        route.advance(FRAME_S)
        feet.append(route.here)
    return place, feet, found.reached


def passes_through(solid: Solid, feet: np.ndarray) -> bool:
    """Whether anybody on these places would be inside it: above a step's height, below the head."""
    near = solid.near(feet[:, 0], feet[:, 2])
    over, under = near.top > feet[:, 1] + STEP_MAX_M + BEND_M, near.bottom < feet[:, 1] + HEAD_ROOM_M - BEND_M
    return bool(((near.distance <= 1e-6) & over & under).any())


def walks(seeds: range) -> None:
    climbed = 0
    for seed in seeds:
        place, feet, reached = walk(seed)
        assert reached, f"seed {seed}: it did not get there"
        through = [solid for solid in place.walk_grid.solids if passes_through(solid, np.array(feet))]
        assert not through, f"seed {seed}: it went through {through}"
        assert all(math.hypot(b[0] - a[0], b[2] - a[2]) <= WALK_M_PER_S * FRAME_S + 1e-6 for a, b in pairwise(feet))
        climbed += max(foot[1] for foot in feet) - min(foot[1] for foot in feet) > 0.5
    assert climbed >= len(seeds) // 20, "stairs and ramps were among the ways"


def test_sp57_a_walk_goes_round_walls_and_up_stairs_and_never_through_a_collider() -> None:
    walks(range(50))


@pytest.mark.soak
def test_sp57_nor_do_five_hundred() -> None:
    walks(range(50, 550))
