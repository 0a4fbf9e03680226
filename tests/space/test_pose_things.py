"""What frames tell of things in hand, and what holders may make them tell (PR-70 to PR-74)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    CELL_M,
    FAR_MAX,
    MIDDLE_MAX,
    NEAR_MAX,
    REFRESH_TICKS,
    THINGS_TOLD_MAX,
    THINGS_WITHIN_M,
)
from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.thing import (
    THING_MAX,
    THING_REPORT_BYTES,
    THING_REPORT_DTYPE,
    ThingFlag,
    ThingReport,
    encode_thing_report,
    pack_rotation,
)
from lanting.space.thing import ThingPlace
from tests.space.pose_stage import PoseStage

UPRIGHT = (0.0, 0.0, 0.0, 1.0)


def taken(stage: PoseStage, slot: int, x: float = 0.0, z: float = 0.0) -> int:
    number, _ = stage.lane.things.take(slot, ThingPlace((x, 1.0, z), UPRIGHT), stage.now)
    return number


def say(stage: PoseStage, slot: int, number: int, x: float, *, epoch: int = 1, flags: int = 0) -> None:
    position = pack_position(Pose(x, 1.0, 0.0, yaw=2.0))
    report = ThingReport(epoch, number, flags, position, pack_rotation((0.0, 0.6, 0.0, 0.8)))
    stage.lane.things.report(slot, encode_thing_report(report))


def told(stage: PoseStage, viewer: int, ticks: int = 1) -> list[int]:
    """The things of which this viewer hears within so many ticks."""
    return [thing.thing for frames in stage.ticks(ticks) if viewer in frames for thing in frames[viewer].things]


def test_pr71_a_viewer_is_told_place_turn_and_flight_and_nothing_else() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(1)
    number = taken(stage, 0)
    stage.tick()
    say(stage, 0, number, 1.5, flags=ThingFlag.FLYING | 0x3FFE)
    (thing,) = stage.tick()[1].things
    assert (thing.thing, thing.flags) == (number, ThingFlag.FLYING)
    assert thing.position == pack_position(Pose(1.5, 1.0, 0.0))
    assert thing.rotation == pack_rotation((0.0, 0.6, 0.0, 0.8))


def test_pr73_told_is_what_changed_and_all_every_second() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(1)
    number = taken(stage, 0)
    assert told(stage, 1) == [number]
    assert told(stage, 1, REFRESH_TICKS) == [number]
    say(stage, 0, number, 1.0)
    assert told(stage, 1) == [number]
    say(stage, 0, number, 1.0)
    assert told(stage, 1, REFRESH_TICKS) == [number]


def test_pr73_who_holds_it_other_groups_and_who_is_hidden_are_not_told() -> None:
    stage = PoseStage()
    for slot in range(4):
        stage.come(slot)
    stage.lane.assign_group(2, 1)
    stage.lane.hide(3, 0)
    number = taken(stage, 0)
    say(stage, 0, number, 1.0)
    frames = stage.tick()
    assert [slot for slot in range(4) if slot in frames and frames[slot].things] == [1]
    assert [stage.lane.things.may_see(slot, number) for slot in range(4)] == [True, True, False, False]


def test_pr73_the_nearest_are_told_and_none_beyond_sight() -> None:
    stage = PoseStage()
    stage.come(0)
    numbers = []
    for index in range(THINGS_TOLD_MAX + 3):
        stage.come(index + 1, x=float(index), connected=False)
        numbers.append(taken(stage, index + 1, x=float(index)))
    stage.come(40, x=THINGS_WITHIN_M + 1.0, connected=False)
    far = taken(stage, 40, x=THINGS_WITHIN_M + 1.0)
    assert told(stage, 0) == numbers[:THINGS_TOLD_MAX]
    assert far not in told(stage, 0, REFRESH_TICKS)


def test_pr74_things_stand_between_records_and_cells() -> None:
    stage = PoseStage()
    for slot in range(NEAR_MAX + MIDDLE_MAX + FAR_MAX + 3):
        stage.come(slot, x=(slot % 40) * CELL_M / 8, z=slot // 40 * 2.0, connected=slot < 2)
    numbers = [taken(stage, slot) for slot in range(1, 4)]
    frames = [frames[0] for frames in stage.ticks(2 * REFRESH_TICKS) if 0 in frames]
    both = [frame for frame in frames if frame.cells and frame.things]
    assert both, "a frame has things and cells"
    assert {thing.thing for frame in both for thing in frame.things} <= set(numbers)
    assert all(thing.position == pack_position(Pose(0.0, 1.0, 0.0)) for frame in both for thing in frame.things)
    assert all(count < 200 for frame in both for _, _, count in frame.cells)


def test_pr74_what_is_left_is_told_until_it_is_dropped() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(1)
    number = taken(stage, 0)
    stage.tick()
    assert stage.lane.things.settle(number, ThingPlace((1.0, 1.0, 0.0), UPRIGHT), stage.now).position[0] == 1.0
    say(stage, 0, number, 2.0)
    (thing,) = stage.tick()[1].things
    assert thing.position == pack_position(Pose(1.0, 1.0, 0.0))
    stage.lane.things.drop(number)
    assert told(stage, 1, REFRESH_TICKS) == []
    assert taken(stage, 1) == number


@given(
    st.lists(
        st.tuples(
            st.integers(0, 255),
            st.integers(0, 3) | st.integers(0, THING_MAX),
            st.integers(0, (1 << 14) - 1),
            st.integers(0, (1 << 64) - 1) | st.just(pack_position(Pose(1.0, 1.0, 1.0))),
            st.integers(0, (1 << 32) - 1),
        ),
        max_size=20,
    )
)
def test_pr70_no_report_of_a_thing_does_harm(said: list[tuple[int, int, int, int, int]]) -> None:
    stage = PoseStage()
    for slot in range(3):
        stage.come(slot)
    numbers = [taken(stage, slot) for slot in range(2)]
    for epoch, thing, flags, position, rotation in said:
        data = encode_thing_report(ThingReport(epoch, thing, flags, position, rotation))
        assert len(data) == THING_REPORT_BYTES == THING_REPORT_DTYPE.itemsize and data[0] == Lane.POSE
        stage.lane.things.report(thing % 3, data)
        frames = stage.tick()
        for frame in frames.values():
            assert {record.thing for record in frame.things} <= set(numbers)
            assert all(record.flags in (0, ThingFlag.FLYING) for record in frame.things)
    for number in numbers:
        x, y, z = stage.lane.things.place(number).position
        assert abs(x) <= 1_000.0 and abs(z) <= 1_000.0 and -100.0 <= y <= 500.0
