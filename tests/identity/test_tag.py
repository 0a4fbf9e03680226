"""Tags: what the Server said is known again, what it did not say is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.tag import TAG_BYTES, Tags
from lanting.kernel.clock import Instant

SECRET = bytes(range(32))
NOON = Instant(1_700_000_000_000)
DAY_MS = 86_400_000
SAID = ("par_1", 7, b"hello")


def test_a_tag_is_known_again_also_by_another_process() -> None:
    tag = Tags(SECRET).of(*SAID, NOON)
    assert len(tag) == TAG_BYTES
    assert Tags(SECRET).fits(tag, *SAID, NOON)


def test_what_was_said_before_midnight_can_be_reported_after_it_and_not_a_day_later() -> None:
    tags = Tags(SECRET)
    tag = tags.of(*SAID, NOON)
    assert tags.fits(tag, *SAID, Instant(NOON + DAY_MS))
    assert not tags.fits(tag, *SAID, Instant(NOON + 2 * DAY_MS))


def test_another_server_makes_other_tags() -> None:
    assert not Tags(bytes(32)).fits(Tags(SECRET).of(*SAID, NOON), *SAID, NOON)


@given(st.text(max_size=8), st.integers(0, 2**40), st.binary(max_size=40))
def test_nothing_but_what_was_said_fits(speaker: str, sequence: int, payload: bytes) -> None:
    tags = Tags(SECRET)
    tag = tags.of(*SAID, NOON)
    assert tags.fits(tag, speaker, sequence, payload, NOON) == ((speaker, sequence, payload) == SAID)


@given(st.binary(max_size=12))
def test_an_invented_tag_fits_nothing(tag: bytes) -> None:
    tags = Tags(SECRET)
    assert tags.fits(tag, *SAID, NOON) == (tag == tags.of(*SAID, NOON))
