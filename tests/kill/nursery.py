"""Brings up Servers quickly: everything is loaded once here, and each Server is a fork, a process of its own.

`Reviving` starts this file as a program. It reads an order a line, as JSON (`{"birth": {…}}`, `{"burial": pid}`),
and answers each with the process id concerned.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from typing import Any, NoReturn


def main() -> None:
    gc.disable()
    # Before the first fork, that every Server has it.
    from lanting.app import serving, settings  # noqa: F401

    serving.prepare()
    gc.freeze()
    living: set[int] = set()
    for line in sys.stdin:
        match json.loads(line):
            case {"birth": options}:
                living.add(pid := os.fork() or _live(options))
                answer(pid)
            case {"burial": pid}:
                os.waitpid(pid, 0)
                living.remove(pid)
                answer(pid)
    # Whoever ordered them was ended before them.
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def answer(pid: int) -> None:
    sys.stdout.write(f"{pid}\n")
    sys.stdout.flush()


def _live(options: dict[str, Any]) -> NoReturn:
    """What `lanting serve` does, in the child."""
    from lanting.app import serving, settings

    with open(os.devnull, "r+b") as nowhere:
        # The orders and the answers are between the Nursery and its parent.
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    try:
        serving.serve(settings.read_settings(**options))
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
