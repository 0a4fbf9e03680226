"""Where everybody is, for programs that see all: frames of those who changed, however far (PR-104)."""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.protocol.pose import Pose, decode_frame
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.frame_packer import PEOPLE_MAX
from lanting.space.pose_lane import Bounds

NOW = Moment(5_000)


def lane_of(people: int) -> ArrayPoseLane:
    lane = ArrayPoseLane(Bounds((-5_000.0, 5_000.0), (-10.0, 10.0), (-5_000.0, 5_000.0)))
    for slot in range(people):
        lane.occupy(slot, Pose(float(slot), 0.0, 0.0), 0, NOW)
    return lane


def slots_in(frames: list[bytes]) -> list[list[int]]:
    return [[record.slot for record in decode_frame(frame).records] for frame in frames]


def test_pr104_at_first_everybody_in_frames_of_as_many_as_a_frame_can_count() -> None:
    people = 2 * PEOPLE_MAX + 1
    frames, _ = lane_of(people).changes(0, NOW)
    told = slots_in(frames)
    assert [len(each) for each in told] == [PEOPLE_MAX, PEOPLE_MAX, 1]
    assert [slot for each in told for slot in each] == list(range(people))
    assert {(decode_frame(frame).frame, decode_frame(frame).server_ms) for frame in frames} == {(0, NOW)}


def test_pr104_then_those_who_have_changed_and_nobody_who_is_gone() -> None:
    lane = lane_of(5)
    _, since = lane.changes(0, NOW)
    lane.frames(0, NOW)
    _, since = lane.changes(since, NOW)
    lane.frames(0, NOW)
    assert lane.changes(since, NOW)[0] == []
    lane.place(3, Pose(-7.0, 0.0, 0.0))
    lane.place(4, Pose(-8.0, 0.0, 0.0))
    lane.vacate(4)
    frames, _ = lane.changes(since, NOW)
    assert slots_in(frames) == [[3]]


def test_pr104_groups_and_hidden_pairs_hide_nobody_from_it() -> None:
    lane = lane_of(3)
    lane.assign_group(1, 9)
    lane.hide(2, 0)
    assert slots_in(lane.changes(0, NOW)[0]) == [[0, 1, 2]]
