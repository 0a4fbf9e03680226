"""`kill -9` at random points under load: nothing acknowledged is lost, nothing is there twice, who is out stays out."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import pytest

from tests.kill.disk import read_disk
from tests.kill.load import Load
from tests.kill.owner import Owner
from tests.kill.reviving import UNLIMITED, Reviving

LOADED_S_MAX = 0.4
"""So long a Server lives with everybody back, at most."""
BORN_S_MAX = 0.3
"""So old is a Server that is killed while it starts, at most."""
KILLED_AT_BIRTH = 0.1
"""The share of them."""
TOLD_EVERY = 50


async def survive_kills(folder: Path, times: int, seed: int) -> None:
    """Each kill is followed by a look at the disk and, from inside, at the Server that comes after it."""
    print(f"\n{times} kills, seed {seed}")
    source = random.Random(seed)
    began_s = time.monotonic()
    with Reviving(folder / "data", UNLIMITED) as server:
        server.start()
        owner = Owner(server.url, random.Random(seed))
        await owner.open_space()
        load = Load(owner, random.Random(seed))
        await load.begin()
        try:
            for number in range(1, times + 1):
                load.go_on()
                await asyncio.sleep(source.uniform(0, LOADED_S_MAX))
                load.pause()
                await asyncio.to_thread(server.kill)
                faults = load.broken_on(await asyncio.to_thread(read_disk, server.data, owner.space))
                server.start()
                if source.random() < KILLED_AT_BIRTH:
                    await asyncio.sleep(source.uniform(0, BORN_S_MAX))
                    await asyncio.to_thread(server.kill)
                    server.start()
                await load.returned()
                faults += await load.broken_inside()
                assert not faults, f"after kill {number} of seed {seed}:\n" + "\n".join(faults)
                if number % TOLD_EVERY == 0:
                    print(f"  {number} kills, {load.deeds} deeds kept, {time.monotonic() - began_s:.0f} s", flush=True)
        finally:
            await load.end()
    assert load.deeds > times, "a load that does nothing proves nothing"


async def test_pr37_three_kills_under_load_lose_and_double_nothing(tmp_path: Path) -> None:
    await survive_kills(tmp_path, times=3, seed=353)


@pytest.mark.soak
async def test_pr37_a_thousand_kills_under_load_lose_and_double_nothing(tmp_path: Path) -> None:
    await survive_kills(tmp_path, times=1_000, seed=random.SystemRandom().randrange(1 << 32))
