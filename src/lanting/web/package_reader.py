"""Reads the ZIP file that a Space comes in, which may come from anybody: what it says of itself is looked at first."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Final

from lanting.media.limit import PIECE_BYTES_MAX
from lanting.media.upload import digest_of
from lanting.scene.package import (
    ASSETS,
    HISTORY,
    HISTORY_BYTES_MAX,
    MANIFEST,
    MANIFEST_BYTES_MAX,
    SCENE,
    File,
    PackageRefused,
    decode_manifest,
)

_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, RuntimeError, ValueError, OSError
)  # fmt: skip
"""What Python says of a ZIP file whose bytes are not as they must be."""
_ENCRYPTED: Final = 1
_WHOLE: Final = ".zip"
"""What a refusal calls it, where no part is to blame."""


class Package:
    """A file whose parts are there, as many and as large as they may be. What is in them is looked at as it is read."""

    def __init__(self, file: Path) -> None:
        """Raises PackageRefused."""
        try:
            self._zip = zipfile.ZipFile(file)
        except _UNREADABLE as error:
            raise PackageRefused(_WHOLE, "unreadable", str(error).lower()) from None
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

    def history(self) -> bytes | None:
        """The same; None: it was not asked for when the file was made. Raises PackageRefused."""
        return None if self.manifest.history is None else self._read(HISTORY, HISTORY_BYTES_MAX)

    def take_out(self, file: File, target: Path) -> None:
        """Write one file of the library to `target`. Raises PackageRefused unless it is what its hash says."""
        name = ASSETS + file.digest
        try:
            with self._zip.open(self._parts[name]) as part, target.open("wb") as opened:
                while piece := part.read(PIECE_BYTES_MAX):
                    opened.write(piece)
        except _UNREADABLE as error:
            raise PackageRefused(name, "unreadable", str(error).lower()) from None
        if digest_of(target) != file.digest:
            raise PackageRefused(name, "unlike")

    def _read(self, name: str, bytes_max: int) -> bytes:
        part = self._parts.get(name)
        if part is None:
            raise PackageRefused(name, "missing")
        if part.file_size > bytes_max:
            raise PackageRefused(name, "too_long", f"more than {bytes_max} bytes")
        try:
            return self._zip.read(part)
        except _UNREADABLE as error:
            raise PackageRefused(name, "unreadable", str(error).lower()) from None

    def _check_parts(self) -> None:
        said = self.manifest.parts
        there = {name: part.file_size for name, part in self._parts.items() if name != MANIFEST}
        if said != there:
            raise PackageRefused(min(name for name, _ in said.items() ^ there.items()), "unlike")


def _parts_of(package: zipfile.ZipFile, file_bytes: int) -> dict[str, zipfile.ZipInfo]:
    """Every part by its name: each once, stored as it is, and together no more than the file."""
    parts: dict[str, zipfile.ZipInfo] = {}
    for part in package.infolist():
        is_stored = part.compress_type == zipfile.ZIP_STORED and part.compress_size == part.file_size
        if not is_stored or part.flag_bits & _ENCRYPTED:
            raise PackageRefused(part.filename, "compressed")
        if part.filename in parts:
            raise PackageRefused(part.filename, "twice")
        parts[part.filename] = part
    if sum(part.file_size for part in parts.values()) > file_bytes:
        raise PackageRefused(_WHOLE, "too_long", "it claims to hold more than it has")
    return parts
