"""What counts as growing and as leaking, and the visitors who come and go."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bench.run import Run, arguments, build_generator, fresh_server, told_by
from bench.soak import Reading, Soaked, watched
from tests.bench.compiler import needs_compiler

CALM = Reading(at_s=0.0, resident_mb=100.0, sockets=3, files=20)
TOLD = {
    "visitors": 300,
    "came": 900,
    "failed": 0,
    "lost": 0,
    "windows": [{"delivered_hz": 20.0, "near_p99_ms": 50.0, "server_cpu": 40.0, "generator_cpu": 20.0}],
}


def soaked(*, last_mb: float = 100.0, after: Reading = CALM, told: dict[str, object] | None = None) -> Soaked:
    readings = [
        replace(CALM, resident_mb=100.0 + (last_mb - 100.0) * number / 99, sockets=303) for number in range(100)
    ]
    return Soaked(20, CALM, readings, after, TOLD | (told or {}), is_kept=True)


def test_who_stays_the_same_has_no_fault() -> None:
    assert soaked().faults() == []
    assert soaked().row()["growth_percent"] == 0


def test_growth_is_from_the_first_tenth_to_the_last() -> None:
    assert soaked(last_mb=102.0).faults() == []
    (fault,) = soaked(last_mb=103.0).faults()
    assert fault == "memory grew by 2.7 %, more than 2.0 %"


@pytest.mark.parametrize("after", [replace(CALM, sockets=5), replace(CALM, files=22)])
def test_what_is_open_when_everybody_has_gone_was_leaked(after: Reading) -> None:
    assert soaked(after=after).leaked == 2
    assert soaked(after=after).faults() == ["2 descriptors were leaked"]


def test_lost_visitors_are_a_fault() -> None:
    (fault,) = soaked(told={"lost": 1}).faults()
    assert fault.startswith("1 of those who stayed were lost")


def test_the_chart_shows_memory_with_its_limit() -> None:
    chart = soaked().chart()
    assert "20 min" in chart and "≤ 102" in chart


def test_a_reading_tells_sockets_from_files(tmp_path: Path) -> None:
    before = Reading.of(os.getpid())
    with (tmp_path / "open").open("w"):
        assert Reading.of(os.getpid()).files == before.files + 1
    assert before.resident_mb > 1


@pytest.mark.soak
@needs_compiler
def test_half_of_them_come_and_go_and_nobody_else_is_lost() -> None:
    run = Run(20, 3, warmup_s=0, stay_s=1)
    with fresh_server(run) as server:
        done, readings = watched([str(build_generator()), *arguments(run, server)], server.pid)
        told = told_by(done, run, server)
    assert told["came"] > 5 and told["failed"] < told["came"] and told["lost"] == 0
    assert max(each.sockets for each in readings) > 10
