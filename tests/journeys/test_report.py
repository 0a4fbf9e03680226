"""A report: three presses, the last minute of what she received; a host listens and decides, and the clip is gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route

from lanting.sdk import Bot
from tests.journeys.hud_states import IN_THE_BAR, NO_PICTURE
from tests.journeys.microphone import voice
from tests.journeys.owner import new_owner_key
from tests.journeys.test_axe import grave_findings
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE = "courtyard"
WORDS = "nobody wants you in this garden"


async def tamper(route: Route) -> None:
    """As if somebody had put words into his mouth."""
    sent = json.loads(route.request.post_data or "{}")
    sent["clip"]["lines"][0]["text"] = "something much worse"
    await route.continue_(post_data=json.dumps(sent))


async def open_card(visitor: Visitor, name: str) -> None:
    """Find somebody in the list, as one does who does not want to look at her."""
    await visitor.page.locator(".hud-bar button").nth(IN_THE_BAR["people"]).click()
    await visitor.page.locator(".hud-people .hud-whom", has_text=name).click()
    await visitor.page.locator("#panel-person").wait_for()


@pytest.mark.journey
async def test_a_report_in_three_presses_is_heard_decided_and_its_clip_is_gone(
    server: Serving, flat_browser: Browser, pictures: Path
) -> None:
    url = f"{server.url}/s/{SPACE}"
    mei = await Visitor.enter(flat_browser, url, "Mei", before=NO_PICTURE)
    async with Bot.enter(url, name="Rude") as rude:
        await mei.until("app.voice?.link === 'open'")
        await rude.say(WORDS)
        await rude.speak(voice(500.0, 2.0))
        await mei.hears(WORDS)
        await open_card(mei, "Rude")

        # Open, choose, send: with words that were never said it is refused, as it came it is taken.
        await mei.page.get_by_role("button", name="Report …", exact=True).click()
        report = mei.page.locator("#panel-report")
        await report.get_by_role("radio", name="Harassing, following").check()
        await mei.picture(pictures / "report-dialog.png")
        mei.tolerated = ("422",)
        await mei.page.route("**/reports", tamper)
        await report.get_by_role("button", name="Send", exact=True).click()
        await report.get_by_role("alert").wait_for()
        await mei.page.unroute("**/reports")
        await report.get_by_role("button", name="Send", exact=True).click()
        await report.get_by_role("status").wait_for()
        await mei.picture(pictures / "report-sent.png")
        await mei.until("!app.people.some((person) => person.name === 'Rude')")
        assert mei.problems == [] and await mei.violations() == []

    page = await host_page(flat_browser, server)
    assert await grave_findings(page) == []
    await page.get_by_role("link", name="Harassing").click()
    await page.get_by_text(WORDS).wait_for()
    assert await grave_findings(page) == []
    play = page.locator("[data-speaker] button")
    await play.click()
    await page.locator("li[data-speaker][aria-current=true]").wait_for()
    await page.screenshot(path=pictures / "report-page.png", full_page=True)
    clip = await page.locator("[data-clip]").get_attribute("data-clip")
    assert clip and (await page.context.request.get(server.url + clip)).ok
    await page.locator("[name=decision][value=nothing]").check()
    await page.locator("#note").fill("We have heard it, and talked to both.")
    await page.locator("form[action$='/decide'] button[type=submit]").click()
    await page.get_by_role("heading", level=1).wait_for()
    assert await grave_findings(page) == []
    assert (await page.context.request.get(server.url + clip)).status == 404


async def host_page(browser: Browser, server: Serving) -> Page:
    """The queue, as a host opens it."""
    context = await browser.new_context()
    context.set_default_timeout(1_000 * Visitor.patience_s)
    opened = await context.request.post(f"{server.url}/api/keys", data={"key": new_owner_key(server, SPACE)})
    assert opened.status == 201
    page = await context.new_page()
    await page.goto(f"{server.url}/s/{SPACE}/reports")
    return page
