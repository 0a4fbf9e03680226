"""The data folder: everything that a Server keeps on disk, and nothing of it readable for other users."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from lanting.app.error import DataFolderUnusable

SECRET_FILE: Final = "secret.key"  # noqa: S105 - its name, not what it holds
OPERATOR_FILE: Final = "operator.key"
CERTIFICATES: Final = "certificates"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """An existing, writable folder."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Make the folder if it is missing. Raises DataFolderUnusable."""
        folder = cls(path)
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = path / f".writable-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise DataFolderUnusable(str(path), error.strerror or str(error)) from None
        return folder

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What file `name` holds; made at the first start, readable for this user alone. Raises DataFolderUnusable."""
        file = self.path / name
        try:
            with suppress(FileNotFoundError):
                return file.read_bytes()
            write_private(file, make())
            return file.read_bytes()
        except OSError as error:
            raise DataFolderUnusable(str(self.path), f"{name}: {error.strerror or error}") from None


def write_private(file: Path, content: bytes) -> None:
    """Put `content` in place at once and whole, readable for this user alone."""
    draft = file.with_name(f".{file.name}-{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)
