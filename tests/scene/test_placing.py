"""Where things stand: transforms under transforms."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.scene.component.placement import Seat, Transform
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing, Quaternion, Vector, yaw_rotation
from tests.scene.making import entity, entity_id, scene
from tests.scene.strategies import transforms

yaws = st.floats(-3.1, 3.1)
lengths = st.floats(-100, 100)
points = st.tuples(lengths, lengths, lengths)
QUARTER = math.pi / 2
AHEAD: Vector = (0.0, 0.0, -1.0)
TILTED_UP: Quaternion = (math.sin(QUARTER / 2), 0.0, 0.0, math.cos(QUARTER / 2))
"""A quarter turn around X: what looked along −Z looks along Y."""


@given(yaws)
def test_a_yaw_is_read_back_as_it_was_written(yaw: float) -> None:
    assert Placing(rotation=yaw_rotation(yaw)).yaw == pytest.approx(yaw, abs=1e-6)


@pytest.mark.parametrize(
    ("yaw", "ahead"),
    [
        pytest.param(0.0, (0.0, 0.0, -1.0), id="north"),
        pytest.param(QUARTER, (-1.0, 0.0, 0.0), id="a quarter to the left: west"),
        pytest.param(math.pi, (0.0, 0.0, 1.0), id="half: south"),
        pytest.param(-QUARTER, (1.0, 0.0, 0.0), id="a quarter to the right: east"),
    ],
)
def test_a_positive_yaw_turns_left(yaw: float, ahead: Vector) -> None:
    assert Placing(rotation=yaw_rotation(yaw)).point(AHEAD) == pytest.approx(ahead)


@given(st.floats(-20, 20))
def test_a_yaw_is_within_half_a_turn_however_often_it_turned(yaw: float) -> None:
    found = Placing(rotation=yaw_rotation(yaw)).yaw
    assert -math.pi <= found <= math.pi
    assert math.cos(found) == pytest.approx(math.cos(yaw), abs=1e-6)
    assert math.sin(found) == pytest.approx(math.sin(yaw), abs=1e-6)


@given(yaws)
def test_a_quaternion_and_its_opposite_are_the_same_turn(yaw: float) -> None:
    x, y, z, w = yaw_rotation(yaw)
    assert Placing(rotation=(-x, -y, -z, -w)).yaw == pytest.approx(Placing(rotation=(x, y, z, w)).yaw, abs=1e-6)


def test_what_looks_half_up_looks_on_the_floor_where_it_looked() -> None:
    half_up = Transform(rotation=(math.sin(0.3), 0.0, 0.0, math.cos(0.3)))
    assert Placing(rotation=yaw_rotation(0.7)).holding(half_up).yaw == pytest.approx(0.7)


@given(transforms(), transforms(), points)
def test_a_point_goes_through_each_parent_in_turn(outer: Transform, inner: Transform, point: Vector) -> None:
    """As glTF has it, where the outer scale is even: scaled, turned and moved by the inner, then by the outer."""
    even = Placing(outer.position, outer.rotation, (2.0, 2.0, 2.0))
    alone = Placing(inner.position, inner.rotation, inner.scale)
    direct, stepwise = even.holding(inner).point(point), even.point(alone.point(point))
    assert direct == pytest.approx(stepwise, rel=1e-6, abs=1e-3)


@given(transforms(), transforms(), transforms())
def test_it_does_not_matter_where_a_chain_is_taken_in_hand(one: Transform, two: Transform, three: Transform) -> None:
    even = [Transform(position=each.position, rotation=each.rotation) for each in (one, two, three)]
    whole = Placing().holding(even[0]).holding(even[1]).holding(even[2])
    last_two = Placing(even[1].position, even[1].rotation).holding(even[2])
    again = Placing(even[0].position, even[0].rotation).holding(
        Transform(position=_held(last_two.position), rotation=last_two.rotation)
    )
    assert again.point(AHEAD) == pytest.approx(whole.point(AHEAD), abs=1e-3)


def _held(position: Vector) -> Vector:
    x, y, z = (min(max(value, -5_000.0), 5_000.0) for value in position)
    return (x, y, z)


@given(points, yaws, points, points)
def test_turning_and_moving_keeps_distances(at: Vector, yaw: float, one: Vector, other: Vector) -> None:
    placing = Placing(at, yaw_rotation(yaw))
    assert math.dist(placing.point(one), placing.point(other)) == pytest.approx(math.dist(one, other), abs=1e-6)


@given(points)
def test_the_world_itself_moves_nothing(point: Vector) -> None:
    assert Placing().point(point) == pytest.approx(point)


@given(transforms())
def test_a_child_of_the_world_stands_where_its_transform_says(transform: Transform) -> None:
    placed = Placing().holding(transform)
    assert placed.position == pytest.approx(transform.position)
    assert placed.rotation == pytest.approx(transform.rotation)
    assert placed.scale == transform.scale


def test_scale_comes_before_turning_and_moving() -> None:
    placing = Placing((1.0, 0.0, 0.0), yaw_rotation(QUARTER), (2.0, 1.0, 3.0))
    assert placing.point(AHEAD) == pytest.approx((-2.0, 0.0, 0.0))


def test_a_parent_scales_its_child_and_how_far_away_it_is() -> None:
    child = Placing(scale=(2.0, 3.0, 4.0)).holding(Transform(position=(1.0, 1.0, 1.0), scale=(0.5, 2.0, 1.0)))
    assert child.position == (2.0, 3.0, 4.0)
    assert child.scale == (1.0, 6.0, 4.0)


def test_a_turned_child_of_an_uneven_parent_does_not_shear() -> None:
    """Its corners stay square: the scales multiply along the child's own axes."""
    child = Placing(scale=(3.0, 1.0, 1.0)).holding(Transform(rotation=yaw_rotation(math.pi / 4)))
    ahead, aside = child.point((0.0, 0.0, -1.0)), child.point((1.0, 0.0, 0.0))
    assert ahead[0] * aside[0] + ahead[2] * aside[2] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("rotation", "is_upright"),
    [
        (yaw_rotation(0.0), True),
        (yaw_rotation(1.0), True),
        (yaw_rotation(math.pi), True),
        ((0.0, 0.0, 0.0, -1.0), True),
        ((0.6, 0.0, 0.0, 0.8), False),
        ((0.0, 0.0, 0.6, 0.8), False),
        ((1.0, 0.0, 0.0, 0.0), False),
        ((0.001, 0.0, 0.0, 1.0), False),
    ],
)
def test_upright_is_what_turns_around_y_alone(rotation: Quaternion, is_upright: bool) -> None:
    assert Placing(rotation=rotation).is_upright is is_upright


