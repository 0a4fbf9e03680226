"""Messages in pieces (PR-3, PR-4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import FRAGMENTS_MAX, FRAGMENTS_WITHIN_MS, MESSAGE_BYTES_MAX
from lanting.protocol.message import REQUESTS
from lanting.protocol.request import Leave
from lanting.runtime.assembly import Assembly, LineViolation

START = Moment(5)
LEAVE = next(declaration for declaration in REQUESTS.values() if declaration.type is Leave)


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=FRAGMENTS_MAX))
def test_pr3_the_whole_is_its_pieces(pieces: list[bytes]) -> None:
    # Lane 0 has no types with limits of their own.
    assembly = Assembly(b"\x00" + pieces[0], START)
    for piece in pieces[1:]:
        assembly.add(piece, START)
    assert assembly.whole() == b"\x00" + b"".join(pieces)


def test_pr3_there_is_a_most_of_pieces() -> None:
    assembly = Assembly(b"", START)
    for _ in range(FRAGMENTS_MAX - 1):
        assembly.add(b"", START)
    with pytest.raises(LineViolation) as caught:
        assembly.add(b"", START)
    assert caught.value.close_code is CloseCode.PROTOCOL_ERROR


def test_pr3_there_is_a_longest_wait() -> None:
    assembly = Assembly(b"", START)
    on_time, late = Moment(START + FRAGMENTS_WITHIN_MS), Moment(START + FRAGMENTS_WITHIN_MS + 1)
    assembly.add(b"", on_time)
    assert not assembly.is_overdue(on_time) and assembly.is_overdue(late)
    with pytest.raises(LineViolation) as caught:
        assembly.add(b"", late)
    assert caught.value.close_code is CloseCode.PROTOCOL_ERROR


@pytest.mark.parametrize(
    "head",
    [
        [bytes([3, LEAVE.kind])],
        [b"\x03", bytes([LEAVE.kind])],
        [b"", b"\x03", b"", bytes([LEAVE.kind])],
    ],
)
def test_pr4_a_types_limit_holds_as_soon_as_the_type_is_known(head: list[bytes]) -> None:
    assembly = Assembly(head[0], START)
    for piece in head[1:]:
        assembly.add(piece, START)
    assembly.add(bytes(LEAVE.size_max - 2), START)
    with pytest.raises(LineViolation) as caught:
        assembly.add(b"x", START)
    assert caught.value.close_code is CloseCode.MESSAGE_TOO_BIG


@pytest.mark.parametrize("head", [b"\x03\x7f", b"\x01\x00", b"\xff\xff"])
def test_pr4_every_other_message_stays_within_the_limit_of_all(head: bytes) -> None:
    assembly = Assembly(head, START)
    assembly.add(bytes(MESSAGE_BYTES_MAX - 2), START)
    with pytest.raises(LineViolation) as caught:
        assembly.add(b"x", START)
    assert caught.value.close_code is CloseCode.MESSAGE_TOO_BIG
