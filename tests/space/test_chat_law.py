"""Chat under any order of storing: each line told once, in order where it can be (SP-32 to SP-34)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.protocol.limit import CHAT_CHARS_MAX, CHAT_HISTORY_BYTES_MAX, CHAT_HISTORY_LINES
from lanting.space.chat import GAP_MS_MAX, Chat
from tests.space.stage import said_line

orders = st.integers(1, 12).flatmap(lambda count: st.permutations(range(1, count + 1)))
waits = st.lists(st.integers(0, GAP_MS_MAX + 200), min_size=12, max_size=12)


@given(orders)
def test_sp32_without_time_passing_lines_are_told_in_order_of_number_whatever_their_own(order: list[int]) -> None:
    chat = Chat([])
    told = [said.number for number in order for said in chat.stored(said_line(number), False, Moment(0))]
    assert told == sorted(order)


@given(orders, waits)
def test_sp32_every_line_is_told_exactly_once_however_long_it_waits(order: list[int], waits: list[int]) -> None:
    chat, now, told = Chat([]), 0, list[int]()
    for number, wait in zip(order, waits, strict=False):
        now += wait
        told += [said.number for said in chat.stop_waiting(Moment(now))]
        told += [said.number for said in chat.stored(said_line(number), False, Moment(now))]
    told += [said.number for said in chat.stop_waiting(Moment(now + GAP_MS_MAX))]
    assert sorted(told) == sorted(order)
    assert [said.number for said in chat.after(None, Standing())] == sorted(order)


@given(orders, st.lists(st.integers(0, 11), max_size=20))
def test_sp31_a_repeat_tells_nothing_whenever_it_comes(order: list[int], repeats: list[int]) -> None:
    chat, told = Chat([]), list[int]()
    for at, number in enumerate(order):
        told += [said.number for said in chat.stored(said_line(number), False, Moment(0))]
        for repeat in repeats:
            if repeat <= at:
                told += [said.number for said in chat.stored(said_line(order[repeat]), True, Moment(0))]
    assert told == sorted(order)


@given(orders, st.integers(0, GAP_MS_MAX - 1))
def test_sp33_a_line_is_not_told_before_its_predecessor_within_a_second(order: list[int], wait: int) -> None:
    chat, told = Chat([]), list[int]()
    for number in order:
        told += [said.number for said in chat.stop_waiting(Moment(wait))]
        told += [said.number for said in chat.stored(said_line(number), False, Moment(wait))]
    assert told == sorted(told)


@given(st.integers(0, 2 * CHAT_HISTORY_LINES), st.one_of(st.none(), st.integers(0, 2 * CHAT_HISTORY_LINES)))
def test_sp34_a_newcomer_gets_the_last_lines_after_hers_and_no_others(count: int, after: int | None) -> None:
    chat = Chat([said_line(number) for number in range(1, count + 1)])
    numbers = [said.number for said in chat.after(after, Standing())]
    first = max(count - CHAT_HISTORY_LINES, after or 0)
    assert numbers == list(range(first + 1, count + 1))


@given(st.lists(st.integers(1, CHAT_CHARS_MAX), max_size=CHAT_HISTORY_LINES), st.sampled_from("x字🏮"))
def test_sp34_what_a_newcomer_gets_is_the_newest_that_fits(lengths: list[int], char: str) -> None:
    history = [said_line(number, char * length) for number, length in enumerate(lengths, start=1)]
    told = Chat(history).after(None, Standing())
    assert told == [said.line for said in history[len(history) - len(told) :]]
    size = sum(len(said.text.encode()) for said in told)
    assert size <= CHAT_HISTORY_BYTES_MAX
    if len(told) < len(history):
        assert size + len(history[-len(told) - 1].line.text.encode()) > CHAT_HISTORY_BYTES_MAX
