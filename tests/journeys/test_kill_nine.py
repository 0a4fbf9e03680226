"""`kill -9` of the server while people talk: no acknowledged line is lost or doubled, all stand where they stood."""

from __future__ import annotations

import asyncio
import math
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lanting.protocol.limit import PLACE_NOTE_EVERY_MS
from lanting.protocol.pose import Pose
from lanting.sdk import Bot
from lanting.sdk.event import EventReader, LineRestored
from tests.serving import Serving

TALKERS = 4
BACK_WITHIN_S = 10.0
"""After the server's return."""
MEASURED_WITHIN_S = 1.0
"""A report is on its way, and a note is written at a tick: so exactly can the age of a place be told."""
SPACE = "courtyard"


class Talker:
    """A Bot that walks to and fro and says numbered lines; it remembers what was acknowledged and where it stood."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.acknowledged: list[str] = []
        self.trail: list[tuple[float, Pose]] = []

    async def talk(self) -> None:
        count = 0
        while True:
            count += 1
            text = f"{self.bot.name} line {count}"
            await self.bot.say(text)
            self.acknowledged.append(text)
            await asyncio.sleep(0.05)

    async def stroll(self, source: random.Random) -> None:
        here = self.bot.place
        while True:
            await self.bot.walk_to(here.x + source.uniform(-3, 3), here.z + source.uniform(-3, 3))
            await asyncio.sleep(0.01)

    async def keep_trail(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self.trail.append((loop.time(), self.bot.place))
            await asyncio.sleep(0.1)

    async def place_of_return(self, events: EventReader) -> Pose:
        """Where the Server puts the Bot when the line is back, before it walks on."""
        async for event in events:
            if isinstance(event, LineRestored):
                return self.bot.place
        raise AssertionError(f"{self.bot.name} did not come back")

    def stood_at(self, place: Pose, since: float, until: float) -> bool:
        """Whether the Bot stood there in that time; it walks less than a third of a metre from one note to the next."""
        walked = [pose for at, pose in self.trail if since <= at <= until]
        return any(math.hypot(pose.x - place.x, pose.z - place.z) < 0.35 for pose in walked)


async def survive_kills(tmp_path: Path, times: int, seed: int) -> None:
    source = random.Random(seed)
    with Serving(tmp_path / "data") as server:
        async with asyncio.TaskGroup() as group:
            stack = [Bot.enter(server.url, SPACE, name=f"Talker {number}") for number in range(TALKERS)]
            talkers = [Talker(await each.__aenter__()) for each in stack]
            acting = [
                group.create_task(deed)
                for talker in talkers
                for deed in (talker.talk(), talker.stroll(source), talker.keep_trail())
            ]
            for _ in range(times):
                await asyncio.sleep(source.uniform(1.5, 2.5) + PLACE_NOTE_EVERY_MS / 1000 * source.random())
                await kill_and_return(server, talkers)
            for task in acting:
                task.cancel()
            history = await everything_said(server)
            for each in stack:
                await each.__aexit__(None, None, None)
    acknowledged = [text for talker in talkers for text in talker.acknowledged]
    assert len(acknowledged) > times * TALKERS
    lost = [text for text in acknowledged if text not in set(history)]
    doubled = {text for text in history if history.count(text) > 1}
    assert not lost, f"acknowledged and lost: {lost[:5]}"
    assert not doubled, f"said once and kept twice: {sorted(doubled)[:5]}"


async def kill_and_return(server: Serving, talkers: list[Talker]) -> None:
    returns = [asyncio.create_task(talker.place_of_return(talker.bot.events())) for talker in talkers]
    before = [len(talker.acknowledged) for talker in talkers]
    killed_at = asyncio.get_running_loop().time()
    await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start)
    async with asyncio.timeout(BACK_WITHIN_S):
        places = await asyncio.gather(*returns)
        # Back is, too, who had a new line acknowledged by the new process.
        while any(len(talker.acknowledged) <= count for talker, count in zip(talkers, before, strict=True)):
            await asyncio.sleep(0.02)
    oldest_note = killed_at - PLACE_NOTE_EVERY_MS / 1000 - MEASURED_WITHIN_S
    for talker, place in zip(talkers, places, strict=True):
        assert talker.stood_at(place, oldest_note, killed_at), f"{talker.bot.name} is back at {place}"


async def everything_said(server: Serving) -> list[str]:
    """All lines of the Space, from the database itself: a newcomer is told the last 200 only."""
    await asyncio.to_thread(server.stop)
    lines = await asyncio.to_thread(_lines_in, server.data)
    await asyncio.to_thread(server.start)
    return lines


def _lines_in(data: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{data / 'lanting.db'}?mode=ro", uri=True)) as database:
        return [text for (text,) in database.execute("select text from chat_lines order by number")]


@pytest.mark.journey
async def test_pr37_after_a_kill_all_stand_where_they_stood_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    # Under load, and more often, Servers are killed in `tests/kill`.
    await survive_kills(tmp_path, times=1, seed=353)


@pytest.mark.soak
async def test_pr37_a_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    await survive_kills(tmp_path, times=100, seed=42)
