"""Static files: found once, named by their content, and only those."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from lanting.web.asset import ENTRY, IMMUTABLE, PICTURE, Assets, ClientFiles
from tests.web.conftest import Browse

MANIFEST = {
    ENTRY: {"file": "assets/main-1.js", "isEntry": True, "css": ["assets/main-2.css"], "imports": ["_shared.js"]},
    "_shared.js": {"file": "assets/shared-3.js", "css": ["assets/shared-4.css"], "imports": ["_deep.js"]},
    "_deep.js": {"file": "assets/deep-5.js", "imports": ["_shared.js"]},
    "src/lazy.ts": {"file": "assets/lazy-6.js", "isDynamicEntry": True},
}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A web room with one file of our own and a built client."""
    for name, content in {
        "static/page.css": "body { color: black; }" * 50,
        "client/.vite/manifest.json": json.dumps(MANIFEST),
        "client/.secret": "not for visitors",
        "client/assets/main-1.js": "let a = 1;" * 100,
        "client/assets/small-7.js": "1",
        "client/assets/picture-8.webp": "picture" * 100,
        "client/NOTICES.txt": "thanks",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def test_ht6_only_what_is_there_and_not_hidden_can_be_asked_for(room: Path) -> None:
    assets = Assets.find(room)
    assert set(assets.by_path) == {
        assets.path_of("page.css"),
        "/client/assets/main-1.js",
        "/client/assets/small-7.js",
        "/client/assets/picture-8.webp",
        "/client/NOTICES.txt",
    }


def test_ht32_a_file_of_ours_is_named_by_its_content(room: Path) -> None:
    before = Assets.find(room).path_of("page.css")
    (room / "static/page.css").write_text("body { color: white; }")
    after = Assets.find(room).path_of("page.css")
    assert before != after
    assert Assets.find(room).by_path[after].cache_control == IMMUTABLE


def test_ht32_what_has_a_hash_in_its_name_never_changes_and_the_rest_may(room: Path) -> None:
    assets = Assets.find(room)
    assert assets.by_path["/client/assets/main-1.js"].cache_control == IMMUTABLE
    assert assets.by_path["/client/NOTICES.txt"].cache_control == "no-cache"


def test_the_page_loads_the_entry_with_all_that_it_needs_at_once(room: Path) -> None:
    assert Assets.find(room).client == ClientFiles(
        script="/client/assets/main-1.js",
        styles=("/client/assets/main-2.css", "/client/assets/shared-4.css"),
        preloads=("/client/assets/shared-3.js", "/client/assets/deep-5.js"),
    )


def test_the_page_names_all_that_draws_the_place_once(room: Path) -> None:
    """What is not named is only asked for when the file that needs it has come."""
    picture = {"file": "assets/systems-9.js", "isDynamicEntry": True, "imports": ["_shared.js", "_three.js", ENTRY]}
    drawing = MANIFEST | {PICTURE: picture, "_three.js": {"file": "assets/three-10.js"}}
    (room / "client/.vite/manifest.json").write_text(json.dumps(drawing))
    names = ("shared-3", "deep-5", "systems-9", "three-10")
    assert Assets.find(room).client.preloads == tuple(f"/client/assets/{name}.js" for name in names)


@pytest.mark.parametrize("manifest", [None, "{}"])
def test_a_client_that_is_not_built_is_no_error(room: Path, manifest: str | None) -> None:
    file = room / "client/.vite/manifest.json"
    file.unlink() if manifest is None else file.write_text(manifest)
    assert Assets.find(room).client == ClientFiles()


def test_files_are_packed_where_it_helps(room: Path) -> None:
    by_path = Assets.find(room).by_path
    script = by_path["/client/assets/main-1.js"]
    packed, is_packed = script.content(gzipped=True)
    assert is_packed
    assert gzip.decompress(packed) == script.content(gzipped=False)[0]
    for path in ("/client/assets/small-7.js", "/client/assets/picture-8.webp"):
        assert by_path[path].content(gzipped=True)[1] is False


@pytest.mark.parametrize(
    "path",
    [
        "/client/.vite/manifest.json",
        "/static/page.css",
        "/static/../page.css",
        "/static/%2e%2e/door.py",
        "/client/..%2fdoor.py",
        "/client/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/",
        "/client/",
    ],
)
async def test_ht6_no_path_leads_anywhere_else(browse: Browse, path: str) -> None:
    assert (await browse().get(path)).status_code == 404


async def test_ht32_a_page_finds_its_sheet_and_its_icon(browse: Browse) -> None:
    assets = Assets.find()
    for name, media_type in {"page.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}.items():
        path = assets.path_of(name)
        assert path in (await browse().get("/")).text
        answer = await browse(accept_encoding="gzip").get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
        assert answer.headers["cache-control"] == IMMUTABLE
