"""Who came into a Space from one network, within a day: bounded, and by Space."""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.kernel.ids import SpaceId, UserId
from lanting.runtime.neighbours import KEPT_MS, USERS_MAX, Neighbours

GARDEN, LIBRARY = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
HOME, SCHOOL = "192.0.2.1", "198.51.100.0"


def user(number: int) -> UserId:
    return UserId(f"usr_{number:016}")


def test_ht61_those_of_one_space_and_network_are_neighbours() -> None:
    neighbours = Neighbours()
    neighbours.came(GARDEN, SCHOOL, user(1), Moment(0))
    neighbours.came(GARDEN, SCHOOL, user(2), Moment(0))
    neighbours.came(GARDEN, HOME, user(3), Moment(0))
    neighbours.came(LIBRARY, SCHOOL, user(4), Moment(0))
    assert neighbours.of(GARDEN, SCHOOL, Moment(0)) == {user(1), user(2)}
    assert neighbours.of(LIBRARY, HOME, Moment(0)) == frozenset()


def test_ht61_a_neighbour_counts_for_a_day_from_when_she_came_last() -> None:
    neighbours = Neighbours()
    for number, at in ((1, 0), (2, 0), (1, 100)):
        neighbours.came(GARDEN, SCHOOL, user(number), Moment(at))
    assert neighbours.of(GARDEN, SCHOOL, Moment(KEPT_MS)) == {user(1)}
    assert neighbours.of(GARDEN, SCHOOL, Moment(KEPT_MS + 100)) == frozenset()


def test_ht61_of_a_large_network_the_last_are_remembered() -> None:
    neighbours = Neighbours()
    for number in range(USERS_MAX + 5):
        neighbours.came(GARDEN, SCHOOL, user(number), Moment(number))
    assert neighbours.of(GARDEN, SCHOOL, Moment(99)) == {user(number) for number in range(5, USERS_MAX + 5)}


def test_ht61_of_many_networks_the_last_are_remembered() -> None:
    neighbours = Neighbours(networks_max=2)
    for network in (HOME, SCHOOL, HOME, "203.0.113.1"):
        neighbours.came(GARDEN, network, user(1), Moment(0))
    known = [bool(neighbours.of(GARDEN, network, Moment(0))) for network in (HOME, SCHOOL, "203.0.113.1")]
    assert known == [True, False, True]


def test_sp119_from_where_somebody_came_is_remembered_for_a_ban() -> None:
    neighbours = Neighbours()
    neighbours.came(GARDEN, HOME, user(1), Moment(0))
    neighbours.came(GARDEN, SCHOOL, user(1), Moment(1))
    neighbours.came(LIBRARY, HOME, user(1), Moment(2))
    assert neighbours.network_of(GARDEN, user(1)) == SCHOOL
    assert neighbours.network_of(GARDEN, user(2)) is None
