"""No way of reporting goes further than the bucket allows, and no honest one is refused (PR-16)."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.limit import RUN_M_PER_S, SPEED_BUCKET_S, SPEED_MARGIN
from lanting.space.speed import BUCKET_M, REFILL_M_PER_S, SpeedBuckets

ROUNDING_M = 1e-6
START = Moment(5_000)
steps = st.lists(st.tuples(st.integers(0, 4_000), st.floats(0.0, 30.0), st.floats(0.0, 30.0)), min_size=1, max_size=40)
"""Milliseconds that pass, then metres on the level and in height."""


def walked(script: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """What was accepted: when, and how far on the level and in height."""
    buckets, slot, now, accepted = SpeedBuckets(64), np.array([3]), int(START), []
    buckets.fill(3, START)
    for wait, level_m, height_m in script:
        now += wait
        if buckets.spend(slot, np.array([level_m]), np.array([height_m]), Moment(now))[0]:
            accepted.append((now, level_m, height_m))
    return accepted


def test_pr16_the_bucket_is_two_seconds_of_running_and_a_quarter_more() -> None:
    assert REFILL_M_PER_S == SPEED_MARGIN * RUN_M_PER_S
    assert BUCKET_M == SPEED_BUCKET_S * REFILL_M_PER_S


@given(steps)
def test_pr16_between_any_two_moments_nobody_goes_further_than_bucket_and_refill(
    script: list[tuple[int, float, float]],
) -> None:
    accepted = walked(script)
    for axis in (1, 2):
        for first in range(len(accepted)):
            for last, gone_m in enumerate(accumulate(step[axis] for step in accepted[first:]), start=first):
                seconds = (accepted[last][0] - accepted[first][0]) / 1_000
                assert gone_m <= BUCKET_M + seconds * REFILL_M_PER_S + ROUNDING_M


@given(st.lists(st.tuples(st.integers(1, 3_000), st.floats(0.0, 1.0)), min_size=1, max_size=60))
def test_pr16_whoever_keeps_below_the_refill_is_never_refused(gaits: list[tuple[int, float]]) -> None:
    """Each wait is followed by as much of what it refilled as the gait says, and no more than a bucket holds."""
    below_m = (min(part * ms / 1_000 * REFILL_M_PER_S, BUCKET_M) - ROUNDING_M for ms, part in gaits)
    script = [(ms, max(0.0, each_m), 0.0) for (ms, _), each_m in zip(gaits, below_m, strict=True)]
    assert len(walked(script)) == len(script)


@given(st.integers(0, 2_000), st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30))
def test_pr16_a_line_that_stalled_for_two_seconds_may_deliver_its_running_at_once(ms: int, parts: list[float]) -> None:
    whole_m = ms / 1_000 * RUN_M_PER_S
    script = [(ms, 0.0, 0.0), *((0, whole_m * part / sum(parts) if sum(parts) else 0.0, 0.0) for part in parts)]
    assert len(walked(script)) == len(script)


@given(steps, st.integers(0, 63))
def test_pr16_what_one_spends_costs_nobody_else(script: list[tuple[int, float, float]], other: int) -> None:
    buckets, now = SpeedBuckets(64), int(START)
    for slot in range(64):
        buckets.fill(slot, START)
    for wait, level_m, height_m in script:
        now += wait
        buckets.spend(np.array([(other + 1) % 64]), np.array([level_m]), np.array([height_m]), Moment(now))
    full = np.array([BUCKET_M - ROUNDING_M])
    assert buckets.spend(np.array([other]), full, full, Moment(now))[0]


@given(steps)
def test_pr16_together_or_one_by_one_the_judgement_is_the_same(script: list[tuple[int, float, float]]) -> None:
    together, alone = SpeedBuckets(64), SpeedBuckets(64)
    everybody = np.arange(8)
    for slot in range(8):
        together.fill(slot, START)
        alone.fill(slot, START)
    now = int(START)
    for wait, level_m, height_m in script:
        now += wait
        level, height = level_m * (everybody + 1) / 4, np.full(8, height_m)
        at_once = together.spend(everybody, level, height, Moment(now)).tolist()
        each = [
            bool(alone.spend(np.array([slot]), level[slot : slot + 1], height[:1], Moment(now))[0])
            for slot in everybody.tolist()
        ]
        assert at_once == each
