"""The Operator is whoever holds the key."""

from __future__ import annotations

import secrets

from hypothesis import given
from hypothesis.strategies import text

from lanting.identity.operator import KEY_PREFIX, OperatorKey, new_operator_key


def test_the_key_is_recognised() -> None:
    key = new_operator_key(secrets.token_bytes)
    assert OperatorKey(key).matches(key)


@given(text(max_size=100))
def test_nothing_else_is(presented: str) -> None:
    assert not OperatorKey(new_operator_key(secrets.token_bytes)).matches(presented)


def test_a_key_without_its_end_is_not() -> None:
    key = new_operator_key(secrets.token_bytes)
    assert not OperatorKey(key).matches(key[:-1])


def test_a_key_says_what_it_is_and_holds_256_bits() -> None:
    key = new_operator_key(lambda count: b"\xff" * count)
    assert key == KEY_PREFIX + "_" * 42 + "8"
