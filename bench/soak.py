"""Hours in minutes: 300 visitors, half of them coming and going, and a server that must not grow.

    python -m bench.soak                 3 minutes of warming up, 20 that count; a row in bench/results/soak.csv
    python -m bench.soak --minutes 1     does it work?

Memory may grow by 2 % from the first tenth of the time to the last; of the descriptors, none may stay behind when
everybody has gone, and none that is no socket may be added on the way.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import record
from bench.chart import Bar, Panel, draw
from bench.run import GENERATOR_TOO_BUSY, RESULTS, BenchRefused, Run, arguments, build_generator, fresh_server, told_by
from tests.serving import Serving

VISITORS: Final = 300
STAY_S: Final = 30
WARMUP_S: Final = 180
GROWTH_PERCENT_MAX: Final = 2.0
READ_EVERY_S: Final = 1.0
ALL_GONE_WITHIN_S: Final = 60
"""A browser's idle connection is kept for half as long."""
SHARE: Final = 10
"""Of the first and of the last such part of the time, the memory is compared."""
BARS: Final = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """What the server holds at a moment."""

    at_s: float
    resident_mb: float
    sockets: int
    files: int
    """Descriptors that are no sockets."""

    @classmethod
    def of(cls, pid: int) -> Reading:
        kinds = [_target(each) for each in Path(f"/proc/{pid}/fd").iterdir()]
        sockets = sum(kind.startswith("socket:") for kind in kinds)
        resident_pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        resident_mb = resident_pages * os.sysconf("SC_PAGE_SIZE") / 2**20
        return cls(time.monotonic(), resident_mb, sockets, sum(kind != "" for kind in kinds) - sockets)


