"""Head counts of cells for whom a viewer is not shown one by one, and what a crowd costs (PR-15, PR-18, SP-21)."""

from __future__ import annotations

import math
import random

from lanting.kernel.clock import Moment
from lanting.protocol.limit import CELL_M, SUB_TICKS, TICK_HZ, WALK_M_PER_S
from lanting.protocol.pose import Frame, Pose, Report, decode_frame, encode_report, pack_position
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.pose_lane import Bounds
from tests.space.pose_stage import PoseStage


def crowd_of(people: int, *, viewers: int = 1) -> PoseStage:
    """Two metres between neighbours in rows of forty; the first slots look on."""
    stage = PoseStage()
    for slot in range(people):
        stage.come(slot, x=slot % 40 * 2.0 + 1, z=slot // 40 * 2.0 + 1, connected=slot < viewers)
    return stage


def counts_told(stage: PoseStage, viewer: int, ticks: int) -> dict[tuple[int, int], int]:
    """What this viewer, who stands still, is told of the cells in so many ticks."""
    counts: dict[tuple[int, int], int] = {}
    for _ in range(ticks):
        pose = stage.lane.pose(viewer)
        stage.say(viewer, pose)
        for x, z, count in stage.tick().get(viewer, Frame(0, 0, 0, [], [])).cells:
            counts[x, z] = count
    return counts


def counted(stage: PoseStage, slots: range) -> dict[tuple[int, int], int]:
    counts: dict[tuple[int, int], int] = {}
    for slot in slots:
        pose = stage.lane.pose(slot)
        cell = math.floor(pose.x / CELL_M), math.floor(pose.z / CELL_M)
        counts[cell] = counts.get(cell, 0) + 1
    return counts


def test_pr15_who_sees_everybody_is_told_no_counts() -> None:
    assert counts_told(crowd_of(193), viewer=0, ticks=45) == {}


def test_pr15_a_crowd_is_counted_by_cells_of_sixteen_metres() -> None:
    stage = crowd_of(400)
    assert counts_told(stage, viewer=0, ticks=45) == counted(stage, range(400))


def test_pr15_only_changed_counts_are_told_again() -> None:
    stage = crowd_of(400)
    counts_told(stage, viewer=0, ticks=45)
    assert counts_told(stage, viewer=0, ticks=45) == {}
    stage.lane.place(399, Pose(-100.0, 0.0, -100.0))
    changed = counts_told(stage, viewer=0, ticks=45)
    assert changed == {(-7, -7): 1, (4, 1): counted(stage, range(400))[4, 1]}


def test_pr15_when_the_crowd_shrinks_to_who_is_shown_all_counts_become_zero() -> None:
    stage = crowd_of(400)
    before = counts_told(stage, viewer=0, ticks=45)
    for slot in range(193, 400):
        stage.lane.vacate(slot)
    assert counts_told(stage, viewer=0, ticks=45) == dict.fromkeys(before, 0)


def test_pr15_where_more_cells_change_than_a_frame_holds_all_get_their_turn() -> None:
    stage = crowd_of(301)
    told: set[tuple[int, int]] = set()
    for second in range(12):
        for slot in range(1, 301):
            column, row = slot % 20, slot // 20 + 20 * (second % 2)
            stage.lane.place(slot, Pose(column * CELL_M + 1.0, 0.0, row * CELL_M + 1.0))
        told.update(counts_told(stage, viewer=0, ticks=TICK_HZ))
    assert told >= {(slot % 20, slot // 20 + shift) for slot in range(1, 301) for shift in (0, 20)}


def test_sp21_who_changes_group_is_told_what_counts_there() -> None:
    stage = crowd_of(500, viewers=2)
    for slot in range(250, 500):
        stage.lane.assign_group(slot, 4)
    everywhere = set(counted(stage, range(500)))
    assert counts_told(stage, viewer=0, ticks=45) == dict.fromkeys(everywhere, 0) | counted(stage, range(250))
    stage.lane.assign_group(0, 4)
    expected = counted(stage, range(250, 500))
    cell = math.floor(stage.lane.pose(0).x / CELL_M), math.floor(stage.lane.pose(0).z / CELL_M)
    expected[cell] = expected.get(cell, 0) + 1
    assert counts_told(stage, viewer=0, ticks=45) == dict.fromkeys(everywhere, 0) | expected


def test_pr18_a_thousand_walking_in_crowds_cost_a_viewer_at_most_twelve_kilobytes_a_second() -> None:
    dice, people, ticks = random.Random(7), 1_000, 20
    lane = ArrayPoseLane(Bounds((0.0, 400.0), (0.0, 9.0), (0.0, 400.0)))
    centres = [(dice.uniform(40, 360), dice.uniform(40, 360)) for _ in range(12)]
    places = []
    for slot in range(people):
        x, z = (dice.gauss(centre, 8) for centre in dice.choice(centres))
        if slot % 5 < 2:
            x, z = dice.uniform(0, 400), dice.uniform(0, 400)
        places.append([min(max(x, 5.0), 395.0), min(max(z, 5.0), 395.0), dice.uniform(0, math.tau)])
        lane.occupy(slot, Pose(*(places[slot][0], 0.0, places[slot][1])), 0, Moment(0))
        lane.connect(slot, Moment(0))
    received = [0] * people
    for tick in range(ticks + 5):
        for slot, place in enumerate(places):
            place[0] += math.cos(place[2]) * WALK_M_PER_S / TICK_HZ
            place[1] += math.sin(place[2]) * WALK_M_PER_S / TICK_HZ
            report = Report(0, tick, pack_position(Pose(place[0], 0.0, place[1])), 64, 1)
            lane.report(slot, encode_report(report))
        for sub_tick in range(SUB_TICKS):
            now = Moment(tick * 50 + sub_tick * 10)
            assert lane.advance(sub_tick, now).put_back == []
            frames = lane.frames(sub_tick, now)
            for index, slot in enumerate(frames.slots):
                data = bytes(frames.buffer[frames.offsets[2 * index] : frames.offsets[2 * index + 1]])
                if tick >= 5:
                    received[slot] += len(data)
                    assert len(decode_frame(data).records) <= 192
    assert max(received) * TICK_HZ / ticks <= 12_000
    assert min(received) * TICK_HZ / ticks > 8_000, "everybody is in a crowd that moves"
