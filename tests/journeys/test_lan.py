"""The visit from another device of the same network, by http: the page is no secure context there."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving

ELSEWHERE = ("192.0.2.1", 9)
"""An address kept for documentation (RFC 5737): nothing is sent there, the route alone is asked for."""


def lan_address() -> str | None:
    """This machine's own address on its network; None where it has only itself."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith("127.") else address


@pytest.mark.journey
async def test_a_visit_by_the_link_for_the_same_network(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    address = lan_address()
    if address is None:
        pytest.skip("this machine has no address on a network: there is no other way to it than localhost")
    with Serving(tmp_path / "data", "--host", "0.0.0.0") as server:
        visitor = await Visitor.arrive(browser, f"http://{address}:{server.port}/s/gallery", "Mei")
        await visitor.go_in()
        await visitor.until("app.ready")
        assert await visitor.see("window.isSecureContext") is False
        start = await visitor.see("app.self")
        await visitor.hold("w", f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 1")
        await visitor.say("from the sofa")
        await visitor.hears("from the sofa")
        await visitor.picture(pictures / "lan.png")
        assert visitor.problems == []
        assert await visitor.violations() == []
