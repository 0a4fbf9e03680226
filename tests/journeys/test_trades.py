"""The first room of every trade, as those who work in it and their visitors live it: two of them in each.

The one who is a host sees the place; the other has it in words, and does all by role and name.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator

from lanting.ledger.chain import verify
from tests.journeys.pictures import KNOWN_GUEST
from tests.journeys.visitor import DESKTOP, Visitor
from tests.serving import Serving, example

NO_PICTURE = "HTMLCanvasElement.prototype.getContext = () => null;"


class Guest(Visitor):
    """Somebody in a room with an experience."""

    def panel(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title, exact=True)

    def board(self, title: str) -> Locator:
        """What hangs in the place, in words."""
        return self.page.get_by_role("region", name=f"On the board “{title}”")

    async def press(self, title: str, button: str) -> None:
        await self.panel(title).get_by_role("button", name=button, exact=True).click()

    async def use(self, does: str) -> None:
        """What a click on a thing does, from the place in words: she walks there, and clicks."""
        await self.page.get_by_role("button", name=re.compile(does)).first.press("Enter")

    async def command(self, line: str) -> None:
        await self.open_chat()
        await self.page.keyboard.type(f"{line} ")
        await self.page.keyboard.press("Enter")
        await self.page.keyboard.press("Escape")

    async def given(self) -> str:
        """The file that she is offered, saved."""
        async with self.page.expect_download() as saving:
            await self.page.get_by_role("button", name="Save it").click()
        return (await (await saving.value).path()).read_text()


@dataclass(frozen=True, slots=True)
class Room:
    """A host and a visitor in it."""

    host: Guest
    mei: Guest


@asynccontextmanager
async def room(trade: str, browser: Browser, flat_browser: Browser, folder: Path) -> AsyncIterator[Room]:
    with Serving(folder / "data", experience=example(trade, folder)) as server:
        host = await Guest.enter(
            browser, server.space_url, "Ms Lin", viewport=DESKTOP, key=server.owner_key, before=KNOWN_GUEST
        )
        mei = await Guest.enter(flat_browser, server.space_url, "Mei", before=NO_PICTURE)
        assert isinstance(host, Guest) and isinstance(mei, Guest)
        await host.until("app.ready && app.role === 'owner'")
        yield Room(host, mei)
        # A moon gate leads to a place that an author's own server does not have.
        assert [each for each in host.problems + mei.problems if "404" not in each] == []
        assert await host.violations() + await mei.violations() == []


@pytest.mark.journey
async def test_a_class_answers_a_quiz(browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path) -> None:
    async with room("classroom", browser, flat_browser, tmp_path) as at:
        await at.host.use("Lead the quiz")
        await at.host.press("Lead the quiz", "Next question")
        await at.mei.press("Question 1", "Saturn")
        await at.mei.panel("Question 1").wait_for(state="detached")
        await at.host.board("Scores").get_by_text("1 answer so far").wait_for(state="attached")
        await at.host.picture(pictures / "trade-classroom.png")
        await at.host.use("Lead the quiz")
        await at.host.press("Lead the quiz", "Answers")
        assert "Mei,Cranes,Which planet has the most moons?,Saturn,yes" in await at.host.given()


@pytest.mark.journey
@pytest.mark.soak
async def test_a_shop_sells_its_last_piece_once(
    browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with room("shop", browser, flat_browser, tmp_path) as at:
        for guest in (at.host, at.mei):
            await guest.use("Moon tea set.*Look at this")
            form = guest.panel("Moon tea set")
            await form.get_by_label("Tenmoku").check()
            await guest.press("Moon tea set", "Into the basket")
            await form.wait_for(state="detached")
            await guest.use("Counter.*Your basket")
        await at.host.picture(pictures / "trade-shop.png")
        await at.mei.press("Your basket", "Order")
        assert "test payment of 72.00 EUR" in await at.mei.given()
        await at.host.press("Your basket", "Order")
        await at.host.page.get_by_text("so many are not left").first.wait_for()
        await at.mei.board("Tea sets").get_by_text("sold out").first.wait_for(state="attached")


@pytest.mark.journey
@pytest.mark.soak
async def test_a_ward_is_practised_in(browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path) -> None:
    async with room("ward", browser, flat_browser, tmp_path) as at:
        await at.host.use("Change the patient's state")
        slider = at.host.panel("Instructor").get_by_label("Pulse")
        await slider.fill("150")
        await at.host.press("Instructor", "Set")
        await at.mei.board("Monitor").get_by_text("Alarm: pulse").wait_for(state="attached")
        await at.mei.board("Checklist").get_by_role("button", name="Oxygen given").press("Enter")
        await at.host.board("Checklist").get_by_text("Mei").wait_for(state="attached")
        assert await at.mei.panel("Instructor").count() == 0, "nobody else sees the instructor's panel"
        await at.host.picture(pictures / "trade-ward.png")
        await at.host.press("Instructor", "Debrief")
        debrief = await at.host.given()
        assert "pulse set to 150" in debrief and "Mei,Oxygen given" in debrief and "not a medical device" in debrief


@pytest.mark.journey
@pytest.mark.soak
async def test_an_assembly_decides_and_its_minutes_can_be_verified(
    browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with room("assembly", browser, flat_browser, tmp_path) as at:
        # What nobody listens to yet is a line of the chat.
        for guest in (at.host, at.mei):
            await guest.board("Motion 0").wait_for(state="attached")
        await at.host.command("/join clay")
        await at.mei.command("/join reed")
        await at.host.command("/motion A kiln for the school")
        await at.host.press("Your vote", "For")
        await at.mei.press("Your vote", "For")
        await at.mei.panel("Your vote").wait_for(state="detached")
        await at.host.picture(pictures / "trade-assembly.png")
        await at.host.command("/close")
        await at.mei.hears("Motion 1 is carried: 2 for, 0 against, 0 abstain.")
        await at.mei.command("/minutes")
        verdict = verify((await at.mei.given()).encode().splitlines())
        assert verdict.broken is None and verdict.records == 1
