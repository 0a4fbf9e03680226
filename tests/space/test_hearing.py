"""Who hears whom: near, loud, in the same room, and nobody who was muted or hidden (SP-150 to SP-158)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId
from lanting.protocol.limit import HEARD_WITHIN_M, VOICES_MAX
from lanting.protocol.pose import Pose
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.ground import Box, Zone
from lanting.space.hearing import CHOSEN_EVERY_MS, SPEAKS_FOR_MS, Hearing
from tests.space.pose_stage import WIDE

LOUD, SOFT = 10, 40


class Room:
    """People who stand somewhere, hear, and speak."""

    def __init__(self) -> None:
        self.lane = ArrayPoseLane(WIDE)
        self.hearing = Hearing(self.lane)
        self.now = Moment(1_000)

    def come(self, slot: int, x: float = 0.0, z: float = 0.0) -> None:
        self.lane.occupy(slot, Pose(x, 0.0, z), 0, self.now)
        self.hearing.listen(slot)

    def walk(self, slot: int, x: float, z: float = 0.0) -> None:
        self.lane.place(slot, Pose(x, 0.0, z))
        self.now = Moment(self.now + CHOSEN_EVERY_MS)
        self.hearing.choose(self.now)

    def says(self, slot: int, level: int = LOUD) -> list[int]:
        """One packet, and who hears it."""
        self.hearing.spoke(slot, level, self.now)
        self.hearing.choose(self.now)
        self.now = Moment(self.now + 20)
        return sorted(self.hearing.heard_by(slot))


@pytest.fixture
def room() -> Room:
    return Room()


def zone(x: float, *, width: float = 4.0, private: bool = False, quiet: bool = False, stage: bool = False) -> Zone:
    box = Box(x, 1.5, 0.0, width, 3.0, 4.0)
    return Zone(EntityId(f"ent_{x}_{width}"), box, is_private=private, is_quiet=quiet, is_stage=stage)


def test_sp150_a_voice_reaches_those_near_and_never_the_speaker(room: Room) -> None:
    room.come(0)
    room.come(1, x=HEARD_WITHIN_M - 0.1)
    room.come(2, x=HEARD_WITHIN_M + 0.1)
    assert room.says(0) == [1]


def test_sp150_a_voice_that_begins_is_heard_from_its_first_packet(room: Room) -> None:
    room.come(0)
    room.come(1, x=2)
    assert room.says(0) == [1]
    assert room.says(1) == [0], "twenty milliseconds after the last choice"


def test_sp151_the_loudest_at_her_ear_are_chosen(room: Room) -> None:
    room.come(0)
    for slot in range(1, VOICES_MAX + 3):
        room.come(slot, x=float(slot))
    for slot in range(1, VOICES_MAX + 3):
        room.says(slot)
    heard = {slot for slot in range(1, VOICES_MAX + 3) if 0 in room.hearing.heard_by(slot)}
    assert heard == set(range(1, VOICES_MAX + 1)), "equally loud: the nearest"


def test_sp151_a_loud_voice_afar_beats_a_soft_one_beside_her(room: Room) -> None:
    room.come(0)
    for slot in range(1, VOICES_MAX + 1):
        room.come(slot, x=1.0)
        room.says(slot, level=80)
    room.come(99, x=20.0)
    assert 0 in room.says(99, level=0)


def test_sp152_a_voice_that_is_heard_gives_way_only_to_one_much_louder(room: Room) -> None:
    room.come(0)
    for slot in range(1, VOICES_MAX + 1):
        room.come(slot, x=2.0)
        room.says(slot, level=SOFT)
    room.come(50, x=2.0)
    assert 0 not in room.says(50, level=SOFT - 5)
    room.come(51, x=2.0)
    assert 0 in room.says(51, level=SOFT - 7)


def test_sp153_who_stopped_makes_room(room: Room) -> None:
    room.come(0)
    for slot in range(1, VOICES_MAX + 2):
        room.come(slot, x=float(slot))
        room.says(slot)
    assert room.says(VOICES_MAX + 1).count(0) == 0
    room.now = Moment(room.now + SPEAKS_FOR_MS)
    assert 0 in room.says(VOICES_MAX + 1)
    assert room.hearing.speaking == {VOICES_MAX + 1}


def test_sp154_what_is_said_in_a_private_zone_stays_inside_and_nothing_comes_in(room: Room) -> None:
    room.hearing.set_zones([zone(10, private=True)])
    room.come(0, x=10)
    room.come(1, x=11)
    room.come(2, x=7)
    assert room.says(0) == [1]
    assert room.says(2) == []


def test_sp154_a_door_that_closes_behind_somebody_closes_for_her_voice(room: Room) -> None:
    room.hearing.set_zones([zone(10, private=True)])
    room.come(0, x=7)
    room.come(1, x=7)
    assert room.says(0) == [1]
    room.walk(0, x=10)
    assert room.says(0) == []


def test_sp154_of_private_zones_in_one_another_the_smallest_counts(room: Room) -> None:
    room.hearing.set_zones([zone(0, width=20, private=True), zone(0, width=2, private=True)])
    room.come(0, x=0)
    room.come(1, x=5)
    room.come(2, x=6)
    assert room.says(0) == []
    assert room.says(1) == [2]


def test_sp155_in_a_quiet_zone_nobody_hears_and_nobody_is_heard(room: Room) -> None:
    room.hearing.set_zones([zone(10, quiet=True)])
    room.come(0, x=10)
    room.come(1, x=7)
    room.come(2, x=6)
    assert room.says(0) == []
    assert room.says(1) == [2]


def test_sp156_from_the_stage_who_may_speak_to_all_is_heard_by_all(room: Room) -> None:
    room.hearing.set_zones([zone(0, stage=True), zone(50, private=True)])
    room.come(0)
    room.come(1, x=200)
    room.come(2, x=50)
    assert room.says(0) == []
    room.hearing.let_speak_to_all(0, True)
    assert room.says(0) == [1], "but by nobody behind a closed door"
    assert room.hearing.is_on_stage(0)
    room.walk(0, x=5)
    assert room.says(0) == []
    assert not room.hearing.is_on_stage(0)


def test_sp157_who_muted_a_voice_gets_none_of_it_from_the_next_packet_on(room: Room) -> None:
    room.come(0)
    room.come(1, x=1)
    room.come(2, x=1)
    assert room.says(0) == [1, 2]
    room.hearing.mute(1, 0, True)
    assert sorted(room.hearing.heard_by(0)) == [2]
    assert room.says(0) == [2]
    room.hearing.mute(1, 0, False)
    assert room.says(0) == [1, 2]


def test_sp157_a_voice_muted_by_a_host_is_heard_by_nobody(room: Room) -> None:
    room.come(0)
    room.come(1, x=1)
    room.says(0)
    room.hearing.silence(0, True)
    assert not room.hearing.may_speak(0)
    assert list(room.hearing.heard_by(0)) == []
    assert room.says(0) == []


def test_sp158_hidden_pairs_and_other_groups_do_not_hear_one_another(room: Room) -> None:
    for slot in range(4):
        room.come(slot, x=float(slot))
    assert room.says(0) == [1, 2, 3]
    room.lane.hide(1, 0)
    room.hearing.hide(1, 0)
    assert sorted(room.hearing.heard_by(0)) == [2, 3], "before anything is chosen anew"
    room.lane.assign_group(2, 7)
    room.hearing.revise()
    assert room.says(0) == [3]


def test_sp158_a_slot_that_is_given_anew_brings_nothing_of_its_last_person(room: Room) -> None:
    room.come(0)
    room.come(1, x=1)
    room.hearing.mute(1, 0, True)
    room.hearing.silence(0, True)
    room.lane.vacate(0)
    room.hearing.vacate(0)
    room.come(0)
    assert room.says(0) == [1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["say", "mute", "unmute", "hide", "silence", "walk"]), st.integers(0, 5), st.integers(0, 5)
        ),
        max_size=40,
    )
)
def test_sp151_sp157_sp158_whatever_happens_nobody_gets_what_is_kept_from_her(
    deeds: list[tuple[str, int, int]],
) -> None:
    room = Room()
    room.hearing.set_zones([zone(8, private=True), zone(-8, quiet=True)])
    muted: set[tuple[int, int]] = set()
    hidden: set[frozenset[int]] = set()
    silenced: set[int] = set()
    for slot in range(6):
        room.come(slot, x=float(slot))
    for deed, one, other in deeds:
        if deed == "mute":
            room.hearing.mute(one, other, True)
            muted.add((one, other))
        elif deed == "unmute":
            room.hearing.mute(one, other, False)
            muted.discard((one, other))
        elif deed == "hide" and one != other:
            room.lane.hide(one, other)
            room.hearing.hide(one, other)
            hidden.add((one, other))
        elif deed == "silence":
            room.hearing.silence(one, bool(other % 2))
            (silenced.add if other % 2 else silenced.discard)(one)
        elif deed == "walk":
            room.walk(one, x=float(other * 4 - 10))
        else:
            room.says(one)
        for speaker in range(6):
            for listener in room.hearing.heard_by(speaker):
                assert listener != speaker
                assert (listener, speaker) not in muted
                assert (listener, speaker) not in hidden
                assert speaker not in silenced
