"""What a session was told: numbered, kept until acknowledged, bounded (PR-33 to PR-35)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.message import EVENT_HEAD_BYTES, decode_notice, encode_body, notice_kind
from lanting.protocol.notice import PlaceNote
from lanting.protocol.program import Clicked
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.outbox import Outbox

LIMITS = LineLimits(outbox_events_max=5, outbox_bytes_max=100, outbox_ms_max=1_000, acknowledge_within_ms=500)
START = Moment(1_000)


def event(text: bytes = b"") -> tuple[int, bytes]:
    notice = PlaceNote(note=text)
    return notice_kind(notice), encode_body(notice)


def after(ms: int) -> Moment:
    return Moment(START + ms)


def seqs(messages: list[bytes]) -> list[int]:
    return [decode_notice(message)[0] for message in messages]


def test_pr33_events_are_numbered_from_1_without_gaps() -> None:
    outbox = Outbox(LIMITS, START)
    assert seqs([outbox.add(*event(), START) for _ in range(4)]) == [1, 2, 3, 4]


def test_the_body_is_sent_as_it_was_encoded() -> None:
    kind, body = event(b"here")
    assert Outbox(LIMITS, START).add(kind, body, START)[EVENT_HEAD_BYTES:] == body


@given(told=st.integers(0, 30), acknowledged=st.lists(st.integers(0, 30)), has=st.integers(0, 30))
def test_pr42_what_is_replayed_is_exactly_what_is_missing(told: int, acknowledged: list[int], has: int) -> None:
    outbox = Outbox(LIMITS, START)
    for _ in range(told):
        outbox.add(*event(), START)
    believed = [seq for seq in acknowledged if outbox.acknowledge(seq, START)]
    assert believed == [seq for seq in acknowledged if seq <= told]
    assert outbox.holds_all_after(has) == (max(believed, default=0) <= has <= told)
    if outbox.holds_all_after(has):
        assert seqs(list(outbox.after(has, START))) == list(range(has + 1, told + 1))


def test_pr34_an_event_that_was_never_sent_cannot_be_acknowledged() -> None:
    outbox = Outbox(LIMITS, START)
    outbox.add(*event(), START)
    assert not outbox.acknowledge(2, START)
    assert outbox.acknowledge(1, START)


def test_pr34_the_wait_begins_with_the_first_event_that_nobody_acknowledged() -> None:
    outbox = Outbox(LIMITS, START)
    assert not outbox.is_overdue(after(9_999))
    outbox.add(*event(), after(9_999))
    assert not outbox.is_overdue(after(9_999 + 499))
    assert outbox.is_overdue(after(9_999 + 500))


def test_pr34_progress_begins_the_wait_anew_and_a_repeated_acknowledgement_is_none() -> None:
    outbox = Outbox(LIMITS, START)
    outbox.add(*event(), START)
    outbox.add(*event(), START)
    outbox.acknowledge(1, after(400))
    outbox.acknowledge(1, after(600))
    assert not outbox.is_overdue(after(899))
    assert outbox.is_overdue(after(900))


def test_pr34_who_comes_back_has_the_whole_wait_again() -> None:
    outbox = Outbox(LIMITS, START)
    outbox.add(*event(), START)
    list(outbox.after(0, after(900)))
    assert not outbox.is_overdue(after(1_399))


def test_pr35_too_many_events_overflow() -> None:
    outbox = Outbox(LIMITS, START)
    for _ in range(5):
        outbox.add(*event(), START)
    assert not outbox.is_overflowing(START)
    outbox.add(*event(), START)
    assert outbox.is_overflowing(START)
    outbox.acknowledge(1, START)
    assert not outbox.is_overflowing(START)


def test_pr35_too_many_bytes_overflow() -> None:
    outbox = Outbox(LIMITS, START)
    outbox.add(*event(bytes(60)), START)
    assert not outbox.is_overflowing(START)
    outbox.add(*event(bytes(60)), START)
    assert outbox.is_overflowing(START)
    outbox.acknowledge(1, START)
    assert not outbox.is_overflowing(START)


def test_pr35_events_that_wait_too_long_overflow() -> None:
    outbox = Outbox(LIMITS, START)
    outbox.add(*event(), START)
    outbox.add(*event(), after(800))
    assert not outbox.is_overflowing(after(1_000))
    assert outbox.is_overflowing(after(1_001))
    outbox.acknowledge(1, after(1_001))
    assert not outbox.is_overflowing(after(1_001))


def test_pr101_the_line_of_a_program_holds_what_a_crowd_clicks_in_ten_seconds() -> None:
    limits = LineLimits().of_program()
    outbox = Outbox(limits, Moment(0))
    clicked = Clicked(participant="par_0123456789abcdef", entity="ent_0123456789abcdef", at=2**41)
    kind, body = notice_kind(clicked), encode_body(clicked)
    for _ in range(10_000):
        outbox.add(kind, body, Moment(0))
    assert not outbox.is_overflowing(Moment(0))
    assert outbox.is_overdue(Moment(limits.acknowledge_within_ms)), "it acknowledges as anybody does"
