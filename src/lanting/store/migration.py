"""Bringing a database up to date at start, with Alembic.

Alembic is slow to import and has nothing to do on most starts, so the revisions are named here too (a test keeps the
list true) and Alembic is only loaded when the database is not at the last of them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, column, inspect, select, table
from sqlalchemy.exc import DBAPIError

from lanting.store.error import DatabaseTooNew

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision in `migrations/versions`, oldest first."""

SCRIPTS: Final = "lanting.store:migrations"

_version = table("alembic_version", column("version_num"))


def bring_up_to_date(engine: Engine) -> None:
    """Create the tables, or change them to what this Lanting expects, in one transaction.

    A database of SQLite that is changed is copied first (`copy_before`); PostgreSQL's keeper makes backups of his own.

    Raises `DatabaseTooNew` if a newer Lanting has been here.
    """
    with engine.connect() as connection, connection.begin():
        found = _revision_of(connection)
        if found == REVISIONS[-1]:
            return
        if found is not None and found not in REVISIONS:
            raise DatabaseTooNew(found, REVISIONS[-1])
        if found is not None:
            _keep_copy(engine.url)
        _upgrade(connection)


def is_up_to_date(engine: Engine) -> bool:
    """Whether there is nothing to change, looked up without changing anything; False where it cannot be read."""
    try:
        with engine.connect() as connection, connection.begin():
            return _revision_of(connection) == REVISIONS[-1]
    except DBAPIError:
        return False


def _revision_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(select(_version.c.version_num))
    return revision


def copy_before(file: Path) -> Path:
    """Where the database as it was before the last change of its tables is kept, beside it."""
    return file.with_name(f"{file.name}.before-{REVISIONS[-1]}")


def _keep_copy(url: URL) -> None:
    """SQLite's file as it is now. Our own transaction is open, but nothing is written yet; a reader sees what was."""
    if url.get_backend_name() != "sqlite" or url.database is None:
        return
    file = Path(url.database)
    draft = copy_before(file).with_suffix(".draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(draft)) as copy:
        live.backup(copy)
    draft.replace(copy_before(file))


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
