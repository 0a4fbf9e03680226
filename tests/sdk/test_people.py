"""Whom a Bot knows, from cards and frames alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.limit import CARDS_ASKED_MAX
from lanting.protocol.pose import Pose, Record, pack_pitch, pack_position
from lanting.sdk.people import ASK_AGAIN_AFTER_S, People
from tests.sdk.fake_server import card


def record(slot: int, pose: Pose) -> Record:
    return Record(slot=slot, pitch=pack_pitch(pose.pitch), flags=0, position=pack_position(pose))


def names(people: People) -> set[str]:
    return {person.name for person in people}


def test_a_card_and_a_frame_make_a_person_with_a_place() -> None:
    people = People()
    people.start(1, [card(1, "me"), card(2, "mei")])
    people.see([record(2, Pose(3, 0, 4))])
    (mei,) = people
    assert mei.name == "mei" and mei.pose is not None and round(mei.pose.z, 2) == 4


def test_the_own_card_is_no_other_person() -> None:
    people = People()
    people.start(1, [])
    assert people.meet([card(1, "me")]) == ([], []) and names(people) == set()


def test_a_changed_card_is_no_arrival() -> None:
    people = People()
    people.start(1, [card(2, "mei")])
    arrived, left = people.meet([card(2, "mei")])
    assert (arrived, left) == ([], [])


def test_another_person_in_a_known_slot_means_that_one_left_and_one_arrived() -> None:
    people = People()
    people.start(1, [card(2, "mei")])
    arrived, left = people.meet([card(2, "mo")])
    assert [person.name for person in arrived] == ["mo"] and [person.name for person in left] == ["mei"]


def test_a_stranger_is_asked_for_once_and_again_only_later() -> None:
    people = People()
    people.start(1, [])
    people.see([record(5, Pose(0, 0, 0))])
    assert people.to_ask_for(100.0) == [5]
    assert people.to_ask_for(100.1) == []
    assert people.to_ask_for(100.0 + ASK_AGAIN_AFTER_S) == [5]
    people.meet([card(5, "mei")])
    assert people.to_ask_for(200.0) == []


def test_no_more_cards_are_asked_for_at_once_than_allowed() -> None:
    people = People()
    people.start(1, [])
    people.see([record(slot, Pose(0, 0, 0)) for slot in range(2, 2 + CARDS_ASKED_MAX + 5)])
    assert len(people.to_ask_for(1.0)) == CARDS_ASKED_MAX
    assert len(people.to_ask_for(1.0)) == 5


@given(st.lists(st.tuples(st.booleans(), st.integers(2, 6), st.sampled_from("abcd")), max_size=40))
def test_who_arrived_and_has_not_left_is_known(changes: list[tuple[bool, int, str]]) -> None:
    """The difference of arrivals and departures is always who is here."""
    people = People()
    people.start(1, [])
    told: list[str] = []
    for comes, slot, name in changes:
        arrived, left = people.meet([card(slot, f"{name}{slot}")]) if comes else ([], people.leave([slot]))
        for person in left:
            told.remove(person.name)
        told += [person.name for person in arrived]
        assert sorted(told) == sorted(person.name for person in people)
