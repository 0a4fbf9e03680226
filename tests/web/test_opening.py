"""Opening a Space from a file on a page, whole or in pieces; and making one like another (HT-159 to HT-162)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from lanting.identity.role import Role
from lanting.media.limit import MEGABYTE, PLAIN_FORM_MB_MAX
from lanting.media.queries import assets_of
from lanting.media.quota import Quotas
from lanting.scene.queries import newest_scene
from lanting.scene.snapshot import encode_content
from lanting.space.preset import PRESETS
from lanting.space.queries import StoredSpace, change_space, list_spaces
from lanting.web.speech import LOCALES, speech
from tests.media.pictures import png
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.makers import bring, library, maker, send
from tests.web.test_creating import FORM, at_the_computer, complaints, made_by
from tests.web.visitors import HERE, refusal

DATA = png(64, 48)
ELSEWHERE: dict[str, Any] = {"scheme": "https", "host": "lanting.example", "accept": "text/html"}


async def owner_of_yard(browse: Browse, house: House, folder: Path) -> httpx.AsyncClient:
    """At the Server's own computer, the Owner of a Space with a picture in its library."""
    library(house, folder / "data")
    owner = await maker(browse, house, Role.OWNER)
    await bring(owner, DATA)
    owner.headers["Accept"] = "text/html"
    return owner


async def saved(owner: httpx.AsyncClient) -> bytes:
    answer = await owner.get(f"/s/{SPACE}/manage/file", params={"with": "history"})
    assert answer.status_code == 200
    return answer.content


async def opened(browser: httpx.AsyncClient, data: bytes, **form: str) -> httpx.Response:
    return await browser.post("/new/file", data={"once": "o", **form}, files={"file": ("yard.lanting.zip", data)})


async def begun(browser: httpx.AsyncClient, data: bytes) -> str:
    answer = await browser.post("/api/uploads", json={"bytes": len(data)})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["upload"])


