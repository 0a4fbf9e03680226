"""Whether anything can be kept: what the database itself says when it cannot write, and how we learn that it can again.

A full disk, a disk that became read-only and one that fails have this in common: reading goes on, and it passes. So the
store refuses what is to be kept at once, with a sentence, and tries by itself, again and again, whether there is room.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

PROBE_EVERY_S: Final = 2.0
"""How soon a store that cannot write tries again."""

PROBE_BYTES: Final = 256 * 1024
"""Room for less would be full again with the next few lines."""


class Trouble(StrEnum):
    """Why nothing can be kept at present."""

    FULL = "full"
    """No room on the disk, or the database has reached its limit."""
    READ_ONLY = "read_only"
    """The file, the disk or the database server takes no changes."""
    FAILING = "failing"
    """The disk does not do what it is told."""


_BY_SQLITE_CODE: Final = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.FAILING,
}
_BY_SQLSTATE: Final = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "58030": Trouble.FAILING,
}
"""PostgreSQL: disk_full, read_only_sql_transaction, io_error."""


def trouble_of(error: BaseException) -> Trouble | None:
    """What an error of the database says of the disk; None for every other error."""
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        # The lowest byte is the kind, what is above it says more exactly which (sqlite.org/rescode.html).
        return _BY_SQLITE_CODE.get(code & 0xFF)
    return _BY_SQLSTATE.get(getattr(error.orig, "sqlstate", None) or "")


def probe(engine: Engine) -> Trouble | None:
    """Write as much as is soon needed, on a connection of its own, and take it back; None when that went well."""
    # What was opened while the disk was full or read-only may still believe it.
    engine.dispose()
    filling = f"zeroblob({PROBE_BYTES})" if engine.dialect.name == "sqlite" else f"repeat('0', {PROBE_BYTES})"
    steps = (
        "DROP TABLE IF EXISTS lanting_probe",
        f"CREATE TABLE lanting_probe AS SELECT {filling} AS room",
        "DROP TABLE lanting_probe",
    )
    try:
        with engine.connect() as connection:
            for step in steps:
                # Each by itself: what is only begun and taken back need not reach the disk.
                with connection.begin():
                    connection.exec_driver_sql(step)
    except SQLAlchemyError as error:
        return trouble_of(error) or Trouble.FAILING
    return None
