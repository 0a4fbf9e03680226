"""Where things stand: transforms under transforms."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.scene.component.placement import Seat, Transform
from lanting.scene.placing import Placing, yaw_rotation
from tests.scene.making import entity, entity_id, scene

yaws = st.floats(-3.1, 3.1)
lengths = st.floats(-100, 100)
points = st.tuples(lengths, lengths, lengths)


@given(yaws)
def test_a_yaw_is_read_back_as_it_was_written(yaw: float) -> None:
    assert Placing(rotation=yaw_rotation(yaw)).yaw == pytest.approx(yaw, abs=1e-6)


def test_a_positive_yaw_turns_left() -> None:
    ahead = Placing(rotation=yaw_rotation(math.pi / 2)).point((0.0, 0.0, -1.0))
    assert ahead == pytest.approx((-1.0, 0.0, 0.0))


@given(points, yaws, points, yaws, points)
def test_a_point_goes_through_both_parents_in_turn(
    at: tuple[float, float, float],
    yaw: float,
    inner_at: tuple[float, float, float],
    inner_yaw: float,
    point: tuple[float, float, float],
) -> None:
    outer = Placing(at, yaw_rotation(yaw))
    inner = Transform(position=inner_at, rotation=yaw_rotation(inner_yaw))
    direct = outer.holding(inner).point(point)
    stepwise = outer.point(Placing(inner_at, yaw_rotation(inner_yaw)).point(point))
    assert direct == pytest.approx(stepwise, abs=1e-6)


@given(points, yaws, points)
def test_turning_and_moving_keeps_lengths(
    at: tuple[float, float, float], yaw: float, point: tuple[float, float, float]
) -> None:
    placing = Placing(at, yaw_rotation(yaw))
    assert math.dist(placing.point(point), at) == pytest.approx(math.dist(point, (0, 0, 0)), abs=1e-6)


def test_scale_comes_before_turning_and_moving() -> None:
    placing = Placing((1.0, 0.0, 0.0), yaw_rotation(math.pi / 2), (2.0, 1.0, 3.0))
    assert placing.point((0.0, 0.0, -1.0)) == pytest.approx((-2.0, 0.0, 0.0))


def test_upright_is_what_turns_around_y_alone() -> None:
    assert Placing(rotation=yaw_rotation(1.0)).is_upright
    assert not Placing(rotation=(math.sin(0.1), 0.0, 0.0, math.cos(0.1))).is_upright


def test_a_scene_knows_where_parts_of_parts_stand() -> None:
    place = scene(
        entity(3, Seat(), parent=2, at=(0.0, 0.0, -1.0)),
        entity(2, parent=1, at=(0.0, 1.0, 0.0), yaw=math.pi / 2),
        entity(1, at=(10.0, 0.0, 0.0)),
    )
    placing = place.placing(place.entities[entity_id(3)])
    assert placing.position == pytest.approx((9.0, 1.0, 0.0))
    assert placing.yaw == pytest.approx(math.pi / 2)
