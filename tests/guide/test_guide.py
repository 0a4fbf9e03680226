"""A guide finds in a place what it is asked about, in two languages, and says so where it does not know."""

from __future__ import annotations

import pytest

from tests.guide.asking import HALVES, questions, report


@pytest.mark.parametrize("halves", [("tuned",), ("held out",), HALVES])
def test_of_what_a_place_says_most_is_found_and_what_it_does_not_say_is_declined(halves: tuple[str, ...]) -> None:
    result = report(*halves)
    assert result.among_three >= 0.8, result.wrong
    assert result.first >= 0.6, result.wrong
    assert result.declined >= 0.9, result.wrong


def test_half_of_the_questions_are_chinese_and_half_were_never_looked_at() -> None:
    every = questions()
    assert [sum(each.language == language for each in every.asked) for language in ("en", "zh-CN")] == [10, 10]
    assert {
        len([each for each in kind if each.half == half]) for kind in (every.asked, every.foreign) for half in HALVES
    } == {10}
