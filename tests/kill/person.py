"""Somebody who keeps coming back and keeps asking: what was not answered is asked again, under the same request id."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
from msgspec.structs import replace

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, Request, decode_notice, encode_request
from lanting.protocol.notice import (
    ActDone,
    Refused,
    RulesChanged,
    SayAccepted,
    Waiters,
    Waiting,
    Welcome,
)
from lanting.protocol.request import Enter
from lanting.protocol.scene_notice import EditDone
from lanting.protocol.word import Waiter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.error import EntryRefused, ServerUnreachable
from lanting.sdk.line import Line, LineClosed
from lanting.sdk.pace import Pace
from tests.asking import ANSWER_WITHIN_S

_KNOCK_EVERY_S = 0.03


class KeptOut(Exception):
    """She is outside, and nobody will answer her."""


class Person:
    """One guest with her cookies, over as many Servers as it takes. Waits no longer than it must before it returns."""

    def __init__(self, url: str, space: str, name: str, *, code: str | None = None, program: bool = False) -> None:
        """`code`: the Space's letters, where it takes them to come in."""
        self.name = name
        self.http = httpx.AsyncClient(base_url=url, headers={"Origin": url}, trust_env=False, timeout=ANSWER_WITHIN_S)
        """What her browser asks for beside the socket; with her cookies."""
        self.welcome: Welcome | None = None
        """Of her place inside now, with the rules as they are; None: she is not inside."""
        self.waiting: Waiting | None = None
        self.kept_out: EntryRefused | LineClosed | None = None
        """Why she will not come back by herself."""
        self.waits = 0
        """How often she had to wait."""
        self.waiters: list[Waiter] = []
        """Who waits, where she is a host."""
        self._door = Doorway(SpaceAddress(url, space), None, None, code, self.http)
        self._enter = Enter(name=name, program=program)
        self._line: Line | None = None
        self._asked: dict[int, tuple[Request, asyncio.Future[Notice]]] = {}
        self._seq = 0
        self._pace = Pace()
        self._living: asyncio.Task[None] | None = None

    def come(self) -> None:
        """From now on she is inside, or on her way."""
        self._living = asyncio.create_task(self._live())

    async def go(self) -> None:
        """Stop coming back."""
        # First: a cancelled wait for the end of the line would pass for its end.
        if self._line is not None:
            self._line.hang_up()
        if self._living is not None:
            self._living.cancel()
            await asyncio.gather(self._living, return_exceptions=True)
        await self.http.aclose()

    @property
    def is_inside(self) -> bool:
        return self.welcome is not None

    @property
    def participant(self) -> str:
        """Who she is inside now."""
        assert self.welcome is not None, f"{self.name} is not inside"
        return self.welcome.participant

    @property
    def server_epoch(self) -> int | None:
        """Which Server she is inside of; None: of none."""
        return self.welcome.server_epoch if self.welcome else None

    async def ask(self, request: Request) -> Notice:
        """Ask, again after each break, until the answer is there. Raises KeptOut."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Notice] = loop.create_future()
        await asyncio.sleep(self._pace.wait_s(type(request), loop.time()))
        self._post(request, answer)
        return await answer

    async def is_refused(self, code: str) -> bool:
        """Whether the door keeps her out for this reason."""
        try:
            await self._door.ticket()
        except EntryRefused as refused:
            return refused.reason == code
        return False

    async def _live(self) -> None:
        while self.kept_out is None:
            try:
                self._line = await Line.open(self._door, await self._door.ticket(), self._hear)
            except ServerUnreachable:
                await asyncio.sleep(_KNOCK_EVERY_S)
                continue
            except EntryRefused as refused:
                if refused.may_retry:
                    await asyncio.sleep(_KNOCK_EVERY_S)
                else:
                    self.kept_out = refused
                continue
            self._seq += 1
            self._line.send(encode_request(self._seq, self._enter))
            closed = await self._line.closed
            self._line = self.welcome = self.waiting = None
            # Not entered: this machine was busy for so long that her Enter came too late.
            if not closed.may_return and closed.code != CloseCode.NOT_ENTERED:
                self.kept_out = closed
        for _, answer in self._asked.values():
            if not answer.done():
                answer.set_exception(KeptOut(f"{self.name}: {self.kept_out}"))

    def _hear(self, message: bytes) -> None:
        if message[0] != Lane.EVENT:
            return
        _, notice = decode_notice(message)
        match notice:
            case Welcome():
                self.welcome, self.waiting = notice, None
                # Another process counts from anew how often she asks.
                self._pace = Pace()
                waiting_for_answer = {id(answer): (request, answer) for request, answer in self._asked.values()}
                self._asked.clear()
                for request, answer in waiting_for_answer.values():
                    self._post(request, answer)
            case Waiting():
                self.waits += self.waiting is None
                self.waiting = notice
            case RulesChanged(rules=rules, space_name=name) if self.welcome is not None:
                self.welcome = replace(self.welcome, rules=rules, space_name=name)
            case Waiters(waiters=waiters):
                self.waiters = waiters
            case SayAccepted(re=seq) | ActDone(re=seq) | EditDone(re=seq) | Refused(re=seq) if seq in self._asked:
                _, answer = self._asked.pop(seq)
                if not answer.done():
                    answer.set_result(notice)

    def _post(self, request: Request, answer: asyncio.Future[Notice]) -> None:
        """Said now, where she is inside; else as soon as she is."""
        self._seq += 1
        self._asked[self._seq] = (request, answer)
        if self._line is not None and self.is_inside:
            self._line.send(encode_request(self._seq, request))


async def until(is_so: Callable[[], bool], within_s: float = 60.0) -> None:
    """Let the loop turn until something is so. Raises TimeoutError."""
    async with asyncio.timeout(within_s):
        while not is_so():
            await asyncio.sleep(0.005)
