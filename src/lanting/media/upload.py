"""Files that are on their way: each a note and its bytes so far, in a folder, so that a Server that was killed goes on.

Whoever sends says from which byte on; whoever was cut off asks how far it came. A newer sender of the same upload takes
over from an older one, whose line may be long dead.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Final

import msgspec

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import AssetId, SpaceId, UploadId, UserId, is_id
from lanting.media.asset import Words
from lanting.media.limit import CHUNK_BYTES_MAX, PIECE_BYTES_MAX, UPLOAD_KEPT_MS
from lanting.media.quota import DiskFull

UPLOADS: Final = "uploads"
"""In the data folder."""
PREFIX: Final = "upl"
NO_SPACE: Final = SpaceId("")
"""Where a file goes that is itself a whole Space."""
NOBODY: Final = UserId("")


class UploadUnknown(LantingError):
    """No upload has this id, or it is another's, or its time is over."""

    code = "upload_unknown"

    def __init__(self) -> None:
        super().__init__("this upload is not there any more; begin it anew")


class OffsetWrong(LantingError):
    """What is sent does not begin where the upload ends so far."""

    code = "upload_offset"

    def __init__(self, offset: int) -> None:
        super().__init__(f"the upload goes on at byte {offset}", offset=offset)


class ChunkTooLarge(LantingError):
    """More at once than may be, or than is missing."""

    code = "chunk_too_large"

    def __init__(self, bytes_max: int) -> None:
        super().__init__(f"at most {bytes_max} bytes may come now; send the rest next", bytes=bytes_max)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What an upload is, as it lies beside its bytes."""

    id: UploadId
    space: SpaceId
    user: UserId
    words: Words
    bytes: int
    digest: str = ""
    """What the sender says that it will be; "" if she does not."""
    begun_at: Instant
    asset: AssetId | None = None
    """What it has become."""

    @property
    def is_package(self) -> bool:
        """Whether it is a whole Space, which becomes no Asset."""
        return self.space == NO_SPACE


class Upload:
    """One file on its way."""

    def __init__(self, folder: Path, note: Note, offset: int, touched_at: Instant) -> None:
        self.note = note
        self.offset = offset
        self.touched_at = touched_at
        self.finishing = asyncio.Lock()
        """Held while it is checked: a repeated last request waits for the first one's answer."""
        self.file = folder / f"{note.id}.part"
        self._note_file = folder / f"{note.id}.json"
        self._writing = asyncio.Lock()
        self._turn = 0

    @property
    def is_whole(self) -> bool:
        return self.offset == self.note.bytes

    async def receive(self, offset: int, pieces: AsyncIterator[bytes], now: Instant) -> None:
        """Take in what comes, up to CHUNK_BYTES_MAX. What came before the line was cut stays.

        Raises OffsetWrong, ChunkTooLarge or DiskFull.
        """
        async with self._writing:
            if offset != self.offset or self.note.asset is not None:
                raise OffsetWrong(self.offset)
            self._turn += 1
            turn, most = self._turn, min(CHUNK_BYTES_MAX, self.note.bytes - offset)
        came = 0
        self.touched_at = now
        async for piece in pieces:
            came += len(piece)
            if came > most:
                raise ChunkTooLarge(most)
            for start in range(0, len(piece), PIECE_BYTES_MAX):
                await self._append(turn, piece[start : start + PIECE_BYTES_MAX])

    async def _append(self, turn: int, piece: bytes) -> None:
        async with self._writing:
            if turn != self._turn:
                raise OffsetWrong(self.offset)
            try:
                await asyncio.to_thread(self._write, piece)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise DiskFull from None
                raise
            self.offset += len(piece)

    def _write(self, piece: bytes) -> None:
        """At the offset, whatever a write that failed halfway has left behind it."""
        with self.file.open("r+b") as opened:
            opened.seek(self.offset)
            opened.write(piece)
            opened.truncate()

    def begin(self) -> None:
        self.file.touch(mode=0o600)
        self._write_note()

    def become(self, asset: AssetId) -> None:
        """From now on it only remembers what it has become: whoever missed the answer asks again."""
        self.note = msgspec.structs.replace(self.note, asset=asset)
        self._write_note()
        self.file.unlink(missing_ok=True)

    def drop(self) -> None:
        self._turn += 1
        self._note_file.unlink(missing_ok=True)
        self.file.unlink(missing_ok=True)

    def _write_note(self) -> None:
        draft = self._note_file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.json.encode(self.note))
        draft.replace(self._note_file)


def digest_of(file: Path) -> str:
    """Its SHA-256. Reads it, so not for the loop's own thread."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


class Uploads:
    """Every file on its way, known by its id."""

    def __init__(self, folder: Path) -> None:
        """What a Server before this one has left there goes on."""
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._known: dict[str, Upload] = {upload.note.id: upload for upload in _left_in(folder)}

    def of(self, upload: str, user: UserId) -> Upload:
        """Somebody's own. Raises UploadUnknown."""
        found = self._known.get(upload)
        if found is None or found.note.user != user:
            raise UploadUnknown
        return found

    def open_ones(self) -> list[Upload]:
        """Those that have not become anything yet, the oldest first."""
        return [each for each in self._known.values() if each.note.asset is None]

    def begin(self, note: Note) -> Upload:
        upload = Upload(self._folder, note, 0, note.begun_at)
        upload.begin()
        self._known[note.id] = upload
        return upload

    def drop(self, upload: Upload) -> None:
        upload.drop()
        self._known.pop(upload.note.id, None)

    def forget_old(self, now: Instant) -> None:
        """Those that nobody has gone on with for a day."""
        for upload in [*self._known.values()]:
            if now - upload.touched_at > UPLOAD_KEPT_MS and not upload.finishing.locked():
                self.drop(upload)


def _left_in(folder: Path) -> list[Upload]:
    found = []
    for file in folder.glob(f"{PREFIX}_*.json"):
        with suppress(OSError, msgspec.DecodeError):
            note = msgspec.json.decode(file.read_bytes(), type=Note)
            if is_id(note.id, PREFIX) and file.stem == note.id:
                part = file.with_suffix(".part")
                size = part.stat().st_size if note.asset is None else note.bytes
                touched_at = Instant(int((part if part.exists() else file).stat().st_mtime * 1_000))
                found.append(Upload(folder, note, min(size, note.bytes), touched_at))
    kept = {upload.note.id for upload in found}
    for file in folder.iterdir():
        # Bytes that no note tells of, and drafts: nobody goes on with them.
        if file.is_file() and file.stem not in kept:
            file.unlink(missing_ok=True)
    return sorted(found, key=lambda upload: upload.note.begun_at)
