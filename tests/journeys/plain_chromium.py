"""Chromium driven by the bare DevTools protocol, for what Playwright keeps from happening.

Playwright tells every page that it has the focus, so no page of its is ever hidden. Here a page is as hidden as a tab
behind another tab, and its timers are throttled as Chromium throttles them.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.journeys.conftest import CHROMIUM_FLAGS, chromium_path

START_WITHIN_S = 30
ANSWER_WITHIN_S = 30


class PlainChromium(WSListener):
    """The browser's one DevTools connection, with a session for each tab."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._received = bytearray()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        self._received += frame.get_payload_as_bytes()
        if frame.fin:
            message = json.loads(self._received)
            self._received.clear()
            if (answer := self._waiting.pop(message.get("id", 0), None)) is not None:
                answer.set_result(message)

    async def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._transport.send(WSMsgType.TEXT, json.dumps(message).encode())
        async with asyncio.timeout(ANSWER_WITHIN_S):
            answered = await answer
        assert "error" not in answered, answered
        result: dict[str, Any] = answered["result"]
        return result

    async def open_tab(self, url: str) -> Tab:
        target = (await self.call("Target.createTarget", url=url))["targetId"]
        session = (await self.call("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        return Tab(self, target, session)


class Tab:
    """One tab of the one window."""

    def __init__(self, browser: PlainChromium, target: str, session: str) -> None:
        self._browser = browser
        self._target = target
        self._session = session

    async def see(self, expression: str) -> Any:
        evaluated = await self._browser.call(
            "Runtime.evaluate", self._session, expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in evaluated, evaluated
        return evaluated["result"].get("value")

    async def until(self, statement: str, *, seconds: float = 60) -> None:
        async with asyncio.timeout(seconds):
            while not await self.see(f"Boolean({statement})"):
                await asyncio.sleep(0.1)

    async def click(self, selector: str) -> None:
        box = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y = await self.see(f"((box) => [box.x + box.width / 2, box.y + box.height / 2])({box})")
        for kind in ("mousePressed", "mouseReleased"):
            await self._browser.call(
                "Input.dispatchMouseEvent", self._session, type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def come_to_front(self) -> None:
        await self._browser.call("Target.activateTarget", targetId=self._target)


@asynccontextmanager
async def plain_chromium(folder: Path) -> AsyncIterator[PlainChromium]:
    process = subprocess.Popen(
        [chromium_path() or "chromium", *CHROMIUM_FLAGS, "--remote-debugging-port=0", f"--user-data-dir={folder}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port_file = folder / "DevToolsActivePort"
        async with asyncio.timeout(START_WITHIN_S):
            while not port_file.exists() or len(port_file.read_text().split()) < 2:
                await asyncio.sleep(0.1)
        port, path = port_file.read_text().split()
        _, browser = await ws_connect(PlainChromium, f"ws://127.0.0.1:{port}{path}", max_frame_size=1 << 26)
        assert isinstance(browser, PlainChromium)
        yield browser
    finally:
        process.terminate()
        process.wait(timeout=20)
