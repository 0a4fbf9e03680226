"""Behind Caddy, with the very file that `deploy/` ships: one TLS port, the visitor's address, a line that returns."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import ROOT, Serving, free_port

CADDY = shutil.which("caddy") or "/usr/bin/caddy"
READY_WITHIN_S = 20
SPACE = "courtyard"
VOICE_IS_OPEN = "app.voice?.link === 'open'"
"""Her second socket goes the same way."""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not Path(CADDY).exists(), reason="Caddy is not installed: apt-get install caddy"),
]


class Caddy:
    """Caddy with `deploy/Caddyfile`, under a certificate of its own that nobody is asked to trust."""

    def __init__(self, folder: Path, upstream_port: int) -> None:
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self._folder = folder
        self._environment = os.environ | {
            "LANTING_SITE": self.url,
            "LANTING_UPSTREAM": f"127.0.0.1:{upstream_port}",
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        }
        self._file = folder / "Caddyfile"
        options = "admin off\n\tskip_install_trust\n\tauto_https disable_redirects"
        self._file.write_text(f"{{\n\t{options}\n}}\nimport {ROOT}/deploy/Caddyfile\n")
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        with (self._folder / "caddy.log").open("ab") as log:
            self._process = subprocess.Popen(
                [CADDY, "run", "--config", str(self._file), "--adapter", "caddyfile"],
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(READY_WITHIN_S):
            while not await self._answers():
                await asyncio.sleep(0.1)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=READY_WITHIN_S)

    async def _answers(self) -> bool:
        try:
            async with visiting_from("127.0.0.1") as client:
                return (await client.get(f"{self.url}/livez")).text == "ok"
        except httpx.TransportError:
            return False


def visiting_from(address: str) -> httpx.AsyncClient:
    """A client whose connections come from `address`."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return httpx.AsyncClient(
        transport=httpx.AsyncHTTPTransport(verify=context, local_address=address), trust_env=False, timeout=10
    )


@pytest.fixture
async def proxied(tmp_path: Path) -> AsyncIterator[tuple[Serving, Caddy]]:
    settings = {"trusted_proxies": '["127.0.0.1/32"]', "https": "false"}
    with Serving(tmp_path / "data", settings=settings | {"new_connections_per_s": "2"}) as server:
        caddy = Caddy(tmp_path, server.port)
        await caddy.start()
        try:
            yield server, caddy
        finally:
            caddy.stop()


async def test_a_visit_over_tls_goes_on_after_caddy_restarted(proxied: tuple[Serving, Caddy], browser: Browser) -> None:
    _, caddy = proxied
    visitor = await Visitor.enter(browser, f"{caddy.url}/s/{SPACE}", "Mei", ignore_https_errors=True)
    await visitor.say("before")
    await visitor.hears("before")
    await visitor.until(VOICE_IS_OPEN)
    slot = await visitor.see("app.self.slot")
    caddy.stop()
    await visitor.until("app.state === 'reconnecting'")
    await caddy.start()
    await visitor.until("app.state === 'inside' && app.net.resumed")
    assert await visitor.see("app.self.slot") == slot
    await visitor.say("after")
    await visitor.hears("after")
    await visitor.until(VOICE_IS_OPEN)
    cookies = {each.get("name") for each in await visitor.context.cookies()}
    assert "__Host-lanting_guest" in cookies
    await visitor.leave()


@pytest.mark.skipif(not hasattr(socket, "SO_BINDTODEVICE"), reason="only Linux has 127.0.0.2 without being told")
async def test_ht23_limits_count_by_the_visitors_own_address(proxied: tuple[Serving, Caddy]) -> None:
    """Two a second each: of twenty at once from one address some are refused, the first from another is not."""
    _, caddy = proxied
    door = f"{caddy.url}/api/spaces/{SPACE}/enter"
    async with visiting_from("127.0.0.2") as crowd, visiting_from("127.0.0.3") as other:
        answers = await asyncio.gather(*(crowd.post(door, json={}) for _ in range(20)))
        assert {answer.status_code for answer in answers} == {201, 429}
        assert (await other.post(door, json={})).status_code == 201
