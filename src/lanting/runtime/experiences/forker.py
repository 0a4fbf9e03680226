"""The Forker: the Server's hand on the forkserver, which it starts at first need and again when it is gone."""

from __future__ import annotations

import asyncio
import importlib.util
import itertools
import mmap
import os
import socket
import sys
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lanting
from lanting.kernel.log import Log
from lanting.runtime.experiences.forkserver import ORDER, REPORT, SHARED_BYTES

ENTRY: Final = "lanting.sdk.child.main:run"
_MODULE: Final = "lanting.runtime.experiences.forkserver"
_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "PYTHONHOME", "LD_LIBRARY_PATH", "SSL_CERT_FILE")
"""What children are told of our surroundings: nothing that is secret."""
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_OURS: Final = str(Path(lanting.__file__).parents[1])
"""A child is the same Lanting as its parent, wherever that was found."""
_END_WITHIN_S: Final = 1.0

_log = Log("lanting.runtime")


def can_fork() -> bool:
    """Whether this system has what children need (POSIX)."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds") and importlib.util.find_spec("resource") is not None


@dataclass(frozen=True, slots=True)
class Born:
    """A child that has just been forked."""

    pid: int
    pipe: socket.socket
    """The Server's end."""
    running: mmap.mmap
    """Its first byte: the line of the experience whose code runs now, or 0."""


class ForkFailed(OSError):
    """No child could be made."""


class Forker:
    """Forks children and kills them. `on_end` of each is called once, with its exit status: before `fork` returns, if
    it ends so soon."""

    def __init__(self, entry: str = ENTRY, path: tuple[str, ...] = ()) -> None:
        """`entry`: the function that a child runs; `path`: where else its modules are looked for."""
        self._command = (sys.executable, "-P", "-m", _MODULE)
        self._entry = entry
        self._path = os.pathsep.join((_OURS, *path))
        self._process: Process | None = None
        self._orders: socket.socket | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._tickets = itertools.count(1)
        self._expected: dict[int, tuple[asyncio.Future[int], Callable[[int], None]]] = {}
        self._on_end: dict[int, Callable[[int], None]] = {}

    @property
    def pid(self) -> int | None:
        """The forkserver's; None while there is none."""
        return self._process.pid if self._process is not None else None

    async def fork(self, on_end: Callable[[int], None]) -> Born:
        """Raises ForkFailed."""
        try:
            async with self._starting:
                if self._orders is None:
                    await self._start()
            return await self._forked(on_end)
        except OSError as error:
            raise ForkFailed(str(error)) from error

    def kill(self, pid: int) -> None:
        """Nothing where it has ended."""
        if pid not in self._on_end:
            return
        if self._orders is not None:
            with suppress(OSError):
                self._orders.sendall(ORDER.pack(b"K", pid))
        else:
            _kill(pid)

    async def close(self) -> None:
        """End the forkserver, and with it whoever is left."""
        orders, self._orders = self._orders, None
        if orders is not None:
            orders.close()
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
        if (process := self._process) is not None:
            try:
                async with asyncio.timeout(_END_WITHIN_S):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            surroundings = {name: os.environ[name] for name in _KEPT if name in os.environ}
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                str(theirs.fileno()),
                self._entry,
                stdin=DEVNULL,
                stdout=DEVNULL,
                pass_fds=[theirs.fileno()],
                env=surroundings | _ONE_THREAD | {"PYTHONPATH": self._path},
            )
        ours.setblocking(False)
        self._orders = ours
        self._hearing = asyncio.ensure_future(self._hear(ours, self._process))

    async def _forked(self, on_end: Callable[[int], None]) -> Born:
        assert self._orders is not None
        ticket = next(self._tickets)
        born: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        ours, theirs = socket.socketpair()
        try:
            with theirs, tempfile.TemporaryFile() as shared:
                # A file without a name: the one memory that both sides see.
                shared.truncate(SHARED_BYTES)
                running = mmap.mmap(shared.fileno(), SHARED_BYTES)
                self._expected[ticket] = born, on_end
                socket.send_fds(self._orders, [ORDER.pack(b"F", ticket)], [theirs.fileno(), shared.fileno()])
            pid = await born
        except BaseException:
            ours.close()
            raise
        finally:
            self._expected.pop(ticket, None)
        ours.setblocking(False)
        return Born(pid, ours, running)

    async def _hear(self, orders: socket.socket, process: Process) -> None:
        """What the forkserver says, until it is gone."""
        loop = asyncio.get_running_loop()
        waiting = b""
        try:
            while said := await loop.sock_recv(orders, 4_096):
                waiting += said
                while len(waiting) >= REPORT.size:
                    self._take(*REPORT.unpack_from(waiting))
                    waiting = waiting[REPORT.size :]
        except OSError:
            pass  # as its end
        if self._orders is orders:
            self._orders = None
            orders.close()
            self._lose_all(await process.wait())

    def _take(self, report: bytes, number: int, detail: int) -> None:
        if report == b"B":
            born, on_end = self._expected.get(number, (None, None))
            if born is not None and on_end is not None and not born.done():
                born.set_result(detail)
                # At once: that it is dead may be said in the same breath.
                self._on_end[detail] = on_end
        elif (on_end := self._on_end.pop(number, None)) is not None:
            on_end(detail)

    def _lose_all(self, status: int) -> None:
        """The forkserver is gone: nobody says any more who has died, so whoever is left is ended too."""
        _log.warning("the forkserver of experiences ended", status=status)
        for born, _ in self._expected.values():
            if not born.done():
                born.set_exception(ForkFailed("the forkserver ended"))
        ends, self._on_end = self._on_end, {}
        for pid, on_end in ends.items():
            _kill(pid)
            on_end(status)


def _kill(pid: int) -> None:
    import signal

    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
