"""One child: its process, its pipe, and whether it is alive. What its lines mean, others know (`ChildLines`)."""

from __future__ import annotations

import asyncio
import mmap
from dataclasses import dataclass
from typing import Final, Literal, Protocol, cast

from lanting.kernel.clock import Clock
from lanting.protocol import pipe
from lanting.protocol.close_code import CloseCode
from lanting.runtime import metric
from lanting.runtime.bucket import Bucket
from lanting.runtime.experiences.forker import Born, Forker
from lanting.runtime.experiences.limit import (
    BACKLOG_BYTES_MAX,
    CONTROLS_BURST,
    CONTROLS_PER_S,
    LOOKED_AT_EVERY_S,
    SILENT_S_MAX,
    STARVED_CPU_S,
    STARVED_S_MAX,
)
from lanting.runtime.experiences.line_socket import LineSocket
from lanting.runtime.experiences.processor_time import ProcessorTime, processor_time

Cause = Literal["asked", "silent", "deaf", "broken", "ended"]
"""Why a child ended: it was told to; said nothing for too long; read nothing; spoke no sense; by itself."""
_SILENT_LOOKS: Final = round(SILENT_S_MAX / LOOKED_AT_EVERY_S)
_STARVED_LOOKS: Final = round(STARVED_S_MAX / LOOKED_AT_EVERY_S)


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended."""

    cause: Cause
    line: int
    """The experience whose code ran when it ended; 0: nobody's."""
    status: int
    """As Python's `returncode`: negative for a signal."""


class Hearer(Protocol):
    """Whoever a child's reports and messages are for. Nothing here may raise."""

    def reported(self, report: pipe.Report) -> None: ...

    def spoke(self, line: int, data: bytes) -> None:
        """On a line that is not open."""


