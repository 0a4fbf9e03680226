"""Clicks and commands go to who listens, and to nobody else (SP-193)."""

from __future__ import annotations

import pytest

from lanting.protocol.experience import Click, Command, Listens
from lanting.protocol.limit import CLICK_WITHIN_M
from lanting.protocol.pose import Pose
from lanting.protocol.program import Clicked, Commanded, Listen
from lanting.space.command import Tell
from tests.space.experience_stage import BELL, FAR_AWAY, SIGN, ExperienceStage

WORDS = {BELL: "Rings the bell", FAR_AWAY: ""}


def listening_stage() -> ExperienceStage:
    stage = ExperienceStage()
    stage.visitor("ann")
    stage.visitor("ben")
    stage.program()
    stage.ask("tea", Listen(clickable=WORDS, commands={"roll": "Rolls dice"}))
    return stage


def test_sp193_a_click_is_one_message_to_the_program_that_listens() -> None:
    stage = listening_stage()
    assert stage.ask("ann", Click(entity=BELL)) == [
        Tell(stage.id_of("tea"), Clicked(participant=stage.id_of("ann"), entity=BELL, at=stage.now))
    ]


@pytest.mark.parametrize(("entity", "code"), [(SIGN, "click_unknown"), ("ent_none", "click_unknown")])
def test_sp193_where_nobody_listens_a_click_is_refused(entity: str, code: str) -> None:
    assert listening_stage().refused("ann", Click(entity=entity)) == code


def test_sp193_a_thing_that_is_not_in_the_scene_any_more_is_not_clicked() -> None:
    stage = listening_stage()
    stage.space.look_places_up(lambda _: None)
    assert stage.refused("ann", Click(entity=BELL)) == "click_unknown"


def test_sp193_a_click_from_too_far_is_refused() -> None:
    stage = listening_stage()
    assert stage.refused("ann", Click(entity=FAR_AWAY)) == "click_too_far"
    stage.poses.poses[0] = Pose(15.0 - CLICK_WITHIN_M, 0.0, 15.0)
    assert stage.refused("ann", Click(entity=FAR_AWAY)) is None


def test_sp193_a_command_goes_to_the_first_program_that_has_it_and_is_cleaned() -> None:
    stage = listening_stage()
    stage.program("shop")
    stage.ask("shop", Listen(commands={"roll": "Unrolls a carpet"}))
    commands = stage.ask("ann", Command(word="roll", text=" 2d6\u202e "))
    assert commands == [Tell(stage.id_of("tea"), Commanded(participant=stage.id_of("ann"), word="roll", text="2d6"))]
    assert stage.refused("ann", Command(word="dance")) == "command_unknown"


def test_sp193_what_is_listened_to_is_merged_and_told_to_all_and_to_newcomers() -> None:
    stage = listening_stage()
    stage.program("shop")
    commands = stage.ask("shop", Listen(clickable={BELL: "Sells the bell", SIGN: "Reads"}))
    (told,) = stage.heard_of(Listens, "ann", commands)
    assert told == Listens(
        clickable={BELL: "Rings the bell", FAR_AWAY: "", SIGN: "Reads"}, commands={"roll": "Rolls dice"}
    )
    assert stage.heard_of(Listens, "eve", stage.visitor("eve")) == [told]
    assert len(stage.ask("ben", Click(entity=BELL))) == 2


def test_sp193_who_is_gone_or_listens_anew_listens_no_more() -> None:
    stage = listening_stage()
    commands = stage.ask("tea", Listen(clickable={SIGN: ""}))
    assert stage.heard_of(Listens, "ann", commands)[0].clickable == {SIGN: ""}
    (told,) = stage.heard_of(Listens, "ann", stage.step(stage.broke("tea")))
    assert told == Listens(clickable={}, commands={})
    assert stage.refused("ann", Click(entity=SIGN)) == "click_unknown"
    assert stage.heard_of(Listens, "eve", stage.visitor("eve")) == []


def test_sp193_blocks_stop_no_click() -> None:
    stage = listening_stage()
    stage.block("ann", "tea")
    assert stage.heard_of(Clicked, "tea", stage.ask("ann", Click(entity=BELL)))
