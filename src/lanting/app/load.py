"""How this process and its machine fare, measured when somebody asks: with nobody asking, nothing wakes up."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from pathlib import Path
from typing import Final

_LAG_TRIES: Final = 5
_LAG_REST_S: Final = 0.01
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4_096


async def loop_lag_ms() -> float:
    """By how much the loop is late at worst, of a few short rests."""
    worst_s = 0.0
    for _ in range(_LAG_TRIES):
        began = time.monotonic()
        await asyncio.sleep(_LAG_REST_S)
        worst_s = max(worst_s, time.monotonic() - began - _LAG_REST_S)
    return worst_s * 1_000


def memory_bytes() -> int | None:
    """What this process holds in memory now (proc(5): the second number of statm, in pages)."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_BYTES
    except (OSError, ValueError, IndexError):
        return None


def open_files() -> int | None:
    """How many files and sockets this process has open."""
    try:
        return len(os.listdir("/proc/self/fd"))
    except OSError:
        return None


def open_files_max() -> int | None:
    """How many it may have; None: any number, or it cannot be told here."""
    try:
        import resource
    except ImportError:
        return None
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if allowed == resource.RLIM_INFINITY else allowed


def database_bytes(file: Path) -> int | None:
    """SQLite's file and its log together; None where there is none."""
    sizes = [part.stat().st_size for part in (file, file.with_name(f"{file.name}-wal")) if part.exists()]
    return sum(sizes) if sizes else None


def disk_free_bytes(folder: Path) -> int | None:
    """What is left where the data is."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
