"""Where the pictures of Spaces lie: files of one folder, each named by the SHA-256 of what it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

PICTURES: Final = "pictures"
"""In the data folder."""
PICTURE_NAME: Final = re.compile(r"[0-9a-f]{64}\.jpg")


class PictureShelf(Protocol):
    """Keeps pictures by their content."""

    def keep(self, content: bytes) -> str:
        """Put a picture there; its digest finds it again. The same content is there once."""

    def find(self, digest: str) -> bytes | None:
        """The picture with this digest."""

    def forget_all_but(self, digests: Collection[str]) -> None:
        """Throw away what no Space shows any more."""


class PictureFolder:
    """A `PictureShelf` on a disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        digest = sha256(content).hexdigest()
        file = self._file(digest)
        if not file.exists():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            draft = file.with_name(f".{file.name}-{os.getpid()}")
            with draft.open("wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(file)
        return digest

    def find(self, digest: str) -> bytes | None:
        with suppress(FileNotFoundError):
            return self._file(digest).read_bytes()
        return None

    def forget_all_but(self, digests: Collection[str]) -> None:
        kept = {f"{digest}.jpg" for digest in digests}
        for file in self._folder.glob("*.jpg"):
            if PICTURE_NAME.fullmatch(file.name) and file.name not in kept:
                file.unlink(missing_ok=True)

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}.jpg"
