"""The household's process as the Server sees it: started when it is first needed, told who is where, not relied upon.

Whatever happens to it is a line in the log and a new start a little later. When the Server ends, for whatever reason,
its standard input ends, and so does the household.
"""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from lanting.kernel.ids import SpaceId
from lanting.kernel.log import Log

COMMAND: Final = (sys.executable, "-P", "-m", "lanting.household")
"""-P: what lies in the folder where somebody starts a Server is no part of it."""
CLOSE_WITHIN_S: Final = 1.0
START_AGAIN_S: Final = 1.0
START_AGAIN_S_MAX: Final = 60.0
LIVED_S: Final = 60.0
"""Who lived so long is started again as if it were the first time."""
SEED: Final = 353
"""The year of the gathering at the Orchid Pavilion: every demonstration is the same day."""

_log = Log("lanting.app")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the household is told first."""

    url: str
    """The Server as this machine reaches it."""
    guides: bool
    """Whether a guide comes to where people are."""
    company: SpaceId | None
    """The Space in which a demonstration lives, if there is one."""


class _Count(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the household is told of a Space whenever it changes."""

    space: str
    people: int
    is_open: bool = True


class Household:
    """Keeps one process alive for as long as somebody is inside; a company needs it at all times."""

    def __init__(self, opening: Opening, command: tuple[str, ...] = COMMAND) -> None:
        self._opening = opening
        self._command = command
        self._counts: dict[SpaceId, _Count] = {}
        self._process: Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._is_closing = False
        self.ends = 0
        """How often the process ended by itself."""

    def begin(self) -> None:
        """Start what does not wait for anybody: the company."""
        if self._opening.company is not None:
            self._start()

    def people_changed(self, space: SpaceId, people: int, is_open: bool = True) -> None:
        """So many people are in a Space now. Waits for nothing.

        Where not everybody may come in, nobody of ours does: no host should have to decide about a program of ours.
        """
        count = _Count(space=space, people=people if is_open else 0, is_open=is_open)
        if count.people or not is_open:
            self._counts[space] = count
        else:
            self._counts.pop(space, None)
        if self._process is not None:
            self._tell(count)
        elif count.people and self._opening.guides:
            self._start()

    async def close(self) -> None:
        """End it: within a second, one way or the other."""
        self._is_closing = True
        process = self._process
        if process is not None and process.stdin is not None:
            process.stdin.close()
            try:
                async with asyncio.timeout(CLOSE_WITHIN_S):
                    await process.wait()
            except TimeoutError:
                process.kill()
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)

    def _start(self) -> None:
        if self._keeping is None and not self._is_closing:
            self._keeping = asyncio.get_running_loop().create_task(self._keep())

    async def _keep(self) -> None:
        """Start it, and start it again as long as it is needed."""
        loop = asyncio.get_running_loop()
        wait_s = START_AGAIN_S
        try:
            while not self._is_closing and (self._is_needed or self._opening.company is not None):
                began_s = loop.time()
                try:
                    status: object = await self._run()
                except (OSError, NotImplementedError) as error:
                    # The program cannot be run, or this event loop knows no processes (Windows' selector loop).
                    status = type(error).__name__
                if not self._is_closing:
                    wait_s = START_AGAIN_S if loop.time() - began_s > LIVED_S else min(2 * wait_s, START_AGAIN_S_MAX)
                    self.ends += 1
                    _log.warning("household ended", status=status, times=self.ends, again_in_s=wait_s)
                    await asyncio.sleep(wait_s)
        finally:
            self._keeping = None

    async def _run(self) -> int:
        """One life of the process, from its start to its exit status."""
        process = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=DEVNULL)
        self._process = process
        try:
            opening = self._opening
            first = {"url": opening.url, "guides": opening.guides, "company": opening.company, "seed": SEED}
            self._tell(first, *self._counts.values())
            return await process.wait()
        finally:
            self._process = None

    @property
    def _is_needed(self) -> bool:
        return any(count.people for count in self._counts.values())

    def _tell(self, *messages: dict[str, Any] | _Count) -> None:
        assert self._process is not None and self._process.stdin is not None
        if not self._process.stdin.is_closing():
            self._process.stdin.writelines(msgspec.json.encode(message) + b"\n" for message in messages)
