"""What many voices at once cost: 125 who all listen and walk about, and eight of them who never stop talking.

    python -m bench.voice           under a minute; a row goes into bench/results/voice.csv, the chart is drawn anew
    python -m bench.voice --first   other work of the machine waits (needs root)
    python -m bench.voice --short   a few seconds and few people, to see that all of it works; nothing is kept

The server has the first core, the load generator (bench/load) the second. First everybody only walks, then everybody
has a voice socket as well and the eight in the middle send a packet of 60 bytes every 20 ms, one after the other: the
least that can be gathered, so the most messages. `hop` is the time from a speaker's send to a listener's receive.
Missing is what was sent to a server that heard it and did not come to a listener within reach. A run in which the
generator was too busy to be believed is thrown away.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Final

from bench.chart import Bar, Panel, draw
from bench.one_run import one_run
from bench.precedence import PutFirst
from bench.record import machine
from bench.run import Run, build_generator, run_once

LISTENERS, SPEAKERS, SECONDS = 125, 8, 15
TEMPLATE: Final = "orchid-pavilion"
"""All arrive at one place there, within earshot of one another."""
HOP_P99_MS: Final = 10.0
"""What is promised."""
WORSE_AT_MOST: Final = 1.2
"""So much worse poses may come while voices are carried."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    listeners: int
    speakers: int
    seconds: int
    widest_m: float
    """How far from the middle the outermost stood."""
    hop_p50_ms: float
    hop_p99_ms: float
    hop_max_ms: float
    heard_per_s: float
    """Packets, by all listeners together."""
    messages_per_s: float
    """In which they came."""
    said: int
    unsent: int
    """Packets that a speaker's socket did not take."""
    missing: int
    closed: int
    """Voice sockets that did not last."""
    lost: int
    """People who did not stay."""
    put_back: int
    near_p99_silent_ms: float
    near_p99_ms: float
    server_cpu_silent: float
    """Of one core, in per cent, while all only walk."""
    server_cpu: float
    server_mb: float
    generator_cpu: float
    is_kept: bool
    went_first: bool
    """Whether other work of the machine had to wait meanwhile."""


def measure(run: Run, put_first: PutFirst, went_first: bool) -> Measured:
    told, is_kept = run_once(run, build_generator(), put_first)
    return measured(told, run, is_kept=is_kept, went_first=went_first)


def measured(told: dict[str, Any], run: Run, *, is_kept: bool, went_first: bool) -> Measured:
    """What the generator said of two stretches: silent, and with voices."""
    voice, (silent, speaking) = told["voice"], told["windows"]
    return Measured(
        listeners=told["visitors"],
        speakers=voice["speakers"],
        seconds=run.seconds,
        widest_m=round(voice["widest_m"], 1),
        hop_p50_ms=round(voice["hop_p50_ms"], 1),
        hop_p99_ms=round(voice["hop_p99_ms"], 1),
        hop_max_ms=round(voice["hop_max_ms"], 1),
        heard_per_s=round(voice["heard"] / speaking["seconds"]),
        messages_per_s=round(voice["messages"] / speaking["seconds"]),
        said=voice["said"],
        unsent=voice["unsent"],
        missing=voice["missing"],
        closed=voice["closed"],
        lost=told["lost"],
        put_back=speaking["put_back"],
        near_p99_silent_ms=silent["near_p99_ms"],
        near_p99_ms=speaking["near_p99_ms"],
        server_cpu_silent=silent["server_cpu"],
        server_cpu=speaking["server_cpu"],
        server_mb=speaking["server_mb_after"],
        generator_cpu=speaking["generator_cpu"],
        is_kept=is_kept,
        went_first=went_first,
    )


def draw_chart(measured: Measured) -> str:
    panels = [
        Panel("voice, hop in ms", [Bar("p50", measured.hop_p50_ms), Bar("p99", measured.hop_p99_ms)], HOP_P99_MS),
        Panel(
            "near, pose to viewer, p99 in ms",
            [Bar("silent", measured.near_p99_silent_ms), Bar("with voices", measured.near_p99_ms)],
            WORSE_AT_MOST * measured.near_p99_silent_ms,
        ),
        Panel(
            "server, % of one core",
            [Bar("silent", measured.server_cpu_silent), Bar("with voices", measured.server_cpu)],
            None,
        ),
        Panel("packets to listeners, a second", [Bar("heard", measured.heard_per_s)], None),
    ]
    return draw(f"{measured.speakers} voices, {measured.listeners} listen and walk about", machine(), panels)


def main() -> None:
    one_run(
        "voice",
        __doc__,
        short=Run(12, 2, warmup_s=1, voices=3, template=TEMPLATE),
        long=_run,
        seconds=SECONDS,
        measure=measure,
        draw_chart=draw_chart,
    )


def _run(seconds: int) -> Run:
    print(f"{SPEAKERS} voices, {LISTENERS} listeners (load average {os.getloadavg()[0]:.1f}) ...", flush=True)
    return Run(LISTENERS, seconds, warmup_s=5, voices=SPEAKERS, template=TEMPLATE)


if __name__ == "__main__":
    main()
