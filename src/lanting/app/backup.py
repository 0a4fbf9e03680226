"""Backups: the whole data folder as one file, made while the Server runs, and put back into an empty folder.

A backup is a ZIP file: `lanting-backup.json` names every other file in it with its size and SHA-256. The database in it
is one moment of the Server's life, taken by SQLite itself, so writing goes on meanwhile. Whoever holds a backup can act
as this Server and its owners: it is readable for its maker alone.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Final

import msgspec

from lanting.app.data_folder import CERTIFICATES, OPERATOR_FILE, SECRET_FILE, write_private
from lanting.app.error import StartRefused
from lanting.kernel.clock import Instant
from lanting.media.shelf import ASSETS, is_digest, path_of
from lanting.web.picture_shelf import PICTURE_NAME, PICTURES

MANIFEST: Final = "lanting-backup.json"
DATABASE: Final = "lanting.db"
FORMAT: Final = 1
LAST_BACKUP: Final = "last-backup"
"""When the last backup of a data folder was made, in milliseconds since 1970: the doctor reads it."""
_CHUNK: Final = 1 << 20
_MANIFEST_BYTES_MAX: Final = 1 << 26
"""A Server with a hundred thousand files has some 25 MB."""
_PRIVATE: Final = 0o600
_UNREADABLE: Final = (
    msgspec.DecodeError, zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, RuntimeError, ValueError
)  # fmt: skip
"""What Python says of a ZIP file whose bytes are not as they were; OSError of one that points beyond its end."""


class BackupRefused(StartRefused):
    """There is nothing to back up, or no place to put it."""

    code = "backup_refused"


class BackupDamaged(StartRefused):
    """A backup is not what was written; nothing of it was restored."""

    code = "backup_damaged"

    def __init__(self, file: Path, part: str, reason: str) -> None:
        super().__init__(f"the backup {file} is damaged: {part} {reason}; use another backup", part=part)


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file in a backup."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup says of itself."""

    format: int
    made_at: int
    """Milliseconds since 1970, UTC."""
    files: dict[str, Part]
    """By their path in the data folder, with `/` between its parts."""


def make_backup(folder: Path, file: Path, now: Instant) -> Manifest:
    """Write everything that `folder` must not lose to `file`. Raises BackupRefused; then no file is left."""
    if file.exists():
        raise BackupRefused(f"{file} exists already; name a new file")
    if not (folder / DATABASE).exists():
        raise BackupRefused(f"there is no {DATABASE} in {folder}; name the Server's data folder with --data")
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=f".{file.name}-") as work:
            database = Path(work) / DATABASE
            _copy_database(folder / DATABASE, database)
            sources = {DATABASE: database} | {name: folder / name for name in _kept_files(folder)}
            sources |= _copy_pictures(folder, Path(work))
            sources |= _assets(folder)
            draft = Path(work) / "draft"
            manifest = _write(draft, sources, now)
            draft.replace(file)
            write_private(folder / LAST_BACKUP, str(now).encode())
    except (OSError, sqlite3.Error) as error:
        raise BackupRefused(
            f"the backup {file} could not be written ({error}); is there room and the right to?"
        ) from None
    return manifest


