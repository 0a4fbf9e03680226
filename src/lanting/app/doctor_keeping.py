"""The doctor's look at keeping: whether what is to be kept can be kept, and by whom it can be read."""

from __future__ import annotations

import os
import stat
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

import msgspec

from lanting.app import open_at
from lanting.app.backup import DATABASE
from lanting.app.data_folder import OPERATOR_FILE, SECRET_FILE
from lanting.app.finding import Finding
from lanting.app.settings import Settings
from lanting.kernel.clock import Instant

ASK_WITHIN_S: Final = 6.0
_REMEDIES: Final = {
    "full": "make room on the disk; the Server notices by itself",
    "read_only": "make the disk and the database writable for the user who runs Lanting; the Server notices by itself",
    "failing": "save what can still be read, and look at the disk: dmesg, smartctl",
    "stopping": "wait until it has stopped",
}
_SHARED_FILE_SYSTEMS: Final = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "glusterfs")
"""On these SQLite's locks are not to be trusted (sqlite.org/howtocorrupt.html, section 2.1)."""


def writing(settings: Settings, _now: Instant) -> Finding:
    """Whether a running Server can keep what comes; else, whether the next one could."""
    reasons = _asked(settings)
    if reasons is not None:
        if not reasons:
            return Finding("writing", "well", "the running Server keeps what comes")
        remedy = "; ".join(_REMEDIES.get(each, "look into its log") for each in reasons)
        return Finding("writing", "bad", f"the running Server is not ready: {', '.join(reasons)}", remedy)
    file = settings.data / DATABASE
    if settings.database is None and file.exists() and not os.access(file, os.W_OK):
        remedy = f"chown it to the user who runs Lanting: chown -R USER {settings.data}"
        return Finding("writing", "bad", f"{file} cannot be written", remedy)
    return Finding("writing", "well", "no Server runs; nothing stands against the next one")


def secrets(settings: Settings, _now: Instant) -> Finding:
    """Whether the keys are there, and for us alone."""
    if not (settings.data / DATABASE).exists():
        return Finding("keys", "well", "the first start makes them")
    for name in (SECRET_FILE, OPERATOR_FILE):
        file = settings.data / name
        if not file.exists():
            says = f"{file} is gone: the next start makes another, and knows no guest and no owner again"
            return Finding(
                "keys", "warning", says, f"put {name} back from a backup: lanting restore FILE --data ELSEWHERE"
            )
        if sys.platform != "win32" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            return Finding("keys", "warning", f"{file} can be read by other users", f"chmod 600 {file}")
    return Finding("keys", "well", "there, and ours alone")


def file_system(settings: Settings, _now: Instant) -> Finding:
    """Whether the database lies on a disk of this machine."""
    kind = file_system_of(settings.data.absolute())
    if settings.database is None and kind is not None and kind.startswith(_SHARED_FILE_SYSTEMS):
        says = f"the data lies on {kind}, a disk of another machine: SQLite's locks may not hold there"
        return Finding("file system", "warning", says, "keep the data on a disk of this machine, or use PostgreSQL")
    return Finding("file system", "well", kind or "cannot be told here")


def file_system_of(path: Path) -> str | None:
    """The kind of the file system that a path is, or will be, on (proc(5): mounts)."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return None
    holding = [(point, kind) for _, point, kind, *_ in mounts if path.is_relative_to(point.replace("\\040", " "))]
    # The one mounted deepest holds it, and of two at one place the later.
    return max(enumerate(holding), key=lambda each: (len(each[1][0]), each[0]))[1][1] if holding else None


def _asked(settings: Settings) -> list[str] | None:
    """The reasons why the running Server is not ready; None where none runs."""
    where = open_at.noted(settings.data)
    if where is None:
        return None
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{where.here}/readyz", timeout=ASK_WITHIN_S) as answer:
            body = answer.read()
    except urllib.error.HTTPError as error:
        body = error.read()
    except (OSError, ValueError):
        return None
    try:
        return msgspec.json.decode(body, type=_Readiness).reasons
    except msgspec.DecodeError:
        return None


class _Readiness(msgspec.Struct):
    reasons: list[str]
