"""WebP, chunk by chunk (RFC 9649): still pictures alone."""

from __future__ import annotations

import struct
from typing import Final

from lanting.media.check import exif
from lanting.media.check.picture import Picture, sized
from lanting.media.check.refusal import Animated, Damaged
from lanting.media.check.riff import chunks

_KNOWN: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"EXIF", b"XMP "})
_MOVES: Final = frozenset({b"ANIM", b"ANMF"})
_MOVES_FLAG: Final = 0x02
_KEY_FRAME: Final = b"\x9d\x01\x2a"
_LOSSLESS: Final = 0x2F
_PIXELS_PER_BYTE_MAX: Final = 1 << 19
"""A lossless picture of one colour is told in some thirty bytes."""


def read_webp(data: memoryview) -> Picture:
    """Raises AssetRefused."""
    canvas: tuple[int, int] | None = None
    frame: tuple[int, int] | None = None
    found = exif.Exif()
    for name, body, where in chunks(data, b"WEBP"):
        if name in _MOVES or (name == b"VP8X" and len(body) and body[0] & _MOVES_FLAG):
            raise Animated
        if name not in _KNOWN:
            raise Damaged(where, "mark")
        if name == b"VP8X":
            if canvas or frame:
                raise Damaged(where, "order")
            canvas = _canvas(body, where)
        elif name in (b"VP8 ", b"VP8L"):
            if frame:
                raise Damaged(where, "twice")
            frame = _lossy(body, where) if name == b"VP8 " else _lossless(body, where)
        elif name == b"EXIF":
            found = exif.read_exif(body[6:] if bytes(body[:6]) == exif.MARK else body)
    if frame is None:
        raise Damaged("VP8", "missing")
    if canvas and canvas != frame:
        raise Damaged("VP8X", "counts")
    # As it is stored: not every browser turns a WebP by its Exif.
    picture = sized(Picture("image/webp", *frame, has_location=found.has_location))
    if len(data) * _PIXELS_PER_BYTE_MAX < picture.pixels:
        raise Damaged("VP8", "counts")
    return picture


def _canvas(body: memoryview, where: str) -> tuple[int, int]:
    if len(body) != 10:
        raise Damaged(where, "number")
    return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")


def _lossy(body: memoryview, where: str) -> tuple[int, int]:
    if len(body) < 10 or body[0] & 1 or bytes(body[3:6]) != _KEY_FRAME:
        raise Damaged(where, "mark")
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(body: memoryview, where: str) -> tuple[int, int]:
    if len(body) < 5 or body[0] != _LOSSLESS:
        raise Damaged(where, "mark")
    bits = int.from_bytes(body[1:5], "little")
    if bits >> 29:
        raise Damaged(where, "number")
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
