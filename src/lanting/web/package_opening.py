"""Opens Spaces from files, which may come from anybody: nothing of one is believed before it has been looked at.

First what the ZIP file says of itself, then its manifest, then the Scene by the rules of every Scene, then its history
edit by edit, then each file of the library by its hash and by the check that uploads go through. Only then is anything
stored, the Space in one unit.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from lanting.kernel.ids import AssetId, SpaceId, UserId, new_asset_id, new_space_id, new_user_id
from lanting.media.asset import Asset, Words
from lanting.media.check.refusal import AssetRefused
from lanting.media.limit import DISK_BYTES_MIN, PIECE_BYTES_MAX
from lanting.media.queries import add_asset
from lanting.media.quota import AssetsFull, DiskFull, KeptBytes, Quotas
from lanting.media.tables import assets as asset_table
from lanting.protocol.word import Rules
from lanting.scene.journal import JournalEntry
from lanting.scene.package import Manifest, PackageRefused, PackedAsset, PackedExperience, content_digest, read_scene
from lanting.scene.package_history import Past, read_history
from lanting.scene.queries import append_edits, write_snapshot
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, encode_content
from lanting.space.queries import StoredSpace
from lanting.web.asset_library import Library, LightRefused, ThumbRefused
from lanting.web.asset_shelf import SaidOfAsset, words_of
from lanting.web.carried import let_rest
from lanting.web.founding import found_bare
from lanting.web.package_reader import Package

_OPENED: Final = "opened"
"""The request id of the first edit where no history came along: the Space was opened from a file."""
_LEFT_OUT: Final = (AssetRefused, LightRefused, ThumbRefused, PackageRefused, AssetsFull, DiskFull)
"""Why a light variant or a preview stays behind."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file is to be opened; what is not said is as the file says."""

    name: str = ""
    rules: Rules | None = None
    language: str = "en"
    """No file says one."""
    space: SpaceId | None = None
    """Which it becomes; else a new one."""
    found: Callable[[Connection, StoredSpace], None] = lambda connection, space: None
    """What else belongs into the unit of work that makes it."""
    quotas: Quotas | None = None
    """Else the Server's."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A Space that has come out of a file."""

    space: StoredSpace
    content: str
    """Its content hash here."""
    is_same: bool
    """Whether that is the file's. It is not where this Server has one of its Assets already, which gets another id."""
    edits: int
    """Of its history that came along."""
    left_out: int
    """Light variants and previews that the check has refused; a browser makes them anew."""
    experiences: Sequence[PackedExperience] = ()
    """That came along, and rest."""


async def open_package(library: Library, file: Path, how: Opening = Opening()) -> Opened:
    """Make a Space of a file, or leave nothing.

    Raises PackageRefused, AssetRefused, WordsRefused, NameRefused, AssetsFull, TooLarge or DiskFull.
    """
    package = await asyncio.to_thread(Package, file)
    try:
        return await _Work(library, package, how).open()
    finally:
        package.close()


