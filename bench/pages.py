"""What two people in Chromium see of one another's building, and how soon a large place is in a page's `model/`.

One builds as people do: with the editor open, an arrow key moves what she has chosen. The moment is that of the key
itself (`timeStamp` of its event); each press is one edit. The other only visits. A script in her page looks at
`window.app` after every message of the line's Worker, and notes when a Revision is there. Both pages read the same
clock, that of the machine.

A join counts from navigation in a new profile with an empty cache, and so with the page and its script, until all
Entities are in `model/`: looked for as soon as the page has taken in an answer, since the first picture of them keeps
it from looking for a second or more. Pages may use both cores; each is 640×360 at low quality, drawn by a processor.
"""

from __future__ import annotations

import asyncio
import os
import random
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Final

from playwright.async_api import Browser, async_playwright

from bench.door import PAGE_BY_PROCESSOR, warm_up
from tests.journeys.builder import begin_building, settled
from tests.journeys.conftest import launched
from tests.journeys.owner import enter_as_owner
from tests.journeys.visitor import Visitor
from tests.kill.owner import Owner
from tests.serving import Serving

PLACE: Final = "courtyard"
PRESSES: Final = 220
PRESSED_EVERY_S: Final = (0.07, 0.13)
"""Not in step with the server's batches, nor with pictures."""
JOINS: Final = 3
ALL_SEEN_WITHIN_S: Final = 20
_NOTES_PRESSES: Final = """
window.presses = [];
addEventListener("keydown", (event) => {
  if (event.key.startsWith("Arrow")) window.presses.push(performance.timeOrigin + event.timeStamp);
}, true);
"""
_NOTES_REVISIONS: Final = """
window.revisions = [];
const look = () => {
  const now = performance.timeOrigin + performance.now();
  const revision = window.app?.scene.revision ?? 0;
  if (revision !== (window.revisions.at(-1)?.[0] ?? 0)) window.revisions.push([revision, now]);
};
window.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    const afterwards = new MessageChannel();
    afterwards.port1.onmessage = look;
    this.addEventListener("message", () => afterwards.port2.postMessage(0));
  }
};
"""
_NOTES_JOIN: Final = """
window.joinedMs = null;
const read = Response.prototype.json;
Response.prototype.json = async function () {
  const body = await read.call(this);
  (async () => {
    // What waits for the body goes on in between, before any other task.
    for (let turn = 0; turn < 100; turn += 1) await null;
    if ((window.app?.scene.entities.length ?? 0) >= %d) window.joinedMs ??= performance.now();
  })();
  return body;
};
"""


@dataclass(frozen=True, slots=True)
class Pages:
    """What Chromium has to say; 0 where it was not asked."""

    page_join_s: float = 0.0
    """The median."""
    page_edits: int = 0
    page_p50_ms: float = 0.0
    page_p95_ms: float = 0.0


async def measure_pages(server: Serving, owner: Owner, entities: int) -> Pages:
    """`owner` has filled her Space with so many Entities, or more."""
    link = await owner.host_link()
    own_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        async with async_playwright() as playwright:
            browser = await launched(playwright, *PAGE_BY_PROCESSOR)
            await warm_up(browser)
            large = f"{server.url}/s/{owner.space}?code={owner.code}"
            joins = [await _join(browser, large, link, entities) for _ in range(1 + JOINS)]
            waits_ms = await _edit(browser, server)
            await browser.close()
    finally:
        os.sched_setaffinity(0, own_cores)
    twentieths = quantiles(waits_ms, n=20)
    # The first has the Server compress what the others get as it is.
    return Pages(round(median(joins[1:]), 2), len(waits_ms), round(median(waits_ms), 1), round(twentieths[18], 1))


async def _join(browser: Browser, url: str, link: str, entities: int) -> float:
    visitor = await Visitor.arrive(browser, url, "Newcomer", key=link, before=_NOTES_JOIN % entities)
    while (joined_ms := await visitor.see("window.joinedMs")) is None:
        await asyncio.sleep(0.2)
    await visitor.context.close()
    print(f"  in model/ after {joined_ms:.0f} ms", flush=True)
    return float(joined_ms) / 1_000


async def _edit(browser: Browser, server: Serving) -> list[float]:
    """How long each of many edits took, from the key in one page until the other's model has it."""
    builder = await enter_as_owner(browser, server, PLACE, "Mei", before=_NOTES_PRESSES)
    eye = await Visitor.enter(browser, f"{server.url}/s/{PLACE}", "Eye", before=_NOTES_REVISIONS)
    await eye.until("app.ready")
    await begin_building(builder)
    await builder.page.keyboard.press("Enter")
    await settled(builder, "app.build.selection.length === 1")
    # The keys are the place's again: there the arrows move what is chosen.
    await builder.page.locator("canvas").focus()
    first = await builder.see("app.scene.revision")
    await builder.see("window.presses.length = 0")
    for number in range(PRESSES):
        await builder.page.keyboard.press("ArrowLeft" if number % 2 else "ArrowRight")
        await asyncio.sleep(random.uniform(*PRESSED_EVERY_S))
    await settled(builder, f"app.scene.revision === {first + PRESSES}")
    await eye.until(f"app.scene.revision === {first + PRESSES}", seconds=ALL_SEEN_WITHIN_S)
    presses, revisions = await builder.see("window.presses"), await eye.see("window.revisions")
    seen_at: dict[int, float] = {}
    for revision, at_ms in reversed(revisions):
        # One message may bring several.
        seen_at |= dict.fromkeys(range(first + 1, revision + 1), at_ms)
    for visitor in (builder, eye):
        assert visitor.problems == [], visitor.problems
        await visitor.context.close()
    return [seen_at[first + number] - pressed for number, pressed in enumerate(presses, 1)]
