"""What a picture costs with forty people in it: draw calls, triangles, script, and what stays on the heap.

    python -m bench.frame            60 s in each quality; rows go into bench/results/frame.csv

Counts come from the renderer, script from the clock around the frame's own work, the heap from the browser after its
garbage was collected. On a machine without a graphics card pictures are few; the script of one is the same.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import statistics
import tempfile
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import CDPSession, async_playwright

from bench.record import append
from lanting.protocol.word import Look
from lanting.sdk import Bot
from tests.journeys.conftest import CHROMIUM_FLAGS, UNTHROTTLED, chromium_path
from tests.journeys.visitor import SMALL, Visitor
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results" / "frame.csv"
SPACE: Final = "orchid-pavilion"
PEOPLE: Final = 40
WALKING: Final = 10
ARC_DEG: Final = (200, 340)
SAMPLE_S: Final = 0.25
DRAWN_WITHIN_S: Final = 120


@dataclass(frozen=True, slots=True)
class FrameCost:
    """With PEOPLE in view, over some seconds of a frame loop."""

    quality: str
    people: int
    draw_calls: int
    shadow_calls: int
    """Of the shadow pass, not in `draw_calls`."""
    triangles: int
    script_median_ms: float
    script_p95_ms: float
    heap_growth_kb: float
    """From after the first seconds to the end, garbage collected both times."""
    frames: int
    seconds: float


async def measure(quality: str, seconds: float) -> FrameCost:
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(Serving(Path(folder) / "data", settings={"new_connections_per_s": "1000"}))
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(
            executable_path=chromium_path(),
            args=[*CHROMIUM_FLAGS, *UNTHROTTLED],
            ignore_default_args=["--headless", "--disable-gpu"],
        )
        stack.push_async_callback(browser.close)
        url = f"{server.url}/s/{SPACE}"
        bots = [
            await stack.enter_async_context(Bot.enter(url, name=f"Guest {n}", look=look_of(n))) for n in range(PEOPLE)
        ]
        await asyncio.gather(*(bot.walk_to(*place_of(n), run=True) for n, bot in enumerate(bots)))
        visitor = await Visitor.enter(browser, url, "Mei", viewport=SMALL, quality=quality, is_watched=True)
        await visitor.until(f"app.ready && app.people.filter((each) => each.visible).length > {PEOPLE}", seconds=120)
        walking = asyncio.ensure_future(keep_walking(bots[:WALKING]))
        stack.callback(walking.cancel)
        await frames_pass(visitor, 20)
        devtools = await visitor.context.new_cdp_session(visitor.page)
        before = await heap_bytes(devtools)
        first = await visitor.see("app.frame")
        samples = await sampled(visitor, seconds)
        growth = await heap_bytes(devtools) - before
        last = await visitor.see("app.frame")
        scripts = sorted(sample["scriptMs"] for sample in samples)
        return FrameCost(
            quality=quality,
            people=PEOPLE,
            draw_calls=int(max(sample["drawCalls"] for sample in samples)),
            shadow_calls=int(max(sample["shadowCalls"] for sample in samples)),
            triangles=int(max(sample["triangles"] for sample in samples)),
            script_median_ms=round(statistics.median(scripts), 2),
            script_p95_ms=round(scripts[int(len(scripts) * 0.95)], 2),
            heap_growth_kb=round(growth / 1000, 1),
            frames=last["count"] - first["count"],
            seconds=seconds,
        )


def look_of(number: int) -> Look:
    return Look(
        skin=number % 7, hair=number % 6, hair_style=number % 7, cloth=number % 8, legs=(number + 3) % 8,
        sash=(number + 5) % 8, glasses=number % 5 == 0, wheelchair=number % 13 == 0,
    )  # fmt: skip


def place_of(number: int) -> tuple[float, float]:
    """On three arcs before the place where newcomers stand."""
    ring, step = divmod(number, 14)
    angle = math.radians(ARC_DEG[0] + step * (ARC_DEG[1] - ARC_DEG[0]) / 13)
    radius = 3.0 + 1.3 * ring
    return (radius * math.cos(angle), 8.0 + radius * math.sin(angle))


async def keep_walking(bots: list[Bot]) -> None:
    """Some stroll to and fro between two places of the others, so that figures move."""
    turn = 0
    while True:
        turn += 1
        await asyncio.gather(*(bot.walk_to(*place_of(n + 3 * (turn % 2))) for n, bot in enumerate(bots)))


async def frames_pass(visitor: Visitor, frames: int) -> None:
    count = await visitor.see("app.frame.count") + frames
    await visitor.until(f"app.frame.count >= {count}", seconds=DRAWN_WITHIN_S)


async def sampled(visitor: Visitor, seconds: float) -> list[dict[str, float]]:
    samples = []
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while loop.time() < until:
        samples.append(await visitor.see("app.frame"))
        await asyncio.sleep(SAMPLE_S)
    return samples


async def heap_bytes(devtools: CDPSession) -> float:
    await devtools.send("HeapProfiler.collectGarbage")
    used: float = (await devtools.send("Runtime.getHeapUsage"))["usedSize"]
    return used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    for quality in ("low", "high"):
        cost = asyncio.run(measure(quality, options.seconds))
        print(cost, flush=True)
        if not options.dry:
            append(RESULTS, [asdict(cost)])


if __name__ == "__main__":
    main()
