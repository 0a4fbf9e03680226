"""A Bot blocks another in a real Space: each is gone for the other, over a kill too, until it is lifted."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from lanting.sdk import Bot, LineRestored, PersonArrived, PersonLeft, RequestRefused
from lanting.sdk.event import EventReader
from tests.serving import Serving

WITHIN_S = 60
SPACE = "courtyard"


async def heard(events: EventReader, kind: type) -> object:
    async with asyncio.timeout(WITHIN_S):
        async for event in events:
            if isinstance(event, kind):
                return event
    raise AssertionError(f"the events ended without a {kind.__name__}")


async def test_sp174_a_block_outlasts_a_kill_and_ends_when_it_is_lifted(tmp_path: Path) -> None:
    with Serving(tmp_path / "data") as server:
        async with AsyncExitStack() as stack:
            mei = await stack.enter_async_context(Bot.enter(server.url, SPACE, name="Mei"))
            events = mei.events()
            ann = await stack.enter_async_context(Bot.enter(server.url, SPACE, name="Ann"))
            hers = ann.events()
            await heard(events, PersonArrived)
            with pytest.raises(RequestRefused) as refused:
                await mei.block(mei.participant)
            assert refused.value.reason == "block_self"
            block = await mei.block(ann.participant)
            left = await heard(events, PersonLeft)
            assert isinstance(left, PersonLeft) and left.person.name == block.name == "Ann"
            await heard(hers, PersonLeft)
            mei.mute_voice(ann.participant)
            assert await mei.blocks() == [block] and await ann.blocks() == []
            server.kill()
            server.start()
            for each in (events, hers):
                await heard(each, LineRestored)
            await ann.say("can you hear me?")
            assert [person.name for person in await mei.find_people()] == ["Mei"]
            assert mei.people == ann.people == []
            assert await mei.unblock(block) == []
            arrived = await heard(events, PersonArrived)
            assert isinstance(arrived, PersonArrived) and arrived.person.name == "Ann"
            await heard(hers, PersonArrived)
