"""What of a picture's Exif matters here: how it is turned, and whether it tells a place (Exif 2.32, TIFF 6.0)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

MARK: Final = b"Exif\x00\x00"
_ORIENTATION: Final = 0x0112
_GPS: Final = 0x8825
_TURNED: Final = frozenset({5, 6, 7, 8})
_ENTRIES_MAX: Final = 512


@dataclass(frozen=True, slots=True)
class Exif:
    """As far as it can be read; what cannot is passed over, as browsers do."""

    is_turned: bool = False
    """Width and height are shown the other way round."""
    has_location: bool = False


def read_exif(tiff: memoryview) -> Exif:
    """The first directory of a TIFF structure."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(bytes(tiff[:4]))
    if order is None or len(tiff) < 8:
        return Exif()
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    if at + 2 > len(tiff):
        return Exif()
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    is_turned = has_location = False
    for entry in range(min(count, _ENTRIES_MAX)):
        place = at + 2 + 12 * entry
        if place + 12 > len(tiff):
            break
        tag, _type, _count, value = struct.unpack_from(f"{order}HHIH", tiff, place)
        is_turned |= tag == _ORIENTATION and value in _TURNED
        has_location |= tag == _GPS
    return Exif(is_turned, has_location)
