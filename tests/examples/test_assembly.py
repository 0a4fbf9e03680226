"""The assembly, as its chair and its delegates live it."""

from __future__ import annotations

import asyncio
import json

import pytest

from lanting.ledger.chain import lines_of, verify
from lanting.sdk import BarChart, RequestRefused
from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

MEMBERS = "organisation,word\nKiln,clay\nSchool,reed\nClinic,moss\n"
SETTINGS = {"members": MEMBERS, "quorum": 2}
SCREEN = "thing-stage-screen"
GREEN, RED, GREY = "#5f9e6e", "#b5533c", "#8a9a9f"


def lights(s: Stage) -> dict[str, str]:
    return {each.name: each.components["shape"]["colour"] for each in s.world.entities(tag="assembly-light")}


async def delegate(s: Stage, name: str, word: str) -> Actor:
    actor = await s.visitor(name)
    await actor.command("join", word)
    return actor


async def test_a_motion_is_put_voted_lit_decided_and_minuted() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", settings=SETTINGS) as s:
        chair = await s.visitor("Chair", role="host")
        mei, ann = await delegate(s, "Mei", "clay"), await delegate(s, "Ann", "reed")
        await chair.command("motion", "Shall we plant a pine?")
        assert s.said == ["Motion 1: Shall we plant a pine?"] and chair.panels == []
        await mei.answer(await mei.panel("Your vote"), "For")
        assert lights(s) == {"Kiln": GREEN, "School": GREY, "Clinic": GREY}
        await ann.answer(await ann.panel("Your vote"), "Against")
        assert lights(s) == {"Kiln": GREEN, "School": RED, "Clinic": GREY}
        assert s.board("thing-stage-screen").item(BarChart).values == [1.0, 1.0, 0.0]
        await chair.command("close")
        assert s.said[-1] == "Motion 1 is rejected: 1 for, 1 against, 0 abstain."
        await chair.command("motion", "Shall we plant two?")
        await chair.command("close")
        assert s.said[-1].startswith("Motion 2 has no quorum: 0 for")
        await mei.command("minutes")
        verdict = verify(lines_of(mei.files["minutes.jsonl"].encode()))
        assert (verdict.records, verdict.broken) == (2, None)


async def test_one_organisation_has_one_vote_whoever_speaks_for_it() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", settings=SETTINGS) as s:
        chair = await s.visitor("Chair", role="host")
        mei, bo = await delegate(s, "Mei", "clay"), await delegate(s, "Bo", "clay")
        await chair.command("motion", "Tea at four?")
        ballots = await mei.panel("Your vote"), await bo.panel("Your vote")
        first, second = await asyncio.gather(
            mei.answer(ballots[0], "For"), bo.answer(ballots[1], "For"), return_exceptions=True
        )
        assert isinstance(first, str) and isinstance(second, RequestRefused)
        assert second.facts["why"] == "Kiln has voted already."
        assert s.board("thing-stage-screen").item(BarChart).values == [1.0, 0.0, 0.0] and bo.panels == []
        stranger = await delegate(s, "Sly", "guess")
        assert stranger.told == ["No member has this word. Ask the chair for it."] and stranger.panels == []
        await stranger.command("motion", "Cake for all!")
        assert stranger.told[-1] == "A host puts a motion, with its words, when none is open."


async def test_a_late_press_is_no_vote_on_the_next_motion() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", settings=SETTINGS) as s:
        chair, mei = await s.visitor("Chair", role="host"), await delegate(s, "Mei", "clay")
        ann = await delegate(s, "Ann", "reed")
        await chair.command("motion", "Tea at four?")
        before = await mei.panel("Your vote"), await ann.panel("Your vote")
        # On its way while the chair goes on, and pressed when the next motion is before her already.
        *_, under_way = await asyncio.gather(
            chair.command("close"),
            chair.command("motion", "Tea at five?"),
            mei.answer(before[0], "For"),
            return_exceptions=True,
        )
        assert isinstance(under_way, RequestRefused) and under_way.facts["why"] == "The vote is closed."
        with pytest.raises(RequestRefused):
            await ann.answer(before[1], "Against")
        assert (await ann.panel("Your vote")).texts == s.board(SCREEN).texts == ["Tea at five?"]
        assert s.board(SCREEN).item(BarChart).values == [0.0, 0.0, 0.0]
        await mei.answer(await mei.panel("Your vote"), "Against")
        assert s.board(SCREEN).item(BarChart).values == [0.0, 1.0, 0.0]


async def test_who_puts_her_ballot_away_has_it_again_when_somebody_else_has_voted() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", settings=SETTINGS) as s:
        chair, mei = await s.visitor("Chair", role="host"), await delegate(s, "Mei", "clay")
        ann = await delegate(s, "Ann", "reed")
        await chair.command("motion", "Tea at four?")
        await mei.answer(await mei.panel("Your vote"), None)
        assert mei.panels == []
        await ann.answer(await ann.panel("Your vote"), "For")
        await mei.answer(await mei.panel("Your vote"), "Against")
        assert s.board(SCREEN).item(BarChart).values == [1.0, 1.0, 0.0]


