"""How the company spends its day: seeded, out of the way, and never on every seat."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lanting.household.outlook import Outlook
from lanting.household.sight import LookAt, Order, SitOn, WalkTo, apart_m
from lanting.household.stroller import Stroller
from lanting.sdk import Pose
from tests.household.place import GARDEN, Body, person, shown, thing

LAWN = (*GARDEN, *(thing(f"chair {number}", 14.0 + number, -3.0, seat={}) for number in range(10)))
OTHERS = [person("mo", 5.0, 5.0, program=True), person("mei", -6.0, 9.0, program=True)]


def day(seed: int, looks: int = 600, *, may_sit: bool = True, things: tuple[object, ...] = LAWN) -> list[Order]:
    """Five minutes of one of the company."""
    body = Body(Stroller(Outlook(things), Random(seed), may_sit=may_sit), own=Pose(0.0, 0.0, 12.0))  # type: ignore[arg-type]
    body._do = lambda order: None  # type: ignore[method-assign]
    for _ in range(looks):
        body.look(programs=OTHERS)
    return body.done


@given(st.integers(0, 10_000))
def test_the_same_seed_is_the_same_day(seed: int) -> None:
    assert day(seed) == day(seed)


@given(st.integers(0, 10_000))
def test_nobody_walks_into_the_first_view(seed: int) -> None:
    outlook = Outlook(LAWN)
    assert all(outlook.is_clear(order.spot) for order in day(seed) if isinstance(order, WalkTo))


def test_a_long_day_has_everything_in_it() -> None:
    orders = day(1, looks=20_000)
    assert {type(order).__name__ for order in orders} == {"WalkTo", "LookAt", "SitOn", "Show"}
    assert len(set(shown(orders))) == 6


def test_it_rests_between_two_things() -> None:
    assert 10 <= len([order for order in day(2) if not isinstance(order, LookAt)]) <= 90


def test_half_of_the_seats_are_left_to_people() -> None:
    assert not any(isinstance(order, SitOn) for seed in range(20) for order in day(seed, things=GARDEN))


def test_who_has_a_chair_of_her_own_takes_no_seat() -> None:
    assert not any(isinstance(order, SitOn) for seed in range(20) for order in day(seed, may_sit=False))


def test_it_joins_others_of_the_company() -> None:
    beside = [
        order
        for seed in range(20)
        for order in day(seed)
        if isinstance(order, WalkTo) and min(apart_m(order.spot, (o.pose.x, o.pose.z)) for o in OTHERS if o.pose) < 1.5
    ]
    assert beside


def test_who_is_talked_to_looks_there_and_stays() -> None:
    mind = Stroller(Outlook(LAWN), Random(3))
    body = Body(mind, own=Pose(0.0, 0.0, 12.0))
    body.look()
    assert mind.is_resting
    mind.attend((1.0, 1.0), body.now_s + 30.0)
    assert body.look() == [LookAt((1.0, 1.0))]
    assert [order for _ in range(58) for order in body.look()] == []
