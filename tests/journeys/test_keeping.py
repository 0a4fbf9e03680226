"""A teacher makes a Space and keeps it: in a real browser, without any script, and on a second device by her key."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.test_axe import grave_findings
from tests.journeys.visitor import DESKTOP, PHONE
from tests.serving import Serving


async def make_class(page: Page, url: str, name: str) -> str:
    """From the lobby to the new Space; returns the link of its owner key."""
    await page.goto(url)
    await page.locator(".masthead a[href='/new']").click()
    await page.locator("#preset-class").check()
    await page.locator("#place-teaching-room").check()
    await page.locator("#name").fill(name)
    await page.locator("form[action='/new'] button[type=submit]").click()
    return await page.locator("#key-link").inner_text()


@pytest.mark.journey
async def test_ht72_a_space_is_made_and_kept_without_any_script(server: Serving, flat_browser: Browser) -> None:
    teacher = await flat_browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = await teacher.new_page()
    key = await make_class(page, server.url, "Year 7")
    async with page.expect_download() as saving:
        await page.locator("a[download]").click()
    assert key in (await (await saving.value).path()).read_text(encoding="utf-8")
    await page.locator("a[href$='/manage']").click()
    await page.locator("#capacity").fill("12")
    await page.locator("#rules button[type=submit]").click()
    assert await page.locator(".done").count() == 1
    assert await page.locator("#capacity").input_value() == "12"
    stranger = await flat_browser.new_context(java_script_enabled=False)
    other = await stranger.new_page()
    refused = await other.goto(page.url)
    assert refused is not None and refused.status == 403
    # The key's link names the address for other machines; this one has the name that the server is tested under.
    await other.goto(server.url + key[key.index("/k/") :])
    await other.locator("button[type=submit]").click()
    owned = await other.goto(page.url)
    assert owned is not None and owned.status == 200
    await page.locator("#end-typed").fill("Year 7")
    await page.locator("#end button").click()
    assert await page.locator("form[action$='/restore']").count() == 1
    await page.locator("button[type=submit]").click()
    assert await page.locator("#rules").count() == 1


@pytest.mark.journey
@pytest.mark.parametrize(
    ("locale", "viewport", "dark"),
    [
        pytest.param("fr", PHONE, False, id="french-phone"),
        pytest.param("zh-CN", DESKTOP, True, id="chinese-evening", marks=pytest.mark.soak),
    ],
)
async def test_ht46_no_page_of_a_keeper_keeps_anybody_out_and_none_is_too_wide(
    server: Serving, flat_browser: Browser, locale: str, viewport: object, dark: bool
) -> None:
    context = await flat_browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        locale=locale,
        color_scheme="dark" if dark else "light",
    )
    page = await context.new_page()
    await page.goto(f"{server.url}/new?for=learn")
    found = {"making": await grave_findings(page)}
    await make_class(page, server.url, "Classe de cinquième B, groupe du mardi matin")
    found["key"] = await grave_findings(page)
    await page.locator("a[href$='/manage']").click()
    await page.locator("#link-label").fill("Un nom qui ne tient pas sur une seule ligne d’un téléphone")
    await page.locator("#links form:last-of-type button").click()
    found["link"] = await grave_findings(page)
    await page.locator(".button[href*='/manage']").click()
    found["keeping"] = await grave_findings(page)
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    address = page.url.partition("#")[0]
    await context.clear_cookies()
    await page.goto(address)
    found["refused"] = await grave_findings(page)
    await page.goto(address.removesuffix("/manage"))
    found["door"] = await grave_findings(page)
    assert {name: each for name, each in found.items() if each} == {}
