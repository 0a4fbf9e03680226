"""What an experience keeps, and how often an answer counts: over restarts, reloads and exceptions."""

from __future__ import annotations

import asyncio
from typing import Annotated

import msgspec
import pytest

from lanting.sdk import (
    Clicked,
    Experience,
    GaveAnswer,
    GaveCommand,
    Panel,
    Refuse,
    Reloaded,
    RequestRefused,
    Settings,
    State,
    World,
)
from lanting.sdk.testing import stage


class Pot(State):
    cups: int = 3
    drinkers: list[str] = []


class Taste(State):
    teas: list[str] = []


async def test_the_last_cup_is_sold_once_and_who_is_late_reads_why() -> None:
    x = Experience("shop")

    @x.on_start
    async def open_shop(world: World) -> None:
        await world.hang(Panel("Tea", buttons=["Buy"]), on="counter", key="counter")

    @x.on_answer("counter")
    async def sell(world: World, event: GaveAnswer) -> None:
        async with world.state(Pot) as pot:
            if len(pot.drinkers) == pot.cups:
                raise Refuse("The pot is empty.")
            pot.drinkers.append(event.participant.name)

    async with stage(x, things=["counter"]) as s:
        people = [await s.visitor(name) for name in ("Ann", "Bo", "Cy", "Di")]
        for who in people[:3]:
            await who.answer(s.board("counter"), "Buy")
        with pytest.raises(RequestRefused, match=r"The pot is empty\."):
            await people[3].answer(s.board("counter"), "Buy")
        async with s.world.state(Pot) as pot:
            assert pot.drinkers == ["Ann", "Bo", "Cy"]


async def test_an_answer_that_is_sent_again_counts_once_also_after_a_kill() -> None:
    x = Experience("shop")

    @x.on_start
    async def open_shop(world: World) -> None:
        await world.hang(Panel("Tea", buttons=["Buy"]), on="counter", key="counter")

    @x.on_answer("counter")
    async def sell(world: World, event: GaveAnswer) -> None:
        async with world.state(Pot) as pot:
            pot.drinkers.append(event.participant.name)

    async with stage(x, things=["counter"]) as s:
        mei = await s.visitor("Mei")
        await mei.answer(s.board("counter"), "Buy")
        await mei.answer_again()
        await s.restart()
        await mei.answer_again()
        async with s.world.state(Pot) as pot:
            assert pot.drinkers == ["Mei"]
        assert len(set(mei.taken)) == 1 and len(mei.taken) == 3


async def test_an_exception_in_a_block_keeps_nothing() -> None:
    x = Experience("keeping")

    async with stage(x) as s:
        with pytest.raises(ZeroDivisionError):
            async with s.world.state(Pot) as pot:
                pot.cups = 1 // 0
        async with s.world.state(Pot) as pot:
            assert pot.cups == 3


async def test_state_of_a_person_is_hers_at_every_coming_and_is_read_of_all() -> None:
    x = Experience("taste")

    @x.on_command("like", about="Remember a tea")
    async def like(world: World, event: GaveCommand) -> None:
        async with world.state(Taste, of=event.participant) as taste:
            taste.teas.append(event.text)

    async with stage(x) as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.command("like", "Longjing")
        await ann.command("like", "Pu'er")
        person = s.world.participants[0].person
        await mei.leave()
        await s.restart()
        await mei.come()
        await mei.command("like", "Sencha")
        tastes = await s.world.states(Taste)
        assert tastes[person].teas == ["Longjing", "Sencha"] and len(tastes) == 2
        await s.world.forget(Taste, of=person)
        assert len(await s.world.states(Taste)) == 1


async def test_blocks_of_one_state_wait_for_one_another() -> None:
    async with stage(Experience("keeping")) as s:

        async def take() -> None:
            async with s.world.state(Pot) as pot:
                cups = pot.cups
                await asyncio.sleep(0)
                pot.cups = cups - 1

        await asyncio.gather(take(), take(), take())
        async with s.world.state(Pot) as pot:
            assert pot.cups == 0


async def test_a_reload_ends_questions_and_goes_on_with_what_is_kept() -> None:
    ended: list[str] = []

    def made(version: str) -> Experience:
        x = Experience("tea-house")

        @x.on_click("bell")
        async def ring(world: World, event: Clicked) -> None:
            async with world.state(Pot) as pot:
                pot.drinkers.append(version)
            try:
                await event.participant.ask(Panel("More?", choices=["Yes"]))
            except Reloaded:
                ended.append(version)
                raise

        return x

    async with stage(made("old")) as s:
        mei = await s.visitor("Mei")
        await mei.click("bell")
        await s.reload(made("new"))
        assert ended == ["old"] and mei.panels == [] and mei.is_inside
        await mei.click("bell")
        async with s.world.state(Pot) as pot:
            assert pot.drinkers == ["old", "new"]


async def test_a_log_is_a_chain_that_survives_a_restart() -> None:
    async with stage(Experience("minutes", capabilities=["records"])) as s:
        first = await s.world.log("minutes").append({"motion": "Tea", "for": 3})
        await s.restart()
        second = await s.world.log("minutes").append({"motion": "Cake", "for": 1})
        lines = await s.world.log("minutes").lines()
        assert (first.number, second.number) == (1, 2)
        assert msgspec.json.decode(lines[1])["previous"] == first.hash


async def test_settings_are_read_and_a_wrong_one_is_named() -> None:
    class TeaSettings(Settings):
        cups: Annotated[int, msgspec.Meta(ge=1, le=12, title="Cups")] = 3

    x = Experience("tea-house", settings=TeaSettings)
    async with stage(x, settings={"cups": 5}) as s:
        assert s.world.settings.cups == 5
    with pytest.raises(ValueError, match=r"`int` <= 12.*cups"):
        async with stage(x, settings={"cups": 13}):
            pass
