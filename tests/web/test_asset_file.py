"""The bytes of an Asset: as they were uploaded, by their content, in ranges, and where nothing of them runs."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.media.models import model
from tests.media.pictures import chunk, png
from tests.web.conftest import Browse, House
from tests.web.makers import ASSETS, bring, digest, library, maker
from tests.web.visitors import refusal, set_rules

DATA = model()
SIZE = len(DATA)


@pytest.fixture
async def file(browse: Browse, house: House, tmp_path: Path) -> str:
    """The address of one."""
    library(house, tmp_path)
    return str((await bring(await maker(browse, house), DATA))["url"])


async def part(browse: Browse, file: str, asked: str, **headers: str) -> httpx.Response:
    return await browse().get(file, headers={"Range": asked, **headers})


async def test_ht129_what_comes_out_is_what_went_in(browse: Browse, file: str, tmp_path: Path) -> None:
    assert (await browse().get(file)).content == DATA
    name = digest(DATA)
    assert (tmp_path / "assets" / name[:2] / name[2:4] / name).read_bytes() == DATA


async def test_ht129_the_same_bytes_lie_there_once(browse: Browse, house: House, file: str, tmp_path: Path) -> None:
    browser = await maker(browse, house, uses=9)
    again = await bring(browser, DATA, name="Another name")
    assert again["url"] == file
    assert len((await browse().get(ASSETS)).json()["assets"]) == 1
    assert len(list((tmp_path / "assets").glob("*/*/*"))) == 1


async def test_ht130_it_is_sent_where_nothing_runs(browse: Browse, file: str) -> None:
    answer = await browse().get(file)
    assert answer.headers["content-type"] == "model/gltf-binary"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["content-length"] == str(SIZE)


async def test_ht130_it_is_kept_for_ever_and_privately_where_the_space_is_private(
    browse: Browse, house: House, file: str
) -> None:
    answer = await browse().get(file)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    unchanged = await browse().get(file, headers={"If-None-Match": answer.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    await set_rules(house, entry="link")
    assert (await browse().get(file)).headers["cache-control"] == "private, max-age=31536000, immutable"


async def test_ht130_there_is_nothing_else(browse: Browse, file: str) -> None:
    for path in (
        "", "00", "0" * 64, "A" * 64, "..%2f..%2flanting.db", "0" * 63 + "%00", f"{digest(DATA)}.glb",
        f"{digest(DATA)[:2]}/{digest(DATA)[2:4]}",
    ):  # fmt: skip
        assert (await browse().get(f"/assets/{path}")).status_code == 404, path


async def test_ht130_a_file_that_somebody_took_from_the_disk_is_not_there(
    browse: Browse, file: str, tmp_path: Path
) -> None:
    next((tmp_path / "assets").glob("*/*/*")).unlink()
    assert refusal(await browse().get(file)) == (404, "asset_unknown")


async def test_ht131_a_range_of_it_is_sent(browse: Browse, file: str) -> None:
    for asked, start, end in (
        ("0-9", 0, 10), ("10-", 10, SIZE), ("-7", SIZE - 7, SIZE), ("5-999999", 5, SIZE), ("-999999", 0, SIZE),
        ("0-0", 0, 1),
    ):  # fmt: skip
        answer = await part(browse, file, f"bytes={asked}")
        assert (answer.status_code, answer.content) == (206, DATA[start:end]), asked
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{SIZE}"


async def test_ht131_a_range_behind_its_end_is_refused(browse: Browse, file: str) -> None:
    for asked in (f"{SIZE}-", "999999-9999999", "-0"):
        answer = await part(browse, file, f"bytes={asked}")
        assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{SIZE}"), asked


async def test_ht131_what_is_no_single_range_of_it_gets_all_of_it(browse: Browse, file: str) -> None:
    for asked in ("bytes=0-1,4-5", "lines=1-2", "bytes=9-3", "bytes=a-b", "bytes=-", "bytes"):
        assert (await part(browse, file, asked)).content == DATA, asked
    assert (await part(browse, file, "bytes=0-9", **{"If-Range": '"another"'})).status_code == 200


async def test_ht131_a_large_file_comes_in_pieces(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    noise = bytes(number * 7_919 % 251 for number in range(700_000))
    data = png(40, 20, beside=chunk(b"tEXt", noise))
    asset = await bring(await maker(browse, house), data)
    assert (await browse().get(asset["url"])).content == data
