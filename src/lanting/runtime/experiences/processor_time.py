"""How much of the processor another process has had: a machine with too much to do makes the best child silent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProcessorTime:
    """At one moment."""

    is_waiting_for_it: bool
    """It would run, if it were let."""
    used_s: float


def processor_time(pid: int) -> ProcessorTime | None:
    """None where this cannot be known (proc(5) is Linux's), or there is no such process."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        # The name in brackets may have spaces and brackets of its own.
        fields = stat.rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
    except (OSError, IndexError, ValueError):
        return None
    return ProcessorTime(fields[0] == "R", ticks / os.sysconf("SC_CLK_TCK"))
