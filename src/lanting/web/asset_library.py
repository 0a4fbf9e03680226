"""The libraries of all Spaces: how a file that has come whole becomes an Asset, and what is thrown away.

First the bytes are checked, then they lie on the shelf for good, then the row that names them is committed.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from lanting.kernel.clock import Clock
from lanting.kernel.error import LantingError
from lanting.kernel.ids import RandomBytes, SpaceId, UserId, new_asset_id, new_upload_id
from lanting.media import queries
from lanting.media.asset import Asset, Found, Stored
from lanting.media.check.child import Checks
from lanting.media.check.gltf import BINARY
from lanting.media.check.refusal import AssetRefused
from lanting.media.limit import (
    DISK_BYTES_MIN,
    LIGHT_BYTES_MAX,
    PACKAGE_MORE_MB,
    SERVER_UPLOADS_AT_ONCE,
    THUMB_BYTES_MAX,
    THUMB_SIDE_PX_MAX,
    UPLOADS_AT_ONCE,
)
from lanting.media.quota import QUOTAS, DiskFull, KeptBytes, Quotas
from lanting.media.shelf import Shelf
from lanting.media.upload import NO_SPACE, NOBODY, Note, Upload, Uploads, digest_of
from lanting.store.store import Store

_SHAPE_DIFFERS_MAX: Final = 0.02
"""Of width to height: a smaller picture has whole pixels too."""


class AssetChanged(LantingError):
    """What came is not what was said would come."""

    code = "asset_changed"

    def __init__(self) -> None:
        super().__init__("the file changed on its way, or while it was sent; send it again")


class UploadsAtOnce(LantingError):
    """Too many files are on their way."""

    code = "uploads_at_once"

    def __init__(self, limit: int) -> None:
        super().__init__(f"{limit} files are on their way already; let them arrive, or cancel some", limit=limit)


class LightRefused(LantingError):
    """It cannot stand in for the original."""

    code = "light_refused"

    def __init__(self) -> None:
        super().__init__(
            "a light version is of the same kind and shape, smaller than the original and at most "
            f"{LIGHT_BYTES_MAX // 1_048_576} MB",
            megabytes_max=LIGHT_BYTES_MAX // 1_048_576,
        )


class ThumbRefused(LantingError):
    """Not a small picture."""

    code = "thumb_refused"

    def __init__(self) -> None:
        super().__init__(
            f"a preview is a picture of at most {THUMB_SIDE_PX_MAX} pixels a side and {THUMB_BYTES_MAX // 1_024} kB",
            side_px_max=THUMB_SIDE_PX_MAX,
            kilobytes_max=THUMB_BYTES_MAX // 1_024,
        )


@dataclass(slots=True)
class Library:
    """One for the whole Server."""

    store: Store
    clock: Clock
    random_bytes: RandomBytes
    shelf: Shelf
    uploads: Uploads
    work: Path
    """A folder on a disk, where what comes waits to be checked."""
    checks: Checks = field(default_factory=Checks)
    quotas: Quotas = QUOTAS
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a file is put there or files are thrown away: nobody throws away what another has just found."""
    opening: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a Space comes out of a file, which is much work: one after the other."""

    async def usage(self, space_id: SpaceId, user: UserId) -> KeptBytes:
        """What is kept, and what half uploads will be."""
        kept = await self.store.read(lambda connection: queries.usage_of(connection, space_id, user))
        coming = self.uploads.open_ones()
        in_space = [each for each in coming if each.note.space == space_id]
        hers = [each for each in in_space if each.note.user == user]
        return kept + KeptBytes(*(sum(upload.note.bytes for upload in some) for some in (hers, in_space, coming)))

    @property
    def package_mb_max(self) -> int:
        """Of a Space as one file."""
        return self.quotas.space_mb + PACKAGE_MORE_MB

    async def begin(self, note: Note) -> Upload:
        """Raises UploadsAtOnce, TooLarge, AssetsFull or DiskFull."""
        coming = self.uploads.open_ones()
        if sum(each.note.user == note.user for each in coming) >= UPLOADS_AT_ONCE:
            raise UploadsAtOnce(UPLOADS_AT_ONCE)
        if len(coming) >= SERVER_UPLOADS_AT_ONCE:
            raise UploadsAtOnce(SERVER_UPLOADS_AT_ONCE)
        if note.is_package:
            await self.admit_package(note.bytes)
        else:
            await self._admit(note.space, note.user, note.bytes)
        return self.uploads.begin(note)

    async def admit_package(self, more_bytes: int) -> None:
        """A Space as one file waits nowhere but here. Raises TooLarge, AssetsFull or DiskFull."""
        most = self.package_mb_max
        quotas = replace(self.quotas, asset_mb=most, person_mb=most, space_mb=most)
        kept = await self.usage(NO_SPACE, NOBODY)
        quotas.admit(KeptBytes(server=kept.server), more_bytes)
        self._check_disk(more_bytes)

    async def _admit(self, space_id: SpaceId, user: UserId, more_bytes: int) -> None:
        self.quotas.admit(await self.usage(space_id, user), more_bytes)
        self._check_disk(more_bytes)

    def _check_disk(self, more_bytes: int) -> None:
        if shutil.disk_usage(self.work).free - more_bytes < DISK_BYTES_MIN:
            raise DiskFull

    async def finish(self, upload: Upload) -> Asset:
        """What a whole upload becomes; the same each time it is asked. Raises AssetRefused or AssetChanged."""
        async with upload.finishing:
            if upload.note.asset is not None:
                known = upload.note.asset
                return await self.store.read(
                    lambda connection: queries.find_asset(connection, upload.note.space, known)
                )
            try:
                asset = await self._become(upload)
            except (AssetRefused, AssetChanged):
                self.uploads.drop(upload)
                raise
            upload.become(asset.id)
            return asset

    async def _become(self, upload: Upload) -> Asset:
        note = upload.note
        digest = await asyncio.to_thread(digest_of, upload.file)
        if note.digest not in ("", digest):
            raise AssetChanged
        found = await self.checks.check(upload.file)
        asset = Asset(
            id=new_asset_id(self.random_bytes),
            space_id=note.space,
            digest=digest,
            kind=found.kind,
            media_type=found.media_type,
            bytes=note.bytes,
            words=note.words,
            user=note.user,
            uploaded_at=self.clock.now(),
            facts=found.facts,
        )
        async with self.changing:
            await self.shelf.keep(upload.file, digest)
            return await self.store.write(lambda connection: queries.add_asset(connection, asset))

    async def lighten(self, asset: Asset, pieces: AsyncIterator[bytes]) -> None:
        """Give it a light variant. Raises AssetRefused, LightRefused, AssetsFull or DiskFull."""
        async with self._received(asset, pieces, LIGHT_BYTES_MAX, LightRefused) as file:
            found = await self.checks.check(file)
            light = await asyncio.to_thread(_stored, file, found)
            if not _stands_in(found, light.bytes, asset):
                raise LightRefused
            await self._keep(file, light, lambda c: queries.change_light(c, asset.space_id, asset.id, light))

    async def show_by(self, asset: Asset, pieces: AsyncIterator[bytes]) -> None:
        """Give it a small picture. Raises AssetRefused, ThumbRefused, AssetsFull or DiskFull."""
        async with self._received(asset, pieces, THUMB_BYTES_MAX, ThumbRefused) as file:
            found = await self.checks.check(file)
            if found.kind != "image" or max(found.facts.width, found.facts.height) > THUMB_SIDE_PX_MAX:
                raise ThumbRefused
            thumb = await asyncio.to_thread(_stored, file, found)
            await self._keep(file, thumb, lambda c: queries.change_thumb(c, asset.space_id, asset.id, thumb))

    @asynccontextmanager
    async def _received(
        self, asset: Asset, pieces: AsyncIterator[bytes], bytes_max: int, refused: Callable[[], LantingError]
    ) -> AsyncIterator[Path]:
        """What comes, as a file for a moment."""
        await self._admit(asset.space_id, asset.user, 0)
        file = self.work / f"{new_upload_id(self.random_bytes)}.derived"
        came = 0
        try:
            with file.open("wb") as opened:
                async for piece in pieces:
                    came += len(piece)
                    if came > bytes_max:
                        raise refused()
                    await asyncio.to_thread(opened.write, piece)
            yield file
        finally:
            file.unlink(missing_ok=True)

    async def _keep(self, file: Path, stored: Stored, change: Callable[[Connection], None]) -> None:
        async with self.changing:
            await self.shelf.keep(file, stored.digest)
            await self.store.write(change)

    async def tidy(self) -> None:
        """Throw away the files that no row names any more, and half uploads whose time is over."""
        self.uploads.forget_old(self.clock.now())
        async with self.changing:
            await self.shelf.forget_all_but(await self.store.read(queries.kept_digests))


def _stands_in(found: Found, light_bytes: int, asset: Asset) -> bool:
    if found.kind != asset.kind or light_bytes >= asset.bytes:
        return False
    if found.kind == "model":
        return found.media_type == BINARY and found.facts.triangles <= asset.facts.triangles
    light, facts = found.facts, asset.facts
    if found.kind != "image" or light.pixels > facts.pixels:
        return False
    return abs(light.width * facts.height / (light.height * facts.width) - 1) <= _SHAPE_DIFFERS_MAX


def _stored(file: Path, found: Found) -> Stored:
    """Reads the file, so not for the loop's own thread."""
    return Stored(digest_of(file), found.media_type, file.stat().st_size, found.facts.triangles)
