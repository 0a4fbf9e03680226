"""The main job: two people in browsers and a hundred programs in one place."""

from __future__ import annotations

import asyncio
import math
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser

from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.sdk import Bot
from tests.journeys.visitor import Visitor
from tests.line_proxy import LineProxy
from tests.serving import ROOT, Serving

SPACE = "orchid-pavilion"
SOME, ALL = 24, 100
SHORT_LOSS_S, LONG_LOSS_S = 6, 20
assert LONG_LOSS_S * 1000 < RESUME_WITHIN_MS


@asynccontextmanager
async def walkers(url: str, count: int, *, seconds: int = 600) -> AsyncIterator[None]:
    """The example of a hundred walkers, as a process of its own, as its author would start it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "examples" / "hundred_walkers.py"),
        url,
        f"--walkers={count}",
        f"--seconds={seconds}",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def seen(name: str) -> str:
    return f"app.people.find((person) => person.name === {name!r})"


@pytest.mark.journey
@pytest.mark.parametrize(
    ("programs", "lost_s"), [(SOME, SHORT_LOSS_S), pytest.param(ALL, LONG_LOSS_S, marks=pytest.mark.soak)]
)
async def test_two_people_and_many_programs_are_together(
    tmp_path: Path, browser: Browser, pictures: Path, programs: int, lost_s: int
) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/{SPACE}"
        async with LineProxy(server.port) as line, walkers(url, programs), Bot.enter(url, name="Guide") as guide:
            mei = await Visitor.enter(browser, url, "Mei")
            jonas = await Visitor.enter(browser, f"http://127.0.0.1:{line.port}/s/{SPACE}", "Jonas")
            for visitor in (mei, jonas):
                await visitor.until(f"app.people.length >= {programs} / 2")
                await visitor.until("app.ready")

            # They see each other, by name, and move.
            await mei.until(f"{seen('Jonas')}?.visible")
            await jonas.until(f"{seen('Mei')}?.visible")
            start = await mei.see("app.self")
            await mei.hold("w", f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 2")
            end = await mei.see("app.self")
            await jonas.until(f"Math.hypot({seen('Mei')}.shownX - {end['x']}, {seen('Mei')}.shownZ - {end['z']}) < 0.6")
            # Programs are seen moving too, and are not counted as people.
            walker = await mei.see("app.people.find((person) => person.program && person.name !== 'Guide')")
            await mei.until(
                f"(({{shownX, shownZ}}) => Math.hypot(shownX - {walker['shownX']}, shownZ - {walker['shownZ']}) > 1)"
                f"({seen(walker['name'])})"
            )
            assert await mei.see("app.peopleCount") == 2

            # Chat goes every way.
            heard = guide.events()
            await mei.say("is anybody by the water?")
            await jonas.hears("is anybody by the water?")
            async with asyncio.timeout(20):
                async for event in heard:
                    if getattr(getattr(event, "line", None), "text", "") == "is anybody by the water?":
                        break
            await guide.say("I am")
            for visitor in (mei, jonas):
                await visitor.hears("I am")
            await mei.picture(pictures / "together-mei.png")

            # One loses the line for a while and is back in the same slot with the missed lines.
            slot = await jonas.see("app.self.slot")
            jonas.tolerated = ("WebSocket", "Failed to load resource", "net::ERR")
            line.cut()
            await jonas.until("app.state === 'reconnecting'")
            await jonas.picture(pictures / "together-line-lost.png")
            missed = [f"you missed line {number}" for number in range(5)]
            for text in missed:
                await guide.say(text)
            await asyncio.sleep(lost_s)
            line.restore()
            await jonas.until("app.state === 'inside'")
            await jonas.open_chat()
            for text in missed:
                await jonas.hears(text)
            assert await jonas.see("app.self.slot") == slot
            assert await jonas.see("app.net.resumed")
            lines = [each["text"] for each in await jonas.see("app.chat")]
            assert [text for text in lines if text in missed] == missed
            numbers = [each["number"] for each in await jonas.see("app.chat")]
            assert numbers == sorted(set(numbers))
            await jonas.picture(pictures / "together-jonas-back.png")
            assert (
                math.dist(
                    [await jonas.see(f"{seen('Mei')}.x"), await jonas.see(f"{seen('Mei')}.z")], [end["x"], end["z"]]
                )
                < 0.2
            )
            assert mei.problems == [] and jonas.problems == []
