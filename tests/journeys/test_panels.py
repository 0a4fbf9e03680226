"""What an experience asks, shows and gives two visitors: by keyboard and names alone, live, refused and taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator

from tests.journeys.test_axe import grave_findings
from tests.journeys.visitor import DESKTOP, Visitor
from tests.serving import Serving

TABLE = Path(__file__).with_name("tea_table.py")
BOOK = Path(__file__).with_name("guest_book.py")
NO_PICTURE = "HTMLCanvasElement.prototype.getContext = () => null;"


class Guest(Visitor):
    def panel(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title, exact=True)

    async def drink(self, tea: str) -> None:
        await self.panel("Tea?").get_by_role("button", name=tea).click()

    async def reads(self, text: str) -> None:
        await self.page.get_by_role("log").get_by_text(text).first.wait_for(state="attached")

    async def poured(self, tea: str, count: int) -> None:
        """The chart of bars is a table to whoever does not see it."""
        await self.panel("Cups").get_by_role("row", name=f"{tea} {count}").wait_for()


async def test_two_visitors_answer_an_experience(flat_browser: Browser, tmp_path: Path, pictures: Path) -> None:
    with Serving(tmp_path / "data", experience=TABLE) as serving:
        mei, bo = [await come(flat_browser, serving.space_url, name) for name in ("Mei", "Bo")]
        await the_sign_in_words(bo, mei)
        await by_keyboard(mei, bo)
        await her_badge_stands_at_her_name(bo)
        await an_order(mei, bo, pictures)
        assert mei.problems + bo.problems == []
        assert await mei.violations() + await bo.violations() == []


async def come(browser: Browser, url: str, name: str) -> Guest:
    guest = await Guest.enter(browser, url, name, viewport=DESKTOP, before=NO_PICTURE)
    assert isinstance(guest, Guest)
    return guest


async def by_keyboard(mei: Guest, bo: Guest) -> None:
    """A Panel that comes by itself takes nobody's keys: Q leads to it, Tab to its buttons."""
    await mei.panel("Tea?").wait_for()
    await bo.panel("Tea?").wait_for()
    keyboard = mei.page.keyboard
    await keyboard.press("q")
    longjing = mei.panel("Tea?").get_by_role("button", name="Longjing")
    for _ in range(6):
        await keyboard.press("Tab")
        if await longjing.evaluate("(button) => button === document.activeElement"):
            break
    await keyboard.press("Enter")
    await mei.panel("Tea?").wait_for(state="detached")
    await mei.reads("Mei takes Longjing.")
    await bo.reads("Mei takes Longjing.")
    await bo.poured("Longjing", 1)


async def her_badge_stands_at_her_name(bo: Guest) -> None:
    await bo.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="People").click()
    row = bo.page.get_by_role("listitem").filter(has_text="Mei").filter(has_text="Longjing")
    await row.first.wait_for()
    await bo.page.keyboard.press("Escape")


async def an_order(mei: Guest, bo: Guest, pictures: Path) -> None:
    """A command is completed; what she writes stays while others change what she sees; no is said at the form."""
    await mei.open_chat()
    await mei.page.keyboard.type("/or")
    option = mei.page.get_by_role("option", name="/order")
    await option.wait_for()
    await mei.page.keyboard.press("Tab")
    await option.wait_for(state="detached")
    await mei.page.keyboard.press("Enter")
    form = mei.panel("Order")
    await form.wait_for()
    name = form.get_by_label("Name for the parcel")
    await name.fill("Mei at the bridge")
    await bo.drink("Pu'er")
    await mei.poured("Pu'er", 1)
    assert await name.input_value() == "Mei at the bridge"
    assert await name.evaluate("(field) => field === document.activeElement")
    count = form.get_by_role("spinbutton", name="How many")
    await count.fill("5")
    await form.get_by_role("button", name="Order", exact=True).click()
    await form.get_by_role("alert").get_by_text("Only three are left.").wait_for()
    assert await grave_findings(mei.page) == []
    await mei.picture(pictures / "panels-refused.png")
    await count.fill("2")
    await form.get_by_role("button", name="Order", exact=True).click()
    async with mei.page.expect_download() as saving:
        await mei.page.get_by_role("button", name="Save it").click()
    saved = await saving.value
    assert saved.suggested_filename == "order.csv"
    assert (await saved.path()).read_text() == "Mei at the bridge,2\n"


async def the_sign_in_words(bo: Guest, mei: Guest) -> None:
    """In the place in words the board says what is on it, and its button is pressed there."""
    sign = bo.page.get_by_role("region", name="On the board “Today”")
    await sign.get_by_text("Cakes of the moon.").wait_for(state="attached")
    await sign.get_by_role("button", name="One, please").press("Enter")
    await sign.get_by_text("Thank you").wait_for(state="attached")
    await mei.until("app.whispers.some((line) => line.text === 'A cake for Bo.')")


@pytest.mark.soak
async def test_an_answer_outlives_the_end_of_the_server(flat_browser: Browser, tmp_path: Path, pictures: Path) -> None:
    """Pressed while nobody hears it: the page says so and keeps it, and the next server's experience has it once."""
    with Serving(tmp_path / "data", experience=BOOK) as serving:
        mei = await come(flat_browser, serving.space_url, "Mei")
        guests, name = mei.panel("Guests"), mei.panel("Guests").get_by_label("Your name")
        await name.fill("Mei from the bridge")
        serving.kill()
        await guests.get_by_role("button", name="Write it down").click()
        await guests.get_by_role("status").get_by_text("Sending…").wait_for()
        await mei.page.get_by_role("status").get_by_text("The line is broken.").wait_for()
        assert await name.input_value() == "Mei from the bridge"
        await mei.picture(pictures / "panels-line-broken.png")
        serving.start()
        await mei.panel("Written").get_by_text("1: Mei from the bridge").wait_for()
        await mei.page.get_by_text("Thank you, your answer has arrived.").first.wait_for()
        # The next one comes second: the first was not counted twice.
        await name.fill("Mei again")
        await guests.get_by_role("button", name="Write it down").click()
        await mei.panel("Written").get_by_text("2: Mei again").wait_for()
        assert await mei.violations() == []
