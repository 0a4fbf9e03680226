"""What can go wrong with the database itself.

LantingError
└── StoreError
    ├── StoreClosed           asked after close
    ├── DatabaseUnusable      it cannot be opened, or its address is not understood
    └── DatabaseTooNew        written by a newer Lanting
"""

from __future__ import annotations

from lanting.kernel.error import LantingError


class StoreError(LantingError):
    """The database could not do what was asked."""

    code = "store_error"


class StoreClosed(StoreError):
    """A unit or a query came after `close`."""

    code = "store_closed"

    def __init__(self) -> None:
        super().__init__("the store is closed; the server is stopping")


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
