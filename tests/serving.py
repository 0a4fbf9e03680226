"""A real server for a test: its own process, its own free ports, its own data folder; stopped by its process id.

with Serving(tmp_path) as server:
    ... server.url ...      # http://127.0.0.1:<port>
    server.kill()           # as by kill -9
    server.start()          # the same ports, the same data
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

START_WITHIN_S = 60
STOP_WITHIN_S = 20
ROOT = Path(__file__).resolve().parents[1]


def example(name: str, folder: Path) -> Path:
    """A copy of an example, and of what it says: beside the others, whatever is saved there would be taken anew."""
    shutil.copytree(ROOT / "examples" / "texts", folder / "texts")
    return Path(shutil.copy(ROOT / "examples" / f"{name}.py", folder))


class ServerDidNotStart(Exception):
    """The server ended, or printed no link, before it was ready."""


class Serving:
    """A server in its own process. Ready when `start` returns: it has printed its link."""

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
    ) -> None:
        """`experience`: `lanting dev` of this file, with one Space in which it runs, instead of `lanting serve`."""
        self.data = data
        self.port = port or free_port()
        self.https_port = https_port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.https_url = f"https://127.0.0.1:{self.https_port}"
        self.lines: list[str] = []
        """What the server printed since its last start."""
        self._arguments = arguments
        self._core = core
        self._experience = experience
        self._environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
        # A guide would come to everybody, and tests look at who is there.
        self._environment |= {"LANTING_GUIDE": str(guide).lower()}
        # Nor is anybody in a test held to what strangers are held to, unless it says so.
        self._environment |= {"LANTING_KNOWN_AFTER_MIN": "0"}
        self._environment |= {f"LANTING_{name.upper()}": value for name, value in (settings or {}).items()}
        self._process: subprocess.Popen[str] | None = None

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
        done = subprocess.run(
            [sys.executable, "-m", "lanting.app.cli", *arguments, "--data", str(self.data)],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=START_WITHIN_S,
        )
        return done.stdout

    def start(self) -> None:
        """Start, and return once the link is printed. Raises ServerDidNotStart."""
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "lanting.app.cli", *self._way(), "--port", str(self.port)]
        command += ["--data", str(self.data), *self._arguments]
        if self._core is not None:
            command = ["taskset", "--cpu-list", str(self._core), *command]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, env=self._environment, start_new_session=True
            )
        printed: queue.Queue[str | None] = queue.Queue()
        self.lines = []
        threading.Thread(target=self._read, args=(self._process, printed), daemon=True).start()
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
        process = self._process
        if process is None:
            return 0
        process.terminate()
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

    def _read(self, process: subprocess.Popen[str], printed: queue.Queue[str | None]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.append(line.rstrip("\n"))
            printed.put(line)
        printed.put(None)


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