class Child(asyncio.Protocol):
    """From its birth to its end. `ended` is done once both its pipe and its process are."""

    def __init__(self, forker: Forker, hearer: Hearer, clock: Clock) -> None:
        self.ended: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self.lines: dict[int, LineSocket] = {}
        self._forker = forker
        self._hearer = hearer
        self._clock = clock
        self._reader = pipe.FrameReader(pipe.SAID_BYTES_MAX)
        self._controls = Bucket(CONTROLS_PER_S, CONTROLS_BURST, clock.moment())
        self._transport: asyncio.Transport | None = None
        self._has_pipe = True
        self._running: mmap.mmap | None = None
        self._pid = 0
        self._frames: list[bytes] = []
        self._watch: asyncio.TimerHandle | None = None
        self._silent_looks = 0
        self._heard_at: ProcessorTime | None = None
        self._cause: Cause | None = None
        self._charged = 0
        self._status: int | None = None

    async def begin(self) -> None:
        """Have it forked. Raises ForkFailed; then it has ended, too."""
        try:
            born = await self._forker.fork(self._died)
        except OSError:
            self.ended.set_result(End("ended", 0, -1))
            raise
        await self._adopt(born)

    @property
    def pid(self) -> int:
        return self._pid

    def watch(self) -> None:
        """From now on it has to say that it is alive."""
        self._silent_looks = 0
        self._look_soon()

    def order(self, message: pipe.Order) -> None:
        self._send(pipe.control(message))

    def open(self, line: int) -> LineSocket:
        """A line on which the child is heard from now on."""
        assert line not in self.lines, "a line is opened once at a time"

        def close(code: CloseCode | None) -> None:
            self._forget(line, socket)
            self.order(pipe.LineOver(line=line, code=int(CloseCode.NORMAL if code is None else code)))

        socket = LineSocket(lambda data: self._send(pipe.frame(line, data)), close)
        self.lines[line] = socket
        return socket

    def close(self, reason: Literal["reloaded", "ended"]) -> None:
        """Tell it to end. How it goes then is nobody's fault."""
        if self._cause is None:
            self._cause = "asked"
            self.order(pipe.Close(reason=reason))

    def kill(self, cause: Cause) -> None:
        """End it now."""
        if self._cause is None:
            self._cause = cause
            self._note_charged()
        if not self.ended.done():
            metric.children_killed.labels(self._cause).inc()
        self._forker.kill(self._pid)

    # What the pipe tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass of asyncio's.
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(high=BACKLOG_BYTES_MAX // 8)

    def data_received(self, data: bytes) -> None:
        try:
            for line, message in self._reader.feed(data):
                if line == pipe.CONTROL:
                    self._report(pipe.read_report(message))
                elif (socket := self.lines.get(line)) is not None:
                    socket.received(message)
                else:
                    self._hearer.spoke(line, message)
        except pipe.PipeBroken:
            self.kill("broken")

    def pause_writing(self) -> None:
        self._note_backlog(is_backed_up=True)

    def resume_writing(self) -> None:
        self._note_backlog(is_backed_up=False)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport, self._has_pipe = None, False
        self._note_charged()
        # A child without a pipe can do nothing any more but stay.
        self._forker.kill(self._pid)
        self._end_if_over()

    def _died(self, status: int) -> None:
        self._status = status
        self._note_charged()
        # What it has said before is still read, maybe on a pipe that is not open yet: then that is at its end, too.
        self._end_if_over()

    def _report(self, report: pipe.Report) -> None:
        if isinstance(report, pipe.Alive):
            self._silent_looks = 0
        elif isinstance(report, pipe.HangUp):
            if (socket := self.lines.pop(report.line, None)) is not None:
                socket.lost()
        elif self._controls.take(self._clock.moment()):
            self._hearer.reported(report)

    # Its life

    async def _adopt(self, born: Born) -> None:
        self._pid, self._running = born.pid, born.running
        metric.children.inc()
        loop = asyncio.get_running_loop()
        await loop.create_unix_connection(lambda: self, sock=born.pipe)

    def _send(self, data: bytes) -> None:
        """Together with whatever else is said before the loop goes round once."""
        if self._transport is None:
            return
        if not self._frames:
            asyncio.get_running_loop().call_soon(self._flush)
        self._frames.append(data)

    def _flush(self) -> None:
        frames, self._frames = self._frames, []
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        transport.write(b"".join(frames))
        if transport.get_write_buffer_size() > BACKLOG_BYTES_MAX:
            self.kill("deaf")
            transport.abort()

    def _look_soon(self) -> None:
        self._watch = asyncio.get_running_loop().call_later(LOOKED_AT_EVERY_S, self._look)

    def _look(self) -> None:
        """Looks are counted, not seconds: a Server that was held up itself has not looked."""
        self._silent_looks += 1
        if self._silent_looks == 1:
            self._heard_at = processor_time(self._pid)
        if self._silent_looks <= _SILENT_LOOKS or self._is_starved():
            self._look_soon()
        else:
            self.kill("silent")

    def _is_starved(self) -> bool:
        """Whether it is the machine that keeps it from saying anything."""
        before, now = self._heard_at, processor_time(self._pid)
        if before is None or now is None or self._silent_looks > _STARVED_LOOKS:
            return False
        return now.is_waiting_for_it and now.used_s - before.used_s < STARVED_CPU_S

    def _forget(self, line: int, socket: LineSocket) -> None:
        if self.lines.get(line) is socket:
            del self.lines[line]

    def _note_backlog(self, *, is_backed_up: bool) -> None:
        for socket in self.lines.values():
            socket.is_backed_up = is_backed_up

    def _note_charged(self) -> None:
        if not self._charged and self._running is not None:
            self._charged = self._running[0]

    def _end_if_over(self) -> None:
        if self._status is None or self._has_pipe or self.ended.done():
            return
        if self._watch is not None:
            self._watch.cancel()
        if self._running is not None:
            self._running.close()
            self._running = None
        metric.children.dec()
        cause = self._cause or "ended"
        self.ended.set_result(End(cause, 0 if cause == "asked" else self._charged, self._status))
