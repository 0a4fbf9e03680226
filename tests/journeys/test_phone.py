"""The whole visit by finger alone, on an old telephone: held upright, narrow, and laid on its side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import pytest
from playwright.async_api import Browser, ViewportSize
from playwright.async_api import TimeoutError as NotInTime

from lanting.sdk import Bot, ChatHeard, Emoted
from lanting.sdk.event import EventReader
from tests.journeys.aim import SETTLED
from tests.journeys.finger import TOO_SMALL, Finger
from tests.journeys.hud_states import MISFITS, OVERLAPS
from tests.journeys.visitor import PHONE, Visitor
from tests.serving import Serving

Heard = TypeVar("Heard", ChatHeard, Emoted)

OLD: Final = 4
"""So many times slower than this machine."""
SIZES: Final = {
    "narrow": ViewportSize(width=320, height=640),
    "upright": PHONE,
    "on-its-side": ViewportSize(width=844, height=390),
}
TAPS: Final = 2
OPENED_WITHIN_MS: Final = 10_000
GROUND: Final = {"narrow": (0.4, 1.8), "upright": (0.6, 2.6), "on-its-side": (-0.7, -0.8)}
"""A free spot of the gallery's floor, x and z, where the screen shows it from the arrival."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    """One for each visit: whoever was there before, and what was said, would change where she arrives."""
    with Serving(tmp_path / "data") as server:
        yield server


@dataclass
class Visit:
    """What the steps of one visit need."""

    visitor: Visitor
    finger: Finger
    guide: Bot
    heard: EventReader
    size: str
    pictures: Path

    async def tap(self, name: str, *, exact: bool = True) -> None:
        # The place in words, first in reading order and out of sight, may have a button of the same name.
        await self.visitor.page.get_by_role("button", name=name, exact=exact).last.tap()

    async def looks_well(self, stage: str) -> None:
        """Keep a picture; nothing is cut, covered, or too small for a finger or for old eyes."""
        await self.visitor.picture(self.pictures / f"phone-{self.size}-{stage}.png")
        page = self.visitor.page
        found = [each for check in (MISFITS, OVERLAPS, TOO_SMALL) for each in await page.evaluate(check)]
        assert found == [], stage

    async def bar(self) -> list[str]:
        words: list[str] = await self.visitor.page.locator(".hud-bar .hud-word").all_text_contents()
        return words

    async def away_from(self, x: float, z: float) -> float:
        away: float = await self.visitor.see(f"Math.hypot(app.self.x - {x}, app.self.z - {z})")
        return away


@pytest.mark.journey
@pytest.mark.parametrize(
    ("size", "slowed"),
    # Each takes minutes at a quarter of the speed: one at this machine's own in every run, the others in `make soak`.
    [("upright", 1), *(pytest.param(size, OLD, marks=pytest.mark.soak) for size in SIZES)],
)
async def test_the_whole_visit_by_finger_alone(
    server: Serving, browser: Browser, pictures: Path, size: str, slowed: float
) -> None:
    url = f"{server.url}/s/gallery"
    async with Bot.enter(url, name="Guide") as guide:
        await guide.walk_to(0.9, -0.6)
        visitor = await Visitor.arrive(browser, url, "Mei", viewport=SIZES[size], touch=True, slowed=slowed)
        visit = Visit(visitor, Finger(visitor, SIZES[size]), guide, guide.events(), size, pictures)
        await _comes_in(visit)
        await _walks(visit)
        await _talks(visit)
        await _sits_and_waves(visit)
        await _leaves(visit)
        await _just_watches(visit)
        assert visitor.problems == []
        assert await visitor.violations() == []
        await visitor.leave()


async def _comes_in(visit: Visit) -> None:
    """The suggested name will do; another look is one tap, and so is Enter."""
    page = visit.visitor.page
    portrait = page.locator("#enter-look")
    await page.locator("#enter-button:enabled").wait_for()
    before = await portrait.inner_html()
    while await portrait.inner_html() == before:
        await visit.tap("Another")
    await visit.looks_well("door")
    await visit.tap("Enter")
    await visit.visitor.until(SETTLED)


async def _walks(visit: Visit) -> None:
    """To a spot, to a person, and round about with the eyes."""
    visitor, finger = visit.visitor, visit.finger
    await visitor.page.locator(".hud-step-walk .hud-hand").wait_for()
    await visitor.page.get_by_text("Tap the ground to walk there.").wait_for()
    await visit.looks_well("first-hint")

    x, z = GROUND[visit.size]
    await finger.taps(x, (await visitor.see("app.self"))["y"], z)
    await visitor.until("app.going?.state === 'walking'")
    await visit.looks_well("going")
    await visitor.until("app.going.state === 'arrived'")
    assert await visit.away_from(x, z) < 0.8

    met = await visitor.see("app.people.find((person) => person.name === 'Guide')")
    await finger.taps(met["shownX"], met["shownY"] + 1.2, met["shownZ"])
    await visitor.until("app.going.goal.to === 'person'")
    await visitor.until("app.going.state === 'arrived'")
    assert 0.9 < await visit.away_from(met["shownX"], met["shownZ"]) < 1.7

    # Up as well: her head may still be turning to the person by itself, but never raises.
    async with finger.drags(finger.at(0.8, 0.5), -100, -30):
        await visitor.until("app.self.pitch > 0.1")


