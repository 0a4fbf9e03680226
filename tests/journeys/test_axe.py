"""axe-core finds nothing serious on any page, nor in any state of the HUD."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from tests.journeys.hud_states import CHAT, NO_PICTURE, open_host_states, open_panels
from tests.journeys.owner import enter_as_owner, set_rules
from tests.journeys.visitor import DESKTOP, PHONE, Visitor
from tests.serving import ROOT, Serving

AXE: Final = ROOT / "client" / "node_modules" / "axe-core" / "axe.min.js"
PAGES: Final = {"lobby": "/", "door": "/s/courtyard", "error": "/s/nowhere", "new": "/new"}
GRAVE: Final = ("serious", "critical")
COME: Final = """() => {
  for (const each of document.getAnimations()) {
    if (each.effect.getComputedTiming().endTime !== Infinity) each.finish();
  }
}"""
FOUND: Final = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.slice(0, 4).map((node) => node.html) }));
}"""


async def grave_findings(page: Page) -> list[dict[str, Any]]:
    """What keeps people out, by axe-core's own weights."""
    # What glides in is half transparent for a moment: contrasts are measured once it has come.
    await page.evaluate(COME)
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(FOUND)
    return [each for each in found if each["impact"] in GRAVE]


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_page_keeps_anybody_out(
    server: Serving, flat_browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    found = {}
    for name, path in PAGES.items():
        visitor = await Visitor.arrive(
            flat_browser, f"{server.url}{path}", "Mei", dark=scheme == "dark", before=NO_PICTURE
        )
        await visitor.page.emulate_media(color_scheme=scheme)
        found[name] = await grave_findings(visitor.page)
        await visitor.leave()
    assert {name: grave for name, grave in found.items() if grave} == {}


@pytest.mark.journey
@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.soak)], ids=["light", "dark"])
async def test_no_state_of_the_hud_keeps_anybody_out(server: Serving, flat_browser: Browser, dark: bool) -> None:
    visitor = await Visitor.enter(
        flat_browser, f"{server.url}/s/courtyard", "Mei", viewport=DESKTOP, dark=dark, before=NO_PICTURE
    )
    await visitor.page.locator(".hud-bar button").nth(CHAT).click()
    await visitor.page.keyboard.type("is anybody here?")
    await visitor.page.keyboard.press("Enter")
    await visitor.page.keyboard.press("Escape")
    found = {"at rest": await grave_findings(visitor.page)}
    async for name in open_panels(visitor.page):
        found[name] = await grave_findings(visitor.page)
    await visitor.page.locator(".hud-bar button").last.click()
    await visitor.page.locator(".hud-more li button").last.click()
    await visitor.page.get_by_role("alertdialog").wait_for()
    found["ended"] = await grave_findings(visitor.page)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.journey
@pytest.mark.parametrize(
    ("size", "dark"),
    [
        pytest.param(PHONE, True, id="phone-dark"),
        pytest.param(PHONE, False, id="phone-light", marks=pytest.mark.soak),
        pytest.param(DESKTOP, True, id="desktop-dark", marks=pytest.mark.soak),
        pytest.param(DESKTOP, False, id="desktop-light", marks=pytest.mark.soak),
    ],
)
async def test_no_state_of_a_hosts_hud_keeps_anybody_out(
    tmp_path: Path, flat_browser: Browser, dark: bool, size: ViewportSize
) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/courtyard"
        host = await enter_as_owner(
            flat_browser, server, "courtyard", "Ms Li", viewport=size, touch=size is PHONE, dark=dark, before=NO_PICTURE
        )
        await Visitor.enter(flat_browser, url, "Bo", before=NO_PICTURE)
        await set_rules(host, server, "courtyard", approval="everybody")
        waiter = await Visitor.arrive(flat_browser, url, "Jonas", before=NO_PICTURE)
        await waiter.page.locator("#enter-button:enabled").click()
        await host.until("app.waiters.total === 1")
        found = {"at rest": await grave_findings(host.page)}
        async for name in open_host_states(host.page):
            found[name] = await grave_findings(host.page)
        assert {name: each for name, each in found.items() if each} == {}
        assert host.problems == []
