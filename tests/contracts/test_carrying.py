"""Things in hand, as they cross the socket: taken, carried, thrown and left, and what no client would say of them."""

from __future__ import annotations

import secrets

import pytest

from lanting.identity.caller import Caller
from lanting.identity.role import Role
from lanting.kernel.ids import EntityId, new_entity_id
from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import FLIGHT_M_MAX, GRAB_WITHIN_M, THROW_M_PER_S
from lanting.protocol.notice import Refused, ThingLeft, ThingTaken
from lanting.protocol.operation import AddEntity, SetProperties
from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.request import (
    AskEdits,
    Edit,
    Grab,
    Leave,
    Release,
    Undo,
)
from lanting.protocol.scene_notice import AppliedEdit, EditDone, Edits
from lanting.protocol.thing import (
    THING_REPORT_BYTES,
    ThingFlag,
    ThingRecord,
    ThingReport,
    encode_thing_report,
    pack_rotation,
)
from lanting.scene.component.placement import Transform
from lanting.scene.queries import newest_scene
from tests.contracts.kept_place import KeptPlace
from tests.contracts.wire import Wire

UPRIGHT = (0.0, 0.0, 0.0, 1.0)


def builder(garden: KeptPlace) -> Wire:
    caller = garden.guest()
    garden.give(caller, Role.BUILDER)
    return inside(garden, caller)


def inside(garden: KeptPlace, caller: Caller | None = None) -> Wire:
    wire = garden.open(caller or garden.guest())
    wire.ask(AskEdits(scene="published", after=wire.enter().scene_revision))
    wire.read_notice(Edits)
    return wire


def put_cup(hand: Wire, near: Wire) -> str:
    """Within everybody's reach: where somebody has come in."""
    cup, here = new_entity_id(secrets.token_bytes), near.pose
    placed = {"transform": {"position": [here.x + 1.0, here.y, here.z]}, "grabbable": {}}
    added = AddEntity(id=cup, name="A cup", components=placed)
    hand.ask(Edit(request_id="r" * 12 + secrets.token_hex(4), scene="published", operations=[added]))
    hand.read_notice(EditDone)
    near.read_notice(Edits)
    return cup


def take(wire: Wire, cup: str) -> ThingTaken:
    wire.ask(Grab(entity=cup))
    return wire.read_notice(ThingTaken)[1]


def say_thing(wire: Wire, taken: ThingTaken, x_m: float, *, flags: int = 0, epoch: int | None = None) -> None:
    """A report of the thing, so far to the right of who carries it."""
    here = wire.pose
    position = pack_position(Pose(here.x + x_m, here.y + 1.0, here.z))
    wire.report()
    said = ThingReport(taken.epoch if epoch is None else epoch, taken.thing, flags, position, pack_rotation(UPRIGHT))
    wire.message(encode_thing_report(said))


def seen(wire: Wire) -> ThingRecord:
    """The next thing of which a frame tells."""
    while not (things := wire.read_pose_frame().things):
        pass
    return things[0]


def seen_at(wire: Wire, carrier: Wire, x_m: float) -> ThingRecord:
    """Waits until the thing is seen there."""
    here = carrier.pose
    wanted = pack_position(Pose(here.x + x_m, here.y + 1.0, here.z))
    while (record := seen(wire)).position != wanted:
        pass
    return record


def believed(garden: KeptPlace, taken: ThingTaken, carrier: Wire, x_m: float) -> None:
    """Waits until the server believes it there."""
    running = garden.house.running(garden.id)
    assert running is not None
    things, wanted = running.poses.things, carrier.pose.x + x_m
    garden.house.until(lambda: abs(things.place(taken.thing).position[0] - wanted) < 0.01)


def left(wire: Wire, cup: str) -> AppliedEdit:
    """The edit that says where it is now, which comes before the word that it is nobody's."""
    carried = wire.read_notice(Edits)[1].edits[-1]
    while carried.kind != "carry":
        carried = wire.read_notice(Edits)[1].edits[-1]
    assert wire.read_notice(ThingLeft)[1].entity == cup
    return carried


def stand_by(garden: KeptPlace, wire: Wire, slot: int, other: Wire) -> None:
    """The server puts her there."""
    running = garden.house.running(garden.id)
    assert running is not None
    wire.pose = other.pose
    wire.epoch = garden.house.look(lambda: running.poses.place(slot, other.pose))


def put_at(edit: AppliedEdit) -> float:
    """Its x."""
    (operation,) = edit.operations
    assert isinstance(operation, SetProperties) and operation.component == "transform"
    return float(operation.values["position"][0])


def kept_x(garden: KeptPlace, cup: str) -> float:
    kept = garden.write_elsewhere(lambda connection: newest_scene(connection, garden.id, "published"))
    stands = kept.entities[EntityId(cup)].get(Transform)
    assert stands is not None
    return stands.position[0]


def refusal(wire: Wire, asked: int) -> str:
    told = wire.read_notice(Refused)[1]
    assert told.re == asked
    return told.code


