"""Gestures: SP-75 and SP-76."""

from __future__ import annotations

from collections.abc import Sequence

from lanting.protocol.limit import EMOTE_WITHIN_M
from lanting.protocol.notice import Emoted, Refused
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import ShowEmote
from lanting.space.command import Command, TellSome
from tests.space.stage import EVERYTHING, Stage, told


def stage_in_a_row(*x_m: float) -> Stage:
    """People a, b, c … at these places along x."""
    stage = Stage()
    for user, x in zip("abcdef", x_m, strict=False):
        slot = stage.welcome(user).slot
        stage.poses.poses[slot] = Pose(x, 0.0, 0.0)
    return stage


def who_sees(stage: Stage, commands: Sequence[Command], users: str) -> str:
    return "".join(user for user in users if told(commands, stage.id_of(user)))


def test_sp75_a_gesture_is_told_to_those_near_and_to_herself_in_one_message() -> None:
    stage = stage_in_a_row(0.0, EMOTE_WITHIN_M, EMOTE_WITHIN_M + 0.1)
    commands = stage.ask("a", ShowEmote(emote="wave"))
    (command,) = commands
    assert isinstance(command, TellSome) and command.notice == Emoted(slot=0, emote="wave")
    assert who_sees(stage, commands, "abc") == "ab"


def test_sp75_whoever_is_hidden_or_away_is_not_told() -> None:
    stage = stage_in_a_row(0.0, 1.0, 2.0, 3.0)
    stage.block("a", "b")
    stage.step(stage.broke("c"))
    commands = stage.ask("a", ShowEmote(emote="dance"))
    assert who_sees(stage, commands, "abd") == "ad"


def test_sp75_her_own_gesture_reaches_her_even_while_her_line_is_broken() -> None:
    stage = stage_in_a_row(0.0, 1.0)
    stage.step(stage.broke("a"))
    assert who_sees(stage, stage.ask("a", ShowEmote(emote="bow")), "ab") == "ab"


def test_sp76_a_gesture_needs_its_permission() -> None:
    stage = Stage()
    stage.welcome("ann", permissions=EVERYTHING - {Permission.EMOTE})
    (refused,) = told(stage.ask("ann", ShowEmote(emote="wave")), stage.id_of("ann"))
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts["needs"]) == ("not_permitted", "emote")
