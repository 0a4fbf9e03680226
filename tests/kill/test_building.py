"""`kill -9` while people build: no acknowledged edit is lost or there twice, and the journal replayed is the Scene."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.kill.crew import Crew
from tests.kill.disk import read_disk
from tests.kill.owner import Owner
from tests.kill.reviving import UNLIMITED, Reviving

BUILT_S_MAX = 0.4
"""So long a Server lives with everybody back, at most."""


async def survive_kills(folder: Path, times: int, seed: int) -> None:
    """Each kill is followed by a look at the disk, and by one through the eyes of somebody who has followed it all."""
    print(f"\n{times} kills, seed {seed}")
    source = random.Random(seed)
    with Reviving(folder / "data", UNLIMITED) as server:
        server.start()
        owner = Owner(server.url, random.Random(seed))
        await owner.open_space()
        crew = Crew(owner, random.Random(seed))
        await crew.begin()
        try:
            for number in range(1, times + 1):
                crew.go_on()
                await asyncio.sleep(source.uniform(0, BUILT_S_MAX))
                crew.pause()
                await asyncio.to_thread(server.kill)
                disk = await asyncio.to_thread(read_disk, server.data, owner.space)
                faults = crew.broken_on(disk)
                server.start()
                await crew.returned()
                faults += await crew.broken_for_follower(disk)
                assert not faults, f"after kill {number} of seed {seed}:\n" + "\n".join(faults)
        finally:
            await crew.end()
    assert len(crew.revisions) > times, "a crew that does nothing proves nothing"


async def test_sc10_three_kills_while_building_lose_and_double_nothing(tmp_path: Path) -> None:
    await survive_kills(tmp_path, times=3, seed=353)


@pytest.mark.soak
async def test_sc10_two_hundred_kills_while_building_lose_and_double_nothing(tmp_path: Path) -> None:
    await survive_kills(tmp_path, times=200, seed=random.SystemRandom().randrange(1 << 32))
