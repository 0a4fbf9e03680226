"""Ways on foot: SP-57 to SP-60."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import PATH_POINTS_MAX
from lanting.protocol.notice import Path, Refused
from lanting.protocol.pose import Pose
from lanting.protocol.request import FindPath, Leave
from lanting.space.ground import Solid
from lanting.space.path_desk import NODES_AT_ONCE_MAX, PathDesk
from lanting.space.path_search import NODES_SEARCHED_MAX, PathSearch, Route
from lanting.space.solid import Box, Cylinder, Ramp
from lanting.space.walk_grid import BODY_RADIUS_M, WalkGrid
from tests.space.stage import FLOOR, Stage, grid_of, ground_of, told
from tests.space.test_walk_grid import stairs

WALL = Box(0.0, 1.0, 0.0, 0.2, 2.0, 20.0)
"""Across the middle, from z = −10 to 10."""
COURT: list[Solid] = [
    Box(0.0, 1.0, -3.0, 6.0, 2.0, 0.2),
    Box(0.0, 1.0, 3.0, 6.0, 2.0, 0.2),
    Box(-3.0, 1.0, 0.0, 0.2, 2.0, 6.0),
    Box(3.0, 1.0, 0.0, 0.2, 2.0, 6.0),
]
"""Four walls without a door."""


def route(grid: WalkGrid, start: tuple[float, float, float], x: float, z: float) -> Route:
    found = PathSearch(grid, Pose(*start), x, z).advance(NODES_SEARCHED_MAX * 2)
    assert found is not None
    return found


def length(found: Route) -> float:
    return sum(math.hypot(b[0] - a[0], b[2] - a[2]) for a, b in pairwise(found.points))


def test_sp57_on_open_ground_the_way_is_a_straight_line() -> None:
    found = route(grid_of(FLOOR), (-7.3, 0.0, 2.1), 6.1, -9.9)
    assert found == Route([(-7.3, 0.0, 2.1), (6.1, 0.0, -9.9)], reached=True)


def test_sp57_a_wall_is_walked_around() -> None:
    found = route(grid_of(FLOOR, WALL), (-3.0, 0.0, 0.0), 3.0, 0.0)
    assert found.reached and (found.points[0], found.points[-1]) == ((-3.0, 0.0, 0.0), (3.0, 0.0, 0.0))
    assert any(abs(point[2]) > 10.0 for point in found.points)
    assert 2 * math.hypot(3.0, 10.0) <= length(found) < 2 * math.hypot(3.0, 10.0) + 3.0


def test_sp57_stairs_lead_to_an_upper_floor() -> None:
    found = route(grid_of(FLOOR, *stairs(10, 0.18, 0.3)), (0.0, 0.0, 6.0), 0.0, -5.0)
    assert found.reached and math.dist(found.points[-1], (0.0, 1.8, -5.0)) < 1e-6


def test_sp57_of_two_floors_the_goal_is_on_one_s_own() -> None:
    deck: list[Solid] = [Ramp(0.0, 1.25, 6.0, 3.0, 2.5, 4.0), Box(0.0, 2.4, 0.0, 3.0, 0.2, 8.0)]
    grid = grid_of(FLOOR, *deck)
    below, above = route(grid, (5.0, 0.0, 0.0), 0.0, 0.0), route(grid, (0.0, 2.5, 3.0), 0.0, 0.0)
    assert [below.points[-1][1], above.points[-1][1]] == pytest.approx([0.0, 2.5])
    down = route(grid, (0.0, 2.5, 0.0), 5.0, 0.0)
    assert down.reached and max(point[2] for point in down.points) > 7.0


def test_sp58_behind_walls_without_a_door_the_way_ends_at_the_nearest_place_outside() -> None:
    found = route(grid_of(FLOOR, *COURT), (9.0, 0.0, 0.0), 2.0, 0.0)
    assert not found.reached
    assert found.points[-1][0] == pytest.approx(3.75) and abs(found.points[-1][2]) < 0.5


def test_sp58_a_goal_in_which_no_body_fits_is_not_reached() -> None:
    found = route(grid_of(FLOOR, Cylinder(5.0, 1.0, 5.0, 0.5, 2.0)), (0.0, 0.0, 0.0), 5.0, 5.0)
    assert not found.reached
    assert 0.8 <= math.dist(found.points[-1], (5.0, 0.0, 5.0)) < 1.6


def test_sp58_outside_the_world_the_way_ends_at_its_border() -> None:
    found = route(grid_of(FLOOR), (0.0, 0.0, 0.0), 500.0, 0.25)
    assert not found.reached and found.points[-1] == (19.75, 0.0, 0.25)


def test_sp58_without_a_grid_one_stays_where_one_is() -> None:
    assert route(grid_of(), (1.0, 2.0, 3.0), 9.0, 9.0) == Route([(1.0, 2.0, 3.0)], reached=False)


def test_sp58_who_stands_in_a_wall_gets_out_of_it() -> None:
    found = route(grid_of(FLOOR, WALL), (0.05, 0.0, 0.0), 5.0, 0.0)
    assert found.reached and found.points[0] == (0.05, 0.0, 0.0)


def test_sp58_who_is_where_she_wants_to_be_has_no_way_to_go() -> None:
    found = route(grid_of(FLOOR), (1.1, 0.0, 1.1), 1.1, 1.1)
    assert found.reached and length(found) == 0.0


def test_sp59_a_way_up_a_ramp_bends_at_its_foot_and_at_its_top() -> None:
    grid = grid_of(FLOOR, Ramp(0.25, 1.0, 0.0, 3.0, 2.0, 6.0), Box(0.25, 1.0, -5.0, 3.0, 2.0, 4.0))
    found = route(grid, (0.25, 0.0, 8.0), 0.25, -6.0)
    assert [point[0] for point in found.points] == [0.25] * len(found.points)
    for start, end in pairwise(found.points):
        for part in (0.25, 0.5, 0.75):
            x, y, z = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            assert abs(y - min(2.0, max(0.0, (3.0 - z) / 3.0))) < 0.2, f"off the floor at {x}, {z}"


def test_sp59_a_way_has_few_corners() -> None:
    places = range(-16, 17, 4)
    posts: list[Solid] = [Cylinder(float(x), 1.0, float(z), 0.3, 2.0) for x in places for z in places]
    found = route(grid_of(FLOOR, *posts), (-18.0, 0.0, -18.0), 18.0, 18.0)
    assert found.reached and len(found.points) <= 12


@given(
    posts=st.lists(st.tuples(st.floats(-8, 8), st.floats(-8, 8), st.floats(0.1, 1.5)), max_size=15),
    goal=st.tuples(st.floats(-9, 9), st.floats(-9, 9)),
)
def test_sp57_no_way_leads_through_anything(posts: list[tuple[float, float, float]], goal: tuple[float, float]) -> None:
    """Corners keep the body's radius; between them half a cell may be shaved off, as a walker slides along."""
    solids = [Cylinder(x, 1.0, z, radius, 2.0) for x, z, radius in posts]
    grid = grid_of(FLOOR, *solids, half_m=10.0)
    start = grid.middle(grid.nearest(-9.5, 0.0, -9.5))
    found = route(grid, start, *goal)
    assert len(found.points) <= PATH_POINTS_MAX
    for a, b in pairwise(found.points):
        steps = max(1, math.ceil(math.dist(a, b) / 0.05))
        for step in range(steps + 1):
            x, z = (a[axis] + (b[axis] - a[axis]) * step / steps for axis in (0, 2))
            for post_x, post_z, radius in posts:
                assert math.hypot(x - post_x, z - post_z) >= radius + BODY_RADIUS_M - 0.3


