"""A code takes a guest from http to https, once, within a minute."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.guest import Guest
from lanting.identity.move import MOVE_VALID_MS, MoveDesk
from lanting.kernel.clock import Moment

START = 1_000_000


def guest(number: int) -> Guest:
    return Guest(f"usr_{number:016}", 1)


def new_desk(moves_max: int = 100) -> MoveDesk:
    return MoveDesk(random.Random(1).randbytes, moves_max=moves_max)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, MOVE_VALID_MS // 3)), max_size=40))
def test_ht66_a_code_takes_its_guest_along_once_and_in_its_time(comings: list[tuple[int, int]]) -> None:
    desk, now, used = new_desk(), START, set[int]()
    codes = [desk.issue(guest(number), Moment(START)) for number in range(6)]
    for number, wait in comings:
        now += wait
        may = number not in used and now < START + MOVE_VALID_MS
        assert desk.redeem(codes[number], Moment(now)) == (guest(number) if may else None)
        used.add(number)


@given(st.text(max_size=40))
def test_ht66_an_invented_code_takes_nobody(invented: str) -> None:
    desk = new_desk()
    desk.issue(guest(1), Moment(START))
    assert desk.redeem(invented, Moment(START)) is None


def test_ht66_codes_that_wait_are_bounded_and_the_oldest_gives_way() -> None:
    desk = new_desk(moves_max=2)
    codes = [desk.issue(guest(number), Moment(START)) for number in range(3)]
    assert [desk.redeem(code, Moment(START)) for code in codes] == [None, guest(1), guest(2)]


def test_ht66_what_came_too_late_makes_room() -> None:
    desk = new_desk(moves_max=2)
    desk.issue(guest(1), Moment(START))
    kept = desk.issue(guest(2), Moment(START + MOVE_VALID_MS - 1))
    desk.issue(guest(3), Moment(START + MOVE_VALID_MS))
    assert desk.redeem(kept, Moment(START + MOVE_VALID_MS)) == guest(2)
