"""The household's process: started when it is needed, told who is where, started again when it dies, ended with us."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from lanting.app import household
from lanting.app.household import Household, Opening
from lanting.kernel.ids import SpaceId

GARDEN, HALL = SpaceId("spc_garden"), SpaceId("spc_hall")
WRITES_DOWN = "import sys\nfor line in sys.stdin:\n    print(line, end='', file=open(sys.argv[1], 'a'))\n"
DIES = "import sys\nsys.stdin.readline()\nprint('{}', file=open(sys.argv[1], 'a'))\nsys.exit(3)\n"
HANGS = WRITES_DOWN + "import time\ntime.sleep(600)\n"
PATIENCE_S = 30


class Stage:
    """A household whose process is a few lines of Python that leave a note."""

    def __init__(self, folder: Path, program: str, *, guides: bool = True, company: SpaceId | None = None) -> None:
        self.note = folder / "note"
        self.household = Household(
            Opening("http://127.0.0.1:1", guides, company), (sys.executable, "-c", program, str(self.note))
        )

    @property
    def heard(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.note.read_text().splitlines()] if self.note.exists() else []

    async def hears(self, count: int) -> list[dict[str, Any]]:
        """Wait until it has written down so much."""
        async with asyncio.timeout(PATIENCE_S):
            while len(self.heard) < count:
                await asyncio.sleep(0.01)
        return self.heard


async def test_nothing_runs_before_anybody_is_inside(tmp_path: Path) -> None:
    stage = Stage(tmp_path, WRITES_DOWN)
    stage.household.begin()
    stage.household.people_changed(GARDEN, 0)
    assert stage.household._keeping is None
    await stage.household.close()


async def test_with_the_first_person_it_starts_and_is_told_everything_in_order(tmp_path: Path) -> None:
    stage = Stage(tmp_path, WRITES_DOWN)
    stage.household.people_changed(GARDEN, 1)
    stage.household.people_changed(HALL, 2)
    first, *counts = await stage.hears(3)
    assert first == {"url": "http://127.0.0.1:1", "guides": True, "company": None, "seed": household.SEED}
    assert counts == [{"space": GARDEN, "people": 1}, {"space": HALL, "people": 2}]
    stage.household.people_changed(GARDEN, 0)
    assert (await stage.hears(4))[3] == {"space": GARDEN, "people": 0}
    await stage.household.close()
    assert stage.household.ends == 0


async def test_where_not_everybody_may_come_in_nobody_of_ours_does(tmp_path: Path) -> None:
    stage = Stage(tmp_path, WRITES_DOWN)
    stage.household.people_changed(GARDEN, 3, is_open=False)
    assert stage.household._keeping is None
    stage.household.people_changed(HALL, 1)
    told = [{"space": GARDEN, "people": 0, "is_open": False}, {"space": HALL, "people": 1}]
    assert (await stage.hears(3))[1:] == told
    stage.household.people_changed(HALL, 1, is_open=False)
    assert (await stage.hears(4))[3] == {"space": HALL, "people": 0, "is_open": False}
    await stage.household.close()


async def test_a_company_comes_before_anybody_and_without_guides_nobody_else_does(tmp_path: Path) -> None:
    stage = Stage(tmp_path, WRITES_DOWN, guides=False, company=GARDEN)
    stage.household.begin()
    assert (await stage.hears(1))[0]["company"] == GARDEN
    await stage.household.close()


async def test_what_dies_is_started_again_later_each_time_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(household, "START_AGAIN_S", 0.001)
    stage = Stage(tmp_path, DIES)
    stage.household.people_changed(GARDEN, 1)
    await stage.hears(3)
    assert stage.household.ends >= 2
    await stage.household.close()


async def test_what_dies_when_nobody_is_inside_stays_away_until_somebody_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(household, "START_AGAIN_S", 0.001)
    stage = Stage(tmp_path, DIES)
    stage.household.people_changed(GARDEN, 1)
    stage.household.people_changed(GARDEN, 0)
    async with asyncio.timeout(PATIENCE_S):
        while stage.household._keeping is not None:
            await asyncio.sleep(0.01)
    before = stage.household.ends
    stage.household.people_changed(GARDEN, 1)
    await stage.hears(before + 1)
    await stage.household.close()


async def test_what_cannot_be_started_does_no_harm(tmp_path: Path) -> None:
    nowhere = Household(Opening("http://127.0.0.1:1", True, None), (str(tmp_path / "nowhere"),))
    nowhere.people_changed(GARDEN, 1)
    async with asyncio.timeout(PATIENCE_S):
        while not nowhere.ends:
            await asyncio.sleep(0)
    await nowhere.close()


async def test_what_does_not_end_by_itself_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(household, "CLOSE_WITHIN_S", 0.05)
    stage = Stage(tmp_path, HANGS)
    stage.household.people_changed(GARDEN, 1)
    await stage.hears(2)
    process = stage.household._process
    assert process is not None
    await stage.household.close()
    assert await process.wait() != 0
