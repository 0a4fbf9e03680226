"""Opens Spaces from files, which may come from anybody: nothing of one is believed before it has been looked at.

First what the ZIP file says of itself, then its manifest, then the Scene by the rules of every Scene, then each file of
the library by its hash and by the check that uploads go through. Only then is anything stored, the Space in one unit.
"""

from __future__ import annotations

import asyncio
import shutil
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from lanting.kernel.ids import AssetId, SpaceId, UserId, new_asset_id, new_space_id, new_user_id
from lanting.media.asset import Asset, Words
from lanting.media.check.refusal import AssetRefused
from lanting.media.limit import DISK_BYTES_MIN, PIECE_BYTES_MAX
from lanting.media.queries import add_asset
from lanting.media.quota import DiskFull, KeptBytes
from lanting.media.tables import assets as asset_table
from lanting.media.upload import digest_of
from lanting.scene.journal import JournalEntry
from lanting.scene.package import (
    ASSETS,
    MANIFEST,
    MANIFEST_BYTES_MAX,
    SCENE,
    File,
    Manifest,
    PackageRefused,
    PackedAsset,
    content_digest,
    decode_manifest,
    read_scene,
)
from lanting.scene.queries import append_edits, write_snapshot
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, encode_content
from lanting.space.queries import StoredSpace
from lanting.web.asset_library import Library, LightRefused, ThumbRefused
from lanting.web.asset_shelf import SaidOfAsset, words_of
from lanting.web.founding import found_bare

_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, RuntimeError, ValueError, OSError
)  # fmt: skip
"""What Python says of a ZIP file whose bytes are not as they must be."""
_ENCRYPTED: Final = 1
_OPENED: Final = "opened"
"""The request id of the first edit: the Space was opened from a file."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A Space that has come out of a file."""

    space: StoredSpace
    content: str
    """Its content hash here."""
    is_same: bool
    """Whether that is the file's. It is not where this Server has one of its Assets already, which gets another id."""
    left_out: int
    """Light variants and previews that the check has refused; a browser makes them anew."""


class Package:
    """A file whose parts are there, as many and as large as they may be. What is in them is looked at as it is read."""

    def __init__(self, file: Path) -> None:
        """Raises PackageRefused."""
        try:
            self._zip = zipfile.ZipFile(file)
        except _UNREADABLE as error:
            raise PackageRefused("the file", f"cannot be read ({str(error).lower()})") from None
        try:
            self._parts = _parts_of(self._zip, file.stat().st_size)
            self.manifest = decode_manifest(self._read(MANIFEST, MANIFEST_BYTES_MAX))
            self._check_parts()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._zip.close()

    def scene(self) -> bytes:
        """As it is written there. Raises PackageRefused."""
        return self._read(SCENE, self.manifest.scene_bytes)

    def take_out(self, file: File, target: Path) -> None:
        """Write one file of the library to `target`. Raises PackageRefused unless it is what its hash says."""
        name = ASSETS + file.digest
        try:
            with self._zip.open(self._parts[name]) as part, target.open("wb") as opened:
                while piece := part.read(PIECE_BYTES_MAX):
                    opened.write(piece)
        except _UNREADABLE as error:
            raise PackageRefused(name, f"cannot be read ({str(error).lower()})") from None
        if digest_of(target) != file.digest:
            raise PackageRefused(name, "is not what its name says")

    def _read(self, name: str, bytes_max: int) -> bytes:
        part = self._parts.get(name)
        if part is None or part.file_size > bytes_max:
            raise PackageRefused(name, "is missing" if part is None else f"has more than {bytes_max} bytes")
        try:
            return self._zip.read(part)
        except _UNREADABLE as error:
            raise PackageRefused(name, f"cannot be read ({str(error).lower()})") from None

    def _check_parts(self) -> None:
        said = self.manifest.parts
        there = {name: part.file_size for name, part in self._parts.items() if name != MANIFEST}
        if said != there:
            odd = min(name for name, _ in said.items() ^ there.items())
            raise PackageRefused(odd, "is not as the manifest says")


async def open_package(library: Library, file: Path, name: str | None = None) -> Opened:
    """Make a Space of a file. Raises PackageRefused, AssetRefused, WordsRefused, AssetsFull, TooLarge or DiskFull."""
    package = await asyncio.to_thread(Package, file)
    try:
        return await _Opening(library, package).open(name or package.manifest.name)
    finally:
        package.close()


