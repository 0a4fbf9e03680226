"""Six letters that open a Space: random, easy to read aloud, and understood however they are typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis.strategies import binary, sampled_from, text

from lanting.space.code import CODE_ALPHABET, CODE_CHARS, new_code, read_code


@given(binary(min_size=3, max_size=3))
def test_ht45_a_code_says_its_random_bytes_and_nothing_else(drawn: bytes) -> None:
    code = new_code(lambda _: drawn)
    digits = "".join(f"{CODE_ALPHABET.index(letter):x}" for letter in code)
    assert bytes.fromhex(digits) == drawn


def test_ht45_a_code_has_six_letters_that_make_no_word() -> None:
    assert len(new_code(random.Random(1).randbytes)) == CODE_CHARS == 6
    assert len(set(CODE_ALPHABET)) == len(CODE_ALPHABET) == 16
    assert not set(CODE_ALPHABET) & set("AEIOUY")
    assert not set(CODE_ALPHABET) & set("GQWZ0123456789")


@pytest.mark.parametrize(
    "typed", ["BCDFHJ", "bcdfhj", " bcd fhj ", "BCD-FHJ", "b.c.d.f.h.j", "bcd–fhj", "B C D F H J", "\tBcD_fHj\n"]
)
def test_ht45_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "BCDFHJ"


@pytest.mark.parametrize("typed", ["", "BCDFH", "BCDFHJK", "ACDFHJ", "BCDFH1", "ＢＣＤＦＨＪ", "ΒСDFHJ", "%", "'--"])
def test_ht45_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(text(alphabet=sampled_from("bcdBCDa1 -'%_\x00é")))
def test_ht45_nothing_typed_becomes_anything_but_a_code(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == CODE_CHARS and set(code) <= set(CODE_ALPHABET))
