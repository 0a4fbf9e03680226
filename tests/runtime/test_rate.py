"""How fast one connection may speak (PR-10, PR-36)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.message import REQUESTS
from lanting.protocol.request import Leave, Say
from lanting.runtime.bucket import Bucket
from lanting.runtime.rate import POSES_PER_S_MAX, REFUSED_BURSTS_MAX, REFUSED_WITHIN_MS, PoseRate, RequestRate

START = Moment(77)
SAY, LEAVE = (next(each for each in REQUESTS.values() if each.type is kind) for kind in (Say, Leave))


def after(ms: int) -> Moment:
    return Moment(START + ms)


@given(
    rate=st.floats(0.1, 100),
    burst=st.integers(1, 50),
    waits=st.lists(st.integers(0, 3_000), max_size=100),
)
def test_a_bucket_gives_no_more_than_its_burst_and_its_rate(rate: float, burst: int, waits: list[int]) -> None:
    bucket, now, taken = Bucket(rate, burst, START), 0, 0
    for wait in waits:
        now += wait
        taken += bucket.take(after(now))
        assert taken <= burst + now / 1_000 * rate + 1e-6


@given(st.floats(0.1, 100), st.integers(1, 20))
def test_after_the_wait_it_names_a_bucket_gives_again(rate: float, burst: int) -> None:
    bucket = Bucket(rate, burst, START)
    while bucket.take(START):
        pass
    assert bucket.take(after(bucket.wait_ms(START) + 1))


def test_pr36_each_kind_has_its_own_bucket() -> None:
    rate = RequestRate()
    assert [rate.refuses(SAY, START) for _ in range(SAY.burst)] == [None] * SAY.burst
    assert rate.refuses(SAY, START) == 1_000 / SAY.rate_per_s
    assert rate.refuses(LEAVE, START) is None


def test_pr36_refusals_are_forgiven_for_a_while() -> None:
    rate = RequestRate()
    most = REFUSED_BURSTS_MAX * SAY.burst
    assert all(rate.forgives(SAY, START) for _ in range(most))
    assert not rate.forgives(SAY, START)
    assert rate.forgives(LEAVE, START)
    assert all(rate.forgives(SAY, after(REFUSED_WITHIN_MS)) for _ in range(most))


def poses_each_second(counts: list[int]) -> list[bool]:
    rate = PoseRate(START)
    verdicts = []
    for second, count in enumerate(counts, start=1):
        rate.count += count
        verdicts.append(rate.is_too_fast(after(1_000 * second)))
    return verdicts


def test_pr10_twice_the_rate_is_allowed_for_ever() -> None:
    assert not any(poses_each_second([POSES_PER_S_MAX] * 10))


def test_pr10_more_is_too_fast_in_the_second_second() -> None:
    assert poses_each_second([POSES_PER_S_MAX + 1] * 2) == [False, True]


def test_pr10_one_crowded_second_is_a_line_that_stalled() -> None:
    assert not any(poses_each_second([0, 0, 5 * POSES_PER_S_MAX, 20, 5 * POSES_PER_S_MAX, 20]))


def test_pr10_who_is_asked_oftener_judges_no_oftener() -> None:
    rate = PoseRate(START)
    verdicts = []
    for tick in range(1, 41):
        rate.count += 3
        verdicts.append(rate.is_too_fast(after(50 * tick)))
    assert any(verdicts)
    assert verdicts.index(True) >= 30
