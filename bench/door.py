"""How long it takes to be inside: from navigation to the first picture after the Welcome, and what is fetched.

    python -m bench.door            ten cold visits; rows go into bench/results/door.csv

Each visit is by a browser that runs already, as people's do, in a new profile with an empty cache, on the same machine,
640×360, low quality. A script in the page presses Enter as soon as the page lets it.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import statistics
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Response, async_playwright

from bench.record import append
from tests.journeys.conftest import CHROMIUM_FLAGS, chromium_path
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results" / "door.csv"
SPACE: Final = "orchid-pavilion"
INSIDE_WITHIN_S: Final = 60
SETTLED_S: Final = 1.0
PAGE_BY_PROCESSOR: Final = ["--disable-gpu-rasterization"]
"""Without a graphics card a browser paints its pages by the processor, as here; with the flags of the journeys alone,
SwiftShader would play the card for pages too, which no visitor's browser does."""
PROMISED_MS: Final = 2_000
PAINT_BYTES_MAX: Final = 14_000
SCRIPT_BYTES_MAX: Final = 250_000


@dataclass(frozen=True, slots=True)
class Visit:
    """One cold visit: times in milliseconds since navigation, sizes in bytes as gzip sends them."""

    first_paint_ms: float
    enter_ready_ms: float
    inside_ms: float
    """The first picture was handed to the graphics card."""
    finished_ms: float
    """It was drawn, all of it: without a graphics card a processor has compiled and run every shader by then."""
    paint_bytes: int
    script_bytes: int
    """What the page itself names: the first script, and what draws the place."""
    all_script_bytes: int
    """With the worker, the texts of the language, and what came before the first picture was seen."""


_PRESSES_ENTER: Final = """
window.pressedMs = null;
new MutationObserver(() => {
  const button = document.querySelector("#enter-button:enabled");
  if (!button || window.pressedMs !== null) return;
  window.pressedMs = performance.now();
  button.click();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
_WAITS_FOR_PICTURE: Final = """() => {
  const context = document.querySelector("#world").getContext("webgl2");
  context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
  return performance.now();
}"""
_DRAWS_ONCE: Final = "document.createElement('canvas').getContext('webgl2').clear(16384)"


async def visit(browser: Browser, url: str) -> Visit:
    await warm_up(browser)
    context = await browser.new_context(viewport={"width": 640, "height": 360})
    # The same light at any hour.
    await context.add_init_script("""localStorage.setItem("lanting.setting.theme", '"light"')""")
    await context.add_init_script(_PRESSES_ENTER)
    page = await context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    await page.goto(f"{url}?quality=low", wait_until="commit")
    async with asyncio.timeout(INSIDE_WITHIN_S):
        while (inside_ms := await page.evaluate("window.app?.frame.firstInsideMs ?? null")) is None:
            await asyncio.sleep(0.02)
    finished_ms = await page.evaluate(_WAITS_FOR_PICTURE)
    ready_ms = await page.evaluate("window.pressedMs")
    paint_ms = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    sizes = {answer.url: await _packed_bytes(answer) for answer in answers if answer.status == 200}
    document = await answers[0].text()
    await context.close()
    paint = sum(size for address, size in sizes.items() if address.startswith(url) or "/static/page" in address)
    scripts = {address: size for address, size in sizes.items() if address.endswith(".js")}
    first = sum(size for address, size in scripts.items() if address.rpartition("/")[2] in document)
    return Visit(paint_ms, ready_ms, inside_ms, finished_ms, paint, first, sum(scripts.values()))


async def warm_up(browser: Browser) -> None:
    """A browser that has just been started is still busy with itself, its graphics process above all."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.evaluate(_DRAWS_ONCE)
    await asyncio.sleep(SETTLED_S)
    await context.close()


async def _packed_bytes(answer: Response) -> int:
    return len(gzip.compress(await answer.body(), 6))


async def measure(visits: int) -> list[Visit]:
    with tempfile.TemporaryDirectory() as folder, Serving(Path(folder) / "data") as server:
        async with async_playwright() as playwright:
            done = []
            for _ in range(visits + 1):
                browser = await playwright.chromium.launch(
                    executable_path=chromium_path(),
                    args=[*CHROMIUM_FLAGS, *PAGE_BY_PROCESSOR],
                    ignore_default_args=["--headless", "--disable-gpu"],
                )
                done.append(await visit(browser, f"{server.url}/s/{SPACE}"))
                await browser.close()
                print(done[-1], flush=True)
    # The server's own first visit, before it has compressed anything, is nobody's usual one.
    return done[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visits", type=int, default=10)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    visits = asyncio.run(measure(options.visits))
    if not options.dry:
        append(RESULTS, [{name: round(value) for name, value in asdict(each).items()} for each in visits])
    median = statistics.median(each.inside_ms for each in visits)
    print(f"navigation to the first picture inside: median {median:.0f} ms of {len(visits)} (promised {PROMISED_MS})")
    finished = statistics.median(each.finished_ms for each in visits)
    print(f"until that picture was drawn: median {finished:.0f} ms")
    print(f"first paint: {visits[-1].paint_bytes} B (at most {PAINT_BYTES_MAX})")
    print(f"first script: {visits[-1].script_bytes} B (at most {SCRIPT_BYTES_MAX})")
    print(f"all script until inside: {visits[-1].all_script_bytes} B")


if __name__ == "__main__":
    main()
