"""What somebody is in a Space: her Role, whether she is known and invited, and who is kept out or silent."""

from __future__ import annotations

import random
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lanting.identity.caller import Caller
from lanting.identity.queries import (
    BEARERS_ASKED_MAX,
    KEPT_AFTER_END_MS,
    add_sanction,
    forget_old,
    lift_mute,
    lift_sanction,
    list_sanctions,
    make_key,
    redeem_key,
    rights_in,
    rotate_owner_key,
)
from lanting.identity.role import Role, permissions_of
from lanting.identity.sanction import NEIGHBOURS_MAX, Banned, SanctionKind, SanctionUnknown
from lanting.identity.standing import Standing
from lanting.identity.tables import sanctions
from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, HolderId, SanctionId, SpaceId, UserId
from tests.identity.rights import GARDEN, LIBRARY, new_database

NOW = Instant(1_790_000_000_000)
FEW = 30
"""Each example opens a database of its own."""
HOUR_MS = 60 * 60 * 1_000
DAY_MS = 24 * HOUR_MS
NETWORK = "2001:db8:1:2::/64"
GUEST = Caller(UserId("usr_0000000000000001"), Instant(NOW - 1), network=NETWORK)
OTHER = Caller(UserId("usr_0000000000000002"), Instant(NOW - 1), network=NETWORK)
NEWCOMER = Caller(UserId("usr_0000000000000003"), NOW, network=NETWORK)
HOLDER = HolderId("hld_0000000000000001")


def standing_of(
    connection: Connection,
    space: SpaceId,
    caller: Caller,
    now: Instant,
    *,
    new_for_ms: int = 0,
    is_admitted: bool = False,
    neighbours: tuple[UserId, ...] = (),
) -> Standing:
    rights = rights_in(connection, space, [caller], now)
    return rights.standing_of(caller, now, new_for_ms=new_for_ms, is_admitted=is_admitted, neighbours=neighbours)


def sanction(
    connection: Connection,
    user: UserId = GUEST.user,
    kind: SanctionKind = "ban",
    *,
    space: SpaceId = GARDEN,
    ends_at: int | None = None,
    network: str | None = None,
    at: Instant = NOW,
    number: int = 1,
) -> SanctionId:
    sanction_id = SanctionId(f"san_{number:016}")
    until = Instant(at + DAY_MS) if network else None
    ends = None if ends_at is None else Instant(ends_at)
    add_sanction(connection, sanction_id, space, user, kind, "Mei", "rude", at, ends, network, until)
    return sanction_id


def holding(connection: Connection, role: Role, caller: Caller = GUEST) -> Caller:
    """The caller, with a key of this role."""
    source = random.Random(role.value).randbytes
    caller = msgspec.structs.replace(caller, holder=HOLDER)
    if role is Role.OPERATOR:
        return msgspec.structs.replace(caller, is_operator=True)
    if role is Role.OWNER:
        rotate_owner_key(connection, GARDEN, HOLDER, NOW, source)
    elif role is not Role.VISITOR:
        new = make_key(connection, GARDEN, role, label="", ends_at=None, uses=None, now=NOW, random_bytes=source)
        redeem_key(connection, new.secret, caller, NOW)
    return caller


def may_come(connection: Connection, caller: Caller, now: int = NOW, neighbours: tuple[UserId, ...] = ()) -> bool:
    try:
        standing_of(connection, GARDEN, caller, Instant(now), neighbours=neighbours)
    except Banned:
        return False
    return True


def test_ht51_who_shows_nothing_is_a_new_visitor_who_is_not_invited(connection: Connection) -> None:
    assert standing_of(connection, GARDEN, GUEST, NOW, new_for_ms=7) == Standing(Role.VISITOR, 7, False, None)


def test_ht51_the_operator_is_operator_everywhere(connection: Connection) -> None:
    operator = msgspec.structs.replace(GUEST, is_operator=True)
    for space in (GARDEN, LIBRARY):
        assert standing_of(connection, space, operator, NOW, new_for_ms=7) == Standing(Role.OPERATOR, 0, True, None)


@pytest.mark.parametrize("role", [Role.OWNER, Role.HOST, Role.BUILDER, Role.WATCHER])
def test_ht58_a_key_makes_known_and_invited_at_once(connection: Connection, role: Role) -> None:
    standing = standing_of(connection, GARDEN, holding(connection, role), NOW, new_for_ms=7)
    assert standing == Standing(role, 0, True, None)


def test_ht58_a_known_guest_is_known_and_who_was_let_in_is_invited(connection: Connection) -> None:
    known = msgspec.structs.replace(GUEST, is_known=True)
    assert standing_of(connection, GARDEN, known, NOW, new_for_ms=7).new_for_ms == 0
    assert standing_of(connection, GARDEN, GUEST, NOW, is_admitted=True).is_invited


