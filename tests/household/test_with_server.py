"""The guide and a real Server: it comes after the first person, leaves after the last, and ends with the Server."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from lanting.household.guide import GREETING, NAME
from lanting.protocol.request import Enter
from lanting.sdk import Bot, ChatHeard, PersonArrived, PersonLeft
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.event import EventReader
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from lanting.sdk.voice import Voice
from tests.serving import Serving, children_of

PATIENCE_S = 90


@asynccontextmanager
async def a_person(server: Serving) -> AsyncIterator[Bot]:
    """Somebody who says of herself that she is none of the programs."""
    doorway = Doorway.to(SpaceAddress.read(server.url, "courtyard"), None, None)
    session = Session(WebWay(doorway), Enter(name="Ann"), 30.0)
    await session.start()
    try:
        yield Bot(session, Voice(session, doorway))
    finally:
        await session.leave()


async def until(events: EventReader, kind: type[PersonArrived | PersonLeft | ChatHeard]) -> str:
    """The next event of a kind; who it is about."""
    async with asyncio.timeout(PATIENCE_S):
        async for event in events:
            match event:
                case ChatHeard(line=line) if kind is ChatHeard:
                    return f"{line.name}: {line.text}"
                case PersonArrived(person=person) | PersonLeft(person=person) if type(event) is kind:
                    return person.name
    raise AssertionError("the events ended")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes under /proc")
async def test_the_guide_comes_after_the_first_greets_her_and_leaves_after_the_last(tmp_path: Path) -> None:
    with Serving(tmp_path, "--no-https", guide=True) as server:
        async with Bot.enter(server.url, "courtyard", name="watcher") as watcher:
            events = watcher.events()
            assert children_of(server.pid) == []
            async with a_person(server):
                assert [await until(events, PersonArrived), await until(events, PersonArrived)] == ["Ann", NAME]
                (child,) = children_of(server.pid)
                assert await until(events, ChatHeard) == f"{NAME}: {GREETING}"
            assert [await until(events, PersonLeft), await until(events, PersonLeft)] == ["Ann", NAME]
        assert server.stop() == 0
        assert not Path(f"/proc/{child}").exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes under /proc")
async def test_a_server_that_is_killed_leaves_nobody_behind(tmp_path: Path) -> None:
    with Serving(tmp_path, "--no-https", guide=True) as server:
        async with a_person(server) as ann:
            events = ann.events()
            assert await until(events, PersonArrived) == NAME
            (child,) = children_of(server.pid)
            server.kill()
        async with asyncio.timeout(PATIENCE_S):
            while is_running(child):
                await asyncio.sleep(0.05)


def is_running(pid: int) -> bool:
    """A child of nobody may stay in the list of processes, as a zombie, until somebody collects it."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
