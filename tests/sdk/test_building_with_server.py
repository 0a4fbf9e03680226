"""Bots build together in a real Space: whatever happens to the line, all of them end with the same Scene."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from lanting.sdk import AddEntity, Bot, RemoveEntity, RequestRefused, SetProperties
from tests.kill.owner import Owner
from tests.line_proxy import LineProxy
from tests.serving import Serving

WITHIN_S = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server"), "--no-https") as server:
        yield server


def stone(bot: Bot, x: float = 0.0) -> AddEntity:
    return AddEntity(id=bot.new_id(), name="A stone", components={"transform": {"position": [x, 0.0, 0.0]}})


async def let_in_one(host: Bot) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not host.waiters:
            await asyncio.sleep(0.02)
    await host.let_in()


async def test_sc4_all_who_follow_end_with_the_same_scene_though_one_was_cut_off(server: Serving) -> None:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    link = await owner.host_link()
    async with LineProxy(server.port) as proxy:
        elsewhere = f"http://127.0.0.1:{proxy.port}"
        async with (
            Bot.enter(server.url, owner.space, name="Mei", code=owner.code, key=link) as mei,
            Bot.enter(elsewhere, owner.space, name="Mo", code=owner.code, key=link) as mo,
            AsyncExitStack() as visitors,
        ):
            coming = visitors.enter_async_context(Bot.enter(server.url, owner.space, name="Eye", code=owner.code))
            eye, _ = await asyncio.gather(coming, let_in_one(mei))
            for each in (mei, mo, eye):
                await each.follow_scene()
            mine = stone(mei)
            await mei.edit([mine, stone(mei, 1.0)])
            proxy.cut()
            await mei.edit([SetProperties(id=mine.id, component="entity", values={"name": "A rock"})])
            proxy.restore()
            last = await mo.edit([RemoveEntity(id=mine.id)])
            assert await mo.undo() == (last or 0) + 1
            assert await mo.redo() == (last or 0) + 2
            end = await mo.undo()
            async with asyncio.timeout(WITHIN_S):
                for each in (mei, mo, eye):
                    await each.scene.until(end or 0)
            assert mei.scene.entities == mo.scene.entities == eye.scene.entities
            assert eye.scene.entities[mine.id].name == "A rock"
            with pytest.raises(RequestRefused) as refused:
                await eye.edit([stone(eye)])
            assert refused.value.reason == "not_permitted"
    await owner.go()
