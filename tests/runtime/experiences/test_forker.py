"""Children are forked from one process, held to what they may have, and never outlive the Server."""

from __future__ import annotations

import asyncio
import mmap
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from lanting.runtime.experiences.forker import Born, Forker
from lanting.runtime.experiences.forkserver import REPORT
from tests.serving import ROOT

HERE = "tests.runtime.experiences.test_forker"
PATIENCE_S = 60.0


def take_much(server: socket.socket, _running: mmap.mmap) -> None:
    """A child that wants 4 GB, tells what came of it, and then waits for ever, whatever it is asked."""
    try:
        said = str(len([0] * (1 << 29)))
    except MemoryError:
        said = "MemoryError"
    server.sendall(said.encode())
    while True:
        signal.pause()


def repeat_byte(server: socket.socket, running: mmap.mmap) -> None:
    """A child that says which byte the Server has put before it, and puts another there."""
    server.sendall(running[:1])
    running[0] = 7
    server.sendall(b".")


def end_at_once(_server: socket.socket, _running: mmap.mmap) -> None:
    """A child that is dead as soon as it is born."""


@pytest.fixture
async def forker() -> AsyncIterator[Forker]:
    forker = Forker(f"{HERE}:take_much", path=(str(ROOT),))
    yield forker
    await forker.close()


async def forked(forker: Forker) -> tuple[Born, asyncio.Future[int]]:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    return await forker.fork(ended.set_result), ended


async def heard(born: Born, size: int) -> bytes:
    async with asyncio.timeout(PATIENCE_S):
        return await asyncio.get_running_loop().sock_recv(born.pipe, size)


async def gone(pid: int) -> None:
    """Until there is no such process any more."""
    async with asyncio.timeout(PATIENCE_S):
        while Path(f"/proc/{pid}").exists() and "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text():
            await asyncio.sleep(0.005)


async def test_a_child_that_wants_much_memory_does_not_get_it(forker: Forker) -> None:
    born, _ = await forked(forker)
    assert await heard(born, 64) == b"MemoryError"


async def test_a_killed_child_is_told_of_once_with_its_status(forker: Forker) -> None:
    born, ended = await forked(forker)
    await heard(born, 64)
    forker.kill(born.pid)
    assert await asyncio.wait_for(ended, PATIENCE_S) == -signal.SIGKILL
    forker.kill(born.pid)


async def test_both_sides_see_the_shared_byte() -> None:
    forker = Forker(f"{HERE}:repeat_byte", path=(str(ROOT),))
    born, ended = await forked(forker)
    assert await heard(born, 1) == b"\0"
    assert await asyncio.wait_for(ended, PATIENCE_S) == 0
    assert born.running[0] == 7
    await forker.close()


async def test_birth_and_death_told_in_one_breath_are_both_heard() -> None:
    forker = Forker(f"{HERE}:end_at_once", path=(str(ROOT),))
    _, first = await forked(forker)
    assert await asyncio.wait_for(first, PATIENCE_S) == 0
    second = asyncio.ensure_future(forked(forker))
    while not forker._expected:
        await asyncio.sleep(0)
    # Nobody listens until the forkserver has said both.
    assert forker._orders is not None
    while len(peeked(forker._orders)) < 2 * REPORT.size:
        time.sleep(0.005)
    _, ended = await second
    assert await asyncio.wait_for(ended, PATIENCE_S) == 0
    await forker.close()


def peeked(orders: socket.socket) -> bytes:
    with suppress(BlockingIOError):
        return orders.recv(4_096, socket.MSG_PEEK)
    return b""


async def test_where_the_forkserver_is_killed_its_children_end_and_another_forks_the_next(
    forker: Forker,
) -> None:
    born, ended = await forked(forker)
    before = forker.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert await asyncio.wait_for(ended, PATIENCE_S) == -signal.SIGKILL
    await gone(born.pid)
    again, _ = await forked(forker)
    assert await heard(again, 64) == b"MemoryError"
    assert forker.pid != before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
async def test_nobody_outlives_a_server_that_is_killed() -> None:
    command = [sys.executable, "-m", HERE]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as server:
        assert server.stdout is not None
        line = await asyncio.to_thread(server.stdout.readline)
        pids = [int(word) for word in line.split()]
        assert len(pids) == 3
        os.kill(server.pid, signal.SIGKILL)
        for pid in pids:
            await gone(pid)


async def serve() -> None:
    """A Server with two children that hear nothing: prints their process ids and that of the forkserver, and stays."""
    forker = Forker(f"{HERE}:take_much", path=(str(ROOT),))
    children = [await forked(forker) for _ in range(2)]
    for born, _ in children:
        await heard(born, 64)
    print(forker.pid, *(born.pid for born, _ in children), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
