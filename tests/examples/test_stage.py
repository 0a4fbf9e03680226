"""An evening at the theatre: seats, a show on one clock, applause by as many as really clap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lanting.protocol.panel import Progress
from lanting.sdk.testing import Actor, Stage, stage
from lanting.sdk.testing.actor import Language
from tests.examples.test_examples import load

show = load("stage")


def applause(s: Stage, board: str = "Applause") -> tuple[str, float]:
    shown = s.board(board).item(Progress)
    return shown.label, shown.value


def loudness(actor: Actor) -> float | None:
    found = [each.gain for each in actor.sounds.values() if each.sound == "applause"]
    return found[0] if found else None


def moving(seen: Mapping[str, Any]) -> dict[str, Any]:
    """What moves, by the name that the show gave it."""
    return {key.rpartition(".")[2]: animation for key, animation in seen.items()}


def last_of(animation: Any, path: str) -> list[list[float]]:
    return [channel.values[-1] for channel in animation.channels if channel.path == path]


async def test_who_comes_along_sits_down_and_the_show_begins_for_all_at_one_second() -> None:
    async with stage(show.stage, template="stage-hall") as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.command("show")
        await mei.decide(True)
        await ann.decide(False)
        await s.advance(0)
        assert mei.seat is not None and ann.seat is None
        await s.advance(7)
        late = await s.visitor("Late")
        assert s.show_second == 7.0 and late.show is not None and late.show.title == "The moon over the river 江上月"
        assert moving(late.animations).keys() == moving(mei.animations).keys() == {"curtain", "light"}


async def test_curtain_light_and_sound_follow_the_clock_to_the_end() -> None:
    async with stage(show.stage, template="stage-hall") as s:
        mei = await s.visitor("Mei")
        await mei.command("show")
        await mei.decide(True)
        await s.advance(4)
        assert "curtain" not in moving(s.animations) and last_of(moving(s.animations)["light"], "light.intensity") == [
            [6.0],
            [6.0],
        ]
        await s.advance(3)
        assert all(x == pytest.approx(0.12) for x, _, _ in last_of(moving(s.animations)["curtain"], "scale"))
        await s.advance(18)
        assert last_of(moving(s.animations)["curtain"], "scale") == [[1.0, 1.0, 1.0]] * 2
        assert last_of(moving(s.animations)["light"], "light.intensity") == [[0.0], [0.0]]
        await s.advance(10)
        second = s.show_second
        await s.advance(5)
        assert second is not None and 30 <= second < 31 and s.show_second == second


async def test_one_show_at_a_time() -> None:
    async with stage(show.stage, template="stage-hall") as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.command("show")
        await ann.command("show")
        assert ann.told == ["The show is on; please take a seat."]
        assert len(ann.offers) == 1


@pytest.mark.parametrize(
    ("language", "does", "invitation", "title", "names", "board"),
    [
        (
            "fr",
            "Invite tout le monde à prendre place et lance le spectacle",
            "«\u00a0La lune sur le fleuve 江上月\u00a0» va commencer. Voulez-vous prendre place\u202f?",
            "La lune sur le fleuve 江上月",
            {"Rideau", "Projecteur", "Applaudissements"},
            "Applaudissements",
        ),
        (
            "zh-CN",
            "邀请大家入座并开演",
            "《江上月》即将开演，您要入座吗？",
            "江上月",
            {"幕布", "舞台灯", "掌声"},
            "掌声",
        ),
    ],
)
async def test_what_is_for_all_is_in_the_language_of_the_space(
    language: Language, does: str, invitation: str, title: str, names: set[str], board: str
) -> None:
    async with stage(show.stage, template="stage-hall", language=language) as s:
        mei, ann = await s.visitor("Mei", language="zh-CN"), await s.visitor("Ann")
        assert mei.commands == {"show": does}
        await mei.command("show")
        assert mei.offers == ann.offers == [invitation]
        await mei.decide(True)
        await ann.decide(True)
        await s.advance(2)
        assert mei.show is not None and mei.show.title == title
        await ann.emote("clap")
        assert s.board(board).title == board and applause(s, board) == ("1 / 2", 0.5)
        assert {
            each.name for tag in (show.CURTAIN, show.LIGHT, show.BOARD) for each in s.world.entities(tag=tag)
        } == names


async def test_who_comes_too_late_is_told_so_in_her_own_language() -> None:
    async with stage(show.stage, template="stage-hall", language="fr") as s:
        lea, mei = await s.visitor("Léa", language="fr"), await s.visitor("Mei", language="zh-CN")
        for visitor in (lea, lea, mei):
            await visitor.command("show")
        assert lea.told == ["Le spectacle a commencé\u202f; prenez place, s’il vous plaît."]
        assert mei.told == ["演出正在进行，请就座。"]


async def test_applause_is_as_loud_as_the_part_of_those_inside_who_clap() -> None:
    async with stage(show.stage, template="stage-hall") as s:
        people = [await s.visitor(name) for name in ("Mei", "Ann", "Léa", "Tom")]
        await people[0].emote("clap")
        assert applause(s) == ("1 / 4", 0.25) and loudness(people[3]) == 0.25
        await people[1].emote("clap")
        await people[1].emote("clap")
        await people[2].emote("wave")
        assert applause(s) == ("2 / 4", 0.5) and loudness(people[3]) == 0.5
        await s.advance(2)
        await people[0].emote("clap")
        await s.advance(3)
        assert applause(s)[0] == "1 / 4", "who clapped five seconds ago claps no more"
        await s.advance(3)
        assert applause(s)[0] == "0 / 4" and loudness(people[3]) is None


async def test_the_stage_is_furnished_once() -> None:
    async with stage(show.stage, template="stage-hall") as s:
        await s.restart()
        assert len(s.world.entities(tag=show.CURTAIN)) == len(s.world.entities(tag=show.LIGHT)) == 2
