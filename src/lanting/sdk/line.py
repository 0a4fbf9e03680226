"""One WebSocket to a Space, through picows: whole binary messages in, bytes out, one reason when it is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from picows import (
    WSAutoPingStrategy,
    WSCloseCode,
    WSError,
    WSFrame,
    WSHandshakeError,
    WSListener,
    WSMsgType,
    WSTransport,
    ws_connect,
)

from lanting.protocol.close_code import CloseCode
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.protocol.word import SceneKind
from lanting.sdk.doorway import Doorway, Ticket, refusal, unreachable
from lanting.sdk.error import EntryRefused
from lanting.sdk.thing import Thing
from lanting.sdk.way import ABNORMAL, LineClosed

_MESSAGE_BYTES_MAX: Final = 4 * 1024 * 1024
"""A Welcome with 200 long lines of chat stays below."""
_OPEN_WITHIN_S: Final = 10.0
_QUIET_S: Final = 5.0
"""After so long without a byte the Server is asked whether it is there, and given as long again to answer."""


class Line(WSListener):
    """An open connection. `closed` is done once, when it is over, whoever ended it."""

    def __init__(self, receive: Callable[[bytes], None]) -> None:
        self.closed: asyncio.Future[LineClosed] = asyncio.get_running_loop().create_future()
        self._receive = receive
        self._transport: WSTransport | None = None
        self._pieces: list[bytes] = []
        self._pieces_bytes = 0

    @classmethod
    async def open(cls, doorway: Doorway, ticket: Ticket, receive: Callable[[bytes], None]) -> Line:
        """Connect with a fresh ticket. Raises ServerUnreachable, ServerNotTrusted, EntryRefused."""
        address = doorway.address
        headers = {
            "Origin": address.origin,
            "Sec-WebSocket-Protocol": f"{SUBPROTOCOL}, {TICKET_PREFIX}{ticket.ticket}",
        }
        local_address = None if doorway.local_address is None else (doorway.local_address, 0)
        try:
            async with asyncio.timeout(_OPEN_WITHIN_S):
                transport, line = await ws_connect(
                    lambda: cls(receive),
                    address.socket_url(ticket.socket_path),
                    ssl_context=doorway.trust,
                    extra_headers=headers,
                    websocket_handshake_timeout=_OPEN_WITHIN_S,
                    max_redirects=0,
                    max_frame_size=_MESSAGE_BYTES_MAX,
                    enable_auto_ping=True,
                    auto_ping_idle_timeout=_QUIET_S,
                    auto_ping_reply_timeout=_QUIET_S,
                    auto_ping_strategy=WSAutoPingStrategy.PING_WHEN_IDLE,
                    local_addr=local_address,
                )
        except WSHandshakeError as error:
            if error.response is None:
                raise unreachable(address.origin, error) from error
            raise refusal(int(error.response.status), error.raw_body) from error
        except (OSError, WSError, TimeoutError) as error:
            raise unreachable(address.origin, error) from error
        if not isinstance(line, cls):
            # picows lets go of both where the server is gone as soon as it has answered.
            raise unreachable(address.origin, ConnectionResetError("gone as soon as it had answered"))
        if transport.response.headers.get("Sec-WebSocket-Protocol") != SUBPROTOCOL:
            transport.disconnect(graceful=False)
            raise EntryRefused("protocol_unknown", f"the server does not speak {SUBPROTOCOL}", may_retry=False)
        return line

    def send(self, message: bytes) -> None:
        """Queue one binary message; silently nothing once the line is over."""
        if self._transport is not None and not self.closed.done():
            self._transport.send(WSMsgType.BINARY, message)

    def hang_up(self) -> None:
        """Close on purpose."""
        if self._transport is not None and not self.closed.done():
            self._transport.send_close(WSCloseCode.OK)
            self._transport.disconnect()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            payload = frame.get_payload_as_bytes()
            self._finish(int.from_bytes(payload[:2], "big"), payload[2:].decode("utf-8", "replace"))
            transport.send_close(frame.get_close_code())
            transport.disconnect()
        elif frame.msg_type in (WSMsgType.BINARY, WSMsgType.CONTINUATION) and not self.closed.done():
            self._on_piece(frame)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._finish(ABNORMAL, "the connection broke")

    def _on_piece(self, frame: WSFrame) -> None:
        # Our Server sends whole messages, but a proxy may cut them (RFC 6455, section 5.4).
        data = frame.get_payload_as_bytes()
        if frame.fin and not self._pieces:
            self._receive(data)
            return
        self._pieces.append(data)
        self._pieces_bytes += len(data)
        if self._pieces_bytes > _MESSAGE_BYTES_MAX:
            self._finish(CloseCode.MESSAGE_TOO_BIG, "the server sent more than a message may hold")
            self.hang_up()
        elif frame.fin:
            whole = b"".join(self._pieces)
            self._pieces, self._pieces_bytes = [], 0
            self._receive(whole)

    def _finish(self, code: int, reason: str) -> None:
        if not self.closed.done():
            self.closed.set_result(LineClosed(code, reason))


class WebWay:
    """The door as a browser takes it: a fresh ticket, then a WebSocket."""

    def __init__(self, doorway: Doorway) -> None:
        self._doorway = doorway

    @property
    def origin(self) -> str:
        return self._doorway.address.origin

    @property
    def link(self) -> str:
        return f"{self.origin}/s/{self._doorway.address.space}"

    async def open(self, receive: Callable[[bytes], None]) -> Line:
        return await Line.open(self._doorway, await self._doorway.ticket(), receive)

    async def things(self) -> list[Thing]:
        return await self._doorway.things()

    async def snapshot(self, scene: SceneKind, revision: int | None) -> bytes:
        return await self._doorway.snapshot(scene, revision)

    async def close(self) -> None:
        await self._doorway.close()
