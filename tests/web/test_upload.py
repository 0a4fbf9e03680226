"""A file is brought in pieces, gone on with after any break, checked once it is whole, and within what may be kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from lanting.identity.role import Role
from lanting.media.limit import CHUNK_BYTES_MAX, MEGABYTE, UPLOAD_KEPT_MS, UPLOADS_AT_ONCE
from lanting.media.quota import Quotas
from lanting.web.desk import UPLOADS_BURST
from tests.media.models import model
from tests.media.pictures import png
from tests.web.conftest import Browse, House
from tests.web.makers import UPLOADS, begin, bring, digest, library, maker, send
from tests.web.visitors import refusal

DATA = png(64, 48)


async def test_ht120_who_may_build_begins_an_upload(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    answer = await begin(await maker(browse, house), DATA)
    assert answer.status_code == 201
    state = answer.json()
    assert state | {"upload": ""} == {
        "upload": "", "name": "Vase", "bytes": len(DATA), "offset": 0,
        "chunk_bytes_max": CHUNK_BYTES_MAX, "asset": None,
    }  # fmt: skip
    assert answer.headers["upload-offset"] == "0"


async def test_ht120_others_are_refused(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    visitor = await maker(browse, house, Role.VISITOR)
    assert refusal(await begin(visitor, DATA)) == (403, "not_builder")
    assert refusal(await begin(browse(), DATA)) == (403, "role_needs_https")
    owner = await maker(browse, house, Role.OWNER)
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert (await owner.post(UPLOADS, json={"name": "a", "bytes": 9}, headers=elsewhere)).status_code == 403


async def test_ht120_a_server_that_keeps_no_files_says_so(browse: Browse, house: House) -> None:
    assert refusal(await begin(await maker(browse, house), DATA)) == (404, "assets_missing")


async def test_ht121_it_comes_in_pieces(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    for offset in range(0, len(DATA), 50):
        answer = await send(browser, upload, offset, DATA[offset : offset + 50])
        assert answer.status_code == 200
        assert int(answer.headers["upload-offset"]) == answer.json()["offset"] == min(len(DATA), offset + 50)
    assert (await browser.get(answer.json()["asset"]["url"])).content == DATA


async def test_ht121_a_piece_for_another_place_is_told_the_right_one(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    await send(browser, upload, 0, DATA[:50])
    for offset in ("0", "49", "51", "99999999999", "9" * 40, "-1", "", "x", "²"):
        headers = {b"Upload-Offset": offset.encode()}
        answer = await browser.patch(f"/api/uploads/{upload}", content=DATA[50:], headers=headers)  # type: ignore[arg-type]
        assert refusal(answer) == (409, "upload_offset"), offset
        assert answer.json()["facts"] == {"offset": 50}


async def test_ht121_what_came_before_the_line_was_cut_stays(browse: Browse, house: House, tmp_path: Path) -> None:
    uploads = library(house, tmp_path).uploads
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    known = uploads.open_ones()[0]

    async def cut() -> AsyncIterator[bytes]:
        yield DATA[:30]
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await known.receive(0, cut(), house.clock.now())
    asked = await browser.head(f"/api/uploads/{upload}")
    assert asked.headers["upload-offset"] == "30"


async def test_ht121_a_newer_sender_takes_over_from_one_whose_line_is_dead(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    uploads = library(house, tmp_path).uploads
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    known = uploads.open_ones()[0]

    async def late() -> AsyncIterator[bytes]:
        yield DATA[:30]
        assert (await send(browser, upload, 30, DATA[30:60])).status_code == 200
        yield b"what the dead line still had"

    with pytest.raises(Exception, match="goes on at byte 60"):
        await known.receive(0, late(), house.clock.now())
    assert known.file.read_bytes() == DATA[:60]


async def test_ht121_too_much_at_once_is_not_taken(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    answer = await send(browser, upload, 0, DATA + b"more")
    assert refusal(answer) == (413, "chunk_too_large")


async def test_ht121_an_upload_is_its_senders_alone(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    upload = (await begin(await maker(browse, house), DATA)).json()["upload"]
    other = await maker(browse, house, Role.OWNER)
    assert refusal(await send(other, upload, 0, DATA)) == (404, "upload_unknown")
    assert refusal(await other.get(f"/api/uploads/{upload}")) == (404, "upload_unknown")
    assert refusal(await other.delete(f"/api/uploads/{upload}")) == (404, "upload_unknown")


async def test_ht121_a_server_that_was_killed_goes_on_where_it_was(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    before = library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    await send(browser, upload, 0, DATA[:70])
    (tmp_path / "uploads" / "upl_0000000000000000.part").write_bytes(b"of a note that was never written")
    before.uploads = library(house, tmp_path).uploads
    assert [path.name for path in (tmp_path / "uploads").glob("*.part")] == [f"{upload}.part"]
    assert (await browser.get(f"/api/uploads/{upload}")).json()["offset"] == 70
    assert (await send(browser, upload, 70, DATA[70:])).json()["asset"]["bytes"] == len(DATA)


async def test_ht122_what_is_there_already_is_not_sent_again(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    asset = await bring(browser, DATA)
    answer = await begin(browser, DATA, digest=digest(DATA))
    assert answer.status_code == 200
    assert (answer.json()["asset"]["id"], answer.json()["upload"]) == (asset["id"], None)


async def test_ht122_half_of_it_goes_on(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    first = (await begin(browser, DATA, digest=digest(DATA))).json()["upload"]
    await send(browser, first, 0, DATA[:40])
    answer = await begin(browser, DATA, digest=digest(DATA))
    assert answer.status_code == 200
    assert (answer.json()["upload"], answer.json()["offset"]) == (first, 40)


async def test_ht123_whoever_missed_the_answer_asks_again(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    first = (await send(browser, upload, 0, DATA)).json()["asset"]["id"]
    again = await send(browser, upload, len(DATA), b"")
    assert (again.status_code, again.json()["asset"]["id"]) == (200, first)
    assert (await browser.get(f"/api/uploads/{upload}")).json()["asset"]["id"] == first
    assert list((tmp_path / "uploads").glob("*.part")) == []


async def test_ht123_what_changed_on_its_way_is_refused(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA, digest=digest(b"another"))).json()["upload"]
    assert refusal(await send(browser, upload, 0, DATA)) == (422, "asset_changed")
    assert refusal(await browser.get(f"/api/uploads/{upload}")) == (404, "upload_unknown")


async def test_ht123_what_the_check_refuses_is_gone(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    harmful = DATA + b"<script>alert(1)</script>"
    upload = (await begin(browser, harmful)).json()["upload"]
    answer = await send(browser, upload, 0, harmful)
    assert refusal(answer) == (422, "asset_damaged")
    assert answer.json()["facts"]["why"] == "trailing"
    assert [path for path in tmp_path.rglob("*") if path.is_file() and "lanting.db" not in path.name] == []


@pytest.mark.parametrize(
    ("quotas", "refused", "whose"),
    [
        (Quotas(asset_mb=1), (422, "asset_too_large"), None),
        (Quotas(person_mb=1), (409, "assets_full"), "person"),
        (Quotas(space_mb=1), (409, "assets_full"), "space"),
        (Quotas(server_mb=1), (409, "assets_full"), "server"),
    ],
)
async def test_ht124_quotas_hold_for_a_file_a_person_a_space_and_the_server(
    browse: Browse, house: House, tmp_path: Path, quotas: Quotas, refused: tuple[int, str], whose: str | None
) -> None:
    library(house, tmp_path, quotas)
    browser = await maker(browse, house)
    too_much = await browser.post(UPLOADS, json={"name": "a", "bytes": MEGABYTE + 1})
    assert refusal(too_much) == refused
    assert too_much.json()["facts"].get("whose") == whose
    assert (await browser.post(UPLOADS, json={"name": "a", "bytes": MEGABYTE})).status_code == 201


async def test_ht124_half_uploads_count_as_if_they_were_whole(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path, Quotas(person_mb=1))
    browser = await maker(browse, house)
    assert (await browser.post(UPLOADS, json={"name": "a", "bytes": 600_000})).status_code == 201
    assert refusal(await browser.post(UPLOADS, json={"name": "b", "bytes": 600_000})) == (409, "assets_full")
    mine = (await browser.get(UPLOADS)).json()
    assert mine["usage"] == {
        "person_bytes": 600_000,
        "person_bytes_max": MEGABYTE,
        "space_bytes": 600_000,
        "space_bytes_max": 2_000 * MEGABYTE,
    }
    assert (await browser.delete(f"/api/uploads/{mine['uploads'][0]['upload']}")).status_code == 204
    assert (await browser.post(UPLOADS, json={"name": "b", "bytes": 600_000})).status_code == 201


async def test_ht124_so_many_files_are_on_their_way_at_once(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    for _ in range(UPLOADS_AT_ONCE):
        assert (await begin(browser, DATA)).status_code == 201
    assert refusal(await begin(browser, DATA)) == (429, "uploads_at_once")


async def test_ht124_one_address_begins_so_many(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    answers = [await browser.post(UPLOADS, json={"name": "", "bytes": 9}) for _ in range(UPLOADS_BURST + 1)]
    assert {refusal(each) for each in answers[:-1]} == {(422, "asset_words")}
    assert refusal(answers[-1]) == (429, "too_many_uploads")


async def test_ht125_a_file_is_what_its_bytes_are(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    asset = await bring(browser, model(), name="../../etc/passwd\u202egnp.exe")
    assert (asset["kind"], asset["media_type"]) == ("model", "model/gltf-binary")
    assert asset["name"] == "../../etc/passwdgnp.exe"
    assert asset["facts"]["triangles"] == 2
    assert (await browser.get(asset["url"])).headers["content-type"] == "model/gltf-binary"
    outside = {path.parts[len(tmp_path.parts)] for path in tmp_path.rglob("*")} - {"assets", "uploads"}
    assert all(name.startswith("lanting.db") for name in outside)


async def test_ht136_half_an_upload_waits_for_a_day(browse: Browse, house: House, tmp_path: Path) -> None:
    kept = library(house, tmp_path)
    browser = await maker(browse, house)
    upload = (await begin(browser, DATA)).json()["upload"]
    house.clock.at += UPLOAD_KEPT_MS
    await kept.tidy()
    assert (await browser.get(f"/api/uploads/{upload}")).status_code == 200
    house.clock.at += 1
    await kept.tidy()
    assert refusal(await browser.get(f"/api/uploads/{upload}")) == (404, "upload_unknown")
    assert list((tmp_path / "uploads").iterdir()) == []
