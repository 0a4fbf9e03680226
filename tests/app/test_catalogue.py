"""The catalogue: every experience that a Server finds, asked elsewhere what it is, and again when it has changed."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from lanting.app import catalogue
from lanting.app.catalogue import Catalogue

TEA = "from lanting.sdk import Experience\nx = Experience('{name}', title='{title}')\n"


def written(file: Path, name: str, title: str, at: int) -> None:
    file.write_text(TEA.format(name=name, title=title))
    # Two writes may fall into one tick of a disk's clock.
    os.utime(file, ns=(at, at))


async def test_ht200_it_knows_files_and_packages_and_what_bots_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "tea_house.py", "tea-house", "Tea", 1)
    written(tmp_path / "other.py", "another", "Other", 1)
    (tmp_path / "walker.py").write_text("from lanting.sdk import Bot\nraise SystemExit\n")
    mine = tmp_path / "mine"
    mine.mkdir()
    written(mine / "draft.py", "draft", "Draft", 1)
    installed = EntryPoint("gone", "lanting_gone.code:experience", catalogue.GROUP)
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [installed])
    found = Catalogue({"draft": mine / "draft.py"}, tmp_path)
    assert found.refs() == {
        "draft": str(mine / "draft.py"),
        "gone": "lanting_gone.code:experience",
        "other": str(tmp_path / "other.py"),
        "tea-house": str(tmp_path / "tea_house.py"),
    }
    offers = {each.name: each for each in await found.offers()}
    assert {name for name, each in offers.items() if each.manifest} == {"draft", "tea-house"}
    assert "No module named 'lanting_gone'" in offers["gone"].trouble
    assert "it is called another there" in offers["other"].trouble
    assert len(await found.known()) == 4

    written(tmp_path / "tea_house.py", "tea-house", "More tea", 2)
    again = await found.offer("tea-house")
    assert again is not None
    assert again.manifest is not None
    assert again.manifest.title == "More tea"
    assert await found.offer("nothing") is None


async def test_ht207_who_asks_first_hears_of_all_and_waits_for_nobody_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "tea_house.py", "tea-house", "Tea", 1)
    assert [each.name for each in await Catalogue(examples=tmp_path).known()] == ["tea-house"]
    (tmp_path / "slow.py").write_text("import time\ntime.sleep(60)  # Experience(\n")
    monkeypatch.setattr(catalogue, "KNOWN_WITHIN_S", 0.01)
    monkeypatch.setattr(catalogue, "ASKED_WITHIN_S", 0.1)
    slow = Catalogue(examples=tmp_path)
    assert await slow.known() == []
    assert [each.name for each in await slow.offers()] == ["slow", "tea-house"]


async def test_ht201_code_that_ends_the_process_spoils_nobody_elses(tmp_path: Path) -> None:
    written(tmp_path / "tea.py", "tea", "Tea", 1)
    (tmp_path / "bad.py").write_text("import os\nfrom lanting.sdk import Experience\nos._exit(7)  # Experience(\n")
    bad, tea = await Catalogue(examples=tmp_path).offers()
    assert (bad.manifest, "ended with 7" in bad.trouble) == (None, True)
    assert tea.manifest is not None
