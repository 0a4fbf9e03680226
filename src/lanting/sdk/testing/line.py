"""A program's way to the stage: the same bytes as on a WebSocket, handed over in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, decode_request, encode_body, encode_notice, notice_kind
from lanting.protocol.notice import Waiting, Welcome
from lanting.protocol.request import Acknowledge, Enter
from lanting.protocol.word import SceneKind
from lanting.sdk.testing.house import House
from lanting.sdk.thing import Thing, read_things
from lanting.sdk.way import LineClosed


class StageLine:
    """One line of a program."""

    def __init__(self, house: House, user: UserId, standing: Standing, receive: Callable[[bytes], None]) -> None:
        self.closed: asyncio.Future[LineClosed] = asyncio.get_running_loop().create_future()
        self.is_unseen = False
        self._house = house
        self._user = user
        self._standing = standing
        self._receive = receive
        self._participant: ParticipantId | None = None
        self._seq = 0

    # What its session says

    def send(self, message: bytes) -> None:
        if self.closed.done():
            return
        if message[0] == Lane.POSE:
            if self._participant is not None:
                self._house.report(self._participant, message)
            return
        seq, _, request = decode_request(message)
        if isinstance(request, Enter):
            self.is_unseen = request.unseen
            self._participant = self._house.enter(self, self._user, self._standing, request)
        elif self._participant is not None and not isinstance(request, Acknowledge):
            self._house.ask(self._participant, seq, request)

    def hang_up(self) -> None:
        self.end(1000, "left")

    # What the house tells

    def hear(self, notice: Notice) -> None:
        if isinstance(notice, Welcome | Waiting):
            seq = 0
        else:
            self._seq += 1
            seq = self._seq
        self._receive(encode_notice(seq, notice_kind(notice), encode_body(notice)))

    def see(self, frame: bytes) -> None:
        self._receive(frame)

    def end(self, code: int, reason: str) -> None:
        if not self.closed.done():
            self.closed.set_result(LineClosed(code, reason))

    def cut(self) -> None:
        """As when its process is killed: nobody says goodbye."""
        if self._participant is not None and not self.closed.done():
            self._house.broke(self._participant)
        self.end(1000, "killed")


class StageWay:
    """One program's, kept over its lines: the same User at every coming."""

    origin = "stage"
    link = ""

    def __init__(self, house: House, user: UserId, standing: Standing) -> None:
        self._house = house
        self._user = user
        self._standing = standing
        self.line: StageLine | None = None

    async def open(self, receive: Callable[[bytes], None]) -> StageLine:
        self.line = StageLine(self._house, self._user, self._standing, receive)
        return self.line

    async def things(self) -> list[Thing]:
        return read_things(self._house.snapshot())

    async def snapshot(self, scene: SceneKind, revision: int | None) -> bytes:
        return self._house.snapshot()

    async def close(self) -> None:
        pass
