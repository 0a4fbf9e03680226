"""A server in the test's own loop that speaks just enough HTTP and WebSocket for one Bot, and says what the test wants.

The test is the Space: it reads what the Bot sends (`next_request()`, `next_report()`) and answers.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import ssl
import struct
from types import TracebackType

import numpy as np

from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, Request, decode_request, encode_body, encode_notice, notice_kind
from lanting.protocol.notice import Welcome
from lanting.protocol.pose import FRAME_HEAD_DTYPE, RECORD_DTYPE, Pose, pack_position
from lanting.protocol.request import Acknowledge, Enter
from lanting.protocol.version import SUBPROTOCOL
from lanting.protocol.word import Card, ChatLine, Look, Place, Rules

_ACCEPT_SALT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def card(slot: int, name: str) -> Card:
    return Card(slot=slot, participant=f"par_{name}", name=name, look=Look(), program=False)


def chat_line(number: int, name: str, text: str) -> ChatLine:
    return ChatLine(number=number, participant=f"par_{name}", name=name, program=False, text=text, said_at=0)


def welcome(**changes: object) -> Welcome:
    """What the fake answers to Enter unless the test says otherwise."""
    fields: dict[str, object] = {
        "session": "ses_1",
        "server_epoch": 1,
        "resumed": False,
        "space": "spc_1",
        "space_name": "Garden",
        "participant": "par_bot",
        "name": "guide",
        "slot": 7,
        "epoch": 3,
        "place": Place(x=1.0, y=0.0, z=2.0, yaw=0.0),
        "role": "visitor",
        "permissions": [],
        "is_new": False,
        "rules": Rules(),
        "seat": None,
        "scene_revision": 1,
        "draft_revision": None,
        "people": 0,
        "cards": [],
        "chat": [],
    }
    return Welcome(**(fields | changes))  # type: ignore[arg-type]


class FakeConnection:
    """One socket of the Bot, as the server sees it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, headers: dict[str, str]) -> None:
        self.headers = headers
        self.requests: asyncio.Queue[tuple[int, Request]] = asyncio.Queue()
        self.reports: asyncio.Queue[bytes] = asyncio.Queue()
        self.acknowledged: asyncio.Queue[int] = asyncio.Queue()
        self.pongs: asyncio.Queue[bytes] = asyncio.Queue()
        self.seq = 0
        self._reader = reader
        self._writer = writer

    async def next_request(self) -> tuple[int, Request]:
        return await asyncio.wait_for(self.requests.get(), 5)

    async def next_report(self) -> bytes:
        return await asyncio.wait_for(self.reports.get(), 5)

    def tell(self, notice: Notice, *, seq: int | None = None) -> None:
        if seq is None:
            self.seq += 1
            seq = self.seq
        self.send(encode_notice(seq, notice_kind(notice), encode_body(notice)))

    def show(self, number: int, people: dict[int, Pose]) -> None:
        """Send a pose frame with these slots."""
        head = np.zeros(1, FRAME_HEAD_DTYPE)
        head["lane"], head["frame"], head["people"] = Lane.POSE, number, len(people)
        records = np.array([(slot, pack_position(pose)) for slot, pose in people.items()], RECORD_DTYPE)
        self.send(head.tobytes() + records.tobytes())

    def send(self, message: bytes, *, opcode: int = 2, fin: bool = True) -> None:
        first = 0x80 * fin | opcode
        head = bytes([first, len(message)]) if len(message) < 126 else struct.pack(">BBH", first, 126, len(message))
        self._writer.write(head + message)

    def close(self, code: int, reason: str = "") -> None:
        payload = struct.pack(">H", code) + reason.encode()
        self._writer.write(bytes([0x88, len(payload)]) + payload)

    async def is_heard(self) -> None:
        """Wait until the Bot has received what was sent: it answers a ping after everything before it."""
        self.send(b"", opcode=9)
        await asyncio.wait_for(self.pongs.get(), 5)

    def cut(self) -> None:
        """Break the line without a word."""
        self._writer.transport.abort()

    async def serve(self) -> None:
        while True:
            first, second = await self._reader.readexactly(2)
            assert second & 0x80, "a client masks every frame"
            size = second & 0x7F
            if size == 126:
                (size,) = struct.unpack(">H", await self._reader.readexactly(2))
            mask = await self._reader.readexactly(4)
            masked = await self._reader.readexactly(size)
            data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(masked))
            if first & 0xF == 8:
                return
            if first & 0xF == 2:
                self._sort(data)
            elif first & 0xF == 10:
                self.pongs.put_nowait(data)

    def _sort(self, data: bytes) -> None:
        if data[0] == Lane.POSE:
            self.reports.put_nowait(data)
            return
        seq, _, request = decode_request(data)
        if isinstance(request, Acknowledge):
            self.acknowledged.put_nowait(request.ack)
        else:
            self.requests.put_nowait((seq, request))


