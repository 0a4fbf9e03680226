"""A companion on the stage: it walks by the server's way, waits for who it leads, and answers from what it reads."""

from __future__ import annotations

import math
from typing import Any

from lanting.protocol.word import Place
from lanting.sdk.companion import Asked, Companion
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.world import World
from lanting.sdk.testing import Actor, Stage, stage


def house(**more: Any) -> Experience:
    made = Experience("house", capabilities=["chat", "edit", "teleport"], **more)

    @made.on_start
    async def begin(world: World) -> None:
        await world.companion("Lin", about="Ask me.")

    return made


async def lin_of(s: Stage) -> Companion:
    await s.settle()
    return s.world.companions["Lin"]


def programs(s: Stage) -> list[str]:
    return [each.name for each in s.world.programs if each.role != "watcher"]


def away_m(one: Any, other: Any) -> float:
    return math.hypot(one.place.x - other.place.x, one.place.z - other.place.z)


async def mei_near(s: Stage, lin: Companion, **more: Any) -> Actor:
    mei = await s.visitor("Mei", at=(lin.place.x + 1.0, lin.place.z), **more)
    await s.settle()
    return mei


async def test_it_is_a_program_with_a_card_and_no_person() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)
        assert programs(s) == ["Lin"] and s.world.participants == []
        await lin.leave()
        await s.settle()
        assert programs(s) == []


async def test_it_stands_at_a_place_from_the_beginning_and_looks_as_the_place_does() -> None:
    async with stage(house(), template="courtyard") as s:
        up = await s.world.companion("Bo", at=Place(x=0.0, y=3.0, z=-9.0, yaw=2.0))
        assert math.dist((up.place.x, up.place.z), (0.0, -9.0)) < 0.01 and up.place.y > 1.0
        below = await s.world.companion("An", at=(2.0, 3.0))
        assert math.dist((below.place.x, below.place.z), (2.0, 3.0)) < 0.01
        await s.advance(5)
        assert abs(up.place.yaw - 2.0) < 0.02, "and nothing turned its head"


async def test_a_walk_that_is_asked_for_at_once_counts_before_the_way_to_its_thing() -> None:
    async with stage(house(), template="gallery") as s:
        lin = await s.world.companion("Bo", at=s.world.entity("thing-picture-carp"))
        arrived: list[bool] = []

        async def elsewhere() -> None:
            arrived.append(await lin.walk_to((0.0, 0.0)))

        s.world.let_run(elsewhere())
        await s.advance(30)
        assert arrived == [True] and math.hypot(lin.place.x, lin.place.z) < 0.5


async def test_of_two_walks_at_once_the_first_is_interrupted() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)
        arrived: dict[str, bool] = {}

        async def go(name: str, x: float) -> None:
            arrived[name] = await lin.walk_to((x, 0.0))

        s.world.let_run(go("first", 3.0))
        s.world.let_run(go("second", -3.0))
        await s.advance(20)
        assert arrived == {"first": False, "second": True} and abs(lin.place.x + 3.0) < 0.5


async def test_it_walks_up_the_stairs_by_the_clock_that_is_turned() -> None:
    async with stage(house(), template="courtyard") as s:
        lin = await lin_of(s)
        arrived: list[bool] = []

        async def climb() -> None:
            arrived.append(await lin.walk_to((0.0, -9.0)))

        before = lin.place.y
        s.world.let_run(climb())
        await s.advance(1)
        assert not arrived
        await s.advance(40)
        assert arrived == [True] and lin.place.y - before > 1.0
        seen = next(each.place for each in s.world.programs if each.id == lin.id)
        assert seen is not None and math.dist((seen.x, seen.y, seen.z), (0.0, lin.place.y, -9.0)) < 0.1


