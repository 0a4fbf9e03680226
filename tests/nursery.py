"""Brings up Lanting's commands quickly: everything is loaded once, and each command is a fork, a process of its own.

    process = nursery().bring_up(["serve", "--port", "8080"], environment, out=out, errors=log)

This file is also the program that loads and forks. It obeys on the socket whose number it is given, an order a line:
`{"run": arguments, "environment": {…}, "folder": path}` with what the command writes to, answered by the process id;
`{"ended": pid}`, answered by the exit status, or by null as long as it runs. When nobody gives orders any more, all
that it has brought up is killed: no Server outlives its test.
"""

from __future__ import annotations

import atexit
import functools
import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

ROOT: Final = Path(__file__).resolve().parents[1]
LOADED: Final = (
    "alembic.command",
    "alembic.config",
    "cryptography.x509",
    "lanting.app.cli",
    "lanting.app.developing",
    "lanting.app.doctor",
    "lanting.app.packing",
    "lanting.scene.template",
    "lanting.web.founding",
)
LOOK_EVERY_S: Final = 0.01
END_WITHIN_S: Final = 120
FILES_MAX: Final = 2


class Process:
    """One that a Nursery has brought up, with what is used of `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.pid = pid
        self._nursery = nursery
        self._status: int | None = None

    def poll(self) -> int | None:
        """Its exit status, negative where a signal ended it; None: it runs."""
        if self._status is None:
            self._status = self._nursery.order(ended=self.pid)
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, once it has ended. Raises subprocess.TimeoutExpired after so many seconds."""
        until_s = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if until_s is not None and time.monotonic() > until_s:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0.0)
            time.sleep(LOOK_EVERY_S)
        return status

    def send_signal(self, number: int) -> None:
        # It is not buried before its status was read here, so no other process has its number.
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The program's other end. Any thread may give orders."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            self._program = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
                start_new_session=True,
            )
        self._answers = self._line.makefile("rb")
        self._one_at_a_time = threading.Lock()
        atexit.register(self._close)

    def bring_up(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        out: int,
        errors: int,
        folder: Path | None = None,
    ) -> Process:
        """`lanting` with these arguments, in a session of its own; in this process's folder, unless said."""
        order = {"run": list(arguments), "environment": dict(environment), "folder": str(folder or Path.cwd())}
        return Process(self, self.order(out, errors, **order))

    def order(self, *files: int, **order: Any) -> Any:
        data = json.dumps(order).encode() + b"\n"
        with self._one_at_a_time:
            sent = socket.send_fds(self._line, [data], files) if files else 0
            self._line.sendall(data[sent:])
            answer = self._answers.readline()
        assert answer, "the nursery has ended; its reason is in what the tests wrote to stderr"
        return json.loads(answer)

    def _close(self) -> None:
        self._answers.close()
        self._line.close()
        self._program.wait()


@functools.cache
def nursery() -> Nursery:
    """The one of this process, begun at first need."""
    return Nursery()


def lanting(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command run in a folder to its end, with nothing of the settings of whoever runs the tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LANTING_")}
    return ended(
        lambda out, errors: nursery().bring_up(
            arguments, environment | variables, out=out, errors=errors, folder=folder
        )
    )


def ended(bring_up: Callable[[int, int], Process | subprocess.Popen[bytes]]) -> subprocess.CompletedProcess[str]:
    """What is brought up with the two files that it writes to, once it has ended."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = bring_up(out.fileno(), errors.fileno())
        status = process.wait(timeout=END_WITHIN_S)
        for file in (out, errors):
            file.seek(0)
        return subprocess.CompletedProcess([], status, out.read().decode(), errors.read().decode())


def main(line: socket.socket) -> None:
    gc.disable()
    load()
    gc.freeze()
    living: set[int] = set()
    while (received := receive(line)) is not None:
        order, files = received
        if "run" in order:
            if (pid := os.fork()) == 0:
                line.close()
                live(order, *files)
            for each in files:
                os.close(each)
            living.add(pid)
            answer: int | None = pid
        else:
            pid, status = os.waitpid(order["ended"], os.WNOHANG)
            living.discard(pid)
            answer = os.waitstatus_to_exitcode(status) if pid else None
        line.sendall(f"{json.dumps(answer)}\n".encode())
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def load() -> None:
    """What a Server loads at its start and soon after it, and what the other commands load."""
    for name in LOADED:
        importlib.import_module(name)
    importlib.import_module("lanting.app.serving").prepare()


def receive(line: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """The next order with its files; None: nobody gives any more."""
    data, files, _, _ = socket.recv_fds(line, 65_536, FILES_MAX)
    while data and not data.endswith(b"\n"):
        more = line.recv(65_536)
        if not more:
            return None
        data += more
    return (json.loads(data), files) if data else None


def live(order: dict[str, Any], out: int, errors: int) -> NoReturn:
    """Be the command, to the end of the process: what holds that up in a process of its own does so here."""
    os.setsid()
    os.dup2(out, 1)
    os.dup2(errors, 2)
    os.close(out)
    os.close(errors)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["lanting", *order["run"]]
    gc.enable()
    from lanting.app import cli

    cli.main()
    sys.exit()


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
