"""Ogg with Opus in it, page by page (RFC 3533, RFC 7845)."""

from __future__ import annotations

import struct
from typing import Final

from lanting.media.check.refusal import Damaged, KindUnknown, at_most
from lanting.media.check.sound import Sound, lasting
from lanting.media.limit import SIDE_DATA_BYTES_MAX

MARK: Final = b"OggS"
_PAGE: Final = struct.Struct("<4sBBqIIIB")
_HEAD: Final = struct.Struct("<8sBBHIhB")
_RATE_HZ: Final = 48_000
"""Opus counts in this rate, whatever it was made from."""
_BEGINS: Final = 2
_ENDS: Final = 4
_PACKET_SAMPLES_MAX: Final = 5_760
"""120 ms."""


def read_ogg(data: memoryview) -> Sound:
    """Raises AssetRefused."""
    at, number, serial, packets, last, ends = 0, 0, -1, 0, 0, False
    head: tuple[int, int] | None = None
    while at < len(data):
        where = f"page {number}"
        if ends:
            raise Damaged(where, "trailing")
        if at + _PAGE.size > len(data):
            raise Damaged(where, "ends_early")
        mark, version, flags, granule, found, sequence, _checksum, count = _PAGE.unpack_from(data, at)
        lengths = data[at + _PAGE.size : at + _PAGE.size + count]
        begin = at + _PAGE.size + count
        at = begin + sum(lengths)
        if mark != MARK or version or len(lengths) < count:
            raise Damaged(where, "mark")
        if at > len(data):
            raise Damaged(where, "ends_early")
        if head is None:
            head, serial = _opus_head(data[begin:at], flags), found
        elif found != serial or flags & _BEGINS or sequence != number:
            raise Damaged(where, "order")
        packets += sum(1 for length in lengths if length < 255)
        if granule != -1:
            if granule < last:
                raise Damaged(where, "order")
            last = granule
        if packets <= 2:
            at_most("side_bytes", at, SIDE_DATA_BYTES_MAX)
        number, ends = number + 1, bool(flags & _ENDS)
    if head is None:
        raise Damaged("page 0", "ends_early")
    channels, skipped = head
    if last > packets * _PACKET_SAMPLES_MAX:
        raise Damaged(f"page {number - 1}", "counts")
    return lasting("audio/ogg", last - skipped, _RATE_HZ, channels)


def _opus_head(packet: memoryview, flags: int) -> tuple[int, int]:
    """How many channels, and how many samples are skipped at the beginning."""
    if not flags & _BEGINS or len(packet) < _HEAD.size or bytes(packet[:8]) != b"OpusHead":
        raise KindUnknown("ogg_other")
    _, version, channels, skipped, _rate, _gain, mapping = _HEAD.unpack_from(packet)
    if version >> 4 or mapping > 1:
        raise Damaged("page 0", "number")
    return channels, skipped
