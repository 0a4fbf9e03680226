"""Who reads slowly is sent no more than it can take, and closed in the end (PR-19)."""

from __future__ import annotations

import numpy as np

from lanting.kernel.clock import Moment
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, FRAMES_UNACKNOWLEDGED_MAX
from lanting.protocol.pose import Pose, pack_position
from lanting.space.acknowledgement import Acknowledgements
from tests.space.pose_stage import PoseStage, pair, slots_of


def numbers_until_silence(stage: PoseStage, ticks: int) -> list[int]:
    """The numbers of slot 0's frames while slot 5 walks and nobody acknowledges anything for slot 0."""
    numbers = []
    for tick in range(ticks):
        stage.say(5, Pose(2.0, 0.0, (tick % 10 + 1) * 0.1))
        frames = stage.tick()
        numbers += [frames[0].frame] if 0 in frames else []
    return numbers


def test_pr19_who_acknowledges_nothing_gets_one_second_of_frames_and_no_more() -> None:
    assert numbers_until_silence(pair(), 60) == list(range(1, FRAMES_UNACKNOWLEDGED_MAX + 1))


def test_pr19_frames_go_on_from_what_was_acknowledged_and_show_what_is_newest() -> None:
    stage = pair()
    numbers_until_silence(stage, 40)
    stage.say(0, Pose(0.0, 0.0, 0.0), last_frame=12)
    stage.say(5, Pose(2.0, 0.0, 1.5))
    frame = stage.tick()[0]
    assert frame.frame == 21 and slots_of(frame) == [5]
    assert frame.records[0].position == pack_position(Pose(2.0, 0.0, 1.5))
    assert numbers_until_silence(stage, 40) == list(range(22, 33))


def test_pr19_skipped_frames_have_no_number_so_none_is_missing() -> None:
    stage = pair()
    seen = numbers_until_silence(stage, 30)
    for _ in range(30):
        stage.say(0, Pose(0.0, 0.0, 0.0))
        seen += numbers_until_silence(stage, 1)
    assert seen == list(range(1, len(seen) + 1))


def test_pr19_frame_numbers_go_round_after_65535() -> None:
    acknowledgements, viewer, now = Acknowledgements(64), np.array([7]), Moment(0)
    acknowledgements.start(7, now)
    for count in range(1, 65_600):
        [number] = acknowledgements.count_frame(viewer, now)
        assert number == count & 0xFFFF
        if count % 13 == 0:
            acknowledgements.take_in(viewer, np.array([number], np.uint16), now)
        assert acknowledgements.may_send(viewer).all()
    for _ in range(FRAMES_UNACKNOWLEDGED_MAX):
        acknowledgements.count_frame(viewer, now)
    assert not acknowledgements.may_send(viewer).any()


def test_pr19_acknowledging_what_was_never_sent_counts_for_nothing() -> None:
    stage = pair()
    for tick in range(40):
        stage.say(0, Pose(0.0, 0.0, 0.0), last_frame=40_000)
        stage.say(5, Pose(2.0, 0.0, (tick % 10 + 1) * 0.1))
        stage.tick()
    assert stage.received[0] == FRAMES_UNACKNOWLEDGED_MAX


def test_pr19_a_refused_report_and_one_of_an_old_epoch_acknowledge_all_the_same() -> None:
    for pose, epoch in ((Pose(500.0, 0.0, 0.0), 0), (Pose(0.0, 0.0, 0.0), 99)):
        stage = pair()
        numbers_until_silence(stage, 30)
        stage.say(0, pose, epoch=epoch)
        stage.say(5, Pose(2.0, 0.0, 3.0))
        assert stage.tick()[0].frame == FRAMES_UNACKNOWLEDGED_MAX + 1


def slow_at(stage: PoseStage, ms: int) -> list[tuple[int, int]]:
    """(milliseconds from now, slot) of everybody found too slow, while slot 5 keeps up."""
    start, found = stage.now, []
    while stage.now - start < ms:
        if stage.sub_tick == 0:
            stage.say(5, Pose(2.0, 0.0, 0.0))
        found += [(stage.now - start, slot) for slot in stage.advance().too_slow]
        stage.frames()
    return found


def test_pr19_five_seconds_without_an_acknowledgement_is_too_slow() -> None:
    found = slow_at(pair(), 11_000)
    assert found == [(ACKNOWLEDGE_WITHIN_MS, 0), (2 * ACKNOWLEDGE_WITHIN_MS, 0)], "said once in five seconds"


def test_pr19_some_progress_in_five_seconds_is_not_too_slow() -> None:
    stage, found = pair(), []
    for acknowledged in (1, 2, 3):
        found += slow_at(stage, 4_500)
        stage.say(0, Pose(0.0, 0.0, 0.0), last_frame=acknowledged)
    assert found == []


def test_pr19_a_restored_line_starts_with_frame_one_and_patience() -> None:
    stage = pair()
    slow_at(stage, 4_000)
    stage.lane.disconnect(0)
    assert slow_at(stage, 4_000) == []
    stage.connect(0)
    assert stage.tick()[0].frame == 1
    assert slow_at(stage, 4_000) == []
