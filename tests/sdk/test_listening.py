"""A listener gets each speaker's sound in order: what was lost is made up, and silence is none of it."""

from __future__ import annotations

import asyncio
import sys

import numpy as np
import pytest

from lanting.sdk import CodecMissing
from lanting.sdk.codec import OpusDecoder, OpusEncoder
from lanting.sdk.listening import CONCEALED_MAX, UNREAD_PACKETS_MAX, Heard, HeardPacket, Listener, PacketReader
from lanting.sdk.sound import PACKET_SAMPLES, Pcm
from tests.opus import needs_opus


class CountingDecoder(OpusDecoder):
    """Answers each packet with its first byte, and what is made up with the next number."""

    def __init__(self) -> None:
        self.last = 0

    def decode(self, opus: bytes) -> Pcm | None:
        self.last = opus[0]
        return None if opus[0] == 255 else self._sound()

    def conceal(self) -> Pcm:
        self.last += 100
        return self._sound()

    def begin(self) -> None:
        self.last = 0

    def _sound(self) -> Pcm:
        return np.full(PACKET_SAMPLES, self.last, np.int16)


def packet(sequence: int, byte: int = 1, *, slot: int = 1, begins: bool = False) -> HeardPacket:
    return HeardPacket(None, slot, sequence, 20, begins, False, bytes([byte]), bytes(8))


def hear(*packets: HeardPacket) -> list[Heard]:
    listener = Listener(CountingDecoder)
    return [heard for each in packets for heard in listener.hear(each)]


def told(heard: list[Heard]) -> list[tuple[int, int, bool]]:
    return [(each.sequence, int(each.pcm[0]), each.is_made_up) for each in heard]


def test_pr81_what_is_lost_within_speech_is_made_up_also_where_the_sequence_wraps() -> None:
    assert told(hear(packet(65_534, begins=True), packet(1, 7))) == [
        (65_534, 1, False),
        (65_535, 101, True),
        (0, 201, True),
        (1, 7, False),
    ]


def test_pr81_silence_is_not_made_up() -> None:
    heard = hear(packet(5, begins=True), packet(90, 2, begins=True), packet(91 + CONCEALED_MAX + 1, 3))
    assert [(each.sequence, each.begins) for each in heard] == [(5, True), (90, True), (97, True)]


def test_each_speaker_has_a_decoder_of_her_own() -> None:
    heard = hear(packet(5, slot=1, begins=True), packet(900, 3, slot=2, begins=True), packet(6, 4, slot=1))
    assert [(each.slot, each.sequence, each.is_made_up) for each in heard] == [
        (1, 5, False),
        (2, 900, False),
        (1, 6, False),
    ]


def test_bytes_that_are_no_opus_are_passed_over() -> None:
    assert told(hear(packet(5, begins=True), packet(6, 255), packet(7, 3))) == [(5, 1, False), (7, 3, False)]


async def test_who_does_not_read_loses_the_oldest() -> None:
    reader = PacketReader(lambda _: None)
    for sequence in range(UNREAD_PACKETS_MAX + 5):
        reader.put(packet(sequence))
    reader.end()
    read = [each.sequence async for each in reader]
    assert read == list(range(5, UNREAD_PACKETS_MAX + 5))
    await asyncio.wait_for(reader.aclose(), 1)


def test_without_opus_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opuslib_next", None)
    for make in (OpusEncoder, OpusDecoder, Listener):
        with pytest.raises(CodecMissing, match=r"pip install 'lanting\[voice\]'"):
            make()


@needs_opus
def test_what_is_encoded_is_decoded_and_hostile_bytes_do_no_harm() -> None:
    encoder, decoder = OpusEncoder(), OpusDecoder()
    tone = np.rint(np.sin(2 * np.pi * 500 * np.arange(48_000) / 48_000) * 12_000).astype(np.int16)
    pieces = [decoder.decode(encoder.encode(piece)) for piece in tone.reshape(-1, PACKET_SAMPLES)]
    sound = np.concatenate([piece for piece in pieces if piece is not None])
    assert len(sound) == len(tone) and np.abs(sound[4_800:]).max() == pytest.approx(12_000, rel=0.1)
    assert len(decoder.conceal()) == PACKET_SAMPLES
    # 120 ms in one packet, nothing at all, and noise.
    for hostile in (b"\xff\x3f" + bytes(60), b"\x00", bytes(range(256)) * 2):
        answer = decoder.decode(hostile)
        assert answer is None or len(answer) == PACKET_SAMPLES
