"""PNG, chunk by chunk (ISO/IEC 15948): nothing is inflated."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from lanting.media.check.picture import Picture, sized
from lanting.media.check.refusal import Animated, Damaged, at_most
from lanting.media.limit import SIDE_DATA_BYTES_MAX

MARK: Final = b"\x89PNG\r\n\x1a\n"
_CHUNK: Final = struct.Struct(">I4s")
_HEADER: Final = struct.Struct(">IIBBBBB")
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By colour type."""
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_DEFLATE_RATIO_MAX: Final = 1_032
"""One byte of deflate never becomes more (RFC 1951: 258 bytes from two bits)."""
_ANIMATED: Final = (b"acTL", b"fcTL", b"fdAT")


def read_png(data: memoryview) -> Picture:
    """Raises AssetRefused."""
    at, header, packed, beside, has_ended_data = len(MARK), None, 0, 0, False
    while True:
        if at + 12 > len(data):
            raise Damaged(f"byte {at}", "ends_early")
        length, name = _CHUNK.unpack_from(data, at)
        end = at + 12 + length
        where = f"chunk {_shown(name)} at byte {at}"
        if end > len(data):
            raise Damaged(where, "ends_early")
        body = data[at + 8 : end - 4]
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise Damaged(where, "checksum")
        if header is None and name != b"IHDR":
            raise Damaged(where, "order")
        if name in _ANIMATED:
            raise Animated
        if name == b"IHDR":
            if header is not None or length != _HEADER.size:
                raise Damaged(where, "twice")
            header = _HEADER.unpack(body)
        elif name == b"IDAT":
            if has_ended_data:
                raise Damaged(where, "order")
            packed += length
        elif name == b"IEND":
            break
        else:
            has_ended_data = packed > 0
            beside += length
            _known(name, where)
            at_most("side_bytes", beside, SIDE_DATA_BYTES_MAX)
        at = end
    if length or end != len(data):
        raise Damaged(f"byte {end}", "trailing")
    assert header is not None
    return _picture(header, packed)


def _picture(header: tuple[int, ...], packed: int) -> Picture:
    width, height, depth, colour, compression, filtering, interlace = header
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace > 1:
        raise Damaged("chunk IHDR", "number")
    row_bytes = (width * _CHANNELS[colour] * depth + 7) // 8
    picture = sized(Picture("image/png", width, height))
    if packed * _DEFLATE_RATIO_MAX < row_bytes * height:
        raise Damaged("chunk IDAT", "counts")
    return picture


def _known(name: bytes, where: str) -> None:
    """A critical chunk (capital first letter) that nobody knows is not passed over by readers either."""
    if not name.isalpha():
        raise Damaged(where, "mark")
    if name[0] < ord("a") and name != b"PLTE":
        raise Damaged(where, "mark")


def _shown(name: bytes) -> str:
    return name.decode("ascii") if name.isalpha() else "?"
