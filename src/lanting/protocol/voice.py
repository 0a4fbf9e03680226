"""The voice lane to the bit: what a speaker sends, what a listener receives (PR-80 to PR-89).

Opus (RFC 6716), 20 ms a packet, mono, 48 kHz. Everything is little endian.

    speech   7 bytes + Opus   u8 lane, u16 last frame received, u16 sequence, u8 level, u8 flags, then the packet
    ack      3 bytes          u8 lane, u16 last frame received
    frame    4 bytes          u8 lane, u8 packets, u16 frame, then so many of:
    packet  16 bytes + Opus   u32 = slot 18 | flags 6 | level 8, u16 sequence, u16 bytes of Opus, 8 bytes tag

`sequence` counts steps of VOICE_PACKET_MS since the speaker's socket opened, silent ones too, and wraps: what is
missing between two packets is silence where the later one BEGINS, else it is lost. `level` is the loudness in −dB
below the loudest that can be said, 0 … 127 (RFC 6464). The tag proves to the Server what it never kept (PR-86).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from lanting.protocol.lane import Lane
from lanting.protocol.limit import OPUS_BYTES_MAX, SLOT_BITS, SLOT_MAX

SPEECH_HEAD_BYTES: Final = 7
VOICE_ACK_BYTES: Final = 3
VOICE_FRAME_HEAD_BYTES: Final = 4
VOICE_PACKET_HEAD_BYTES: Final = 16
VOICE_TAG_BYTES: Final = 8
VOICE_FLAG_BITS: Final = 6
VOICE_FLAG_SHIFT: Final = SLOT_BITS
VOICE_LEVEL_SHIFT: Final = SLOT_BITS + VOICE_FLAG_BITS
SILENCE_LEVEL: Final = 127
"""The level of digital silence (RFC 6464, section 3)."""

_SPEECH_HEAD: Final = struct.Struct("<BHHBB")
_FRAME_HEAD: Final = struct.Struct("<BBH")
_PACKET_HEAD: Final = struct.Struct(f"<IHH{VOICE_TAG_BYTES}s")
_ACK: Final = struct.Struct("<BH")
_VOICE_FLAGS: Final = (1 << VOICE_FLAG_BITS) - 1


class VoiceFlag(IntFlag):
    """The flag bits of a packet. A speaker may set BEGINS; the server owns the others (PR-83)."""

    BEGINS = 0b00_0001
    """The first after silence: nothing before it is missing."""
    STAGE = 0b00_0010
    """Heard by all alike: not quieter with distance."""


SPEAKER_FLAGS: Final = int(VoiceFlag.BEGINS)


@dataclass(frozen=True, slots=True)
class Speech:
    """One packet as its speaker sends it."""

    last_frame: int
    sequence: int
    level: int
    flags: int
    opus: bytes


@dataclass(frozen=True, slots=True)
class VoicePacket:
    """One packet as a listener receives it."""

    slot: int
    flags: int
    level: int
    sequence: int
    tag: bytes
    opus: bytes


@dataclass(frozen=True, slots=True)
class VoiceFrame:
    """What was gathered for a listener."""

    frame: int
    packets: list[VoicePacket]


def encode_speech(speech: Speech) -> bytes:
    head = _SPEECH_HEAD.pack(Lane.VOICE, speech.last_frame, speech.sequence, speech.level, speech.flags)
    return head + speech.opus


def decode_speech(data: bytes) -> Speech:
    """Take a speaker's message apart. Raises ValueError where it has no packet, or one beyond OPUS_BYTES_MAX."""
    opus_bytes = len(data) - SPEECH_HEAD_BYTES
    if not 0 < opus_bytes <= OPUS_BYTES_MAX:
        raise ValueError(f"a voice packet has 1 to {OPUS_BYTES_MAX} bytes of Opus, this one has {opus_bytes}")
    lane, last_frame, sequence, level, flags = _SPEECH_HEAD.unpack_from(data)
    if lane != Lane.VOICE:
        raise ValueError(f"a voice packet is on lane {Lane.VOICE.value}, this one is on lane {lane}")
    return Speech(last_frame, sequence, min(level, SILENCE_LEVEL), flags & SPEAKER_FLAGS, data[SPEECH_HEAD_BYTES:])


def encode_voice_ack(last_frame: int) -> bytes:
    return _ACK.pack(Lane.VOICE, last_frame)


def decode_voice_ack(data: bytes) -> int:
    """The number of the last frame received. Raises ValueError at another length or lane."""
    if len(data) != VOICE_ACK_BYTES or data[0] != Lane.VOICE:
        raise ValueError(f"a listener's acknowledgement has {VOICE_ACK_BYTES} bytes and begins with lane 2")
    last_frame: int = _ACK.unpack(data)[1]
    return last_frame


def encode_packet(packet: VoicePacket) -> bytes:
    """The same bytes for every listener."""
    who = packet.slot | packet.flags << VOICE_FLAG_SHIFT | packet.level << VOICE_LEVEL_SHIFT
    return _PACKET_HEAD.pack(who, packet.sequence, len(packet.opus), packet.tag) + packet.opus


def encode_voice_frame(frame: int, count: int, packets: bytes) -> bytes:
    """`packets`: so many, at most 255, one after the other as `encode_packet` gave them."""
    return _FRAME_HEAD.pack(Lane.VOICE, count, frame & 0xFFFF) + packets


def decode_voice_frame(data: bytes) -> VoiceFrame:
    """Take a frame apart. Raises ValueError when the lengths it names are not the length it has."""
    if len(data) < VOICE_FRAME_HEAD_BYTES:
        raise ValueError(f"a voice frame has at least {VOICE_FRAME_HEAD_BYTES} bytes, this one has {len(data)}")
    _, count, frame = _FRAME_HEAD.unpack_from(data)
    packets, at = [], VOICE_FRAME_HEAD_BYTES
    for _ in range(count):
        if len(data) < at + VOICE_PACKET_HEAD_BYTES:
            raise ValueError(f"a voice frame ends within the head of a packet, at byte {at}")
        who, sequence, opus_bytes, tag = _PACKET_HEAD.unpack_from(data, at)
        at += VOICE_PACKET_HEAD_BYTES
        opus = data[at : at + opus_bytes]
        at += opus_bytes
        flags = who >> VOICE_FLAG_SHIFT & _VOICE_FLAGS
        packets.append(VoicePacket(who & SLOT_MAX, flags, who >> VOICE_LEVEL_SHIFT, sequence, tag, opus))
    if at != len(data):
        raise ValueError(f"a voice frame names {at} bytes, this one has {len(data)}")
    return VoiceFrame(frame, packets)
