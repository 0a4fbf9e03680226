"""A line that a proxy holds up: the server's own socket never fills, and still the visitor is let go and comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.sdk import Bot
from lanting.sdk.event import ChatHeard, LineLost, LineRestored
from tests.line_proxy import LineProxy
from tests.serving import Serving

SPACE = "courtyard"


@pytest.mark.journey
async def test_pr19_behind_a_buffering_proxy_the_slow_are_let_go_and_resume_without_a_gap(tmp_path: Path) -> None:
    with Serving(tmp_path / "data") as server:
        async with (
            LineProxy(server.port) as line,
            Bot.enter(server.url, SPACE, name="Talker") as talker,
            Bot.enter(f"http://127.0.0.1:{line.port}", SPACE, name="Listener") as listener,
        ):
            slot = listener.slot
            heard = listener.events()
            await talker.say("before")
            line.hold()
            said = ["before"]
            async with asyncio.timeout(30):
                while not line.ended:
                    # The talker goes on: what she says now is what the listener misses.
                    said.append(f"meanwhile {len(said)}")
                    await talker.say(said[-1])
                    await asyncio.sleep(0.5)
            line.release()
            texts: list[str] = []
            restored: LineRestored | None = None
            async with asyncio.timeout(30):
                async for event in heard:
                    if isinstance(event, LineLost):
                        assert event.code in (CloseCode.TOO_SLOW, 1006)
                    if isinstance(event, LineRestored):
                        restored = event
                    if isinstance(event, ChatHeard):
                        texts.append(event.line.text)
                    if restored and texts == said:
                        break
            assert restored is not None and restored.is_resumed
            assert listener.slot == slot
