"""The open field: room for very many, who gather as crowds do."""

from __future__ import annotations

import math
from functools import cache

import pytest

from lanting.scene.component.placement import Bounds, Spawn
from lanting.scene.placing import Vector
from lanting.scene.scene import Scene
from lanting.scene.template import open_field
from tests.scene.places import SEEDS, built, reached

MANY_SEEDS = range(40)
CROWD_M = 2 * open_field.CROWD_SPREAD_M


@cache
def arrivals(seed: int) -> list[Vector]:
    place = Scene(1, "open-field", open_field.build(seed))
    return [placing.position for _, placing, _ in place.each(Spawn)]


def company(seed: int) -> list[int]:
    """For each arrival, how many others are within a crowd's reach of it."""
    spots = arrivals(seed)
    return [sum(math.dist(one, other) < CROWD_M for other in spots) - 1 for one in spots]


def test_it_is_400_metres_wide_and_long() -> None:
    bounds = built("open-field", SEEDS[0]).sole(Bounds)
    assert bounds is not None
    assert (bounds.x_max - bounds.x_min, bounds.z_max - bounds.z_min) == (400.0, 400.0)


def test_it_is_flat_and_walked_all_over() -> None:
    places = reached("open-field", SEEDS[0])
    assert len(places) == 800 * 800
    assert not places[:, 1].any()


@pytest.mark.parametrize("seed", SEEDS)
def test_people_arrive_at_64_spots_well_inside_the_edges(seed: int) -> None:
    spots = arrivals(seed)
    assert len(spots) == open_field.ARRIVALS == 64
    assert all(max(abs(x), abs(z)) <= open_field.HALF - 10.0 for x, _, z in spots)


def test_far_more_arrive_in_company_than_an_even_spread_would_bring() -> None:
    """Six in ten belong to a crowd. Spread evenly, one in a hundred would have three others within reach."""
    assert pytest.approx(0.6, abs=0.01) == open_field.ARRIVALS_IN_CROWDS / open_field.ARRIVALS
    in_company = [sum(others >= 3 for others in company(seed)) / open_field.ARRIVALS for seed in MANY_SEEDS]
    assert 0.3 < sum(in_company) / len(in_company) < 0.6


def test_a_few_meeting_points_draw_most() -> None:
    """The biggest crowd has several times the share that it would have were all twelve as dear."""
    biggest = [1 + max(company(seed)) for seed in MANY_SEEDS]
    even_share = open_field.ARRIVALS_IN_CROWDS / open_field.MEETING_POINTS
    assert sum(biggest) / len(biggest) > 2.5 * even_share


def test_the_others_arrive_anywhere() -> None:
    """Over many seeds each quarter of the field has its share of those who stand alone."""
    alone = [
        spot for seed in MANY_SEEDS for spot, others in zip(arrivals(seed), company(seed), strict=True) if others == 0
    ]
    for west in (True, False):
        for north in (True, False):
            quarter = [spot for spot in alone if (spot[0] < 0) is west and (spot[2] < 0) is north]
            assert 0.2 < len(quarter) / len(alone) < 0.3


def test_another_seed_gathers_its_crowds_elsewhere() -> None:
    assert len({spot for seed in MANY_SEEDS for spot in arrivals(seed)}) == len(MANY_SEEDS) * open_field.ARRIVALS
