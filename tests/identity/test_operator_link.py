"""The Operator's link opens once, within ten minutes, and only where the key in the data folder made it."""

from __future__ import annotations

import random

import pytest

from lanting.identity.operator import new_operator_key
from lanting.identity.operator_link import (
    CLOCK_SLACK_MS,
    LINK_VALID_MS,
    OperatorLinkRefused,
    OperatorLinks,
    new_operator_token,
)
from lanting.kernel.clock import Instant

RANDOM = random.Random(1).randbytes
KEY = new_operator_key(RANDOM)
STARTED = Instant(1_790_000_000_000)
HOUR_MS = 3_600_000


def later(ms: int) -> Instant:
    return Instant(STARTED + ms)


def token(made_at: Instant = STARTED, key: str = KEY) -> str:
    return new_operator_token(key, made_at, RANDOM)


@pytest.fixture
def links() -> OperatorLinks:
    return OperatorLinks(lambda: KEY, STARTED)


def test_ht92_it_is_taken_once_and_looking_at_it_takes_nothing(links: OperatorLinks) -> None:
    made = token()
    links.check(made, later(1))
    links.check(made, later(2))
    links.take(made, later(3))
    for attempt in (links.check, links.take):
        with pytest.raises(OperatorLinkRefused):
            attempt(made, later(4))
    links.take(token(), later(5))


@pytest.mark.parametrize("at", [LINK_VALID_MS, 10 * HOUR_MS, -CLOCK_SLACK_MS - 1])
def test_ht92_it_is_taken_within_ten_minutes(links: OperatorLinks, at: int) -> None:
    with pytest.raises(OperatorLinkRefused):
        links.take(token(), later(at))


def test_ht92_what_was_made_before_this_server_started_may_have_been_used(links: OperatorLinks) -> None:
    with pytest.raises(OperatorLinkRefused):
        links.take(token(later(-1)), later(0))


def test_ht92_a_clock_put_back_brings_no_used_link_back(links: OperatorLinks) -> None:
    first = token()
    links.take(first, later(1))
    links.take(token(later(HOUR_MS)), later(HOUR_MS))
    with pytest.raises(OperatorLinkRefused):
        links.take(first, later(2))


@pytest.mark.parametrize(
    "text", ["", "x", "x" * 10_000, "über", token(key=new_operator_key(random.Random(2).randbytes)), token()[:-1]]
)
def test_ht92_what_the_key_did_not_make_is_refused(links: OperatorLinks, text: str) -> None:
    with pytest.raises(OperatorLinkRefused):
        links.check(text, later(0))


def test_ht92_without_a_key_nobody_is_the_operator() -> None:
    with pytest.raises(OperatorLinkRefused):
        OperatorLinks(lambda: None, STARTED).check(token(), later(0))
