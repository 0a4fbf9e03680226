"""From one Space to another in place: through a portal, and back by the browser's own button."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Browser

from lanting.sdk import Bot
from tests.journeys.aim import SETTLED, on_screen
from tests.journeys.visitor import SMALL, Visitor
from tests.serving import Serving

GATE = (5.1, 1.5, 3.23)
"""Of the Courtyard, to the Teaching Room."""
CLICKS_MAX = 10
MEANT_WITHIN_S = 12


async def click_the_gate(visitor: Visitor) -> None:
    """Until it is meant: while the camera still glides, a slow picture shows it elsewhere."""
    for _ in range(CLICKS_MAX):
        await visitor.page.mouse.click(*on_screen(await visitor.see("app.self"), GATE, SMALL))
        with suppress(AssertionError):
            await visitor.until("app.going?.goal.to === 'entity'", seconds=MEANT_WITHIN_S)
            return
    raise AssertionError("the gate was never met")


@pytest.mark.journey
async def test_through_a_portal_and_back_without_a_page_load(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    with Serving(tmp_path / "data") as server:
        async with Bot.enter(f"{server.url}/s/teaching-room", name="Teacher") as teacher:
            visitor = await Visitor.enter(browser, f"{server.url}/s/courtyard", "Mei")
            await visitor.until(SETTLED)
            await visitor.say("here I was")
            await visitor.hears("here I was")
            await visitor.see("window.samePage = true")

            await click_the_gate(visitor)
            await visitor.until("app.state === 'inside' && app.space.slug === 'teaching-room'")
            assert visitor.page.url.startswith(f"{server.url}/s/teaching-room")
            assert "Teaching Room" in await visitor.page.title()
            assert await visitor.see("window.samePage")
            # Nothing of the old place came along, and whoever is here is met.
            await visitor.until("app.people.some((person) => person.name === 'Teacher' && person.visible)")
            assert await visitor.see("app.chat.length") == 0
            assert any(person.name == "Mei" for person in teacher.people)
            await teacher.say("welcome")
            await visitor.hears("welcome")
            await visitor.until("app.ready")
            await visitor.picture(pictures / "travelled.png")

            await visitor.page.go_back()
            await visitor.until("app.state === 'inside' && app.space.slug === 'courtyard'")
            assert visitor.page.url.startswith(f"{server.url}/s/courtyard")
            assert await visitor.see("window.samePage")
            await visitor.hears("here I was")
            # She comes out of the gate that leads to where she was.
            assert await visitor.see(f"Math.hypot(app.self.x - {GATE[0]}, app.self.z - {GATE[2]})") < 4
            assert visitor.problems == []
            assert await visitor.violations() == []


@pytest.mark.journey
@pytest.mark.soak
async def test_a_full_space_sends_her_back_with_a_sentence(tmp_path: Path, browser: Browser) -> None:
    with Serving(tmp_path / "data", settings={"participants_max": "1"}) as server:
        teaching_room = f"{server.url}/s/teaching-room"
        first = await Visitor.enter(browser, teaching_room, "Jonas")
        visitor = await Visitor.enter(browser, f"{server.url}/s/courtyard", "Mei")
        await visitor.until(SETTLED)
        visitor.tolerated = ("Failed to load resource",)
        await click_the_gate(visitor)
        await visitor.page.get_by_text("you stay here").wait_for(timeout=90_000)
        await visitor.until("app.state === 'inside'")
        assert await visitor.see("app.space.slug") == "courtyard"
        assert visitor.page.url.startswith(f"{server.url}/s/courtyard")
        assert visitor.problems == []
        await first.leave()
