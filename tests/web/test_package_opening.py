"""A Space in a file: it opens on another Server with the same content, and no hostile file does (HT-150 to HT-156)."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from lanting.kernel.error import LantingError
from lanting.media.queries import assets_of
from lanting.media.quota import AssetsFull, Quotas
from lanting.scene.package import PackageRefused
from lanting.scene.queries import newest_revision, newest_scene
from lanting.scene.snapshot import encode_content
from lanting.web.package_opening import Opened, Opening, open_package
from tests.web.packing import LICENCE, PICTURE, RULES, SOURCE, Server, atelier, content_of, opened_server


async def test_ht150_a_space_opens_on_another_server_with_the_same_content(here: Server, there: Server) -> None:
    space = await atelier(here)
    file = await here.pack(space)
    opened = await open_package(there.library, file)
    assert opened.is_same and opened.left_out == 0
    assert opened.content == await content_of(here, space) == await content_of(there, opened.space)
    assert (opened.space.name, opened.space.rules, opened.space.template) == ("Atelier", RULES, "gallery")
    assert opened.space.id != space.id and opened.space.code != space.code
    (before,), (after,) = [
        await server.read(lambda c, of=of: assets_of(c, of.id)) for server, of in ((here, space), (there, opened.space))
    ]
    assert (after.id, after.digest, after.words, after.facts) == (before.id, before.digest, before.words, before.facts)
    assert (after.light, after.thumb) == (before.light, before.thumb)
    assert after.user != before.user
    original = b"".join([piece async for piece in there.library.shelf.read(after.digest, 0, after.bytes)])
    assert original == PICTURE, "what was brought comes out byte by byte"
    # And on to a third, though nobody has built meanwhile: a template has no more say in it.
    assert await there.read(lambda c: newest_revision(c, opened.space.id)) > 1


async def test_ht151_the_manifest_tells_hashes_and_licences_and_nobody_is_in_it(here: Server) -> None:
    space = await atelier(here)
    (mine,) = await here.read(lambda c: assets_of(c, space.id))
    with zipfile.ZipFile(await here.pack(space, history=True)) as package:
        said = json.loads(package.read("manifest.json"))
        assert said["content"] == sha256(package.read("scene.json")).hexdigest()
        (asset,) = said["assets"]
        assert asset["licence"] == LICENCE
        assert sha256(package.read(f"assets/{asset['original']['digest']}")).hexdigest() == asset["original"]["digest"]
        (edit,) = json.loads(package.read("history.json"))["edits"]
        assert (edit["name"], edit["person"], edit["kind"]) == ("Mei", 1, "edit")
        everything = b"".join(package.read(name) for name in package.namelist())
    assert mine.user.encode() not in everything
    with zipfile.ZipFile(await here.pack(space)) as package:
        assert "history.json" not in package.namelist(), "only when it is asked for"
        assert {part.compress_type for part in package.infolist()} == {zipfile.ZIP_STORED}


async def test_ht152_a_copy_on_the_same_server_has_assets_of_its_own(here: Server) -> None:
    space = await atelier(here)
    copy = await open_package(here.library, await here.pack(space), Opening("Second atelier"))
    assert not copy.is_same
    assert copy.space.name == "Second atelier"
    (mine,), (its,) = [await here.read(lambda c, of=of: assets_of(c, of.id)) for of in (space, copy.space)]
    assert (its.id != mine.id) and its.digest == mine.digest
    scene = (await here.read(lambda c: encode_content(newest_scene(c, copy.space.id)))).decode()
    assert its.id in scene and mine.id not in scene


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None], **how: Any) -> Path:
    """The same file with other parts in it."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    target = file.with_name(f"hostile-{SOURCE.randrange(1 << 40)}.zip")
    with zipfile.ZipFile(target, "w", **how) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target


