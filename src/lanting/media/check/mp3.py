"""MP3, frame by frame (ISO/IEC 11172-3 and 13818-3): how long it lasts is counted, not believed."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from lanting.media.check.refusal import Damaged, at_most
from lanting.media.check.sound import Sound, lasting
from lanting.media.limit import SIDE_DATA_BYTES_MAX

_V1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_V2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Kilobits in a second, of layer III; the first, free format, is made by nobody."""
_RATES_HZ: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""By version: 1, 2 and 2.5."""
_LAYER_3: Final = 1
_MONO: Final = 3
_TAG_BYTES: Final = 128
_APE: Final = b"APETAGEX"
_FRAMES_MAX: Final = 100_000


@dataclass(frozen=True, slots=True)
class Frame:
    """What four bytes say."""

    bytes: int
    samples: int
    rate_hz: int
    channels: int


def frame_at(data: memoryview, at: int) -> Frame | None:
    """The frame that begins here, if one does."""
    if at + 4 > len(data):
        return None
    (head,) = struct.unpack_from(">I", data, at)
    version, layer, rates, rate = head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != _LAYER_3 or rates in (0, 15) or rate == 3:
        return None
    is_first = version == 3
    kilobits, rate_hz = (_V1 if is_first else _V2)[rates], _RATES_HZ[version][rate]
    size = (144_000 if is_first else 72_000) * kilobits // rate_hz + (head >> 9 & 1)
    return Frame(size, 1_152 if is_first else 576, rate_hz, 1 if head >> 6 & 3 == _MONO else 2)


def read_mp3(data: memoryview) -> Sound:
    """Raises AssetRefused."""
    at, end = _sound_begins(data), _sound_ends(data)
    first, samples, count = frame_at(data, at), 0, 0
    if first is None:
        raise Damaged(f"byte {at}", "mark")
    while at < end:
        frame = frame_at(data, at)
        if frame is None or (frame.rate_hz, frame.samples) != (first.rate_hz, first.samples):
            raise Damaged(f"byte {at}", "mark")
        at_most("frames", count := count + 1, _FRAMES_MAX)
        samples += frame.samples
        at += frame.bytes
    # The last frame may be cut off: recorders that lose their power leave such files.
    return lasting("audio/mpeg", samples, first.rate_hz, first.channels)


def _sound_begins(data: memoryview) -> int:
    """Behind the tags and what fills them."""
    at = 0
    while bytes(data[at : at + 3]) == b"ID3":
        if at + 10 > len(data) or any(byte & 0x80 for byte in data[at + 6 : at + 10]):
            raise Damaged("tag ID3", "number")
        size = sum((data[at + 6 + place] & 0x7F) << 21 - 7 * place for place in range(4))
        at_most("side_bytes", at + size, SIDE_DATA_BYTES_MAX)
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    while at < len(data) and not data[at]:
        at += 1
    return at


def _sound_ends(data: memoryview) -> int:
    """Before the tags that old players put behind the sound."""
    end = len(data)
    if bytes(data[-_TAG_BYTES : -_TAG_BYTES + 3]) == b"TAG":
        end -= _TAG_BYTES
    if end >= 32 and bytes(data[end - 32 : end - 24]) == _APE:
        (size, flags) = struct.unpack_from("<I4xI", data, end - 20)
        at_most("side_bytes", size, SIDE_DATA_BYTES_MAX)
        end -= size + (32 if flags >> 31 else 0)
    return max(0, end)
