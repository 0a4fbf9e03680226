"""`lanting dev`: what an author saves is there while visitors stay; what cannot run is told, and the old goes on."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from lanting.app import developing
from lanting.app.developing import FILES_MAX, Author, NotAnExperience, develop, states_beside
from lanting.protocol.experience import Command, Told
from lanting.protocol.message import Notice
from lanting.protocol.notice import Welcome
from lanting.protocol.pipe import Failed
from lanting.protocol.request import Enter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from tests.kill.person import until
from tests.serving import Serving, children_of

CODE = """
from lanting.sdk import Experience, State

class Count(State):
    loads: int = 0

x = Experience("bell", title="Bell", template="open-field")

@x.on_start
async def begin(world):
    async with world.state(Count) as count:
        count.loads += 1
    print("printed")
    await world.tell(f"{WORD} {count.loads}")

@x.on_command("word")
async def say_word(world, event):
    await event.participant.tell(f"/{WORD} {(await world.recall(Count)).loads}")

WORD = "first"
"""
VISITORS = 50
SAVES = 5
WITHIN_S = 1.0
"""From the save until the last of them has read what the new code says."""


def test_what_lies_beside_a_file_is_looked_at_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    file = tmp_path / "bell.py"
    for name in ("bell.py", "menu.csv", "texts/en.ftl", "bell.pyc", ".git/x.py", "__pycache__/y.py", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    before = states_beside(file)
    assert {Path(each).name for each in before} == {"bell.py", "menu.csv", "en.ftl"}
    os.utime(tmp_path / "texts/en.ftl", ns=(1, 1))
    assert states_beside(file) != before


def test_in_a_large_folder_the_file_alone_is_looked_at(tmp_path: Path) -> None:
    for number in range(FILES_MAX + 1):
        (tmp_path / f"{number}.txt").touch()
    file = tmp_path / "bell.py"
    file.touch()
    assert list(states_beside(file)) == [str(file)]


def test_a_file_that_cannot_be_read_is_told_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "bell.py"
    file.write_text("x = 1\ny = 1 / 0\n")
    with pytest.raises(NotAnExperience, match=r"bell\.py:2: ZeroDivisionError"):
        develop(file, None, 0, tmp_path / "data")


async def test_newer_code_does_not_wait_until_the_last_was_asked_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    saves = 0
    reloaded: list[int] = []
    given_up: list[int] = []

    async def reload(_space: str) -> list[Failed]:
        reloaded.append(saves)
        return []

    async def describe(_ref: str) -> None:
        """Is saved meanwhile, and never says what it is."""
        nonlocal saves
        asked, saves = saves, saves + 1
        try:
            await asyncio.Event().wait()
        finally:
            given_up.append(asked)

    monkeypatch.setattr(developing, "LOOK_EVERY_S", 0.001)
    monkeypatch.setattr(developing, "states_beside", lambda _file: {"bell.py": (saves, 0)})
    monkeypatch.setattr(developing, "described", describe)
    hall, stand = SimpleNamespace(people=lambda _space: 0), SimpleNamespace(space=SimpleNamespace(id="bell"))
    server = SimpleNamespace(experiences=SimpleNamespace(reload=reload), hall=hall)
    author = Author(cast(Any, server), cast(Any, stand), Path("bell.py"), cast(Any, None))
    watching = asyncio.ensure_future(author.watch())
    await asyncio.sleep(0)
    saves = 1
    await until(lambda: len(given_up) >= 3)
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching
    assert reloaded == given_up == list(range(1, len(reloaded) + 1))


class Visitor:
    """Somebody who is there all the time."""

    def __init__(self, server: Serving, name: str) -> None:
        door = Doorway.to(SpaceAddress(server.url, server.space_url.rpartition("/s/")[2]), None, None)
        self.session = Session(WebWay(door), Enter(name=name), 30.0)
        self.session.attend(self._hear, lambda: None)
        self.told: list[str] = []
        """In its order."""
        self.stays: list[str] = []
        """Who she was each time when a line of hers began."""

    async def answer(self) -> str:
        """What the code says that runs now."""
        told = len(self.told)
        self.session.tell(Command(word="word"))
        await until(lambda: any(text.startswith("/") for text in self.told[told:]))
        return self.told[-1]

    def _hear(self, notice: Notice) -> None:
        if isinstance(notice, Told):
            self.told.append(notice.text)
        elif isinstance(notice, Welcome):
            self.stays.append(notice.participant)


@asynccontextmanager
async def inside(server: Serving, name: str = "Mei") -> AsyncIterator[Visitor]:
    visitor = Visitor(server, name)
    await visitor.session.start()
    try:
        yield visitor
        assert len(visitor.stays) == 1, f"{name} was let go"
    finally:
        await visitor.session.leave()


async def test_saved_code_takes_over_with_what_was_kept_and_broken_code_does_not(tmp_path: Path) -> None:
    file = tmp_path / "code" / "bell.py"
    file.parent.mkdir()
    file.write_text(CODE)
    with Serving(tmp_path / "data", experience=file) as server:
        async with inside(server) as mei:
            told = mei.told

            async def loads_of(word: str) -> int:
                """How often it has begun, once this code says so."""
                await until(lambda: told[-1:] != [] and told[-1].startswith(word))
                return int(told[-1].split()[1])

            first = await loads_of("first")
            await until(lambda: "printed" in server.lines)

            file.write_text(CODE.replace("first", "second"))
            second = await loads_of("second")

            file.write_text(CODE.replace('"first"', "1 / 0"))
            await until(lambda: any("ZeroDivisionError" in line for line in server.lines))
            file.write_text(CODE.replace("loads: int = 0", "loads: str = ''"))
            await until(lambda: any("state_unreadable" in line for line in server.lines))
            assert await mei.answer() == f"/second {second}", "the code before goes on, with what it has kept"

            file.write_text(CODE.replace("first", "third"))
            assert first < second < await loads_of("third")
        link = next(line for line in server.lines if "/k/" in line)
        server.stop()
        server.start()
        await until(lambda: any("/k/" in line for line in server.lines))
        assert re.findall(r"/k/\S+", link) == re.findall(r"/k/\S+", "\n".join(server.lines))


async def saved_with_fifty_inside(folder: Path, saves: int) -> list[float]:
    """How long each save took until all have read what the new code says: seconds."""
    file = folder / "code" / "bell.py"
    file.parent.mkdir()
    file.write_text(CODE)
    took_s: list[float] = []
    # Nobody is held back for coming from one address with fifty others.
    settings = {"trusted_networks": '["127.0.0.0/8"]'}
    with Serving(folder / "data", experience=file, settings=settings) as server:
        async with AsyncExitStack() as stack:
            visitors = [await stack.enter_async_context(inside(server, f"Guest {each}")) for each in range(VISITORS)]
            await until(lambda: visitors[0].told == ["first 1"])
            for number in range(2, saves + 2):
                # Nobody saves again before the last save has been read to its end, in a process of its own.
                await until(lambda: len(children_of(server.pid)) == 1)
                file.write_text(CODE.replace("first", f"save-{number}"))
                began_s = time.monotonic()
                await until(lambda news=f"save-{number} {number}": all(each.told[-1:] == [news] for each in visitors))
                took_s.append(time.monotonic() - began_s)
    print(f"\n{VISITORS} inside, from a save to the new code's word to all: {', '.join(f'{s:.2f}' for s in took_s)} s")
    return took_s


async def test_fifty_stay_and_what_was_kept_stays_while_saved_code_takes_over(tmp_path: Path) -> None:
    assert len(await saved_with_fifty_inside(tmp_path, saves=1)) == 1


@pytest.mark.soak
async def test_saved_code_is_there_within_a_second_for_fifty(tmp_path: Path) -> None:
    assert max(await saved_with_fifty_inside(tmp_path, SAVES)) <= WITHIN_S