class _Opening:
    """One Space on its way out of one file."""

    def __init__(self, library: Library, package: Package) -> None:
        self._library = library
        self._package = package
        self._user = UserId(new_user_id(library.random_bytes))
        """Nobody: whoever made what is in the file stays where she is."""
        self._space = SpaceId(new_space_id(library.random_bytes))

    async def open(self, name: str) -> Opened:
        manifest = self._package.manifest
        await self._admit(manifest)
        ids = await self._ids(manifest)
        content = await asyncio.to_thread(self._package.scene)
        scene = await asyncio.to_thread(read_scene, manifest, content, ids)
        taken = [await self._take(each, ids) for each in manifest.assets]
        stored = await self._library.store.write(lambda c: self._store(c, name, scene, taken), durable=True)
        left_out = 0
        for each, asset in zip(manifest.assets, taken, strict=True):
            # Another process may have thrown away what no row named yet.
            if await self._library.shelf.size(asset.digest) is None:
                await self._take(each, ids)
            left_out += await self._derive(each, asset)
        here = content_digest(encode_content(scene))
        return Opened(stored, here, here == manifest.content, left_out)

    async def _admit(self, manifest: Manifest) -> None:
        """Whether there is room, before anything is taken out."""
        if shutil.disk_usage(self._library.work).free - sum(manifest.parts.values()) < DISK_BYTES_MIN:
            raise DiskFull
        usage = await self._library.usage(self._space, self._user)
        for each in manifest.assets:
            for file in each.files:
                self._library.quotas.admit(usage, file.bytes)
                # Whoever opens a file brings it as the Server's Operator: what one person may keep is not counted.
                usage += KeptBytes(0, file.bytes, file.bytes)

    async def _ids(self, manifest: Manifest) -> dict[str, str]:
        """Another id for each Asset whose own this Server has given to one in another Space."""
        column = asset_table.c.id
        known = [each.id for each in manifest.assets]
        taken = await self._library.store.read(lambda c: c.scalars(select(column).where(column.in_(known))).all())
        return {each: new_asset_id(self._library.random_bytes) for each in taken}

    async def _take(self, packed: PackedAsset, ids: Mapping[str, str]) -> Asset:
        words = words_of(
            SaidOfAsset(packed.name, packed.description, packed.author, packed.source, packed.licence), Words("")
        )
        library, original = self._library, packed.original
        file = library.work / f"{self._space}.part"
        try:
            await asyncio.to_thread(self._package.take_out, original, file)
            found = await library.checks.check(file)
            async with library.changing:
                await library.shelf.keep(file, original.digest)
        finally:
            file.unlink(missing_ok=True)
        return Asset(
            id=AssetId(ids.get(packed.id, packed.id)),
            space_id=self._space,
            digest=original.digest,
            kind=found.kind,
            media_type=found.media_type,
            bytes=original.bytes,
            words=words,
            user=self._user,
            uploaded_at=library.clock.now(),
            facts=found.facts,
        )

    def _store(self, connection: Connection, name: str, scene: Scene, taken: list[Asset]) -> StoredSpace:
        library, manifest = self._library, self._package.manifest
        now = library.clock.now()
        rules = manifest.rules
        stored = found_bare(connection, self._space, manifest.template, name, now, library.random_bytes, rules)
        write_snapshot(connection, stored.id, Snapshot(scene, {}), now)
        # It has been built on elsewhere: a newer template has no say here either.
        opened = JournalEntry(scene.revision + 1, "template", self._user, "", _OPENED, now, None, [], [])
        append_edits(connection, stored.id, "published", scene.revision, [opened])
        for each in taken:
            add_asset(connection, each)
        return stored

    async def _derive(self, packed: PackedAsset, asset: Asset) -> int:
        """Its light variant and its preview, as if they came from a browser. How many were refused."""
        refused = 0
        for derived, give in ((packed.light, self._library.lighten), (packed.thumb, self._library.show_by)):
            if derived is None:
                continue
            file = self._library.work / f"{self._space}.derived.part"
            try:
                await asyncio.to_thread(self._package.take_out, derived, file)
                await give(asset, _pieces(file))
            except (AssetRefused, LightRefused, ThumbRefused, PackageRefused):
                refused += 1
            finally:
                file.unlink(missing_ok=True)
        return refused


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as opened:
        while piece := await asyncio.to_thread(opened.read, PIECE_BYTES_MAX):
            yield piece


def _parts_of(package: zipfile.ZipFile, file_bytes: int) -> dict[str, zipfile.ZipInfo]:
    """Every part by its name: each once, stored as it is, and together no more than the file."""
    parts: dict[str, zipfile.ZipInfo] = {}
    for part in package.infolist():
        is_stored = part.compress_type == zipfile.ZIP_STORED and part.compress_size == part.file_size
        if not is_stored or part.flag_bits & _ENCRYPTED:
            raise PackageRefused(part.filename, "is packed; parts are stored as they are")
        if part.filename in parts:
            raise PackageRefused(part.filename, "is there twice")
        parts[part.filename] = part
    if sum(part.file_size for part in parts.values()) > file_bytes:
        raise PackageRefused("the file", "claims to hold more than it has")
    return parts
