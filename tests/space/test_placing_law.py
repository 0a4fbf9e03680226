"""Where newcomers stand, and how long ways may be looked for, on grounds that search makes up (SP-8, SP-57, SP-60)."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import PATH_POINTS_MAX
from lanting.protocol.pose import Pose
from lanting.space.ground import Solid, Spawn
from lanting.space.path_desk import NODES_AT_ONCE_MAX, NODES_PER_MS, TURN_NODES, PathDesk
from lanting.space.path_search import PathSearch
from lanting.space.solid import Box
from lanting.space.walk_grid import CELL_M
from tests.space.stage import FLOOR, Stage, grid_of, ground_of, nodes_apart

places = st.integers(-14, 14).map(float)
posts = st.lists(
    st.builds(Box, places, st.just(1.0), places, st.floats(0.4, 4.0), st.just(2.0), st.floats(0.4, 4.0)), max_size=8
)
spawns = st.lists(
    st.builds(Spawn, st.builds(Pose, places, st.just(0.0), places, st.floats(0.0, 6.0)), st.floats(0.0, 4.0)),
    min_size=1,
    max_size=4,
)
OPEN_GROUND = grid_of(FLOOR)


@given(posts, spawns, st.integers(2, 25))
def test_sp8_newcomers_stand_on_the_grid_apart_and_look_as_a_spawn_looks(
    solids: list[Solid], at: list[Spawn], count: int
) -> None:
    ground = ground_of(FLOOR, *solids, spawns=at)
    stage = Stage(ground=ground)
    stage.fill(count)
    poses = list(stage.poses.poses.values())
    assert nodes_apart(poses) >= 2 * CELL_M
    assert {pose.yaw for pose in poses} <= {spawn.pose.yaw for spawn in at}
    for pose in poses:
        heights = [ground.walk_grid.middle(node)[1] for node in ground.walk_grid.nodes_in(pose.x, pose.z)]
        assert pose.y in heights
        assert ground.holds(pose)


@given(spawns, st.lists(st.tuples(places, places), min_size=1, max_size=10))
def test_sp8_nobody_is_put_on_who_has_walked_there(at: list[Spawn], walked: list[tuple[float, float]]) -> None:
    stage = Stage(ground=ground_of(spawns=at))
    stage.fill(len(walked))
    for slot, (x, z) in enumerate(walked):
        stage.poses.poses[slot] = Pose(x, 0.0, z)
    stage.step(after_ms=1_000)
    place = stage.welcome("newcomer").place
    assert all(max(abs(place.x - x), abs(place.z - z)) >= CELL_M for x, z in walked)


@given(
    st.lists(st.tuples(places, places, places, places), min_size=1, max_size=12),
    st.lists(st.integers(0, 120), min_size=1, max_size=30),
)
def test_sp60_searching_never_costs_more_than_its_budget_and_each_question_is_answered_once(
    questions: list[tuple[float, float, float, float]], waits: list[int]
) -> None:
    desk, searches, now = PathDesk(), list[PathSearch](), 10_000
    desk.work(Moment(now))
    for number, (x, z, goal_x, goal_z) in enumerate(questions):
        searches.append(PathSearch(OPEN_GROUND, Pose(x, 0.0, z), goal_x, goal_z))
        desk.ask(ParticipantId(f"par_{number}"), number, searches[-1])
    answered = [found.seq for found in desk.work(Moment(now))]
    for wait in waits:
        before = sum(search.nodes_looked_at for search in searches)
        now += wait
        answered += [found.seq for found in desk.work(Moment(now))]
        spent = sum(search.nodes_looked_at for search in searches) - before
        assert spent <= min(NODES_AT_ONCE_MAX, NODES_AT_ONCE_MAX + wait * NODES_PER_MS) + TURN_NODES
    for _ in range(2 * len(questions)):
        now += 1_000
        answered += [found.seq for found in desk.work(Moment(now))]
    assert sorted(answered) == list(range(len(questions)))


@settings(max_examples=25)
@given(posts, places, places, places, places)
def test_sp58_every_way_begins_where_one_stands_and_ends_where_a_body_fits(
    solids: list[Solid], x: float, z: float, goal_x: float, goal_z: float
) -> None:
    grid = grid_of(FLOOR, *solids)
    found = PathSearch(grid, Pose(x, 0.0, z), goal_x, goal_z).advance(10**6)
    assert found is not None
    assert found.points[0] == (x, 0.0, z)
    assert len(found.points) <= PATH_POINTS_MAX
    assert all(one != other for one, other in pairwise(found.points[1:]))
    last = found.points[-1]
    assert len(found.points) == 1 or grid.floor_at(*last) is not None
    assert found.reached == ((last[0], last[2]) == (goal_x, goal_z) and grid.floor_at(*last) is not None)
