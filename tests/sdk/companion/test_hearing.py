"""Which lines are for a companion, and in which language it answers them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any, cast

import pytest

from lanting.sdk.companion.companion import seconds_until
from lanting.sdk.companion.found import Found, said
from lanting.sdk.companion.hearing import heard, named


@dataclass
class Somebody:
    language: str = "en"


def ask(text: str, *, away_m: float | None = 20.0, page: str = "en", is_whisper: bool = False) -> Any:
    return heard(cast(Any, Somebody(page)), text, "Lin", away_m, is_whisper=is_whisper)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Lin, where is the bell?", "where is the bell?"),
        ("lin where is it", "where is it"),
        ("@Lin：钟在哪里？", "钟在哪里？"),
        ("Lin钟在哪里？", "钟在哪里？"),
        ("Lin\u00a0: où est la cloche\u202f?", "où est la cloche\u202f?"),
        ("«\u00a0Lin\u202f!", None),
        ("Lin\u202f!", ""),
        ("Lin", ""),
        ("Linda, hello", None),
        ("Where is Lin?", None),
    ],
)
def test_a_line_that_begins_with_its_name_is_for_it_and_one_with_a_longer_name_is_not(
    line: str, rest: str | None
) -> None:
    assert named(line, "Lin") == rest


def test_a_chinese_name_needs_nothing_after_it() -> None:
    assert named("小林在哪里", "小林") == "在哪里"


def test_what_is_said_within_three_metres_is_for_it_and_what_is_said_farther_away_is_not() -> None:
    assert ask("where is the bell?", away_m=2.9).text == "where is the bell?"
    assert ask("where is the bell?", away_m=3.1) is None
    assert ask("where is the bell?", away_m=None) is None
    assert ask("Lin, where is the bell?", away_m=None).is_named


def test_a_whisper_is_for_it_from_anywhere() -> None:
    asked = ask("the bell?", away_m=None, is_whisper=True)
    assert (asked.text, asked.is_named, asked.is_whisper) == ("the bell?", True, True)


@pytest.mark.parametrize(
    ("text", "page", "language"),
    [
        ("Lin, 钟在哪里？", "en", "zh-CN"),
        ("Lin, where is the bell?", "zh-CN", "en"),
        ("Lin, où est la cloche ?", "en", "fr"),
        ("Lin, Campanile?", "fr", "fr"),
        ("Lin, Campanile?", "de", "en"),
    ],
)
def test_it_answers_in_the_language_of_the_question_else_in_that_of_her_page(
    text: str, page: str, language: str
) -> None:
    assert ask(text, page=page).language == language


def test_it_names_what_it_read_or_says_that_it_does_not_know() -> None:
    found = Found(cast(Any, None), "双鲤", "一金一墨，相逐而游。", 0.8)
    assert said(found, "zh-CN") == "那是“双鲤”。一金一墨，相逐而游。"
    assert said(Found(cast(Any, None), "Bell", "", 0.8), "en") == "That is “Bell”."
    assert said(None, "fr").startswith("Je ne le sais pas")


def test_a_time_of_day_is_the_next_one_that_a_clock_shows() -> None:
    noon = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
    assert seconds_until(noon + timedelta(minutes=1), noon) == 60
    assert seconds_until(time(12, 30), noon) == 1_800
    assert seconds_until(time(12, 0), noon) == 86_400
    assert seconds_until(time(20, 30, tzinfo=timezone(timedelta(hours=8))), noon) == 1_800
