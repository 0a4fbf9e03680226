"""What a Server does at its start and once an hour: forget what is kept for a time only, and renew its certificate.

The hour is counted by the clock that never jumps; what is due is told by the clock on the wall, as it stands then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from sqlalchemy import Connection

from lanting.identity import queries as identity_queries
from lanting.kernel.clock import Clock, Instant
from lanting.media import queries as media_queries
from lanting.runtime.boundary import Boundary
from lanting.space import queries as space_queries
from lanting.space.queries.kept import forget_taken
from lanting.store.error import StoreReadOnly
from lanting.store.store import Store

EVERY_S: Final = 3_600


def forget_old(connection: Connection, now: Instant) -> None:
    """One unit of work: everything whose time is over, in every room."""
    space_queries.forget_reports(connection, now)
    space_queries.forget_old(connection, now)
    space_queries.forget_counts(connection, now)
    forget_taken(connection, now)
    identity_queries.forget_old(connection, now)
    media_queries.forget_old(connection)


class Upkeep:
    """Begin it once, end it once."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        boundary: Boundary,
        renew: Callable[[], Awaitable[None]],
        tidy: Callable[[], Awaitable[None]],
    ) -> None:
        """`renew` looks after the certificate; `tidy` throws away the files that no row names any more."""
        self._store = store
        self._clock = clock
        self._boundary = boundary
        self._renew = renew
        self._tidy = tidy
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """From now on, every hour; the first round is the caller's."""
        self._task = asyncio.create_task(self._every_hour())

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def round(self) -> None:
        """Everything once. What goes wrong is reported and tried again in an hour."""
        with self._boundary.catching("certificate"):
            await self._renew()
        with self._boundary.catching("forgetting"):
            await self._forget()
        with self._boundary.catching("files"):
            await self._tidy()

    async def _forget(self) -> None:
        now = self._clock.now()
        try:
            await self._store.write(lambda connection: forget_old(connection, now))
            # Also what was deleted since the last round, while somebody was reading.
            await self._store.scrub()
        except StoreReadOnly:
            # The store has said so itself. In an hour again.
            return

    async def _every_hour(self) -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            await self.round()
