"""A curator hangs five pictures in a draft, from a table; a visitor sees nothing of it until she publishes."""

from __future__ import annotations

import asyncio
import re
from base64 import b64encode
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.builder import STILL, WIDE, begin_building, settled
from tests.journeys.owner import enter_as_owner
from tests.journeys.paintings import TITLES, write_exhibition
from tests.journeys.visitor import Visitor
from tests.line_proxy import LineProxy
from tests.serving import Serving

SPACE: Final = "gallery"
TAKEN_DOWN: Final = ("Far hills", "Plum blossom", "Moon")
HUNG: Final = "app.scene.entities.filter((each) => each.components.image)"
BROUGHT: Final = re.compile(r"/assets/[0-9a-f]{64}")
"""The address of a file that somebody has brought."""
WALL_YAW: Final = 1.57
"""She looks at the western wall."""


TRANSFER: Final = """(files) => {
  const transfer = new DataTransfer();
  for (const { name, data } of files)
    transfer.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
  return transfer;
}"""


async def go_to_the_wall(visitor: Visitor) -> None:
    await visitor.until("app.ready", seconds=120)
    await visitor.hold("w", "app.self.z < 1")
    await visitor.hold("ArrowLeft", f"app.self.yaw > {WALL_YAW - 0.1}")


async def drop(page: Page, files: list[Path]) -> None:
    """As from a folder beside the browser's window."""
    brought = [{"name": file.name, "data": b64encode(file.read_bytes()).decode()} for file in files]
    await page.dispatch_event("#world", "drop", {"dataTransfer": await page.evaluate_handle(TRANSFER, brought)})


async def open_sheet(page: Page, name: str) -> None:
    await page.locator(".build-bar button", has_text=name).click()
    await page.locator(".build-left").wait_for()


@pytest.mark.journey
@pytest.mark.soak
async def test_five_pictures_are_hung_in_a_draft_and_seen_by_visitors_once_they_are_published(
    tmp_path: Path, browser: Browser, pictures: Path
) -> None:
    exhibition = write_exhibition(tmp_path / "exhibition")
    with Serving(tmp_path / "data") as server:
        async with LineProxy(server.port, keeps=True) as line:
            visitor = await Visitor.enter(browser, f"http://127.0.0.1:{line.port}/s/{SPACE}", "Ana", before=STILL)
            asked: list[str] = []
            visitor.page.on("request", lambda request: asked.append(request.url))
            await go_to_the_wall(visitor)
            before = await visitor.see("app.scene.entities")
            await visitor.picture(pictures / "curator-0-visitor-before.png")

            curator = await enter_as_owner(browser, server, SPACE, "Lin", viewport=WIDE, before=STILL)
            page = curator.page
            await go_to_the_wall(curator)
            await begin_building(curator)
            await open_sheet(page, "Draft")
            await page.get_by_role("button", name="Begin a draft").click()
            await settled(curator, "app.build.scene === 'draft'")
            await curator.picture(pictures / "curator-1-draft.png")

            # What hung there comes down.
            await open_sheet(page, "Things")
            for name in TAKEN_DOWN:
                await page.get_by_role("searchbox").fill(name)
                await page.get_by_role("treeitem", name=name).first.click()
                await settled(curator, "app.build.selection.length === 1")
                await page.locator(".build-tools button", has_text="Remove").click()
                await settled(curator, "app.build.selection.length === 0")

            # The table and its pictures, dropped on the place, become a row on the wall that she looks at, in one step.
            await drop(page, exhibition)
            await page.get_by_role("table").wait_for()
            await curator.picture(pictures / "curator-2-table.png")
            await page.get_by_role("button", name="Place 5 things").click()
            await settled(curator, f"{HUNG}.length === 5")
            await page.get_by_role("button", name="Close").first.click()

            # One plate is written by hand.
            await open_sheet(page, "Things")
            await page.get_by_role("searchbox").fill(TITLES[2])
            await page.get_by_role("treeitem", name=TITLES[2]).click()
            await page.locator(".build-right").get_by_label("Maker").fill("Lin Wei, at the ferry")
            await page.keyboard.press("Enter")
            await settled(curator, f"{HUNG}.some((each) => each.components.image.maker === 'Lin Wei, at the ferry')")
            await curator.picture(pictures / "curator-3-plate.png")

            # The visitor has seen and heard of nothing.
            assert await visitor.see("app.scene.entities") == before
            assert not [url for url in asked if BROUGHT.search(url) or "draft" in url]
            for word in (*TITLES, "Lin Wei"):
                assert word.encode() not in line.passed, word

            await page.locator(".build-bar button", has_text="Publish").click()
            await page.locator(".build-left").get_by_role("button", name="Publish", exact=True).wait_for()
            await curator.picture(pictures / "curator-4-publish.png")
            await page.locator(".build-left").get_by_role("button", name="Publish", exact=True).click()
            await visitor.until(f"{HUNG}.length === 5")
            assert {each["name"] for each in await visitor.see(HUNG)} == set(TITLES)
            for word in (*TITLES, "Lin Wei, at the ferry"):
                assert word.encode() in line.passed, word
            async with asyncio.timeout(visitor.patience_s):
                while len({url for url in asked if BROUGHT.search(url)}) < len(TITLES):
                    await asyncio.sleep(0.05)
            await visitor.page.set_viewport_size(WIDE)
            await visitor.picture(pictures / "curator-5-visitor-after.png")
            await settled(curator)
            await curator.picture(pictures / "curator-6-published.png")

            # One button takes it back, and a moment of the history brings it again.
            await page.get_by_role("button", name="Take back the publishing").click()
            await visitor.until(f"{HUNG}.length === 0")
            await page.get_by_role("button", name="Throw the draft away").click()
            await page.get_by_role("button", name="Throw it away").click()
            await settled(curator, "app.build.draftRevision === null")
            await open_sheet(page, "History")
            published = page.locator(".build-history li", has_text="Published")
            await published.get_by_role("button", name="Back to this moment").click()
            await published.locator(".build-ask .hud-action").click()
            await visitor.until(f"{HUNG}.length === 5")
            assert curator.problems == [] and visitor.problems == []
            assert await curator.violations() == [] and await visitor.violations() == []
