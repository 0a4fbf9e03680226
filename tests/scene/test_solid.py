"""Solids: colliders and barriers in the world's axes."""

from __future__ import annotations

import math

import pytest

from lanting.scene.component.nature import HeightField
from lanting.scene.component.placement import Seat
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.solid import solids
from tests.scene.making import entity, scene


def test_a_scene_without_colliders_has_no_solids() -> None:
    assert not list(solids(scene(entity(1, Seat()))))


def test_a_collider_stands_where_its_entity_stands() -> None:
    (box,) = solids(scene(entity(1, Collider(kind="box", size=(1, 2, 3)), at=(4, 5, 6), yaw=0.5)))
    assert (box.kind, box.centre, box.size) == ("box", (4, 5, 6), (1, 2, 3))
    assert box.yaw == pytest.approx(0.5)
    assert box.is_walkable


def test_a_part_is_moved_and_turned_by_its_parent() -> None:
    (part,) = solids(
        scene(
            entity(1, at=(10, 1, 0), yaw=math.pi / 2),
            entity(2, Collider(kind="cylinder", size=(1, 2, 1)), parent=1, at=(0, 0, -3), yaw=0.25),
        )
    )
    assert part.centre == pytest.approx((7, 1, 0))
    assert part.yaw == pytest.approx(math.pi / 2 + 0.25)


def test_a_height_field_collider_brings_its_heights() -> None:
    field = HeightField(xs=[0, 1], zs=[0, 1], heights=[0, 1, 2, 3], palette=["#9dba83"], paint=[0] * 4)
    (ground,) = solids(scene(entity(1, field, Collider(kind="height_field"))))
    assert ground.height_field == field


def test_a_box_beside_a_height_field_does_not_bring_it() -> None:
    field = HeightField(xs=[0, 1], zs=[0, 1], heights=[0, 1, 2, 3], palette=["#9dba83"], paint=[0] * 4)
    (box,) = solids(scene(entity(1, field, Collider(kind="box"))))
    assert box.height_field is None


class TestBarrier:
    def test_is_a_box_for_each_stretch_on_which_nobody_stands(self) -> None:
        line = [(0.0, 0.0, 0.0), (0.0, 0.0, -2.0), (3.0, 1.0, -2.0)]
        first, second = solids(scene(entity(1, Barrier(line=line))))
        assert not first.is_walkable and not second.is_walkable
        assert first.size == pytest.approx((0.1, 4.0, 2.1))
        assert first.centre == pytest.approx((0.0, 1.0, -1.0))
        assert second.size == pytest.approx((0.1, 5.0, 3.1))
        assert second.centre == pytest.approx((1.5, 1.5, -2.0))

    def test_runs_along_its_line(self) -> None:
        (stretch,) = solids(scene(entity(1, Barrier(line=[(1.0, 0.0, 1.0), (4.0, 0.0, -3.0)]))))
        ahead = (-math.sin(stretch.yaw), -math.cos(stretch.yaw))
        assert ahead == pytest.approx((0.6, -0.8))
        assert stretch.size[2] == pytest.approx(5.1)

    def test_closes_where_it_says_so(self) -> None:
        corners = [(0.0, 0.0, 0.0), (4.0, 0.0, 0.0), (4.0, 0.0, 4.0)]
        assert len(list(solids(scene(entity(1, Barrier(line=corners)))))) == 2
        assert len(list(solids(scene(entity(1, Barrier(line=corners, is_closed=True)))))) == 3

    def test_is_moved_and_turned_with_its_entity(self) -> None:
        barrier = Barrier(line=[(0.0, 0.0, 0.0), (0.0, 0.0, -2.0)])
        (stretch,) = solids(scene(entity(1, barrier, at=(5, 0, 5), yaw=math.pi / 2)))
        assert stretch.centre == pytest.approx((4.0, 1.0, 5.0))
        assert abs(stretch.yaw) == pytest.approx(math.pi / 2)
