"""What a figure knows of a place before it looks."""

from __future__ import annotations

import pytest

from lanting.household.outlook import Outlook
from lanting.household.sight import Sight, Spot, ahead, apart_m, bearing
from lanting.sdk import Pose
from tests.household.place import GARDEN, person

OUTLOOK = Outlook(GARDEN)


@pytest.mark.parametrize(
    ("spot", "is_clear"),
    [
        ((0.0, -3.0), False),
        ((0.0, -12.0), True),
        ((4.0, -1.0), True),
        ((0.0, 4.0), True),
        ((2.6, 7.0), False),
    ],
    ids=["before newcomers", "far ahead", "beside", "behind", "before the door's camera"],
)
def test_nobody_of_the_house_stands_in_the_first_picture(spot: Spot, is_clear: bool) -> None:
    assert OUTLOOK.is_clear(spot) is is_clear


def test_free_seats_are_those_that_nobody_is_seen_on_nearest_first() -> None:
    def free(x: float, *taken: Spot) -> list[str]:
        others = [person("x", *spot, program=True) for spot in taken]
        return OUTLOOK.free_seats(Sight(0.0, Pose(x, 0.0, 0.0), None, (), others))

    assert free(0.0) == ["ent_stool", "ent_bench"]
    assert free(20.0) == ["ent_bench", "ent_stool"]
    assert free(0.0, (-3.0, 1.0)) == ["ent_bench"]


def test_spots_aside_are_clear_and_near_where_people_arrive() -> None:
    spots = OUTLOOK.spots_aside()
    assert spots and all(OUTLOOK.is_clear(spot) and apart_m(spot, (0.0, 0.0)) < 10.0 for spot in spots)


def test_sights_have_a_name_are_no_seats_and_can_be_walked_to() -> None:
    assert OUTLOOK.sights == [(3.0, 12.0), (-8.0, -6.0), (12.0, 4.0)]


def test_a_place_that_says_nothing_of_itself_is_lived_in_all_the_same() -> None:
    bare = Outlook([])
    assert (bare.seats, bare.sights, bare.arrival) == ({}, [], Pose(0.0, 0.0, 0.0))
    assert bare.spots_aside()


def test_ahead_and_bearing_agree() -> None:
    pose = Pose(1.0, 0.0, 2.0, yaw=2.5)
    assert bearing(pose, ahead(pose, 3.0)) == pytest.approx(0.0, abs=1e-9)
    assert bearing(pose, ahead(pose, 3.0, turned=-1.2)) == pytest.approx(1.2)
