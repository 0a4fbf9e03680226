"""What can go wrong with the database itself.

LantingError
└── StoreError
    ├── StoreClosed           asked after close
    ├── StoreReadOnly         nothing can be kept at present
    ├── DatabaseUnusable      it cannot be opened, or its address is not understood
    └── DatabaseTooNew        written by a newer Lanting
"""

from __future__ import annotations

from typing import Final

from lanting.kernel.error import LantingError
from lanting.store.health import Trouble


class StoreError(LantingError):
    """The database could not do what was asked."""

    code = "store_error"


class StoreClosed(StoreError):
    """A unit or a query came after `close`."""

    code = "store_closed"

    def __init__(self) -> None:
        super().__init__("the store is closed; the server is stopping")


class StoreReadOnly(StoreError):
    """The disk is full, takes no changes, or fails. Reading goes on; the store tries again by itself."""

    code = "read_only"

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(
            "nothing can be kept at present, because " + _SAYS[trouble] + "; try again in a little while",
            trouble=str(trouble),
        )


_SAYS: Final = {
    Trouble.FULL: "the server's disk is full",
    Trouble.READ_ONLY: "the server's disk takes no changes",
    Trouble.FAILING: "the server's disk fails",
}


class DatabaseUnusable(StoreError):
    """The database cannot be opened."""

    code = "database_unusable"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the database cannot be used: {reason}", reason=reason)


class DatabaseTooNew(StoreError):
    """The database was brought up to date by a newer Lanting than this one."""

    code = "database_too_new"

    def __init__(self, found: str, newest_known: str) -> None:
        super().__init__(
            f"the database is at revision {found}, but this Lanting knows only up to {newest_known}; "
            "start the newer Lanting that wrote it, or restore the backup made before the upgrade",
            found=found,
            newest_known=newest_known,
        )
