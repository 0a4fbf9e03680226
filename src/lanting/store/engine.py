"""How a database is opened: one engine that writes, one that reads, on SQLite and on PostgreSQL.

On SQLite we say BEGIN ourselves, since Python's driver would begin only before the first INSERT: a writer begins
IMMEDIATE, so that it waits for the file once and never fails half-way; a reader begins deferred and is `query_only`.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from lanting.store.error import DatabaseUnusable

DURABLE: Final = "lanting_durable"
"""Execution option of a connection: the next transaction is on the disk itself when its COMMIT returns."""

BUSY_TIMEOUT_MS: Final = 5_000
"""How long to wait for another process (a backup, the command line) that holds SQLite's write lock."""

SCRUB_WAITS_MS: Final = 250
"""How long cutting the log waits for who reads in it."""


def database_url(text: str) -> URL:
    """Read a database address: `sqlite:///path/to/file` or `postgresql://…`.

    Raises `DatabaseUnusable` for any other kind, and for SQLite in memory, which readers could not see.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise DatabaseUnusable("its address is not a URL; write sqlite:///path/to/file or postgresql://…") from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise DatabaseUnusable(f"{url.drivername} is not supported; use sqlite:///path/to/file or postgresql://…")
    if url.database in (None, "", ":memory:"):
        raise DatabaseUnusable("SQLite needs a file; write sqlite:///path/to/file")
    return url.set(drivername="sqlite+pysqlite")


def writing_engine(url: URL) -> Engine:
    """The engine of the one writer: a single connection, opened at first use."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True)
    engine = create_engine(url, poolclass=QueuePool, pool_size=1, max_overflow=0)
    event.listen(engine, "connect", _set_up_sqlite_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(url: URL, readers: int) -> Engine:
    """The engine of the readers: each query sees one snapshot, and nothing can be changed through it."""
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url, pool_size=readers, max_overflow=0, pool_pre_ping=True, isolation_level="REPEATABLE READ"
        ).execution_options(postgresql_readonly=True)
    engine = create_engine(url, poolclass=QueuePool, pool_size=readers, max_overflow=0)
    event.listen(engine, "connect", _set_up_sqlite_reader)
    event.listen(engine, "begin", _begin_deferred)
    return engine


def scrub(engine: Engine) -> bool:
    """Copy SQLite's log into the database and cut it to nothing. False where a reader is still in it."""
    if engine.url.get_backend_name() != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        asking = connection.cursor()
        # Who writes would wait as long as we wait for a reader.
        asking.execute(f"PRAGMA busy_timeout = {SCRUB_WAITS_MS}")
        # A connection that only reads may do this, too: the log's content is committed already.
        asking.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(busy, _, _)] = asking.fetchall()
        asking.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    finally:
        connection.close()
    return bool(busy == 0)


def _set_up_sqlite_writer(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: a clip that was decided on must not be found on the disk (HT-190).
    connection.execute("PRAGMA secure_delete = ON")


def _set_up_sqlite_reader(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA query_only = ON")


def _begin_immediate(connection: Connection) -> None:
    # Outside a transaction, since SQLite ignores a change of `synchronous` within one.
    durable = connection.get_execution_options().get(DURABLE, False)
    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