def test_sp60_a_search_may_be_interrupted_and_finds_the_same() -> None:
    grid = grid_of(FLOOR, WALL, *COURT)
    search = PathSearch(grid, Pose(-5.0, 0.0, 0.0), 6.0, 1.0)
    while (found := search.advance(7)) is None:
        pass
    assert found == route(grid, (-5.0, 0.0, 0.0), 6.0, 1.0)


def test_sp60_a_search_that_looks_too_far_goes_to_the_nearest_it_has_seen() -> None:
    half = 60.0
    arena: list[Solid] = [
        Box(0.0, -0.5, 0.0, 2 * half, 1.0, 2 * half),
        Box(10.0, 1.0, 0.0, 0.2, 2.0, 2 * half - 3.0),
        Box(0.0, 1.0, half - 1.5, 20.0, 2.0, 0.2),
        Box(0.0, 1.0, 1.5 - half, 20.0, 2.0, 0.2),
        Box(-10.0, 1.0, 1.5, 0.2, 2.0, 2 * half - 3.0),
    ]
    grid = grid_of(*arena, half_m=half)
    search = PathSearch(grid, Pose(9.0, 0.0, 0.0), 11.0, 0.0)
    found = search.advance(10 * NODES_SEARCHED_MAX)
    assert found is not None and search.nodes_looked_at <= NODES_SEARCHED_MAX


