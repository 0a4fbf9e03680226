"""Bots take things in hand in a real Space, carry them, throw and catch them, and put them down."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator

import pytest

from lanting.sdk import AddEntity, Bot, RequestRefused
from tests.kill.owner import Owner
from tests.serving import Serving

WITHIN_S = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server"), "--no-https") as server:
        yield server


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not is_so():
            await asyncio.sleep(0.02)


def placed(bot: Bot, cup: str) -> tuple[float, ...]:
    position = bot.scene.entities[cup].components["transform"]["position"]
    assert isinstance(position, list)
    return tuple(position)


async def test_sp131_sp137_a_cup_is_carried_thrown_caught_and_put_down(server: Serving) -> None:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    link = await owner.host_link()
    async with (
        Bot.enter(server.url, owner.space, name="Mei", code=owner.code, key=link) as mei,
        Bot.enter(server.url, owner.space, name="Mo", code=owner.code, key=link) as mo,
    ):
        await mo.walk_to(mei.place.x + 0.5, mei.place.z, run=True)
        await mei.follow_scene()
        cup, here = mei.new_id(), [mei.place.x, mei.place.y, mei.place.z]
        await mei.edit([AddEntity(id=cup, name="A cup", components={"transform": {"position": here}, "grabbable": {}})])
        await mei.grab(cup)
        assert mei.holding == cup and mo.holding is None
        with pytest.raises(RequestRefused) as refused:
            await mo.grab(cup)
        assert refused.value.reason == "thing_held"
        await until(lambda: any(each.position is not None for each in mo.carried))
        mei.carry((here[0], here[1] + 1.5, here[2]), flying=True)
        await until(lambda: any(each.is_flying for each in mo.carried))
        await mo.grab(cup)
        assert mo.holding == cup
        await until(lambda: mei.holding is None)
        await mo.release((mo.place.x, mo.place.y, mo.place.z))
        assert mo.holding is None
        await until(lambda: placed(mei, cup) == pytest.approx((mo.place.x, mo.place.y, mo.place.z)))
        assert (await mei.edit_history()).edits[0].kind == "carry"
        await mo.release()
    await owner.go()
