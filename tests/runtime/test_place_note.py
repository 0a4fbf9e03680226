"""Place notes: believed for the same User and Space, for a while, unchanged (PR-43)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.limit import PLACE_NOTE_BYTES_MAX, PLACE_NOTE_VALID_MS
from lanting.protocol.pose import Pose
from lanting.runtime.place_note import PlaceNotes

NOTES = PlaceNotes(b"a secret of at least thirty-two bytes", PLACE_NOTE_VALID_MS)
HERE, MEI = SpaceId("spc_0123456789abcdef"), UserId("usr_0123456789abcdef")
NOW = Instant(1_700_000_000_000)
STOOD = Pose(-5_242.88, 1.5, 0.1, 3.1)


def test_pr43_a_note_says_where_one_stood() -> None:
    note = NOTES.write(HERE, MEI, STOOD, NOW)
    assert NOTES.read(note, HERE, MEI, NOW) == STOOD
    assert NOTES.read(note, HERE, MEI, Instant(NOW + PLACE_NOTE_VALID_MS)) == STOOD
    assert len(note) <= PLACE_NOTE_BYTES_MAX


def test_pr43_a_note_survives_the_process_that_wrote_it() -> None:
    other = PlaceNotes(b"a secret of at least thirty-two bytes", PLACE_NOTE_VALID_MS)
    assert other.read(NOTES.write(HERE, MEI, STOOD, NOW), HERE, MEI, NOW) == STOOD


@pytest.mark.parametrize(
    ("space", "user", "ms"),
    [
        (SpaceId("spc_another000000000"), MEI, 0),
        (HERE, UserId("usr_another000000000"), 0),
        (HERE, MEI, PLACE_NOTE_VALID_MS + 1),
        (HERE, MEI, -1),
    ],
)
def test_pr43_a_note_is_believed_here_for_her_and_now(space: SpaceId, user: UserId, ms: int) -> None:
    assert NOTES.read(NOTES.write(HERE, MEI, STOOD, NOW), space, user, Instant(NOW + ms)) is None


def test_pr43_another_secret_does_not_open_it() -> None:
    other = PlaceNotes(b"another secret of more than 32 bytes", PLACE_NOTE_VALID_MS)
    assert other.read(NOTES.write(HERE, MEI, STOOD, NOW), HERE, MEI, NOW) is None


@given(st.binary(max_size=PLACE_NOTE_BYTES_MAX) | st.none())
def test_pr43_bytes_of_others_are_no_note(sealed: bytes | None) -> None:
    assert NOTES.read(sealed, HERE, MEI, NOW) is None


@given(st.integers(0), st.integers(1, 255))
def test_pr43_a_changed_note_is_no_note(place: int, change: int) -> None:
    note = bytearray(NOTES.write(HERE, MEI, STOOD, NOW))
    note[place % len(note)] ^= change
    assert NOTES.read(bytes(note), HERE, MEI, NOW) is None
