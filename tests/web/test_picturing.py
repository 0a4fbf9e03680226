"""A Space's own picture: put there by who may build, measured, and kept by its content."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.space.queries import change_picture, create_space, list_log
from lanting.web.picture import PICTURE_BYTES_MAX, Pictures
from lanting.web.picture_shelf import PictureFolder
from tests.web.conftest import SPACE, Browse, House
from tests.web.jpegs import EXIF, START, jpeg
from tests.web.visitors import HERE, new_key, refusal

PATH = f"/api/spaces/{SPACE}/picture"
TYPE = {"Content-Type": "image/jpeg"}


@pytest.fixture
def folder(house: House, tmp_path: Path) -> Path:
    house.pictures = Pictures(shelf=PictureFolder(tmp_path / "pictures"))
    return tmp_path / "pictures"


async def builder(browse: Browse, house: House, role: Role = Role.BUILDER) -> httpx.AsyncClient:
    browser = browse(address="127.0.0.1", host=HERE)
    assert (await browser.post(f"/k/{(await new_key(house, role)).secret}")).status_code == 303
    return browser


async def shown(browse: Browse) -> httpx.Response:
    """As the list names it."""
    ((path),) = [each["picture"] for each in (await browse().get("/api/spaces")).json()]
    return await browse().get(path)


async def test_ht86_a_builder_gives_the_space_its_own_picture_and_takes_it_away(
    browse: Browse, house: House, folder: Path
) -> None:
    before = await shown(browse)
    browser = await builder(browse, house)
    assert (await browser.put(PATH, content=jpeg(), headers=TYPE)).status_code == 204
    answer = await shown(browse)
    assert (answer.content, answer.headers["content-type"]) == (jpeg(), "image/jpeg")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert len(list(folder.iterdir())) == 1
    assert (await browser.delete(PATH)).status_code == 204
    assert (await shown(browse)).content == before.content
    assert list(folder.iterdir()) == []
    log = await house.store.read(lambda connection: list_log(connection, SPACE, None, 10))
    assert [each.act for each in log] == ["picture", "picture"]


async def test_ht87_what_was_sent_runs_nothing_and_says_nothing_of_its_maker(
    browse: Browse, house: House, folder: Path
) -> None:
    browser = await builder(browse, house)
    await browser.put(PATH, content=START + EXIF + jpeg()[2:], headers={"Content-Type": "text/html"})
    answer = await shown(browse)
    assert answer.content == jpeg()
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("role", [Role.VISITOR, Role.WATCHER, None])
async def test_ht86_nobody_below_a_builder_changes_it(
    browse: Browse, house: House, folder: Path, role: Role | None
) -> None:
    browser = browse() if role is None else await builder(browse, house, role)
    for answer in (await browser.put(PATH, content=jpeg()), await browser.delete(PATH)):
        assert answer.status_code == 403
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg/>", jpeg(1_200, 629), jpeg(629, 1_200), jpeg(data=b"\x01" * PICTURE_BYTES_MAX), jpeg() + b"!"],
    ids=["nothing", "svg", "too low", "upright", "too large", "more than a picture"],
)
async def test_ht86_what_is_no_picture_of_a_space_is_refused_with_what_one_is(
    browse: Browse, house: House, folder: Path, content: bytes
) -> None:
    answer = await (await builder(browse, house)).put(PATH, content=content, headers=TYPE)
    assert refusal(answer) == (422, "picture_refused")
    assert answer.json()["facts"] == {"width": 1_200, "height": 630, "kilobytes_max": 300}
    assert not folder.exists()


async def test_ht86_a_picture_that_another_space_shows_too_stays(browse: Browse, house: House, folder: Path) -> None:
    other = SpaceId("spc_0000000000000002")
    browser = await builder(browse, house)
    await browser.put(PATH, content=jpeg())
    digest = next(folder.iterdir()).stem
    await house.store.write(
        lambda connection: create_space(
            connection, other, name="O", slug="o", template="courtyard", created_at=Instant(1), code="XVTSRP"
        )
    )
    await house.store.write(lambda connection: change_picture(connection, other, digest))
    await browser.delete(PATH)
    assert (await browse().get(f"/api/spaces/{other}/picture")).content == jpeg()
    await browser.put(PATH, content=jpeg(data=b"\x05"))
    assert len(list(folder.iterdir())) == 2


async def test_ht86_a_picture_that_is_lost_gives_way_to_the_templates(
    browse: Browse, house: House, folder: Path
) -> None:
    await (await builder(browse, house)).put(PATH, content=jpeg())
    next(folder.iterdir()).unlink()
    answer = await shown(browse)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.content != jpeg()


async def test_ht86_a_server_without_a_place_for_pictures_says_so(browse: Browse, house: House) -> None:
    answer = await (await builder(browse, house)).put(PATH, content=jpeg())
    assert refusal(answer) == (404, "pictures_missing")


def test_ht86_files_that_are_not_ours_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_bytes(b"mine")
    shelf = PictureFolder(tmp_path)
    digest = shelf.keep(b"one")
    assert shelf.keep(b"one") == digest
    shelf.forget_all_but([digest])
    assert shelf.find(digest) == b"one"
    shelf.forget_all_but([])
    assert [each.name for each in tmp_path.iterdir()] == ["notes.jpg"]
