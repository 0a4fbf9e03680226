"""Faces of what lives in another thread's loop: nothing is awaited, and nothing is missing."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import FrameType
from typing import Any

import pytest

from lanting.sdk import BotEnded
from lanting.sdk.remote.blocking_face import Face
from lanting.sdk.remote.portal import Portal
from tests.serving import ROOT

EDITING: ContextVar[str] = ContextVar("editing", default="nothing")


class Guest:
    def __init__(self, name: str) -> None:
        self.name = name

    async def tell(self, text: str) -> str:
        await asyncio.sleep(0)
        return f"{self.name} reads {text} in {threading.current_thread().name}"


@dataclass(frozen=True)
class Clicked:
    guest: Guest
    number: int


Handler = Callable[["Garden", Clicked], Awaitable[None]]


class Garden:
    """As a World is: some of everything."""

    def __init__(self) -> None:
        self.guests = [Guest("Mei"), Guest("Ada")]
        self.handlers: list[Handler] = []
        self.was_cancelled = threading.Event()
        self.is_waiting = threading.Event()

    def guest(self, name: str) -> Guest:
        return next(each for each in self.guests if each.name == name)

    def on_click(self, name: str) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            self.handlers.append(handler)
            return handler

        return add

    async def click(self) -> None:
        for handler in self.handlers:
            await handler(self, Clicked(self.guests[0], len(self.handlers)))

    async def fail(self) -> None:
        raise LookupError("no such lantern")

    async def wait_long(self) -> None:
        self.is_waiting.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.was_cancelled.set()
            raise

    async def events(self) -> AsyncIterator[Clicked]:
        for number in range(3):
            yield Clicked(self.guests[0], number)

    @asynccontextmanager
    async def edit(self) -> AsyncIterator[Guest]:
        token = EDITING.set("the garden")
        try:
            yield self.guests[1]
        finally:
            EDITING.reset(token)

    async def edited(self) -> str:
        return EDITING.get()


@pytest.fixture
def portal() -> Iterator[Portal]:
    portal = Portal()
    yield portal
    portal.close()


@pytest.fixture
def garden(portal: Portal) -> Any:
    return Face(portal, Garden())


def test_what_is_awaited_there_waits_here(garden: Any) -> None:
    assert garden.guest("Ada").tell("hello") == "Ada reads hello in lanting"
    assert [each.name for each in garden.guests] == ["Mei", "Ada"]
    assert garden.guests[0] == garden.guest("Mei")


def test_what_is_iterated_there_is_iterated_here(garden: Any) -> None:
    assert [(each.number, each.guest.name) for each in garden.events()] == [(0, "Mei"), (1, "Mei"), (2, "Mei")]


def test_a_block_is_one_for_all_that_is_called_in_it(garden: Any) -> None:
    with garden.edit() as guest:
        assert (guest.name, garden.edited()) == ("Ada", "the garden")
    assert garden.edited() == "nothing"


def test_a_plain_function_hears_with_faces_in_a_thread_of_its_own(garden: Any) -> None:
    heard: list[str] = []

    @garden.on_click("bell")
    def ring(here: Any, event: Any) -> None:
        heard.append(event.guest.tell(str(event.number)))
        heard.append(threading.current_thread().name)

    assert ring.__name__ == "ring" and not asyncio.iscoroutinefunction(ring)
    garden.click()
    assert heard == ["Mei reads 1 in lanting", "lanting handler"]


def test_an_error_there_is_an_error_here(garden: Any) -> None:
    with pytest.raises(LookupError, match="no such lantern"):
        garden.fail()
    with pytest.raises(AttributeError):
        garden.no_such_name  # noqa: B018 - to be missed


def test_ctrl_c_ends_what_was_waited_for_there_too(garden: Any) -> None:
    def press() -> None:
        garden.is_waiting.wait()
        os.kill(os.getpid(), signal.SIGINT)

    # Whatever runs in the background of a shell has been told to pass Ctrl+C over.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=press, daemon=True).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            garden.wait_long()
    finally:
        signal.signal(signal.SIGINT, before)
    assert garden.was_cancelled.wait(10)


@contextmanager
def interrupted(at: int) -> Iterator[list[str]]:
    """Ctrl+C at one of the moments in which something is handed to the loop; those that were come into the list."""
    moments: list[str] = []

    def trace(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if frame.f_code.co_name != "call_soon_threadsafe":
            return None
        moments.append(f"{event} {frame.f_lineno}")
        if len(moments) == at:
            raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield moments
    finally:
        sys.settrace(before)


def test_ctrl_c_while_it_is_handed_over_ends_it_there_too(portal: Portal) -> None:
    begun: list[int] = []
    ended: list[int] = []

    async def wait_long(number: int) -> None:
        begun.append(number)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    with interrupted(at=0) as moments:
        portal.call(lambda: None)
    assert len(moments) > 3, "a call, its lines, and its return"
    for number in range(1, len(moments) + 1):
        with interrupted(at=number), pytest.raises(KeyboardInterrupt):
            portal.wait_for(wait_long(number))
    # What is handed over later is done later: by then each has ended that has begun.
    portal.wait_for(asyncio.sleep(0))
    assert ended == begun


def test_after_its_end_every_call_says_so(portal: Portal, garden: Any) -> None:
    left: list[str] = []

    async def leave() -> None:
        left.append("left")

    portal.at_close(leave)
    portal.close()
    portal.close()
    assert left == ["left"]
    with pytest.raises(BotEnded):
        garden.guest("Mei")


SCRIPT = """
from lanting.sdk.remote.portal import Portal
import asyncio, threading
portal = Portal()
async def leave():
    await asyncio.sleep(0)
    print("left", flush=True)
async def handler():
    await portal.in_thread(threading.Event().wait)
portal.at_close(leave)
portal.call(lambda: asyncio.ensure_future(handler()) and None)
"""


def test_a_program_that_ends_leaves_first_and_waits_for_no_handler() -> None:
    run = [sys.executable, "-c", SCRIPT]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(run, env=environment, capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("left\n", "")
