"""What a child does with its life: import, try what is kept, perform, and end."""

from __future__ import annotations

import asyncio
import io
import mmap
import os
import random
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Final, Literal

import msgspec

from lanting.kernel.error import LantingError
from lanting.protocol import pipe
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.protocol.request import Enter
from lanting.sdk.child.fence import raise_fence
from lanting.sdk.child.guard import StepGuard, Watch
from lanting.sdk.child.pipe_way import Pipe, PipeWay
from lanting.sdk.describing import experience_of
from lanting.sdk.error import BotError
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.failure import Failure
from lanting.sdk.experience.performance import Performance
from lanting.sdk.experience.settings import read_settings
from lanting.sdk.experience.state import decode, key_of
from lanting.sdk.session import Session

_PATIENCE_S: Final = 20.0
"""A line that the server has closed is opened again for so long."""
_FLUSH_WITHIN_S: Final = 0.5


def run(sock: socket.socket, running: mmap.mmap) -> None:
    """Live: Start is the first frame. Returns when the server says Close; where it is gone the process ends at once."""
    asyncio.run(_Child(running).live(sock))


class _Child:
    def __init__(self, running: mmap.mmap) -> None:
        self._watch = Watch(running)
        self._running = running
        self._orders: asyncio.Queue[pipe.Order] = asyncio.Queue()
        self._pipe = Pipe(self._orders.put_nowait, _gone)
        self._parts: dict[int, tuple[pipe.Part, Experience]] = {}
        self._networked: set[int] = set()
        self._opening: list[asyncio.Task[None]] = []
        self._performances: list[Performance] = []
        self._companions = count(pipe.COMPANION_LINE_MIN)
        self._chance = random.Random()  # noqa: S311 - dice and shuffles; seeded by Start
        self._language = "en"

    async def live(self, sock: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        sock.setblocking(False)
        await loop.connect_accepted_socket(lambda: self._pipe, sock)
        alive = loop.create_task(self._beat())
        sys.stdout = _LogWriter(self._pipe, self._running)
        raise_fence(self._running, self._networked.__contains__)
        while True:
            match await self._orders.get():
                case pipe.Start() as start:
                    await self._start(start)
                case pipe.Open():
                    self._opening += [loop.create_task(self._perform(*each)) for each in self._parts.values()]
                case pipe.Close(reason=reason):
                    await self._end(reason)
                    alive.cancel()
                    return
                case _:
                    pass

    async def _beat(self) -> None:
        while True:
            self._pipe.say(pipe.Alive())
            await asyncio.sleep(pipe.ALIVE_EVERY_S)

    # Before the curtain

    async def _start(self, start: pipe.Start) -> None:
        self._chance.seed(start.secret)
        self._language = start.language
        for part in start.experiences:
            if "network" in part.capabilities:
                self._networked.add(part.line)
            try:
                experience = self._imported(part)
                await self._try_kept(part, experience)
            except asyncio.CancelledError:
                raise
            except BaseException as error:  # noqa: BLE001
                # Whatever an author's code raises on import is the author's: the others run.
                self._tell(part.line, _import_failure(error), is_final=True)
            else:
                self._parts[part.line] = part, experience
        self._pipe.say(pipe.Ready())

    def _imported(self, part: pipe.Part) -> Experience:
        with self._as_running(part.line):
            experience = experience_of(part.ref)
            if experience.settings is not None:
                read_settings(experience.settings, part.settings)
        if experience.name != part.name:
            raise ValueError(f"{part.ref} holds the experience {experience.name!r}, not {part.name!r}")
        return experience

    async def _try_kept(self, part: pipe.Part, experience: Experience) -> None:
        """Read everything once as this code would. Raises StateWrong."""
        kinds = {key_of(kind): kind for kind in experience.states}
        after: str | None = None
        while kinds:
            page = await self._pipe.ask_kept(part.line, after)
            with self._as_running(part.line):
                for kept in page.values:
                    if (kind := kinds.get(kept.key)) is not None:
                        decode(kind, kept.version, kept.value)
            after = page.next
            if after is None:
                return

    @contextmanager
    def _as_running(self, line: int) -> Iterator[None]:
        self._watch.begin(line, is_timed=False)
        try:
            yield
        finally:
            self._watch.end()

    # On the stage

    async def _perform(self, part: pipe.Part, experience: Experience) -> None:
        title = experience.texts.said(experience.title, self._language)
        enter = Enter(name=title[:NAME_CHARS_MAX].strip(), program=True, unseen=True)
        session = Session(PipeWay(self._pipe, part.line), enter, _PATIENCE_S)
        try:
            performance = await Performance.begin(
                experience,
                session,
                chance=self._chance,
                settings=part.settings,
                capabilities=frozenset(part.capabilities),
                failed=lambda failure: self._tell(part.line, failure, is_final=False),
                language=self._language,
                guard=StepGuard(self._watch, part.line),
                open_body=lambda enter: self._open_body(part.line, enter),
            )
        except (LantingError, TimeoutError) as error:
            self._tell(part.line, Failure.of(error, code="begin_failed"), is_final=False)
        else:
            self._performances.append(performance)

    async def _open_body(self, experience: int, enter: Enter) -> Session:
        number = next(self._companions)
        opening = pipe.OpenLine(line=number, experience=experience, who=enter.name)
        session = Session(PipeWay(self._pipe, number, opening), enter, _PATIENCE_S)
        await session.start()
        return session

    async def _end(self, reason: Literal["reloaded", "ended"]) -> None:
        for task in self._opening:
            task.cancel()
        await asyncio.gather(*(each.end(reason) for each in self._performances), return_exceptions=True)
        try:
            async with asyncio.timeout(_FLUSH_WITHIN_S):
                await self._pipe.flush()
        except TimeoutError:
            pass  # the server does not read any more

    def _tell(self, line: int, failure: Failure, *, is_final: bool) -> None:
        self._pipe.say(
            pipe.Failed(
                line=line,
                code=failure.code,
                facts=dict(failure.facts),
                file=failure.file,
                at_line=failure.line,
                trace=failure.trace[-pipe.TRACE_CHARS_MAX :],
                is_final=is_final,
            )
        )


class _LogWriter(io.TextIOBase):
    """Where `print` writes: whole lines, to the server's log."""

    def __init__(self, of: Pipe, running: mmap.mmap) -> None:
        self._pipe = of
        self._running = running
        self._begun = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        self._say(lines)
        if len(self._begun) >= pipe.LOG_CHARS_MAX:
            self._say([self._begun])
            self._begun = ""
        return len(text)

    def _say(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._pipe.say(pipe.Log(line=self._running[0], text=line[: pipe.LOG_CHARS_MAX]))


def _import_failure(error: BaseException) -> Failure:
    if isinstance(error, BotError | msgspec.MsgspecError):
        code = {"state_wrong": "state_unreadable", "settings_wrong": "settings_wrong"}.get(
            getattr(error, "code", ""), "import_failed"
        )
        return Failure.of(error, code=code)
    return Failure.of(error, code="import_failed")


def _gone() -> None:
    """The server is gone, or has let go of this child: everything acknowledged is kept already."""
    os._exit(0)
