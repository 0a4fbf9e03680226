"""A WebSocket on somebody else's transport: picows, wrapped. The only file that touches picows' private calls.

picows parses and masks. It refuses unmasked frames, bad opcodes, control frames in pieces or over 125 bytes, and
frames over `max_frame_size`. What it lacks is here: reserved bits, text, pieces of messages, a limit on control frames,
a close that is patient enough to be read, and one way to learn how a connection ended.

RFC 6455: 5.1 masking, 5.2 reserved bits, 5.4 pieces, 5.5 control frames, 7.1 closing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Protocol

from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
)
from picows.picows import WSAutoPingStrategy, WSProtocol  # type: ignore[attr-defined]

from lanting.kernel.clock import Clock, Moment
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import EDIT_BYTES_MAX
from lanting.runtime.assembly import Assembly, LineViolation
from lanting.runtime.bucket import Bucket
from lanting.runtime.patient_transport import PatientTransport
from lanting.runtime.rate import CONTROLS_BURST, CONTROLS_PER_S

LINGER_S: Final = 1.0
"""How long a closed connection may still be read, so that its end is read on the other side before the line is cut."""
WRITE_HIGH_BYTES: Final = 64 * 1024
WRITE_LOW_BYTES: Final = 16 * 1024
_READ_BUFFER_BYTES: Final = 2_048
_HANDSHAKE_TIMEOUT_S: Final = 5

_BINARY: Final = WSMsgType.BINARY
_CONTINUATION: Final = WSMsgType.CONTINUATION
_CONTROLS: Final = frozenset({WSMsgType.PING, WSMsgType.PONG, WSMsgType.CLOSE})


_MEANT: Final = {1009: CloseCode.MESSAGE_TOO_BIG, 1011: CloseCode.INTERNAL}
"""What picows says when it closes by itself, in our words; all else is a PROTOCOL_ERROR."""
_UNSAYABLE: Final = frozenset({0, 1005, 1006, 1015})
"""Codes that no close frame may carry (RFC 6455, section 7.4.1)."""


class Receiver(Protocol):
    """Whoever a socket's messages are for. Nothing here may raise."""

    def received(self, data: bytes) -> None:
        """One whole binary message."""

    def violated(self, close_code: CloseCode) -> None:
        """The other side broke RFC 6455 or our bounds: the receiver closes the socket, which may be closed already."""

    def lost(self) -> None:
        """The connection is gone, for whatever reason. Comes exactly once and last."""


class _Silence:
    """A logger that says nothing: what picows has to say would fill the log at a stranger's pleasure."""

    def isEnabledFor(self, _level: int) -> bool:  # noqa: N802 (the name that picows calls)
        return False

    def log(self, *_: object) -> None: ...

    debug = info = warning = error = exception = log


_SILENCE: Final = _Silence()


class Socket:
    """One WebSocket connection, from the 101 to its end."""

    __slots__ = ("_is_silent", "_linger", "_transport", "_ws", "assembly", "is_backed_up", "is_closing", "send")

    send: Callable[[bytes | memoryview], None]
    """Send one binary message; nothing once the socket is closed. The bytes are copied or sent before it returns."""

    def __init__(self) -> None:
        self._ws: WSTransport
        self._transport: asyncio.Transport
        self._linger: asyncio.TimerHandle | None = None
        self._is_silent = False
        self.is_closing = False
        self.assembly: Assembly | None = None
        """The message of which the first pieces have come."""
        self.is_backed_up = False
        """More than WRITE_HIGH_BYTES wait in this process: the kernel's own buffer is full long since."""

    def is_over(self, backlog_bytes_max: int) -> bool:
        """Whether more than so much waits in this process to be written. Nobody looks below WRITE_HIGH_BYTES."""
        return self.is_backed_up and self._transport.get_write_buffer_size() > backlog_bytes_max

    def is_stuck(self, now: Moment) -> bool:
        """Whether a message was begun and not finished for too long (PR-3)."""
        return self.assembly is not None and self.assembly.is_overdue(now)

    def ask(self) -> bool:
        """Ask the other side whether it is there (a ping); False where it has not answered since the last time."""
        if self._is_silent:
            return False
        if not self.is_closing:
            self._is_silent = True
            self._ws.send_ping()
        return True

    def _answered(self) -> None:
        self._is_silent = False

    def close(self, close_code: CloseCode) -> None:
        """Say why, then wait for the other side to hang up, at most LINGER_S. Closing twice is closing once."""
        if self.is_closing:
            return
        self.is_closing = True
        self._ws.send_close(close_code, close_code.name.lower())  # type: ignore[arg-type]
        self.hang_up_soon()

    def abort(self) -> None:
        """Cut the line now."""
        self.is_closing = True
        self._transport.abort()

    def _opened(self, ws: WSTransport, transport: asyncio.Transport) -> None:
        self._ws, self._transport = ws, transport
        self.send = partial(ws.send, _BINARY)
        transport.set_write_buffer_limits(high=WRITE_HIGH_BYTES, low=WRITE_LOW_BYTES)

    def hang_up_soon(self) -> None:
        """Cut the line in LINGER_S, unless it ends before."""
        if self._linger is None:
            self._linger = asyncio.get_running_loop().call_later(LINGER_S, self._transport.abort)

    def _ended(self) -> None:
        self.is_closing = True
        if self._linger is not None:
            self._linger.cancel()