def test_ht60_a_ban_is_for_one_guest_in_one_space_until_it_ends(connection: Connection) -> None:
    sanction(connection, ends_at=NOW + 10)
    with pytest.raises(Banned) as refusal:
        standing_of(connection, GARDEN, GUEST, Instant(NOW + 9))
    assert refusal.value.facts == {"why": "rude", "until": NOW + 10, "scope": "guest"}
    assert may_come(connection, GUEST, NOW + 10)
    assert may_come(connection, OTHER)
    standing_of(connection, LIBRARY, GUEST, NOW)


def test_ht60_a_ban_without_end_says_no_end_and_holds(connection: Connection) -> None:
    sanction(connection)
    with pytest.raises(Banned) as refusal:
        standing_of(connection, GARDEN, GUEST, Instant(NOW + 4_000 * DAY_MS))
    assert refusal.value.facts == {"why": "rude", "until": 0, "scope": "guest"}


@pytest.mark.parametrize("role", Role)
def test_ht60_no_role_link_leads_past_a_ban_but_nobody_shuts_out_owner_and_operator(
    connection: Connection, role: Role
) -> None:
    caller = holding(connection, role)
    sanction(connection)
    assert may_come(connection, caller) == (role in (Role.OWNER, Role.OPERATOR))


def test_ht61_new_guests_of_a_banned_ones_network_are_kept_out_for_a_day(connection: Connection) -> None:
    sanction(connection, network=NETWORK)
    elsewhere = msgspec.structs.replace(NEWCOMER, network="192.0.2.1")
    assert may_come(connection, OTHER), "who was a guest before the ban is none of it"
    assert may_come(connection, elsewhere)
    assert not may_come(connection, NEWCOMER, NOW + DAY_MS - 1)
    assert may_come(connection, NEWCOMER, NOW + DAY_MS)


def test_ht61_the_refusal_of_a_newcomer_says_that_it_is_for_the_network(connection: Connection) -> None:
    sanction(connection, network=NETWORK)
    with pytest.raises(Banned) as refusal:
        standing_of(connection, GARDEN, NEWCOMER, NOW)
    assert refusal.value.facts == {"why": "rude", "until": NOW + DAY_MS, "scope": "network"}


@settings(max_examples=FEW)
@given(st.sets(st.integers(1, 12)))
def test_ht61_where_more_than_three_others_share_the_network_newcomers_come_in(numbers: set[int]) -> None:
    """The banned one and the one who comes are not counted: 1 and 3."""
    with new_database() as connection:
        sanction(connection, network=NETWORK)
        neighbours = tuple(UserId(f"usr_{number:016}") for number in numbers)
        others = numbers - {1, 3}
        assert may_come(connection, NEWCOMER, neighbours=neighbours) == (len(others) > NEIGHBOURS_MAX)
        assert not may_come(connection, GUEST, neighbours=neighbours)


@pytest.mark.parametrize("role", Role)
def test_ht61_hosts_are_not_newcomers(connection: Connection, role: Role) -> None:
    caller = holding(connection, role, NEWCOMER)
    sanction(connection, network=NETWORK)
    assert may_come(connection, caller) == (role in (Role.HOST, Role.OWNER, Role.OPERATOR))


def test_ht61_without_a_network_nobody_is_kept_out_for_having_none(connection: Connection) -> None:
    sanction(connection)
    assert may_come(connection, msgspec.structs.replace(NEWCOMER, network=""))


def test_ht62_a_mute_leaves_her_in_and_says_why(connection: Connection) -> None:
    sanction(connection, kind="mute")
    assert standing_of(connection, GARDEN, GUEST, NOW).muted_because == "rude"
    assert standing_of(connection, GARDEN, OTHER, NOW).muted_because is None
    lift_mute(connection, GARDEN, GUEST.user, NOW)
    assert standing_of(connection, GARDEN, GUEST, NOW).muted_because is None


def test_sp160_a_muted_voice_and_a_closed_chat_are_two_things(connection: Connection) -> None:
    sanction(connection, kind="voice")
    found = standing_of(connection, GARDEN, GUEST, NOW)
    assert (found.voice_muted_because, found.muted_because) == ("rude", None)
    lift_mute(connection, GARDEN, GUEST.user, NOW)
    assert standing_of(connection, GARDEN, GUEST, NOW).is_voice_muted
    lift_mute(connection, GARDEN, GUEST.user, NOW, "voice")
    assert not standing_of(connection, GARDEN, GUEST, NOW).is_voice_muted


def test_ht62_lifting_a_mute_lifts_no_ban(connection: Connection) -> None:
    sanction(connection)
    lift_mute(connection, GARDEN, GUEST.user, NOW)
    assert not may_come(connection, GUEST)


