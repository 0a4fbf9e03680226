"""A note in the data folder that says where a running Server is: the commands read it, and need not be told.

It is gone after an orderly stop. After a power cut it is wrong until the next start: whoever follows it finds nobody.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from lanting.app.data_folder import write_private

OPEN_AT: Final = "open-at.json"


class OpenAt(msgspec.Struct, frozen=True):
    """How one reaches the Server."""

    here: str
    """On its own machine."""
    https: str | None
    """Under our own certificate, or the Operator's."""
    public: str | None


def note(folder: Path, where: OpenAt) -> None:
    """Say it. A disk that takes nothing does not keep a Server from opening."""
    with suppress(OSError):
        write_private(folder / OPEN_AT, msgspec.json.encode(where))


def noted(folder: Path) -> OpenAt | None:
    """Where the Server of this folder is, if it runs."""
    try:
        return msgspec.json.decode((folder / OPEN_AT).read_bytes(), type=OpenAt)
    except (OSError, msgspec.DecodeError):
        return None


def forget(folder: Path) -> None:
    """It is closed."""
    with suppress(OSError):
        (folder / OPEN_AT).unlink(missing_ok=True)
