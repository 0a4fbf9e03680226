"""Companions of a script with a token, on a real server: each another User, where it says, for as long as it may."""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from lanting.identity.companion import COMPANIONS_MAX
from lanting.sdk import Asked, Bot, BotEnded, ChatHeard, EntryRefused, Place, RequestRefused, connect, connect_blocking
from lanting.sdk.companion import Companion
from lanting.sdk.experience.world import World
from tests.kill.owner import Owner
from tests.line_proxy import LineProxy
from tests.sdk.remote.ready import Ready, end_tokens, let_in
from tests.serving import Serving

WITHIN_S = 60
SPOT = Place(x=1.5, y=0.0, z=-1.0, yaw=1.5)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
async def owner(server: Serving) -> AsyncIterator[Owner]:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    yield owner
    await owner.go()


async def until(holds: Any) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not holds():
            await asyncio.sleep(0.05)


def names(world: World) -> set[str]:
    return {each.name for each in world.programs}


async def test_it_stands_where_it_is_to_be_from_the_beginning_and_speaks(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat")
    async with (
        connect(ready.url, ready.token, name="Guide") as world,
        Bot.enter(server.url, owner.space, name="Mei", code=owner.code, key=await owner.host_link()) as mei,
    ):
        lin = await world.companion("Lin", at=SPOT, about="Ask me.")
        assert math.hypot(lin.place.x - SPOT.x, lin.place.z - SPOT.z) < 0.1, "before it has gone a step"
        await until(lambda: "Lin" in names(world) and any(each.name == "Lin" for each in mei.people))
        assert lin.id != world._session.welcome.participant
        seen = next(each for each in mei.people if each.name == "Lin")
        assert seen.program
        events = mei.events()
        await lin.say("Ask me about a picture.")
        async with asyncio.timeout(WITHIN_S):
            line = await anext(event.line async for event in events if isinstance(event, ChatHeard))
        assert (line.name, line.program, line.text) == ("Lin", True, "Ask me about a picture.")
        assert await lin.walk_to((0.0, 0.0))
        await lin.leave()
        await until(lambda: "Lin" not in names(world))


async def test_without_chat_in_its_token_it_is_there_and_says_nothing(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    async with connect(ready.url, ready.token) as world:
        lin = await world.companion("Lin")
        await lin.emote("wave")
        with pytest.raises(RequestRefused, match="not_permitted"):
            await lin.say("Hello")


async def test_each_name_is_one_companion_the_same_when_it_comes_again(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    async with connect(ready.url, ready.token) as world:
        first = await world.companion("Lin", at=SPOT)
        await world.companion("Bo")
        await until(lambda: names(world) == {"Lin", "Bo"})
        again = await world.companion("Lin")
        assert again.id == first.id
        await until(lambda: names(world) == {"Lin", "Bo"})


async def test_a_token_brings_so_many_at_a_time_and_says_so(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    async with connect(ready.url, ready.token) as world:
        brought = [await world.companion(f"Lin {number}") for number in range(COMPANIONS_MAX)]
        with pytest.raises(EntryRefused, match="at most 10 companions") as refused:
            await world.companion("Bo")
        assert (refused.value.reason, refused.value.may_retry) == ("companions_full", False)
        await brought[0].leave()
        async with asyncio.timeout(WITHIN_S):
            while not await may_come(world, "Bo"):
                await asyncio.sleep(0.05)


async def may_come(world: World, name: str) -> bool:
    try:
        await world.companion(name)
    except EntryRefused:
        return False
    return True


async def test_a_token_that_is_ended_puts_its_companions_out_too_at_once(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat")
    async with (
        Bot.enter(server.url, owner.space, name="Mei", code=owner.code, key=await owner.host_link()) as mei,
        connect(ready.url, ready.token, name="Guide") as world,
    ):
        lin = await world.companion("Lin")
        await until(lambda: {each.name for each in mei.people} == {"Guide", "Lin"})
        await end_tokens(owner.http, owner.space)
        # No slot is kept for either: nobody waits a minute for a figure without a life.
        await until(lambda: mei.people == [])
        with pytest.raises(BotEnded, match="not_admitted"):
            await lin.say("Still here.")
        with pytest.raises(EntryRefused, match="key_revoked"):
            await world.companion("Bo")


async def test_over_a_broken_line_it_is_the_same_and_where_it_was(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    async with LineProxy(server.port) as proxy:
        url = ready.url.replace(f":{server.port}/", f":{proxy.port}/")
        async with connect(url, ready.token) as world:
            lin = await world.companion("Lin", at=SPOT)
            before = lin.id
            await lin.walk_to((0.0, 0.0))
            proxy.cut()
            proxy.restore()
            assert await lin.walk_to((-1.0, 0.0)) and lin.id == before


async def test_a_notebook_brings_one_without_awaiting_anything(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat")
    await asyncio.to_thread(cells, ready)


def cells(ready: Ready) -> None:
    with connect_blocking(ready.url, token=ready.token, ca_fingerprint=ready.ca_fingerprint) as world:
        lin = world.companion("Lin", at=(1.0, -1.0))

        @lin.on_ask
        def answer(companion: Companion, asked: Asked) -> str:
            return "At ten and at three."

        assert lin.walk_to((0.0, 0.0))
        assert lin.name == "Lin" and abs(lin.place.x) < 0.5
        assert answer.__name__ == "answer"
        lin.leave()
