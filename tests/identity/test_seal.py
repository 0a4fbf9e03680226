"""A seal opens for what it closed, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, text

from lanting.identity.seal import FULL_SEAL_BYTES, SEAL_BYTES, SECRET_BYTES, Seal

SECRET = bytes(range(SECRET_BYTES))


@given(binary(max_size=200))
def test_what_was_closed_opens(content: bytes) -> None:
    assert Seal(SECRET, "test").open(Seal(SECRET, "test").close(content)) == content


@given(binary(max_size=200))
def test_what_was_closed_as_text_opens_and_fits_into_headers_and_urls(content: bytes) -> None:
    closed = Seal(SECRET, "test").close_text(content)
    assert Seal(SECRET, "test").open_text(closed) == content
    assert all(char.isascii() and (char.isalnum() or char in "-_") for char in closed)


@given(binary(max_size=60), integers(min_value=0), integers(min_value=1, max_value=255))
def test_any_changed_byte_is_refused(content: bytes, where: int, change: int) -> None:
    sealed = bytearray(Seal(SECRET, "test").close(content))
    sealed[where % len(sealed)] ^= change
    assert Seal(SECRET, "test").open(bytes(sealed)) is None


@given(binary(min_size=1, max_size=60), integers(min_value=0), text(min_size=1, max_size=1))
def test_any_changed_character_is_refused(content: bytes, where: int, other: str) -> None:
    closed = Seal(SECRET, "test").close_text(content)
    position = where % len(closed)
    changed = closed[:position] + other + closed[position + 1 :]
    assert changed == closed or Seal(SECRET, "test").open_text(changed) is None


@given(binary(max_size=60), integers(min_value=1, max_value=76))
def test_what_was_cut_short_is_refused(content: bytes, missing: int) -> None:
    sealed = Seal(SECRET, "test").close(content)
    assert Seal(SECRET, "test").open(sealed[: max(len(sealed) - missing, 0)]) is None


@given(binary(max_size=100))
def test_random_bytes_are_refused(noise: bytes) -> None:
    assert Seal(SECRET, "test").open(noise) is None


@given(text(max_size=100))
def test_random_text_is_refused(noise: str) -> None:
    assert Seal(SECRET, "test").open_text(noise) is None


def test_what_was_closed_for_one_purpose_opens_for_no_other() -> None:
    assert Seal(SECRET, "one").open(Seal(SECRET, "other").close(b"content")) is None


def test_what_another_server_closed_is_refused() -> None:
    assert Seal(SECRET, "test").open(Seal(bytes(SECRET_BYTES), "test").close(b"content")) is None


@pytest.mark.parametrize("length", [SEAL_BYTES, FULL_SEAL_BYTES])
def test_a_seal_has_the_length_asked_for(length: int) -> None:
    assert len(Seal(SECRET, "test", length=length).close(b"abc")) == 3 + length


def test_a_short_secret_makes_no_seal() -> None:
    with pytest.raises(ValueError, match="at least 32 bytes"):
        Seal(b"short", "test")


@pytest.mark.parametrize("spelling", ["{}=", "{}==", " {}", "{}\n"])
def test_another_spelling_of_the_same_bytes_is_refused(spelling: str) -> None:
    closed = Seal(SECRET, "test").close_text(b"content")
    assert Seal(SECRET, "test").open_text(spelling.format(closed)) is None
