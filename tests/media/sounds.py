"""Sounds made of their frames, pages and chunks: silence, as long as a test asks."""

from __future__ import annotations

import struct

from tests.media.pictures import riff

MP3_FRAME_BYTES = 417
"""Of 128 kbit/s at 44.1 kHz."""
MP3_FRAME_SAMPLES = 1_152


def wav(seconds: float = 1.0, *, rate_hz: int = 8_000, channels: int = 1, bits: int = 16, coding: int = 1) -> bytes:
    frame_bytes = channels * bits // 8
    form = struct.pack("<HHIIHH", coding, channels, rate_hz, rate_hz * frame_bytes, frame_bytes, bits)
    return riff(b"WAVE", (b"fmt ", form), (b"data", bytes(int(seconds * rate_hz) * frame_bytes)))


def mp3_frame() -> bytes:
    return b"\xff\xfb\x90\x40" + bytes(MP3_FRAME_BYTES - 4)


def mp3(frames: int = 40, *, tag: bytes = b"", tail: bytes = b"") -> bytes:
    return tag + mp3_frame() * frames + tail


def id3(body: bytes = b"", *, size: int | None = None) -> bytes:
    length = len(body) if size is None else size
    return b"ID3\x04\x00\x00" + bytes(length >> shift & 0x7F for shift in (21, 14, 7, 0)) + body


def page(number: int, granule: int, packets: list[bytes], *, flags: int = 0, serial: int = 7) -> bytes:
    lengths = b"".join(bytes([255] * (len(each) // 255) + [len(each) % 255]) for each in packets)
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, serial, number, 0, len(lengths))
    return head + lengths + b"".join(packets)


def opus_head(*, channels: int = 2, mapping: int = 0) -> bytes:
    return struct.pack("<8sBBHIhB", b"OpusHead", 1, channels, 312, 48_000, 0, mapping)


def opus(seconds: int = 1) -> bytes:
    """Packets of 20 ms, fifty on a page."""
    pages = [page(0, 0, [opus_head()], flags=2), page(1, 0, [b"OpusTags" + bytes(8)])]
    for second in range(seconds):
        flags = 4 if second == seconds - 1 else 0
        pages.append(page(second + 2, 312 + 48_000 * (second + 1), [b"\xfc\xff\xfe"] * 51, flags=flags))
    return b"".join(pages)
