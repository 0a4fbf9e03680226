"""Every panel in every language: each text is there, none is cut, and nothing lies over anything."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, ViewportSize

from lanting.sdk import Bot
from tests.journeys.acceptance import COVERED, cover_complaints
from tests.journeys.hud_states import MISFITS, NO_PICTURE, OVERLAPS, open_panels
from tests.journeys.visitor import DESKTOP, PHONE, Visitor
from tests.serving import Serving

NARROW: Final = ViewportSize(width=320, height=640)
ON_ITS_SIDE: Final = ViewportSize(width=844, height=390)
SIZES: Final = {"desktop": DESKTOP, "phone": PHONE, "narrow": NARROW, "on-its-side": ON_ITS_SIDE}
STEPS_DONE: Final = "localStorage.setItem('lanting.steps-done', '3');"


def has_chinese_font() -> bool:
    """Whether this machine can show Chinese at all."""
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister, ":lang=zh"], capture_output=True, check=True).stdout.strip())


def speaks(locale: str) -> None:
    if locale == "zh-CN" and not has_chinese_font():
        pytest.skip("no Chinese font is installed (Debian's is called fonts-noto-cjk)")


def told(misfits: dict[str, list[str]]) -> list[str]:
    return [f"{where}: {what}" for where, found in misfits.items() for what in found]


@pytest.mark.journey
@pytest.mark.parametrize(
    ("locale", "sizes"),
    [
        # Its words are the longest.
        ("fr", SIZES),
        ("zh-CN", ["phone"]),
        pytest.param("zh-CN", SIZES, marks=pytest.mark.soak),
        pytest.param("en", SIZES, marks=pytest.mark.soak),
    ],
    ids=["fr", "zh-CN-phone", "zh-CN", "en"],
)
async def test_every_text_is_there_and_fits(
    server: Serving, flat_browser: Browser, pictures: Path, locale: str, sizes: Iterable[str]
) -> None:
    speaks(locale)
    misfits = {}
    url = f"{server.url}/s/courtyard"
    async with Bot.enter(url, name="Guide"):
        for size in sizes:
            viewport = SIZES[size]
            touch = viewport is not DESKTOP
            visitor = await Visitor.enter(
                flat_browser, url, "Mei", viewport=viewport, locale=locale, touch=touch, before=NO_PICTURE
            )
            page = visitor.page
            await page.locator(".hud-step").wait_for()
            misfits[f"{size}, first step"] = await page.evaluate(MISFITS) + await page.evaluate(OVERLAPS)
            async for name in open_panels(page):
                misfits[f"{size}, {name}"] = await page.evaluate(MISFITS)
                if name in ("people", "settings"):
                    await visitor.picture(pictures / f"{locale}-{size}-{name}.png")
            await visitor.leave()

    assert told(misfits) == []


@pytest.mark.journey
@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_at_rest_the_hud_stands_back(server: Serving, flat_browser: Browser, size: str) -> None:
    url = f"{server.url}/s/gallery"
    async with Bot.enter(url, name="Guide") as guide:
        for line in ("the cups are floating again!", "come and sit, there is a place", "by the water"):
            await guide.say(line)
        for before in ("", STEPS_DONE):
            visitor = await Visitor.arrive(
                flat_browser, url, "Mei", viewport=SIZES[size], touch=size == "phone", before=NO_PICTURE + before
            )
            await visitor.go_in()
            await visitor.hears("by the water")
            assert cover_complaints(await visitor.page.evaluate(COVERED), SIZES[size]) == []
            assert await visitor.page.evaluate(OVERLAPS) == []
            await visitor.leave()


@pytest.mark.journey
async def test_another_language_is_spoken_at_once_and_remembered(server: Serving, flat_browser: Browser) -> None:
    visitor = await Visitor.enter(flat_browser, f"{server.url}/s/courtyard", "Mei", before=NO_PICTURE)
    page = visitor.page
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("button", name="Settings").click()
    await page.get_by_role("combobox", name="Language").select_option("fr")
    await page.get_by_role("heading", name="Réglages").wait_for()
    assert await page.evaluate("document.documentElement.lang") == "fr"
    await page.goto(server.url)
    assert await page.evaluate("document.documentElement.lang") == "fr"


@pytest.mark.journey
async def test_the_largest_text_stays_within_the_page(server: Serving, flat_browser: Browser) -> None:
    largest = "localStorage.setItem('lanting.setting.text-size', '\"largest\"');"
    for viewport in (NARROW, DESKTOP):
        visitor = await Visitor.arrive(
            flat_browser,
            f"{server.url}/s/courtyard",
            "Mei",
            viewport=viewport,
            locale="fr",
            before=NO_PICTURE + largest,
        )
        await visitor.go_in()
        misfits = {"at rest": await visitor.page.evaluate(MISFITS) + await visitor.page.evaluate(OVERLAPS)}
        async for name in open_panels(visitor.page):
            misfits[name] = await visitor.page.evaluate(MISFITS)
        assert told(misfits) == []
        await visitor.leave()