class FakeServer:
    """Listens on loopback; ends with its context."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, ca_pem: str | None = None) -> None:
        self.connections: asyncio.Queue[FakeConnection] = asyncio.Queue()
        self.enters: list[Enter] = []
        self.cookies: list[str] = []
        """The Cookie header of each request for a ticket."""
        self.shown: list[object] = []
        """What each of them brought along."""
        self.peers: list[str] = []
        self.welcome: Welcome | None = welcome()
        """What is answered to Enter; None keeps silent."""
        self.ticket_answer: tuple[int, dict[str, object]] | None = None
        """Instead of a ticket: status and body."""
        self.socket_answer: tuple[int, dict[str, object]] | None = None
        self.scene: dict[str, object] | None = None
        """The snapshot; None: there is none."""
        self.scenes_given = 0
        self._tls = tls
        self._ca_pem = ca_pem
        self._tasks: set[asyncio.Task[None]] = set()
        self._tickets = 0

    async def __aenter__(self) -> FakeServer:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=self._tls)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{port}/s/garden"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def next_connection(self) -> FakeConnection:
        return await asyncio.wait_for(self.connections.get(), 5)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.peers.append(writer.get_extra_info("peername")[0])
        try:
            while await self._answer(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        path = head[0].split()[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if path == "/socket" and self.socket_answer is None:
            await self._serve_socket(reader, writer, headers)
            return False
        if path == "/socket":
            assert self.socket_answer is not None
            _respond(writer, *self.socket_answer)
        elif path == "/ca.pem" and self._ca_pem is not None:
            _respond(writer, 200, self._ca_pem)
        elif path == "/api/spaces/garden":
            _respond(writer, 200, {"id": "spc_1", "scene_url": "/api/spaces/spc_1/scene/1"})
        elif path == "/api/spaces/spc_1/scene/1" and self.scene is not None:
            self.scenes_given += 1
            _respond(writer, 200, self.scene)
        elif path == "/api/spaces/garden/enter":
            self.shown.append(json.loads(body))
            self._give_ticket(writer, headers)
        else:
            _respond(writer, 404, {"code": "not_found", "message": "nothing here", "facts": {}})
        return True

    def _give_ticket(self, writer: asyncio.StreamWriter, headers: dict[str, str]) -> None:
        self.cookies.append(headers.get("cookie", ""))
        self._tickets += 1
        if self.ticket_answer is not None:
            _respond(writer, *self.ticket_answer)
            return
        body = {"ticket": f"t{self._tickets}", "expires_in_s": 30, "socket_path": "/socket"}
        _respond(writer, 201, body, "Set-Cookie: lanting_guest=me; Path=/; HttpOnly; SameSite=Lax\r\n")

    async def _serve_socket(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, headers: dict[str, str]
    ) -> None:
        accept = base64.b64encode(hashlib.sha1(headers["sec-websocket-key"].encode() + _ACCEPT_SALT).digest()).decode()
        writer.write(
            f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Protocol: {SUBPROTOCOL}\r\n\r\n".encode()
        )
        connection = FakeConnection(reader, writer, headers)
        serving = asyncio.create_task(connection.serve())
        self._tasks.add(serving)
        _, enter = await connection.next_request()
        assert isinstance(enter, Enter)
        self.enters.append(enter)
        if self.welcome is not None:
            connection.tell(self.welcome, seq=0)
        self.connections.put_nowait(connection)
        await serving


def _respond(writer: asyncio.StreamWriter, status: int, body: dict[str, object] | str, more: str = "") -> None:
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(data)}\r\n{more}\r\n".encode() + data)
