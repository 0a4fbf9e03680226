"""The bytes of the voice lane, for the golden file that both ends read."""

from __future__ import annotations

from typing import Any

from lanting.protocol.voice import (
    Speech,
    VoiceFlag,
    VoicePacket,
    encode_packet,
    encode_speech,
    encode_voice_ack,
    encode_voice_frame,
)


def golden_voice() -> dict[str, Any]:
    spoken = [Speech(0, 0, 0, VoiceFlag.BEGINS, b"\x08"), Speech(0xFFFE, 0xFFFF, 127, 0, bytes(range(60)))]
    packets = [
        VoicePacket(262_143, VoiceFlag.STAGE | VoiceFlag.BEGINS, 127, 0xFFFF, bytes(range(8)), bytes(range(40))),
        VoicePacket(0, 0, 0, 0, bytes(8), b"\x01"),
        VoicePacket(7, VoiceFlag.BEGINS, 31, 300, b"\xff" * 8, bytes(range(200))),
    ]
    return {
        "speech": [{**_speech(speech), "bytes": encode_speech(speech).hex()} for speech in spoken],
        "acks": [{"last_frame": frame, "bytes": encode_voice_ack(frame).hex()} for frame in (1, 0x1234)],
        "frames": [
            {
                "frame": frame,
                "packets": [_packet(packet) for packet in held],
                "bytes": encode_voice_frame(frame, len(held), b"".join(map(encode_packet, held))).hex(),
            }
            for frame, held in ((1, packets[:1]), (0xFFFF, packets), (2, []))
        ],
    }


def _speech(speech: Speech) -> dict[str, Any]:
    return {
        "last_frame": speech.last_frame,
        "sequence": speech.sequence,
        "level": speech.level,
        "begins": bool(speech.flags & VoiceFlag.BEGINS),
        "opus": speech.opus.hex(),
    }


def _packet(packet: VoicePacket) -> dict[str, Any]:
    return {
        "slot": packet.slot,
        "flags": int(packet.flags),
        "level": packet.level,
        "sequence": packet.sequence,
        "tag": packet.tag.hex(),
        "opus": packet.opus.hex(),
    }
