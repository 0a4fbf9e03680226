"""Pictures of places: what a template ships, else drawn hills; kept for ever by the address that names them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from lanting.scene.template import TEMPLATES
from lanting.web.picture import HEIGHT, PICTURE_BYTES_MAX, WIDTH, Pictures
from tests.web.conftest import SPACE, Browse

JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 20


@pytest.fixture
def shipped(tmp_path: Path) -> Pictures:
    (tmp_path / "courtyard.jpg").write_bytes(JPEG)
    return Pictures(tmp_path)


def test_ht9_a_template_shows_the_picture_that_it_ships(shipped: Pictures) -> None:
    picture = shipped.of_template("courtyard")
    assert (picture.content, picture.media_type) == (JPEG, "image/jpeg")


@pytest.mark.parametrize("template", ["gallery", "no-longer-there"])
def test_ht9_a_template_without_a_picture_shows_hills_of_the_same_shape(shipped: Pictures, template: str) -> None:
    picture = shipped.of_template(template)
    assert picture.media_type == "image/svg+xml"
    assert picture.content.startswith(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'.encode()
    )


def test_ht9_the_address_changes_with_the_picture(tmp_path: Path, shipped: Pictures) -> None:
    before = shipped.url_of_template("courtyard")
    (tmp_path / "courtyard.jpg").write_bytes(JPEG + b"!")
    assert shipped.url_of_template("courtyard") == before
    assert Pictures(tmp_path).url_of_template("courtyard") != before


def test_ht9_what_templates_ship_is_small_and_is_a_jpeg() -> None:
    folder = files("lanting.scene") / "template" / "pictures"
    shipped = [each for each in folder.iterdir() if each.name.endswith(".jpg")] if folder.is_dir() else []
    for each in shipped:
        assert each.name.removesuffix(".jpg") in TEMPLATES
        content = each.read_bytes()
        assert content.startswith(b"\xff\xd8\xff")
        assert len(content) <= PICTURE_BYTES_MAX


async def test_ht9_a_picture_is_kept_for_ever_by_its_hash_and_asked_for_again_without(browse: Browse) -> None:
    browser = browse()
    named = (await browser.get(f"/api/spaces/{SPACE}")).json()["picture"]
    for path, kept in ((named, "public, max-age=31536000, immutable"), (named.partition("?")[0], "no-cache")):
        answer = await browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == kept
        again = await browser.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    stale = await browser.get(f"/api/spaces/{SPACE}/picture?v=000000000000")
    assert stale.headers["cache-control"] == "no-cache"


async def test_ht9_templates_show_their_pictures_before_there_is_a_space(browse: Browse) -> None:
    for template in TEMPLATES:
        assert (await browse().get(f"/api/templates/{template}/picture")).status_code == 200
    for path in ("nowhere", "..%2f..%2fpurpose", "%00"):
        assert (await browse().get(f"/api/templates/{path}/picture")).status_code == 404