def test_ht63_what_is_lifted_is_over_and_is_lifted_once(connection: Connection) -> None:
    banned = sanction(connection, network=NETWORK)
    with pytest.raises(SanctionUnknown):
        lift_sanction(connection, LIBRARY, banned, NOW)
    assert lift_sanction(connection, GARDEN, banned, NOW).user == GUEST.user
    assert may_come(connection, GUEST) and may_come(connection, NEWCOMER)
    with pytest.raises(SanctionUnknown):
        lift_sanction(connection, GARDEN, banned, NOW)


def test_ht63_a_second_ban_replaces_the_first(connection: Connection) -> None:
    sanction(connection)
    sanction(connection, ends_at=NOW + 10, number=2)
    sanction(connection, kind="mute", number=3)
    assert [(each.kind, each.ends_at) for each in list_sanctions(connection, GARDEN, NOW)] == [
        ("ban", NOW + 10),
        ("mute", None),
    ]
    assert list_sanctions(connection, LIBRARY, NOW) == []


def test_ht63_a_network_is_forgotten_as_soon_as_it_counts_no_more(connection: Connection) -> None:
    sanction(connection, network=NETWORK)
    sanction(connection, OTHER.user, network=NETWORK, number=2)
    lift_sanction(connection, GARDEN, SanctionId("san_0000000000000002"), NOW)
    forget_old(connection, Instant(NOW + DAY_MS - 1))
    kept = connection.execute(select(sanctions.c.network).order_by(sanctions.c.id)).scalars().all()
    assert kept == [NETWORK, None]
    forget_old(connection, Instant(NOW + DAY_MS))
    assert set(connection.execute(select(sanctions.c.network)).scalars()) == {None}
    assert not may_come(connection, GUEST, NOW + DAY_MS)


def test_ht63_what_is_over_is_forgotten_thirty_days_later(connection: Connection) -> None:
    lifted = sanction(connection)
    sanction(connection, OTHER.user, ends_at=NOW + 5, number=2)
    sanction(connection, NEWCOMER.user, number=3)
    lift_sanction(connection, GARDEN, lifted, NOW)
    forget_old(connection, Instant(NOW + KEPT_AFTER_END_MS + 5))
    assert connection.execute(select(sanctions.c.user_id)).scalars().all() == [NEWCOMER.user]


@given(st.integers(0, 10), st.integers(0, 10), st.booleans(), st.none() | st.just("rude"))
def test_ht59_how_long_somebody_is_still_new_is_no_change_that_she_is_new_is(
    one: int, other: int, is_invited: bool, muted: str | None
) -> None:
    standing = Standing(Role.VISITOR, one, is_invited, muted)
    assert standing.is_like(replace(standing, new_for_ms=other)) == ((one > 0) == (other > 0))
    assert not standing.is_like(replace(standing, role=Role.HOST))
    assert not standing.is_like(replace(standing, is_invited=not is_invited))


@settings(max_examples=FEW)
@given(st.integers(0, 2 * BEARERS_ASKED_MAX // 3))
def test_ht51_many_are_looked_up_as_each_alone_would_be(others: int) -> None:
    with new_database() as connection:
        host = holding(connection, Role.HOST)
        sanction(connection, OTHER.user, "mute")
        crowd = [Caller(UserId(f"usr_{number:016}"), NOW, HolderId(f"hld_{number:016}")) for number in range(9, others)]
        rights = rights_in(connection, GARDEN, [host, OTHER, NEWCOMER, *crowd], NOW)
        for caller in (host, OTHER, NEWCOMER):
            assert rights.standing_of(caller, NOW) == standing_of(connection, GARDEN, caller, NOW)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("is_trustworthy", [True, False])
def test_ht174_within_another_sites_page_whatever_she_holds_she_is_a_visitor(
    connection: Connection, role: Role, is_trustworthy: bool
) -> None:
    """No such Caller is ever made with a holder or as Operator; if one were, it would not help her."""
    caller = msgspec.structs.replace(
        holding(connection, role), is_framed=True, is_known=True, is_trustworthy=is_trustworthy
    )
    rights = replace(
        rights_in(connection, GARDEN, [caller], NOW), areas={caller.user: frozenset({EntityId("ent_0000000000000001")})}
    )
    assert rights.standing_of(caller, NOW, new_for_ms=7) == Standing(Role.VISITOR, 0, False, None)
    assert rights.role_of(caller) is Role.VISITOR
    assert rights.standing_of(caller, NOW).permissions == permissions_of(Role.VISITOR)


def test_ht174_a_key_that_a_framed_guest_holds_herself_does_not_even_invite_her(connection: Connection) -> None:
    caller = msgspec.structs.replace(GUEST, is_framed=True)
    for role in (Role.WATCHER, Role.VISITOR):
        source = random.Random(role.value).randbytes
        new = make_key(connection, GARDEN, role, label="", ends_at=None, uses=None, now=NOW, random_bytes=source)
        redeem_key(connection, new.secret, caller, NOW)
    assert standing_of(connection, GARDEN, caller, NOW, new_for_ms=7) == Standing(Role.VISITOR, 7, False, None)
