"""Who is told of whose head and hands, and of nobody else's (PR-75 to PR-78)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.limit import CELL_M, FAR_MAX, MIDDLE_MAX, NEAR_MAX, REFRESH_TICKS, TRACKED_WITHIN_M
from lanting.protocol.pose import Pose
from lanting.protocol.tracked import (
    IS_TRACKED_SHIFT,
    TRACKED_FLAGS,
    UNTRACKED,
    Part,
    TrackedFlag,
    TrackedRecord,
    TrackedReport,
    encode_tracked_report,
    pack_part,
)
from lanting.space.thing import ThingPlace
from tests.space.pose_stage import PoseStage

UPRIGHT = (0.0, 0.0, 0.0, 1.0)
HEAD = pack_part(Part((0.0, 1.56, 0.0), UPRIGHT))


def hand_at(x: float) -> int:
    return pack_part(Part((x, 1.2, -0.3), UPRIGHT, 2))


def track(stage: PoseStage, slot: int, *parts: int, flags: int = 0, epoch: int | None = None) -> None:
    head, left, right = (*parts, UNTRACKED, UNTRACKED, UNTRACKED)[:3]
    report = TrackedReport(stage.epoch[slot] if epoch is None else epoch, flags, (head, left, right))
    stage.lane.report_tracked(slot, encode_tracked_report(report))


def told(stage: PoseStage, viewer: int, ticks: int = 1) -> list[TrackedRecord]:
    """What this viewer hears within so many ticks; she acknowledges it all."""
    heard: list[TrackedRecord] = []
    for _ in range(ticks):
        stage.say(viewer, stage.lane.pose(viewer))
        frame = stage.tick().get(viewer)
        heard += frame.tracked if frame else []
    return heard


def two() -> PoseStage:
    stage = PoseStage()
    stage.come(0)
    stage.come(1, x=2.0)
    stage.tick()
    return stage


def test_pr75_a_viewer_is_told_of_parts_and_flags_and_nothing_else() -> None:
    stage = two()
    untracked = hand_at(0.2) & ~(1 << IS_TRACKED_SHIFT)
    track(stage, 0, HEAD | 1 << 63, untracked, hand_at(0.3), flags=0x3FFF)
    assert told(stage, 1) == [TrackedRecord(0, TRACKED_FLAGS, (HEAD, UNTRACKED, hand_at(0.3)))]


def test_pr75_only_reports_under_the_own_epoch_count() -> None:
    stage = two()
    track(stage, 0, HEAD, epoch=3)
    assert told(stage, 1, REFRESH_TICKS) == []
    stage.epoch[0] = stage.lane.place(0, Pose(1.0, 0.0, 0.0))
    track(stage, 0, HEAD)
    assert len(told(stage, 1)) == 1


def test_pr77_told_is_what_changed_and_all_every_second() -> None:
    stage = two()
    track(stage, 0, HEAD)
    assert [each.slot for each in told(stage, 1)] == [0]
    assert [each.slot for each in told(stage, 1, REFRESH_TICKS)] == [0]
    track(stage, 0, HEAD)
    assert [each.slot for each in told(stage, 1, REFRESH_TICKS)] == [0]
    track(stage, 0, HEAD, hand_at(0.1))
    assert told(stage, 1) == [TrackedRecord(0, 0, (HEAD, hand_at(0.1), UNTRACKED))]


def test_pr77_only_the_nearest_are_told_of() -> None:
    stage = PoseStage()
    stage.come(0)
    for slot in range(1, NEAR_MAX + 4):
        stage.come(slot, x=slot * 0.5, connected=False)
    stage.tick()
    for slot in range(1, NEAR_MAX + 4):
        track(stage, slot, HEAD)
    assert [each.slot for each in told(stage, 0)] == list(range(1, NEAR_MAX + 1))
    assert {each.slot for each in told(stage, 0, 2 * REFRESH_TICKS)} == set(range(1, NEAR_MAX + 1))


@given(
    st.lists(st.tuples(st.floats(-40.0, 40.0), st.integers(0, 1), st.booleans()), min_size=2, max_size=6),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6),
)
def test_pr77_nobody_is_told_of_who_is_far_hidden_of_another_group_or_herself(
    people: list[tuple[float, int, bool]], hidden: set[tuple[int, int]]
) -> None:
    stage = PoseStage()
    for slot, (x, group, _) in enumerate(people):
        stage.come(slot, x=x)
        stage.lane.assign_group(slot, group)
    for viewer, other in hidden:
        stage.lane.hide(viewer, other)
    stage.tick()
    tracked = [slot for slot, (_, _, is_tracked) in enumerate(people) if is_tracked]
    for slot in tracked:
        track(stage, slot, HEAD, flags=TrackedFlag.MIXED_REALITY)
    heard = {each.slot for each in told(stage, 0, REFRESH_TICKS)}
    seen_x = [stage.lane.pose(slot).x for slot in range(len(people))]
    assert heard == {
        slot
        for slot in tracked
        if slot != 0
        and people[slot][1] == people[0][1]
        and (0, slot) not in hidden
        and abs(seen_x[slot] - seen_x[0]) <= TRACKED_WITHIN_M
    }


def test_pr77_who_is_hidden_or_goes_to_another_group_is_told_of_no_more() -> None:
    stage = two()
    track(stage, 0, HEAD)
    stage.tick()
    stage.lane.hide(1, 0)
    track(stage, 0, HEAD, hand_at(0.1))
    assert told(stage, 1, REFRESH_TICKS) == []
    stage.lane.reveal(1, 0)
    assert told(stage, 1, REFRESH_TICKS)
    stage.lane.assign_group(0, 1)
    assert told(stage, 1, REFRESH_TICKS) == []


def test_pr78_flags_alone_are_told_and_the_end_once() -> None:
    stage = two()
    track(stage, 0, flags=TrackedFlag.MIXED_REALITY | TrackedFlag.TABLE)
    assert [each.is_end for each in told(stage, 1, 2 * REFRESH_TICKS)] == [False] * 3
    track(stage, 0)
    track(stage, 0)
    assert [each.is_end for each in told(stage, 1, 2 * REFRESH_TICKS)] == [True]
    track(stage, 0)
    assert told(stage, 1, 2 * REFRESH_TICKS) == []
    track(stage, 0, flags=TrackedFlag.MIXED_REALITY | TrackedFlag.TABLE)
    assert [each.is_end for each in told(stage, 1)] == [False]


def test_pr78_what_comes_between_a_judgement_and_its_frames_is_told_next() -> None:
    stage = two()
    track(stage, 0)
    stage.advance()
    track(stage, 0, flags=TrackedFlag.TABLE)
    stage.frames()
    assert [each.flags for each in told(stage, 1)] == [TrackedFlag.TABLE]


@pytest.mark.parametrize("way", ["disconnect", "connect"])
def test_pr78_a_line_that_breaks_or_is_taken_over_ends_it(way: str) -> None:
    stage = two()
    track(stage, 0, HEAD)
    stage.tick()
    track(stage, 0, HEAD, hand_at(0.1))
    if way == "disconnect":
        stage.lane.disconnect(0)
    else:
        stage.connect(0)
    assert [each.is_end for each in told(stage, 1, 2 * REFRESH_TICKS)] == [True]


def test_pr78_who_is_gone_is_not_told_of_nor_who_comes_after_her() -> None:
    stage = two()
    track(stage, 0, HEAD)
    stage.tick()
    stage.lane.vacate(0)
    assert told(stage, 1) == []
    stage.come(0)
    assert not any(each.parts != (UNTRACKED,) * 3 for each in told(stage, 1, REFRESH_TICKS))


def test_pr78_tracked_parts_stand_between_things_and_cells() -> None:
    stage = PoseStage()
    for slot in range(NEAR_MAX + MIDDLE_MAX + FAR_MAX + 3):
        stage.come(slot, x=(slot % 40) * CELL_M / 8, z=slot // 40 * 2.0, connected=slot < 2)
    stage.tick()
    stage.lane.things.take(1, ThingPlace((0.0, 1.0, 0.0), UPRIGHT), stage.now)
    seen = []
    for tick in range(2 * REFRESH_TICKS):
        track(stage, 1, HEAD, hand_at(tick / 100))
        seen.append((tick, stage.tick().get(0)))
    whole = [(tick, frame) for tick, frame in seen if frame and frame.things and frame.tracked and frame.cells]
    assert whole, "a frame has all three"
    for tick, frame in whole:
        assert frame.tracked == [TrackedRecord(1, 0, (HEAD, hand_at(tick / 100), UNTRACKED))]
        assert all(thing.thing == 0 for thing in frame.things)
        assert all(count < 200 for _, _, count in frame.cells)