async def test_it_stands_beside_a_thing_and_before_somebody() -> None:
    async with stage(house(), template="gallery") as s:
        lin = await lin_of(s)
        carp = s.world.entity("thing-picture-carp")
        s.world.let_run(lin.walk_to(carp))
        await s.advance(30)
        assert 1.0 < math.hypot(lin.place.x - carp.place.x, lin.place.z - carp.place.z) < 2.0
        assert abs(lin.place.x) < 8.4, "inside the room, where the picture is seen from"
        mei = await s.visitor("Mei", at=(0.0, 0.0))
        s.world.let_run(lin.walk_to(s.world.participants[0]))
        await s.advance(30)
        assert 1.5 < away_m(lin, mei) < 2.5


async def test_it_answers_whispers_its_name_and_who_stands_beside_it_in_her_language() -> None:
    async with stage(house(), template="gallery") as s:
        lin = await lin_of(s)
        mei = await s.visitor("Mei", at=(6.0, -4.0), language="zh-CN")
        await mei.say("Two carp are not far from here.")
        await mei.say("Lin，双鲤在哪里？")
        assert s.said[2:] == ["那是“双鲤”。一金一墨，相逐而游。"]
        await mei.walk_to(lin.place.x + 1, lin.place.z)
        await mei.say("Where is the moon window?")
        assert s.said[-1].startswith("That is “Moon window”. A round opening")
        await mei.say("What a nice day")
        await mei.say("Lin, what is the capital of Peru?")
        assert s.said[-2:] == ["Lin, what is the capital of Peru?", s.said[-1]] and "do not know" in s.said[-1]
        lines = len(s.said)
        await mei.whisper("孤舟在哪里？", to="Lin")
        assert len(s.said) == lines and any("孤舟" in line for line in mei.whispers)


async def test_what_it_answers_may_be_decided_by_the_author() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)

        @lin.on_ask
        async def answer(companion: Companion, asked: Asked) -> str | None:
            return f"{asked.participant.name} asks: {asked.text} ({asked.language})" if "?" in asked.text else None

        mei = await mei_near(s, lin, language="fr")
        await mei.say("Lin, où est la cloche ?")
        await mei.say("Lin, merci")
        assert s.said == ["Lin, où est la cloche ?", "Mei asks: où est la cloche ? (fr)", "Lin, merci"]


async def test_it_waits_for_who_lags_on_the_way() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)
        mei = await mei_near(s, lin)
        led: list[int] = []

        async def lead() -> None:
            led.append(len(await lin.lead(s.world.participants, [(20.0, 0.0), (20.0, 5.0)], patience_s=30)))

        s.world.let_run(lead())
        await s.advance(20)
        assert not led and 6 < away_m(lin, mei) < 9
        await mei.walk_to(lin.place.x, lin.place.z)
        await s.advance(5)
        await mei.walk_to(20.0, 0.0)
        await s.advance(20)
        assert led == [1]


async def test_it_follows_somebody_until_it_is_stopped() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)
        mei = await mei_near(s, lin)
        s.world.let_run(lin.follow(s.world.participants[0]))
        for x in (6.0, 12.0):
            await mei.walk_to(x, 3.0)
            await s.advance(15)
            assert away_m(lin, mei) < 3.5
        lin.stop()
        await mei.walk_to(-10.0, 3.0)
        await s.advance(15)
        assert away_m(lin, mei) > 15


async def test_it_does_things_by_the_clock_and_by_the_show_clock() -> None:
    async with stage(house()) as s:
        lin = await lin_of(s)

        async def chime(companion: Companion) -> None:
            await companion.say(f"It is {s.world.now():%H:%M:%S}.")

        lin.every(60, chime)
        lin.at(5.0, chime)
        await s.advance(61)
        assert s.said == ["It is 12:01:00."]
        await s.world.show_clock.start()
        await s.advance(6)
        assert s.said == ["It is 12:01:00.", "It is 12:01:06."]


async def test_after_a_restart_it_is_there_again_once() -> None:
    async with stage(house()) as s:
        await lin_of(s)
        await s.restart()
        await s.settle()
        assert programs(s) == ["Lin"]
