"""What is kept is read by newer code, or is refused with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from lanting.protocol.limit import STATE_BYTES_MAX
from lanting.sdk import State, StateWrong, migration
from lanting.sdk.experience.state import decode, encode, new


class Book(State, version=3):
    lines: list[str] = []
    title: str = "Guests"


@migration(Book, 1)
def named(old: dict[str, Any]) -> dict[str, Any]:
    return {"lines": old["entries"]}


@migration(Book, 2)
def titled(old: dict[str, Any]) -> dict[str, Any]:
    return {**old, "title": "Guestbook"}


class First(State):
    entries: list[str] = []


class Second(State, version=2):
    entries: list[str] = []


class Unbegun(State):
    owner: str


def test_a_value_of_the_first_version_goes_through_every_migration() -> None:
    book = decode(Book, 1, encode(First(entries=["Mei was here."])))
    assert (book.lines, book.title) == (["Mei was here."], "Guestbook")


def test_a_value_of_this_version_is_read_as_it_is() -> None:
    assert decode(Book, 3, encode(Book(lines=["one"]))).title == "Guests"


@pytest.mark.parametrize(
    ("kind", "version", "kept", "remedy"),
    [
        (Book, 4, Book(), "go on with the newer code"),
        (Second, 1, First(), r"write one, marked @migration\(Second, 1\)"),
        (Book, 1, Book(), "correct its migration"),
        (Book, 3, First(entries=["x"]), None),
        (First, 1, Unbegun(owner="Mei"), None),
    ],
)
def test_what_this_code_cannot_read_says_what_to_do(
    kind: type[State], version: int, kept: State, remedy: str | None
) -> None:
    if remedy is None:
        # Unknown fields of another shape are passed over, and what lacks has its default.
        assert decode(kind, version, encode(kept)) == kind()
        return
    with pytest.raises(StateWrong, match=remedy):
        decode(kind, version, encode(kept))


def test_a_field_of_another_type_is_named() -> None:
    class Other(State):
        entries: int = 0

    with pytest.raises(StateWrong, match=r"entries.*raise its version and write a migration"):
        decode(First, 1, encode(Other()))


def test_too_much_is_refused_before_it_is_sent() -> None:
    with pytest.raises(StateWrong, match="61,440"):
        encode(First(entries=["x" * STATE_BYTES_MAX]))


def test_a_migration_begins_at_a_version_before_this_one() -> None:
    with pytest.raises(ValueError, match="raise the class's version"):
        migration(First, 1)


def test_a_state_without_defaults_has_nothing_to_begin_with() -> None:
    with pytest.raises(StateWrong, match="give every field a default"):
        new(Unbegun)