@dataclass(frozen=True, slots=True)
class Soaked:
    """The readings of the time that counts, those around it, and what the generator told."""

    minutes: float
    before: Reading
    """Nobody has come yet."""
    readings: Sequence[Reading]
    after: Reading
    """Everybody has gone."""
    told: dict[str, Any]
    is_kept: bool

    @property
    def memory_mb(self) -> tuple[float, float]:
        """At the beginning and at the end of the time, each averaged."""
        part = max(1, len(self.readings) // SHARE)
        held = [each.resident_mb for each in self.readings]
        return statistics.mean(held[:part]), statistics.mean(held[-part:])

    @property
    def growth_percent(self) -> float:
        first, last = self.memory_mb
        return 100 * (last / first - 1)

    @property
    def leaked(self) -> int:
        """Sockets that stayed, and files that were added while people came and went."""
        return max(0, self.after.sockets - self.before.sockets) + max(0, self.after.files - self.readings[0].files)

    def faults(self) -> list[str]:
        """Which promises were broken, as sentences."""
        found = [] if self.is_kept else ["the generator was too busy to be believed"]
        if self.growth_percent > GROWTH_PERCENT_MAX:
            found.append(f"memory grew by {self.growth_percent:.1f} %, more than {GROWTH_PERCENT_MAX} %")
        if self.leaked:
            found.append(f"{self.leaked} descriptors were leaked")
        if self.told["lost"] or self.told["failed"]:
            found.append(f"{self.told['lost']} of those who stayed were lost, {self.told['failed']} comings failed")
        return found

    def row(self) -> record.Row:
        first, last = self.memory_mb
        window = self.told["windows"][0]
        return {
            "minutes": self.minutes,
            "visitors": self.told["visitors"],
            "stay_s": STAY_S,
            "is_kept": self.is_kept,
            "came": self.told["came"],
            "failed": self.told["failed"],
            "lost": self.told["lost"],
            "memory_mb_first": round(first, 1),
            "memory_mb_last": round(last, 1),
            "memory_mb_most": round(max(each.resident_mb for each in self.readings), 1),
            "growth_percent": round(self.growth_percent, 2),
            "sockets_before": self.before.sockets,
            "sockets_most": max(each.sockets for each in self.readings),
            "sockets_after": self.after.sockets,
            "files_first": self.readings[0].files,
            "files_after": self.after.files,
            "leaked": self.leaked,
            "delivered_hz": window["delivered_hz"],
            "near_p99_ms": window["near_p99_ms"],
            "server_cpu": window["server_cpu"],
            "generator_cpu": window["generator_cpu"],
        }

    def chart(self) -> str:
        part = max(1, len(self.readings) // BARS)
        parts = [self.readings[start : start + part] for start in range(0, part * BARS, part)]
        memory = [
            Bar(f"{self.minutes * (number + 1) / BARS:.0f} min", statistics.mean(each.resident_mb for each in held))
            for number, held in enumerate(parts)
            if held
        ]
        files = [Bar("at first", self.readings[0].files), Bar("at last", self.after.files)]
        sockets = [Bar("before", self.before.sockets), Bar("after", self.after.sockets)]
        panels = [
            Panel("server memory, MB", memory, self.memory_mb[0] * (1 + GROWTH_PERCENT_MAX / 100)),
            Panel("sockets with nobody there", sockets, None),
            Panel("open files", files, None),
        ]
        title = (
            f"{self.told['visitors']} visitors for {self.minutes:g} minutes, {self.told['came']:,} comings and goings"
        )
        return draw(title, f"{time.strftime('%Y-%m-%d', time.gmtime())} · {record.machine()}", panels)


def soak(minutes: float, warmup_s: int) -> Soaked:
    """Run it. Raises BenchRefused."""
    run = Run(VISITORS, round(minutes * 60), warmup_s=warmup_s, stay_s=STAY_S)
    generator = build_generator()
    with fresh_server(run) as server:
        before = Reading.of(server.pid)
        done, readings = watched([str(generator), *arguments(run, server)], server.pid)
        told = told_by(done, run, server)
        began_s = readings[-1].at_s - run.seconds
        after = _when_all_are_gone(server, before)
    counted = [each for each in readings if each.at_s >= began_s]
    return Soaked(minutes, before, counted, after, told, is_kept=done.returncode != GENERATOR_TOO_BUSY)


def watched(command: list[str], server_pid: int) -> tuple[subprocess.CompletedProcess[str], list[Reading]]:
    """Run the generator to its end, and read what the server holds meanwhile."""
    readings, said_at_s = [], 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            while process.poll() is None:
                readings.append(Reading.of(server_pid))
                if readings[-1].at_s - said_at_s >= 60:
                    said_at_s = readings[-1].at_s
                    print(f"  {readings[-1].resident_mb:.1f} MB, {readings[-1].sockets} sockets", flush=True)
                time.sleep(READ_EVERY_S)
            out, errors = process.communicate()
        finally:
            process.kill()
    return subprocess.CompletedProcess(command, process.returncode, out, errors), readings


def _when_all_are_gone(server: Serving, before: Reading) -> Reading:
    give_up_at_s = time.monotonic() + ALL_GONE_WITHIN_S
    while (now := Reading.of(server.pid)).sockets > before.sockets and now.at_s < give_up_at_s:
        time.sleep(READ_EVERY_S)
    return now


def _target(descriptor: Path) -> str:
    """What a descriptor is; nothing, where it was closed meanwhile."""
    try:
        return os.readlink(descriptor)
    except FileNotFoundError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.soak", description="Does a server grow while people come and go?"
    )
    parser.add_argument("--minutes", type=float, default=20, help="how long it counts, after warming up")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the row and the chart are kept")
    options = parser.parse_args()
    warmup_s = min(WARMUP_S, round(options.minutes * 60 / 2))
    print(f"{VISITORS} visitors, half of them coming and going, for {options.minutes:g} minutes ...", flush=True)
    try:
        soaked = soak(options.minutes, warmup_s)
    except BenchRefused as refused:
        sys.exit(f"soak: {refused}")
    options.results.mkdir(parents=True, exist_ok=True)
    record.append(options.results / "soak.csv", [soaked.row()])
    (options.results / "soak.svg").write_text(soaked.chart())
    print(", ".join(f"{name} {value}" for name, value in soaked.row().items()))
    if faults := soaked.faults():
        sys.exit(f"soak: {'; '.join(faults)}")


if __name__ == "__main__":
    main()
