"""Reads a JPEG from its first byte to its last without decoding it: what it measures, and that it is nothing else.

ITU-T T.81, annex B. What is no picture in it (Exif with its places and times, comments, thumbnails) is left out; what
stands behind its end, or is not told by its segments, makes it no picture at all.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_START: Final = b"\xff\xd8"
_END: Final = 0xD9
_SCAN: Final = 0xDA
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what browsers draw."""
_TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})
"""Huffman and quantisation tables, restart interval."""
_COLOURS: Final = frozenset({0xE0, 0xEE})
"""JFIF and Adobe say how its colours are meant."""
_OTHERS: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Other application segments and comments; left out."""
_COMPONENTS: Final = frozenset({1, 3})
_BITS: Final = 8


class NotJpeg(Exception):
    """The bytes are not one JPEG and nothing else."""


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A picture that has only what is needed to draw it."""

    content: bytes
    width: int
    height: int


def read_jpeg(content: bytes) -> Jpeg:
    """Raises NotJpeg."""
    if content[:2] != _START:
        raise NotJpeg
    size: tuple[int, int] | None = None
    kept = [_START]
    has_scan = False
    for marker, segment in _segments(content):
        if marker in _OTHERS:
            continue
        if marker in _FRAMES:
            if size is not None:
                raise NotJpeg
            size = _size(segment)
        elif marker == _SCAN:
            has_scan = True
            if size is None:
                raise NotJpeg
        elif marker != _END and marker not in _TABLES | _COLOURS:
            raise NotJpeg
        kept.append(segment)
    if size is None or not has_scan:
        raise NotJpeg
    return Jpeg(b"".join(kept), *size)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its segment, a scan with the data that follows it; the end is the last byte."""
    at = len(_START)
    while True:
        if at + 2 > len(content) or content[at] != 0xFF:
            raise NotJpeg
        marker = content[at + 1]
        if marker == 0xFF:
            # A byte that fills, as any number may before a marker.
            at += 1
            continue
        if marker == _END:
            if at + 2 != len(content):
                raise NotJpeg
            yield marker, content[at:]
            return
        if at + 4 > len(content):
            raise NotJpeg
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise NotJpeg
        if marker == _SCAN:
            end = _scan_end(content, end)
        yield marker, content[at:end]
        at = end


def _scan_end(content: bytes, at: int) -> int:
    """Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise NotJpeg
        follower = content[at + 1]
        if follower == 0x00 or 0xD0 <= follower <= 0xD7:
            at += 2
        elif follower == 0xFF:
            at += 1
        else:
            return at


def _size(frame: bytes) -> tuple[int, int]:
    """Width and height of a frame header."""
    if len(frame) < 10:
        raise NotJpeg
    bits, height, width, components = struct.unpack_from(">BHHB", frame, 4)
    if bits != _BITS or components not in _COMPONENTS or len(frame) != 10 + 3 * components:
        raise NotJpeg
    return width, height
