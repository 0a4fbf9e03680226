"""Who is held turns the head only, and who is near enough to be told: the pose lane's part of SP-70 and SP-75."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.pose import Pose, PoseFlag, pack_position
from lanting.space.pose_lane import Bounds
from tests.space.pose_stage import PoseStage, has_flag, pair

WALKING = int(PoseFlag.GAIT) & 1


def test_sp70_a_held_report_turns_the_head_and_nothing_else() -> None:
    stage = pair()
    stage.lane.hold(5, True)
    stage.say(5, Pose(8.0, 1.0, 3.0, yaw=1.5, pitch=0.3), flags=WALKING | PoseFlag.TYPING)
    assert stage.advance().put_back == []
    pose = stage.lane.pose(5)
    assert (pose.x, pose.y, pose.z) == pytest.approx((2.0, 0.0, 0.0))
    assert (pose.yaw, pose.pitch) == pytest.approx((1.5, 0.3), abs=0.02)
    assert stage.lane.flags(5) == PoseFlag.TYPING


def test_sp70_who_is_held_far_outside_the_bounds_is_not_put_back() -> None:
    stage = PoseStage(Bounds(x=(-5.0, 5.0), y=(0.0, 5.0), z=(-5.0, 5.0)))
    stage.come(0, x=9.0)
    stage.lane.hold(0, True)
    stage.say(0, Pose(100.0, 0.0, 0.0, yaw=1.0))
    assert stage.advance().put_back == []
    assert stage.lane.pose(0).x == pytest.approx(9.0)


def test_sp70_held_she_loses_nothing_of_what_she_may_walk_later() -> None:
    stage = pair()
    stage.lane.hold(5, True)
    for _ in range(20):
        stage.say(5, Pose(500.0, 0.0, 0.0))
        assert stage.tick() is not None
    stage.lane.hold(5, False)
    stage.say(5, Pose(12.0, 0.0, 0.0))
    assert stage.advance().put_back == []
    assert stage.lane.pose(5).x == pytest.approx(12.0)


def test_sp70_to_hold_somebody_rests_her_legs() -> None:
    stage = pair()
    stage.say(5, Pose(2.1, 0.0, 0.0), flags=WALKING)
    stage.tick()
    stage.lane.hold(5, True)
    assert not stage.lane.flags(5) & PoseFlag.GAIT
    assert not any(has_flag(frames[0], 5, PoseFlag.GAIT) for frames in stage.ticks(3) if 0 in frames)


def test_sp70_a_hold_ends_with_its_holder() -> None:
    stage = pair()
    stage.lane.hold(5, True)
    stage.lane.vacate(5)
    stage.come(5)
    stage.say(5, Pose(1.0, 0.0, 0.0))
    stage.advance()
    assert stage.lane.pose(5).x == pytest.approx(1.0)


@given(st.lists(st.tuples(st.integers(0, 7), st.booleans(), st.floats(-9, 9), st.floats(0, 6)), max_size=40))
def test_sp70_the_held_stay_and_the_others_go_whoever_reports_beside_them(
    turns: list[tuple[int, bool, float, float]],
) -> None:
    stage = PoseStage()
    for slot in range(8):
        stage.come(slot, x=slot)
    place = {slot: pack_position(stage.lane.pose(slot)) for slot in range(8)}
    held: set[int] = set()
    for slot, hold, x, yaw in turns:
        stage.lane.hold(slot, hold)
        (held.add if hold else held.discard)(slot)
        stage.say(slot, Pose(x, 0.0, 1.0, yaw=yaw))
        for judged in stage.advance().put_back:
            assert judged.slot not in held
        now = pack_position(stage.lane.pose(slot))
        if slot in held:
            assert now % (1 << 55) == place[slot] % (1 << 55)
        place[slot] = now
        stage.frames()


def test_sp75_the_audience_is_connected_near_in_the_group_and_not_hidden() -> None:
    stage = PoseStage()
    for slot, x in enumerate((0.0, 3.0, 4.0, 5.0, 6.0, 50.0)):
        stage.come(slot, x=x)
    stage.lane.disconnect(1)
    stage.lane.hide(0, 2)
    stage.lane.hide(2, 0)
    stage.lane.assign_group(3, 9)
    assert stage.lane.audience(0, 40.0) == [0, 4]
    assert stage.lane.audience(0, 50.0) == [0, 4, 5]
    assert stage.lane.audience(2, 40.0) == [2, 4]
    assert stage.lane.audience(3, 40.0) == [3]
