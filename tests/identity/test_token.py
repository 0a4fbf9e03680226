"""Tokens: keys for programs, whose standing is what the token says as long as it holds, and nothing without it."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.companion import companion_of
from lanting.identity.key import KeyRefused, KeyUnknown, digest_of, program_of
from lanting.identity.queries import (
    NewKey,
    add_sanction,
    find_key,
    find_token,
    make_token,
    redeem_key,
    revoke_key,
    rights_in,
    rights_of_all,
)
from lanting.identity.role import Role
from lanting.identity.sanction import Banned
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SanctionId, UserId
from lanting.protocol.permission import Permission
from tests.identity.rights import GARDEN, LIBRARY, new_database

NOW = Instant(1_790_000_000_000)
LATER = Instant(NOW + 60_000)
ADA = UserId("usr_0000000000000001")
SCOPES = frozenset({Capability.CHAT})


def made(connection: Connection, ends_at: Instant | None = LATER) -> NewKey:
    source = random.Random(7).randbytes
    return make_token(
        connection, GARDEN, SCOPES, label="Model", ends_at=ends_at, made_by=ADA, now=NOW, random_bytes=source
    )


def program(token: NewKey) -> Caller:
    digest = digest_of(token.secret)
    return Caller(program_of(digest), NOW, is_trustworthy=True, token=digest)


def standing(connection: Connection, caller: Caller, now: Instant = NOW) -> Standing:
    """What is read of one, and of all, is the same."""
    one, everybody = rights_in(connection, GARDEN, [caller], now), rights_of_all(connection, GARDEN, now)
    assert everybody is not None
    found = one.standing_of(caller, now)
    assert everybody.standing_of(caller, now) == found
    return found


def test_ht211_a_program_may_do_what_its_token_says() -> None:
    with new_database() as connection:
        token = made(connection)
        found = standing(connection, program(token))
        assert (found.capabilities, found.owner, found.is_invited, found.role) == (SCOPES, ADA, True, Role.VISITOR)
        assert {Permission.ATTEND, Permission.CHAT} <= found.permissions
        assert Permission.EDIT not in found.permissions
        assert program(token).user == program(token).user
        assert find_token(connection, GARDEN, digest_of(token.secret)).label == "Model"
        with pytest.raises(KeyUnknown):
            find_token(connection, LIBRARY, digest_of(token.secret))


def test_ht212_without_its_token_it_may_nothing_that_a_program_may() -> None:
    with new_database() as connection:
        token = made(connection)
        caller = program(token)
        for nobody in (replace(caller, is_trustworthy=False), replace(caller, token="0" * 64)):
            assert Permission.ATTEND not in standing(connection, nobody).permissions
        assert standing(connection, caller, LATER).capabilities is None
        revoke_key(connection, GARDEN, token.key.id, NOW)
        assert standing(connection, caller).capabilities is None


def test_ht211_a_token_opens_nothing_for_people() -> None:
    with new_database() as connection:
        token = made(connection)
        with pytest.raises(KeyUnknown):
            find_key(connection, token.secret)
        with pytest.raises(KeyUnknown):
            redeem_key(connection, token.secret, Caller(ADA, NOW), NOW)


def test_a_host_may_ban_a_program_too() -> None:
    with new_database() as connection:
        caller = program(made(connection))
        sanction = SanctionId("san_0000000000000001")
        add_sanction(connection, sanction, GARDEN, caller.user, "ban", "Model", "loud", NOW, None, None, None)
        with pytest.raises(Banned):
            standing(connection, caller)


def companion(program: Caller, name: str) -> Caller:
    return replace(program, user=companion_of(program.user, name))


def test_ht213_a_companion_is_another_user_for_each_name_and_may_what_its_token_says() -> None:
    with new_database() as connection:
        caller = program(made(connection))
        lin = companion(caller, "Lin")
        assert lin == companion(caller, "Lin") and len({caller.user, lin.user, companion(caller, "Bo").user}) == 3
        assert (caller.is_companion, lin.is_companion, lin.program) == (False, True, caller.user)
        assert standing(connection, lin) == standing(connection, caller)
        assert standing(connection, lin, LATER).capabilities is None


@pytest.mark.parametrize("of_program", [True, False])
def test_ht213_what_a_host_decides_on_a_program_is_for_its_companions_and_not_the_other_way_round(
    of_program: bool,
) -> None:
    with new_database() as connection:
        caller = program(made(connection))
        lin = companion(caller, "Lin")
        user = caller.user if of_program else lin.user
        for number, kind in enumerate(("mute", "ban")):
            sanction = SanctionId(f"san_000000000000000{number}")
            add_sanction(connection, sanction, GARDEN, user, kind, "Model", "loud", NOW, None, None, None)  # type: ignore[arg-type]
        rights = rights_in(connection, GARDEN, [caller, lin], NOW)
        with pytest.raises(Banned):
            rights.standing_of(lin, NOW)
        if not of_program:
            assert rights.standing_of(caller, NOW).muted_because is None


@pytest.mark.parametrize(("label", "ends_at"), [("x" * 81, LATER), ("x", NOW)])
def test_ht210_what_no_token_can_be_is_refused(label: str, ends_at: Instant) -> None:
    with new_database() as connection, pytest.raises(KeyRefused):
        make_token(
            connection,
            GARDEN,
            SCOPES,
            label=label,
            ends_at=ends_at,
            made_by=None,
            now=NOW,
            random_bytes=random.Random(7).randbytes,
        )
