"""Solids: colliders and barriers in the world's axes."""

from __future__ import annotations

import math
from typing import Literal

import pytest
from hypothesis import given

from lanting.scene.component.nature import HeightField
from lanting.scene.component.placement import Seat
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.placing import Placing, Vector, yaw_rotation
from lanting.scene.scene import Scene
from lanting.scene.solid import Solid, solids
from tests.scene.making import entity, scene
from tests.scene.strategies import points, scenes, yaws

FIELD = HeightField(xs=[0, 1], zs=[0, 1], heights=[0, 1, 2, 3], palette=["#9dba83"], paint=[0] * 4)
QUARTER = math.pi / 2
Kind = Literal["box", "cylinder", "ramp", "height_field"]


def sole(place: Scene) -> Solid:
    (found,) = solids(place)
    return found


def test_a_scene_without_colliders_has_no_solids() -> None:
    assert not list(solids(scene(entity(1, Seat()))))


@pytest.mark.parametrize("kind", ["box", "cylinder", "ramp"])
def test_a_collider_stands_where_its_entity_stands(kind: Kind) -> None:
    solid = sole(scene(entity(1, Collider(kind=kind, size=(1, 2, 3)), at=(4, 5, 6), yaw=0.5)))
    assert (solid.kind, solid.centre, solid.size) == (kind, (4, 5, 6), (1, 2, 3))
    assert solid.yaw == pytest.approx(0.5)
    assert solid.is_walkable


@pytest.mark.parametrize("kind", ["box", "cylinder", "ramp", "height_field"])
def test_a_part_is_moved_and_turned_by_its_parent(kind: Kind) -> None:
    part = entity(2, FIELD, Collider(kind=kind, size=(1, 2, 1)), parent=1, at=(0, 0, -3), yaw=0.25)
    solid = sole(scene(entity(1, at=(10, 1, 0), yaw=QUARTER), part))
    assert solid.centre == pytest.approx((7, 1, 0))
    assert solid.yaw == pytest.approx(QUARTER + 0.25)


@given(points, yaws, points, yaws)
def test_a_collider_goes_with_its_parent_like_everything_else(
    at: Vector, yaw: float, inner_at: Vector, inner_yaw: float
) -> None:
    inner = entity(2, Collider(kind="ramp", size=(1, 2, 3)), parent=1, at=inner_at, yaw=inner_yaw)
    solid = sole(scene(entity(1, at=at, yaw=yaw), inner))
    assert solid.centre == pytest.approx(Placing(at, yaw_rotation(yaw)).point(inner_at), abs=1e-6)
    assert math.cos(solid.yaw - yaw - inner_yaw) == pytest.approx(1.0)


def test_a_height_field_collider_brings_its_heights_and_its_origin() -> None:
    ground = sole(scene(entity(1, FIELD, Collider(kind="height_field"), at=(10, 20, 30))))
    assert (ground.height_field, ground.centre, ground.is_walkable) == (FIELD, (10, 20, 30), True)


def test_a_box_beside_a_height_field_does_not_bring_it() -> None:
    assert sole(scene(entity(1, FIELD, Collider(kind="box")))).height_field is None


def test_a_height_field_without_a_collider_stops_nobody() -> None:
    assert not list(solids(scene(entity(1, FIELD))))


def test_colliders_come_in_the_scenes_order_and_before_barriers() -> None:
    wall = Barrier(line=[(0, 0, 0), (1, 0, 0)])
    place = scene(
        entity(1, wall), entity(2, Collider(kind="ramp")), entity(3, wall, Collider(kind="box")), entity(4, wall)
    )
    assert [(each.kind, each.is_walkable) for each in solids(place)] == [
        ("ramp", True),
        ("box", True),
        ("box", False),
        ("box", False),
        ("box", False),
    ]


@given(scenes())
def test_whatever_the_scene_its_solids_have_a_place_a_turn_and_a_size(place: Scene) -> None:
    expected = 0
    for each in place.entities.values():
        barrier = each.get(Barrier)
        expected += each.get(Collider) is not None
        expected += 0 if barrier is None else len(barrier.line) - (not barrier.is_closed)
    found = list(solids(place))
    assert len(found) == expected
    for solid in found:
        assert all(map(math.isfinite, (*solid.centre, *solid.size, solid.yaw)))
        assert min(solid.size) > 0
        assert -math.pi <= solid.yaw <= math.pi
        assert (solid.height_field is not None) == (solid.kind == "height_field")


