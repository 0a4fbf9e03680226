"""A ticket opens one socket, once, within 30 s."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text

from lanting.identity.caller import Caller
from lanting.identity.ticket import (
    TICKET_CHARS_MAX,
    TICKET_VALID_MS,
    TicketDesk,
    TicketExpired,
    TicketForged,
    TicketMissing,
    TicketRefused,
    TicketUsed,
)
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import HolderId, SpaceId, UserId
from lanting.protocol.lane import Lane

SECRET = bytes(range(32))
CALLER = Caller(
    UserId("usr_0000000000000001"),
    Instant(1_790_000_000_000),
    HolderId("hld_0000000000000003"),
    is_operator=True,
    is_known=True,
    network="2001:db8:1234:5678::/64",
    has_code=True,
)
SPACE = SpaceId("spc_0000000000000002")
ADDRESS = "2001:db8:1234:5678:9abc:def0:1234:5678"
NOW = Moment(1_000_000)


def new_desk(seed: int = 1, **limits: int) -> TicketDesk:
    return TicketDesk(SECRET, random.Random(seed).randbytes, **limits)


def issued(desk: TicketDesk, now: int = NOW) -> str:
    return desk.issue(CALLER, SPACE, Lane.EVENT, ADDRESS, Moment(now))


def test_a_ticket_says_who_where_and_whence() -> None:
    desk = new_desk()
    ticket = desk.redeem(issued(desk), {Lane.EVENT}, NOW)
    assert (ticket.caller, ticket.space_id, ticket.lane, ticket.address) == (CALLER, SPACE, Lane.EVENT, ADDRESS)


def test_a_ticket_is_short_and_fit_for_a_header() -> None:
    ticket = issued(new_desk())
    assert len(ticket) <= TICKET_CHARS_MAX
    assert all(char.isascii() and (char.isalnum() or char in "-_") for char in ticket)


def test_a_ticket_opens_once() -> None:
    desk = new_desk()
    ticket = issued(desk)
    desk.redeem(ticket, {Lane.EVENT}, NOW)
    with pytest.raises(TicketUsed) as refusal:
        desk.redeem(ticket, {Lane.EVENT}, NOW)
    assert refusal.value.code == "ticket_used"


def test_a_ticket_opens_until_just_before_it_expires() -> None:
    desk = new_desk()
    desk.redeem(issued(desk), {Lane.EVENT}, Moment(NOW + TICKET_VALID_MS - 1))


def test_a_ticket_expires_after_30_s() -> None:
    desk = new_desk()
    with pytest.raises(TicketExpired) as refusal:
        desk.redeem(issued(desk), {Lane.EVENT}, Moment(NOW + TICKET_VALID_MS))
    assert refusal.value.code == "ticket_expired"


def test_no_ticket_is_told_apart_from_a_bad_one() -> None:
    with pytest.raises(TicketMissing) as refusal:
        new_desk().redeem("", {Lane.EVENT}, NOW)
    assert refusal.value.code == "ticket_missing"


def test_a_ticket_for_one_lane_opens_no_other_and_stays_good() -> None:
    desk = new_desk()
    ticket = issued(desk)
    with pytest.raises(TicketForged) as refusal:
        desk.redeem(ticket, {Lane.VOICE}, NOW)
    assert refusal.value.code == "ticket_forged"
    desk.redeem(ticket, {Lane.EVENT}, NOW)


def test_a_ticket_dies_with_the_process_that_issued_it() -> None:
    ticket = issued(new_desk(seed=1))
    with pytest.raises(TicketForged):
        new_desk(seed=2).redeem(ticket, {Lane.EVENT}, NOW)


@given(integers(min_value=0), sampled_from("ABCXYZabcxyz0189-_=.% "))
def test_any_changed_character_is_refused(where: int, other: str) -> None:
    desk = new_desk()
    ticket = issued(desk)
    position = where % len(ticket)
    changed = ticket[:position] + other + ticket[position + 1 :]
    if changed != ticket:
        with pytest.raises(TicketForged):
            desk.redeem(changed, {Lane.EVENT}, NOW)
    desk.redeem(ticket, {Lane.EVENT}, NOW)


@given(integers(min_value=1))
def test_any_ticket_cut_short_is_refused(missing: int) -> None:
    desk = new_desk()
    ticket = issued(desk)
    with pytest.raises(TicketRefused):
        desk.redeem(ticket[: -(missing % len(ticket) or 1)], {Lane.EVENT}, NOW)


@given(text(max_size=TICKET_CHARS_MAX + 100))
def test_invented_tickets_are_refused(invented: str) -> None:
    with pytest.raises(TicketRefused):
        new_desk().redeem(invented, {Lane.EVENT}, NOW)


@given(lists(integers(min_value=0, max_value=TICKET_VALID_MS // 4), min_size=1, max_size=60))
def test_no_ticket_ever_opens_twice_however_little_is_remembered(waits: list[int]) -> None:
    """With room for three used tickets only, some are refused too early, none is let in a second time."""
    desk = new_desk(used_max=3)
    now, let_in, tickets = int(NOW), set(), []
    for wait in waits:
        now += wait
        tickets.append(issued(desk, now))
        for ticket in tickets:
            try:
                desk.redeem(ticket, {Lane.EVENT}, Moment(now))
            except TicketRefused:
                continue
            assert ticket not in let_in
            let_in.add(ticket)
    assert tickets[-1] in let_in


def test_what_is_remembered_is_bounded_and_forgotten_with_time() -> None:
    desk = new_desk(used_max=100)
    for step in range(1_000):
        desk.redeem(issued(desk, NOW + step * 1_000), {Lane.EVENT}, Moment(NOW + step * 1_000))
    assert len(desk._used) == len(desk._used_by_expiry) <= TICKET_VALID_MS // 1_000
