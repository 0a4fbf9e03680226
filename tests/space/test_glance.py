"""What the door shows of those inside: SP-79."""

from __future__ import annotations

import math
from dataclasses import replace

from lanting.kernel.ids import EntityId
from lanting.protocol.pose import Pose
from lanting.protocol.word import Look
from lanting.space.glance import GLANCE_LOOKS_MAX, GLANCE_STEP_M, Glance
from lanting.space.ground import Seat
from tests.space.stage import FLOOR, Stage, ground_of


def test_sp79_a_glance_tells_how_many_and_roughly_where_and_no_name() -> None:
    stage = Stage()
    look = Look(skin=3, glasses=True)
    slot = stage.welcome("ann", look=look).slot
    stage.poses.poses[slot] = Pose(7.1, 0.0, -4.9)
    glance = stage.space.glance()
    ((seen, x, y, z, seated, _),) = glance.looks
    assert (glance.people, seen, y, seated) == (1, look, 0.0, False)
    assert math.dist((x, z), (8.0, -4.0)) <= 0.5


def test_sp79_small_steps_are_not_told() -> None:
    stage = Stage()
    slot = stage.welcome("ann").slot
    glances = []
    for step in range(5):
        stage.poses.poses[slot] = Pose(6.3 + step * 0.3, 0.0, 0.2)
        glances.append(stage.space.glance())
    assert len(set(map(repr, glances))) == 1


def test_sp79_at_most_twelve_are_shown_people_before_programs() -> None:
    stage = Stage()
    stage.fill(3, program=True)
    for number in range(11):
        stage.welcome(f"person {number}", look=Look(cloth=7))
    glance = stage.space.glance()
    assert (glance.people, len(glance.looks)) == (11, GLANCE_LOOKS_MAX)
    assert [glimpse.look.cloth for glimpse in glance.looks] == [7] * 11 + [0]


def test_sp79_whoever_is_hidden_or_away_is_counted_and_not_shown() -> None:
    stage = Stage()
    for user in ("ann", "bob", "cat", "dan"):
        stage.welcome(user, look=Look(cloth=ord(user[0]) - ord("a")))
    stage.block("ann", "bob")
    stage.step(stage.broke("cat"))
    glance = stage.space.glance()
    assert (glance.people, [glimpse.look.cloth for glimpse in glance.looks]) == (4, [3])


def test_sp79_two_who_are_rounded_to_one_place_are_shown_beside_one_another() -> None:
    stage = Stage()
    for user in ("ann", "bob", "cat"):
        stage.poses.poses[stage.welcome(user).slot] = Pose(0.2, 0.0, 0.2)
    places = [(glimpse.x, glimpse.z) for glimpse in stage.space.glance().looks]
    assert min(math.dist(one, other) for one in places for other in places if one is not other) >= 1.0
    assert all(math.hypot(x, z) < GLANCE_STEP_M for x, z in places)


def test_sp79_who_sits_is_said_to_sit() -> None:
    seat = Seat(EntityId("ent_seat"), Pose(1.0, 0.0, 1.0))
    stage = Stage(ground=replace(ground_of(FLOOR), seats=(seat,)))
    stage.welcome("ann", watching=True)
    assert [glimpse.seated for glimpse in stage.space.glance().looks] == [True]


def test_sp79_where_nobody_is_there_is_nothing_to_see() -> None:
    assert Stage().space.glance() == Glance()