def test_what_is_tilted_and_tilted_back_is_upright() -> None:
    back = Transform(rotation=(-TILTED_UP[0], 0.0, 0.0, TILTED_UP[3]))
    assert not Placing(rotation=TILTED_UP).is_upright
    assert Placing(rotation=TILTED_UP).holding(back).is_upright


class TestInAScene:
    def test_parts_of_parts_stand_where_all_above_them_say(self) -> None:
        place = scene(
            entity(3, Seat(), parent=2, at=(0.0, 0.0, -1.0)),
            entity(2, parent=1, at=(0.0, 1.0, 0.0), yaw=QUARTER),
            entity(1, at=(10.0, 0.0, 0.0)),
        )
        placing = place.placing(place.entities[entity_id(3)])
        assert placing.position == pytest.approx((9.0, 1.0, 0.0))
        assert placing.yaw == pytest.approx(QUARTER)

    def test_a_thing_without_a_transform_stands_at_its_parents_origin(self) -> None:
        part = Entity(entity_id(2), parent=entity_id(1))
        place = scene(entity(1, at=(4.0, 5.0, 6.0), yaw=1.0), part)
        assert place.placing(part) == place.placing(place.entities[entity_id(1)])

    def test_a_thing_without_anything_stands_at_the_origin(self) -> None:
        assert scene(Entity(entity_id(1))).placing(Entity(entity_id(1))) == Placing()

    def test_turns_add_up_along_the_whole_chain(self) -> None:
        chain = [entity(0, yaw=0.1), *(entity(number, parent=number - 1, yaw=0.1) for number in range(1, 17))]
        place = scene(*chain)
        assert place.placing(chain[-1]).yaw == pytest.approx(1.7)
