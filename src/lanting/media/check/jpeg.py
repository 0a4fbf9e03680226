"""JPEG, segment by segment (ITU-T T.81, annex B): no coefficient is decoded.

Phones write several pictures into one file, one behind the other (CIPA DC-007): that is allowed, anything else behind
the end is not.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from lanting.media.check import exif
from lanting.media.check.picture import Picture, sized
from lanting.media.check.refusal import Damaged, at_most
from lanting.media.limit import SCANS_MAX, SIDE_DATA_BYTES_MAX

MARK: Final = b"\xff\xd8\xff"
START: Final = b"\xff\xd8"
END: Final = 0xD9
SCAN: Final = 0xDA
FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what browsers draw."""
TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})
"""Huffman and quantisation tables, restart interval."""
_BESIDE: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
"""Application segments and comments."""
_EXIF: Final = 0xE1
_COMPONENTS: Final = frozenset({1, 3, 4})
_BITS: Final = 8
_MARKER: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Not a stuffed byte, a restart or a byte that fills."""
_PICTURES_MAX: Final = 8
_PIXELS_PER_BYTE_MAX: Final = 8 * 8 * 8 * 16
"""Sixteen blocks that are like the one before are told by a bit."""


def read_jpeg(data: memoryview) -> Picture:
    """Raises AssetRefused."""
    first: Picture | None = None
    at, found = 0, 0
    while at < len(data) and bytes(data[at : at + 2]) == START:
        at_most("pictures", found := found + 1, _PICTURES_MAX)
        end, picture = _one(data, at)
        first, at = first or picture, end
    if first is None or any(data[at:]):
        raise Damaged(f"byte {at}", "trailing")
    return first


def _one(data: memoryview, start: int) -> tuple[int, Picture]:
    """One picture, and where the next byte is."""
    frame: tuple[int, int] | None = None
    found, scans, beside, end = exif.Exif(), 0, 0, start
    for marker, begin, end in segments(data, start):
        where = f"byte {begin}"
        if marker in FRAMES:
            if frame is not None:
                raise Damaged(where, "twice")
            frame = frame_size(data[begin:end], _COMPONENTS)
            if frame is None:
                raise Damaged(where, "number")
        elif marker == SCAN:
            at_most("scans", scans := scans + 1, SCANS_MAX)
            if frame is None:
                raise Damaged(where, "order")
        elif marker in _BESIDE:
            at_most("side_bytes", beside := beside + end - begin, SIDE_DATA_BYTES_MAX)
            if marker == _EXIF and bytes(data[begin + 4 : begin + 10]) == exif.MARK:
                found = exif.read_exif(data[begin + 10 : end])
        elif marker != END and marker not in TABLES:
            raise Damaged(where, "mark")
    if frame is None or not scans:
        raise Damaged(f"byte {end}", "missing")
    width, height = reversed(frame) if found.is_turned else frame
    picture = sized(Picture("image/jpeg", width, height, found.has_location))
    if (end - start) * _PIXELS_PER_BYTE_MAX < picture.pixels:
        raise Damaged("frame", "counts")
    return end, picture


def segments(data: memoryview, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Each marker with where its segment begins and ends, a scan with the data behind it; up to the end marker.

    Raises Damaged.
    """
    at = start + len(START)
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise Damaged(f"byte {at}", "ends_early" if at + 2 > len(data) else "mark")
        marker = data[at + 1]
        if marker == 0xFF:
            # A byte that fills, as any number may before a marker.
            at += 1
            continue
        if marker == END:
            yield marker, at, at + 2
            return
        if at + 4 > len(data):
            raise Damaged(f"byte {at}", "ends_early")
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise Damaged(f"byte {at}", "ends_early")
        if marker == SCAN:
            end = _scan_end(data, end)
        yield marker, at, end
        at = end


def _scan_end(data: memoryview, at: int) -> int:
    """Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart."""
    found = _MARKER.search(data, at)
    if found is None:
        raise Damaged(f"byte {len(data)}", "ends_early")
    return found.start()


def frame_size(frame: memoryview, components: frozenset[int]) -> tuple[int, int] | None:
    """Width and height of a frame header; None if it is none."""
    if len(frame) < 10:
        return None
    bits, height, width, count = struct.unpack_from(">BHHB", frame, 4)
    if bits != _BITS or count not in components or len(frame) != 10 + 3 * count:
        return None
    return width, height
