"""The assembly, as its chair and its delegates live it."""

from __future__ import annotations

import asyncio

from lanting.ledger.chain import lines_of, verify
from lanting.sdk import BarChart, RequestRefused
from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

MEMBERS = "organisation,word\nKiln,clay\nSchool,reed\nClinic,moss\n"
SETTINGS = {"members": MEMBERS, "quorum": 2}
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
