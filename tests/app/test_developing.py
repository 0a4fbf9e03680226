"""`lanting dev`: what an author saves is there while visitors stay; what cannot run is told, and the old goes on."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from lanting.app.developing import FILES_MAX, NotAnExperience, develop, states_beside
from lanting.protocol.experience import Told
from lanting.protocol.message import Notice
from lanting.protocol.request import Enter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from tests.kill.person import until
from tests.serving import Serving

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
    for who in world.participants:
        await who.tell(f"{WORD} {count.loads}")

WORD = "first"
"""


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


@asynccontextmanager
async def inside(server: Serving) -> AsyncIterator[list[str]]:
    """Somebody who is there all the time; what she was told, in its order."""
    told: list[str] = []

    def hear(notice: Notice) -> None:
        if isinstance(notice, Told):
            told.append(notice.text)

    door = Doorway.to(SpaceAddress(server.url, server.space_url.rpartition("/s/")[2]), None, None)
    mei = Session(WebWay(door), Enter(name="Mei"), 30.0)
    mei.attend(hear, lambda: None)
    await mei.start()
    stay = mei.welcome.participant
    try:
        yield told
        assert mei.welcome.participant == stay, "she was let go"
    finally:
        await mei.leave()


async def test_saved_code_takes_over_with_what_was_kept_and_broken_code_does_not(tmp_path: Path) -> None:
    file = tmp_path / "code" / "bell.py"
    file.parent.mkdir()
    file.write_text(CODE)
    with Serving(tmp_path / "data", experience=file) as server:
        async with inside(server) as told:

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
            assert told[-1].startswith("second")

            file.write_text(CODE.replace("first", "third"))
            assert first < second < await loads_of("third")
        link = next(line for line in server.lines if "/k/" in line)
        server.stop()
        server.start()
        await until(lambda: any("/k/" in line for line in server.lines))
        assert re.findall(r"/k/\S+", link) == re.findall(r"/k/\S+", "\n".join(server.lines))
