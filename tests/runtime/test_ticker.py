"""The beat: in order, while it runs, and never after."""

from __future__ import annotations

import asyncio

from lanting.runtime import ticker as room
from lanting.runtime.ticker import BEAT_S, Ticker


class FakeTime:
    """A clock that moves only when somebody sleeps or works."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


async def run_until(beats: int, work_s: dict[int, float] | None = None) -> tuple[list[int], list[float], FakeTime]:
    """Let a ticker beat so often; some beats take long. The numbers of the beats, when they came, and the clock."""
    time, numbers, moments = FakeTime(), [], []

    def beat(number: int) -> None:
        numbers.append(number)
        moments.append(time.now)
        time.now += (work_s or {}).get(number, 0.0)
        if len(numbers) == beats:
            ticker.stop()

    ticker = Ticker(beat, monotonic=time.monotonic, sleep=time.sleep)
    ticker.start()
    while ticker.is_running:
        await asyncio.sleep(0)
    return numbers, moments, time


async def test_beats_are_counted_and_come_evenly() -> None:
    numbers, moments, _ = await run_until(20)
    assert numbers == list(range(20))
    assert all(abs(moment - (100 + index * BEAT_S)) < 1e-6 for index, moment in enumerate(moments))


async def test_a_beat_that_took_long_is_caught_up_with() -> None:
    _, moments, _ = await run_until(10, {2: 3 * BEAT_S})
    assert moments[3] == moments[2] + 3 * BEAT_S
    assert abs(moments[9] - (100 + 9 * BEAT_S)) < 1e-6


async def test_after_a_long_stall_the_missed_beats_are_left_out() -> None:
    numbers, moments, _ = await run_until(10, {2: 100 * BEAT_S})
    assert numbers == list(range(10))
    assert moments[9] - moments[3] > 5 * BEAT_S


async def test_the_loop_has_a_turn_between_two_beats_even_when_late() -> None:
    _, _, time = await run_until(4, {0: 2 * BEAT_S})
    assert time.slept.count(0) >= 3


async def test_no_beat_comes_after_the_stop_and_a_new_start_goes_on_counting() -> None:
    numbers: list[int] = []
    done = asyncio.Event()

    def beat(number: int) -> None:
        numbers.append(number)
        ticker.stop()
        done.set()

    ticker = Ticker(beat)
    for expected in ([0], [0, 1]):
        done.clear()
        ticker.start()
        ticker.start()
        await done.wait()
        assert numbers == expected and not ticker.is_running
    assert ticker.beats == 2


def test_a_beat_is_a_hundredth_of_a_second() -> None:
    assert room.BEAT_S == 0.01
