"""A visitor who owns the Space she comes into, as whoever opened its key does; and the rules she sets from its page."""

from __future__ import annotations

import re
from typing import Any

from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving


def new_owner_key(server: Serving, slug: str) -> str:
    """What is secret in a new owner key. Any older one ends with that."""
    printed = server.command("space", "owner", slug)
    found = re.search(r"/k/(\S+)", printed)
    assert found, printed
    return found[1]


async def enter_as_owner(browser: Browser, server: Serving, slug: str, name: str, **how: Any) -> Visitor:
    """Go in with a new owner key, and have the host's acts at hand."""
    return await enter_with_key(browser, f"{server.url}/s/{slug}", new_owner_key(server, slug), name, **how)


async def enter_with_key(browser: Browser, url: str, key: str, name: str, **how: Any) -> Visitor:
    """The same with a key that others open too."""
    visitor = await Visitor.enter(browser, url, name, key=key, **how)
    await visitor.page.locator(".hud-hosting").wait_for(timeout=1_000 * visitor.patience_s)
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
