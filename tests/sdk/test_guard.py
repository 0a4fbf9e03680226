"""A step of a handler that computes for too long is interrupted; the process, and other handlers, go on."""

from __future__ import annotations

import asyncio
import mmap
import re
import signal
from collections.abc import Callable, Coroutine, Iterator

import pytest

from lanting.sdk import HandlerOverran
from lanting.sdk.child.guard import NOBODY, StepGuard, Watch
from lanting.sdk.experience.step import Steps

LINE = 7
Handling = Callable[[], Coroutine[None, None, str]]


@pytest.fixture
def running() -> mmap.mmap:
    return mmap.mmap(-1, 1)


@pytest.fixture
def guard(running: mmap.mmap) -> Iterator[StepGuard]:
    before = signal.getsignal(signal.SIGPROF)
    yield StepGuard(Watch(running), LINE)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


async def endless() -> str:
    while True:
        pass


async def stubborn() -> str:
    """Catches whatever it can."""
    while True:
        try:
            while True:
                pass
        except Exception:  # noqa: BLE001 - as an author does it
            pass


async def hopeless() -> str:
    return str(re.match(r"(a+)+b", "a" * 40))


@pytest.mark.parametrize("handling", [endless, stubborn, hopeless])
async def test_it_is_interrupted_after_a_quarter_of_a_second_of_cpu(
    handling: Handling, guard: StepGuard, running: mmap.mmap
) -> None:
    with pytest.raises(HandlerOverran, match="250 ms"):
        await Steps(handling(), guard)
    assert running[0] == NOBODY


async def test_each_step_has_its_own_time_and_says_whose_it_is(guard: StepGuard, running: mmap.mmap) -> None:
    seen: list[int] = []

    async def steady() -> str:
        for _ in range(3):
            seen.append(running[0])
            await asyncio.sleep(0)
        return "done"

    assert await Steps(steady(), guard) == "done"
    assert seen == [LINE] * 3 and running[0] == NOBODY


async def test_what_is_awaited_may_raise_in_it(guard: StepGuard) -> None:
    async def waiting() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            return "cancelled"
        return "slept"

    async def outer() -> str:
        return str(await Steps(waiting(), guard))

    task = asyncio.ensure_future(outer())
    await asyncio.sleep(0)
    task.cancel()
    assert await task == "cancelled"
