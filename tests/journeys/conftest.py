"""What a journey needs: a browser, and the folder for its pictures.

There are two browsers, each started once and for all journeys: `browser` draws places; `flat_browser` is for pages, and
for the HUD where no place is drawn, at a fraction of the cost on a machine without a graphics card.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from tests.serving import Serving

CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
UNTHROTTLED = [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
]
WITHOUT_GPU = ["--disable-gpu-compositing"]
"""A page is put together by the processor itself, not by a processor that plays a graphics card."""


def chromium_path() -> str | None:
    """The browser of this machine; None leaves the choice to Playwright's own."""
    named = os.environ.get("LANTING_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys share one event loop, as they share the browsers."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as playwright:
        yield playwright


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def drawing_browser(playwright: Playwright) -> AsyncIterator[Browser]:
    browser = await launched(playwright)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def page_browser(playwright: Playwright) -> AsyncIterator[Browser]:
    browser = await launched(playwright, *WITHOUT_GPU)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(drawing_browser: Browser) -> AsyncIterator[Browser]:
    yield drawing_browser
    await close_pages(drawing_browser)


@pytest_asyncio.fixture(loop_scope="session")
async def flat_browser(page_browser: Browser) -> AsyncIterator[Browser]:
    yield page_browser
    await close_pages(page_browser)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all journeys of a file, where none of them minds what those before it left behind."""
    with Serving(tmp_path_factory.mktemp("server") / "data") as server:
        yield server


async def launched(playwright: Playwright, *flags: str) -> Browser:
    return await playwright.chromium.launch(
        executable_path=chromium_path(),
        args=[*CHROMIUM_FLAGS, *UNTHROTTLED, *flags],
        ignore_default_args=["--headless", "--disable-gpu"],
    )


async def close_pages(browser: Browser) -> None:
    """Whatever a journey left open would go on drawing beside the next."""
    for context in browser.contexts:
        await context.close()


@pytest.fixture
def pictures() -> Path:
    """Where screenshots of journeys are put for a person to look at."""
    return Path(__file__).resolve().parents[2] / "test-results" / "pictures"