async def _talks(visit: Visit) -> None:
    visitor, page = visit.visitor, visit.visitor.page
    field = page.get_by_role("textbox", name="Say something")
    # Chromium now and then takes the tap after a drag for the drag's end.
    for _ in range(TAPS):
        await visit.tap("Chat")
        with suppress(NotInTime):
            await field.wait_for(timeout=OPENED_WITHIN_MS)
            break
    await field.tap()
    await field.fill("Good morning")
    await visit.looks_well("writing")
    await visit.tap("Send")
    heard = await _next(visit.heard, ChatHeard)
    await visit.guide.say(f"Good morning, {heard.line.name}")
    await visitor.hears(f"Good morning, {heard.line.name}")
    await page.get_by_role("log").get_by_text(f"Good morning, {heard.line.name}").wait_for()
    await visit.looks_well("answer")
    await visit.tap("Chat")


async def _sits_and_waves(visit: Visit) -> None:
    """On the bench beside the person, up again, some steps by the stick, and a wave."""
    visitor, finger = visit.visitor, visit.finger
    await visitor.until("app.usable?.kind === 'seat'")
    await visit.tap("Sit down")
    await visitor.until("app.self.seat !== null")
    await visit.looks_well("seated")
    await visit.tap("Stand up")
    await visitor.until("app.self.seat === null")
    start = await visitor.see("app.self")
    async with finger.drags(finger.at(0.1, 0.4), 0, -60):
        await visitor.until(f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 0.6")
        await visitor.page.locator(".hud-stick-knob").wait_for()
        await visit.looks_well("stick")
    await visit.tap("Emotes")
    await visitor.page.locator(".hud-emotes li").last.wait_for()
    await visit.looks_well("emotes")
    await visit.tap("Wave", exact=False)
    assert (await _next(visit.heard, Emoted)).emote == "wave"


async def _leaves(visit: Visit) -> None:
    await visit.tap("More")
    await visit.tap("Leave")
    await visit.visitor.until("app.state === 'ended'")
    await visit.looks_well("left")


async def _just_watches(visit: Visit) -> None:
    """A second visit: on a seat, until she takes part; from then on she is one like all, and after leaving too."""
    visitor = visit.visitor
    await visitor.page.reload()
    await visitor.page.locator("#enter-watch:enabled").wait_for()
    await visit.tap("Just watch")
    await visitor.until(f"{SETTLED} && app.self.seat !== null")
    assert await visit.bar() == ["Chat", "Join in", "Leave"]
    await visit.looks_well("watching")
    await visit.tap("Join in")
    await visitor.until("app.self.seat === null")
    await visitor.page.get_by_role("button", name="Emotes", exact=True).wait_for()
    await visit.looks_well("joined")
    await _leaves(visit)
    await visitor.page.get_by_role("alertdialog").get_by_role("button").tap()
    await visitor.until("app.state === 'inside'")
    assert await visitor.see("app.self.seat") is None
    assert len(await visit.bar()) == 5
    await _leaves(visit)


async def _next(events: EventReader, kind: type[Heard]) -> Heard:
    async for event in events:
        if isinstance(event, kind):
            return event
    raise AssertionError(f"the Bot's stay ended without {kind.__name__}")


@pytest.mark.journey
async def test_after_a_locked_screen_she_stands_on_the_same_spot(server: Serving, browser: Browser) -> None:
    visitor = await Visitor.enter(browser, f"{server.url}/s/gallery", "Mei", viewport=PHONE, touch=True)
    await visitor.until(SETTLED)
    await Finger(visitor, PHONE).taps(0.4, (await visitor.see("app.self"))["y"], 2.6)
    await visitor.until("app.going?.state === 'arrived'")
    before = await visitor.see("app.self")

    visitor.tolerated = ("WebSocket", "Failed to load resource", "net::ERR")
    await visitor.context.set_offline(True)
    other = await visitor.context.new_page()
    await other.goto("about:blank")
    await other.bring_to_front()
    await visitor.context.set_offline(False)
    await visitor.page.bring_to_front()
    await visitor.until("app.state === 'inside'")
    after = await visitor.see("app.self")
    assert after["slot"] == before["slot"]
    assert [after["x"], after["z"]] == pytest.approx([before["x"], before["z"]], abs=0.1)
