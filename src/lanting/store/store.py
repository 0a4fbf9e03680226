"""The Store: the one way in which anything is kept.

    line = await store.write(lambda connection: save_line(connection, …))
    spaces = await store.read(list_spaces)

Units and queries are plain functions of a SQLAlchemy `Connection`, run on the store's own threads; they must not touch
the event loop, and never commit or roll back themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from lanting.store import migration
from lanting.store.engine import database_url, reading_engine, scrub, writing_engine
from lanting.store.error import DatabaseUnusable, StoreClosed
from lanting.store.health import PROBE_EVERY_S, Trouble, trouble_of
from lanting.store.writer import Unit, Writer

T = TypeVar("T")

READERS: Final = 3


class Store:
    """An open database with its threads. Make it by `open`, end it by `close`."""

    def __init__(self, writing: Engine, reading: Engine, probe_every_s: float = PROBE_EVERY_S) -> None:
        self.on_trouble: Callable[[Trouble | None], None] = lambda _trouble: None
        """Told, on the writer's thread, when nothing can be kept any more, and with None when it can again."""
        self._writing = writing
        self._reading = reading
        self._writer = Writer(writing, probe_every_s, lambda trouble: self.on_trouble(trouble))
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="lanting-reader")
        self._closed = False

    @classmethod
    def open(cls, url: str, probe_every_s: float = PROBE_EVERY_S) -> Self:
        """Open the database at `url`, create or bring it up to date, and start the threads.

        `sqlite:///path/to/file` or `postgresql://…`. Blocks, so call it before the server listens. Raises
        `DatabaseUnusable` or `DatabaseTooNew`.
        """
        address = database_url(url)
        writing, reading = writing_engine(address), reading_engine(address, READERS)
        try:
            migration.bring_up_to_date(writing)
        except DBAPIError as error:
            # A disk that takes nothing has nothing to be changed, if all is as it should be.
            if trouble_of(error) is None or not migration.is_up_to_date(reading):
                raise DatabaseUnusable(str(error.orig).strip()) from error
        return cls(writing, reading, probe_every_s)

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be kept at present; None while all is well."""
        return self._writer.trouble

    async def write(self, unit: Callable[[Connection], T], durable: bool = False) -> T:
        """Run `unit` as one atomic piece of work and return its result after the COMMIT.

        Units run in the order in which they were given. If the unit raises, its changes are taken back and the error
        is raised here. With `durable` the result survives a loss of power; without, it survives the end of this
        process at any moment. Raises `StoreClosed`, or `StoreReadOnly` while nothing can be kept.
        """
        if self._closed:
            raise StoreClosed
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._writer.give(Unit(unit, durable, answer))
        return await answer

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run `query` on a reader thread; it sees one snapshot of what is committed. Raises `StoreClosed`."""
        if self._closed:
            raise StoreClosed
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._run_query, query)

    async def scrub(self) -> bool:
        """Leave no bytes of what was deleted in SQLite's log either. False: somebody reads in it; ask again later.

        PostgreSQL does it in its own time (VACUUM). Raises `StoreClosed`.
        """
        if self._closed:
            raise StoreClosed
        return await asyncio.get_running_loop().run_in_executor(self._readers, scrub, self._reading)

    async def close(self) -> None:
        """Finish what was asked, end the threads and close the database. Further calls do nothing."""
        if self._closed:
            return
        self._closed = True
        await asyncio.to_thread(self._end)

    def _run_query(self, query: Callable[[Connection], T]) -> T:
        with self._reading.connect() as connection, connection.begin():
            return query(connection)

    def _end(self) -> None:
        self._writer.stop()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()
