"""Hands what a Space must keep to the store and brings the answers back in the order in which they were asked for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from lanting.protocol.word import ChatLine
from lanting.runtime.boundary import Boundary
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock, SaveLine
from lanting.space.event import ActStored, BlockStored, LineStored, NotStored
from lanting.store.error import StoreReadOnly

KeepLine = Callable[[SaveLine], Awaitable[tuple[ChatLine, bool]]]
"""Commits a line, or finds what the same request id was answered before (then True)."""
KeepAct = Callable[[SaveAct], Awaitable[bool]]
"""Commits an act of a host; True if the same request id was done before."""
KeepBlock = Callable[[SaveBlock], Awaitable[BlocksKept]]
"""Commits what somebody wants of her Blocks, or finds that it was done."""
Saving = SaveLine | SaveAct | SaveBlock
Stored = LineStored | ActStored | BlockStored


class Scribe:
    """Commit, then acknowledge, then broadcast: nothing is told before it is stored (PR-37)."""

    def __init__(
        self,
        keep_line: KeepLine,
        keep_act: KeepAct,
        keep_block: KeepBlock,
        answer: Callable[[Stored | NotStored], None],
        boundary: Boundary,
    ) -> None:
        self._keep_line = keep_line
        self._keep_act = keep_act
        self._keep_block = keep_block
        self._answer = answer
        self._boundary = boundary
        self._waiting: deque[tuple[Saving, asyncio.Task[Stored]]] = deque()

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def write(self, command: Saving) -> None:
        task = asyncio.ensure_future(self._committed(command))
        self._waiting.append((command, task))
        task.add_done_callback(self._report_done)

    async def drain(self, within_s: float) -> None:
        """Wait until everything handed in so far is answered, or for so long."""
        if self._waiting:
            await asyncio.wait([task for _, task in self._waiting], timeout=within_s)

    async def _committed(self, command: Saving) -> Stored:
        if isinstance(command, SaveAct):
            return ActStored(command, await self._keep_act(command))
        if isinstance(command, SaveBlock):
            return BlockStored(command, await self._keep_block(command))
        line, repeated = await self._keep_line(command)
        return LineStored(command.participant, command.seq, command.request_id, line, repeated, command.user)

    def _report_done(self, _: object) -> None:
        while self._waiting and self._waiting[0][1].done():
            command, task = self._waiting.popleft()
            self._answer(self._outcome(command, task))

    def _outcome(self, command: Saving, task: asyncio.Task[Stored]) -> Stored | NotStored:
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if isinstance(error, StoreReadOnly):
            return NotStored(command.participant, command.seq, error.code)
        if error is not None:
            self._boundary.report("scribe", error)
            return NotStored(command.participant, command.seq, "not_stored")
        return task.result()
