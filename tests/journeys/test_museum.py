"""Two visitors in the museum of the examples: the guide answers each in her language, and leads who says yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving, example

LIN_IS_HERE = "app.people.some((each) => each.name === 'Lin')"
NO_PICTURE = "HTMLCanvasElement.prototype.getContext = () => null;"
IN_ENGLISH = (
    "That is “Two carp”. A wedding gift. Two carp that circle each other wish a couple plenty, year after year."
)
IN_CHINESE = "那是“孤舟”。取意柳宗元《江雪》：千山鸟飞绝，万径人踪灭。"


@pytest.mark.journey
@pytest.mark.soak
async def test_the_guide_of_the_museum_answers_two_visitors_and_leads_the_one_who_comes_along(
    browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    with Serving(tmp_path / "data", experience=example("museum", tmp_path)) as server:
        ann = await Visitor.enter(browser, server.space_url, "Ann")
        mei = await Visitor.enter(flat_browser, server.space_url, "Mei", locale="zh-CN", before=NO_PICTURE)
        await mei.until(LIN_IS_HERE)
        await each_is_answered_in_her_language(ann, mei, pictures)
        await one_goes_along(ann, mei)
        await follow_lin(ann)
        for number, stop in enumerate(("Moon over a pine", "White heron"), start=1):
            await ann.hears(stop)
            await ann.picture(pictures / f"museum-{number}-stop.png")
        # The moon gate of the gallery leads to a courtyard, which an author's own server does not have.
        assert [each for each in ann.problems + mei.problems if "404" not in each] == []
        assert await ann.violations() + await mei.violations() == []


async def each_is_answered_in_her_language(ann: Visitor, mei: Visitor, pictures: Path) -> None:
    await ann.say("Lin, which picture was a wedding gift?")
    await ann.hears(IN_ENGLISH)
    await mei.say("Lin，柳宗元的诗在哪幅画上？")
    await mei.hears(IN_CHINESE)
    await ann.picture(pictures / "museum-0-answered.png")


async def one_goes_along(ann: Visitor, mei: Visitor) -> None:
    """Both are asked; who stays, stays where she is."""
    before = await mei.see("[app.self.x, app.self.z]")
    await mei.open_chat()
    # With what follows the word, there is nothing left to complete by Enter.
    await mei.page.keyboard.type("/tour ")
    await mei.page.keyboard.press("Enter")
    await mei.page.get_by_role("alertdialog").get_by_role("button").last.click()
    await ann.page.get_by_role("alertdialog").get_by_role("button", name="Go along").click()
    await ann.page.get_by_role("alertdialog").wait_for(state="detached")
    assert await mei.see("[app.self.x, app.self.z]") == before


async def follow_lin(ann: Visitor) -> None:
    await ann.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="People").click()
    await ann.page.get_by_role("button", name="Follow Lin").press("Enter")
    await ann.page.keyboard.press("Escape")
