"""Ctrl-C and SIGTERM with visitors inside: they are told first, and nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from lanting.app.open_at import OPEN_AT
from lanting.protocol.close_code import CloseCode
from lanting.sdk import Bot, LineLost
from tests.serving import Serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")


@pytest.mark.parametrize("asked_to_end", [signal.SIGINT, signal.SIGTERM])
async def test_ht105_those_inside_are_told_and_what_was_acknowledged_is_kept(
    tmp_path: Path, asked_to_end: signal.Signals
) -> None:
    with Serving(tmp_path / "data") as server:
        async with Bot.enter(server.url, "courtyard", name="Mei") as mei:
            heard = mei.events()
            said = await mei.say("I was here")
            os.kill(server.pid, asked_to_end)
            lost = await anext(event async for event in heard if isinstance(event, LineLost))
            assert lost.code == CloseCode.GOING_AWAY
            assert await asyncio.to_thread(server.wait) == 0
            assert not (server.data / OPEN_AT).exists()
            await asyncio.to_thread(server.start)
            async with Bot.enter(server.url, "courtyard", name="Mo") as mo:
                assert said in mo.history
