"""Writes a Space into one file: its Scene as it is published, its library with every licence, and its rules."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.media.asset import Asset, Stored
from lanting.media.queries import AssetUnknown, assets_of
from lanting.media.shelf import Shelf
from lanting.scene.package import (
    ASSETS,
    FORMAT,
    HISTORY,
    HISTORY_BYTES_MAX,
    MANIFEST,
    SCENE,
    File,
    Manifest,
    PackedAsset,
    content_digest,
    encode_manifest,
)
from lanting.scene.package_history import EDITS_MAX, encode_history
from lanting.scene.queries import find_snapshot, newest_scene, newest_snapshot_revision, scene_at
from lanting.scene.queries.journal import recent_edits
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_content
from lanting.space.queries import StoredSpace
from lanting.web.carried import packed_experiences
from lanting.web.offered import Source

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""Of time, in ZIP files: the same Space is the same bytes."""
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into the file, as it was at one moment."""

    manifest: Manifest
    scene: bytes
    history: bytes | None
    media: tuple[File, ...]
    """Every file of the library once."""

    @property
    def bytes(self) -> int:
        return sum(self.manifest.parts.values())


def contents_of(
    connection: Connection,
    space: StoredSpace,
    now: Instant,
    *,
    history: bool = False,
    sources: Mapping[str, Source] | None = None,
) -> Contents:
    """In one unit of work, so that Scene and library fit. The draft stays here. Raises SceneMissing.

    `sources`: what brings each experience; None: nothing is said of any, as their settings are their Owner's to see.
    """
    scene = newest_scene(connection, space.id)
    content = encode_content(scene)
    past = _past(connection, space, scene) if history else None
    assets = sorted((_packed(each) for each in assets_of(connection, space.id)), key=lambda each: each.id)
    manifest = Manifest(
        format=FORMAT,
        made_at=now,
        name=space.name,
        template=space.template,
        rules=space.rules,
        revision=scene.revision,
        content=content_digest(content),
        scene_bytes=len(content),
        assets=assets,
        history=None if past is None else File(content_digest(past), _JSON, len(past)),
        experiences=[] if sources is None else packed_experiences(connection, space.id, sources),
    )
    media = {file.digest: file for each in assets for file in each.files}
    return Contents(manifest, content, past, tuple(media.values()))


def bytes_of(connection: Connection, space: StoredSpace) -> int:
    """About how many bytes the file would have, without history. Raises SceneMissing."""
    known = find_snapshot(connection, space.id, newest_snapshot_revision(connection, space.id)) or b""
    files = {file.digest: file.bytes for each in assets_of(connection, space.id) for file in _packed(each).files}
    return len(known) + sum(files.values())


async def write_package(file: Path, contents: Contents, shelf: Shelf | None) -> None:
    """Write it to `file`, which is new. Raises AssetUnknown where a file of the library is lost."""
    with zipfile.ZipFile(file, "x", zipfile.ZIP_STORED, strict_timestamps=False) as package:
        _put(package, MANIFEST, encode_manifest(contents.manifest))
        _put(package, SCENE, contents.scene)
        if contents.history is not None:
            _put(package, HISTORY, contents.history)
        for each in contents.media:
            if shelf is None or await shelf.size(each.digest) != each.bytes:
                raise AssetUnknown
            await _copy(package, ASSETS + each.digest, shelf.read(each.digest, 0, each.bytes))


def _past(connection: Connection, space: StoredSpace, scene: Scene) -> bytes:
    """The newest edits, as many as fit, and the Scene that they begin with."""
    edits = recent_edits(connection, space.id, "published", scene.revision, EDITS_MAX)
    while edits:
        begins = scene_at(connection, space.id, edits[0].revision - 1)
        past = None if begins is None else encode_history(begins, edits)
        if past is not None and len(past) <= HISTORY_BYTES_MAX:
            return past
        edits = edits[(len(edits) + 1) // 2 :]
    return encode_history(scene, [])


def file_name(space: StoredSpace) -> str:
    """How the file is called, wherever it is saved."""
    return f"{space.slug}.lanting.zip"


def _packed(asset: Asset) -> PackedAsset:
    words = asset.words
    return PackedAsset(
        id=asset.id,
        kind=asset.kind,
        name=words.name,
        description=words.description,
        author=words.author,
        source=words.source,
        licence=words.licence,
        original=File(asset.digest, asset.media_type, asset.bytes),
        light=_derived(asset.light),
        thumb=_derived(asset.thumb),
    )


def _derived(file: Stored | None) -> File | None:
    return None if file is None else File(file.digest, file.media_type, file.bytes)


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _BEGINNING), data)


async def _copy(package: zipfile.ZipFile, name: str, pieces: AsyncIterator[bytes]) -> None:
    with package.open(zipfile.ZipInfo(name, _BEGINNING), "w", force_zip64=True) as part:
        async for piece in pieces:
            await asyncio.to_thread(part.write, piece)
