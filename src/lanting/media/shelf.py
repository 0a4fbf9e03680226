"""Where the bytes of Assets lie: by their content, behind obstore, so that a folder may one day be a bucket."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Collection
from pathlib import Path
from typing import Final, Protocol

import obstore
from obstore.store import LocalStore

from lanting.media.limit import PIECE_BYTES_MAX

ASSETS: Final = "assets"
"""In the data folder."""
_DIGEST_CHARS: Final = 64
_HEX: Final = frozenset("0123456789abcdef")


class Shelf(Protocol):
    """Keeps files by the SHA-256 of what is in them. The same content is there once."""

    async def keep(self, file: Path, digest: str) -> None:
        """Copy a file there; whole, and for good once this returns."""

    async def size(self, digest: str) -> int | None:
        """How many bytes it has; None: there is none."""

    def read(self, digest: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Its bytes from `start` up to `end`, in pieces."""

    async def forget_all_but(self, digests: Collection[str]) -> None:
        """Throw away what nobody names any more."""


class FolderShelf:
    """A `Shelf` on a disk: `ab/cd/abcd…`, so that no folder holds too many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = LocalStore(prefix=folder, mkdir=True)

    async def keep(self, file: Path, digest: str) -> None:
        if await self.size(digest) == await asyncio.to_thread(_size_of, file):
            return
        # Written beside its place and put there by renaming: half of a file is never found.
        await obstore.put_async(self._store, path_of(digest), file, max_concurrency=2)
        await asyncio.to_thread(self._make_last, digest)

    async def size(self, digest: str) -> int | None:
        try:
            return (await obstore.head_async(self._store, path_of(digest)))["size"]
        except FileNotFoundError:
            return None

    async def read(self, digest: str, start: int, end: int) -> AsyncIterator[bytes]:
        if start >= end:
            return
        found = await obstore.get_async(self._store, path_of(digest), options={"range": (start, end)})
        async for piece in found.stream(min_chunk_size=PIECE_BYTES_MAX):
            yield bytes(piece)

    async def forget_all_but(self, digests: Collection[str]) -> None:
        await asyncio.to_thread(self._forget_all_but, frozenset(digests))

    def _forget_all_but(self, digests: frozenset[str]) -> None:
        """Also what a Server that was killed left half written."""
        for file in self._folder.glob("*/*/*"):
            if file.name not in digests:
                file.unlink(missing_ok=True)

    def _make_last(self, digest: str) -> None:
        """A row that names the file must not outlive it: it is on the disk before the row is."""
        file = self._folder / path_of(digest)
        for path, flags in ((file, os.O_RDWR), *((each, os.O_RDONLY) for each in file.parents[:3])):
            if os.name == "nt" and path != file:
                continue
            opened = os.open(path, flags)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _size_of(file: Path) -> int:
    return file.stat().st_size


def is_digest(text: str) -> bool:
    """Whether it can name a file: nothing else ever becomes a path."""
    return len(text) == _DIGEST_CHARS and _HEX.issuperset(text)


def path_of(digest: str) -> str:
    """Where a file lies on a shelf."""
    assert is_digest(digest)
    return f"{digest[:2]}/{digest[2:4]}/{digest}"
