"""The whole visit by finger, at the size of a phone held upright."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, CDPSession

from lanting.sdk import Bot
from tests.journeys.aim import SETTLED, on_screen
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


async def tap_on(visitor: Visitor, x: float, y: float, z: float) -> None:
    """Put a finger where the screen shows a point of the place."""
    await visitor.page.touchscreen.tap(*on_screen(await visitor.see("app.self"), (x, y, z), PHONE))


def away_from(x: float, z: float) -> str:
    return f"Math.hypot(app.self.x - {x}, app.self.z - {z})"


@pytest.mark.journey
async def test_tapping_alone_leads_to_places_people_and_seats(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/gallery"
        async with Bot.enter(url, name="Guide") as guide:
            await guide.walk_to(0.9, -0.6)
            visitor = await Visitor.enter(browser, url, "Mei", viewport=PHONE, touch=True)
            await visitor.until(f"{SETTLED} && app.people.some((person) => person.name === 'Guide')", seconds=90)
            floor = (await visitor.see("app.self"))["y"]

            await tap_on(visitor, 0.6, floor, 2.6)
            await visitor.until("app.going?.state === 'walking'")
            await visitor.picture(pictures / "phone-going.png")
            await visitor.until("app.going.state === 'arrived'", seconds=60)
            assert await visitor.see(away_from(0.6, 2.6)) < 0.8

            met = await visitor.see("app.people.find((person) => person.name === 'Guide')")
            await tap_on(visitor, met["shownX"], met["shownY"] + 1.2, met["shownZ"])
            await visitor.until("app.going.goal.to === 'person'")
            await visitor.until("app.going.state === 'arrived'", seconds=60)
            assert 1.0 < await visitor.see(away_from(met["shownX"], met["shownZ"])) < 1.7

            await visitor.until("app.usable?.kind === 'seat'", seconds=30)
            await visitor.page.get_by_role("button", name="Sit down", exact=True).tap()
            await visitor.until("app.self.seat !== null", seconds=60)
            await visitor.picture(pictures / "phone-seated.png")

            # A stick pushed off the seat stands up, and walks on.
            tools = await visitor.context.new_cdp_session(visitor.page)
            async with finger(tools, STICK_FROM, STICK_UP):
                await visitor.until("app.self.seat === null", seconds=30)
            assert visitor.problems == []


@pytest.mark.journey
async def test_after_a_locked_screen_she_stands_on_the_same_spot(tmp_path: Path, browser: Browser) -> None:
    with Serving(tmp_path / "data") as server:
        visitor = await Visitor.enter(browser, f"{server.url}/s/gallery", "Mei", viewport=PHONE, touch=True)
        await visitor.until(SETTLED, seconds=90)
        await tap_on(visitor, 0.4, (await visitor.see("app.self"))["y"], 2.6)
        await visitor.until("app.going?.state === 'arrived'", seconds=60)
        before = await visitor.see("app.self")

        visitor.tolerated = ("WebSocket", "Failed to load resource", "net::ERR")
        await visitor.context.set_offline(True)
        other = await visitor.context.new_page()
        await other.goto("about:blank")
        await other.bring_to_front()
        await visitor.context.set_offline(False)
        await visitor.page.bring_to_front()
        await visitor.until("app.state === 'inside'", seconds=60)
        after = await visitor.see("app.self")
        assert after["slot"] == before["slot"]
        assert [after["x"], after["z"]] == pytest.approx([before["x"], before["z"]], abs=0.1)
