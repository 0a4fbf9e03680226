"""What moves, sounds, runs, is worn and is given, without being in the Scene (SP-200 to SP-203)."""

from __future__ import annotations

from typing import Any

import pytest

from lanting.protocol.experience import (
    Animated,
    AnimationEnded,
    Badge,
    Badges,
    Channel,
    FileGiven,
    ShowClock,
    Sounded,
    SoundEnded,
    Told,
)
from lanting.protocol.limit import ANIMATIONS_MAX, BADGES_EACH_MAX, SOUNDS_MAX
from lanting.protocol.program import Animate, GiveFile, Play, SetBadge, SetShow, TellTo
from lanting.space.experience.badges import BADGES_EVERY_MS
from lanting.space.experience.showing import SOUND_KEPT_MS
from tests.space.experience_stage import BELL, ExperienceStage

MUSIC = "ast_0123456789abcdef"


def show_stage() -> ExperienceStage:
    stage = ExperienceStage()
    stage.visitor("ann")
    stage.visitor("ben")
    stage.program()
    return stage


def swing(**said: Any) -> Channel:
    turn = {"entity": BELL, "path": "rotation", "times": [0.0, 2.0], "values": [[0, 0, 0, 1], [0, 1, 0, 0]]}
    return Channel(**{**turn, **said})


def test_sp200_things_move_for_all_and_for_who_comes_later_until_they_end() -> None:
    stage = show_stage()
    (told,) = stage.heard_of(Animated, "ann", stage.ask("tea", Animate(key="swing", channels=[swing()])))
    assert told.at == stage.now
    assert stage.heard_of(Animated, "eve", stage.visitor("eve")) == [told]
    stage.step(after_ms=2_001)
    # It holds its last value: a curtain that was drawn stays drawn.
    assert stage.heard_of(Animated, "zoe", stage.visitor("zoe")) == [told]
    stage.ask("tea", Animate(key="swing", channels=[swing()], loops=True))
    stage.step(after_ms=1_000_000)
    assert stage.heard_of(Animated, "late", stage.visitor("late"))
    (ended,) = stage.heard_of(AnimationEnded, "ann", stage.ask("tea", Animate(key="swing", channels=[])))
    assert ended.key == told.key
    assert stage.ask("tea", Animate(key="swing", channels=[])) == []


def test_sp200_where_there_are_too_many_the_oldest_that_is_over_gives_way() -> None:
    stage = show_stage()
    for number in range(ANIMATIONS_MAX):
        stage.ask("tea", Animate(key=f"k{number}", channels=[swing()], loops=number > 0))
    assert stage.refused("tea", Animate(key="more", channels=[swing()])) == "animations_full"
    stage.step(after_ms=2_001)
    assert len(stage.heard_of(AnimationEnded, "ann", stage.ask("tea", Animate(key="more", channels=[swing()])))) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"times": [0.0, 0.0]},
        {"times": [0.0]},
        {"values": [[0, 0, 0], [0, 0, 0]]},
        {"path": "visible"},
        {"values": [[0, 0, 0, float("inf")], [0, 0, 0, 1]]},
    ],
)
def test_sp200_keys_that_do_not_fit_are_refused(said: dict[str, Any]) -> None:
    stage = show_stage()
    assert stage.refused("tea", Animate(key="swing", channels=[swing(**said)])) == "animation_invalid"


def test_sp200_what_is_named_is_in_the_scene() -> None:
    stage = show_stage()
    assert stage.refused("tea", Animate(key="k", channels=[swing(entity="ent_none")])) == "entity_unknown"
    assert stage.refused("tea", Play(key="k", sound="bell", entity="ent_none")) == "entity_unknown"
    assert stage.refused("tea", Play(key="k", sound="trumpet")) == "sound_unknown"


def test_sp201_a_sound_is_played_for_all_and_for_who_comes_while_it_may_be_heard() -> None:
    stage = show_stage()
    (bell,) = stage.heard_of(Sounded, "ann", stage.ask("tea", Play(key="ring", sound="bell", entity=BELL)))
    assert (bell.sound, bell.entity, bell.at) == ("bell", BELL, stage.now)
    assert stage.heard_of(Sounded, "eve", stage.visitor("eve")) == []
    stage.ask("tea", Play(key="music", sound=MUSIC))
    stage.ask("tea", Play(key="alarm", sound="alarm", loops=True))
    assert [each.sound for each in stage.heard_of(Sounded, "zoe", stage.visitor("zoe"))] == [MUSIC, "alarm"]
    stage.step(after_ms=SOUND_KEPT_MS + 1)
    assert [each.sound for each in stage.heard_of(Sounded, "late", stage.visitor("late"))] == ["alarm"]
    assert stage.heard_of(SoundEnded, "ann", stage.ask("tea", Play(key="alarm", sound=None)))


def test_sp201_of_many_sounds_the_newest_are_told_to_newcomers_and_so_many_loop() -> None:
    stage = show_stage()
    for number in range(SOUNDS_MAX + 3):
        stage.ask("tea", Play(key=f"sound-{number}", sound=MUSIC))
    assert len(stage.heard_of(Sounded, "eve", stage.visitor("eve"))) == SOUNDS_MAX
    for number in range(SOUNDS_MAX):
        stage.ask("tea", Play(key=f"loop-{number}", sound=MUSIC, loops=True))
    assert stage.refused("tea", Play(key="one-more", sound=MUSIC, loops=True)) == "sounds_full"
    assert all(each.loops for each in stage.heard_of(Sounded, "zoe", stage.visitor("zoe")))


