"""A Bot waves with a tracked hand in a real Space, and who is near sees it."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Iterator

import pytest

from lanting.sdk import Bot, Tracked
from tests.serving import Serving
from tests.waving import wave

SPACE = "courtyard"
WITHIN_S = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server"), "--no-https") as server:
        yield server


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not is_so():
            await asyncio.sleep(0.02)


def tracked(seer: Bot, name: str) -> Tracked | None:
    return next((person.tracked for person in seer.people if person.name == name), None)


async def test_pr77_a_wave_is_seen_near_by_and_ends_when_it_is_told_so(server: Serving) -> None:
    async with (
        Bot.enter(server.url, SPACE, name="Mei") as mei,
        Bot.enter(server.url, SPACE, name="Mo") as mo,
    ):
        await mo.walk_to(mei.place.x + 1.0, mei.place.z)
        waving = asyncio.ensure_future(wave(mei, seconds=WITHIN_S))
        places: set[float] = set()

        def moves() -> bool:
            told = tracked(mo, "Mei")
            if told is not None and told.right is not None:
                places.add(told.right.position[0])
            return len(places) > 3

        await until(moves)
        told = tracked(mo, "Mei")
        assert told is not None and told.head is not None and told.hands and told.left is None
        here = mei.place
        assert told.head.position == pytest.approx((here.x, here.y + 1.56, here.z), abs=0.02)
        assert math.dist(told.head.position, (here.x, here.y + 1.56, here.z)) <= 0.02
        assert tracked(mei, "Mei") is None
        waving.cancel()
        mei.track()
        await until(lambda: tracked(mo, "Mei") is None)
