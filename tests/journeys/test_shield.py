"""Every page carries the Content Security Policy of the design and nothing on it breaks that policy."""

from __future__ import annotations

import httpx
import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        "connect-src 'self' blob: data:",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "style-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'self'",
    ]
)
PAGES = ["/", "/s/courtyard", "/s/no-such-space", "/nothing/here"]


@pytest.mark.journey
async def test_no_page_breaks_the_policy_that_it_carries(server: Serving, flat_browser: Browser) -> None:
    for path in PAGES:
        answer = httpx.get(server.url + path, timeout=Visitor.patience_s)
        assert answer.headers["content-security-policy"] == POLICY, path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        visitor = await Visitor.arrive(flat_browser, server.url + path, "Mei")
        visitor.tolerated = ("404",)
        await visitor.page.wait_for_load_state("networkidle")
        assert await visitor.violations() == [], path
        await visitor.leave()


@pytest.mark.journey
async def test_a_whole_visit_breaks_no_policy_and_asks_nobody_else(server: Serving, browser: Browser) -> None:
    visitor = await Visitor.arrive(browser, f"{server.url}/s/orchid-pavilion", "Mei")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    await visitor.go_in()
    await visitor.until("app.ready")
    await visitor.say("hello https://example.org/x.png")
    await visitor.hears("hello https://example.org/x.png")
    link = visitor.page.get_by_role("link", name="https://example.org/x.png")
    assert await link.get_attribute("rel") == "noopener noreferrer nofollow"
    assert await visitor.violations() == []
    assert visitor.problems == []
    home = (server.url, server.url.replace("http", "ws"), "blob:", "data:")
    assert [url for url in asked if not url.startswith(home)] == []
