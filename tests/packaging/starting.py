"""Starts Lanting the way a host does, and reads what it prints until there is a link."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LINK = re.compile(r"http://[^\s/]+:(\d+)")
END_WITHIN_S = 30


class Started:
    """A server that has printed its first link. `url` is that link on this machine."""

    def __init__(self, printed: list[str]) -> None:
        self.printed = printed
        found = LINK.search(printed[-1]) if printed else None
        assert found, f"no link was printed, only: {' / '.join(printed)}"
        self.url = f"http://127.0.0.1:{found.group(1)}"


@contextmanager
def started(command: Sequence[str], *, folder: Path, environment: dict[str, str]) -> Iterator[Started]:
    """Run `command` in a session of its own; at the end interrupt that session as Ctrl-C would, and wait."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    printed: list[str] = []
    try:
        for line in process.stdout:
            printed.append(line.rstrip())
            if LINK.search(line):
                break
        yield Started(printed)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        process.wait(timeout=END_WITHIN_S)


def make_run(data: Path) -> list[str]:
    """`make run` on free ports of this machine alone."""
    return ["make", "--no-print-directory", "run", "HOST=127.0.0.1", "PORT=0", "HTTPS_PORT=0", f"DATA={data}"]


def environment_of_a_host() -> dict[str, str]:
    """The environment without what was set for the tests, so that the commands find their own way."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "LANTING"))}