class _Listener(WSListener):
    """Hears picows' frames and passes on whole messages."""

    __slots__ = ("_clock", "_controls", "_receive", "_receiver", "_socket", "_transport")

    def __init__(self, socket: Socket, transport: asyncio.Transport, receiver: Receiver, clock: Clock) -> None:
        self._socket = socket
        self._transport = transport
        self._receiver = receiver
        self._receive = receiver.received
        self._clock = clock
        self._controls = Bucket(CONTROLS_PER_S, CONTROLS_BURST, clock.moment())

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._socket._opened(transport, self._transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        kind, socket = frame.msg_type, self._socket
        has_reserved_bits = frame.rsv1 or frame.rsv2 or frame.rsv3
        if kind is _BINARY and frame.fin and socket.assembly is None and not has_reserved_bits:
            # Nearly everything: a whole message in one frame.
            if not socket.is_closing:
                self._receive(frame.get_payload_as_bytes())
            return
        try:
            if has_reserved_bits:
                raise LineViolation(CloseCode.PROTOCOL_ERROR, "reserved bits are set, and no extension was agreed")
            if kind in _CONTROLS:
                self._control(transport, kind, frame)
            elif not self._socket.is_closing:
                self._piece(kind, frame)
        except LineViolation as violation:
            self._receiver.violated(violation.close_code)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if transport.is_close_frame_sent and not self._socket.is_closing:
            # picows itself found fault with the bytes and closed; nobody else has heard of it yet.
            sent: Any = transport.close_handshake.sent
            self._receiver.violated(_MEANT.get(sent.code, CloseCode.PROTOCOL_ERROR))
        self._socket._ended()
        self._receiver.lost()

    def pause_writing(self) -> None:
        self._socket.is_backed_up = True

    def resume_writing(self) -> None:
        self._socket.is_backed_up = False

    def _piece(self, kind: WSMsgType, frame: WSFrame) -> None:
        now, assembly = self._clock.moment(), self._socket.assembly
        if kind is _CONTINUATION:
            if assembly is None:
                raise LineViolation(CloseCode.PROTOCOL_ERROR, "a message begins with its first piece")
            assembly.add(frame.get_payload_as_bytes(), now)
        elif assembly is not None:
            raise LineViolation(CloseCode.PROTOCOL_ERROR, "a message is finished before the next one begins")
        elif kind is not _BINARY:
            raise LineViolation(CloseCode.UNSUPPORTED_DATA, "messages are binary, none is text")
        else:
            assembly = self._socket.assembly = Assembly(frame.get_payload_as_bytes(), now)
        if frame.fin:
            self._socket.assembly = None
            self._receive(assembly.whole())

    def _control(self, transport: WSTransport, kind: WSMsgType, frame: WSFrame) -> None:
        if kind is WSMsgType.CLOSE:
            # The other side's buffers are empty now in this direction: closing cannot cut off our own close frame.
            code: Any = frame.get_close_code()
            answer: Any = CloseCode.NORMAL if code in _UNSAYABLE else code
            transport.send_close(answer)
            self._socket.is_closing = True
            self._transport.close()
            self._socket.hang_up_soon()
        elif not self._controls.take(self._clock.moment()):
            raise LineViolation(CloseCode.TOO_FAST, "too many pings and pongs")
        elif kind is WSMsgType.PING:
            transport.send_pong(frame.get_payload_as_bytes())
        else:
            self._socket._answered()


def take_over(
    transport: asyncio.Transport,
    key: bytes,
    subprotocol: str,
    make_receiver: Callable[[Socket], Receiver],
    clock: Clock,
) -> Socket:
    """Answer an upgrade request with the 101 and speak WebSocket on `transport` from now on.

    `key` is the request's Sec-WebSocket-Key, already found to be 16 bytes in base64. Must not be called from within the
    transport's own `data_received`: whoever gave us the transport may set its protocol once more after that. Raises
    OSError when the other side is gone already; then no receiver was made.
    """
    socket = Socket()

    def answer(_request: WSUpgradeRequest) -> WSUpgradeResponseWithListener:
        echo = {"Sec-WebSocket-Protocol": subprotocol}
        listener = _Listener(socket, transport, make_receiver(socket), clock)
        return WSUpgradeResponseWithListener(WSUpgradeResponse.create_101_response(echo), listener)

    patient = PatientTransport(transport, socket.hang_up_soon)
    protocol = _picows_protocol(answer)
    patient.bind(protocol)
    protocol.connection_made(patient)
    # A request of our own making: browsers write `Connection: keep-alive, Upgrade`, which picows would not have.
    request = (
        b"GET / HTTP/1.1\r\nhost: -\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
        b"sec-websocket-version: 13\r\nsec-websocket-key: " + key + b"\r\n\r\n"
    )
    buffer = protocol.get_buffer(len(request))
    buffer[: len(request)] = request
    protocol.buffer_updated(len(request))
    transport.set_protocol(protocol)
    return socket


def _picows_protocol(answer: Callable[[WSUpgradeRequest], WSUpgradeResponseWithListener]) -> Any:
    return WSProtocol(
        None,  # host and port: a client's
        None,  # path: a client's
        False,  # is a client
        answer,
        _SILENCE,
        True,  # disconnects when a listener raises
        _HANDSHAKE_TIMEOUT_S,
        False,  # pings by itself: frames and their acknowledgements say more
        0,
        0,
        WSAutoPingStrategy.PING_WHEN_IDLE,
        False,  # answers pings by itself, without a limit
        EDIT_BYTES_MAX,  # the largest of any lane; each message is held to its own
        None,  # headers: a client's
        _READ_BUFFER_BYTES,
    )