class TestCarrying:
    def test_sp131_sp136_a_guest_carries_a_cup_and_the_scene_keeps_where_she_put_it(self, garden: KeptPlace) -> None:
        hand, ann, eye = builder(garden), inside(garden), inside(garden)
        cup = put_cup(hand, ann)
        taken = take(ann, cup)
        assert eye.read_notice(ThingTaken)[1] == taken
        assert inside_welcome(garden) == [(cup, taken.thing, taken.slot, taken.epoch)]
        say_thing(ann, taken, 1.5)
        assert seen_at(eye, ann, 1.5).thing == taken.thing
        here = ann.pose
        ann.ask(Release(entity=cup, position=(here.x + 2.0, here.y, here.z), rotation=(0.0, 2.0**-0.5, 0.0, 2.0**-0.5)))
        put = left(eye, cup)
        assert (put.kind, put_at(put)) == ("carry", pytest.approx(here.x + 2.0))
        assert kept_x(garden, cup) == pytest.approx(here.x + 2.0)
        # Undoing the last is about what one has built.
        asked = hand.ask(Undo(request_id="u" * 16, scene="published"))
        assert hand.read_notice(EditDone)[1].re == asked

    def test_sp137_what_is_thrown_is_caught_by_another(self, garden: KeptPlace) -> None:
        hand, ann, ben = builder(garden), inside(garden), inside(garden)
        cup = put_cup(hand, ann)
        taken = take(ann, cup)
        assert refusal(ben, ben.ask(Grab(entity=cup))) == "thing_held"
        stand_by(garden, ben, 2, ann)
        say_thing(ann, taken, 1.2, flags=ThingFlag.FLYING)
        while not seen(ben).flags & ThingFlag.FLYING:
            pass
        caught = take(ben, cup)
        while caught.slot == taken.slot:
            caught = ben.read_notice(ThingTaken)[1]
        assert (caught.thing, caught.epoch) == (taken.thing, taken.epoch + 1)
        assert (
            refusal(ann, ann.ask(Release(entity=cup, position=(0.0, 0.0, 0.0), rotation=UPRIGHT))) == "thing_not_held"
        )

    def test_sp138_who_goes_leaves_what_she_held_where_it_was(self, garden: KeptPlace) -> None:
        hand, ann = builder(garden), inside(garden)
        cup = put_cup(hand, ann)
        taken = take(ann, cup)
        say_thing(ann, taken, 1.8)
        believed(garden, taken, ann, 1.8)
        ann.ask(Leave())
        assert put_at(left(hand, cup)) == pytest.approx(ann.pose.x + 1.8, abs=0.006)

    def test_sp138_a_server_that_is_stopped_keeps_what_is_in_hands(self, garden: KeptPlace) -> None:
        hand, ann = builder(garden), inside(garden)
        cup = put_cup(hand, ann)
        taken = take(ann, cup)
        say_thing(ann, taken, 1.6)
        believed(garden, taken, ann, 1.6)
        garden.house.call(garden.house.hall.close)
        assert kept_x(garden, cup) == pytest.approx(ann.pose.x + 1.6, abs=0.006)


class TestCheating:
    """What is said of a thing and cannot be true is passed over, and moves it nowhere."""

    def test_sp133_a_thing_is_not_taken_nor_held_out_of_reach(self, garden: KeptPlace) -> None:
        hand, ann = builder(garden), inside(garden)
        cup = put_cup(hand, ann)
        far = SetProperties(
            id=cup, component="transform", values={"position": [ann.pose.x + GRAB_WITHIN_M + 0.1, 0.0, ann.pose.z]}
        )
        hand.ask(Edit(request_id="f" * 16, scene="published", operations=[far]))
        ann.read_notice(Edits)
        assert refusal(ann, ann.ask(Grab(entity=cup))) == "thing_too_far"
        hand.ask(Undo(request_id="u" * 16, scene="published"))
        ann.read_notice(Edits)
        taken = take(ann, cup)
        say_thing(ann, taken, 1.5)
        believed(garden, taken, ann, 1.5)
        say_thing(ann, taken, GRAB_WITHIN_M + 1.0)
        say_thing(ann, taken, 1.4, epoch=(taken.epoch + 1) % 256)
        ann.settle()
        ann.ask(Release(entity=cup, position=(ann.pose.x + 9.0, 0.0, ann.pose.z), rotation=UPRIGHT))
        assert put_at(left(ann, cup)) == pytest.approx(ann.pose.x + 1.5, abs=0.006)

    def test_sp134_a_flight_does_not_leap_nor_go_too_far(self, garden: KeptPlace) -> None:
        hand, ann = builder(garden), inside(garden)
        cup = put_cup(hand, ann)
        taken = take(ann, cup)
        say_thing(ann, taken, 1.0)
        believed(garden, taken, ann, 1.0)
        say_thing(ann, taken, 1.0 + THROW_M_PER_S + 1.0, flags=ThingFlag.FLYING)
        ann.settle()
        say_thing(ann, taken, 2.0, flags=ThingFlag.FLYING)
        believed(garden, taken, ann, 2.0)
        say_thing(ann, taken, FLIGHT_M_MAX + 1.5, flags=ThingFlag.FLYING)
        ann.settle()
        ann.ask(Release(entity=cup, position=(ann.pose.x + 40.0, 0.0, ann.pose.z), rotation=UPRIGHT))
        assert put_at(left(ann, cup)) == pytest.approx(ann.pose.x + 2.0, abs=0.006)

    def test_pr70_reports_of_other_lengths_and_of_who_is_outside_close_the_line(self, garden: KeptPlace) -> None:
        outside = garden.open(garden.guest())
        outside.message(bytes([Lane.POSE]) + bytes(THING_REPORT_BYTES - 1))
        assert outside.read_close() == CloseCode.NOT_ENTERED
        ann = inside(garden)
        ann.message(bytes([Lane.POSE]) + b"\xff" * (THING_REPORT_BYTES - 1))
        ann.settle()
        ann.message(bytes([Lane.POSE]) + bytes(THING_REPORT_BYTES))
        assert ann.read_close() == CloseCode.BAD_MESSAGE


def inside_welcome(garden: KeptPlace) -> list[tuple[str, int, int, int]]:
    """What a newcomer is told of things in hands."""
    with garden.open(garden.guest()) as newcomer:
        return [(each.entity, each.thing, each.slot, each.epoch) for each in newcomer.enter().things]