class TestBarrier:
    def test_is_a_box_for_each_stretch_on_which_nobody_stands(self) -> None:
        line = [(0.0, 0.0, 0.0), (0.0, 0.0, -2.0), (3.0, 1.0, -2.0)]
        first, second = solids(scene(entity(1, Barrier(line=line))))
        assert (first.kind, first.is_walkable) == (second.kind, second.is_walkable) == ("box", False)
        assert first.size == pytest.approx((0.1, 4.0, 2.1))
        assert first.centre == pytest.approx((0.0, 1.0, -1.0))
        assert second.size == pytest.approx((0.1, 5.0, 3.1))
        assert second.centre == pytest.approx((1.5, 1.5, -2.0))

    @pytest.mark.parametrize(("start_y", "end_y"), [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (-3.0, -1.0)])
    def test_goes_from_below_its_lower_point_to_above_its_higher_one(self, start_y: float, end_y: float) -> None:
        barrier = Barrier(line=[(0.0, start_y, 0.0), (4.0, end_y, 0.0)], depth_m=0.5, height_m=1.25)
        stretch = sole(scene(entity(1, barrier)))
        assert stretch.centre[1] - stretch.size[1] / 2 == pytest.approx(min(start_y, end_y) - 0.5)
        assert stretch.centre[1] + stretch.size[1] / 2 == pytest.approx(max(start_y, end_y) + 1.25)

    @given(points, points)
    def test_runs_along_its_line_and_covers_both_ends(self, start: Vector, end: Vector) -> None:
        stretch = sole(scene(entity(1, Barrier(line=[start, end], thickness_m=0.2))))
        ahead = (-math.sin(stretch.yaw), -math.cos(stretch.yaw))
        for x, _, z in (start, end):
            dx, dz = x - stretch.centre[0], z - stretch.centre[2]
            assert abs(dx * ahead[1] - dz * ahead[0]) <= 0.001
            assert abs(dx * ahead[0] + dz * ahead[1]) <= stretch.size[2] / 2
        assert stretch.size[2] == pytest.approx(math.hypot(end[0] - start[0], end[2] - start[2]) + 0.2)

    def test_fills_the_corner_between_two_stretches(self) -> None:
        """Each stretch reaches half its thickness beyond the corner: no gap is left outside."""
        line = [(0.0, 0.0, 0.0), (4.0, 0.0, 0.0), (4.0, 0.0, 4.0)]
        first, second = solids(scene(entity(1, Barrier(line=line, thickness_m=0.4))))
        assert first.centre[0] + first.size[2] / 2 == pytest.approx(4.2)
        assert second.centre[2] - second.size[2] / 2 == pytest.approx(-0.2)

    def test_closes_where_it_says_so(self) -> None:
        corners = [(0.0, 0.0, 0.0), (4.0, 0.0, 0.0), (4.0, 0.0, 4.0)]
        open_line = list(solids(scene(entity(1, Barrier(line=corners)))))
        closed = list(solids(scene(entity(1, Barrier(line=corners, is_closed=True)))))
        assert closed[:2] == open_line
        assert closed[2].centre == pytest.approx((2.0, 1.0, 2.0))

    def test_is_moved_and_turned_with_its_entity_and_all_above_it(self) -> None:
        barrier = Barrier(line=[(0.0, 0.0, 0.0), (0.0, 0.0, -2.0)])
        below = entity(2, barrier, parent=1, at=(0, 0, -3))
        stretch = sole(scene(entity(1, at=(5, 0.5, 5), yaw=QUARTER), below))
        assert stretch.centre == pytest.approx((1.0, 1.5, 5.0))
        assert abs(stretch.yaw) == pytest.approx(QUARTER)

    def test_may_have_a_point_twice(self) -> None:
        post = sole(scene(entity(1, Barrier(line=[(1.0, 0.0, 1.0)] * 2))))
        assert post.size == pytest.approx((0.1, 4.0, 0.1))
