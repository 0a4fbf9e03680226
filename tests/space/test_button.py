"""Pressing a button, and what a newcomer hears of it (SP-130, SP-139)."""

from __future__ import annotations

from dataclasses import replace

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import PRESS_WITHIN_M
from lanting.protocol.notice import Pressed, Refused
from lanting.protocol.pose import Pose
from lanting.protocol.request import Leave, Press
from lanting.protocol.word import PressedButton
from lanting.space.command import TellAll
from lanting.space.ground import Button
from tests.space.stage import Stage, ground_of, told

BELL = Button(EntityId("ent_bell"), Pose(PRESS_WITHIN_M, 0.0, 0.0))


def stage_with_bell() -> Stage:
    stage = Stage(ground=replace(ground_of(), buttons=(BELL,)))
    stage.welcome("ann")
    stage.poses.poses[0] = Pose(0.0, 0.0, 0.0)
    return stage


def test_sp130_everybody_hears_that_a_button_was_pressed() -> None:
    (command,) = stage_with_bell().ask("ann", Press(entity="ent_bell"))
    assert isinstance(command, TellAll) and isinstance(command.notice, Pressed)
    assert (command.notice.entity, command.notice.slot) == ("ent_bell", 0)


def test_sp130_what_is_too_far_or_no_button_is_not_pressed() -> None:
    stage = stage_with_bell()
    assert refusal(stage, "ent_stone") == "button_unknown"
    stage.poses.poses[0] = Pose(-0.1, 0.0, 0.0)
    assert refusal(stage, "ent_bell") == "button_too_far"


def test_sp139_a_newcomer_is_told_what_was_pressed_an_odd_number_of_times() -> None:
    stage = stage_with_bell()
    stage.ask("ann", Press(entity="ent_bell"))
    at = stage.now
    assert stage.welcome("ben").pressed == [PressedButton(entity="ent_bell", at=at)]
    stage.ask("ann", Press(entity="ent_bell"))
    assert stage.welcome("cat").pressed == []


def test_sp139_it_is_forgotten_when_nobody_is_inside_or_the_button_is_gone() -> None:
    stage = stage_with_bell()
    stage.ask("ann", Press(entity="ent_bell"))
    stage.ask("ann", Leave())
    assert stage.welcome("ben").pressed == []
    stage.poses.poses[stage.space.inside(stage.id_of("ben")).slot] = Pose(0.0, 0.0, 0.0)  # type: ignore[union-attr]
    stage.ask("ben", Press(entity="ent_bell"))
    stage.space.set_ground(ground_of(), 4)
    assert stage.welcome("cat").pressed == []


def refusal(stage: Stage, entity: str) -> str:
    (notice,) = told(stage.ask("ann", Press(entity=entity)), stage.id_of("ann"))
    assert isinstance(notice, Refused)
    return notice.code
