"""A waiting room in a real Server: who was let in is not asked again, though the Server was killed meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lanting.sdk import Bot, EntryRefused, LineRestored, MustWait, WaitersChanged
from lanting.sdk.event import EventReader
from tests.sdk.test_keys import owner_key
from tests.serving import Serving

WITHIN_S = 60


def have_everybody_wait(server: Serving) -> None:
    """As the Space's page does; the server is not running."""
    with closing(sqlite3.connect(server.data / "lanting.db")) as database:
        database.execute("""UPDATE spaces SET rules = '{"approval":"everybody"}' WHERE slug = 'courtyard'""")
        database.commit()


async def until(events: EventReader, kind: type[WaitersChanged] | type[LineRestored]) -> WaitersChanged | LineRestored:
    async with asyncio.timeout(WITHIN_S):
        async for event in events:
            if isinstance(event, kind):
                return event
    raise AssertionError("the events ended")


async def test_sp80_who_was_let_in_comes_back_after_kill_9_and_strangers_still_wait(tmp_path: Path) -> None:
    with Serving(tmp_path) as server:
        key = owner_key(server)
        server.stop()
        have_everybody_wait(server)
        server.start()
        async with Bot.enter(server.url, "courtyard", name="Owner", key=key) as owner:
            heard = owner.events()
            with pytest.raises(MustWait):
                async with Bot.enter(server.url, "courtyard", name="Hasty", wait=False):
                    pass
            ann = Bot.enter(server.url, "courtyard", name="Ann")
            coming = asyncio.create_task(ann.__aenter__())
            while "Ann" not in [waiter.name for waiter in owner.waiters]:
                await until(heard, WaitersChanged)
            await owner.let_in(next(waiter for waiter in owner.waiters if waiter.name == "Ann"))
            inside = await coming
            back = inside.events()
            server.kill()
            server.start()
            await until(back, LineRestored)
            assert await inside.say("still here")
            turned_away = asyncio.create_task(turned_away_reason(server))
            while not owner.waiters:
                await until(heard, WaitersChanged)
            await owner.turn_away(owner.waiters[0], "The lesson has begun")
            assert "The lesson has begun" in await turned_away
            await ann.__aexit__(None, None, None)


async def turned_away_reason(server: Serving) -> str:
    with pytest.raises(EntryRefused) as refused:
        async with Bot.enter(server.url, "courtyard", name="Late"):
            pass
    return str(refused.value)
