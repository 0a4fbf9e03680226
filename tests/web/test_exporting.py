"""The Owner takes her Space with her; nobody else does (HT-157)."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lanting.identity.role import Role
from tests.web.conftest import SPACE, Browse, House
from tests.web.makers import library, maker
from tests.web.visitors import refusal

FILE = f"/s/{SPACE}/manage/file"


async def test_ht157_the_owner_saves_her_space_as_one_file_and_nothing_of_it_stays_behind(
    house: House, browse: Browse, tmp_path: Path
) -> None:
    kept = library(house, tmp_path / "data")
    owner = await maker(browse, house, Role.OWNER)
    assert "/manage/file" in (await owner.get(f"/s/{SPACE}/manage")).text
    answer = await owner.get(FILE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert ".lanting.zip" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(BytesIO(answer.content)) as package:
        assert package.testzip() is None
        assert package.namelist() == ["manifest.json", "scene.json"]
        assert json.loads(package.read("manifest.json"))["assets"] == []
    whole = await owner.get(FILE, params={"with": "history"})
    with zipfile.ZipFile(BytesIO(whole.content)) as package:
        assert package.namelist() == ["manifest.json", "scene.json", "history.json"]
    assert list(kept.work.iterdir()) == []


@pytest.mark.parametrize("role", [Role.HOST, Role.BUILDER])
async def test_ht157_nobody_below_owner_does(house: House, browse: Browse, tmp_path: Path, role: Role) -> None:
    library(house, tmp_path / "data")
    assert refusal(await (await maker(browse, house, role)).get(FILE)) == (403, "not_keeper")
    assert refusal(await browse(address="127.0.0.1").get(FILE))[0] in (403, 401)
