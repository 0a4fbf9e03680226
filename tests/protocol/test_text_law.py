"""Cleaning held against laws that search tries to break: idempotence, what may remain, and what is never lost."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.text import clean_line, clean_text, is_blank

MARKS_MAX = 8
JOINERS = "\u200c\u200d\ufe0e\ufe0f"
HOSTILE = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
"""Every character that turns the direction of what follows (UAX #9)."""
HARD_BLANKS = "\u00a0\u202f"
BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

hostile_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(HOSTILE + JOINERS + BREAKS + HARD_BLANKS + "\t \u3000\x00\x7f\ufeff\u00ad"),
        st.characters(categories=("Mn", "Me", "Mc", "Cf", "Zs", "Cs", "Co")),
        st.sampled_from("aé兰🏮ก็"),
    ),
    max_size=60,
)
plain_text = st.text(string.ascii_letters + string.digits + string.punctuation + "äöüßñçøå兰亭集序")


@given(hostile_text)
def test_pr38_cleaning_hostile_text_twice_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(hostile_text)
def test_pr38_a_cleaned_text_is_composed(text: str) -> None:
    for cleaned in (clean_line(text), clean_text(text)):
        assert unicodedata.is_normalized("NFC", cleaned)


@given(hostile_text)
def test_pr38_nothing_that_turns_directions_or_controls_remains(text: str) -> None:
    for char in clean_line(text) + clean_text(text).replace("\n", ""):
        assert char in JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


@given(hostile_text)
def test_pr38_white_space_is_single_blanks_with_something_on_both_sides(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert not any(char.isspace() and char != " " for char in line)


@given(hostile_text)
def test_pr38_a_text_has_no_empty_lines_at_its_ends_and_each_line_is_a_clean_one(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == cleaned.strip("\n")
    for line in cleaned.split("\n"):
        assert with_plain_blanks(line) == " ".join(line.split())


def with_plain_blanks(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@given(hostile_text.filter(lambda text: not set(text) & set(BREAKS)))
def test_pr38_a_text_of_one_line_is_that_line_but_for_hard_blanks(text: str) -> None:
    assert with_plain_blanks(clean_text(text)) == clean_line(text)


@given(st.lists(st.sampled_from(["Oui", "兰", "?", "!", "«", "👩‍🏫"]), min_size=2), st.sampled_from(HARD_BLANKS))
def test_pr38_a_text_keeps_each_hard_blank_that_stands_alone(words: list[str], blank: str) -> None:
    assert clean_text(blank.join(words)) == blank.join(words)
    assert clean_line(blank.join(words)) == " ".join(words)


@given(st.text(HARD_BLANKS + " \t\u3000", min_size=2))
def test_pr38_a_run_of_white_space_is_one_plain_blank_whatever_is_in_it(run: str) -> None:
    assert clean_text(f"Oui{run}!") == clean_line(f"Oui{run}!") == "Oui !"
    assert clean_text(run) == ""


def most_marks(text: str) -> int:
    """How many marks stand on one letter, at most. Joiners are not seen and part nothing."""
    most = run = 0
    for char in text:
        if char not in JOINERS:
            run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
            most = max(most, run)
    return most


@given(st.text(st.characters(categories=("Mn", "Me")), max_size=80), st.sampled_from("aé兰 "))
def test_pr38_at_most_eight_marks_stand_on_a_letter(marks: str, letter: str) -> None:
    assert most_marks(clean_line(letter + marks + letter + marks)) <= MARKS_MAX


@given(hostile_text)
def test_pr38_hostile_text_climbs_no_higher_than_eight_marks(text: str) -> None:
    assert most_marks(clean_text(text)) <= MARKS_MAX


@pytest.mark.parametrize("mark", ["\u0335", "\u0e47", "\u20dd"], ids=["a stroke", "a sign of Thai", "a circle"])
@pytest.mark.parametrize("unseen", ["", "\u200d", "\ufe0f", "\u202e", "\x00", "\u200b", "\U000e0041"])
def test_pr38_marks_cannot_hide_their_number_behind_what_is_not_seen(mark: str, unseen: str) -> None:
    cleaned = clean_line("a" + (mark + unseen) * 40 + "b")
    assert most_marks(cleaned) == MARKS_MAX
    assert cleaned[-1] == "b"


@pytest.mark.parametrize("word", ["\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82", "שָׁ֣ב", "ที่", "क्षि"])
def test_pr38_the_highest_letters_of_any_script_stay_whole(word: str) -> None:
    """The first is Tibetan's tallest stack: seven letters below one another, and a sign above."""
    assert clean_line(word) == unicodedata.normalize("NFC", word)


@given(plain_text)
def test_pr38_what_everybody_can_see_is_never_lost(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@given(hostile_text, hostile_text)
def test_pr38_what_is_blank_says_nothing_however_it_is_put_together(one: str, other: str) -> None:
    a, b = clean_line(one), clean_line(other)
    if is_blank(a) and is_blank(b):
        assert is_blank(clean_line(a + b))
    if not is_blank(clean_line(a + " " + b)):
        assert not (is_blank(a) and is_blank(b))


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\u3000", JOINERS, "\u0301", "\u200d\u0335\ufe0f", HOSTILE, "\u00ad"])
def test_pr38_what_shows_nothing_is_blank(blank: str) -> None:
    assert is_blank(clean_line(blank))


@pytest.mark.parametrize("seen", [".", "0", "é", "兰", "🏮", "ก็", "नि", "ـ"])
def test_pr38_what_shows_anything_is_not(seen: str) -> None:
    assert not is_blank(clean_line(seen))


@pytest.mark.parametrize("control", [*HOSTILE])
def test_pr38_nobody_turns_the_lines_of_others(control: str) -> None:
    assert clean_line(f"Ann{control}nnA") == clean_text(f"Ann{control}nnA") == "AnnnnA"


@pytest.mark.parametrize("between", [*BREAKS, "\r\n", "\t"])
def test_pr38_whatever_parts_two_words_parts_them_in_a_line_too_or_is_not_seen(between: str) -> None:
    assert clean_line(f"two{between}words") in {"two words", "twowords"}


@given(hostile_text)
def test_pr38_cleaning_makes_no_text_much_longer(text: str) -> None:
    """NFC may take a composed letter apart, into three at most (UAX #15, table 7)."""
    assert len(clean_text(text)) <= 3 * len(text)
