"""A person in a real browser: acts by keyboard, mouse and touch only, and is seen through `window.app`."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Error, Page, ViewportSize

SMALL = ViewportSize(width=640, height=360)
DESKTOP = ViewportSize(width=1280, height=720)
PHONE = ViewportSize(width=390, height=844)

PICTURE_TRIES: Final = 4
ASKED_AFTER_S: Final = 0.05
GLANCES: Final = """(() => {
  const WAIT_MS = 2_000;
  let isSeen = true, isWatched = false, seenMs = 0;
  const frame = (nowMs) => {
    requestAnimationFrame(frame);
    isSeen = isWatched || nowMs - seenMs >= WAIT_MS;
    if (isSeen) seenMs = nowMs;
  };
  window.__watch = async (is) => {
    isWatched = is;
    for (let frames = is ? 3 : 0; frames > 0; frames--) await new Promise(requestAnimationFrame);
  };
  const context = WebGL2RenderingContext.prototype;
  for (const name of ["clear", "drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = context[name];
    context[name] = function (...what) {
      if (seenMs === 0) requestAnimationFrame(frame), seenMs = performance.now();
      if (isSeen || this.canvas.id !== "world") draw.apply(this, what);
    };
  }
})();"""
"""Every frame of the page runs as for anybody, but the place is painted every other second and for each picture that is
taken: a processor that plays a graphics card would do little else.
"""

_REPORT_VIOLATIONS = """
window.__violations = [];
addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(event.violatedDirective + " " + event.blockedURI);
});
"""


_CHOOSE_THEME = """localStorage.getItem("lanting.setting.theme") ??
  localStorage.setItem("lanting.setting.theme", '"%s"');"""


class Visitor:
    """One page of one person. `problems` holds what a console, an exception or the CSP had to say."""

    patience_s = 120.0
    """A slow machine needs it; nobody waits longer than it takes."""

    def __init__(self, context: BrowserContext, page: Page, name: str) -> None:
        self.context = context
        self.page = page
        self.name = name
        self.problems: list[str] = []
        self.tolerated: tuple[str, ...] = ()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))

    @classmethod
    async def arrive(
        cls,
        browser: Browser,
        url: str,
        name: str,
        *,
        viewport: ViewportSize = SMALL,
        locale: str = "en",
        touch: bool = False,
        quality: str = "low",
        is_watched: bool = False,
        dark: bool = False,
        ignore_https_errors: bool = False,
        before: str = "",
        slowed: float = 1,
        key: str = "",
    ) -> Visitor:
        """Open the Space's page, without entering; `before` is a script that runs ahead of the page's own.

        In high quality, or where `is_watched`, the place is painted in every frame.
        `key` is what is secret in an owner key or a role link: she has opened it before.
        `slowed` by so many times is the processor of whoever has an old telephone.
        """
        context = await browser.new_context(
            viewport=viewport,
            locale=locale,
            has_touch=touch,
            is_mobile=touch,
            ignore_https_errors=ignore_https_errors,
        )
        await context.add_init_script(
            _REPORT_VIOLATIONS + (GLANCES if quality == "low" and not is_watched else "") + before
        )
        # Her own choice: the hour at which a test runs would else decide it.
        await context.add_init_script(_CHOOSE_THEME % ("dark" if dark else "light"))
        context.set_default_timeout(1_000 * cls.patience_s)
        visitor = cls(context, await context.new_page(), name)
        if slowed > 1:
            tools = await context.new_cdp_session(visitor.page)
            await tools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        if key:
            opened = await context.request.post(urljoin(url, "/api/keys"), data={"key": key})
            assert opened.status == HTTPStatus.CREATED, await opened.text()
        await visitor.page.goto(f"{url}{'&' if '?' in url else '?'}quality={quality}")
        return visitor

    @classmethod
    async def enter(cls, browser: Browser, url: str, name: str, **how: Any) -> Visitor:
        """Open the page, give the name, press Enter and be inside."""
        visitor = await cls.arrive(browser, url, name, **how)
        await visitor.go_in()
        return visitor

    async def go_in(self) -> None:
        await self.knock()
        await self.until("app.state === 'inside'")

    async def knock(self) -> None:
        """Give the name and press Enter, whatever comes of it."""
        field = self.page.locator("input[name=name]")
        await field.fill(self.name)
        await field.press("Enter")

    async def until(self, statement: str, *, seconds: float | None = None, asked_every_s: float = 0.2) -> None:
        """Wait until a JavaScript expression over `app` is true. Asked from outside: the page's CSP allows no eval.

        It is asked often at first, and in a long wait as seldom as `asked_every_s`.
        """
        pause_s = ASKED_AFTER_S
        seconds = seconds or self.patience_s
        try:
            async with asyncio.timeout(seconds):
                while not await self.page.evaluate(f"Boolean(window.app && ({statement}))"):
                    await asyncio.sleep(pause_s)
                    pause_s = min(asked_every_s, 1.2 * pause_s)
        except TimeoutError:
            facts = "app.state, app.ending, app.self, app.net, app.frame, app.voice, app.chat.slice(-12)"
            state = await self.page.evaluate(f"JSON.stringify([{facts}])")
            raise AssertionError(f"{self.name} waited {seconds} s for: {statement}\n{state}\n{self.problems}") from None

    async def see(self, expression: str) -> Any:
        return await self.page.evaluate(expression)

    async def open_chat(self) -> None:
        """At rest the chat shows the last lines only; opened, all that were said."""
        await self.page.locator("canvas").focus()
        await self.page.keyboard.press("Enter")

    async def say(self, text: str) -> None:
        """Type a line as a person does: Enter opens the chat, Enter sends, Escape goes back to walking."""
        await self.open_chat()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")
        await self.page.keyboard.press("Escape")

    async def hears(self, text: str, *, seconds: float | None = None) -> None:
        """Wait until the chat shows a line, seen or scrolled past."""
        await self.until(f"app.chat.some((line) => line.text === {json.dumps(text)})", seconds=seconds)
        line = self.page.get_by_role("log").get_by_text(text, exact=True).first
        await line.wait_for(state="attached")

    async def hold(self, key: str, statement: str, *, seconds: float | None = None) -> None:
        """Hold a key down until something is true."""
        await self.page.locator("canvas").focus()
        await self.page.keyboard.down(key)
        try:
            await self.until(statement, seconds=seconds, asked_every_s=ASKED_AFTER_S)
        finally:
            await self.page.keyboard.up(key)

    async def picture(self, path: Path) -> None:
        await take_picture(self.page, path)

    async def watch(self) -> None:
        """Have the place painted in every frame from now on."""
        await self.page.evaluate("window.__watch?.(true)")

    async def violations(self) -> list[str]:
        reported: list[str] = await self.page.evaluate("window.__violations")
        return reported

    async def leave(self) -> None:
        await self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(word in message.text for word in self.tolerated):
            self.problems.append(f"{message.type}: {message.text}")


async def take_picture(page: Page, path: Path, *, is_of_all: bool = False) -> None:
    """A picture for a person to look at, of what is seen or of the whole page.

    On a busy machine Chromium now and then refuses one; the next succeeds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    await page.evaluate("window.__watch?.(true)")
    for _ in range(PICTURE_TRIES - 1):
        with suppress(Error):
            await page.screenshot(path=path, full_page=is_of_all)
            break
    else:
        await page.screenshot(path=path, full_page=is_of_all)
    await page.evaluate("window.__watch?.(false)")
