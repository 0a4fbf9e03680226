"""The voice lane's codec: there and back, and no bytes that surprise anybody (PR-80 to PR-84)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.limit import OPUS_BYTES_MAX, SLOT_MAX
from lanting.protocol.voice import (
    SILENCE_LEVEL,
    SPEAKER_FLAGS,
    SPEECH_HEAD_BYTES,
    VOICE_FRAME_HEAD_BYTES,
    VOICE_PACKET_HEAD_BYTES,
    Speech,
    VoiceFlag,
    VoicePacket,
    decode_speech,
    decode_voice_ack,
    decode_voice_frame,
    encode_packet,
    encode_speech,
    encode_voice_ack,
    encode_voice_frame,
)

u16 = st.integers(0, 0xFFFF)
opus = st.binary(min_size=1, max_size=OPUS_BYTES_MAX)
speeches = st.builds(
    Speech, last_frame=u16, sequence=u16, level=st.integers(0, SILENCE_LEVEL), flags=st.just(SPEAKER_FLAGS), opus=opus
)
packets = st.builds(
    VoicePacket,
    slot=st.integers(0, SLOT_MAX),
    flags=st.integers(0, 63),
    level=st.integers(0, SILENCE_LEVEL),
    sequence=u16,
    tag=st.binary(min_size=8, max_size=8),
    opus=opus,
)


@given(speeches)
def test_pr80_what_a_speaker_sends_is_read_as_it_was(speech: Speech) -> None:
    data = encode_speech(speech)
    assert len(data) == SPEECH_HEAD_BYTES + len(speech.opus)
    assert decode_speech(data) == speech


@pytest.mark.parametrize("opus_bytes", [0, OPUS_BYTES_MAX + 1])
def test_pr80_a_packet_without_sound_or_too_large_is_refused(opus_bytes: int) -> None:
    head = encode_speech(Speech(0, 0, 0, 0, b""))
    with pytest.raises(ValueError, match=f"1 to {OPUS_BYTES_MAX}"):
        decode_speech(head + bytes(opus_bytes))


def test_pr83_a_speaker_says_that_she_begins_and_nothing_that_is_the_servers_to_say() -> None:
    speech = decode_speech(encode_speech(Speech(0, 0, 255, 255, b"x")))
    assert speech.flags == VoiceFlag.BEGINS
    assert speech.level == SILENCE_LEVEL


@given(u16)
def test_pr84_an_acknowledgement_has_three_bytes(last_frame: int) -> None:
    data = encode_voice_ack(last_frame)
    assert len(data) == 3
    assert decode_voice_ack(data) == last_frame
    with pytest.raises(ValueError, match="3 bytes"):
        decode_voice_ack(data + b"\0")


@given(st.lists(packets, max_size=8), st.integers(0, 1 << 20))
def test_pr82_what_was_gathered_for_a_listener_is_read_as_it_was(told: list[VoicePacket], number: int) -> None:
    data = encode_voice_frame(number, len(told), b"".join(encode_packet(packet) for packet in told))
    heads = VOICE_FRAME_HEAD_BYTES + VOICE_PACKET_HEAD_BYTES * len(told)
    assert len(data) == heads + sum(len(packet.opus) for packet in told)
    frame = decode_voice_frame(data)
    assert frame.packets == told
    assert frame.frame == number & 0xFFFF


@given(packets, st.integers(0, 200))
def test_pr82_a_frame_that_is_cut_short_raises_a_sentence(packet: VoicePacket, cut: int) -> None:
    data = encode_voice_frame(1, 1, encode_packet(packet))
    with pytest.raises(ValueError, match="voice frame"):
        decode_voice_frame(data[: max(0, len(data) - 1 - cut)])
