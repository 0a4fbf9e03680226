"""Blocks as they are kept: for good, both ways, and with an end to how many (SP-170, SP-172)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from lanting.identity.apart import NOBODY_APART, Apart
from lanting.identity.queries import (
    ALL_ASKED_MAX,
    TooManyBlocks,
    add_block,
    blocks_of,
    lift_block,
    list_blocks,
    was_blocked_by,
)
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.identity.tables import blocks
from lanting.kernel.clock import Instant
from lanting.kernel.ids import BlockId, UserId
from lanting.protocol.limit import BLOCKS_MAX

MEI, MO, ANN = (UserId(f"usr_{name:0>16}") for name in ("1", "2", "3"))


def block(connection: Connection, user: UserId, blocked: UserId, number: int = 1, name: str = "Mo") -> None:
    add_block(connection, BlockId(f"blk_{number}"), user, blocked, name, f"request-{number:08}", Instant(number))


def test_sp170_a_block_is_known_from_both_sides_and_of_nobody_else(connection: Connection) -> None:
    block(connection, MEI, MO)
    stored = blocks_of(connection, [MEI])
    assert stored.of(MEI) == Apart(has_blocked=frozenset({MO}))
    assert stored.of(MO) == Apart(blocked_by=frozenset({MEI}))
    assert stored.of(ANN) is NOBODY_APART
    assert [each.name for each in list_blocks(connection, MEI)] == ["Mo"]
    assert list_blocks(connection, MO) == []


def test_sp172_who_is_blocked_again_is_there_once_first_and_under_her_newest_name(connection: Connection) -> None:
    block(connection, MEI, MO, 1)
    block(connection, MEI, ANN, 2, "Ann")
    block(connection, MEI, MO, 3, "Mona")
    assert [each.name for each in list_blocks(connection, MEI)] == ["Mona", "Ann"]
    assert was_blocked_by(connection, MEI, "request-00000003") == MO
    assert was_blocked_by(connection, MO, "request-00000003") is None, "request ids are each one's own"


def test_sp172_only_her_own_is_lifted_and_what_is_gone_is_lifted_without_complaint(connection: Connection) -> None:
    block(connection, MEI, MO)
    (hers,) = list_blocks(connection, MEI)
    assert lift_block(connection, MO, hers.id) is None
    assert lift_block(connection, MEI, hers.id) == MO
    assert lift_block(connection, MEI, hers.id) is None
    assert blocks_of(connection, [MEI, MO]).of(MO) is NOBODY_APART


def test_sp172_one_blocks_so_many_and_then_the_same_again_only(connection: Connection) -> None:
    _fill(connection, MEI, BLOCKS_MAX)
    with pytest.raises(TooManyBlocks) as refused:
        block(connection, MEI, MO, 9_999)
    assert refused.value.facts == {"limit": BLOCKS_MAX}
    block(connection, MEI, UserId("usr_other_7"), 9_999)
    block(connection, MO, MEI, 10_000)


def test_sp173_where_blocks_are_many_those_who_come_are_found_all_the_same(connection: Connection) -> None:
    for number in range(ALL_ASKED_MAX // BLOCKS_MAX + 1):
        _fill(connection, UserId(f"usr_many_{number}"), BLOCKS_MAX)
    block(connection, MEI, MO, 99_999)
    stored = blocks_of(connection, [MO])
    assert not stored.is_of_all
    assert stored.of(MO) == Apart(blocked_by=frozenset({MEI}))


@given(st.lists(st.tuples(st.sampled_from([MEI, MO]), st.booleans()), max_size=8))
def test_sp175_who_is_unseen_follows_from_the_blocks_that_hold_and_from_what_one_is(
    what: list[tuple[UserId, bool]],
) -> None:
    visitor, held = Standing(), dict[UserId, bool]()
    for blocker, on in what:
        visitor = visitor.after_block(MEI, blocker, MO if blocker == MEI else MEI, on=on)
        held[blocker] = on
    host = Standing(Role.HOST, apart=visitor.apart)
    assert visitor.hides(MO) == (held.get(MEI, False) or held.get(MO, False)) == (MO in visitor.unseen)
    assert host.hides(MO) == held.get(MEI, False) == (MO in host.unseen)
    assert not visitor.hides(ANN)


def _fill(connection: Connection, user: UserId, number: int) -> None:
    rows = [
        {
            "id": f"{user[-8:]}{each}",
            "user_id": user,
            "blocked_id": f"usr_other_{each}",
            "name": "Other",
            "at": each,
            "request_id": f"fill-{each}",
        }
        for each in range(number)
    ]
    connection.execute(insert(blocks), rows)