def says(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, bytes]], None]:
    """Another manifest."""

    def rewrite(parts: dict[str, bytes]) -> None:
        said = json.loads(parts["manifest.json"])
        change(said)
        parts["manifest.json"] = json.dumps(said).encode()

    return rewrite


def shows(scene: bytes) -> Callable[[dict[str, bytes]], None]:
    """Another Scene, of which the manifest knows."""

    def rewrite(parts: dict[str, bytes]) -> None:
        parts["scene.json"] = scene
        says(lambda said: said.update(content=sha256(scene).hexdigest(), scene_bytes=len(scene)))(parts)

    return rewrite


def brings(data: bytes) -> Callable[[dict[str, bytes]], None]:
    """Another file in place of the picture, under its own hash."""

    def rewrite(parts: dict[str, bytes]) -> None:
        said = json.loads(parts["manifest.json"])
        original = said["assets"][0]["original"]
        del parts[f"assets/{original['digest']}"]
        original.update(digest=sha256(data).hexdigest(), bytes=len(data))
        parts[f"assets/{original['digest']}"] = data
        parts["manifest.json"] = json.dumps(said).encode()

    return rewrite


def has(*experiences: dict[str, Any]) -> Callable[[dict[str, bytes]], None]:
    """With these experiences."""
    return says(lambda said: said.update(experiences=list(experiences)))


def first_asset(parts: dict[str, bytes]) -> str:
    return next(name for name in parts if name.startswith("assets/"))


HOSTILE: dict[str, Callable[[dict[str, bytes]], None]] = {
    "no manifest": lambda parts: parts.pop("manifest.json") and None,
    "a manifest that is none": lambda parts: parts.update({"manifest.json": b"[" * 100_000}),
    "a newer format": says(lambda said: said.update(format=2)),
    "a word too many": says(lambda said: said.update(owner="me")),
    "no name": says(lambda said: said.update(name="")),
    "a template that climbs": says(lambda said: said.update(template="../../etc")),
    "rules that there are not": says(lambda said: said["rules"].update(owner="anyone")),
    "a scene that is huge": says(lambda said: said.update(scene_bytes=1 << 40)),
    "another scene than it says": lambda parts: parts.update({"scene.json": parts["scene.json"] + b" "}),
    "no scene": lambda parts: parts.pop("scene.json") and None,
    "a scene of no entities": shows(b'{"a":1}'),
    "a deep scene": shows(b"[" * 50_000 + b"]" * 50_000),
    "a scene of a loop": shows(
        b'[{"id":"ent_0000000000000001","name":"","description":"","words":null,'
        b'"parent":"ent_0000000000000001","components":{}}]'
    ),
    "a file that climbs": lambda parts: parts.update({"../../escaped": b"x"}),
    "a file from the root": lambda parts: parts.update({"/etc/escaped": b"x"}),
    "a file that nobody named": lambda parts: parts.update({"assets/" + "0" * 64: b"x"}),
    "a file that is missing": lambda parts: parts.pop(first_asset(parts)) and None,
    "a file that is another": lambda parts: parts.update({first_asset(parts): bytes(len(parts[first_asset(parts)]))}),
    "a digest that climbs": says(lambda said: said["assets"][0]["original"].update(digest="../" * 21 + "a")),
    "an asset twice": says(lambda said: said["assets"].append(said["assets"][0])),
    "an id that is none": says(lambda said: said["assets"][0].update(id="ast_x")),
    "a name without end": says(lambda said: said["assets"][0].update(name="n" * 10_000)),
    "an experience that climbs": has({"name": "../quiz"}),
    "an experience twice": has({"name": "quiz"}, {"name": "quiz"}),
    "experiences without end": has(*({"name": f"quiz-{number}"} for number in range(101))),
    "an experience that is allowed something": has({"name": "quiz", "capabilities": ["edit"]}),
    "a setting that is no value": has({"name": "quiz", "settings": {"questions": [1]}}),
    "a setting without end": has({"name": "quiz", "settings": {"questions": "q" * 60_001}}),
    "settings without end": has({"name": "quiz", "settings": {f"s{number}": 1 for number in range(61)}}),
    "a setting beyond all names": has({"name": "quiz", "settings": {"<b>": 1}}),
    "a package that is an order": has({"name": "quiz", "package": "x; rm -rf /"}),
    "a page in place of a picture": brings(b"<!doctype html><script>1</script>"),
    "half a picture": brings(PICTURE[:200]),
}