def test_sp201_the_show_clock_is_told_to_all_and_to_who_comes_later() -> None:
    stage = show_stage()
    (told,) = stage.heard_of(
        ShowClock, "ann", stage.ask("tea", SetShow(second=12.5, runs=True, title="The\u202e show"))
    )
    assert (told.name, told.second, told.runs, told.title) == ("tea", 12.5, True, "The show")
    assert (told.at, stage.heard_of(ShowClock, "eve", stage.visitor("eve"))) == (stage.now, [told])


def test_sp203_all_of_it_ends_with_its_program() -> None:
    stage = show_stage()
    stage.ask("tea", Animate(key="swing", channels=[swing()], loops=True))
    stage.ask("tea", Play(key="alarm", sound="alarm", loops=True))
    stage.ask("tea", SetShow(second=1.0, runs=True))
    stage.ask("tea", SetBadge(participant=stage.id_of("ann"), badge=Badge(text="red team")))
    commands = stage.step(stage.broke("tea"), after_ms=BADGES_EVERY_MS)
    for kind in (AnimationEnded, SoundEnded, ShowClock, Badges):
        assert len(stage.heard_of(kind, "ann", commands)) == 1, kind
    newcomer = stage.visitor("eve")
    for kind in (Animated, Sounded, ShowClock, Badges):
        assert stage.heard_of(kind, "eve", newcomer) == [], kind


def test_sp202_badges_are_told_of_those_that_changed_and_not_of_whom_one_must_not_meet() -> None:
    stage = show_stage()
    ann, ben = stage.id_of("ann"), stage.id_of("ben")
    red = Badge(text="red team", colour=1)
    first = stage.ask("tea", SetBadge(participant=ann, badge=red))
    assert stage.heard_of(Badges, "ben", first)[0].badges == {ann: [red]}
    soon = stage.ask("tea", SetBadge(participant=ben, badge=red))
    assert stage.heard_of(Badges, "ann", soon) == []
    later = stage.step(after_ms=BADGES_EVERY_MS)
    assert stage.heard_of(Badges, "ann", later)[0].badges == {ben: [red]}
    stage.block("eve", "ann")
    assert stage.heard_of(Badges, "eve", stage.visitor("eve"))[0].badges == {ben: [red]}
    assert stage.heard_of(Badges, "zoe", stage.visitor("zoe"))[0].badges == {ann: [red], ben: [red]}
    off = stage.ask("tea", SetBadge(participant=ann, badge=None))
    assert stage.heard_of(Badges, "ann", off + stage.step(after_ms=BADGES_EVERY_MS))[0].badges == {ann: []}


def test_sp202_nobody_wears_more_than_three_and_texts_are_cleaned() -> None:
    stage = show_stage()
    ann = stage.id_of("ann")
    for program in ("tea", "p1", "p2", "p3"):
        if program != "tea":
            stage.program(program)
        commands = stage.ask(program, SetBadge(participant=ann, badge=Badge(text=f" {program}\u202e")))
    told = stage.heard_of(Badges, "ann", commands + stage.step(after_ms=BADGES_EVERY_MS))
    assert [each.text for each in told[-1].badges[ann]] == ["tea", "p1", "p2"][:BADGES_EACH_MAX]
    assert stage.refused("tea", SetBadge(participant="par_none", badge=None)) == "participant_unknown"
    assert stage.refused("tea", SetBadge(participant=ann, badge=Badge(text="\u200d"))) == "text_empty"


def test_sp203_a_sentence_is_told_to_those_whom_it_names_or_to_all() -> None:
    stage = show_stage()
    commands = stage.ask("tea", TellTo(to=[stage.id_of("ann"), "par_gone"], text="Well\u202e done"))
    assert stage.heard_of(Told, "ann", commands) == [Told(name="tea", text="Well done")]
    assert not stage.heard_of(Told, "ben", commands)
    assert stage.heard_of(Told, "ben", stage.ask("tea", TellTo(to=None, text="All")))
    assert stage.refused("tea", TellTo(to=["par_gone"], text="Nobody")) == "participant_unknown"
    assert stage.refused("tea", TellTo(to=None, text="\u200d")) == "text_empty"


def test_sp203_a_file_is_given_to_one_under_a_name_that_is_no_path() -> None:
    stage = show_stage()
    give = GiveFile(participant=stage.id_of("ann"), file="../ma\u202erks.csv", text="name,mark\r\nMei,1\r\n")
    commands = stage.ask("tea", give)
    assert stage.heard_of(FileGiven, "ann", commands) == [
        FileGiven(name="tea", file="_marks.csv", text="name,mark\r\nMei,1\r\n")
    ]
    assert not stage.heard_of(FileGiven, "ben", commands)
    piece = GiveFile(participant=stage.id_of("ann"), file="marks.csv", text="name", part_of="a", more=True)
    assert stage.heard_of(FileGiven, "ann", stage.ask("tea", piece)) == [
        FileGiven(name="tea", file="marks.csv", text="name", part_of="a", more=True)
    ]
    assert stage.refused("tea", GiveFile(participant="par_gone", file="a.csv", text="")) == "participant_unknown"
