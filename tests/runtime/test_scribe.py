"""Chat lines come back from the store in the order in which they were said (PR-37)."""

from __future__ import annotations

import asyncio

from lanting.kernel.clock import SystemClock
from lanting.kernel.error import LantingError
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.word import ChatLine
from lanting.runtime.boundary import Boundary
from lanting.runtime.scribe import Scribe
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock, SaveLine
from lanting.space.event import LineStored, NotStored


class DiskFull(LantingError):
    code = "disk_full"


def command(number: int) -> SaveLine:
    return SaveLine(ParticipantId("par_1"), UserId("usr_1"), number, f"request-{number}", "Mei", False, "hello", 0)


def line(number: int) -> ChatLine:
    return ChatLine(number=number, participant="par_1", name="Mei", program=False, text="hello", said_at=0)


class SlowStore:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[asyncio.Future[tuple[ChatLine, bool]]] = []

    def save(self, _: SaveLine) -> asyncio.Future[tuple[ChatLine, bool]]:
        self.asked.append(asyncio.get_running_loop().create_future())
        return self.asked[-1]

    def do(self, act: SaveAct) -> asyncio.Future[bool]:
        raise AssertionError(f"nobody asked for {act}")

    async def block(self, save: SaveBlock) -> BlocksKept:
        raise AssertionError(f"nobody asked for {save}")


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_pr37_answers_keep_the_order_of_the_questions() -> None:
    store, told = SlowStore(), []
    scribe = Scribe(store.save, store.do, store.block, told.append, Boundary(SystemClock()))
    for number in (1, 2, 3):
        scribe.write(command(number))
    await settled()
    for number in (3, 1, 2):
        store.asked[number - 1].set_result((line(number), False))
        await settled()
    assert [each.seq for each in told] == [1, 2, 3]
    assert scribe.is_idle


async def test_pr37_a_repeat_is_told_as_one() -> None:
    store, told = SlowStore(), []
    scribe = Scribe(store.save, store.do, store.block, told.append, Boundary(SystemClock()))
    scribe.write(command(1))
    await settled()
    store.asked[0].set_result((line(9), True))
    await settled()
    assert told == [LineStored(ParticipantId("par_1"), 1, "request-1", line(9), True, UserId("usr_1"))]


async def test_what_the_store_refuses_is_told_and_does_not_hold_up_the_next() -> None:
    store, told = SlowStore(), []
    scribe = Scribe(store.save, store.do, store.block, told.append, Boundary(SystemClock()))
    for number in (1, 2, 3):
        scribe.write(command(number))
    await settled()
    store.asked[0].set_exception(DiskFull("no space is left; free some"))
    store.asked[1].set_exception(RuntimeError("secret words of somebody"))
    store.asked[2].set_result((line(1), False))
    await settled()
    assert told[:2] == [
        NotStored(ParticipantId("par_1"), 1, "not_stored"),
        NotStored(ParticipantId("par_1"), 2, "not_stored"),
    ]
    assert isinstance(told[2], LineStored)


async def test_draining_waits_for_every_answer_but_not_for_ever() -> None:
    store, told = SlowStore(), []
    scribe = Scribe(store.save, store.do, store.block, told.append, Boundary(SystemClock()))
    scribe.write(command(1))
    await scribe.drain(0.001)
    assert not scribe.is_idle
    store.asked[0].set_result((line(1), False))
    await scribe.drain(10)
    await settled()
    assert scribe.is_idle and len(told) == 1
