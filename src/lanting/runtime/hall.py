"""The Hall: all Spaces that run in this process. A Space runs from the first visitor to the last kept slot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final, Protocol

from lanting.kernel.ids import SpaceId
from lanting.protocol.word import ChatLine
from lanting.runtime.error import ServerStopping
from lanting.runtime.running_space import RunningSpace
from lanting.runtime.surroundings import Surroundings
from lanting.space.command import SaveLine
from lanting.space.glance import Glance
from lanting.space.pose_lane import PoseLane
from lanting.space.queries import SpaceUnknown
from lanting.space.space import Space

__all__ = ["Hall", "SpaceShelf", "SpaceUnknown"]

_LOOK_EVERY_S: Final = 0.01


class SpaceShelf(Protocol):
    """Where Spaces are kept while nobody is in them."""

    async def load(self, space_id: SpaceId) -> tuple[Space, PoseLane]:
        """A Space with nobody in it yet, and its pose lane. Raises SpaceUnknown."""

    async def save_line(self, space_id: SpaceId, line: SaveLine) -> tuple[ChatLine, bool]:
        """Commit a chat line; True with the first one's line if its request id was known."""


class Hall:
    """Opens Spaces when somebody comes, forgets them when the last slot is free."""

    def __init__(
        self, shelf: SpaceShelf, around: Surroundings, on_people: Callable[[SpaceId, int], None] | None = None
    ) -> None:
        """`on_people` is told whenever the count of people in a Space has changed."""
        self._shelf = shelf
        self._on_people = on_people or (lambda _space, _people: None)
        self._around = around
        self._running: dict[SpaceId, RunningSpace] = {}
        self._opening: dict[SpaceId, asyncio.Task[RunningSpace]] = {}
        self._is_closing = False

    def running(self, space_id: SpaceId) -> RunningSpace | None:
        return self._running.get(space_id)

    def people(self, space_id: SpaceId) -> int:
        """How many people, not programs, are in this Space now."""
        running = self._running.get(space_id)
        return running.space.people_count if running else 0

    def glance(self, space_id: SpaceId) -> Glance:
        """What the door of a Space shows of those inside; nobody, where it does not run."""
        running = self._running.get(space_id)
        return running.glance() if running else Glance()

    async def open(self, space_id: SpaceId) -> RunningSpace:
        """The Space, running. Raises SpaceUnknown or ServerStopping."""
        while not self._is_closing:
            # Asked again after every wait: who was loaded for others may be empty and forgotten by now.
            if (running := self._running.get(space_id)) is not None:
                return running
            task = self._opening.get(space_id)
            if task is None:
                task = self._opening[space_id] = asyncio.ensure_future(self._load(space_id))
                task.add_done_callback(lambda done: self._opened(space_id, done))
            await asyncio.shield(task)
        raise ServerStopping

    async def close(self) -> None:
        """Tell everybody that the server goes away, wait for their sockets to close, then cut what is left."""
        self._is_closing = True
        within_s = self._around.limits.close_within_ms / 1_000
        until = time.monotonic() + within_s
        spaces = list(self._running.values())
        await asyncio.gather(*(running.close(within_s / 2) for running in spaces))
        while any(running.connections for running in spaces) and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_EVERY_S)
        for running in spaces:
            for connection in running.connections:
                connection.socket.abort()
        await asyncio.sleep(0)

    async def _load(self, space_id: SpaceId) -> RunningSpace:
        space, poses = await self._shelf.load(space_id)

        def save(line: SaveLine) -> asyncio.Future[tuple[ChatLine, bool]]:
            return asyncio.ensure_future(self._shelf.save_line(space_id, line))

        running = RunningSpace(space, poses, save, self._around, self._forget, self._on_people)
        self._running[space_id] = running
        return running

    def _opened(self, space_id: SpaceId, done: asyncio.Task[RunningSpace]) -> None:
        del self._opening[space_id]
        if not done.cancelled():
            # Seen here too, for the case that everybody who waited has gone.
            done.exception()

    def _forget(self, running: RunningSpace) -> None:
        if self._running.get(running.id) is running:
            del self._running[running.id]
