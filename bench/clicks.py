"""What it costs that a whole Space clicks: 1,000 visitors, once a second each, on things that an experience listens to.

    python -m bench.clicks           two minutes; a row goes into bench/results/clicks.csv, the chart is drawn anew
    python -m bench.clicks --first   other work of the machine waits (needs root)
    python -m bench.clicks --short   a few seconds and few people, to see that all of it works; nothing is kept

The server has the first core; the child in which the experience runs (bench/bells.py) and the load generator share the
second. All the time everybody walks; in every other stretch everybody clicks as well on the nearest bell, and the
experience tells each of them a sentence: `answer` is the time from the click's send to that sentence's receive. The
stretches take turns, so that a change of the machine's pace meets both alike, and the median of each kind counts, of
answers too, so that a moment in which the machine stood still spoils one stretch alone. A run in which the generator
was too busy to be believed is thrown away.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.bells import AROUND
from bench.chart import Bar, Panel, draw
from bench.one_run import one_run
from bench.precedence import PutFirst
from bench.record import machine
from bench.run import (
    GENERATOR_CORE,
    SERVER_CORE,
    Run,
    allow_open_files,
    arguments,
    build_generator,
    finish,
    told_by,
)
from lanting.protocol.request import Enter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from tests.serving import Serving

VISITORS, SECONDS = 1_000, 35
SPACE: Final = "a-field-of-bells"
SHORT: Final = Run(12, 4, warmup_s=1, space=SPACE)
EACH: Final = AROUND + 1
BELLS: Final = Path(__file__).parent / "bells.py"
ANSWER_P99_MS: Final = 100.0
"""What is promised."""
WORSE_AT_MOST: Final = 1.1
"""So much worse poses may come while everybody clicks."""
_HUNG_WITHIN_S: Final = 30.0
_CLOCK_HZ: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    visitors: int
    seconds: int
    clicks_per_s: float
    answers: int
    unanswered: int
    """Clicks that had no answer when the same visitor clicked again."""
    answer_p50_ms: float
    answer_p99_ms: float
    answer_max_ms: float
    near_p99_calm_ms: float
    near_p99_ms: float
    server_cpu_calm: float
    """Of one core, in per cent, while all only walk."""
    server_cpu: float
    child_cpu: float
    """Of the core that it shares with the generator, over the whole run."""
    server_mb: float
    lost: int
    put_back: int
    generator_cpu: float
    is_kept: bool
    went_first: bool
    """Whether other work of the machine had to wait meanwhile."""


def measure(run: Run, put_first: PutFirst, went_first: bool) -> Measured:
    with _bells_server(run, put_first) as server, tempfile.TemporaryDirectory(prefix="lanting-bench-") as folder:
        bells = Path(folder) / "bells.txt"
        child = asyncio.run(_hang(server, bells))
        before_s = _cpu_s(child)
        command = [str(build_generator()), *arguments(run, server), "--bells", str(bells)]
        began_s = time.monotonic()
        done = finish(command, run, put_first)
        child_cpu = 100 * (_cpu_s(child) - before_s) / (time.monotonic() - began_s)
        told = told_by(done, run, server)
    return measured(told, run, child_cpu, is_kept=done.returncode == 0, went_first=went_first)


def measured(told: dict[str, Any], run: Run, child_cpu: float, *, is_kept: bool, went_first: bool) -> Measured:
    """What the generator said of two kinds of stretches, which took turns: calm, and with clicks."""
    answered, calm, clicking = told["clicks"], told["windows"][::2], told["windows"][1::2]
    return Measured(
        visitors=told["visitors"],
        seconds=run.seconds,
        clicks_per_s=round(sum(each["clicks"] for each in answered) / sum(each["seconds"] for each in clicking)),
        answers=sum(each["answers"] for each in answered),
        unanswered=sum(each["unanswered"] for each in answered),
        answer_p50_ms=_middle(answered, "answer_p50_ms"),
        answer_p99_ms=_middle(answered, "answer_p99_ms"),
        answer_max_ms=max(each["answer_max_ms"] for each in answered),
        near_p99_calm_ms=_middle(calm, "near_p99_ms"),
        near_p99_ms=_middle(clicking, "near_p99_ms"),
        server_cpu_calm=_middle(calm, "server_cpu"),
        server_cpu=_middle(clicking, "server_cpu"),
        child_cpu=round(child_cpu, 1),
        server_mb=clicking[-1]["server_mb_after"],
        lost=told["lost"],
        put_back=sum(each["put_back"] for each in clicking),
        generator_cpu=_middle(clicking, "generator_cpu"),
        is_kept=is_kept,
        went_first=went_first,
    )


def _middle(stretches: Sequence[dict[str, Any]], name: str) -> float:
    """The median, so that one moment in which the whole machine stood still is not taken for the server's."""
    return median(each[name] for each in stretches)


def draw_chart(measured: Measured) -> str:
    panels = [
        Panel(
            "click to answer, ms",
            [Bar("p50", measured.answer_p50_ms), Bar("p99", measured.answer_p99_ms)],
            ANSWER_P99_MS,
        ),
        Panel(
            "near, pose to viewer, p99 in ms",
            [Bar("calm", measured.near_p99_calm_ms), Bar("with clicks", measured.near_p99_ms)],
            WORSE_AT_MOST * measured.near_p99_calm_ms,
        ),
        Panel(
            "% of one core",
            [
                Bar("server, calm", measured.server_cpu_calm),
                Bar("with clicks", measured.server_cpu),
                Bar("child", measured.child_cpu),
            ],
            None,
        ),
    ]
    return draw(f"{measured.visitors:,} visitors walk and click once a second", machine(), panels)


@contextmanager
def _bells_server(run: Run, put_first: PutFirst) -> Iterator[Serving]:
    allow_open_files()
    with tempfile.TemporaryDirectory(prefix="lanting-bench-") as folder:
        room = {"participants_max": str(max(1_000, run.visitors + 8))}
        server = Serving(Path(folder), "--template", run.template, core=SERVER_CORE, settings=room, experience=BELLS)
        with server:
            put_first(server.pid)
            yield server


async def _hang(server: Serving, into: Path) -> int:
    """Somebody comes, so the experience begins; its bells go into a file. Its process, on the generator's core."""
    doorway = Doorway.to(SpaceAddress.read(server.space_url, None), None, None)
    # A person: for a program alone no experience begins.
    session = Session(WebWay(doorway), Enter(name="Tuner"), patience_s=10.0)
    await session.start()
    try:
        async with asyncio.timeout(_HUNG_WITHIN_S):
            scene = await session.follow_scene("published")
            arrivals = sum("spawn" in each.components for each in scene.entities.values())
            while len(bells := [each for each in scene.entities.values() if each.name == "bell"]) < EACH * arrivals:
                await asyncio.sleep(0.2)
    finally:
        await session.leave()
    places = [(each.id, *each.components["transform"]["position"]) for each in bells]
    into.write_text("".join(f"{entity} {x} {z}\n" for entity, x, _, z in places))
    child = server.child
    assert child is not None, "the bells hang, so somebody has hung them"
    os.sched_setaffinity(child, {GENERATOR_CORE})
    return child


def _cpu_s(pid: int) -> float:
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / _CLOCK_HZ


def main() -> None:
    one_run(
        "clicks",
        __doc__,
        short=SHORT,
        long=lambda seconds: Run(VISITORS, seconds, warmup_s=5, space=SPACE),
        seconds=SECONDS,
        measure=measure,
        draw_chart=draw_chart,
    )


if __name__ == "__main__":
    main()
