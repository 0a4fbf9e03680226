"""Coming through a portal: SP-77 and SP-78."""

from __future__ import annotations

import math
from dataclasses import replace

from lanting.kernel.ids import EntityId
from lanting.protocol.pose import Pose
from lanting.space.ground import Portal, Spawn
from tests.space.stage import Stage, ground_of, nodes_apart

GATE = Portal(EntityId("ent_gate"), Pose(10.0, 0.0, 10.0, yaw=math.pi), "courtyard")
"""It looks along +z: its opening is at smaller z."""


def stage_with_a_gate() -> Stage:
    ground = ground_of(spawns=[Spawn(Pose(-10.0, 0.0, -10.0, yaw=1.0))])
    return Stage(ground=replace(ground, portals=(GATE,)))


def test_sp77_who_comes_through_a_portal_arrives_before_the_one_that_leads_back_with_her_back_to_it() -> None:
    place = stage_with_a_gate().welcome("ann", through="courtyard").place
    assert math.dist((place.x, place.z), (10.0, 10.0)) < 0.5
    assert place.yaw == GATE.pose.yaw


def test_sp77_many_who_come_through_stand_beside_one_another_and_none_behind_the_portal() -> None:
    stage = stage_with_a_gate()
    for number in range(20):
        stage.welcome(f"person {number}", through="courtyard")
    poses = list(stage.poses.poses.values())
    assert nodes_apart(poses) >= 1.0
    assert all(pose.z >= 9.4 for pose in poses)


def test_sp77_from_a_space_that_no_portal_leads_to_she_comes_as_everybody_does() -> None:
    stage = stage_with_a_gate()
    places = [stage.welcome(user, through=through).place for user, through in (("ann", "elsewhere"), ("bob", None))]
    assert all(math.dist((place.x, place.z), (-10.0, -10.0)) < 2.0 for place in places)


def test_sp77_a_portal_counts_before_a_place_note_because_that_is_from_an_earlier_visit() -> None:
    place = stage_with_a_gate().welcome("ann", through="courtyard", place=Pose(1.0, 0.0, 1.0)).place
    assert math.dist((place.x, place.z), (10.0, 10.0)) < 0.5
