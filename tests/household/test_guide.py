"""What the guide does next: it greets the first, once, and leaves people to one another."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from lanting.household.guide import GREETING, MEET_M, STEP_BACK_M, Guide
from lanting.household.outlook import Outlook
from lanting.household.sight import LookAt, Show, SitOn, WalkTo, apart_m, bearing, spot_of
from lanting.sdk import Person, Pose
from tests.household.place import ARRIVAL, GARDEN, Body, person, said, shown

ANN = person("ann", 0.0, 0.0)
BOB = person("bobby", 1.5, 0.5)


def guide() -> Body:
    return Body(Guide(Outlook(GARDEN)))


def gap(body: Body, who: Person) -> float:
    assert who.pose is not None
    return apart_m(spot_of(body.own), spot_of(who.pose))


def test_the_first_is_waved_at_met_bowed_to_and_welcomed_in_that_order() -> None:
    body = guide()
    kinds = [type(order) for order in body.look_until_quiet(ANN)]
    wave, walk, bow = kinds.index(Show), kinds.index(WalkTo), len(kinds) - kinds[::-1].index(Show) - 1
    assert wave < walk < bow
    assert (shown(body.done), said(body.done)) == (["wave", "bow"], [GREETING])


def test_it_meets_her_three_metres_before_her_a_little_beside_the_middle_of_her_view() -> None:
    body = guide()
    while not said(body.look(ANN)):
        met = body.own
    assert math.isclose(gap(Body(body.mind, own=met), ANN), MEET_M, abs_tol=0.01)
    assert 0.2 < bearing(ARRIVAL, spot_of(met)) < 0.8


def test_while_it_speaks_it_looks_at_her() -> None:
    body = guide()
    while not said(orders := body.look(ANN)):
        pass
    assert orders[0] == LookAt((0.0, 0.0))


def test_then_it_steps_aside_out_of_the_first_view() -> None:
    body = guide()
    body.look_until_quiet(ANN)
    assert isinstance(body.done[-1], SitOn | WalkTo | LookAt)
    assert Outlook(GARDEN).is_clear(spot_of(body.own))
    assert gap(body, ANN) > MEET_M


def test_nobody_is_welcomed_twice_in_one_visit() -> None:
    body = guide()
    body.look_until_quiet(ANN)
    for x in range(10):
        body.look(person("ann", 3.0 * x, 0.0))
    assert said(body.done) == [GREETING]


def test_who_comes_into_the_place_when_all_have_gone_is_the_first_again() -> None:
    body = guide()
    body.look_until_quiet(ANN)
    body.look_until_quiet()
    body.look_until_quiet(BOB)
    assert said(body.done) == [GREETING, GREETING]


def test_the_second_is_not_greeted_not_even_when_the_first_has_gone() -> None:
    body = guide()
    body.look_until_quiet(ANN)
    body.look_until_quiet(ANN, BOB)
    body.look_until_quiet(BOB)
    assert said(body.done) == [GREETING]


def test_two_who_are_there_already_are_left_to_one_another() -> None:
    body = guide()
    body.look_until_quiet(ANN, BOB)
    assert said(body.done) == [] and shown(body.done) == []


def test_when_a_second_comes_while_it_is_on_its_way_it_turns_back_and_keeps_quiet() -> None:
    body = guide()
    body.look(ANN)
    assert isinstance(body.look(ANN)[-1], WalkTo)
    body.look_until_quiet(ANN, BOB)
    assert said(body.done) == []
    assert min(gap(body, ANN), gap(body, BOB)) >= STEP_BACK_M


def test_whom_it_cannot_see_yet_it_waits_for() -> None:
    body = guide()
    unseen = Person("par_ann", "ann", 1, ANN.look, False, None)
    assert body.look(unseen) == []
    body.look_until_quiet(ANN)
    assert said(body.done) == [GREETING]


def test_who_walks_away_all_the_time_is_not_run_after() -> None:
    body = guide()
    for x in range(40):
        body.look(person("ann", 100.0 + 20.0 * x, 0.0))
    assert said(body.done) == [GREETING]
    assert sum(isinstance(order, WalkTo) for order in body.done) <= 5


def test_it_turns_its_head_once_to_who_comes_near() -> None:
    body = guide()
    body.look_until_quiet(ANN)
    near = person("ann", body.own.x + 1.0, body.own.z)
    assert body.look_until_quiet(near) == [LookAt((body.own.x + 1.0, body.own.z))]


_SPOT = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), _SPOT, max_size=4), max_size=12))
def test_whatever_happens_it_speaks_only_to_one_alone_and_once_to_each(
    days: list[dict[str, tuple[float, float]]],
) -> None:
    body = guide()
    before: set[str] = set()
    for day in days:
        people = [person(name, *spot) for name, spot in day.items()]
        spoken = said(body.look_until_quiet(*people))
        assert len(spoken) <= 1
        if spoken:
            assert len(day) == 1 and not before & day.keys()
        before = set(day)


@given(_SPOT, _SPOT, _SPOT)
def test_wherever_two_stand_it_ends_six_metres_from_both_and_out_of_the_first_view(
    own: tuple[float, float], one: tuple[float, float], other: tuple[float, float]
) -> None:
    body = Body(Guide(Outlook(GARDEN)), own=Pose(own[0], 0.0, own[1]))
    people = person("ann", *one), person("bobby", *other)
    body.look_until_quiet(*people)
    assert min(gap(body, each) for each in people) >= STEP_BACK_M
    assert Outlook(GARDEN).is_clear(spot_of(body.own))
