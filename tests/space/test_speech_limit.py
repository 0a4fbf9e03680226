"""How often somebody may speak, remembered for no longer than any limit asks (SP-108, SP-109)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.protocol.limit import NEW_CHAT_BURST, NEW_CHAT_EVERY_MS, SLOW_MODE_S_MAX
from lanting.space.speech_limit import SpeechLimit

ANN = UserId("ann")


@pytest.mark.parametrize(("slow_mode_s", "is_remembered"), [(0, False), (SLOW_MODE_S_MAX, True)])
def test_sp108_who_has_been_silent_for_longer_than_any_limit_is_forgotten(
    slow_mode_s: int, is_remembered: bool
) -> None:
    limit = SpeechLimit()
    for number in range(2_000):
        limit.spoke(UserId(f"user {number}"), Moment(number), slow_mode_s, f"request {number}")
    later = SLOW_MODE_S_MAX * 1_000 // 2
    limit.spoke(ANN, Moment(later), slow_mode_s, "request of ann")
    for number in range(2_000, 4_500):
        limit.spoke(UserId(f"user {number}"), Moment(later + number), slow_mode_s, f"request {number}")
    assert limit.is_repeat(UserId("user 7"), "request 7") == is_remembered
    assert limit.is_repeat(ANN, "request of ann")


def test_sp108_of_many_lines_the_last_are_known_again() -> None:
    limit = SpeechLimit()
    for number in range(40):
        limit.spoke(ANN, Moment(number), 0, f"request {number}")
    assert [number for number in range(40) if limit.is_repeat(ANN, f"request {number}")] == list(range(24, 40))


@given(st.lists(st.integers(0, 6_000), min_size=1, max_size=40))
def test_sp109_whatever_the_rhythm_a_new_guest_says_no_more_than_a_burst_and_one_each_four_seconds(
    pauses: list[int],
) -> None:
    limit, moment, said = SpeechLimit(), Moment(0), []
    for pause in pauses:
        moment = Moment(moment + pause)
        wait_ms = limit.newcomer_wait_ms(ANN, moment)
        assert 0 <= wait_ms <= NEW_CHAT_EVERY_MS
        if not wait_ms:
            limit.spoke(ANN, moment, 0, f"request {len(said)}")
            said.append(moment)
    for first in range(len(said)):
        for last in range(first, len(said)):
            allowed = NEW_CHAT_BURST + (said[last] - said[first]) // NEW_CHAT_EVERY_MS
            assert last - first + 1 <= allowed


@given(st.integers(1, 60), st.lists(st.integers(0, 30_000), min_size=1, max_size=20))
def test_sp108_lines_in_slow_mode_are_never_closer_than_that(slow_mode_s: int, pauses: list[int]) -> None:
    limit, moment, said = SpeechLimit(), Moment(0), []
    for pause in pauses:
        moment = Moment(moment + pause)
        wait_ms = limit.slow_mode_wait_ms(ANN, slow_mode_s, moment)
        if not wait_ms:
            limit.spoke(ANN, moment, slow_mode_s, f"request {len(said)}")
            said.append(moment)
        else:
            assert moment + wait_ms == said[-1] + slow_mode_s * 1_000
    assert all(after - before >= slow_mode_s * 1_000 for before, after in pairwise(said))
