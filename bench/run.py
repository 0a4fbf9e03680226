"""Load on a whole server: starts one on the first core, the generator on the second, keeps and draws what they say.

    python -m bench                              500, 1,000 and 2,000 visitors; 50 of 200 who stop reading; 20 of 200
                                                 hostile
    python -m bench --only 1000 --seconds 60
    python -m bench --short --results /tmp/x     a few seconds, to see that all of it works

Nothing leaves this machine: all visitors come from 127.64.0.0/10, each from an address of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import record
from bench.precedence import NoPrecedence, PutFirst, precedence
from tests.serving import Serving

LOAD: Final = Path(__file__).parent / "load"
BUILD: Final = Path(__file__).parent / "build"
RESULTS: Final = Path(__file__).parent / "results"
SERVER_CORE, GENERATOR_CORE = 0, 1
GENERATOR_TOO_BUSY: Final = 4
SPACE_NAME: Final = "Bench field"
OPEN_FILES: Final = 16_384


class BenchRefused(Exception):
    """Measuring is not possible here; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement."""

    visitors: int
    seconds: int
    warmup_s: int = 10
    stop_reading: int = 0
    """So many stop reading after `seconds`, and `stopped_s` more are measured."""
    stopped_s: int = 12
    hostile: int = 0
    """So many turn hostile after `seconds`, and `stopped_s` more are measured."""
    stay_s: int = 0
    """Half of them come and go all the time, and stay about so long; 0: everybody stays."""
    voices: int = 0
    """So many speak after `seconds` while all listen, and as long again is measured."""
    tracked: int = 0
    """So many wear headsets after `seconds`, and as long again is measured."""
    template: str = "open-field"
    space: str = "bench-field"
    """Its slug."""

    @property
    def name(self) -> str:
        if self.hostile:
            return f"{self.hostile} of {self.visitors} hostile"
        return f"{self.stop_reading} of {self.visitors} stop" if self.stop_reading else f"{self.visitors}"


def main() -> None:
    options = _options()
    try:
        generator = build_generator()
        with precedence(is_wanted=options.first) as put_first:
            measured = [row for run in _runs(options) for row in measure(run, generator, put_first)]
    except (BenchRefused, NoPrecedence) as refused:
        sys.exit(f"bench: {refused}")
    # Whether other work of the machine had to wait belongs to what was measured.
    rows = [row | {"went_first": options.first} for row in measured]
    record.keep(rows, options.results)
    if any(not row["is_kept"] for row in rows):
        sys.exit("bench: a run was discarded, because the generator was too busy to be believed")


def build_generator() -> Path:
    """The load generator, compiled anew when its sources changed."""
    compiler = os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++")
    if compiler is None:
        raise BenchRefused("needs a C++ compiler; on Debian: sudo apt-get install -y g++")
    program, sources = BUILD / "generator", [*LOAD.glob("*.hpp"), *LOAD.glob("*.cpp")]
    if not program.exists() or program.stat().st_mtime < max(source.stat().st_mtime for source in sources):
        BUILD.mkdir(exist_ok=True)
        flags = ["-O2", "-std=c++20", "-Wall", "-Wextra"]
        # Put there whole: others may be building it, or run it, at the same time.
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            made = Path(folder) / program.name
            subprocess.run([compiler, *flags, str(LOAD / "generator.cpp"), "-o", str(made)], check=True)
            made.replace(program)
    return program


def measure(run: Run, generator: Path, put_first: PutFirst = lambda _pid: None) -> list[record.Row]:
    """One run on a fresh server; a row for each of its windows."""
    print(f"{run.name} visitors ...", flush=True)
    told, is_kept = run_once(run, generator, put_first)
    rows = record.rows(run.name, told, is_kept=is_kept)
    for row in rows:
        print("  " + record.sentence(row), flush=True)
    return rows


def run_once(run: Run, generator: Path, put_first: PutFirst) -> tuple[dict[str, Any], bool]:
    """What the generator says of a run on a fresh server, and whether it may be believed."""
    with fresh_server(run, put_first) as server:
        done = finish([str(generator), *arguments(run, server)], run, put_first)
        return told_by(done, run, server), done.returncode == 0


@contextmanager
def fresh_server(run: Run, put_first: PutFirst = lambda _pid: None) -> Iterator[Serving]:
    """A server on its core, with one Space and an empty data folder."""
    if (os.cpu_count() or 1) < 2:
        raise BenchRefused("needs two cores, one for the server and one for the generator")
    allow_open_files()
    with tempfile.TemporaryDirectory(prefix="lanting-bench-") as folder:
        room = {"participants_max": str(max(1_000, run.visitors))}
        server = Serving(Path(folder), "--no-https", core=SERVER_CORE, settings=room)
        server.command("space", "create", SPACE_NAME, "--template", run.template)
        with server:
            put_first(server.pid)
            yield server


def told_by(done: subprocess.CompletedProcess[str], run: Run, server: Serving) -> dict[str, Any]:
    """What the generator says. Raises BenchRefused where it could not do its work."""
    if done.returncode not in (0, GENERATOR_TOO_BUSY):
        log = server.log.read_text()[-2_000:]
        raise BenchRefused(f"the run of {run.name} did not come about: {done.stderr.strip()}\n{log}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def finish(command: list[str], run: Run, put_first: PutFirst) -> subprocess.CompletedProcess[str]:
    """Run the generator to its end; never longer than ten minutes more than it measures."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        put_first(process.pid)
        try:
            out, errors = process.communicate(timeout=run.seconds + 600)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def arguments(run: Run, server: Serving) -> list[str]:
    """What the generator is told of a run."""
    named = {
        "port": server.port,
        "space": run.space,
        "visitors": run.visitors,
        "seconds": run.seconds,
        "warmup": run.warmup_s,
        "stop": run.stop_reading,
        "stopped-seconds": run.stopped_s,
        "hostile": run.hostile,
        "stay": run.stay_s,
        "voices": run.voices,
        "tracked": run.tracked,
        "server-pid": server.pid,
        "core": GENERATOR_CORE,
    }
    return [word for name, value in named.items() for word in (f"--{name}", str(value))]


def _runs(options: argparse.Namespace) -> list[Run]:
    if options.short:
        calm = Run(30, 2, warmup_s=1)
        return [calm, Run(20, 2, warmup_s=1, stop_reading=4, stopped_s=8), Run(20, 2, warmup_s=1, hostile=5)]
    if options.only:
        return [Run(visitors, options.seconds) for visitors in options.only]
    crowds = [Run(visitors, options.seconds) for visitors in (500, 1_000, 2_000)]
    return [
        *crowds,
        Run(200, options.seconds, stop_reading=50),
        Run(200, options.seconds, hostile=20, stopped_s=options.seconds),
    ]


def allow_open_files() -> None:
    # The server inherits it: a socket for each visitor.
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, allowed), hard))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure a whole server under load.",
        epilog="Others: python -m bench.edits (building together), bench.clicks (experiences), "
        "bench.tracked (headsets), bench.voice (voices), "
        "bench.mouth_to_ear (how long a voice takes), bench.door (how soon one "
        "is inside), bench.frame (what a picture costs), bench.soak (twenty minutes of coming and going).",
    )
    parser.add_argument("--seconds", type=int, default=20, help="how long each run is measured")
    parser.add_argument("--only", type=int, nargs="+", metavar="VISITORS", help="just these crowds")
    parser.add_argument("--short", action="store_true", help="a few seconds: does it work?")
    parser.add_argument("--first", action="store_true", help="run before other work of this machine (needs root)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where CSV and charts are kept")
    return parser.parse_args()
