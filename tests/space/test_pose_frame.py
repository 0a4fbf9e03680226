"""Frames as bytes: their shape, what they say and who gets one (PR-14)."""

from __future__ import annotations

import math
import random

from lanting.kernel.clock import Moment
from lanting.protocol.limit import (
    HEARTBEAT_MS,
    SUB_TICKS,
    TICK_HZ,
)
from lanting.protocol.pose import (
    RECORD_BYTES,
    Pose,
    Report,
    encode_report,
    pack_position,
    unpack_pose,
)
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.pose_lane import Bounds
from tests.space.pose_stage import PoseStage, pair, slots_of, taken_apart

SILENT_TICKS_MAX = HEARTBEAT_MS * TICK_HZ // 1_000


def test_pr14_the_head_says_sub_tick_number_and_time() -> None:
    stage = PoseStage()
    stage.come(3)
    stage.now = Moment((1 << 32) + 77)
    frame = stage.tick()[3]
    assert (frame.sub_tick, frame.frame, frame.server_ms) == (3, 1, 77 + 3 * 10)


def test_pr14_frames_go_out_in_the_sub_tick_of_their_viewer() -> None:
    stage = PoseStage()
    for slot in range(12):
        stage.come(slot, x=float(slot))
    for sub_tick in range(SUB_TICKS):
        stage.advance()
        assert sorted(stage.frames()) == [slot for slot in range(12) if slot % SUB_TICKS == sub_tick]


def test_pr14_a_record_shows_the_last_accepted_pose() -> None:
    stage = pair()
    pose = Pose(2.5, 1.5, -0.25, yaw=math.pi / 2, pitch=0.3)
    stage.say(5, pose)
    [record] = stage.tick()[0].records
    seen = unpack_pose(record.position, record.pitch)
    assert seen == stage.lane.pose(5)
    assert math.dist((seen.x, seen.y, seen.z), (pose.x, pose.y, pose.z)) < 0.02
    assert abs(seen.yaw - pose.yaw) < 0.01
    assert abs(seen.pitch - pose.pitch) < 0.02


def test_pr14_every_viewer_receives_the_same_record_of_a_person() -> None:
    stage = PoseStage()
    for slot in range(60):
        stage.come(slot, x=slot * 0.7, z=slot % 7)
    records: dict[int, set[object]] = {}
    for frame in stage.tick().values():
        for record in frame.records:
            records.setdefault(record.slot, set()).add(record)
    assert len(records) == 60 and all(len(versions) == 1 for versions in records.values())


def test_pr14_frames_lie_on_rows_of_twelve_bytes() -> None:
    stage = PoseStage()
    for slot in range(230):
        stage.come(slot, x=float(slot))
    stage.ticks(19)
    stage.advance()
    frames = stage.lane.frames(0, stage.now)
    assert all(start % RECORD_BYTES == 0 for start in frames.offsets[::2])
    assert any(end % RECORD_BYTES for end in frames.offsets[1::2]) or len(frames.buffer) % RECORD_BYTES == 0
    assert sorted(taken_apart(frames)) == list(range(0, 230, 5))


def test_pr14_an_empty_space_and_a_lonely_visitor_are_no_trouble() -> None:
    stage = PoseStage()
    assert stage.tick() == {}
    stage.come(0)
    assert [slots_of(frames[0]) for frames in stage.ticks(2 * SILENT_TICKS_MAX) if 0 in frames] == [[], []]


def test_pr14_who_has_nothing_new_around_hears_four_times_a_second() -> None:
    stage = pair()
    stage.tick()
    heard = []
    for tick in range(1, 16):
        stage.say(0, Pose(0.0, 0.0, 0.0))
        if 0 in stage.tick():
            heard.append(tick)
    assert heard == [SILENT_TICKS_MAX, 2 * SILENT_TICKS_MAX, 3 * SILENT_TICKS_MAX]


def test_pr14_the_same_events_make_the_same_bytes() -> None:
    def run() -> list[bytes]:
        dice, lane = random.Random(5), ArrayPoseLane(Bounds((-99.0, 99.0), (-1.0, 9.0), (-99.0, 99.0)))
        for slot in range(250):
            lane.occupy(slot, Pose(dice.uniform(-50, 50), 0.0, dice.uniform(-50, 50)), 0, Moment(0))
            lane.connect(slot, Moment(0))
        buffers = []
        for step in range(150):
            for slot in dice.sample(range(250), 30):
                pose = lane.pose(slot)
                near = Pose(pose.x + dice.uniform(-0.2, 0.2), 0.0, pose.z + dice.uniform(-0.2, 0.2))
                lane.report(slot, encode_report(Report(0, step // 5, pack_position(near), 60, 1)))
            lane.hide(dice.randrange(250), dice.randrange(250))
            lane.advance(step % 5, Moment(step * 10))
            buffers.append(bytes(lane.frames(step % 5, Moment(step * 10)).buffer))
        return buffers

    assert run() == run()
