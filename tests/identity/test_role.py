"""Who may do what."""

from __future__ import annotations

from itertools import pairwise

from lanting.identity.role import Role, permissions_of
from lanting.protocol.permission import Permission


def test_each_role_includes_the_next() -> None:
    for greater, lesser in pairwise(Role):
        assert permissions_of(greater) >= permissions_of(lesser)


def test_the_operator_may_do_everything_that_somebody_with_a_body_can() -> None:
    assert permissions_of(Role.OPERATOR) == frozenset(Permission) - {Permission.ATTEND}


def test_a_visitor_takes_part() -> None:
    assert permissions_of(Role.VISITOR) >= {Permission.ENTER, Permission.MOVE, Permission.CHAT, Permission.SEE_PEOPLE}


def test_a_watcher_sees_and_neither_moves_nor_speaks() -> None:
    assert permissions_of(Role.WATCHER) == {Permission.ENTER, Permission.SEE_PEOPLE}
