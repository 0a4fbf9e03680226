"""The process that children are forked from: started at first need, everything heavy imported once, one thread.

    python -P -m lanting.runtime.experiences.forkserver FD module:function

It obeys the Server on the socket FD, and knows nothing but processes:

    F ticket  (with the child's end of a pipe and the shared byte)     B ticket, pid   born
    K pid                                                              D pid, status   dead

When the Server is gone, however it went, everybody here is killed and this process ends: no child outlives it.
"""

from __future__ import annotations

import gc
import importlib
import mmap
import os
import selectors
import signal
import socket
import struct
import sys
from collections.abc import Callable
from typing import Final

from lanting.runtime.experiences.limit import MEMORY_BYTES_MAX, OPEN_FILES_MAX

ORDER: Final = struct.Struct("<cQ")
REPORT: Final = struct.Struct("<cQq")
SHARED_BYTES: Final = mmap.PAGESIZE

Entry = Callable[[socket.socket, mmap.mmap], None]


class Forkserver:
    """Forks, kills when told to, and says who has died."""

    def __init__(self, server: socket.socket, entry: Entry) -> None:
        self._server = server
        self._entry = entry
        self._living: set[int] = set()
        self._woken, self._wakes = socket.socketpair()

    def serve(self) -> None:
        """Until the Server is gone."""
        self._wakes.setblocking(False)
        self._woken.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wakes.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._server, selectors.EVENT_READ, self._obey)
            selector.register(self._woken, selectors.EVENT_READ, self._bury)
            try:
                while all(key.data() for key, _ in selector.select()):
                    pass
            except OSError:
                pass  # the Server went while it was being told something
        # Nobody is told of their ends, and what would wake us is closed before this process has ended.
        signal.set_wakeup_fd(-1)
        for pid in self._living:
            os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        """False where nobody gives orders any more."""
        data, descriptors, _, _ = socket.recv_fds(self._server, ORDER.size, 2)
        while data and len(data) < ORDER.size and (more := self._server.recv(ORDER.size - len(data))):
            data += more
        if len(data) < ORDER.size:
            return False
        order, number = ORDER.unpack(data)
        if order == b"F":
            self._fork(number, *descriptors)
        elif number in self._living:
            # Not buried yet, so no other process has this number.
            os.kill(number, signal.SIGKILL)
        return True

    def _fork(self, ticket: int, pipe: int, shared: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._become_child(pipe, shared)
        os.close(pipe)
        os.close(shared)
        self._living.add(pid)
        self._server.sendall(REPORT.pack(b"B", ticket, pid))

    def _bury(self) -> bool:
        self._woken.recv(4_096)
        while self._living:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            self._living.discard(pid)
            self._server.sendall(REPORT.pack(b"D", pid, os.waitstatus_to_exitcode(status)))
        return True

    def _become_child(self, pipe: int, shared: int) -> None:
        """Never returns."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for each in (self._server, self._woken, self._wakes):
                each.close()
            limit_process()
            with socket.socket(fileno=pipe) as end, mmap.mmap(shared, SHARED_BYTES) as running:
                os.close(shared)
                self._entry(end, running)
            status = 0
        except BaseException:  # noqa: BLE001 (whatever it was: this process was a copy, and must not go on as one)
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)


def limit_process() -> None:
    """What this process may have of the machine. Where the system limits no memory, the Server's watch is left."""
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES_MAX),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES_MAX),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def main(descriptor: str, entry: str) -> None:
    module, _, function = entry.partition(":")
    with socket.socket(fileno=int(descriptor)) as server:
        found: Entry = getattr(importlib.import_module(module), function)
        # What is here now is never looked through again, so that children go on sharing it.
        gc.collect()
        gc.freeze()
        Forkserver(server, found).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
