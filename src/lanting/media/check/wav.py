"""WAV, chunk by chunk: PCM of 8 to 32 bits, or floating point."""

from __future__ import annotations

import struct
from typing import Final

from lanting.media.check.refusal import Damaged
from lanting.media.check.riff import chunks
from lanting.media.check.sound import Sound, lasting

_FORMAT: Final = struct.Struct("<HHIIHH")
_PCM: Final = 1
_FLOAT: Final = 3
_EXTENSIBLE: Final = 0xFFFE
_BITS: Final = {_PCM: (8, 16, 24, 32), _FLOAT: (32, 64)}


def read_wav(data: memoryview) -> Sound:
    """Raises AssetRefused."""
    form: tuple[int, ...] | None = None
    sound_bytes: int | None = None
    for name, body, where in chunks(data, b"WAVE"):
        if name == b"fmt ":
            if form is not None or len(body) < _FORMAT.size:
                raise Damaged(where, "twice" if form else "ends_early")
            form = (_coding(body), *_FORMAT.unpack_from(body)[1:])
        elif name == b"data":
            if sound_bytes is not None or form is None:
                raise Damaged(where, "order")
            sound_bytes = len(body)
    if form is None or sound_bytes is None:
        raise Damaged("data", "missing")
    coding, channels, rate_hz, bytes_per_s, frame_bytes, bits = form
    if bits not in _BITS.get(coding, ()) or frame_bytes != channels * bits // 8 or bytes_per_s != rate_hz * frame_bytes:
        raise Damaged("chunk fmt ", "number")
    return lasting("audio/wav", sound_bytes // max(1, frame_bytes), rate_hz, channels)


def _coding(body: memoryview) -> int:
    """What the samples are; an extensible header says it at its end."""
    (coding,) = struct.unpack_from("<H", body)
    if coding == _EXTENSIBLE and len(body) >= 26:
        (coding,) = struct.unpack_from("<H", body, 24)
    return int(coding)
