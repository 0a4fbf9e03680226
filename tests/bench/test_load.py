"""The load generator and what is kept of its words, on a real server."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from bench import record
from bench.run import Run, build_generator, measure
from tests.bench.compiler import HAS_COMPILER

WINDOW = {
    "name": "all read",
    "seconds": 2.0,
    "delivered_hz": 20.0,
    "slowest_viewer_hz": 19.9,
    "payload_bytes_per_s": 11_000,
    "server_cpu": 50.0,
    "server_mb_after": 150.0,
    "generator_cpu": 40.0,
    "late_p99_ms": 0.1,
} | {f"{tier}_{what}": 20.0 for tier in ("near", "middle", "far") for what in ("p50_ms", "p99_ms", "hz")}


@pytest.fixture(scope="module")
def generator() -> Path:
    if not HAS_COMPILER:
        pytest.skip("the load generator needs a C++ compiler")
    return build_generator()


def told(visitors: int) -> dict[str, object]:
    return {
        "visitors": visitors,
        "entered_s": 1.0,
        "lost": 0,
        "stopped": None,
        "hostile": None,
        "windows": [dict(WINDOW)],
    }


def test_who_stops_reading_is_closed_and_resumes_and_nobody_else_is_lost(generator: Path) -> None:
    before, after = measure(Run(16, 1, warmup_s=0, stop_reading=4, stopped_s=8), generator)
    assert before["readers"] == 16 and after["readers"] == 12
    assert after["lost"] == 0 and after["put_back"] == 0
    assert after["stopped_closed"] == 4 and after["stopped_close_codes"] == "4002×4"
    assert after["stopped_resumed"] == 4
    assert after["near_poses"] > 0


def test_the_hostile_are_shown_the_door_and_nobody_else_is_lost(generator: Path) -> None:
    before, after = measure(Run(20, 1, warmup_s=0, hostile=5, stopped_s=4), generator)
    assert before["readers"] == 20 and after["readers"] == 15
    assert after["lost"] == 0
    assert after["hostile"] == 5 and after["hostile_returns"] > 5
    closes = dict(each.split("×") for each in after["hostile_close_codes"].split())
    # What is no message, and what is too many of them.
    assert {"4003", "4004"} <= set(closes)
    assert after["put_back"] > 0


@pytest.mark.parametrize("arguments", [[], ["--visitors", "9000"], ["--nonsense", "1"], ["--port"]])
def test_wrong_use_is_refused_with_a_sentence(generator: Path, arguments: list[str]) -> None:
    done = subprocess.run([str(generator), *arguments], capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.startswith("generator: ")


def test_an_absent_server_ends_the_run(generator: Path) -> None:
    words = ["--port", "1", "--space", "x", "--server-pid", "1", "--visitors", "2"]
    done = subprocess.run([str(generator), *words], capture_output=True, text=True)
    assert done.returncode == 3 and "visitor 0" in done.stderr


def test_results_are_appended_and_the_newest_are_drawn(tmp_path: Path) -> None:
    for visitors in (500, 1_000, 500):
        record.keep(record.rows(str(visitors), told(visitors), is_kept=True), tmp_path)
    with (tmp_path / "load.csv").open() as file:
        kept = list(csv.DictReader(file))
    assert [row["visitors"] for row in kept] == ["500", "1000", "500"]
    assert all(row["machine"] and row["commit"] and row["date"] for row in kept)
    assert (tmp_path / "crowd.svg").read_text().count(">500<") == 5


def test_a_discarded_run_is_kept_in_the_table_but_not_drawn(tmp_path: Path) -> None:
    rows = record.rows("500", told(500), is_kept=False)
    record.keep(rows, tmp_path)
    assert "DISCARDED" in record.sentence(rows[0])
    assert not (tmp_path / "crowd.svg").exists()
