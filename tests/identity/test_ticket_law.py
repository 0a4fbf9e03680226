"""A ticket desk under any order of coming: who is let in, who is not, and that nothing is spent by a refusal."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.caller import Caller
from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.identity.ticket import TICKET_VALID_MS, Ticket, TicketDesk, TicketForged, TicketRefused
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.lane import Lane
from lanting.protocol.version import TICKET_PREFIX

SECRET = bytes(range(32))
SPACE = SpaceId("spc_0000000000000002")
START = 1_000_000


def new_desk(seed: int = 1) -> TicketDesk:
    return TicketDesk(SECRET, random.Random(seed).randbytes)


def caller(number: int) -> Caller:
    return Caller(UserId(f"usr_{number:016}"), Instant(START))


def opens(desk: TicketDesk, text: str, lane: Lane, now: int) -> bool:
    try:
        desk.redeem(text, {lane}, Moment(now))
    except TicketRefused:
        return False
    return True


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(Lane), st.integers(0, TICKET_VALID_MS // 3)), max_size=60))
def test_pr6_a_ticket_opens_for_its_lane_in_its_time_and_once(comings: list[tuple[int, Lane, int]]) -> None:
    """Eight tickets, shown in any order: the desk lets in just those that the rule lets in."""
    desk, now, used = new_desk(), START, set()
    tickets = [(desk.issue(caller(n), SPACE, lane, "::1", Moment(now)), lane) for n, lane in enumerate([*Lane, *Lane])]
    for number, lane, wait in comings:
        now += wait
        text, own_lane = tickets[number]
        may = lane is own_lane and number not in used and now < START + TICKET_VALID_MS
        assert opens(desk, text, lane, now) == may
        used |= {number} if may else set()


@given(st.integers(1, 40))
def test_pr6_no_two_tickets_are_alike_even_for_the_same_user_at_once(count: int) -> None:
    desk = new_desk()
    tickets = {desk.issue(caller(1), SPACE, Lane.EVENT, "::1", Moment(START)) for _ in range(count)}
    assert len(tickets) == count


@given(st.text(max_size=60))
def test_pr6_whatever_an_address_looks_like_it_comes_back_as_it_was(address: str) -> None:
    desk = new_desk()
    try:
        text = desk.issue(caller(1), SPACE, Lane.EVENT, address, Moment(START))
    except UnicodeEncodeError:
        return
    assert desk.redeem(text, {Lane.EVENT}, Moment(START)).address == address


def test_pr6_a_ticket_sealed_for_another_purpose_under_the_same_secret_is_forged() -> None:
    ticket = Ticket(caller(1), SPACE, Lane.EVENT, "::1", bytes(12), START + TICKET_VALID_MS)
    sealed = Seal(SECRET, "guest cookie", length=FULL_SEAL_BYTES).close_text(msgspec.msgpack.encode(ticket))
    with pytest.raises(TicketForged):
        new_desk().redeem(sealed, {Lane.EVENT}, Moment(START))


def test_pr6_a_ticket_fits_a_subprotocol_which_is_a_token() -> None:
    offered = TICKET_PREFIX + new_desk().issue(caller(1), SPACE, Lane.EVENT, "2001:db8::1", Moment(START))
    assert all(char.isascii() and (char.isalnum() or char in "!#$%&'*+-.^_`|~") for char in offered)
