"""Hands a Space's chat lines to the store and brings the answers back in the order in which they were said."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from lanting.protocol.word import ChatLine
from lanting.runtime.boundary import Boundary
from lanting.space.command import SaveLine
from lanting.space.event import LineNotStored, LineStored

Save = Callable[[SaveLine], Awaitable[tuple[ChatLine, bool]]]
"""Commits a line, or finds what the same request id was answered before (then True)."""


class Scribe:
    """Commit, then acknowledge, then broadcast: nothing is told before it is stored (PR-37)."""

    def __init__(self, save: Save, answer: Callable[[LineStored | LineNotStored], None], boundary: Boundary) -> None:
        self._save = save
        self._answer = answer
        self._boundary = boundary
        self._waiting: deque[tuple[SaveLine, asyncio.Task[tuple[ChatLine, bool]]]] = deque()

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def write(self, command: SaveLine) -> None:
        task = asyncio.ensure_future(self._committed(command))
        self._waiting.append((command, task))
        task.add_done_callback(self._report_done)

    async def drain(self, within_s: float) -> None:
        """Wait until everything handed in so far is answered, or for so long."""
        if self._waiting:
            await asyncio.wait([task for _, task in self._waiting], timeout=within_s)

    async def _committed(self, command: SaveLine) -> tuple[ChatLine, bool]:
        return await self._save(command)

    def _report_done(self, _: object) -> None:
        while self._waiting and self._waiting[0][1].done():
            command, task = self._waiting.popleft()
            self._answer(self._outcome(command, task))

    def _outcome(self, command: SaveLine, task: asyncio.Task[tuple[ChatLine, bool]]) -> LineStored | LineNotStored:
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is not None:
            self._boundary.report("scribe", error)
            return LineNotStored(command.participant, command.seq, "not_stored")
        line, repeated = task.result()
        return LineStored(command.participant, command.seq, command.request_id, line, repeated)
