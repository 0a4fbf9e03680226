"""The whole visit by finger, at the size of a phone held upright."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, CDPSession

from lanting.sdk import Bot
from tests.journeys.visitor import PHONE, Visitor
from tests.serving import Serving

STICK_FROM = (80.0, 420.0)
STICK_UP = (80.0, 360.0)
LOOK_FROM = (330.0, 420.0)
LOOK_LEFT = (230.0, 420.0)


@asynccontextmanager
async def finger(tools: CDPSession, start: tuple[float, float], end: tuple[float, float]) -> AsyncIterator[None]:
    """A finger put down at `start`, moved to `end` and held there."""
    for kind, (x, y) in (("touchStart", start), ("touchMove", end)):
        await tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    try:
        yield
    finally:
        await tools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.journey
async def test_a_visit_by_finger_alone(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/courtyard"
        async with Bot.enter(url, name="Guide") as guide:
            visitor = await Visitor.arrive(browser, url, "Mei", viewport=PHONE, touch=True)
            await visitor.picture(pictures / "phone-door.png")
            # The suggested name will do: one tap is enough.
            await visitor.page.get_by_role("button", name="Enter").tap()
            await visitor.until("app.ready", seconds=90)
            tools = await visitor.context.new_cdp_session(visitor.page)

            start = await visitor.see("app.self")
            async with finger(tools, STICK_FROM, STICK_UP):
                await visitor.until(f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 1")
            async with finger(tools, LOOK_FROM, LOOK_LEFT):
                await visitor.until(f"Math.abs(app.self.yaw - {start['yaw']}) > 0.1")

            await visitor.page.get_by_role("button", name="Chat").tap()
            field = visitor.page.get_by_role("textbox", name="Say something")
            await field.fill("by thumb")
            await visitor.page.get_by_role("button", name="Send").tap()
            await visitor.hears("by thumb")
            await guide.say("I see you")
            await visitor.hears("I see you")
            await visitor.picture(pictures / "phone-chat.png")

            await visitor.page.get_by_role("button", name="People").tap()
            await visitor.page.get_by_role("region", name="People").get_by_text("Guide").wait_for()
            await visitor.picture(pictures / "phone-people.png")
            assert visitor.problems == []
            assert await visitor.violations() == []
