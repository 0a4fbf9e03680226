"""Takes the README's pictures from the running product: `make pictures` writes them into docs/pictures.

Five are together in the Orchid Pavilion: one in a browser, who takes the picture, and four Bots who talk.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright

from lanting.protocol.word import Look
from lanting.sdk import Bot
from tests.journeys.conftest import CHROMIUM_FLAGS, UNTHROTTLED, chromium_path
from tests.journeys.visitor import DESKTOP, PHONE, Visitor
from tests.serving import ROOT, Serving

FOLDER = ROOT / "docs" / "pictures"
SPACE = "orchid-pavilion"
FRAMES_SETTLED = 20
COMPANY = [
    ("Guide", Look(hair_style=1, cloth=1, sash=5, skin=1), (2.4, 3.6), (0.3, 7.0)),
    ("Poet", Look(hair_style=6, hair=4, cloth=4, sash=2, skin=0), (-2.2, 4.2), (0.3, 7.0)),
    ("Gardener", Look(hair_style=4, hair=1, cloth=2, legs=5, sash=7, skin=5), (5.4, -2.2), (4.2, -2.6)),
    ("Ferryman", Look(hair_style=5, cloth=3, sash=0, skin=3), (4.2, -2.6), (5.4, -2.2)),
]
SAID = [(0, "the cups are floating again!"), (3, "come and sit, there is a place")]


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Serving(Path(folder) / "data") as server:
        url = f"{server.url}/s/{SPACE}"
        async with async_playwright() as playwright, AsyncExitStack() as stack:
            browser = await playwright.chromium.launch(
                executable_path=chromium_path(),
                args=[*CHROMIUM_FLAGS, *UNTHROTTLED],
                ignore_default_args=["--headless", "--disable-gpu"],
            )
            company = [
                await stack.enter_async_context(Bot.enter(url, name=name, look=look)) for name, look, _, _ in COMPANY
            ]
            await asyncio.gather(*(gather(bot, *places) for bot, (_, _, *places) in zip(company, COMPANY, strict=True)))
            for speaker, text in SAID:
                await company[speaker].say(text)
            await take(browser, url, "first-view", DESKTOP)
            await take(browser, url, "phone", PHONE, touch=True)
            await take(browser, url, "door", DESKTOP, inside=False)
            await browser.close()


async def gather(bot: Bot, place: tuple[float, float], towards: tuple[float, float]) -> None:
    await bot.walk_to(*place, run=True)
    bot.look_at(*towards)


async def take(
    browser: Browser, url: str, name: str, viewport: ViewportSize, *, touch: bool = False, inside: bool = True
) -> None:
    visitor = await Visitor.arrive(browser, url, "Mei", viewport=viewport, touch=touch, quality="high")
    if inside:
        await visitor.go_in()
        await visitor.until("app.ready", seconds=90)
    await visitor.until("app.frame.count > 0", seconds=90)
    settled = await visitor.see("app.frame.count") + FRAMES_SETTLED
    await visitor.until(f"app.frame.count >= {settled}", seconds=180)
    await visitor.picture(FOLDER / f"{name}.png")
    print(f"{name}: {visitor.problems or 'nothing to complain of'}")
    await visitor.leave()


if __name__ == "__main__":
    asyncio.run(main())
