"""What becomes of a report: accepted, ignored, or its sender put back (PR-10, PR-13, PR-16, PR-17, PR-20)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.limit import FAR_EVERY, RUN_M_PER_S, SLOT_MAX, SNAP_M, SPEED_MARGIN, SUB_TICKS, TICK_HZ
from lanting.protocol.pose import (
    CLIENT_FLAGS,
    XZ_STEP_M,
    Y_STEP_M,
    Gait,
    Pose,
    PoseFlag,
    Report,
    encode_report,
    pack_position,
)
from lanting.space.pose_lane import Bounds, PutBack
from lanting.space.speed import BUCKET_M, REFILL_M_PER_S
from tests.space.pose_stage import PoseStage, has_flag, slots_of

START = Pose(0.0, 0.0, 0.0)


def stage_with_one(bounds: Bounds | None = None) -> PoseStage:
    stage = PoseStage(bounds) if bounds else PoseStage()
    stage.come(0)
    stage.come(5, x=5.0)
    stage.tick()
    return stage


def walk(stage: PoseStage, *, m_per_s: float, seconds: float, axis: str = "x") -> list[PutBack]:
    """Slot 0 goes on steadily, reporting in every tick. Returns where it was put back."""
    put_back: list[PutBack] = []
    for step in range(1, round(seconds * TICK_HZ) + 1):
        gone_m = step * m_per_s / TICK_HZ
        stage.say(0, Pose(**{"x": 0.0, "y": 0.0, "z": 0.0, axis: gone_m}))
        for _ in range(SUB_TICKS):
            put_back += stage.advance().put_back
            stage.frames()
        if put_back:
            break
    return put_back


def test_pr10_the_newest_of_several_reports_counts() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(1.0, 0.0, 0.0))
    stage.say(0, Pose(0.5, 0.0, 0.0))
    stage.tick()
    assert stage.lane.pose(0).x == pytest.approx(0.5)


def test_pr10_a_report_of_another_lane_or_a_freed_slot_changes_nothing() -> None:
    stage = stage_with_one()
    data = bytearray(encode_report(Report(0, 0, pack_position(Pose(1.0, 0.0, 0.0)), 64, 0)))
    data[0] = 3
    stage.lane.report(0, bytes(data))
    stage.lane.vacate(5)
    data[0] = 1
    stage.lane.report(5, data)
    assert stage.advance().put_back == []
    assert stage.lane.pose(0).x == pytest.approx(0.0)


@given(st.integers(0, 255), st.integers(0, 255))
def test_pr13_bits_that_are_not_the_clients_never_arrive(flags: int, pitch: int) -> None:
    stage = stage_with_one()
    position = pack_position(Pose(0.1, 0.0, 0.0))
    stage.lane.report(0, encode_report(Report(0, 0, position, pitch, flags)))
    [record] = stage.tick()[5].records
    assert (record.slot, record.position) == (0, position)
    assert record.flags == flags & CLIENT_FLAGS
    assert record.pitch == min(pitch, 127)


def test_pr13_the_servers_flags_stay_whatever_the_client_says() -> None:
    stage = stage_with_one()
    stage.lane.set_flag(0, PoseFlag.SEATED, True)
    stage.say(0, START, flags=int(Gait.WALK))
    [record] = stage.tick()[5].records
    assert record.flags == PoseFlag.SEATED | Gait.WALK
    stage.lane.set_flag(0, PoseFlag.SEATED, False)
    [record] = stage.tick()[5].records
    assert record.flags == Gait.WALK


@pytest.mark.parametrize("flag", [PoseFlag.SNAP, PoseFlag.GAIT, PoseFlag.TYPING])
def test_pr13_what_only_a_client_or_a_placing_may_say_is_no_flag_to_set(flag: PoseFlag) -> None:
    with pytest.raises(AssertionError):
        stage_with_one().lane.set_flag(0, flag, True)


def test_pr16_running_is_never_refused() -> None:
    assert walk(stage_with_one(), m_per_s=RUN_M_PER_S, seconds=30) == []


def test_pr16_as_fast_as_the_margin_allows_is_not_refused() -> None:
    assert walk(stage_with_one(), m_per_s=RUN_M_PER_S * SPEED_MARGIN * 0.99, seconds=30) == []


def test_pr16_steadily_faster_than_the_bucket_refills_is_refused_in_the_end() -> None:
    [put_back] = walk(stage_with_one(), m_per_s=REFILL_M_PER_S * 1.5, seconds=30)
    assert put_back.reason == "too_fast"
    # Half as much again as the refill: the bucket pays one metre in three, until it is empty.
    assert put_back.pose.x == pytest.approx(3 * BUCKET_M, abs=5 * REFILL_M_PER_S / TICK_HZ)


def test_pr16_a_teleport_is_refused_and_the_place_stays() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(BUCKET_M + 0.1, 0.0, 0.0))
    [put_back] = stage.advance().put_back
    assert (put_back.slot, put_back.epoch, put_back.reason) == (0, 1, "too_fast")
    assert put_back.pose == stage.lane.pose(0)
    assert put_back.pose.x == pytest.approx(0.0)


def test_pr16_two_seconds_of_a_late_network_arrive_at_once() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(2 * RUN_M_PER_S, 0.0, 0.0))
    assert stage.advance().put_back == []
    assert stage.lane.pose(0).x == pytest.approx(9.0)


def test_pr16_waiting_saves_no_more_than_the_bucket_holds() -> None:
    stage = stage_with_one()
    stage.now = Moment(stage.now + 3_600_000)
    stage.say(0, Pose(0.0, 0.0, BUCKET_M + 0.1))
    assert [back.reason for back in stage.advance().put_back] == ["too_fast"]


def test_pr16_a_fall_is_not_paid_for_with_walking() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(BUCKET_M - 0.1, -(BUCKET_M - 0.1), 0.0))
    assert stage.advance().put_back == []
    stage.say(0, Pose(BUCKET_M - 0.1, 2.0, 0.0))
    assert [back.reason for back in stage.advance().put_back] == ["too_fast"]


def test_pr16_a_refused_report_costs_nothing() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(500.0, 0.0, 0.0))
    stage.advance()
    stage.say(0, Pose(9.0, 0.0, 0.0))
    assert stage.advance().put_back == []


BOX = Bounds(x=(-3.0, 6.0), y=(-1.0, 2.0), z=(-4.0, 4.0))


@pytest.mark.parametrize(
    "beyond", [Pose(6.1, 0.0, 0.0), Pose(-3.1, 0, 0), Pose(0, 2.1, 0), Pose(0, -1.1, 0), Pose(0, 0, 4.1)]
)
def test_pr16_beyond_the_bounds_is_refused(beyond: Pose) -> None:
    stage = stage_with_one(BOX)
    stage.say(0, beyond)
    [put_back] = stage.advance().put_back
    assert put_back.reason == "out_of_bounds"
    assert stage.lane.pose(0) == put_back.pose


@given(st.floats(-3.0, 6.0), st.floats(-1.0, 2.0), st.floats(-4.0, 4.0))
def test_pr16_within_the_bounds_is_accepted_to_the_nearest_step(x: float, y: float, z: float) -> None:
    stage = stage_with_one(BOX)
    stage.say(0, Pose(x, y, z))
    assert stage.advance().put_back == []
    seen = stage.lane.pose(0)
    assert abs(seen.x - x) <= XZ_STEP_M * 0.51
    assert abs(seen.y - y) <= Y_STEP_M * 0.51
    assert abs(seen.z - z) <= XZ_STEP_M * 0.51


def test_pr16_new_bounds_count_from_the_next_report() -> None:
    stage = stage_with_one()
    stage.lane.set_bounds(BOX)
    stage.say(0, Pose(7.0, 0.0, 0.0))
    assert [back.reason for back in stage.advance().put_back] == ["out_of_bounds"]


def test_pr17_an_older_epoch_is_ignored_and_not_punished() -> None:
    stage = stage_with_one()
    assert stage.lane.place(0, Pose(50.0, 0.0, 0.0)) == 1
    stage.say(0, Pose(1.0, 0.0, 0.0), epoch=0)
    assert stage.advance().put_back == []
    assert stage.lane.pose(0).x == pytest.approx(50.0)
    stage.say(0, Pose(51.0, 0.0, 0.0), epoch=1)
    assert stage.advance().put_back == []
    assert stage.lane.pose(0).x == pytest.approx(51.0)


def test_pr17_what_was_reported_before_the_server_moved_somebody_is_void() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(1.0, 0.0, 0.0))
    stage.lane.place(0, Pose(50.0, 0.0, 0.0))
    stage.advance()
    assert stage.lane.pose(0).x == pytest.approx(50.0)


def test_pr17_epochs_go_round_after_255() -> None:
    stage = stage_with_one()
    assert [stage.lane.place(0, START) for _ in range(256)] == [*range(1, 256), 0]
    stage.say(0, Pose(1.0, 0.0, 0.0), epoch=0)
    stage.advance()
    assert stage.lane.pose(0).x == pytest.approx(1.0)


def test_pr17_a_placing_is_a_snap_for_every_tier_and_no_longer() -> None:
    stage = stage_with_one()
    stage.lane.place(0, Pose(2.0, 0.0, 0.0))
    snaps = [frames[5] for frames in stage.ticks(2 * FAR_EVERY) if 5 in frames and slots_of(frames[5]) == [0]]
    assert [has_flag(frame, 0, PoseFlag.SNAP) for frame in snaps] == [True, False]


def test_pr17_who_is_put_back_snaps() -> None:
    stage = stage_with_one()
    stage.say(0, Pose(500.0, 0.0, 0.0))
    assert has_flag(stage.tick()[5], 0, PoseFlag.SNAP)


def test_pr17_a_hundred_cheats_are_put_back_in_one_sub_tick_and_the_honest_go_on() -> None:
    stage = PoseStage()
    for slot in range(150):
        stage.come(slot, x=slot * 0.5)
    stage.tick()
    for slot in range(150):
        stage.say(slot, Pose(slot * 0.5 + (400.0 if slot < 100 else 0.2), 0.0, 0.0))
    put_back = stage.advance().put_back
    assert [back.slot for back in put_back] == list(range(100))
    assert stage.lane.pose(120).x == pytest.approx(60.2)


def test_pr10_calls_about_a_slot_that_nobody_holds_are_broken_promises() -> None:
    lane = stage_with_one().lane
    for call in (
        lambda: lane.place(9, START),
        lambda: lane.connect(9, Moment(0)),
        lambda: lane.assign_group(9, 1),
        lambda: lane.set_flag(9, PoseFlag.SEATED, True),
        lambda: lane.pose(9),
        lambda: lane.occupy(0, START, 0, Moment(0)),
        lambda: lane.occupy(SLOT_MAX + 1, START, 0, Moment(0)),
    ):
        with pytest.raises(AssertionError):
            call()
    lane.vacate(9)
    lane.disconnect(9)
    lane.hide(9, 0)
    lane.reveal(9, 0)
    assert lane.near_people(9) == []


def snaps(stage: PoseStage) -> bool:
    return has_flag(stage.tick()[5], 0, PoseFlag.SNAP)


@pytest.mark.parametrize(("jump", "is_seen"), [(SNAP_M + 0.1, True), (SNAP_M - 0.1, False)])
def test_pr20_a_jump_is_shown_without_a_way_between(jump: float, is_seen: bool) -> None:
    stage = stage_with_one()
    stage.say(0, START)
    stage.tick()
    stage.say(0, Pose(0.0, 0.0, jump))
    assert snaps(stage) is is_seen
    later = [frames[5] for frames in stage.ticks(2 * FAR_EVERY) if 5 in frames and slots_of(frames[5])]
    assert not any(has_flag(frame, 0, PoseFlag.SNAP) for frame in later)


def test_pr20_a_late_network_is_no_jump() -> None:
    stage = stage_with_one()
    stage.say(0, START)
    stage.tick()
    stage.now = Moment(stage.now + 1_000)
    stage.say(0, Pose(RUN_M_PER_S, 0.0, 0.0))
    assert not snaps(stage)


def test_pr20_what_is_not_accepted_is_no_jump_of_hers() -> None:
    stage = stage_with_one(BOX)
    stage.lane.hold(0, True)
    stage.say(0, Pose(2.0, 0.0, 0.0))
    stage.tick()
    assert not stage.lane.flags(0) & PoseFlag.SNAP
