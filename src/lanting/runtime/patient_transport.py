"""A transport that, when it is told to close, lets the other side read why first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable


class PatientTransport:
    """What picows is given: the real transport, except that `close` is patient and `writelines` copies.

    After a violation picows closes within 10 ms. Bytes that still arrive would then make the kernel reset the
    connection and throw away the close frame, so they are swallowed until the other side hangs up, or for LINGER_S.
    """

    def __init__(self, transport: asyncio.Transport, hang_up_soon: Callable[[], None]) -> None:
        self._transport = transport
        self._hang_up_soon = hang_up_soon
        self._protocol: asyncio.BaseProtocol | None = None
        self.write = transport.write
        self.get_write_buffer_size = transport.get_write_buffer_size
        self.get_extra_info = transport.get_extra_info

    def writelines(self, parts: Iterable[bytes | memoryview]) -> None:
        """One copy of all: picows gives us a header in memory that it overwrites with its next message.

        A transport keeps what it is given until the pipe has room, and would send the next header instead.
        """
        self.write(b"".join(parts))

    def bind(self, protocol: asyncio.BaseProtocol) -> None:
        self._protocol = protocol

    def close(self) -> None:
        if self._transport.is_closing() or self._protocol is None:
            return
        self._transport.set_protocol(_Swallower(self._protocol))
        if self._transport.can_write_eof():
            self._transport.write_eof()
        self._hang_up_soon()

    def abort(self) -> None:
        self._transport.abort()


class _Swallower(asyncio.Protocol):
    """Reads what nobody wants any more, and passes on the end."""

    def __init__(self, protocol: asyncio.BaseProtocol) -> None:
        self._protocol = protocol

    def connection_lost(self, exc: Exception | None) -> None:
        self._protocol.connection_lost(exc)
