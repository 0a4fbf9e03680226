"""Ids say what they name, cannot be mistaken for one another and come from the randomness handed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel import ids

MAKERS = {
    "spc": ids.new_space_id,
    "usr": ids.new_user_id,
    "par": ids.new_participant_id,
    "ses": ids.new_session_id,
    "ent": ids.new_entity_id,
}


@pytest.mark.parametrize("prefix", MAKERS)
def test_an_id_is_of_the_kind_its_prefix_names(prefix: str) -> None:
    made = MAKERS[prefix](lambda count: bytes(range(count)))
    assert ids.is_id(made, prefix)
    assert not any(ids.is_id(made, other) for other in MAKERS if other != prefix)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_ids_are_as_different_as_their_randomness(one: bytes, other: bytes) -> None:
    assert (ids.new_user_id(lambda _: one) == ids.new_user_id(lambda _: other)) == (one == other)


@pytest.mark.parametrize(
    "text", ["", "usr_", "usr_0a1b2c3d4e5f6g7", "usr_0a1b2c3d4e5f6g7hh", "usr_0A1b2c3d4e5f6g7h", "usr_0a1b2c3d4e5f6g7i"]
)
def test_a_misshapen_id_is_none(text: str) -> None:
    assert not ids.is_id(text, "usr")