def left_on_disk(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*") if each.is_file()]


def waiting(house: House) -> list[str]:
    """Bytes that are on their way, or were left behind."""
    assert house.library
    return [each.name for each in house.library.work.iterdir() if each.suffix != ".json"]


async def content_of(house: House, space: StoredSpace | str) -> bytes:
    space_id: Any = space if isinstance(space, str) else space.id
    return await house.store.read(lambda c: encode_content(newest_scene(c, space_id)))


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht159_the_page_that_makes_spaces_opens_them_from_files_too(
    browse: Browse, house: House, tmp_path: Path, locale: str
) -> None:
    library(house, tmp_path)
    html = (await at_the_computer(browse, accept_language=locale).get("/new")).text
    form = Elements(html).one("form", id="file")
    assert (form["method"], form["enctype"], form["action"]) == ("post", "multipart/form-data", "/new/file")
    assert speech(locale)("file-open-lead") in html
    assert "/new#file" in (await at_the_computer(browse).get("/")).text


async def test_ht159_a_plain_form_with_a_file_makes_the_space_and_its_maker_owns_it(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    browser = at_the_computer(browse)
    answer = await opened(browser, file, name="Second <yard>")
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    assert "/k/lanting-key-" in answer.text
    (space,) = await made_by(house)
    assert space.name == "Second <yard>"
    assert await content_of(house, space) == await content_of(house, SPACE)
    assert (await browser.get(f"/s/{space.slug}/manage")).status_code == 200
    assert (await at_the_computer(browse).get(f"/s/{space.slug}/manage")).status_code == 403
    assert waiting(house) == []
    again = await opened(browser, file)
    assert (again.status_code, again.headers["location"]) == (303, f"/s/{space.slug}/manage")


async def test_ht159_who_may_make_no_spaces_opens_none(browse: Browse, house: House, tmp_path: Path) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    for browser in (browse(**ELSEWHERE), browse(accept="text/html")):
        assert (await opened(browser, file)).status_code == 403
        assert (await browser.post("/api/uploads", json={"bytes": 9})).status_code == 403
    assert await made_by(house) == []


async def test_ht159_where_anybody_creates_anybody_opens(browse: Browse, house: House, tmp_path: Path) -> None:
    house.anyone_creates = True
    file = await saved(await owner_of_yard(browse, house, tmp_path))
    browser = browse(**ELSEWHERE)
    upload = await begun(browser, file)
    await send(browser, upload, 0, file)
    assert (await browser.post("/new/file", data={"once": "o", "upload": upload})).status_code == 201


async def test_ht159_what_is_refused_is_said_beside_the_field_and_leaves_nothing(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    before = sorted(left_on_disk(tmp_path / "data"))
    hostile = [b"", b"PK", DATA, file[:-100], file[:60] + b"\0" * 400 + file[460:], b"<script>" * 1_000]
    for data in hostile:
        answer = await opened(at_the_computer(browse), data)
        assert answer.status_code == 422
        (said,) = complaints(answer.text)
        assert said
    none = await at_the_computer(browse).post("/new/file", data={"once": "o"})
    assert (none.status_code, complaints(none.text)) == (422, [speech("en")("error-file_missing")])
    assert complaints((await opened(owner, file, name="x" * 81)).text) == [
        speech("en")("error-name_refused", chars_max=80)
    ]
    assert await made_by(house) == []
    assert sorted(left_on_disk(tmp_path / "data")) == before
    rows = await house.store.read(lambda c: c.exec_driver_sql("select count(*) from assets").scalar())
    assert rows == 1


async def test_ht159_without_scripts_a_form_takes_so_much(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    answer = await opened(at_the_computer(browse), bytes(PLAIN_FORM_MB_MAX * MEGABYTE + 100_000))
    assert answer.status_code == 413
    assert complaints(answer.text) == [speech("en")("error-form_too_large", megabytes_max=PLAIN_FORM_MB_MAX)]

    async def without_end() -> AsyncIterator[bytes]:
        raise AssertionError("nothing of it is read")
        yield b""

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await at_the_computer(browse).post("/new/file", content=without_end(), headers=headers)).status_code == 411


async def test_ht160_a_file_comes_in_pieces_and_is_opened_by_the_form(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    browser = at_the_computer(browse)
    upload = await begun(browser, file)
    await send(browser, upload, 0, file[:700])
    half = await browser.post("/new/file", data={"once": "o", "upload": upload})
    assert (half.status_code, complaints(half.text)) == (422, [speech("en")("error-file_missing")])
    assert (await browser.head(f"/api/uploads/{upload}")).headers["upload-offset"] == "700"
    whole = await send(browser, upload, 700, file[700:])
    assert (whole.json()["offset"], whole.json()["asset"]) == (len(file), None)
    answer = await browser.post("/new/file", data={"once": "o", "upload": upload})
    assert answer.status_code == 201
    assert waiting(house) == []
    assert len(await made_by(house)) == 1


async def test_ht160_it_is_its_senders_alone_and_goes_nowhere_else(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    upload = await begun(owner, file)
    await send(owner, upload, 0, file)
    other = at_the_computer(browse)
    assert complaints((await other.post("/new/file", data={"once": "o", "upload": upload})).text)
    assert refusal(await other.patch(f"/api/uploads/{upload}", content=b"x")) == (404, "upload_unknown")
    assert (await owner.delete(f"/api/uploads/{upload}")).status_code == 204
    assert waiting(house) == []
    assert await made_by(house) == []


async def test_ht160_what_is_refused_for_itself_is_thrown_away_and_what_finds_no_room_waits(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    file = await saved(owner)
    bad = await begun(owner, DATA)
    await send(owner, bad, 0, DATA)
    assert (await owner.post("/new/file", data={"once": "o", "upload": bad})).status_code == 422
    assert (await owner.get(f"/api/uploads/{bad}", headers={"Accept": "*/*"})).status_code == 404
    assert house.library
    house.library.quotas = Quotas(space_mb=0)
    good = await begun(owner, file)
    await send(owner, good, 0, file)
    full = await owner.post("/new/file", data={"once": "o", "upload": good})
    assert (full.status_code, len(complaints(full.text))) == (422, 1)
    assert (await owner.head(f"/api/uploads/{good}")).headers["upload-offset"] == str(len(file))
    assert waiting(house) == [f"{good}.part"]


async def test_ht161_a_space_of_ones_own_is_the_model_of_another(browse: Browse, house: House, tmp_path: Path) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    page = Elements((await owner.get("/new", params={"like": "yard"})).text)
    assert "checked" in page.one("input", value=SPACE)
    answer = await owner.post("/new", data=FORM | {"template": SPACE, "preset": "stage"})
    assert answer.status_code == 201, answer.text
    (space,) = await made_by(house)
    assert (space.name, space.rules) == (FORM["name"], PRESETS["stage"].rules)
    assert await content_of(house, space) == await content_of(house, SPACE)
    (mine,), (its,) = await house.store.read(lambda c: (assets_of(c, SPACE), assets_of(c, space.id)))
    assert (its.digest, its.words) == (mine.digest, mine.words) and its.id != mine.id
    assert (await owner.get(f"/s/{space.slug}/manage")).status_code == 200
    assert waiting(house) == []


async def test_ht161_like_another_it_keeps_its_language_and_out_of_a_file_it_has_the_pages(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    await house.store.write(lambda connection: change_space(connection, SPACE, language="fr"))
    owner.headers["Accept-Language"] = "zh-CN"
    assert (await owner.post("/new", data=FORM | {"template": SPACE})).status_code == 201
    assert (await opened(owner, await saved(owner))).status_code == 201
    assert sorted(each.language for each in await made_by(house)) == ["fr", "zh-CN"]


@pytest.mark.parametrize(("role", "may"), [(Role.BUILDER, True), (Role.VISITOR, False)])
async def test_ht161_builders_may_and_others_are_shown_none(
    browse: Browse, house: House, tmp_path: Path, role: Role, may: bool
) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house, role)
    browser.headers["Accept"] = "text/html"
    shown = [each["value"] for each in Elements((await browser.get("/new")).text).all("input", name="template")]
    assert (SPACE in shown) is may
    answer = await browser.post("/new", data=FORM | {"template": SPACE})
    assert answer.status_code == (201 if may else 422)
    assert len(await made_by(house)) == may


async def test_ht162_what_is_opened_and_copied_is_counted_like_all_that_is_made(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_of_yard(browse, house, tmp_path)
    for number in range(10):
        answer = await owner.post("/new", data=FORM | {"once": f"{number}", "template": "open-field"})
        assert answer.status_code == 201
    for answer in (
        await opened(owner, await saved(owner)),
        await owner.post("/new", data=FORM | {"template": SPACE}),
    ):
        assert (answer.status_code, complaints(answer.text)) == (429, [speech("en")("creating-too-many")])
    assert len(await house.store.read(list_spaces)) == 11


async def test_ht162_what_one_person_may_keep_holds_for_who_does_not_run_the_server(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    house.anyone_creates = True
    file = await saved(await owner_of_yard(browse, house, tmp_path))
    assert house.library
    house.library.quotas = Quotas(person_mb=0)
    assert (await opened(browse(**ELSEWHERE), file)).status_code == 422
    assert (await opened(browse(address="127.0.0.1", host=HERE, accept="text/html"), file)).status_code == 201


async def test_ht20_no_other_website_opens_spaces(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = at_the_computer(browse, origin="https://elsewhere.example")
    assert (await opened(browser, b"x")).status_code == 403
    assert (await browser.post("/api/uploads", json={"bytes": 9})).status_code == 403
