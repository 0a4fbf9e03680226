"""Tags: what the Server said is known again, what it did not say is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.tag import MINUTE_MS, MINUTES_BACK, TAG_BYTES, Said, Tags, spoken, whispered, written
from lanting.kernel.clock import Instant

SECRET = bytes(range(32))
NOON = Instant(1_699_999_980_000)
"""The beginning of a minute."""
HELLO = spoken("par_1", 7, 40, 1, b"hello")
names = st.text(max_size=8)
numbers = st.integers(0, 2**40)
anything_said = st.one_of(
    st.builds(spoken, names, numbers, st.integers(0, 127), st.integers(0, 63), st.binary(max_size=40)),
    st.builds(written, names, numbers, st.text(max_size=40)),
    st.builds(whispered, names, numbers, names.filter(lambda name: "\0" not in name), st.text(max_size=40)),
)


def minute_of(said: Said, tag: bytes, now: Instant = NOON, secret: bytes = SECRET) -> int | None:
    return Tags(secret).memory(now).minute_of(said, tag)


def test_pr86_a_tag_is_known_again_also_by_another_process() -> None:
    tag = Tags(SECRET).of(HELLO, NOON)
    assert len(tag) == TAG_BYTES
    assert minute_of(HELLO, tag) == NOON // MINUTE_MS


@given(st.integers(0, 40 * MINUTE_MS), st.integers(0, 40 * MINUTE_MS))
def test_pr88_a_tag_says_in_which_minute_something_was_said_and_is_known_for_twenty(said: int, later: int) -> None:
    at, now = Instant(NOON + said), Instant(NOON + said + later)
    passed = now // MINUTE_MS - at // MINUTE_MS
    found = minute_of(HELLO, Tags(SECRET).of(HELLO, at), now)
    assert found == (at // MINUTE_MS if passed < MINUTES_BACK else None)


def test_pr86_another_server_makes_other_tags() -> None:
    assert minute_of(HELLO, Tags(SECRET).of(HELLO, NOON), secret=bytes(32)) is None


@given(anything_said, anything_said)
def test_pr88_nothing_but_what_was_said_fits_on_no_other_lane_either(said: Said, claimed: Said) -> None:
    assert (minute_of(claimed, Tags(SECRET).of(said, NOON)) is not None) == (said == claimed)


@given(st.sampled_from([b"voice", b"line", b"whisper"]), anything_said)
def test_pr88_the_same_bytes_on_another_lane_are_something_else(lane: bytes, said: Said) -> None:
    moved = said._replace(lane=lane)
    assert (minute_of(moved, Tags(SECRET).of(said, NOON)) is not None) == (moved == said)


@given(st.binary(max_size=12))
def test_pr86_an_invented_tag_fits_nothing(tag: bytes) -> None:
    assert (minute_of(HELLO, tag) is not None) == (tag == Tags(SECRET).of(HELLO, NOON))


def test_pr88_many_are_tested_one_after_the_other_whatever_their_minutes() -> None:
    tags = Tags(SECRET)
    said = [(spoken("par_1", number, 9, 0, b"x"), Instant(NOON - number % 3 * MINUTE_MS)) for number in range(30)]
    made = [(each, tags.of(each, at), at // MINUTE_MS) for each, at in said]
    memory = tags.memory(NOON)
    assert [memory.minute_of(each, tag) for each, tag, _ in made] == [minute for _, _, minute in made]