async def test_a_vote_outlives_a_kill_and_is_minuted_once() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", settings=SETTINGS) as s:
        chair, mei = await s.visitor("Chair", role="host"), await delegate(s, "Mei", "clay")
        await chair.command("motion", "Tea at four?")
        await mei.answer(await mei.panel("Your vote"), "For")
        await s.restart()
        await mei.answer_again()
        assert lights(s)["Kiln"] == GREEN and s.board("thing-stage-screen").texts == ["Tea at four?"]
        await chair.command("close")
        await s.restart()
        assert len(await s.world.log("minutes").lines()) == 1


async def test_each_votes_in_her_language_and_all_read_the_outcome_in_that_of_the_space() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", language="fr") as s:
        chair = await s.visitor("Mme Roy", role="host", language="fr")
        ana, mei = await s.visitor("Ana", language="fr"), await s.visitor("梅", language="zh-CN")
        eve = await s.visitor("Eve")
        assert mei.commands == {
            "join": "Parler pour une organisation, avec son mot de passe",
            "motion": "La présidence soumet une motion",
            "close": "La présidence clôt le vote",
            "minutes": "Le procès-verbal, en fichier",
        }
        assert s.board(SCREEN).texts == ["Pas encore de motion."]
        await mei.command("join", "clay")
        assert mei.told == ["没有成员使用这个口令，请向会议主席询问。"]
        for delegate, word in ((mei, "argile"), (ana, "roseau"), (eve, "mousse")):
            await delegate.command("join", word)
        await s.advance(1)
        assert (mei.badges, eve.badges) == (["Coopérative du Four"], ["Clinique de la Colline"])
        await mei.command("motion", "Un four\u202f?")
        assert mei.told[-1] == "没有议案正在表决时，主持人可以提出议案，并写明内容。"
        await chair.command("motion", "Un four pour l’école")
        assert s.said == ["Motion 1\u00a0: Un four pour l’école"]

        ballots = await mei.panel("请投票"), await ana.panel("Votre vote"), await eve.panel("Your vote")
        assert [each.buttons for each in ballots] == [
            ["赞成", "反对", "弃权"],
            ["Pour", "Contre", "Abstention"],
            ["For", "Against", "Abstain"],
        ]
        await mei.answer(ballots[0], "赞成")
        assert (len(mei.panels), len(ana.panels), len(eve.panels)) == (0, 1, 1)
        await s.restart()
        await mei.answer_again()
        await ana.answer(await ana.panel("Votre vote"), "Pour")
        await eve.answer(await eve.panel("Your vote"), "Abstain")
        chart = s.board(SCREEN).item(BarChart)
        assert (chart.title, chart.labels) == ("Votes", ["Pour", "Contre", "Abstention"])
        assert chart.values == [2.0, 0.0, 1.0]
        assert [lights(s)[name] for name in ("Coopérative du Four", "Planteurs de thé")] == [GREEN, GREY]
        await ana.command("close")
        assert ana.told[-1] == "Un hôte clôt le vote en cours."
        await chair.command("close")
        assert s.said[-1] == "La motion 1 est adoptée\u00a0: 2 pour, 0 contre, 1 abstention."

        await mei.command("minutes")
        lines = lines_of(mei.files["minutes.jsonl"].encode())
        verdict = verify(lines)
        assert (verdict.records, verdict.broken) == (1, None)
        body = json.loads(mei.files["minutes.jsonl"])["body"]
        assert body["outcome"] == "La motion 1 est adoptée\u00a0: 2 pour, 0 contre, 1 abstention."
        assert body["stances"] == {
            "Coopérative du Four": "for",
            "École de la Rivière": "for",
            "Clinique de la Colline": "abstain",
        }


async def test_a_chinese_assembly_without_a_quorum_is_minuted_in_chinese_and_verified() -> None:
    async with stage(load("assembly").assembly, template="stage-hall", language="zh-CN") as s:
        chair, ana = await s.visitor("主席", role="host", language="zh-CN"), await s.visitor("Ana", language="fr")
        for delegate in (chair, ana):
            await delegate.command("join", "陶土")
        await chair.command("motion", "四点喝茶")
        ballots = await chair.panel("请投票"), await ana.panel("Votre vote")
        _, refused = await asyncio.gather(
            chair.answer(ballots[0], "反对"), ana.answer(ballots[1], "Pour"), return_exceptions=True
        )
        assert isinstance(refused, RequestRefused) and refused.facts["why"] == "窑工合作社 a déjà voté."
        screen = s.board(SCREEN)
        assert (screen.title, screen.texts, screen.item(BarChart).title) == ("第 1 号议案", ["四点喝茶"], "表态")
        await chair.command("close")
        outcome = "第 1 号议案未达法定人数：赞成 0 票，反对 1 票，弃权 0 票；4 个成员中须有 2 个投票。"
        assert s.said == ["第 1 号议案：四点喝茶", outcome]
        await ana.command("minutes")
        assert verify(lines_of(ana.files["minutes.jsonl"].encode())).broken is None
        assert json.loads(ana.files["minutes.jsonl"])["body"]["outcome"] == outcome
