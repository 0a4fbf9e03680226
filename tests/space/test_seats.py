"""Sitting down and standing up: SP-70 to SP-74."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import RESUME_WITHIN_MS, SIT_WITHIN_M
from lanting.protocol.notice import Moved, Refused
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import Leave, Sit, Stand
from lanting.space.command import Command
from lanting.space.ground import Box, Ground, Seat, Solid, Spawn
from tests.space.stage import EVERYTHING, FLOOR, Stage, ground_of, told

NEAR = Seat(EntityId("ent_near"), Pose(2.0, 0.0, -1.0, yaw=0.0))
FAR = Seat(EntityId("ent_far"), Pose(2.75, 0.0, -1.0, yaw=math.pi))
STOOL = Seat(EntityId("ent_stool"), Pose(0.0, 0.0, 2.0), height_m=0.75)
SEATS = (NEAR, FAR, STOOL)


def seated_ground(*solids: Solid, seats: Sequence[Seat] = SEATS) -> Ground:
    return replace(ground_of(*solids), seats=tuple(seats))


def stage_with(*users: str, seats: Sequence[Seat] = SEATS) -> Stage:
    stage = Stage(ground=seated_ground(seats=seats))
    for user in users:
        stage.welcome(user)
        stage.poses.poses[slot_of(stage, user)] = Pose(0.0, 0.0, 0.0)
    return stage


def slot_of(stage: Stage, user: str) -> int:
    return next(who.slot for who in stage.space._people.by_slot.values() if who.user == user)


def moved(commands: Sequence[Command], stage: Stage, user: str) -> Moved:
    (notice,) = told(commands, stage.id_of(user))
    assert isinstance(notice, Moved)
    return notice


def refusal(commands: Sequence[Command], stage: Stage, user: str) -> str:
    (notice,) = told(commands, stage.id_of(user))
    assert isinstance(notice, Refused)
    return notice.code


def test_sp70_who_sits_down_is_put_on_the_seat_and_held_there() -> None:
    stage = stage_with("ann")
    slot = slot_of(stage, "ann")
    notice = moved(stage.ask("ann", Sit(seat="ent_near")), stage, "ann")
    assert (notice.reason, notice.seat, notice.epoch) == ("seated", "ent_near", 1)
    assert stage.poses.poses[slot] == NEAR.pose == Pose(*_xyz(notice), notice.place.yaw)
    assert slot in stage.poses.seated and slot in stage.poses.held


def test_sp70_on_a_higher_seat_she_is_as_much_higher() -> None:
    stage = stage_with("ann")
    notice = moved(stage.ask("ann", Sit(seat="ent_stool")), stage, "ann")
    assert notice.place.y == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("stands", "seat", "code"),
    [
        (Pose(0.0, 0.0, 0.0), "ent_none", "seat_unknown"),
        (Pose(2.0, 0.0, -1.0 + SIT_WITHIN_M + 0.01), "ent_near", "seat_too_far"),
        (Pose(2.0, 2.01, -1.0), "ent_near", "seat_too_far"),
    ],
    ids=["no such seat", "too far", "a floor above"],
)
def test_sp70_a_seat_that_is_not_there_or_too_far_away_is_refused(stands: Pose, seat: str, code: str) -> None:
    stage = stage_with("ann")
    stage.poses.poses[slot_of(stage, "ann")] = stands
    assert refusal(stage.ask("ann", Sit(seat=seat)), stage, "ann") == code
    assert stage.poses.poses[slot_of(stage, "ann")] == stands


def test_sp70_a_seat_holds_one() -> None:
    stage = stage_with("ann", "bob")
    stage.ask("ann", Sit(seat="ent_near"))
    assert refusal(stage.ask("bob", Sit(seat="ent_near")), stage, "bob") == "seat_taken"
    assert moved(stage.ask("ann", Sit(seat="ent_near")), stage, "ann").seat == "ent_near"


def test_sp71_who_sits_down_elsewhere_frees_the_seat_she_had() -> None:
    stage = stage_with("ann", "bob")
    stage.ask("ann", Sit(seat="ent_near"))
    assert moved(stage.ask("ann", Sit(seat="ent_far")), stage, "ann").seat == "ent_far"
    assert moved(stage.ask("bob", Sit(seat="ent_near")), stage, "bob").seat == "ent_near"


def test_sp72_who_stands_up_stands_before_her_seat_and_may_walk() -> None:
    stage = stage_with("ann")
    slot = slot_of(stage, "ann")
    stage.ask("ann", Sit(seat="ent_near"))
    notice = moved(stage.ask("ann", Stand()), stage, "ann")
    assert (notice.reason, notice.seat, notice.epoch) == ("stood", None, 2)
    assert notice.place.z < NEAR.pose.z and math.dist(_xyz(notice), (2.0, 0.0, -1.7)) <= 0.4
    assert slot not in stage.poses.seated and slot not in stage.poses.held
    assert refusal(stage.ask("ann", Stand()), stage, "ann") == "not_seated"


def test_sp72_before_a_wall_one_stands_up_beside_it_where_a_body_fits() -> None:
    wall = Box(2.0, 1.0, -1.7, 3.0, 2.0, 0.2)
    stage = Stage(ground=seated_ground(FLOOR, wall))
    stage.welcome("ann")
    stage.poses.poses[slot_of(stage, "ann")] = Pose(0.0, 0.0, 0.0)
    stage.ask("ann", Sit(seat="ent_near"))
    place = moved(stage.ask("ann", Stand()), stage, "ann").place
    assert stage.space._ground.walk_grid.floor_at(place.x, place.y, place.z) == 0.0


def test_sp72_nobody_stands_up_on_the_table_before_the_seat() -> None:
    """A table's top can hold feet, but nobody gets down from it."""
    table = Box(2.0, 0.4, -1.9, 2.0, 0.8, 1.0, is_walkable=True)
    stage = Stage(ground=seated_ground(FLOOR, table))
    stage.welcome("ann")
    stage.poses.poses[slot_of(stage, "ann")] = Pose(0.0, 0.0, 0.0)
    stage.ask("ann", Sit(seat="ent_near"))
    assert moved(stage.ask("ann", Stand()), stage, "ann").place.y == 0.0


