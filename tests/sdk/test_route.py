"""Walking along a way: around corners, up stairs, never too fast."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.sdk.route import Route, yaw_towards

points = st.lists(st.tuples(st.floats(-100, 100), st.floats(-2, 10), st.floats(-100, 100)), min_size=1, max_size=12)


def length_m(way: list[tuple[float, float, float]]) -> float:
    return sum(math.hypot(b[0] - a[0], b[2] - a[2]) for a, b in itertools.pairwise(way))


@given(points, st.lists(st.floats(0, 3), max_size=20))
def test_never_goes_faster_than_its_speed(way: list[tuple[float, float, float]], steps: list[float]) -> None:
    route = Route(way, 1.6)
    for seconds in steps:
        before = route.here
        route.advance(seconds)
        moved = math.hypot(route.here[0] - before[0], route.here[2] - before[2])
        assert moved <= 1.6 * seconds + 1e-6


@given(points)
def test_ends_exactly_at_its_last_point(way: list[tuple[float, float, float]]) -> None:
    route = Route(way, 2.0)
    route.advance(length_m(way) / 2.0 + 1)
    assert route.is_finished and route.here == way[-1]


def test_turns_at_a_corner_within_one_step() -> None:
    route = Route([(0, 0, 0), (1, 0, 0), (1, 0, -5)], 1.0)
    route.advance(2.0)
    assert route.here == pytest.approx((1, 0, -1)) and route.yaw == pytest.approx(0)


def test_climbs_evenly_along_a_slope() -> None:
    route = Route([(0, 0, 0), (4, 2, 0)], 1.0)
    route.advance(2.0)
    assert route.here == pytest.approx((2, 1, 0))


def test_a_way_of_one_point_is_walked_already() -> None:
    assert Route([(1, 2, 3)], 1.0).is_finished


@pytest.mark.parametrize(
    ("dx", "dz", "yaw"), [(0, -1, 0), (-1, 0, math.pi / 2), (0, 1, math.pi), (1, 0, 3 * math.pi / 2)]
)
def test_yaw_0_looks_along_minus_z_and_positive_turns_left(dx: float, dz: float, yaw: float) -> None:
    assert yaw_towards(dx, dz) == pytest.approx(yaw)
