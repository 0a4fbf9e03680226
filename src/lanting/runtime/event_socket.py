"""What a connection needs of whatever carries its bytes: a WebSocket, or a line of the pipe to a child."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lanting.kernel.clock import Moment
from lanting.protocol.close_code import CloseCode


class EventSocket(Protocol):
    """Whole messages, both ways."""

    @property
    def is_closing(self) -> bool: ...

    @property
    def is_backed_up(self) -> bool:
        """Much waits in this process to be written; what can be told later had better be."""

    @property
    def send(self) -> Callable[[bytes | memoryview], None]:
        """Send one message; nothing once the socket is closed. The bytes are copied or sent before it returns."""

    def is_over(self, backlog_bytes_max: int) -> bool:
        """Whether more than so much waits in this process to be written."""

    def is_stuck(self, now: Moment) -> bool:
        """Whether a message was begun and not finished for too long."""

    def ask(self) -> bool:
        """Ask the other side whether it is there; False where it has not answered since the last time."""

    def close(self, close_code: CloseCode) -> None:
        """Say why and hang up. Closing twice is closing once."""

    def abort(self) -> None:
        """Cut the line now."""