def restore_backup(file: Path, folder: Path) -> Manifest:
    """Put a backup into `folder`, which must be empty or missing. All of it is checked before anything is written.

    Raises BackupDamaged, which names the part, or BackupRefused.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} is not empty; name an empty or a new folder with --data")
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise BackupRefused(f"there is no backup {file}") from None
    except (*_UNREADABLE, OSError) as error:
        raise BackupDamaged(file, "the file itself", f"cannot be read ({str(error).lower()})") from None
    with archive:
        manifest = _checked(archive, file)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in manifest.files:
                _put(archive, name, folder)
        except OSError as error:
            reason = error.strerror or str(error)
            raise BackupRefused(f"{folder} cannot be written ({reason}); name another with --data") from None
    return manifest


def _kept_files(folder: Path) -> Iterator[str]:
    """What lies beside the database and cannot be made again as it was."""
    for name in (SECRET_FILE, OPERATOR_FILE):
        if (folder / name).exists():
            yield name
    for path in sorted((folder / CERTIFICATES).glob("*")):
        yield f"{CERTIFICATES}/{path.name}"


def _copy_pictures(folder: Path, work: Path) -> dict[str, Path]:
    """The pictures of Spaces, by their names in the backup. One that is thrown away meanwhile is missed by nobody."""
    copies: dict[str, Path] = {}
    for file in sorted((folder / PICTURES).glob("*.jpg")):
        copy = work / file.name
        with suppress(FileNotFoundError):
            shutil.copyfile(file, copy)
            copies[f"{PICTURES}/{file.name}"] = copy
    return copies


def _assets(folder: Path) -> dict[str, Path]:
    """Every file on the shelf, read where it lies: none changes, and each was there before the row that names it."""
    found = sorted((folder / ASSETS).glob("*/*/*"))
    return {f"{ASSETS}/{path_of(file.name)}": file for file in found if is_digest(file.name)}


def _copy_database(source: Path, target: Path) -> None:
    """One moment of a database that others go on writing to: one read transaction, which WAL lets nobody wait for."""
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _write(draft: Path, sources: dict[str, Path], now: Instant) -> Manifest:
    parts: dict[str, Part] = {}
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(descriptor, "wb") as opened:
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, source in sources.items():
                # What is thrown away meanwhile is missed by nobody.
                with (
                    suppress(FileNotFoundError),
                    source.open("rb") as reading,
                    archive.open(_entry(name), "w", force_zip64=True) as writing,
                ):
                    parts[name] = _copied(reading, writing)
            manifest = Manifest(FORMAT, now, parts)
            archive.writestr(MANIFEST, json.dumps(msgspec.to_builtins(manifest), indent=1))
        opened.flush()
        os.fsync(opened.fileno())
    return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    """What people bring is packed already; packing gigabytes of it again would take hours and save nothing."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_STORED if name.startswith(f"{ASSETS}/") else zipfile.ZIP_DEFLATED
    return entry


def _checked(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest, when every part is as it says and there is no other."""
    manifest = _manifest(archive, file)
    names = {entry.filename for entry in archive.infolist()} - {MANIFEST}
    for name in sorted(names ^ set(manifest.files)):
        raise BackupDamaged(file, name, "is missing" if name in manifest.files else "does not belong there")
    for name, part in manifest.files.items():
        if not _is_ours(name):
            raise BackupDamaged(file, name, "is no file of a data folder")
        try:
            with archive.open(name) as reading:
                found = _copied(reading, None)
        except (*_UNREADABLE, OSError) as error:
            raise BackupDamaged(file, name, f"cannot be read ({str(error).lower()})") from None
        if found != part:
            raise BackupDamaged(file, name, "is not what was saved: its SHA-256 differs")
    return manifest


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        with archive.open(MANIFEST) as reading:
            manifest = msgspec.json.decode(reading.read(_MANIFEST_BYTES_MAX), type=Manifest)
    except KeyError:
        raise BackupDamaged(file, MANIFEST, "is missing: this is no backup of Lanting") from None
    except (*_UNREADABLE, OSError) as error:
        raise BackupDamaged(file, MANIFEST, f"cannot be read ({str(error).lower()})") from None
    if manifest.format != FORMAT:
        raise BackupRefused(
            f"{file} has format {manifest.format}; this Lanting reads {FORMAT}: use the one that wrote it"
        )
    return manifest


def _is_ours(name: str) -> bool:
    """A path as `make_backup` writes them: nothing else is ever put on a disk."""
    path = PurePosixPath(name)
    if name in (DATABASE, SECRET_FILE, OPERATOR_FILE):
        return True
    if path.parts[:1] == (ASSETS,):
        return is_digest(path.name) and name == f"{ASSETS}/{path_of(path.name)}"
    if path.parts == (PICTURES, path.name):
        return PICTURE_NAME.fullmatch(path.name) is not None
    return path.parts == (CERTIFICATES, path.name) and path.name not in ("", ".", "..") and "\\" not in name


def _put(archive: zipfile.ZipFile, name: str, folder: Path) -> None:
    target = folder.joinpath(*PurePosixPath(name).parts)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(descriptor, "wb") as writing, archive.open(name) as reading:
        _copied(reading, writing)
        writing.flush()
        os.fsync(writing.fileno())


def _copied(reading: IO[bytes], writing: IO[bytes] | None) -> Part:
    """Copy to the end, or only read; returns what it was."""
    digest, size = sha256(), 0
    while chunk := reading.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if writing is not None:
            writing.write(chunk)
    return Part(size, digest.hexdigest())


def said_of(manifest: Manifest) -> str:
    """A backup in one line."""
    made_at = datetime.fromtimestamp(manifest.made_at / 1000, UTC)
    size = sum(part.size for part in manifest.files.values())
    return f"{len(manifest.files)} files, {size / 1e6:.1f} MB, of {made_at:%Y-%m-%d %H:%M} UTC"
