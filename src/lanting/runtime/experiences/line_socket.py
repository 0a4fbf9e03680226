"""One line of the pipe to a child, as a connection sees it: a socket like any other (`runtime.event_socket`)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from lanting.kernel.clock import Moment
from lanting.protocol.close_code import CloseCode

if TYPE_CHECKING:
    from lanting.runtime.socket import Receiver


class LineSocket:
    """Open from its making until it is closed, by either side, or the pipe ends."""

    __slots__ = ("_is_lost", "_on_close", "_receiver", "is_backed_up", "is_closing", "send")

    send: Callable[[bytes | memoryview], None]

    def __init__(
        self, send: Callable[[bytes | memoryview], None], on_close: Callable[[CloseCode | None], None]
    ) -> None:
        """`on_close` is told once, on this side's account, with the code where there is one."""
        self.send = send
        self.is_closing = False
        self.is_backed_up = False
        self._on_close = on_close
        self._receiver: Receiver | None = None
        self._is_lost = False

    def bind(self, receiver: Receiver) -> None:
        """From now on whatever comes is for this one."""
        self._receiver = receiver

    def received(self, data: bytes) -> None:
        if self._receiver is not None and not self.is_closing:
            self._receiver.received(data)

    def is_over(self, backlog_bytes_max: int) -> bool:
        """Never: one pipe carries all lines, and who looks after it ends the child that does not read."""
        return False

    def is_stuck(self, now: Moment) -> bool:
        return False

    def ask(self) -> bool:
        """Whether the other side is there, the child's own Alive says."""
        return True

    def close(self, close_code: CloseCode) -> None:
        self._close(close_code)

    def abort(self) -> None:
        self._close(None)

    def lost(self) -> None:
        """The other side has hung up, or the child is no more."""
        self.is_closing = True
        self.send = _into_nothing
        if not self._is_lost:
            self._is_lost = True
            if self._receiver is not None:
                self._receiver.lost()

    def _close(self, close_code: CloseCode | None) -> None:
        if not self.is_closing:
            self.is_closing = True
            self.send = _into_nothing
            self._on_close(close_code)
            # Whoever closes is not told within its own call.
            asyncio.get_running_loop().call_soon(self.lost)


def _into_nothing(_data: bytes | memoryview) -> None:
    return
