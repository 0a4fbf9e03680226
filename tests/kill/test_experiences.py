"""`kill -9` of the Server and of its experiences' child, while a class answers and while the last piece is sold."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.kill.person import until
from tests.kill.quiz import Quiz
from tests.kill.room import Room
from tests.kill.sale import Sale
from tests.serving import Serving, example

LIVES_S_MAX = 0.5
"""So long all goes well, at most."""
WITHIN_S = 120.0
HOUSES, TIMES = 10, 10
"""A hundred in all: a shop has wares for so many kills, and a failure is found again from one seed of ten."""

EVERY_ROOM = pytest.mark.parametrize("kind", [Quiz, Sale])


async def survive_kills(folder: Path, kind: type[Room], *, times: int, seed: int) -> None:
    """So often the Server is killed, and as often a child: each kill at some moment of what all do."""
    print(f"\n{kind.example}: {times} kills of each, seed {seed}")
    source = random.Random(seed)
    began_s = time.monotonic()
    with Serving(folder / "data", experience=example(kind.example, folder)) as server:
        room = await kind.begin(server, random.Random(seed))
        try:
            for number in range(1, times + 1):
                # An experience whose child ends three times in a minute is switched off; a new Server has counted none.
                for victim in source.sample([kill_server, kill_child], 2):
                    going_on = asyncio.create_task(room.go_on())
                    await asyncio.sleep(source.uniform(0, LIVES_S_MAX))
                    await victim(server)
                    room.rest()
                    async with asyncio.timeout(WITHIN_S):
                        await going_on
                        faults = await room.faults(server)
                    assert not faults, f"{victim.__name__} {number} of seed {seed}:\n" + "\n".join(faults)
        finally:
            await room.end()
    print(f"  {room.turns} turns in {time.monotonic() - began_s:.0f} s")


async def kill_server(server: Serving) -> None:
    """As a power cut would end it; another comes."""
    await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start)


async def kill_child(server: Serving) -> None:
    await until(lambda: server.child is not None)
    assert server.child is not None
    os.kill(server.child, signal.SIGKILL)


@EVERY_ROOM
async def test_pr37_three_kills_of_a_server_and_of_a_child_lose_and_double_nothing(
    tmp_path: Path, kind: type[Room]
) -> None:
    await survive_kills(tmp_path, kind, times=3, seed=353)


@pytest.mark.soak
@EVERY_ROOM
@pytest.mark.parametrize("house", range(HOUSES))
async def test_pr37_a_hundred_kills_of_each_lose_and_double_nothing(
    tmp_path: Path, kind: type[Room], house: int
) -> None:
    await survive_kills(tmp_path, kind, times=TIMES, seed=random.SystemRandom().randrange(1 << 32))
