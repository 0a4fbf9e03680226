"""A TCP line between a visitor and the server that a test can cut, restore or hold.

It listens on loopback only and ends with its context. `hold` behaves like a proxy that buffers: it goes on reading from
the server and keeps what it read, so that the server's own socket never fills.
"""

from __future__ import annotations

import asyncio
from types import TracebackType


class LineProxy:
    """`async with LineProxy(port) as line: … line.port …; line.cut(); line.restore()`."""

    def __init__(self, target_port: int, *, keeps: bool = False) -> None:
        """`keeps`: what has passed towards the visitor is kept, to be searched for what must not be in it."""
        self._target_port = target_port
        self._keeps = keeps
        self.passed = bytearray()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True
        self._flowing = asyncio.Event()
        self._flowing.set()
        self.held_bytes = 0
        self.port = 0
        self.ended = 0
        """How many connections the server has ended."""

    async def __aenter__(self) -> LineProxy:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """End every connection without a goodbye and refuse new ones."""
        self._open = False
        for writer in self._writers:
            writer.transport.abort()

    def restore(self) -> None:
        self._open = True

    def hold(self) -> None:
        """Keep to yourself what the server sends from now on."""
        self._flowing.clear()

    def release(self) -> None:
        self._flowing.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._open:
            writer.transport.abort()
            return
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, up_writer}
        both = [
            asyncio.ensure_future(self._upward(reader, up_writer)),
            asyncio.ensure_future(self._downward(up_reader, writer)),
        ]
        self._tasks.update(both)
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in both:
            task.cancel()
        for each in (writer, up_writer):
            each.transport.abort()
        self._writers -= {writer, up_writer}
        self._tasks.difference_update(both)

    async def _upward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            return

    async def _downward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        kept = bytearray()
        try:
            while data := await reader.read(65536):
                kept += data
                if self._keeps:
                    self.passed += data
                self.held_bytes = len(kept)
                if self._flowing.is_set():
                    writer.write(bytes(kept))
                    kept.clear()
                    await writer.drain()
        except OSError:
            return
        finally:
            self.ended += 1
