"""Whoever only builds: a line that says edits, and of what it hears looks at the heads alone.

A Bot decodes each edit of everybody else's. Fifty of them on one core would measure themselves; these leave it to one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from lanting.protocol.lane import Lane
from lanting.protocol.limit import ACKNOWLEDGE_EVERY_MS, HEARTBEAT_MS
from lanting.protocol.message import decode_notice, encode_request, notice_kind
from lanting.protocol.notice import Refused, Welcome
from lanting.protocol.operation import Operation
from lanting.protocol.request import Acknowledge, AskEdits, Edit, Enter
from lanting.protocol.scene_notice import EditDone, Edits, SceneReset
from lanting.protocol.word import Look
from lanting.sdk.address import SpaceAddress
from lanting.sdk.body import Body
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import Line
from tests.kill.owner import Owner

_WELCOME_WITHIN_S: Final = 20.0
_EDITS: Final = notice_kind(Edits(scene="published", edits=[]))
_RESET: Final = notice_kind(SceneReset(scene="published", revision=0))
_DONE: Final = notice_kind(EditDone(re=0, request_id="", scene="published", revision=None))
_REFUSED: Final = notice_kind(Refused(re=0, code="", facts={}))


@dataclass(slots=True)
class Hand:
    """One of those who build, and follow the Scene."""

    name: str
    revision: int = 0
    """Up to which everything has come."""
    done: int = 0
    refused: int = 0
    asked: int = 0
    resets: int = 0
    line: Line | None = None
    body: Body | None = None
    welcomed: asyncio.Future[Welcome] | None = None
    last_frame: int = 0
    last_event: int = 0

    def edit(self, request_id: str, operations: list[Operation]) -> None:
        """An answer is counted, and not waited for."""
        self.asked += 1
        assert self.line is not None, "she has come"
        edit = Edit(request_id=request_id, scene="published", operations=operations)
        self.line.send(encode_request(self.asked, edit))

    def receive(self, message: bytes) -> None:
        lane, kind, seq = message[0], message[1], int.from_bytes(message[2:6], "little")
        if lane == Lane.POSE:
            self.last_frame = int.from_bytes(message[2:4], "little")
            return
        if lane == Lane.SCENE:
            self.resets += kind == _RESET
            self.revision = seq if kind == _EDITS else self.revision
            return
        self.last_event = seq or self.last_event
        self.done += kind == _DONE
        self.refused += kind == _REFUSED
        if self.welcomed is not None and not self.welcomed.done():
            _, notice = decode_notice(message)
            if isinstance(notice, Welcome):
                self.welcomed.set_result(notice)

    async def stay(self) -> None:
        """What every line owes: where she stands, and what has come."""
        assert self.line is not None and self.body is not None, "she has come"
        due_s, acknowledged = 0.0, 0
        loop = asyncio.get_running_loop()
        while True:
            if loop.time() >= due_s:
                due_s = loop.time() + HEARTBEAT_MS / 1_000
                self.line.send(self.body.report(self.last_frame))
            if acknowledged != self.last_event:
                acknowledged = self.last_event
                self.line.send(encode_request(0, Acknowledge(ack=acknowledged)))
            await asyncio.sleep(ACKNOWLEDGE_EVERY_MS / 1_000)


@asynccontextmanager
async def hand(url: str, owner: Owner, link: str, name: str) -> AsyncIterator[Hand]:
    """Enters as a co-host, follows the published Scene, and stays until the end of the block."""
    doorway = Doorway.to(SpaceAddress.read(url, owner.space), None, None, owner.code)
    await doorway.open_key(link)
    here = Hand(name)
    here.welcomed = asyncio.get_running_loop().create_future()
    here.line = await Line.open(doorway, await doorway.ticket(), here.receive)
    here.line.send(encode_request(0, Enter(name=name, look=Look(), program=True)))
    welcome = await asyncio.wait_for(here.welcomed, _WELCOME_WITHIN_S)
    here.body = Body()
    here.body.stand(welcome.place, welcome.epoch)
    here.revision = welcome.scene_revision
    here.line.send(encode_request(0, AskEdits(scene="published", after=here.revision)))
    staying = asyncio.create_task(here.stay())
    try:
        yield here
    finally:
        staying.cancel()
        here.line.hang_up()
        await doorway.close()
