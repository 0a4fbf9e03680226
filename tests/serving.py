"""A real server for a test: its own process, its own free ports, its own data folder; stopped by its process id.

with Serving(tmp_path) as server:
    ... server.url ...      # http://127.0.0.1:<port>
    server.kill()           # as by kill -9
    server.start()          # the same ports, the same data
"""

from __future__ import annotations

import atexit
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from tests.nursery import ROOT, Process, ended, nursery

START_WITHIN_S = 60
STOP_WITHIN_S = 20


def example(name: str, folder: Path) -> Path:
    """A copy of an example, and of what it says: beside the others, whatever is saved there would be taken anew."""
    shutil.copytree(ROOT / "examples" / "texts", folder / "texts")
    return Path(shutil.copy(ROOT / "examples" / f"{name}.py", folder))


class ServerDidNotStart(Exception):
    """The server ended, or printed no link, before it was ready."""


class Serving:
    """A server in its own process. Ready when `start` returns: it has printed its link."""

    is_forked: ClassVar[bool] = False
    """Whether it comes out of the nursery, as in a run of tests; else it is started as a host does it."""

    def __init__(
        self,
        data: Path,
        *arguments: str,
        port: int | None = None,
        https_port: int | None = None,
        core: int | None = None,
        settings: Mapping[str, str] | None = None,
        guide: bool = False,
        experience: Path | None = None,
        begins_empty: bool = False,
    ) -> None:
        """`core`: the one that it may run on. `begins_empty`: it makes its first Spaces itself, a second longer.

        `experience`: `lanting dev` of this file, with one Space in which it runs, instead of `lanting serve`.
        """
        self.data = data
        self.port = port or free_port()
        self.https_port = https_port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.https_url = f"https://127.0.0.1:{self.https_port}"
        self.lines: list[str] = []
        """What the server printed since its last start."""
        self._arguments = arguments
        self._core = core
        self._begins_empty = begins_empty or experience is not None
        self._experience = experience
        self._environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
        # A guide would come to everybody, and tests look at who is there.
        self._environment |= {"LANTING_GUIDE": str(guide).lower()}
        # Nor is anybody in a test held to what strangers are held to, unless it says so.
        self._environment |= {"LANTING_KNOWN_AFTER_MIN": "0"}
        self._environment |= {f"LANTING_{name.upper()}": value for name, value in (settings or {}).items()}
        self._process: subprocess.Popen[bytes] | Process | None = None

    def __enter__(self) -> Serving:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        assert self._process is not None, "the server has not been started"
        return self._process.pid

    @property
    def child(self) -> int | None:
        """The process in which the experiences of a Space run, the newest of them; None: there is none."""
        return max((child for forkserver in children_of(self.pid) for child in children_of(forkserver)), default=None)

    @property
    def space_url(self) -> str:
        """The page of the one Space of `lanting dev`."""
        return next(line.split()[-1] for line in self.lines if "/s/" in line)

    @property
    def owner_key(self) -> str:
        """What is secret in the link of that Space's owner."""
        return next(line.rpartition("/k/")[2] for line in self.lines if "/k/" in line)

    @property
    def log(self) -> Path:
        """What the server wrote to its standard error, over all its starts."""
        return self.data / "server.log"

    def command(self, *arguments: str) -> str:
        """Run another command of the CLI on the same data folder, for example `space create`; returns its output."""
        done = ended(partial(self._bring_up, [*arguments, "--data", str(self.data)]))
        assert done.returncode == 0, f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def start(self) -> None:
        """Start, and return once the link is printed. Raises ServerDidNotStart."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.is_forked and not self._begins_empty and not (self.data / "lanting.db").exists():
            found(self.data)
        arguments = [*self._way(), "--port", str(self.port), "--data", str(self.data), *self._arguments]
        reads, writes = os.pipe()
        with self.log.open("a") as log, open(writes, "wb") as out:
            self._process = self._bring_up(arguments, out.fileno(), log.fileno())
        if self._core is not None:
            os.sched_setaffinity(self._process.pid, {self._core})
        printed: queue.Queue[str | None] = queue.Queue()
        self.lines = []
        threading.Thread(target=self._read, args=(reads, printed), daemon=True).start()
        while True:
            try:
                line = printed.get(timeout=START_WITHIN_S)
            except queue.Empty:
                line = None
            if line is None:
                self.kill()
                raise ServerDidNotStart(f"{' '.join(self.lines)}\n{self.log.read_text()[-4000:]}")
            if "/k/" in line if self._experience else "http://" in line:
                return

    def stop(self) -> int:
        """Ask it to stop and wait; returns its exit status. Killed when it does not stop in time."""
        if self._process is not None:
            self._process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Wait for the end of one that was asked to stop; returns its exit status."""
        process = self._process
        if process is None:
            return 0
        try:
            return process.wait(timeout=STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """End it at once, as a power cut would: it writes nothing more."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _way(self) -> list[str]:
        if self._experience is not None:
            return ["dev", str(self._experience)]
        return ["serve", "--host", "127.0.0.1", "--https-port", str(self.https_port)]

    def _bring_up(self, arguments: list[str], out: int, errors: int) -> subprocess.Popen[bytes] | Process:
        if self.is_forked:
            return nursery().bring_up(arguments, self._environment, out=out, errors=errors)
        command = [sys.executable, "-m", "lanting.app.cli", *arguments]
        return subprocess.Popen(command, stdout=out, stderr=errors, env=self._environment, start_new_session=True)

    def _read(self, reads: int, printed: queue.Queue[str | None]) -> None:
        with open(reads) as out:
            for line in out:
                self.lines.append(line.rstrip("\n"))
                printed.put(line)
        printed.put(None)


def found(data: Path) -> None:
    """Put into a data folder what a new Server makes first, which takes it a second: its database, with its Spaces."""
    data.mkdir(parents=True, exist_ok=True)
    for name in ("lanting.db", "templates.state"):
        shutil.copy(_founded() / name, data / name)


@cache
def _founded() -> Path:
    """Made once for all in this process."""
    folder = Path(tempfile.mkdtemp(prefix="lanting-founded-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Serving(folder, "--no-https", begins_empty=True):
        pass
    return folder


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, as /proc has them; of one that has ended, none."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