def test_sp60_a_far_goal_waits_for_its_budget_and_a_near_one_does_not_wait_for_it() -> None:
    grid = grid_of(Box(0.0, -0.5, 0.0, 100.0, 1.0, 100.0), Box(0.0, 1.0, 0.0, 0.2, 2.0, 98.0), half_m=50.0)
    desk = PathDesk()
    far, near = ParticipantId("par_far"), ParticipantId("par_near")
    desk.ask(far, 1, PathSearch(grid, Pose(-1.0, 0.0, 0.0), 1.0, 0.0))
    desk.ask(near, 2, PathSearch(grid, Pose(5.0, 0.0, 0.0), 8.0, 0.0))
    order: list[ParticipantId] = []
    for tick in range(1, 400):
        order += [found.participant for found in desk.work(Moment(tick * 50))]
    assert order == [near, far]


def test_sp60_work_between_ticks_is_paid_from_the_same_budget() -> None:
    grid = grid_of(Box(0.0, -0.5, 0.0, 100.0, 1.0, 100.0), Box(0.0, 1.0, 0.0, 0.2, 2.0, 98.0), half_m=50.0)
    desk = PathDesk()
    search = PathSearch(grid, Pose(-1.0, 0.0, 0.0), 1.0, 0.0)
    desk.ask(ParticipantId("par_1"), 1, search)
    for _ in range(50):
        desk.work(Moment(1_000))
    assert search.nodes_looked_at <= NODES_AT_ONCE_MAX


def test_sp60_the_answer_comes_with_the_question_s_number() -> None:
    stage = Stage(ground=ground_of(FLOOR))
    ann = ParticipantId(stage.welcome("ann", place=Pose(0.0, 0.0, 0.0)).participant)
    paths = [notice for notice in told(stage.ask("ann", FindPath(x=5.0, z=5.0)), ann) if isinstance(notice, Path)]
    assert [(path.re, path.points, path.reached) for path in paths] == [(1, [(0.0, 0.0, 0.0), (5.0, 0.0, 5.0)], True)]


def test_sp60_a_new_question_replaces_the_older_and_one_is_told_so() -> None:
    stage = Stage(ground=ground_of(FLOOR, *COURT, WALL))
    ann = ParticipantId(stage.welcome("ann", place=Pose(-5.0, 0.0, 0.0)).participant)
    commands = [*stage.ask("ann", FindPath(x=12.0, z=0.0)), *stage.ask("ann", FindPath(x=12.0, z=1.0))]
    commands += [command for _ in range(200) for command in stage.step(after_ms=50)]
    answers = [notice for notice in told(commands, ann) if isinstance(notice, (Refused, Path))]
    assert [(answer.re, type(answer)) for answer in answers] == [(1, Refused), (2, Path)]


def test_sp60_nothing_is_found_for_who_has_left() -> None:
    stage = Stage(ground=ground_of(FLOOR, *COURT, WALL))
    stage.welcome("ann", place=Pose(-5.0, 0.0, 0.0))
    stage.welcome("bob")
    stage.ask("ann", FindPath(x=12.0, z=0.0))
    stage.ask("ann", Leave())
    commands = [command for _ in range(100) for command in stage.step(after_ms=50)]
    assert not any(isinstance(notice, Path) for notice in told(commands, ParticipantId("par_1")))
