"""Things in hand: who may take one, where it may go, and where it stays (SP-131 to SP-139)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lanting.kernel.ids import UserId
from lanting.protocol.limit import (
    FLIGHT_M_MAX,
    FLIGHT_MS_MAX,
    GRAB_WITHIN_M,
    THING_SILENT_MS,
    THROW_M_PER_S,
)
from lanting.protocol.notice import Refused, ThingLeft, ThingTaken
from lanting.protocol.request import Grab, Leave, Release
from lanting.protocol.thing import ThingFlag
from lanting.protocol.word import HeldThing, Rules
from lanting.space.command import TellAll
from lanting.space.event import CarryEnded, RulesSet
from lanting.space.thing import ThingPlace
from tests.space.hand_stage import BALL, CUP, UPRIGHT, HandStage, carries, placed, said_of_things

FLYING = ThingFlag.FLYING
ROUNDED_M = 0.011


def is_at(place: ThingPlace, x: float) -> bool:
    return abs(place.position[0] - x) <= ROUNDED_M


class TestTaking:
    def test_sp131_everybody_hears_that_a_thing_is_taken_and_newcomers_too(self) -> None:
        stage = HandStage("ann", "ben")
        (command,) = stage.ask("ann", Grab(entity=CUP))
        assert command == TellAll(ThingTaken(entity=CUP, thing=0, slot=0, epoch=1), about=UserId("ann"))
        assert stage.welcome("cat").things == [HeldThing(entity=CUP, thing=0, slot=0, epoch=1)]

    def test_sp131_who_has_it_and_asks_again_is_told_again(self) -> None:
        stage = HandStage("ann")
        assert stage.grab("ann") == stage.grab("ann")

    def test_sp132_what_cannot_be_taken(self) -> None:
        stage = HandStage("ann", "ben")
        stage.scene[BALL] = replace(stage.scene[BALL], is_locked=True)
        assert stage.refused("ann", BALL) == "locked"
        stage.grab("ann")
        assert stage.refused("ben") == "thing_held"
        stage.scene[BALL] = replace(stage.scene[BALL], is_locked=False)
        assert stage.refused("ann", BALL) == "hands_full"
        del stage.scene[BALL]
        assert stage.refused("ben", BALL) == "thing_unknown"

    def test_sp132_it_is_taken_from_within_reach(self) -> None:
        stage = HandStage("ann")
        stage.put("ann", 1.0 - GRAB_WITHIN_M - 0.02)
        assert stage.refused("ann") == "thing_too_far"
        stage.put("ann", 1.0 - GRAB_WITHIN_M + 0.02)
        stage.grab("ann")

    def test_sp132_who_is_held_still_takes_nothing_but_may_put_it_down(self) -> None:
        stage = HandStage("ann", "ben")
        stage.grab("ann")
        stage.step(RulesSet("A garden", Rules(still=True)))
        assert stage.refused("ben", BALL) == "held_still"
        stage.release("ann", (0.5, 0.0, 0.0))


class TestCarrying:
    def test_sp133_it_is_held_within_reach_of_who_holds_it(self) -> None:
        stage = HandStage("ann")
        taken = stage.grab("ann")
        assert is_at(stage.report(taken, (2.5, 1.0, 0.0)), 2.5)
        assert is_at(stage.report(taken, (GRAB_WITHIN_M + 0.5, 0.0, 0.0)), 2.5)
        stage.put("ann", 15.0)
        assert is_at(stage.report(taken, (16.0, 1.0, 0.0)), 16.0)

    def test_sp133_reports_of_another_epoch_and_of_who_does_not_hold_it_are_passed_over(self) -> None:
        stage = HandStage("ann", "ben")
        taken = stage.grab("ann")
        assert is_at(stage.report(taken, (0.5, 0.0, 0.0), epoch=taken.epoch + 1), 1.0)
        by_another = ThingTaken(entity=CUP, thing=taken.thing, slot=stage.slots["ben"], epoch=taken.epoch)
        assert is_at(stage.report(by_another, (0.5, 0.0, 0.0)), 1.0)

    def test_sp133_nothing_is_carried_beyond_the_border(self) -> None:
        stage = HandStage("ann")
        taken = stage.grab("ann")
        stage.put("ann", 19.5)
        assert is_at(stage.report(taken, (20.0, 0.0, 0.0)), 20.0)
        assert is_at(stage.report(taken, (20.5, 0.0, 0.0)), 20.0)


class TestFlying:
    def test_sp134_a_flight_is_no_faster_than_a_throw(self) -> None:
        stage = HandStage("ann")
        stage.put("ann", -2.0)
        taken = stage.grab("ann")
        assert is_at(stage.report(taken, (1.0 + THROW_M_PER_S + 0.1, 0.0, 0.0), flags=FLYING), 1.0)
        assert is_at(stage.report(taken, (1.0 + THROW_M_PER_S, 0.0, 0.0), flags=FLYING), 1.0 + THROW_M_PER_S)
        assert is_at(stage.report(taken, (1.0, 0.0, 0.0), flags=FLYING), 1.0 + THROW_M_PER_S)
        stage.step(after_ms=1_000)
        assert is_at(stage.report(taken, (1.0, 0.0, 0.0), flags=FLYING), 1.0)

    def test_sp134_a_flight_ends_within_its_distance_and_its_time(self) -> None:
        stage = HandStage("ann")
        stage.put("ann", -17.0)
        taken = ThingTaken(entity=CUP, thing=0, slot=0, epoch=1)
        stage.scene[CUP] = replace(stage.scene[CUP], place=placed(-15.0, 0.0, 0.0))
        assert stage.grab("ann") == taken
        for x in (-10.0, 0.0, 10.0):
            assert is_at(stage.report(taken, (x, 0.0, 0.0), flags=FLYING), x)
            stage.step(after_ms=1_000)
        assert is_at(stage.report(taken, (-15.0 + FLIGHT_M_MAX + 0.5, 0.0, 0.0), flags=FLYING), 10.0)
        for _ in range(FLIGHT_MS_MAX // 1_000 - 4):
            assert not carries(stage.step(after_ms=1_000))
            stage.report(taken, (10.0, 0.0, 0.0), flags=FLYING)
        (save,) = carries(stage.step(after_ms=1_000))
        assert is_at(save.place, 10.0)

    def test_sp134_what_flies_is_not_held_again_by_saying_so(self) -> None:
        stage = HandStage("ann")
        taken = stage.grab("ann")
        stage.report(taken, (1.5, 0.0, 0.0), flags=FLYING)
        assert is_at(stage.report(taken, (0.5, 0.0, 0.0)), 1.5)

    def test_sp137_whoever_is_near_catches_it_under_the_next_epoch(self) -> None:
        stage = HandStage("ann", "ben", "cat")
        taken = stage.grab("ann")
        stage.put("ben", 10.0)
        stage.report(taken, (8.0, 1.0, 0.0), flags=FLYING)
        assert stage.refused("cat") == "thing_too_far"
        caught = stage.grab("ben")
        assert (caught.thing, caught.epoch, caught.slot) == (taken.thing, taken.epoch + 1, stage.slots["ben"])
        assert is_at(stage.report(taken, (9.0, 0.0, 0.0), flags=FLYING), 8.0)
        refused = stage.answer("ann", Release(entity=CUP, position=(0.0, 0.0, 0.0), rotation=UPRIGHT))
        assert isinstance(refused, Refused) and refused.code == "thing_not_held"
        stage.grab("ann", BALL)

    @pytest.mark.parametrize("is_hidden", [True, False])
    def test_sp137_who_does_not_see_it_fly_does_not_catch_it(self, is_hidden: bool) -> None:
        stage = HandStage("ann", "ben")
        taken = stage.grab("ann")
        stage.report(taken, (1.5, 0.0, 0.0), flags=FLYING)
        if is_hidden:
            stage.block("ann", "ben")
        else:
            stage.space.assign_group(stage.id_of("ann"), 1)
        assert stage.refused("ben") == "thing_held"


class TestLeaving:
    def test_sp135_it_is_left_when_the_scene_says_where_and_not_before(self) -> None:
        stage = HandStage("ann", "ben")
        taken = stage.grab("ann")
        save = stage.release("ann", (0.123456, 0.2, -1.0), (0.0, 0.6, 0.0, 0.8))
        assert (save.user, save.name, save.entity) == ("ann", "ann", CUP)
        assert save.place.position == (0.123456, 0.2, -1.0)
        assert stage.refused("ben") == "thing_held"
        stage.grab("ann", BALL)
        assert stage.keep(save) == [TellAll(ThingLeft(entity=CUP, thing=taken.thing), about=None)]
        assert stage.grab("ben").epoch != taken.epoch

    def test_sp135_a_rotation_is_kept_as_one_of_length_one(self) -> None:
        stage = HandStage("ann")
        stage.grab("ann")
        assert stage.release("ann", (0.5, 0.0, 0.0), (0.0, 1.0, 0.0, 1.0)).place.rotation == pytest.approx(
            (0.0, 2**-0.5, 0.0, 2**-0.5)
        )
        stage.grab("ann", BALL)
        assert stage.release("ann", (0.5, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0), BALL).place.rotation == UPRIGHT

    def test_sp136_a_place_out_of_reach_is_where_it_was_accepted_last(self) -> None:
        stage = HandStage("ann")
        stage.report(stage.grab("ann"), (2.0, 0.0, 0.0))
        assert is_at(stage.release("ann", (9.0, 0.0, 0.0)).place, 2.0)

    def test_sp136_what_would_lie_beyond_the_border_goes_back(self) -> None:
        stage = HandStage("ann")
        stage.grab("ann")
        stage.put("ann", 19.0)
        stage.report(ThingTaken(entity=CUP, thing=0, slot=0, epoch=1), (19.5, 0.0, 0.0))
        smaller = replace(stage.space.ground, bounds=replace(stage.space.ground.bounds, x=(-5.0, 5.0)))
        stage.space.set_ground(smaller, 4)
        assert stage.release("ann", (19.5, 0.0, 0.0)).place == placed(1.0, 0.0, 0.0)

    def test_sp138_it_is_put_down_for_who_is_silent_gone_or_another_session(self) -> None:
        stage = HandStage("ann", "ben")
        stage.report(stage.grab("ann"), (0.5, 0.0, 0.0))
        assert not carries(stage.step(after_ms=THING_SILENT_MS - 1))
        (save,) = carries(stage.step(after_ms=100))
        assert is_at(save.place, 0.5)
        stage.keep(save)
        stage.grab("ann")
        assert [each.entity for each in carries(stage.ask("ann", Leave()))] == [CUP]
        stage.grab("ben", BALL)
        assert [each.entity for each in carries(stage.step(stage.entered("ben"), after_ms=100))] == [BALL]

    def test_sp138_a_short_break_of_the_line_leaves_it_in_her_hand(self) -> None:
        stage = HandStage("ann")
        taken = stage.grab("ann")
        stage.step(stage.broke("ann"), after_ms=1_000)
        assert not carries(stage.step(stage.restored("ann"), after_ms=1_000))
        assert is_at(stage.report(taken, (0.5, 0.0, 0.0)), 0.5)

    def test_sp138_what_is_locked_is_put_down_and_what_is_removed_is_nobodys(self) -> None:
        stage = HandStage("ann", "ben")
        stage.report(stage.grab("ann"), (0.5, 0.0, 0.0))
        stage.grab("ben", BALL)
        stage.scene[CUP] = replace(stage.scene[CUP], is_locked=True)
        del stage.scene[BALL]
        commands = stage.step(after_ms=100)
        (save,) = carries(commands)
        assert is_at(save.place, 0.5)
        assert said_of_things(commands) == [ThingLeft(entity=BALL, thing=1)]

    def test_sp138_what_the_scene_cannot_be_told_is_nobodys_all_the_same(self) -> None:
        stage = HandStage("ann")
        stage.grab("ann")
        save = stage.release("ann", (0.5, 0.0, 0.0))
        assert said_of_things(stage.step(CarryEnded(save.entity))) == [ThingLeft(entity=CUP, thing=0)]
        assert stage.scene[CUP].place == placed(1.0, 0.0, 0.0)
        stage.grab("ann")

    def test_sp138_a_space_that_is_closed_puts_everything_down(self) -> None:
        stage = HandStage("ann", "ben")
        stage.grab("ann")
        stage.grab("ben", BALL)
        assert [each.entity for each in carries(stage.space.put_all_down(stage.moment))] == [CUP, BALL]
        assert stage.welcome("cat").things == []
