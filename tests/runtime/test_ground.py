"""A Scene as `space` sees it."""

from __future__ import annotations

import math

import pytest

from lanting.kernel.ids import EntityId
from lanting.protocol.pose import Pose
from lanting.runtime.ground import BEFORE_PORTAL_M, ground_of
from lanting.scene.component import nature, placement, solid
from lanting.scene.component.registry import COMPONENT_NAMES, Component
from lanting.scene.entity import Entity
from lanting.scene.placing import yaw_rotation
from lanting.scene.scene import Scene
from lanting.scene.template import TEMPLATES
from lanting.space.ground import Bounds, Box, Cylinder, HeightField, Portal, Ramp, Seat, Spawn, Zone


def entity(number: int, *components: Component, at: tuple[float, float, float] = (0, 0, 0), yaw: float = 0) -> Entity:
    placed = placement.Transform(position=at, rotation=yaw_rotation(yaw))
    named = {COMPONENT_NAMES[type(each)]: each for each in (placed, *components)}
    return Entity(EntityId(f"ent_{number:016}"), "thing", components=named)


def scene(*entities: Entity) -> Scene:
    return Scene(1, "test", entities)


def test_bounds_are_the_scenes_border() -> None:
    border = placement.Bounds(x_min=-1, x_max=2, z_min=-3, z_max=4, y_min=-5, y_max=6)
    assert ground_of(scene(entity(1, border))).bounds == Bounds(x=(-1, 2), y=(-5, 6), z=(-3, 4))


def test_a_scene_without_a_border_ends_where_poses_do() -> None:
    ground = ground_of(scene())
    assert ground.holds(Pose(5_000, 100, -5_000))
    assert not ground.holds(Pose(6_000, 0, 0))


def test_spawns_seats_and_zones_stand_where_the_scene_has_them() -> None:
    ground = ground_of(
        scene(
            entity(1, placement.Spawn(radius_m=2.5), at=(1, 2, 3), yaw=1.0),
            entity(2, placement.Seat(height_m=0.5), at=(4, 5, 6)),
            entity(3, placement.Zone(size=(2, 3, 4), is_private=True), at=(7, 8, 9), yaw=0.5),
        )
    )
    (spawn,), (seat,), (zone,) = ground.spawns, ground.seats, ground.zones
    assert spawn == Spawn(Pose(1, 2, 3, pytest.approx(1.0)), 2.5)
    assert seat == Seat(EntityId(f"ent_{2:016}"), Pose(4, 5, 6, 0), 0.5)
    assert zone == Zone(EntityId(f"ent_{3:016}"), Box(7, 8, 9, 2, 3, 4, pytest.approx(0.5)), True)


def test_sp78_before_a_portal_is_on_the_floor_on_the_side_that_it_faces() -> None:
    floor = solid.Collider(kind="box", size=(20, 1, 20))
    door = placement.Portal(target="courtyard", diameter_m=3.0)
    (portal,) = ground_of(scene(entity(1, floor, at=(0, 0.5, 0)), entity(2, door, at=(4, 2.5, 4), yaw=math.pi))).portals
    assert portal == Portal(EntityId(f"ent_{2:016}"), portal.pose, "courtyard")
    assert (portal.pose.x, portal.pose.y, portal.pose.z) == pytest.approx((4.0, 1.0, 4.0 + BEFORE_PORTAL_M))
    assert abs(portal.pose.yaw) == pytest.approx(math.pi)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_sp77_sp78_in_every_template_who_comes_through_a_portal_can_walk_to_where_others_arrive(name: str) -> None:
    ground = ground_of(Scene(1, name, TEMPLATES[name].build(1)))
    home = ground.home_nodes()
    for portal in ground.portals:
        node = ground.walk_grid.nearest(portal.pose.x, portal.pose.y, portal.pose.z)
        assert home[node]
        assert math.dist(ground.walk_grid.middle(node), (portal.pose.x, portal.pose.y, portal.pose.z)) < 0.6


def test_each_collider_becomes_its_solid() -> None:
    ground = ground_of(
        scene(
            entity(1, solid.Collider(kind="box", size=(1, 2, 3)), at=(0, 1, 0), yaw=0.5),
            entity(2, solid.Collider(kind="ramp", size=(1, 2, 3)), at=(5, 1, 0)),
            entity(3, solid.Collider(kind="cylinder", size=(1, 2, 1)), at=(9, 1, 0)),
        )
    )
    assert list(ground.walk_grid.solids) == [
        Box(0, 1, 0, 1, 2, 3, pytest.approx(0.5)),
        Ramp(5, 1, 0, 1, 2, 3, 0),
        Cylinder(9, 1, 0, 0.5, 2),
    ]


def test_nobody_stands_on_a_barrier() -> None:
    barrier = solid.Barrier(line=[(0, 0, 0), (0, 0, -4)])
    (wall,) = ground_of(scene(entity(1, barrier))).walk_grid.solids
    assert isinstance(wall, Box) and not wall.is_walkable


def test_terrain_has_the_heights_of_the_scene() -> None:
    field = nature.HeightField(
        xs=[0, 1, 4], zs=[0, 2], heights=[0, 1, 2, 3, 4, 5], palette=["#112233"], paint=[0, 0, 0, 0, 0, 0]
    )
    ground = ground_of(scene(entity(1, field, solid.Collider(kind="height_field"), at=(10, 20, 30), yaw=math.pi / 2)))
    (terrain,) = ground.walk_grid.solids
    assert isinstance(terrain, HeightField)
    assert (terrain.x, terrain.y, terrain.z, terrain.yaw) == (10, 20, 30, pytest.approx(math.pi / 2))
    assert terrain.heights.tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_in_every_template_newcomers_arrive_within_bounds_and_on_their_feet(name: str) -> None:
    ground = ground_of(Scene(1, name, TEMPLATES[name].build(1)))
    assert ground.spawns
    for spawn in ground.spawns:
        assert ground.holds(spawn.pose)
        floor = ground.walk_grid.floor_at(spawn.pose.x, spawn.pose.y, spawn.pose.z)
        assert floor is not None and abs(floor - spawn.pose.y) < 0.5
