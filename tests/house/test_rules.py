"""Every numbered rule of the specification is carried by a test, and no test carries a number that is none."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.house.project import texts

RULE = re.compile(r"^- \*\*([A-Z]{2})-(\d+)\*\*", re.MULTILINE)
PROMISE = re.compile(r"^ *(?:async )?def (?:test_)?((?:pr|sp|ht|sc)\d+_\w+)\(", re.MULTILINE)
CLIENT_PROMISE = re.compile(r"^ *(?:it|test|describe)(?:\.\w+)*\(\s*[\"'`]([^\"'`]*)", re.MULTILINE)
NUMBER = re.compile(r"\b(pr|sp|ht|sc)-?(\d+)(?=\b|_)", re.IGNORECASE)

Rule = tuple[str, int]


def pages() -> dict[str, str]:
    return {name: text for name, text in texts().items() if re.fullmatch(r"docs/spec/\w+\.md", name)}


def rules_of(page: str) -> list[Rule]:
    """The rules of one page, in the order in which it tells them."""
    return [(room, int(number)) for room, number in RULE.findall(pages()[page])]


def promises() -> list[str]:
    """The names of all tests, here and in the client, that begin with or speak of a rule's number."""
    here = [name for file, text in texts().items() if _is_test(file, "tests/", ".py") for name in PROMISE.findall(text)]
    there = [
        name
        for file, text in texts().items()
        if _is_test(file, "client/tests/", (".ts", ".tsx"))
        for name in CLIENT_PROMISE.findall(text)
    ]
    return here + there


@cache
def carried() -> set[Rule]:
    return {(room.upper(), int(number)) for name in promises() for room, number in NUMBER.findall(name)}


def _is_test(file: str, folder: str, endings: str | tuple[str, ...]) -> bool:
    return file.startswith(folder) and file.endswith(endings)


@pytest.mark.parametrize("page", sorted(pages()))
def test_a_page_counts_its_rules_upwards_under_one_name(page: str) -> None:
    rules = rules_of(page)
    assert len({room for room, _ in rules}) == 1
    assert rules == sorted(set(rules))


@pytest.mark.parametrize("page", sorted(pages()))
def test_every_rule_of_a_page_is_carried_by_a_test(page: str) -> None:
    untold = [f"{room}-{number}" for room, number in rules_of(page) if (room, number) not in carried()]
    assert untold == [], f"{page} promises what no test name carries"


def test_no_test_carries_a_number_that_no_page_has() -> None:
    known = {rule for page in pages() for rule in rules_of(page)}
    assert {f"{room}-{number}" for room, number in carried() - known} == set()
