"""Bringing people together and back (SP-110 to SP-114)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from lanting.identity.role import Role
from lanting.kernel.ids import EntityId
from lanting.protocol.host_request import BringToDoor, Gather
from lanting.protocol.notice import Announced, Moved
from lanting.protocol.pose import Pose
from lanting.protocol.request import Leave, Sit
from lanting.space.event import StandingChanged
from lanting.space.gathering import ROOM_M, SIGHT_M, places_around
from lanting.space.ground import Ground, Seat, Spawn
from lanting.space.reach import outwards
from lanting.space.solid import Box
from tests.space.hosting_stage import HostingStage, request_id
from tests.space.stage import FLOOR, SCENE_REVISION, Allowed, ground_of, nodes_apart

SEAT = Seat(EntityId("ent_1"), Pose(3.0, 0.0, 2.0))
WALL = Box(0.0, 1.0, 5.25, 20.0, 2.0, 0.5)
"""From the west edge to beyond the middle, between z 5 and 5.5."""


def lesson(ground: Ground | None = None, guests: int = 3) -> HostingStage:
    stage = HostingStage(ground=ground or replace(ground_of(), seats=(SEAT,)))
    stage.come("mei", Role.HOST)
    for number in range(guests):
        stage.come(f"guest {number}")
    return stage


def gather(stage: HostingStage, on: bool = True) -> None:
    stage.act("mei", Gather(request_id=request_id(), on=on))


def test_sp110_everybody_stands_around_the_host_in_nobody_and_looks_at_her() -> None:
    stage = lesson(guests=20)
    host = stage.poses.poses[0] = Pose(8.25, 0.0, -6.25)
    gather(stage)
    poses = [stage.poses.poses[slot] for slot in range(21)]
    assert nodes_apart(poses) >= ROOM_M
    for pose in poses[1:]:
        away_m = math.hypot(pose.x - host.x, pose.z - host.z)
        assert away_m <= 4.0
        assert pose.x - away_m * math.sin(pose.yaw) == pytest.approx(host.x)
        assert pose.z - away_m * math.cos(pose.yaw) == pytest.approx(host.z)
    assert stage.poses.poses[0] == host


def test_sp110_hosts_stay_where_they_are_and_nobody_is_put_on_them() -> None:
    stage = lesson()
    stage.come("una", Role.OWNER)
    una = stage.poses.poses[4] = Pose(1.25, 0.0, 0.25)
    stage.poses.poses[0] = Pose(0.25, 0.0, 0.25)
    gather(stage)
    assert stage.poses.poses[4] == una
    assert nodes_apart(stage.poses.poses.values()) >= ROOM_M


def test_sp110_nobody_is_put_where_the_hosts_own_head_would_hide_her() -> None:
    stage = lesson(guests=12)
    host = stage.poses.poses[0] = Pose(0.25, 0.0, 0.25)
    gather(stage)
    for slot in range(1, 13):
        pose = stage.poses.poses[slot]
        is_ahead = abs(pose.x - host.x) < ROOM_M / 2 and 0 < host.z - pose.z <= SIGHT_M
        assert not is_ahead


def test_sp110_each_is_told_where_and_why_and_all_by_whom() -> None:
    stage = lesson()
    commands = stage.act("mei", Gather(request_id=request_id(), on=True))
    moved, announced = stage.heard("guest 1", commands)
    assert isinstance(moved, Moved)
    pose = stage.poses.poses[2]
    assert (moved.reason, moved.place.x, moved.place.z, moved.epoch) == ("gathered", pose.x, pose.z, 1)
    assert announced == Announced(act="gather", on=True, by="mei")


def test_sp110_behind_a_wall_is_further_away_than_it_looks() -> None:
    ground = ground_of(FLOOR, WALL)
    grid = ground.walk_grid
    host = Pose(0.25, 0.0, 4.25)
    places = places_around(ground, host, [host], 12)
    assert all(place.z < 5.0 for place in places)
    start = grid.nearest(host.x, host.y, host.z)
    assert sorted(outwards(grid, start)) == [
        node for node in range(len(grid.height)) if grid.island[node] == grid.island[start]
    ]


def test_sp110_around_a_table_they_stand_on_the_ground() -> None:
    table = Box(5.0, 0.5, 5.0, 1.0, 1.0, 1.0)
    ground = ground_of(FLOOR, table)
    stage = lesson(ground, guests=6)
    stage.poses.poses[0] = Pose(5.25, 1.0, 5.25)
    gather(stage)
    poses = [stage.poses.poses[slot] for slot in range(1, 7)]
    assert sum(pose.y == 0.0 for pose in poses) >= 5
    assert nodes_apart(poses) >= ROOM_M


def test_sp110_where_there_is_no_room_they_stand_closer_and_where_nobody_can_walk_nobody_moves() -> None:
    small = ground_of(Box(0.0, -0.5, 0.0, 1.0, 1.0, 1.0))
    stage = lesson(small, guests=5)
    gather(stage)
    assert all(small.walk_grid.nodes_in(pose.x, pose.z) for pose in stage.poses.poses.values())
    nowhere = ground_of(Box(0.0, -0.5, 0.0, 1.0, 1.0, 1.0, is_walkable=False))
    stage = lesson(nowhere)
    before = dict(stage.poses.poses)
    gather(stage)
    assert stage.poses.poses == before


def test_sp110_who_sits_stands_up_and_sits_again_afterwards() -> None:
    stage = lesson()
    stage.poses.poses[1] = Pose(3.0, 0.0, 3.0)
    stage.ask("guest 0", Sit(seat=SEAT.entity))
    gather(stage)
    assert (stage.poses.seated, stage.poses.held) == (set(), set())
    stage.act("mei", Gather(request_id=request_id(), on=False))
    assert (stage.poses.seated, stage.poses.held) == ({1}, {1})


def test_sp112_where_somebody_else_sits_now_she_stands_before_the_seat() -> None:
    stage = lesson()
    stage.poses.poses[1] = Pose(3.0, 0.0, 3.0)
    stage.ask("guest 0", Sit(seat=SEAT.entity))
    gather(stage)
    stage.poses.poses[2] = Pose(3.0, 0.0, 3.0)
    stage.ask("guest 1", Sit(seat=SEAT.entity))
    commands = stage.act("mei", BringToDoor(request_id=request_id(), participant=stage.id_of("guest 2"), on=False))
    assert not [notice for notice in stage.heard("guest 2", commands) if isinstance(notice, Moved)]
    gather(stage, on=False)
    assert stage.poses.seated == set()
    assert math.dist((stage.poses.poses[1].x, stage.poses.poses[1].z), (3.0, 2.0)) < 3.0


def test_sp111_one_is_brought_to_the_door_and_back_and_only_she_hears_of_it() -> None:
    stage = lesson()
    home = stage.poses.poses[2] = Pose(15.25, 0.0, 15.25)
    guest = stage.id_of("guest 1")
    commands = stage.act("mei", BringToDoor(request_id=request_id(), participant=guest))
    assert [notice.reason for notice in stage.heard("guest 1", commands) if isinstance(notice, Moved)] == ["to_door"]
    assert stage.heard("guest 0", commands) == []
    door = stage.poses.poses[2]
    assert math.hypot(door.x, door.z) < 4.0
    stage.act("mei", BringToDoor(request_id=request_id(), participant=guest, on=False))
    assert stage.poses.poses[2] == home


def test_sp111_all_but_hosts_stand_at_the_door_apart() -> None:
    stage = lesson(guests=12)
    for slot in range(13):
        stage.poses.poses[slot] = Pose(15.25, 0.0, 15.25)
    stage.act("mei", BringToDoor(request_id=request_id()))
    assert stage.poses.poses[0] == Pose(15.25, 0.0, 15.25)
    assert nodes_apart(stage.poses.poses[slot] for slot in range(1, 13)) >= ROOM_M


def test_sp112_who_is_gathered_twice_goes_back_to_the_first_place() -> None:
    stage = lesson()
    home = dict(stage.poses.poses)
    gather(stage)
    stage.poses.poses[0] = Pose(-9.75, 0.0, 9.25)
    gather(stage)
    gather(stage, on=False)
    assert [stage.poses.poses[slot] for slot in (1, 2, 3)] == [home[slot] for slot in (1, 2, 3)]
    gather(stage, on=False)
    assert [stage.poses.poses[slot] for slot in (1, 2, 3)] == [home[slot] for slot in (1, 2, 3)]


def test_sp112_who_has_become_a_host_goes_back_with_the_others() -> None:
    stage = lesson()
    home = stage.poses.poses[1]
    gather(stage)
    stage.step(StandingChanged(stage.id_of("guest 0"), Allowed(Role.HOST)))
    gather(stage, on=False)
    assert stage.poses.poses[1] == home


def test_sp113_where_a_new_scene_left_no_floor_she_goes_to_the_nearest_there_is() -> None:
    stage = lesson()
    stage.poses.poses[1] = Pose(15.25, 0.0, 15.25)
    gather(stage)
    half = ground_of(Box(-5.0, -0.5, 0.0, 30.0, 1.0, 40.0), spawns=[Spawn(Pose(0.0, 0.0, 0.0))])
    stage.space.set_ground(half, SCENE_REVISION + 1)
    gather(stage, on=False)
    pose = stage.poses.poses[1]
    assert half.walk_grid.nodes_in(pose.x, pose.z)
    assert math.dist((pose.x, pose.z), (9.75, 15.25)) < 1.0


def test_sp114_going_back_takes_back_what_was_done_later() -> None:
    stage = lesson()
    home = stage.poses.poses[1]
    gather(stage)
    stage.act("mei", BringToDoor(request_id=request_id()))
    gather(stage, on=False)
    assert stage.poses.poses[1] == home
    commands = stage.act("mei", BringToDoor(request_id=request_id(), on=False))
    assert not [notice for notice in stage.heard("guest 0", commands) if isinstance(notice, Moved)]


def test_sp114_acts_in_reverse_order_lead_back_step_by_step() -> None:
    stage = lesson()
    home = stage.poses.poses[1]
    gather(stage)
    gathered = stage.poses.poses[1]
    stage.act("mei", BringToDoor(request_id=request_id()))
    stage.act("mei", BringToDoor(request_id=request_id(), on=False))
    assert stage.poses.poses[1] == gathered
    gather(stage, on=False)
    assert stage.poses.poses[1] == home


def test_sp114_who_left_is_not_brought_back() -> None:
    stage = lesson()
    gather(stage)
    stage.ask("guest 0", Leave())
    stage.come("guest 0")
    commands = stage.act("mei", Gather(request_id=request_id(), on=False))
    assert not [notice for notice in stage.heard("guest 0", commands) if isinstance(notice, Moved)]
