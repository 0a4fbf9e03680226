"""The bench of voices does what it says, on a real server, with few."""

from __future__ import annotations

from bench.run import Run, build_generator, run_once
from bench.voice import TEMPLATE, Measured, draw_chart, measured
from tests.bench.compiler import needs_compiler


@needs_compiler
def test_all_who_listen_hear_all_who_speak_and_nobody_is_lost() -> None:
    run = Run(8, 1, warmup_s=0, voices=2, template=TEMPLATE)
    told, _ = run_once(run, build_generator(), lambda _pid: None)
    found = measured(told, run, is_kept=True, went_first=False)
    assert (found.listeners, found.speakers) == (8, 2)
    assert found.said > 0 and found.heard_per_s > 0 and 0 < found.hop_p50_ms <= found.hop_max_ms
    assert (found.closed, found.lost) == (0, 0)


def test_the_chart_names_what_is_promised() -> None:
    found = Measured(
        listeners=125,
        speakers=8,
        seconds=15,
        widest_m=14.3,
        hop_p50_ms=4.5,
        hop_p99_ms=8.9,
        hop_max_ms=14.0,
        heard_per_s=49_600,
        messages_per_s=22_000,
        said=6_000,
        unsent=0,
        missing=0,
        closed=0,
        lost=0,
        put_back=0,
        near_p99_silent_ms=52.0,
        near_p99_ms=54.0,
        server_cpu_silent=34.0,
        server_cpu=65.0,
        server_mb=146.0,
        generator_cpu=28.0,
        is_kept=True,
        went_first=False,
    )
    chart = draw_chart(found)
    assert "8 voices, 125 listen" in chart and "10.0" in chart