def test_sp73_a_broken_line_keeps_the_seat_and_a_resumed_one_is_told_of_it() -> None:
    stage = stage_with("ann", "bob")
    stage.ask("ann", Sit(seat="ent_near"))
    stage.step(stage.broke("ann"))
    assert refusal(stage.ask("bob", Sit(seat="ent_near")), stage, "bob") == "seat_taken"
    (greet,) = stage.step(stage.restored("ann"))
    assert greet.welcome.seat == "ent_near"  # type: ignore[union-attr]


def test_sp73_a_kept_slot_that_is_given_up_and_a_leave_free_the_seat() -> None:
    stage = stage_with("ann", "bob")
    stage.ask("ann", Sit(seat="ent_near"))
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    assert moved(stage.ask("bob", Sit(seat="ent_near")), stage, "bob").seat == "ent_near"
    stage.ask("bob", Leave())
    stage.welcome("cat")
    stage.poses.poses[slot_of(stage, "cat")] = Pose(0.0, 0.0, 0.0)
    assert moved(stage.ask("cat", Sit(seat="ent_near")), stage, "cat").seat == "ent_near"


def test_sp73_taking_over_keeps_the_seat() -> None:
    stage = stage_with("ann")
    stage.ask("ann", Sit(seat="ent_near"))
    welcome = stage.welcome("ann")
    assert (welcome.seat, welcome.place.x, welcome.epoch) == ("ent_near", 2.0, 2)
    assert slot_of(stage, "ann") in stage.poses.held


def test_sp73_a_seat_that_is_taken_away_stands_its_sitter_up_and_one_that_is_moved_takes_her_along() -> None:
    stage = stage_with("ann", "bob", "cat")
    stage.ask("ann", Sit(seat="ent_near"))
    stage.ask("bob", Sit(seat="ent_far"))
    shifted = replace(FAR, pose=Pose(5.0, 0.0, 5.0))
    commands = stage.space.set_ground(seated_ground(seats=[shifted]), 4)
    stood, seated = moved(commands, stage, "ann"), moved(commands, stage, "bob")
    assert (stood.reason, stood.seat, seated.reason, seated.seat) == ("stood", None, "seated", "ent_far")
    assert _xyz(seated) == (5.0, 0.0, 5.0)
    assert slot_of(stage, "ann") not in stage.poses.held
    assert told(commands, stage.id_of("cat")) == []


def test_sp73_after_a_restart_she_stands_before_the_seat_that_her_place_note_names() -> None:
    stage = Stage(ground=seated_ground())
    welcome = stage.welcome("ann", place=NEAR.pose)
    assert welcome.seat is None
    assert (welcome.place.y, welcome.place.z < NEAR.pose.z) == (0.0, True)


def test_sp74_who_just_watches_arrives_on_the_free_seat_nearest_to_the_spawn() -> None:
    stage = Stage(ground=seated_ground())
    seats = [stage.welcome(user, watching=True).seat for user in ("ann", "bob", "cat")]
    assert seats == ["ent_stool", "ent_near", "ent_far"] or seats == ["ent_near", "ent_stool", "ent_far"]
    last = stage.welcome("dan", watching=True)
    assert last.seat is None
    assert math.dist((last.place.x, last.place.z), (0.0, 0.0)) < 2.0


def test_sp74_who_just_watches_may_stand_up_and_walk() -> None:
    stage = Stage(ground=seated_ground())
    welcome = stage.welcome("ann", watching=True)
    assert (welcome.epoch, stage.poses.held) == (0, {welcome.slot})
    assert moved(stage.ask("ann", Stand()), stage, "ann").reason == "stood"
    assert stage.poses.held == set()


def test_sp74_who_may_not_move_is_held_where_she_is_on_a_seat_or_not() -> None:
    watcher = EVERYTHING - {Permission.MOVE}
    stage = Stage(ground=seated_ground(seats=[NEAR]))
    slots = {stage.welcome(user, watching=True, permissions=watcher).slot for user in ("ann", "bob")}
    assert stage.poses.held == slots and len(stage.poses.seated) == 1
    assert refusal(stage.ask("ann", Stand()), stage, "ann") == "not_permitted"


def test_sp74_who_is_allowed_to_move_when_she_enters_again_is_held_no_longer() -> None:
    stage = Stage(ground=ground_of(spawns=[Spawn(Pose(0.0, 0.0, 0.0))]))
    stage.welcome("ann", permissions=EVERYTHING - {Permission.MOVE})
    stage.welcome("ann")
    assert stage.poses.held == set()


def _xyz(notice: Moved) -> tuple[float, float, float]:
    return notice.place.x, notice.place.y, notice.place.z
