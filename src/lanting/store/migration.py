"""Bringing a database up to date at start, with Alembic.

Alembic is slow to import and has nothing to do on most starts, so the revisions are named here too (a test keeps the
list true) and Alembic is only loaded when the database is not at the last of them.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Engine, column, inspect, select, table

from lanting.store.error import DatabaseTooNew

REVISIONS: Final = ("0001",)
"""Every revision in `migrations/versions`, oldest first."""

SCRIPTS: Final = "lanting.store:migrations"

_version = table("alembic_version", column("version_num"))


def bring_up_to_date(engine: Engine) -> None:
    """Create the tables, or change them to what this Lanting expects, in one transaction.

    Raises `DatabaseTooNew` if a newer Lanting has been here.
    """
    with engine.connect() as connection, connection.begin():
        found = _revision_of(connection)
        if found == REVISIONS[-1]:
            return
        if found is not None and found not in REVISIONS:
            raise DatabaseTooNew(found, REVISIONS[-1])
        _upgrade(connection)


def _revision_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(select(_version.c.version_num))
    return revision


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
