"""What a journey needs: a server of its own, one browser, and the folder for its pictures."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

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


def chromium_path() -> str | None:
    """The browser of this machine; None leaves the choice to Playwright's own."""
    named = os.environ.get("LANTING_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path(),
            args=[*CHROMIUM_FLAGS, *UNTHROTTLED],
            ignore_default_args=["--headless", "--disable-gpu"],
        )
        yield browser
        await browser.close()


@pytest.fixture
def pictures() -> Path:
    """Where screenshots of journeys are put for a person to look at."""
    return Path(__file__).resolve().parents[2] / "test-results" / "pictures"
