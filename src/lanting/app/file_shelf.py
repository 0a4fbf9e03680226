"""Files that programs hand over, into the libraries of their Spaces."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Final

from sqlalchemy import Connection

from lanting.kernel.ids import AssetId, SpaceId, UserId, new_upload_id
from lanting.media import queries
from lanting.media.asset import Words
from lanting.media.limit import CHUNK_BYTES_MAX, PIECE_BYTES_MAX
from lanting.media.upload import Note
from lanting.web.asset_library import Library

_MEGABYTE: Final = 1_048_576


@dataclass(frozen=True, slots=True)
class LibraryFiles:
    """A `FileShelf` on the library."""

    library: Library

    @property
    def bytes_max(self) -> int:
        return self.library.quotas.asset_mb * _MEGABYTE

    def open(self) -> BinaryIO:
        return tempfile.TemporaryFile(dir=self.library.work)

    async def take(self, space: SpaceId, user: UserId, name: str, file: BinaryIO) -> AssetId:
        library = self.library
        size = file.tell()
        digest = await asyncio.to_thread(_digest_of, file)
        same = await library.store.read(lambda connection: queries.find_same(connection, space, digest))
        if same is not None:
            return same.id
        note = Note(
            id=new_upload_id(library.random_bytes),
            space=space,
            user=user,
            words=Words(name),
            bytes=size,
            digest=digest,
            begun_at=library.clock.now(),
        )
        upload = await library.begin(note)
        try:
            for offset in range(0, size, CHUNK_BYTES_MAX):
                await upload.receive(offset, _pieces(file, offset), library.clock.now())
            return (await library.finish(upload)).id
        finally:
            # Whoever hands over again begins anew: nothing is kept to go on with.
            library.uploads.drop(upload)

    async def forget(self, space: SpaceId, user: UserId, asset: str) -> None:
        def delete(connection: Connection) -> None:
            with suppress(queries.AssetUnknown, queries.AssetUsed):
                if queries.find_asset(connection, space, asset).user == user:
                    queries.delete_asset(connection, space, asset)

        await self.library.store.write(delete)


def _digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(PIECE_BYTES_MAX):
        digest.update(piece)
    return digest.hexdigest()


async def _pieces(file: BinaryIO, offset: int) -> AsyncIterator[bytes]:
    """One chunk, in pieces that a disk takes at once."""
    file.seek(offset)
    left = CHUNK_BYTES_MAX
    while left and (piece := await asyncio.to_thread(file.read, min(left, PIECE_BYTES_MAX))):
        left -= len(piece)
        yield piece
