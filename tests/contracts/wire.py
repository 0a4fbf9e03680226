"""A WebSocket client that can misbehave: plain sockets, bytes as the test says them, nothing of any library."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import socket
import ssl
import struct
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, Request, decode_notice, encode_request
from lanting.protocol.notice import Closing, Welcome
from lanting.protocol.pose import Frame, Pose, Report, decode_frame, encode_report, pack_pitch, pack_position
from lanting.protocol.request import Acknowledge, AskPeople, Enter

PATIENCE_S: Final = 60.0
"""A test that waits longer for an answer has found a bug."""
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10

NoticeType = TypeVar("NoticeType", bound=Notice)


@dataclass(frozen=True)
class Answer:
    """What the server said to the upgrade request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        return str(json.loads(self.body)["code"])


class LineEnded(Exception):
    """The server closed the TCP connection."""


class Wire:
    """One TCP (or TLS) connection to a server."""

    def __init__(
        self, address: tuple[str, int], tls: ssl.SSLContext | None = None, kernel_buffer_bytes: int | None = None
    ) -> None:
        raw = socket.socket()
        raw.settimeout(PATIENCE_S)
        if kernel_buffer_bytes:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, kernel_buffer_bytes)
        raw.connect(address)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket: socket.socket = tls.wrap_socket(raw, server_hostname="localhost") if tls else raw
        self.address = address
        self.answer = Answer(0, {}, b"")
        self.last_event = 0
        self.last_frame = 0
        self.pose = Pose(0.0, 0.0, 0.0)
        self.epoch = 0
        self._unread = b""
        self._seq = 0

    # The handshake

    def upgrade(self, *protocols: str, path: str = "/socket", **headers: str) -> Answer:
        """Ask for a socket and read the answer. Headers are given with _ for -; an empty text leaves one out."""
        self.ask_upgrade(*protocols, path=path, **headers)
        return self.read_answer()

    def ask_upgrade(self, *protocols: str, path: str = "/socket", **headers: str) -> None:
        asked = {
            "host": f"{self.address[0]}:{self.address[1]}",
            "upgrade": "websocket",
            "connection": "keep-alive, Upgrade",
            "sec-websocket-version": "13",
            "sec-websocket-key": base64.b64encode(os.urandom(16)).decode(),
            "sec-websocket-protocol": ", ".join(protocols),
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        request = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in asked.items() if value), "", ""]
        self.write("\r\n".join(request).encode("latin-1"))

    def read_answer(self) -> Answer:
        head = self._take_until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        lines = [line.partition(":") for line in head[1:] if line]
        answered = {name.lower(): value.strip() for name, _, value in lines}
        body = self._take(int(answered.get("content-length", "0")))
        self.answer = Answer(int(head[0].split(" ")[1]), answered, body)
        return self.answer

    # Bytes and frames

    def write(self, data: bytes) -> None:
        self.socket.sendall(data)

    def write_whatever(self, data: bytes) -> None:
        """Write to a server that may have closed already."""
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            self.socket.sendall(data)

    def frame(
        self, opcode: int, payload: bytes = b"", *, fin: bool = True, masked: bool = True, reserved: int = 0
    ) -> None:
        self.write(frame_bytes(opcode, payload, fin=fin, masked=masked, reserved=reserved))

    def message(self, payload: bytes) -> None:
        self.frame(BINARY, payload)

    def read_frame(self) -> tuple[int, bytes]:
        """The next frame as (opcode, payload). Raises LineEnded."""
        first, second = self._take(2)
        assert not first & 0x70, "the server set reserved bits"
        assert not second & 0x80, "a server does not mask"
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack(">H", self._take(2))
        elif length == 127:
            (length,) = struct.unpack(">Q", self._take(8))
        return first & 0x0F, self._take(length)

    def read_message(self) -> bytes:
        opcode, payload = self.read_frame()
        assert opcode == BINARY, f"a binary message was expected, not opcode {opcode} with {payload!r}"
        return payload

    def read_control(self) -> tuple[int, bytes]:
        """The next ping, pong or close."""
        while True:
            opcode, payload = self.read_frame()
            if opcode >= CLOSE:
                return opcode, payload

    def read_close(self) -> int:
        """Read on until the server says why it closes."""
        while True:
            opcode, payload = self.read_frame()
            if opcode == CLOSE:
                return int.from_bytes(payload[:2], "big")

    def answer_close(self) -> None:
        self.write_whatever(frame_bytes(CLOSE, struct.pack(">H", 1000)))

    def read_all(self) -> bytes:
        """Everything until the TCP connection is over."""
        try:
            while True:
                self._receive()
        except (LineEnded, ConnectionError):
            return self._unread

    def read_end(self) -> None:
        """Read on until the TCP connection is over."""
        self.read_all()

    # Our protocol

    def ask(self, request: Request) -> int:
        self._seq += 1
        self.message(encode_request(self._seq, request))
        return self._seq

    def enter(self, **fields: Any) -> Welcome:
        self.ask_enter(**fields)
        return self.read_welcome()

    def ask_enter(self, **fields: Any) -> None:
        self.ask(Enter(**({"name": "Mei"} | fields)))

    def read_welcome(self) -> Welcome:
        welcome = self.read_notice(Welcome)[1]
        if not welcome.resumed:
            # Another session, which counts from 1.
            self.last_event = 0
        self.pose, self.epoch = Pose(welcome.place.x, welcome.place.y, welcome.place.z), welcome.epoch
        return welcome

    def acknowledge(self, seq: int) -> None:
        self.ask(Acknowledge(ack=seq))

    def report(self) -> None:
        """Say where one stands, and which frame came last."""
        position, pitch = pack_position(self.pose), pack_pitch(self.pose.pitch)
        self.message(encode_report(Report(self.epoch, self.last_frame, position, pitch, 0)))

    def settle(self) -> None:
        """Acknowledge everything, ask something and wait for the answer: what was sent before has been dealt with."""
        self.report()
        self.acknowledge(self.last_event)
        asked = self.ask(AskPeople())
        while getattr(self.read_event()[1], "re", None) != asked:
            pass

    def read_event(self) -> tuple[int, Notice]:
        """The next event or edit, past pose frames and control frames. Fails on a close frame."""
        while True:
            opcode, payload = self.read_frame()
            assert opcode != CLOSE, f"closed with {int.from_bytes(payload[:2], 'big')} while an event was expected"
            if opcode == BINARY and payload[0] == Lane.POSE:
                self.last_frame = int.from_bytes(payload[2:4], "little")
            if opcode == BINARY and payload[0] in (Lane.EVENT, Lane.SCENE):
                seq, notice = decode_notice(payload)
                assert notice is not None
                if payload[0] == Lane.EVENT:
                    self.last_event = max(self.last_event, seq)
                return seq, notice

    def read_pose_frame(self) -> Frame:
        """The next pose frame, acknowledged at once."""
        while True:
            opcode, payload = self.read_frame()
            if opcode == BINARY and payload[0] == Lane.POSE:
                frame = decode_frame(payload)
                self.last_frame = frame.frame
                self.report()
                return frame

    def read_notice(self, wanted: type[NoticeType]) -> tuple[int, NoticeType]:
        """The next notice of this type."""
        while True:
            seq, notice = self.read_event()
            if isinstance(notice, wanted):
                return seq, notice

    def read_closing(self) -> tuple[Closing, int]:
        """The notice and the code of an end that the server decides."""
        closing = self.read_notice(Closing)[1]
        return closing, self.read_close()

    def cut(self) -> None:
        """The line breaks: no close frame, nothing."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self) -> None:
        self.socket.close()

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, size: int) -> bytes:
        while len(self._unread) < size:
            self._receive()
        taken, self._unread = self._unread[:size], self._unread[size:]
        return taken

    def _take_until(self, end: bytes) -> bytes:
        while end not in self._unread:
            self._receive()
        taken, _, self._unread = self._unread.partition(end)
        return taken

    def _receive(self) -> None:
        data = self.socket.recv(65_536)
        if not data:
            raise LineEnded
        self._unread += data


def frame_bytes(
    opcode: int, payload: bytes = b"", *, fin: bool = True, masked: bool = True, reserved: int = 0
) -> bytes:
    head = bytes([(0x80 if fin else 0) | reserved << 4 | opcode])
    mask_bit, size = 0x80 if masked else 0, len(payload)
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 65_536:
        head += bytes([mask_bit | 126]) + struct.pack(">H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", size)
    if not masked:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
