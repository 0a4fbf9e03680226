"""Who is shown to whom, when, and who never (PR-18, SP-20, SP-21): the lane against a slow and obvious reference."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.limit import FAR_EVERY, FAR_MAX, MIDDLE_EVERY, MIDDLE_MAX, NEAR_MAX, REFRESH_TICKS, SUB_TICKS
from lanting.protocol.pose import Frame, Pose, PoseFlag
from tests.space.pose_reference import Reference
from tests.space.pose_stage import PoseStage, has_flag, slots_of

STRIDE_M = 0.25
REFRESH_TURNS, CROWD_REFRESH_TURNS = 4, 8
NOTHING = Frame(sub_tick=0, frame=0, server_ms=0, records=[], cells=[])
EVERYBODY = 1 + NEAR_MAX + MIDDLE_MAX + FAR_MAX


class Both:
    """The lane and its reference, told the same."""

    def __init__(self) -> None:
        self.stage = PoseStage()
        self.reference = Reference()

    def come(self, slot: int, x: float, z: float) -> None:
        if slot not in self.reference.people:
            self.stage.come(slot, x, z, connected=False)
            self.reference.occupy(slot, x, z)

    def go(self, slot: int) -> None:
        if slot in self.reference.people:
            self.stage.lane.vacate(slot)
            self.reference.vacate(slot)

    def connect(self, slot: int) -> None:
        if slot in self.reference.people:
            self.stage.connect(slot)
            self.reference.connect(slot)
            # What the old connection said and nobody judged yet is void.
            self.walk(slot, 0, 0)

    def disconnect(self, slot: int) -> None:
        if slot in self.reference.viewers:
            self.stage.lane.disconnect(slot)
            self.reference.disconnect(slot)

    def walk(self, slot: int, east: int, south: int) -> None:
        if slot in self.reference.viewers:
            person = self.reference.people[slot]
            x, z = person.x + east * STRIDE_M, person.z + south * STRIDE_M
            self.stage.say(slot, Pose(x, 0.0, z))
            self.reference.walk(slot, x, z)

    def hide(self, a: int, b: int) -> None:
        if a != b and {a, b} <= self.reference.people.keys():
            self.stage.lane.hide(a, b)
            self.reference.hide(a, b)

    def reveal(self, a: int, b: int) -> None:
        if a != b:
            self.stage.lane.reveal(a, b)
            self.reference.reveal(a, b)

    def assign_group(self, slot: int, group: int) -> None:
        if slot in self.reference.people:
            self.stage.lane.assign_group(slot, group)
            self.reference.assign_group(slot, group)

    def sub_tick(self) -> None:
        """One sub-tick on both; they must agree on every frame and on the order within it."""
        for slot in self.reference.viewers:
            if slot % SUB_TICKS == self.stage.sub_tick:
                person = self.reference.people[slot]
                self.stage.say(slot, Pose(person.x, 0.0, person.z))
        sub_tick = self.stage.sub_tick
        advance = self.stage.advance()
        assert advance.put_back == [] and advance.too_slow == []
        told = {viewer: slots_of(frame) for viewer, frame in self.stage.frames().items()}
        assert told == self.reference.frames(sub_tick)


slots = st.integers(0, 24)
actions = st.one_of(
    st.tuples(st.just("come"), slots, st.integers(-9, 9), st.integers(-9, 9)),
    st.tuples(st.just("go"), slots),
    st.tuples(st.just("connect"), slots),
    st.tuples(st.just("disconnect"), slots),
    st.tuples(st.just("walk"), slots, st.integers(-1, 1), st.integers(-1, 1)),
    st.tuples(st.just("hide"), slots, slots),
    st.tuples(st.just("reveal"), slots, slots),
    st.tuples(st.just("assign_group"), slots, st.integers(0, 2)),
    st.tuples(st.just("sub_tick")),
)


@given(st.lists(actions, max_size=80))
def test_pr18_every_frame_tells_whom_the_reference_tells(script: list[tuple[str, *tuple[int, ...]]]) -> None:
    both = Both()
    for slot in range(20):
        both.come(slot, slot % 5, slot // 5)
        both.connect(slot)
    for name, *numbers in script:
        getattr(both, name)(*numbers)
    for _ in range(SUB_TICKS):
        both.sub_tick()


@pytest.mark.parametrize("seed", range(3))
def test_pr18_all_three_tiers_are_as_the_reference_has_them(seed: int) -> None:
    """As many as fill all tiers, and none to be counted by cells; everything happens to them for three seconds."""
    both, dice = Both(), random.Random(seed)
    for slot in range(EVERYBODY):
        both.come(slot, dice.randrange(-200, 200) * STRIDE_M, dice.randrange(-200, 200) * STRIDE_M)
        if slot % 4 == 0:
            both.connect(slot)
    for _ in range(60 * SUB_TICKS):
        for slot in dice.sample(sorted(both.reference.viewers), 8):
            if slot % SUB_TICKS == both.stage.sub_tick:
                both.walk(slot, dice.randint(-1, 1), dice.randint(-1, 1))
        if dice.random() < 0.2:
            both.hide(dice.randrange(EVERYBODY), dice.randrange(EVERYBODY))
        if dice.random() < 0.2:
            both.assign_group(dice.randrange(EVERYBODY), dice.choice((0, 0, 0, 1)))
        if dice.random() < 0.1:
            both.go(dice.randrange(EVERYBODY))
        if dice.random() < 0.1:
            both.come(dice.randrange(EVERYBODY), dice.randrange(-50, 50), dice.randrange(-50, 50))
        both.sub_tick()


def row_of_people(people: int) -> PoseStage:
    """Slot 0 looks on; slot n stands n metres away."""
    stage = PoseStage()
    for slot in range(people):
        stage.come(slot, x=float(slot), connected=slot == 0)
    return stage


def test_pr18_each_tier_is_told_at_its_own_rate_while_all_move() -> None:
    stage = row_of_people(NEAR_MAX + MIDDLE_MAX + FAR_MAX + 9)
    stage.tick()
    told = dict.fromkeys(range(1, 201), 0)
    ticks = MIDDLE_EVERY * FAR_EVERY
    for tick in range(ticks):
        for slot in range(1, 201):
            stage.say(slot, Pose(slot, 0.0, (tick + 1) * 0.05))
        stage.say(0, Pose(0.0, 0.0, 0.0))
        for slot in slots_of(stage.tick()[0]):
            told[slot] += 1
    near, middle, far, beyond = range(1, 17), range(17, 65), range(65, 193), range(193, 201)
    assert {told[slot] for slot in near} == {ticks}
    assert {told[slot] for slot in middle} == {ticks // MIDDLE_EVERY}
    assert {told[slot] for slot in far} == {ticks // FAR_EVERY}
    assert {told[slot] for slot in beyond} == {0}


def test_pr18_who_stands_still_is_repeated_once_in_refresh_ticks() -> None:
    stage = row_of_people(2)
    stage.tick()
    told = []
    for _ in range(2 * REFRESH_TICKS):
        stage.say(0, Pose(0.0, 0.0, 0.0))
        frame = stage.tick().get(0)
        told.append(frame is not None and slots_of(frame) == [1])
    assert [tick for tick, is_told in enumerate(told, start=1) if is_told] == [REFRESH_TICKS, 2 * REFRESH_TICKS]


def test_pr18_what_changes_between_two_calls_is_in_the_next_frame() -> None:
    stage = row_of_people(2)
    stage.tick()
    stage.advance()
    stage.lane.set_flag(1, PoseFlag.SPEAKING, True)
    assert has_flag(stage.frames()[0], 1, PoseFlag.SPEAKING)
    stage.lane.set_flag(1, PoseFlag.SPEAKING, False)
    frame = stage.tick()[0]
    assert slots_of(frame) == [1] and not has_flag(frame, 1, PoseFlag.SPEAKING)


def test_pr18_nobody_is_told_of_herself() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(5)
    for frames in stage.ticks(REFRESH_TICKS):
        for viewer, frame in frames.items():
            assert viewer not in slots_of(frame)


def test_pr18_a_newcomer_is_seen_within_four_ticks_and_sees_all_at_once() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.tick()
    stage.come(5, x=3.0)
    assert slots_of(stage.tick()[5]) == [0]
    assert 5 in stage.seen_by(0, ticks=REFRESH_TURNS)


def test_pr18_a_newcomer_to_a_crowd_is_seen_within_eight_ticks() -> None:
    stage = row_of_people(EVERYBODY)
    stage.tick()
    stage.come(EVERYBODY, x=0.5)
    assert EVERYBODY not in stage.seen_by(0, ticks=REFRESH_TURNS)
    assert EVERYBODY in stage.seen_by(0, ticks=CROWD_REFRESH_TURNS - REFRESH_TURNS)


def test_pr18_a_vacated_slot_is_never_told_again() -> None:
    stage = row_of_people(40)
    stage.tick()
    stage.lane.vacate(3)
    assert 3 not in stage.seen_by(0, ticks=2 * REFRESH_TICKS)
    assert 3 not in stage.lane.near_people(0)


def test_pr18_the_next_holder_of_a_slot_inherits_nothing() -> None:
    stage = row_of_people(3)
    stage.lane.hide(0, 1)
    stage.lane.assign_group(1, 7)
    stage.lane.set_flag(1, PoseFlag.SEATED, True)
    stage.lane.vacate(1)
    stage.come(1, x=1.0, connected=False)
    frames = stage.ticks(REFRESH_TURNS)
    records = [record for frame in frames if 0 in frame for record in frame[0].records if record.slot == 1]
    assert records and all(record.flags == 0 for record in records)


def test_sp4_a_broken_line_is_told_once_then_silent_until_it_is_back() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(5, x=1.0)
    stage.say(5, Pose(1.0, 0.0, 0.0), flags=int(PoseFlag.TYPING) | 2)
    stage.tick()
    stage.lane.disconnect(5)
    frames = stage.tick()
    assert 5 not in frames
    [record] = frames[0].records
    assert (record.slot, record.flags) == (5, 0), "nobody walks on the spot or types without a line"
    assert 5 not in stage.seen_by(0, ticks=REFRESH_TICKS * 2)
    stage.connect(5)
    assert 5 in stage.seen_by(0, ticks=1)
    assert 5 in stage.seen_by(0, ticks=REFRESH_TICKS + 1)


def test_sp20_hidden_pairs_vanish_from_each_other_at_once_and_from_nobody_else() -> None:
    stage = PoseStage()
    for slot in (0, 5, 10):
        stage.come(slot, x=float(slot))
    stage.tick()
    stage.lane.hide(5, 0)
    stage.lane.hide(0, 5)
    told: dict[int, set[int]] = {0: set(), 5: set(), 10: set()}
    for frames in stage.ticks(REFRESH_TICKS + 1):
        for viewer, frame in frames.items():
            told[viewer].update(slots_of(frame))
    assert told == {0: {10}, 5: {10}, 10: {0, 5}}


def test_sp20_who_is_revealed_is_in_the_next_frame() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(5)
    for viewer, other in ((0, 5), (5, 0)):
        stage.lane.hide(viewer, other)
    stage.ticks(3)
    for viewer, other in ((0, 5), (5, 0)):
        stage.lane.reveal(viewer, other)
    frames = stage.tick()
    assert slots_of(frames[0]) == [5] and slots_of(frames[5]) == [0]


def test_sp175_hidden_one_way_the_other_still_sees() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(5)
    stage.lane.hide(0, 5)
    assert stage.seen_by(0, ticks=REFRESH_TICKS) == set()
    stage.connect(5)
    assert stage.seen_by(5, ticks=REFRESH_TICKS) == {0}
    assert stage.lane.audience(0, 40.0) == [0, 5] and stage.lane.audience(5, 40.0) == [5]


def test_sp20_hidden_before_the_other_comes_is_hidden() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.lane.hide(0, 300)
    stage.come(300)
    assert stage.seen_by(0, ticks=REFRESH_TICKS) == set()


def test_sp21_a_group_sees_its_own_at_once_and_is_seen_by_nobody_else() -> None:
    stage = PoseStage()
    for slot in (0, 5, 10, 15):
        stage.come(slot, x=float(slot))
    stage.tick()
    stage.lane.assign_group(10, 3)
    stage.lane.assign_group(15, 3)
    frames = stage.tick()
    assert slots_of(frames[10]) == [15] and slots_of(frames[15]) == [10]
    told = {0: set(slots_of(frames.get(0, NOTHING))), 5: set(slots_of(frames.get(5, NOTHING)))}
    for frames in stage.ticks(REFRESH_TICKS):
        for viewer in told:
            told[viewer].update(slots_of(frames.get(viewer, NOTHING)))
    assert told == {0: {5}, 5: {0}}


def test_pr18_near_people_are_the_sixteen_nearest_first_to_last() -> None:
    stage = row_of_people(30)
    stage.tick()
    assert stage.lane.near_people(0) == list(range(1, 17))
    assert stage.lane.near_people(1) == [], "nobody looks from slot 1"


def test_pr18_slots_far_apart_are_one_space() -> None:
    stage = PoseStage()
    stage.come(0)
    stage.come(2_000, x=1.0)
    stage.come(4_095, x=2.0)
    frames = stage.tick()
    assert slots_of(frames[0]) == [2_000, 4_095]
    assert slots_of(frames[4_095]) == [2_000, 0]
