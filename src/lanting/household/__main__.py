"""The household's process. `app` starts it and speaks to it on standard input, one JSON object to a line:

{"url": "http://127.0.0.1:8080", "guides": true, "company": "spc_…" or null, "seed": 353}     first, once
{"space": "spc_…", "people": 2}                                                               whenever that changes
{"space": "spc_…", "people": 0, "is_open": false}                                             not everybody may come in

It ends within a second when its standard input does: no server, no household.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import msgspec

from lanting.household.caretaker import Caretaker

CLOSE_WITHIN_S: Final = 0.6
_NICENESS: Final = 5
"""Visitors come first, on a machine with two cores too."""


class _Opening(msgspec.Struct, frozen=True):
    url: str
    guides: bool
    company: str | None
    seed: int


class _Count(msgspec.Struct, frozen=True):
    space: str
    people: int
    is_open: bool = True


def main() -> None:
    """Serve until standard input ends."""
    # Ctrl-C reaches the whole group; the server decides when the house closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    first = sys.stdin.buffer.readline()
    if first:
        asyncio.run(_serve(msgspec.json.decode(first, type=_Opening)))
    # What still waits (a name being looked up, a socket that does not close) must not hold the house open.
    os._exit(0)


async def _serve(opening: _Opening) -> None:
    ended = asyncio.Event()
    caretaker = Caretaker(opening.url, guides=opening.guides, clock=time.monotonic, report=_report)
    if opening.company is not None:
        caretaker.invite_company(opening.company, opening.seed)
    loop = asyncio.get_running_loop()

    def told(line: bytes) -> None:
        count = msgspec.json.decode(line, type=_Count)
        loop.call_soon_threadsafe(caretaker.told, count.space, count.people, count.is_open)

    threading.Thread(target=_read, args=(told, lambda: loop.call_soon_threadsafe(ended.set)), daemon=True).start()
    await ended.wait()
    with suppress(TimeoutError):
        async with asyncio.timeout(CLOSE_WITHIN_S):
            await caretaker.close()


def _read(told: Callable[[bytes], None], ended: Callable[[], object]) -> None:
    """In a thread of its own: not every system lets a loop wait for standard input."""
    try:
        for line in sys.stdin.buffer:
            told(line)
    finally:
        ended()


def _report(figure: str, error: BaseException) -> None:
    """One line: what and where. The words of an error may quote somebody: they stay out."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "nowhere"
    sys.stderr.write(f'level=error event="household" figure={figure} error={type(error).__name__} where={where}\n')
    sys.stderr.flush()


if __name__ == "__main__":
    main()
