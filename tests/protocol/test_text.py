"""What people type is made safe without losing what belongs to a language."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.text import clean_line, clean_text

KEPT = ["Quiet Heron", "安静的鹭", "Ça va ?", "می‌خواهم", "👩‍🏫 ❤️", "नमस्ते", "Ⅷ ½ →", "ก็ดี"]


@pytest.mark.parametrize("text", KEPT)
def test_pr38_languages_and_emoji_stay_as_they_are(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  two   blanks\t", "two blanks"),
        ("line\nbreak", "line break"),
        ("\u202eevil", "evil"),
        ("zero\u200bwidth", "zerowidth"),
        ("bell\x07", "bell"),
        ("e\u0301", "é"),
        ("a\u2028b", "a b"),
        ("\ud800lone", "lone"),
        ("\u200b\u202e \n", ""),
    ],
)
def test_pr38_what_a_reader_cannot_see_is_removed_from_a_line(typed: str, clean: str) -> None:
    assert clean_line(typed) == clean


def test_pr38_marks_cannot_climb_over_other_lines() -> None:
    assert len(clean_line("a" + "\u0335" * 500)) <= 9


def test_pr38_a_text_keeps_its_line_breaks() -> None:
    assert clean_text("\n\nfirst  line\r\n\r\n second\x00 \n") == "first line\n\nsecond"


@pytest.mark.parametrize(
    ("typed", "text", "line"),
    [
        ("Ça va\u202f?", "Ça va\u202f?", "Ça va ?"),
        ("Il dit\u00a0: «\u00a0Oui\u202f!\u00a0»", "Il dit\u00a0: «\u00a0Oui\u202f!\u00a0»", "Il dit : « Oui ! »"),
        ("10\u202f000\u00a0€", "10\u202f000\u00a0€", "10 000 €"),
        ("Oui \u202f!", "Oui !", "Oui !"),
        ("Oui\u00a0\u202f!", "Oui !", "Oui !"),
        ("\u202fOui\u00a0", "Oui", "Oui"),
        ("Oui\u00a0\n\u202fNon", "Oui\nNon", "Oui Non"),
        ("thin\u2009blank", "thin blank", "thin blank"),
    ],
)
def test_pr38_hard_blanks_stay_in_texts_and_not_in_lines(typed: str, text: str, line: str) -> None:
    assert clean_text(typed) == text
    assert clean_line(typed) == line


@given(st.text())
def test_pr38_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text())
def test_pr38_a_clean_line_is_one_line_and_can_be_encoded(text: str) -> None:
    clean = clean_line(text)
    assert len(clean.splitlines()) <= 1
    clean.encode()
