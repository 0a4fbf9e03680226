"""What picows needs help with, on a bare pair of sockets."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Callable
from io import BufferedReader

import pytest

from lanting.kernel.clock import SystemClock
from lanting.protocol.close_code import CloseCode
from lanting.runtime.socket import Socket, take_over

LOOPS: list[Callable[[], asyncio.AbstractEventLoop]] = [asyncio.SelectorEventLoop]
try:
    import uvloop
except ImportError:
    pass
else:
    LOOPS.append(uvloop.new_event_loop)


class Quiet:
    def received(self, data: bytes) -> None: ...

    def violated(self, close_code: CloseCode) -> None: ...

    def lost(self) -> None: ...


async def opened() -> tuple[Socket, socket.socket]:
    """Our end and the other one of a fresh connection, the 101 not yet read."""
    ours, other = _connected()
    ours.setblocking(False)
    transport, _ = await asyncio.get_running_loop().create_connection(asyncio.Protocol, sock=ours)
    key = base64.b64encode(b"sixteen bytes ok")
    return take_over(transport, key, "lanting.v1", lambda _: Quiet(), SystemClock()), other


def _connected() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        other = socket.create_connection(server.getsockname(), timeout=10)
        ours, _ = server.accept()
    return ours, other


def read_messages(other: socket.socket, count: int) -> list[bytes]:
    with other.makefile("rb") as stream:
        while stream.readline() != b"\r\n":
            pass
        return [read_message(stream) for _ in range(count)]


def read_message(stream: BufferedReader) -> bytes:
    first, second = stream.read(2)
    assert (first, second & 0x80) == (0x82, 0), "no whole binary message begins here"
    extended = {126: 2, 127: 8}.get(second, 0)
    return stream.read(int.from_bytes(stream.read(extended), "big") if extended else second)


@pytest.mark.parametrize("new_loop", LOOPS, ids=["asyncio", "uvloop"][: len(LOOPS)])
@pytest.mark.parametrize("size", [100, 9_000, 200_000])
def test_large_and_small_messages_stay_whole_while_the_pipe_is_full(
    new_loop: Callable[[], asyncio.AbstractEventLoop], size: int
) -> None:
    sent = [bytes([number]) * length for number in range(40) for length in (size, 5)]

    async def talk() -> list[bytes]:
        ours, other = await opened()
        for message in sent:
            ours.send(message)
        heard = await asyncio.get_running_loop().run_in_executor(None, read_messages, other, len(sent))
        ours.abort()
        other.close()
        return heard

    with asyncio.Runner(loop_factory=new_loop) as runner:
        assert runner.run(talk()) == sent


@pytest.mark.parametrize("new_loop", LOOPS, ids=["asyncio", "uvloop"][: len(LOOPS)])
def test_a_backlog_is_seen_and_gone_again(new_loop: Callable[[], asyncio.AbstractEventLoop]) -> None:
    async def talk() -> None:
        ours, other = await opened()
        assert not ours.is_over(0)
        count = 0
        while not ours.is_over(100_000):
            ours.send(bytes(10_000))
            count += 1
            await asyncio.sleep(0)
        await asyncio.get_running_loop().run_in_executor(None, read_messages, other, count)
        while ours.is_backed_up:
            await asyncio.sleep(0)
        ours.abort()
        other.close()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(talk())
