"""Keys: made once, opened while they hold, counted once for each bearer, and closed for good."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from lanting.identity.caller import Caller
from lanting.identity.key import (
    KEY_PREFIX,
    LABEL_CHARS_MAX,
    LINK_ROLES,
    USES_MAX,
    Key,
    KeyEnded,
    KeyRefused,
    KeyRevoked,
    KeyUnknown,
    KeyUsedUp,
)
from lanting.identity.queries import (
    KEPT_AFTER_END_MS,
    NewKey,
    close_ended_keys,
    find_key,
    forget_old,
    list_keys,
    make_key,
    next_end,
    redeem_key,
    revoke_key,
    role_of,
    rotate_owner_key,
)
from lanting.identity.role import Role
from lanting.identity.tables import grants, keys
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, KeyId, UserId
from tests.identity.rights import GARDEN, LIBRARY, new_database

NOW = Instant(1_790_000_000_000)
FEW = 30
"""Each example opens a database of its own."""
HOUR_MS = 60 * 60 * 1_000
DAY_MS = 24 * HOUR_MS


def caller(number: int, *, is_safe: bool = True) -> Caller:
    """Somebody whose cookies came by https, unless said."""
    holder = HolderId(f"hld_{number:016}") if is_safe else None
    return Caller(UserId(f"usr_{number:016}"), NOW, holder)


def made(
    connection: Connection,
    role: Role = Role.HOST,
    *,
    ends_at: int | None = None,
    uses: int | None = None,
    seed: int = 1,
) -> NewKey:
    return make_key(
        connection,
        GARDEN,
        role,
        label="for Mei",
        ends_at=None if ends_at is None else Instant(ends_at),
        uses=uses,
        now=NOW,
        random_bytes=random.Random(seed).randbytes,
    )


def test_ht50_a_secret_is_shown_once_and_only_its_digest_is_kept(connection: Connection) -> None:
    new = made(connection)
    assert new.secret.startswith(KEY_PREFIX)
    assert new.secret not in str(connection.execute(select(keys)).all())
    assert find_key(connection, new.secret) == new.key == list_keys(connection, GARDEN)[0]


@settings(max_examples=FEW)
@given(st.text(max_size=120))
def test_ht50_nothing_but_a_secret_finds_a_key(invented: str) -> None:
    with new_database() as connection:
        made(connection)
        with pytest.raises(KeyUnknown):
            find_key(connection, invented)


@pytest.mark.parametrize("role", LINK_ROLES)
def test_ht51_whoever_opens_a_link_has_its_role_in_its_space_alone(connection: Connection, role: Role) -> None:
    redeem_key(connection, made(connection, role).secret, caller(1), NOW)
    assert role_of(connection, GARDEN, caller(1), NOW) is role
    assert role_of(connection, LIBRARY, caller(1), NOW) is Role.VISITOR
    assert role_of(connection, GARDEN, caller(2), NOW) is Role.VISITOR


@pytest.mark.parametrize(("role", "over_http"), [(Role.HOST, Role.VISITOR), (Role.WATCHER, Role.WATCHER)])
def test_ht52_what_is_above_visitor_belongs_to_the_holder_and_never_to_the_guest(
    connection: Connection, role: Role, over_http: Role
) -> None:
    redeem_key(connection, made(connection, role).secret, caller(1), NOW)
    assert role_of(connection, GARDEN, caller(1, is_safe=False), NOW) is over_http


def test_ht52_a_key_above_visitor_is_not_given_to_who_cannot_hold_it(connection: Connection) -> None:
    with pytest.raises(ValueError, match="holder"):
        redeem_key(connection, made(connection).secret, caller(1, is_safe=False), NOW)
    assert connection.execute(select(grants)).all() == []


def test_ht51_of_several_keys_the_highest_counts(connection: Connection) -> None:
    for seed, role in enumerate((Role.WATCHER, Role.HOST, Role.BUILDER)):
        redeem_key(connection, made(connection, role, seed=seed).secret, caller(1), NOW)
    assert role_of(connection, GARDEN, caller(1), NOW) is Role.HOST


@settings(max_examples=FEW)
@given(st.integers(1, 5), st.lists(st.integers(0, 9), max_size=30))
def test_ht53_a_link_is_opened_by_as_many_as_it_says_and_by_each_as_often_as_she_likes(
    uses: int, comings: list[int]
) -> None:
    """Ten people try in any order: the first `uses` of them are let in, again and again, and nobody else."""
    with new_database() as connection:
        new, let_in = made(connection, uses=uses), set[int]()
        for number in comings:
            try:
                redeem_key(connection, new.secret, caller(number), NOW)
            except KeyUsedUp:
                assert number not in let_in and len(let_in) == uses
            else:
                let_in.add(number)
            assert len(let_in) <= uses
        assert find_key(connection, new.secret).uses_left == uses - len(let_in)
        assert {
            number for number in range(10) if role_of(connection, GARDEN, caller(number), NOW) is Role.HOST
        } == let_in


@settings(max_examples=FEW)
@given(st.lists(st.integers(-2 * HOUR_MS, 2 * HOUR_MS), max_size=20))
def test_ht54_what_was_seen_to_end_stays_ended_wherever_the_clock_jumps(jumps: list[int]) -> None:
    with new_database() as connection:
        new = made(connection, ends_at=NOW + HOUR_MS)
        redeem_key(connection, new.secret, caller(1), NOW)
        now, has_ended = NOW, False
        for jump in jumps:
            now = Instant(now + jump)
            has_ended |= now >= NOW + HOUR_MS
            close_ended_keys(connection, now)
            assert role_of(connection, GARDEN, caller(1), now) is (Role.VISITOR if has_ended else Role.HOST)
            assert find_key(connection, new.secret).state(now) == ("ended" if has_ended else "open")


@pytest.mark.parametrize("jump_ms", [-HOUR_MS, HOUR_MS, 400 * DAY_MS])
def test_ht54_a_jump_of_the_clock_takes_nothing_from_who_holds_a_key_without_end(
    connection: Connection, jump_ms: int
) -> None:
    owner = rotate_owner_key(connection, GARDEN, caller(1).holder, NOW, random.Random(1).randbytes)
    redeem_key(connection, made(connection, Role.BUILDER, seed=2).secret, caller(2), NOW)
    then = Instant(NOW + jump_ms)
    forget_old(connection, then)
    assert role_of(connection, GARDEN, caller(1), then) is Role.OWNER
    assert role_of(connection, GARDEN, caller(2), then) is Role.BUILDER
    redeem_key(connection, owner.secret, caller(3), then)
    assert role_of(connection, GARDEN, caller(3), then) is Role.OWNER


def test_ht54_a_key_ends_in_the_millisecond_that_it_says(connection: Connection) -> None:
    new = made(connection, ends_at=NOW + 10)
    redeem_key(connection, new.secret, caller(1), Instant(NOW + 9))
    with pytest.raises(KeyEnded):
        redeem_key(connection, new.secret, caller(2), Instant(NOW + 10))
    assert role_of(connection, GARDEN, caller(1), Instant(NOW + 9)) is Role.HOST
    assert role_of(connection, GARDEN, caller(1), Instant(NOW + 10)) is Role.VISITOR


def test_ht54_the_next_end_is_told_and_what_was_closed_by_it(connection: Connection) -> None:
    assert next_end(connection, GARDEN) is None
    made(connection, ends_at=NOW + 20)
    made(connection, ends_at=NOW + 10, seed=2)
    assert next_end(connection, GARDEN) == NOW + 10
    assert close_ended_keys(connection, Instant(NOW + 9)) == []
    assert close_ended_keys(connection, Instant(NOW + 10)) == [GARDEN]
    assert next_end(connection, GARDEN) == NOW + 20
    assert next_end(connection, LIBRARY) is None


def test_ht55_a_revoked_key_gives_nothing_any_more_to_nobody(connection: Connection) -> None:
    new = made(connection)
    redeem_key(connection, new.secret, caller(1), NOW)
    assert revoke_key(connection, GARDEN, new.key.id, NOW).state(NOW) == "revoked"
    assert role_of(connection, GARDEN, caller(1), NOW) is Role.VISITOR
    for number in (1, 2):
        with pytest.raises(KeyRevoked):
            redeem_key(connection, new.secret, caller(number), NOW)


def test_ht55_a_key_is_revoked_from_its_own_space_alone(connection: Connection) -> None:
    new = made(connection)
    for space, key in ((LIBRARY, new.key.id), (GARDEN, KeyId("key_0000000000000000"))):
        with pytest.raises(KeyUnknown):
            revoke_key(connection, space, key, NOW)
    assert find_key(connection, new.secret).state(NOW) == "open"


def test_ht56_there_is_one_owner_key_and_who_makes_a_new_one_goes_on_owning(connection: Connection) -> None:
    source = random.Random(1).randbytes
    first = rotate_owner_key(connection, GARDEN, caller(1).holder, NOW, source)
    redeem_key(connection, first.secret, caller(2), NOW)
    other = rotate_owner_key(connection, LIBRARY, caller(3).holder, NOW, source)
    second = rotate_owner_key(connection, GARDEN, caller(1).holder, Instant(NOW + 1), source)
    roles = [role_of(connection, GARDEN, caller(number), NOW) for number in (1, 2)]
    assert roles == [Role.OWNER, Role.VISITOR]
    with pytest.raises(KeyRevoked):
        redeem_key(connection, first.secret, caller(2), NOW)
    redeem_key(connection, second.secret, caller(2), NOW)
    assert role_of(connection, GARDEN, caller(2), NOW) is Role.OWNER
    assert find_key(connection, other.secret).state(NOW) == "open"


def test_ht56_an_owner_key_may_be_made_for_nobody_yet(connection: Connection) -> None:
    new = rotate_owner_key(connection, GARDEN, None, NOW, random.Random(1).randbytes)
    assert connection.execute(select(grants)).all() == []
    assert (new.key.role, new.key.ends_at, new.key.uses_left) == (Role.OWNER, None, None)


@pytest.mark.parametrize(
    ("role", "label", "ends_at", "uses"),
    [
        (Role.OWNER, "", None, None),
        (Role.OPERATOR, "", None, None),
        (Role.HOST, "x" * (LABEL_CHARS_MAX + 1), None, None),
        (Role.HOST, "", NOW, None),
        (Role.HOST, "", None, 0),
        (Role.HOST, "", None, USES_MAX + 1),
    ],
)
def test_ht57_what_no_link_can_be_is_refused(
    connection: Connection, role: Role, label: str, ends_at: Instant | None, uses: int | None
) -> None:
    with pytest.raises(KeyRefused):
        make_key(
            connection,
            GARDEN,
            role,
            label=label,
            ends_at=ends_at,
            uses=uses,
            now=NOW,
            random_bytes=random.Random(1).randbytes,
        )
    assert list_keys(connection, GARDEN) == []


def test_ht55_what_ended_is_forgotten_thirty_days_later_with_all_its_grants(connection: Connection) -> None:
    revoked, ended = made(connection), made(connection, ends_at=NOW + 5, seed=2)
    for new in (revoked, ended):
        redeem_key(connection, new.secret, caller(1), NOW)
    revoke_key(connection, GARDEN, revoked.key.id, NOW)
    forget_old(connection, Instant(NOW + KEPT_AFTER_END_MS - 1))
    assert len(list_keys(connection, GARDEN)) == 2
    forget_old(connection, Instant(NOW + KEPT_AFTER_END_MS + 5))
    assert list_keys(connection, GARDEN) == [] and connection.execute(select(grants)).all() == []


@given(
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 3),
    st.none() | st.integers(0, 10),
    st.integers(0, 10),
)
def test_ht54_a_key_is_in_one_state(ends: int | None, uses: int | None, revoked: int | None, now: int) -> None:
    key = Key(
        KeyId("key_0000000000000000"),
        GARDEN,
        Role.HOST,
        "",
        Instant(0),
        None if ends is None else Instant(ends),
        uses,
        None if revoked is None else Instant(revoked),
    )
    state = key.state(Instant(now))
    assert (state == "open") == (revoked is None and uses != 0 and (ends is None or now < ends))
    assert (state == "revoked") == (revoked is not None and (ends is None or revoked < ends))
