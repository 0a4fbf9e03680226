"""Time as an experience has it: handed in, so that a test turns it by hand."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

_Told = TypeVar("_Told")


class WorldClock(Protocol):
    """What an experience knows of time."""

    def now(self) -> datetime:
        """With its time zone, UTC."""

    def second(self) -> float:
        """Seconds on a clock that never jumps, from any beginning."""

    async def sleep(self, seconds: float) -> None:
        """Let others go on for so long; 0: once."""


class SystemWorldClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def second(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def within(clock: WorldClock, seconds: float | None, future: asyncio.Future[_Told]) -> _Told:
    """Wait for a future, by this clock for so long. Raises TimeoutError; the future goes on."""
    if seconds is None:
        return await future
    over = asyncio.ensure_future(clock.sleep(seconds))
    both: set[asyncio.Future[Any]] = {future, over}
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        over.cancel()
    if not future.done():
        raise TimeoutError(f"nothing within {seconds:g} s")
    return future.result()
