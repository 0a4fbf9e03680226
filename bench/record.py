"""What a run said, as rows: kept in CSV for ever, drawn as charts from the latest run of each kind."""

from __future__ import annotations

import csv
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bench.chart import Bar, Panel, draw

Row = dict[str, Any]

NEAR_P99_MS, MIDDLE_P99_MS, PAYLOAD_KB_PER_S = 75.0, 220.0, 12.0
"""What is promised (design, section 7)."""
WORSE_AT_MOST: Final = 1.2
"""So much worse may others fare while some do harm."""
_DISTURBING: Final = (("stopped", "slow_readers.svg", "stop reading"), ("hostile", "hostile.svg", "turn hostile"))
FIRST_COLUMNS: Final = ("date", "commit", "machine", "run", "visitors", "window", "is_kept")


def rows(run: str, told: dict[str, Any], *, is_kept: bool) -> list[Row]:
    """A row for each window of the generator's report."""
    stopped, hostile = told["stopped"] or {}, told["hostile"] or {}
    common: Row = {
        "date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "commit": _commit(),
        "machine": machine(),
        "run": run,
        "visitors": told["visitors"],
        "is_kept": is_kept,
        "load_average": f"{os.getloadavg()[0]:.1f}",
        "entered_s": told["entered_s"],
        "lost": told["lost"],
        "stopped": stopped.get("count", 0),
        "stopped_closed": stopped.get("closed", 0),
        "stopped_first_closed_s": stopped.get("first_closed_s", ""),
        "stopped_last_closed_s": stopped.get("last_closed_s", ""),
        "stopped_resumed": stopped.get("resumed", 0),
        "stopped_close_codes": _counted(stopped),
        "hostile": hostile.get("count", 0),
        "hostile_returns": hostile.get("returns", 0),
        "hostile_close_codes": _counted(hostile),
    }
    return [common | {"window": window.pop("name")} | window for window in told["windows"]]


def sentence(row: Row) -> str:
    """One line for the console."""
    return (
        f"{row['window']}: {row['delivered_hz']:.1f} Hz (slowest {row['slowest_viewer_hz']:.1f}), "
        f"near p50/p99 {row['near_p50_ms']:.0f}/{row['near_p99_ms']:.0f} ms at {row['near_hz']:.1f} Hz, "
        f"middle {row['middle_p50_ms']:.0f}/{row['middle_p99_ms']:.0f} ms, far p99 {row['far_p99_ms']:.0f} ms, "
        f"{row['payload_bytes_per_s'] / 1000:.1f} kB/s each, server {row['server_cpu']:.0f} %, "
        f"{row['server_mb_after']:.0f} MB, generator {row['generator_cpu']:.0f} %, late p99 {row['late_p99_ms']:.1f} ms"
        f"{'' if row['is_kept'] else '; DISCARDED'}"
    )


def keep(new: list[Row], folder: Path) -> None:
    """Append to the CSV and draw the charts anew."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "load.csv"
    kept = _read(path) + [{name: str(value) for name, value in row.items()} for row in new]
    names = [*FIRST_COLUMNS, *sorted({name for row in kept for name in row} - set(FIRST_COLUMNS))]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(kept)
    believed = [row for row in kept if row["is_kept"] == "True"]
    crowds = _latest(row for row in believed if _count(row, "stopped") == _count(row, "hostile") == 0)
    if crowds:
        (folder / "crowd.svg").write_text(_crowd_chart(crowds))
    for who, file, does in (
        ("stopped", "slow_readers.svg", "stop reading"),
        ("hostile", "hostile.svg", "turn hostile"),
    ):
        before_and_after = [row for row in believed if _count(row, who)][-2:]
        if len(before_and_after) == 2:
            (folder / file).write_text(_disturbed_chart(before_and_after, who, does))


def append(path: Path, measured: list[Row]) -> None:
    """Add rows that all have the same columns to a CSV, with the day, the machine and how busy it was."""
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    common = {"date": when, "commit": _commit(), "machine": machine(), "load_average": f"{os.getloadavg()[0]:.1f}"}
    new = [common | row for row in measured]
    is_new = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(new[0]))
        if is_new:
            writer.writeheader()
        writer.writerows(new)


def machine() -> str:
    """This machine in words."""
    with Path("/proc/cpuinfo").open() as file:
        model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "unknown CPU")
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{os.cpu_count()} cores of {model}, {memory_gib:.0f} GiB, {system}, Python {platform.python_version()}"


def _counted(aside: dict[str, Any]) -> str:
    """How often each close code was met."""
    return " ".join(f"{code}×{count}" for code, count in aside.get("codes", {}).items())


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else "none"


def _read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def _count(row: dict[str, str], who: str) -> int:
    """How many of them there were; rows from before they were counted say nothing."""
    return int(row.get(who) or 0)


def _latest(kept: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The newest row for each number of visitors, fewest first."""
    by_visitors = {int(row["visitors"]): row for row in kept}
    return [by_visitors[visitors] for visitors in sorted(by_visitors)]


def _crowd_chart(crowds: list[dict[str, str]]) -> str:
    def bars(column: str, scale: float = 1.0) -> list[Bar]:
        return [Bar(f"{int(row['visitors']):,}", float(row[column]) * scale) for row in crowds]

    panels = [
        Panel("delivered to each viewer, Hz", bars("delivered_hz"), None),
        Panel("near, pose to viewer, p99 in ms", bars("near_p99_ms"), NEAR_P99_MS),
        Panel("middle, p99 in ms", bars("middle_p99_ms"), MIDDLE_P99_MS),
        Panel("payload to each viewer, kB/s", bars("payload_bytes_per_s", 0.001), PAYLOAD_KB_PER_S),
        Panel("server, % of one core", bars("server_cpu"), None),
    ]
    newest = crowds[-1]
    return draw("People in one Space, all moving", f"{newest['date'][:10]} · {newest['machine']}", panels)


def _disturbed_chart(rows: list[dict[str, str]], who: str, does: str) -> str:
    """What the others feel of it when some do harm: before, and after."""
    labels = ("before", f"some {does}")

    def bars(column: str) -> list[Bar]:
        return [Bar(label, float(row[column])) for label, row in zip(labels, rows, strict=True)]

    before, last = float(rows[0]["near_p99_ms"]), rows[-1]
    panels = [
        Panel("near of the others, p99 in ms", bars("near_p99_ms"), before * WORSE_AT_MOST),
        Panel("delivered to the others, Hz", bars("delivered_hz"), None),
        Panel("server memory, MB", bars("server_mb_after"), None),
    ]
    title = f"{last[who]} of {last['visitors']} {does}"
    return draw(title, f"{last['date'][:10]} · {last['machine']}", panels)
