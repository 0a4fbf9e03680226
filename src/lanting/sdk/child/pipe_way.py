"""The pipe as the child holds it: control messages on line 0, and a session's way for every other line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any, Final, cast

from lanting.protocol import pipe
from lanting.protocol.word import SceneKind
from lanting.sdk.error import ServerUnreachable
from lanting.sdk.thing import Thing, read_things
from lanting.sdk.way import LineClosed

_ANSWER_WITHIN_S: Final = 30.0
_LEFT: Final = LineClosed(1000, "left")


class Pipe(asyncio.Protocol):
    """One end of it. `order` is told what the server says on line 0 that answers nothing; `ended` that it is gone."""

    def __init__(self, order: Callable[[pipe.Order], None], ended: Callable[[], None]) -> None:
        self._order = order
        self._ended = ended
        self._reader = pipe.FrameReader(pipe.FRAME_BYTES_MAX)
        self._transport: asyncio.Transport | None = None
        self._lines: dict[int, PipeLine] = {}
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._numbers = count(1)

    def say(self, report: pipe.Report) -> None:
        """A control message."""
        self.write(pipe.control(report))

    def write(self, frame: bytes) -> None:
        if self._transport is not None:
            self._transport.write(frame)

    def open(self, line: PipeLine) -> None:
        self._lines[line.number] = line

    async def ask_snapshot(self, line: int, scene: SceneKind, revision: int | None) -> bytes:
        """Raises ServerUnreachable where there is no such Revision any more."""
        re = next(self._numbers)
        found: pipe.Snapshot = await self._ask(re, pipe.AskSnapshot(re=re, line=line, scene=scene, revision=revision))
        if found.scene is None:
            raise ServerUnreachable("the server", f"it has no revision {revision} of the scene any more")
        return found.scene

    async def ask_kept(self, line: int, after: str | None) -> pipe.KeptPage:
        re = next(self._numbers)
        page: pipe.KeptPage = await self._ask(re, pipe.AskKept(re=re, line=line, after=after))
        return page

    async def _ask(self, re: int, report: pipe.Report) -> Any:
        answer = self._asked[re] = asyncio.get_running_loop().create_future()
        self.say(report)
        try:
            async with asyncio.timeout(_ANSWER_WITHIN_S):
                return await answer
        finally:
            del self._asked[re]

    async def flush(self) -> None:
        """Everything said is with the server; nothing more can be."""
        if self._transport is not None:
            closed = asyncio.Event()
            self._ended = closed.set
            self._transport.close()
            await closed.wait()

    # What asyncio tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        for number, frame in self._reader.feed(data):
            if number == pipe.CONTROL:
                self._ordered(pipe.read_order(frame))
            elif (line := self._lines.get(number)) is not None:
                line.received(frame)

    def connection_lost(self, error: Exception | None) -> None:
        self._ended()

    def _ordered(self, order: pipe.Order) -> None:
        match order:
            case pipe.Snapshot(re=re) | pipe.KeptPage(re=re):
                answer = self._asked.get(re)
                if answer is not None and not answer.done():
                    answer.set_result(order)
            case pipe.LineOver(line=number, code=code):
                if (line := self._lines.pop(number, None)) is not None:
                    line.over(LineClosed(code, "the server closed the line"))
            case _:
                self._order(order)


class PipeLine:
    """One session's line."""

    def __init__(self, of: Pipe, number: int, receive: Callable[[bytes], None]) -> None:
        self.number = number
        self.closed: asyncio.Future[LineClosed] = asyncio.get_running_loop().create_future()
        self._pipe = of
        self._receive = receive

    def send(self, message: bytes) -> None:
        if not self.closed.done():
            self._pipe.write(pipe.frame(self.number, message))

    def hang_up(self) -> None:
        if not self.closed.done():
            self._pipe.say(pipe.HangUp(line=self.number))
            self.over(_LEFT)

    def received(self, message: bytes) -> None:
        if not self.closed.done():
            self._receive(message)

    def over(self, closed: LineClosed) -> None:
        if not self.closed.done():
            self.closed.set_result(closed)


class PipeWay:
    """The way of one experience, or of one companion of it."""

    origin = "the server"
    link = ""

    def __init__(self, of: Pipe, number: int, companion: pipe.OpenLine | None = None) -> None:
        """`companion`: what is said before its line can be used."""
        self._pipe = of
        self._number = number
        self._companion = companion

    async def open(self, receive: Callable[[bytes], None]) -> PipeLine:
        if self._companion is not None:
            self._pipe.say(self._companion)
        line = PipeLine(self._pipe, self._number, receive)
        self._pipe.open(line)
        return line

    async def things(self) -> list[Thing]:
        return read_things(await self.snapshot("published", None))

    async def snapshot(self, scene: SceneKind, revision: int | None) -> bytes:
        return await self._pipe.ask_snapshot(self._number, scene, revision)

    async def close(self) -> None:
        pass
