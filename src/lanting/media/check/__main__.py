"""The child that checks one file: it is its standard input, and the answer, as JSON, its standard output.

Before it reads a byte it takes from itself what a check does not need (POSIX resource limits): time, memory, writing to
files, starting others. Where the system has no such limits, the parent's clock alone stands guard.
"""

from __future__ import annotations

import mmap
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import msgspec

from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused, CheckEnded
from lanting.media.limit import CHECK_CPU_S_MAX, CHECK_MEMORY_BYTES_MAX


def main() -> None:
    limit_oneself()
    try:
        answer: dict[str, Any] = {"found": _examine_input()}
    except AssetRefused as refused:
        answer = {"code": refused.code, "facts": refused.facts}
    except (MemoryError, RecursionError):
        answer = {"code": CheckEnded.code, "facts": {"limit": "memory"}}
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def _examine_input() -> Any:
    # Mapped, not read: what is never looked at takes no memory.
    try:
        mapped = mmap.mmap(sys.stdin.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:
        return examine(memoryview(b""))
    return examine(memoryview(mapped))


def limit_oneself() -> None:
    """For good: whoever has lowered a hard limit cannot raise it again."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    limits = {
        "RLIMIT_CPU": CHECK_CPU_S_MAX,
        "RLIMIT_AS": CHECK_MEMORY_BYTES_MAX,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CORE": 0,
    }
    for name, limit in limits.items():
        # Not every system has each of them, or lets it be lowered.
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (limit, limit))


if __name__ == "__main__":
    main()
