"""RIFF, which WebP and WAV are written in: chunks one behind the other, and nothing behind the last."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from lanting.media.check.refusal import Damaged, at_most

MARK: Final = b"RIFF"
_HEAD: Final = struct.Struct("<4sI")
_CHUNKS_MAX: Final = 1_000


def chunks(data: memoryview, form: bytes) -> Iterator[tuple[bytes, memoryview, str]]:
    """Each chunk's name, body, and where it is. Raises Damaged."""
    if len(data) < 12 or bytes(data[8:12]) != form:
        raise Damaged("header", "mark")
    (size,) = struct.unpack_from("<I", data, 4)
    # A file of an odd length may lack the byte that fills it.
    if not 0 <= size + 8 - len(data) <= 1 and size + 8 + (size & 1) != len(data):
        raise Damaged("header", "trailing" if size + 8 < len(data) else "ends_early")
    at, count = 12, 0
    while at + _HEAD.size <= len(data):
        name, length = _HEAD.unpack_from(data, at)
        where = f"chunk {name.decode('ascii') if name.isascii() and name.decode('ascii').isprintable() else '?'}"
        end = at + _HEAD.size + length
        if end > len(data):
            raise Damaged(where, "ends_early")
        at_most("chunks", count := count + 1, _CHUNKS_MAX)
        yield name, data[at + _HEAD.size : end], where
        at = end + (length & 1)
    if at < len(data):
        raise Damaged(f"byte {at}", "trailing")
