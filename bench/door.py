"""How long it takes to be inside: from navigation to the first picture after the Welcome, and what is fetched.

    python -m bench.door            ten cold visits; rows go into bench/results/door.csv

Each visit is a new browser profile with an empty cache on the same machine, 640×360, low quality; the script presses
Enter as soon as the page lets it.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import gzip
import os
import statistics
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Response, async_playwright

from bench.record import machine
from tests.journeys.conftest import CHROMIUM_FLAGS, chromium_path
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results" / "door.csv"
SPACE: Final = "orchid-pavilion"
INSIDE_WITHIN_S: Final = 60
PROMISED_MS: Final = 2_000
PAINT_BYTES_MAX: Final = 14_000
SCRIPT_BYTES_MAX: Final = 250_000


@dataclass(frozen=True, slots=True)
class Visit:
    """One cold visit: times in milliseconds since navigation, sizes in bytes as gzip sends them."""

    first_paint_ms: float
    enter_ready_ms: float
    inside_ms: float
    paint_bytes: int
    script_bytes: int


async def visit(browser: Browser, url: str) -> Visit:
    context = await browser.new_context(viewport={"width": 640, "height": 360})
    page = await context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    await page.goto(f"{url}?quality=low", wait_until="commit")
    button = page.locator("#enter-button:enabled")
    await button.wait_for(timeout=INSIDE_WITHIN_S * 1000)
    ready_ms = await page.evaluate("performance.now()")
    await button.click()
    async with asyncio.timeout(INSIDE_WITHIN_S):
        while (inside_ms := await page.evaluate("window.app?.frame.firstInsideMs ?? null")) is None:
            await asyncio.sleep(0.02)
    paint_ms = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    sizes = {answer.url: await _packed_bytes(answer) for answer in answers if answer.status == 200}
    await context.close()
    paint = sum(size for address, size in sizes.items() if address.startswith(url) or "/static/page" in address)
    script = sum(size for address, size in sizes.items() if address.endswith(".js"))
    return Visit(paint_ms, ready_ms, inside_ms, paint, script)


async def _packed_bytes(answer: Response) -> int:
    return len(gzip.compress(await answer.body(), 6))


async def measure(visits: int) -> list[Visit]:
    with tempfile.TemporaryDirectory() as folder, Serving(Path(folder) / "data") as server:
        async with async_playwright() as playwright:
            done = []
            for _ in range(visits + 1):
                browser = await playwright.chromium.launch(
                    executable_path=chromium_path(),
                    args=CHROMIUM_FLAGS,
                    ignore_default_args=["--headless", "--disable-gpu"],
                )
                done.append(await visit(browser, f"{server.url}/s/{SPACE}"))
                await browser.close()
                print(done[-1], flush=True)
    # The server's own first visit, before it has compressed anything, is nobody's usual one.
    return done[1:]


def keep(visits: list[Visit]) -> None:
    rows = [
        {
            "date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "machine": machine(),
            "load_average": f"{os.getloadavg()[0]:.1f}",
            **{name: f"{value:.0f}" for name, value in asdict(each).items()},
        }
        for each in visits
    ]
    is_new = not RESULTS.exists()
    with RESULTS.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        if is_new:
            writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visits", type=int, default=10)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    visits = asyncio.run(measure(options.visits))
    if not options.dry:
        keep(visits)
    median = statistics.median(each.inside_ms for each in visits)
    print(f"navigation to the first picture inside: median {median:.0f} ms of {len(visits)} (promised {PROMISED_MS})")
    print(f"first paint: {visits[-1].paint_bytes} B (at most {PAINT_BYTES_MAX})")
    print(f"all script until inside: {visits[-1].script_bytes} B (first script at most {SCRIPT_BYTES_MAX})")


if __name__ == "__main__":
    main()