async def test_ht163_a_file_from_before_experiences_opens_and_says_nothing_of_any(here: Server, there: Server) -> None:
    file = await here.pack(await atelier(here), sources={})
    with zipfile.ZipFile(file) as package:
        assert "experiences" not in json.loads(package.read("manifest.json"))
    assert (await open_package(there.library, file)).experiences == []


async def test_ht153_what_is_not_as_it_must_be_is_refused_and_leaves_nothing(here: Server, there: Server) -> None:
    file = await here.pack(await atelier(here))
    taken = []
    for said, change in HOSTILE.items():
        try:
            await open_package(there.library, rewritten(file, change))
        except LantingError:
            continue
        taken.append(said)
    assert taken == []
    assert await there.spaces() == 0
    assert await there.read(lambda c: c.exec_driver_sql("select count(*) from assets").scalar()) == 0
    assert list(there.library.work.iterdir()) == []
    assert [each for each in (there.folder / "assets").rglob("*") if each.is_file()] == []
    assert not list(here.folder.parent.rglob("escaped"))


async def test_ht154_nothing_grows_when_it_is_opened(here: Server, there: Server) -> None:
    """What is packed is refused before it is unpacked; and parts over one another hold no more than there is."""
    file = await here.pack(await atelier(here))

    def swell(parts: dict[str, bytes]) -> None:
        parts["scene.json"] = bytes(50_000_000)

    bomb = rewritten(file, swell, compression=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 200_000
    with pytest.raises(PackageRefused):
        await open_package(there.library, bomb)
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = package.infolist()
    at = data.rindex(b"PK\x01\x02" + data[data.rindex(b"PK\x01\x02") + 4 : data.rindex(b"PK\x01\x02") + 6])
    # The last part claims a gigabyte, stored as it is.
    data[at + 20 : at + 28] = (1 << 30).to_bytes(4, "little") * 2
    overlapping = file.with_name("overlapping.zip")
    overlapping.write_bytes(data)
    assert len(parts) > 3
    with pytest.raises(PackageRefused):
        await open_package(there.library, overlapping)


async def test_ht155_the_quotas_of_the_server_hold_for_what_comes_in_a_file(here: Server, tmp_path: Path) -> None:
    file = await here.pack(await atelier(here))
    small = opened_server(tmp_path / "small", Quotas(space_mb=0))
    with pytest.raises(AssetsFull):
        await open_package(small.library, file)
    assert await small.spaces() == 0
    await small.library.store.close()


async def test_ht156_a_light_version_that_is_none_is_left_out_and_made_anew(here: Server, there: Server) -> None:
    file = await here.pack(await atelier(here))

    def spoil(parts: dict[str, bytes]) -> None:
        said = json.loads(parts["manifest.json"])
        light = said["assets"][0]["light"]["digest"]
        wrong = b"<svg onload=alert(1)>" + bytes(10)
        del parts[f"assets/{light}"]
        for kind in ("light", "thumb"):
            said["assets"][0][kind].update(digest=sha256(wrong).hexdigest(), bytes=len(wrong))
        parts[f"assets/{sha256(wrong).hexdigest()}"] = wrong
        parts["manifest.json"] = json.dumps(said).encode()

    opened: Opened = await open_package(there.library, rewritten(file, spoil))
    assert opened.left_out == 2 and opened.is_same
    (asset,) = await there.read(lambda c: assets_of(c, opened.space.id))
    assert asset.light is None and asset.thumb is None