class _Work:
    """One Space on its way out of one file."""

    def __init__(self, library: Library, package: Package, how: Opening) -> None:
        self._library = library
        self._package = package
        self._how = how
        self._user = self._new_user()
        """Nobody: whoever made what is in the file stays where she is."""
        self._space = how.space or SpaceId(new_space_id(library.random_bytes))

    async def open(self) -> Opened:
        manifest = self._package.manifest
        await self._admit(manifest)
        ids = await self._ids(manifest)
        scene, past = await asyncio.to_thread(self._read, ids)
        try:
            taken = [await self._take(each, ids) for each in manifest.assets]
            # Nobody throws away what lies on the shelf before its row is there.
            async with self._library.changing:
                for each in taken:
                    await self._library.shelf.keep(self._file_of(each.digest), each.digest)
                store = partial(self._store, scene=scene, past=past, taken=taken)
                stored = await self._library.store.write(store, durable=True)
        finally:
            for packed in manifest.assets:
                self._file_of(packed.original.digest).unlink(missing_ok=True)
        left_out = 0
        for packed, asset in zip(manifest.assets, taken, strict=True):
            left_out += await self._derive(packed, asset)
        here = content_digest(encode_content(scene))
        return Opened(
            stored, here, here == manifest.content, len(past.entries) if past else 0, left_out, manifest.experiences
        )

    async def _admit(self, manifest: Manifest) -> None:
        """Whether there is room, before anything is taken out."""
        if shutil.disk_usage(self._library.work).free - 2 * sum(manifest.parts.values()) < DISK_BYTES_MIN:
            raise DiskFull
        usage = await self._library.usage(self._space, self._user)
        quotas = self._how.quotas or self._library.quotas
        for each in manifest.assets:
            for file in each.files:
                quotas.admit(usage, file.bytes)
                usage += KeptBytes(file.bytes, file.bytes, file.bytes)

    async def _ids(self, manifest: Manifest) -> dict[str, str]:
        """Another id for each Asset whose own this Server has given to one in another Space."""
        column = asset_table.c.id
        known = [each.id for each in manifest.assets]
        taken = await self._library.store.read(lambda c: c.scalars(select(column).where(column.in_(known))).all())
        return {each: new_asset_id(self._library.random_bytes) for each in taken}

    def _read(self, ids: Mapping[str, str]) -> tuple[Scene, Past | None]:
        """Takes a while for a large one: not on the event loop."""
        manifest = self._package.manifest
        scene = read_scene(manifest, self._package.scene(), ids)
        history = self._package.history()
        past = None if history is None else read_history(manifest, scene, history, ids, self._new_user)
        return scene, past if past and past.entries else None

    async def _take(self, packed: PackedAsset, ids: Mapping[str, str]) -> Asset:
        words = words_of(
            SaidOfAsset(packed.name, packed.description, packed.author, packed.source, packed.licence), Words("")
        )
        original = packed.original
        file = self._file_of(original.digest)
        await asyncio.to_thread(self._package.take_out, original, file)
        found = await self._library.checks.check(file)
        return Asset(
            id=AssetId(ids.get(packed.id, packed.id)),
            space_id=self._space,
            digest=original.digest,
            kind=found.kind,
            media_type=found.media_type,
            bytes=original.bytes,
            words=words,
            user=self._user,
            uploaded_at=self._library.clock.now(),
            facts=found.facts,
        )

    def _store(self, connection: Connection, scene: Scene, past: Past | None, taken: Sequence[Asset]) -> StoredSpace:
        library, manifest, how = self._library, self._package.manifest, self._how
        now, space_id = library.clock.now(), self._space
        name, rules = how.name or manifest.name, how.rules or manifest.rules
        stored = found_bare(
            connection, space_id, manifest.template, name, now, library.random_bytes, rules, how.language
        )
        if past is None:
            write_snapshot(connection, space_id, Snapshot(scene, {}), now)
            # It has been built on elsewhere: a newer template has no say here either.
            opened = JournalEntry(scene.revision + 1, "template", self._user, "", _OPENED, now, None, [], [])
            append_edits(connection, space_id, "published", scene.revision, [opened])
        else:
            write_snapshot(connection, space_id, Snapshot(past.begins, {}), now)
            append_edits(connection, space_id, "published", past.begins.revision, past.entries)
            write_snapshot(connection, space_id, past.ends, now)
        for each in taken:
            add_asset(connection, each)
        let_rest(connection, space_id, manifest.experiences, library.random_bytes)
        how.found(connection, stored)
        return stored

    async def _derive(self, packed: PackedAsset, asset: Asset) -> int:
        """Its light variant and its preview, as if they came from a browser. How many were left out."""
        left_out = 0
        for derived, give in ((packed.light, self._library.lighten), (packed.thumb, self._library.show_by)):
            if derived is None:
                continue
            file = self._file_of(derived.digest)
            try:
                await asyncio.to_thread(self._package.take_out, derived, file)
                await give(asset, _pieces(file))
            except _LEFT_OUT:
                left_out += 1
            finally:
                with suppress(OSError):
                    file.unlink(missing_ok=True)
        return left_out

    def _file_of(self, digest: str) -> Path:
        """Where a part lies while it is looked at."""
        return self._library.work / f"{self._space}-{digest}.part"

    def _new_user(self) -> UserId:
        return UserId(new_user_id(self._library.random_bytes))


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as opened:
        while piece := await asyncio.to_thread(opened.read, PIECE_BYTES_MAX):
            yield piece
