"""A clip is taken as it was received, or not at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lanting.identity.tag import Tags
from lanting.kernel.clock import Instant
from lanting.space.reporting import proof
from lanting.space.reporting.clip import Clip, HeardPacket
from lanting.space.reporting.proof import ClipTooLarge, ReportForged, prove
from tests.space.clips import NOW, OTHER, REPORTER, RUDE, SECRET, clip

GOOD = clip()
MINUTE_MS = 60_000


def proven(sent: Clip, now: Instant = NOW, reporter: frozenset[str] = frozenset({REPORTER})) -> int | None:
    return prove(sent, Tags(SECRET).memory(now), reporter)


def with_packet(sent: Clip, voice: int, number: int, packet: HeardPacket) -> Clip:
    packets = list(sent.voices[voice].packets)
    packets[number] = packet
    voices = list(sent.voices)
    voices[voice] = replace(voices[voice], packets=packets)
    return replace(sent, voices=voices)


def test_pr89_what_was_received_is_proven_with_the_minute_in_which_it_was_said() -> None:
    assert proven(GOOD) == NOW // MINUTE_MS
    assert proven(GOOD, Instant(NOW + 15 * MINUTE_MS)) == NOW // MINUTE_MS
    assert proven(Clip(places=GOOD.places)) is None, "a place is a claim, and proves nothing"


def test_pr89_what_was_said_too_long_ago_proves_nothing_any_more() -> None:
    with pytest.raises(ReportForged):
        proven(GOOD, Instant(NOW + 21 * MINUTE_MS))


@given(st.integers(0, 1), st.integers(0, 2), st.data())
def test_ht181_a_mutated_byte_is_named(voice: int, number: int, data: st.DataObject) -> None:
    packet = GOOD.voices[voice].packets[number]
    field = data.draw(st.sampled_from(["opus", "tag"]))
    old: bytes = getattr(packet, field)
    at, by = data.draw(st.integers(0, len(old) - 1)), data.draw(st.integers(1, 255))
    new = bytes(each ^ by if place == at else each for place, each in enumerate(old))
    with pytest.raises(ReportForged) as refused:
        proven(with_packet(GOOD, voice, number, replace(packet, **{field: new})))
    assert refused.value.facts == {"kind": "voice", "index": number, "participant": GOOD.voices[voice].participant}


@given(st.integers(0, 1), st.integers(0, 2), st.sampled_from(["sequence", "level", "flags"]), st.integers(0, 63))
def test_ht181_neither_the_order_nor_the_loudness_nor_a_silence_can_be_changed(
    voice: int, number: int, field: str, value: int
) -> None:
    packet = GOOD.voices[voice].packets[number]
    changed = with_packet(GOOD, voice, number, replace(packet, **{field: value}))
    if getattr(packet, field) == value:
        assert proven(changed) == NOW // MINUTE_MS
    else:
        with pytest.raises(ReportForged):
            proven(changed)


@given(st.permutations(range(6)))
def test_ht181_nothing_can_be_put_into_anothers_mouth(order: list[int]) -> None:
    """The packets of two speakers are shared out anew; within one voice their order is told by their numbers."""
    packets = [packet for voice in GOOD.voices for packet in voice.packets]
    shuffled = [packets[place] for place in order]
    voices = [replace(voice, packets=shuffled[3 * n : 3 * n + 3]) for n, voice in enumerate(GOOD.voices)]
    is_hers = {*order[:3]} == {0, 1, 2}
    if is_hers:
        assert proven(replace(GOOD, voices=voices)) == NOW // MINUTE_MS
    else:
        with pytest.raises(ReportForged):
            proven(replace(GOOD, voices=voices))


def _line(**said: Any) -> Callable[[Clip], Clip]:
    return lambda sent: replace(sent, lines=[replace(sent.lines[0], **said)])


def _whisper(**said: Any) -> Callable[[Clip], Clip]:
    return lambda sent: replace(sent, whispers=[replace(sent.whispers[0], **said)])


FORGERIES: dict[str, Callable[[Clip], Clip]] = {
    "other words": _line(text="you are nobody"),
    "another writer": _line(participant=OTHER),
    "another number": _line(number=8),
    "another whisperer": _whisper(participant=OTHER),
    "whispered to another": _whisper(to=OTHER),
    "whispered at another time": _whisper(said_at=NOW + 1),
    "a whisper as a line": lambda sent: replace(sent, lines=[replace(sent.lines[0], tag=sent.whispers[0].tag)]),
    "a line as sound": lambda sent: with_packet(sent, 0, 0, replace(sent.voices[0].packets[0], tag=sent.lines[0].tag)),
    "said twice": lambda sent: replace(sent, lines=sent.lines * 2),
    "a packet twice": lambda sent: with_packet(sent, 0, 1, sent.voices[0].packets[0]),
    "two minutes as one": lambda sent: replace(sent, lines=clip(said_at=Instant(NOW - 4 * MINUTE_MS)).lines),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_ht181_one_wrong_word_refuses_the_whole(forge: Callable[[Clip], Clip]) -> None:
    with pytest.raises(ReportForged):
        proven(forge(GOOD))


def test_ht181_a_whisper_to_whom_the_reporter_never_was_is_not_hers() -> None:
    with pytest.raises(ReportForged) as refused:
        proven(GOOD, reporter=frozenset({OTHER}))
    assert refused.value.facts["kind"] == "whisper" and refused.value.facts["participant"] == RUDE


def test_ht180_more_sound_than_fits_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "OPUS_BYTES_ALL_MAX", GOOD.opus_bytes - 1)
    with pytest.raises(ClipTooLarge):
        proven(GOOD)


def test_pr89_a_clip_of_random_bytes_is_forged_or_unreadable_and_nothing_else() -> None:
    source = random.Random(9)
    packed = msgspec.msgpack.encode(GOOD)
    for _ in range(300):
        at = source.randrange(len(packed))
        changed = packed[:at] + source.randbytes(1) + packed[at + 1 :]
        try:
            sent = msgspec.msgpack.decode(changed, type=Clip)
            assert proven(sent) == NOW // MINUTE_MS
            said = (sent.voices, sent.lines, sent.whispers)
            assert _without_times(said) == _without_times((GOOD.voices, GOOD.lines, GOOD.whispers))
        except (msgspec.DecodeError, ReportForged, UnicodeDecodeError):
            continue


def _without_times(said: Any) -> Any:
    """But for where in the minute something was: that is her claim."""
    plain = msgspec.to_builtins(said)
    for voice in plain[0]:
        voice["packets"] = sorted([*packet[:3], *packet[4:]] for packet in voice["packets"])
    for each in (*plain[1], *plain[2]):
        del each["at_ms"]
    return plain
