"""A visitor who owns the Space she comes into, as whoever opened its key does; and the rules she sets from its page."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving


def new_owner_key(server: Serving, slug: str) -> str:
    """The link of a new owner key. Any older one ends with that."""
    printed = server.command("space", "owner", slug)
    found = re.search(r"/k/\S+", printed)
    assert found, printed
    return f"{server.url}{found[0]}"


async def enter_as_owner(browser: Browser, server: Serving, slug: str, name: str, **how: Any) -> Visitor:
    """Open a new owner key, go in, and have the host's acts at hand."""
    visitor = await Visitor.arrive(browser, f"{server.url}/s/{slug}", name, **how)
    await visitor.page.goto(new_owner_key(server, slug))
    await visitor.page.locator("main button[type=submit]").click()
    await visitor.page.wait_for_url(f"**/s/{slug}")
    await visitor.page.goto(f"{server.url}/s/{slug}?quality={how.get('quality', 'low')}")
    await visitor.go_in()
    await visitor.page.locator(".hud-hosting").wait_for(timeout=60_000)
    return visitor


async def set_rules(visitor: Visitor, server: Serving, slug: str, **rules: str) -> None:
    """Change some rules of the Space, as its page does."""
    page = await visitor.context.new_page()
    await page.goto(f"{server.url}/s/{slug}/manage")
    for name, value in rules.items():
        await page.locator(f"[name={name}][value={value}]").check()
    await page.locator("form[action$='/rules'] button[type=submit]").click()
    await page.wait_for_load_state()
    await page.close()
