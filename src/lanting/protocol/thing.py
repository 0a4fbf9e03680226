"""Things in hand on the pose lane: what their holders report, what every viewer receives (PR-70 to PR-74).

    report   18 bytes   u8 lane, u8 epoch, u32 = thing 18 | flags 14,  u64 position (yaw bits zero),  u32 quaternion
    record   16 bytes   the same from the u32 on

    quaternion u32, from the lowest bit: three numbers of 10 bits, then 2 bits that name the one that is left out

The one left out of x, y, z, w is the largest, and is not negative: what is turned by q is turned by −q. The others
follow in their order, 0 … 1022 for −1/√2 … 1/√2, so that 511 is exactly 0.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

import numpy as np

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_BITS

THING_BITS: Final = SLOT_BITS
THING_MAX: Final = (1 << THING_BITS) - 1
THING_REPORT_BYTES: Final = 18
THING_BYTES: Final = 16
QUATERNION_BITS: Final = 10
QUATERNION_MIDDLE: Final = 511
"""Stands for 0; twice that for 1/√2."""

_QUATERNION_MASK: Final = (1 << QUATERNION_BITS) - 1
_LEFT_OUT_SHIFT: Final = 3 * QUATERNION_BITS
_REPORT: Final = struct.Struct("<BBIQI")
_RECORD: Final = struct.Struct("<IQI")

THING_REPORT_DTYPE: Final = np.dtype(
    [("lane", "u1"), ("epoch", "u1"), ("what", "<u4"), ("position", "<u8"), ("rotation", "<u4")]
)
THING_DTYPE: Final = np.dtype([("what", "<u4"), ("position", "<u8"), ("rotation", "<u4")])

Quaternion = tuple[float, float, float, float]
"""x, y, z, w."""


class ThingFlag(IntFlag):
    """The flag bits of a thing. Others are cleared by the server."""

    FLYING = 1
    """Let go: it goes by itself, and whoever is near may catch it."""


@dataclass(frozen=True, slots=True)
class ThingReport:
    """What its holder says of a thing."""

    epoch: int
    thing: int
    flags: int
    position: int
    rotation: int


@dataclass(frozen=True, slots=True)
class ThingRecord:
    """What a viewer receives of a thing."""

    thing: int
    flags: int
    position: int
    rotation: int


def unit_rotation(rotation: Quaternion) -> Quaternion:
    """The same rotation of length 1; without a length it is no rotation."""
    length = math.sqrt(sum(each * each for each in rotation))
    if length == 0:
        return 0.0, 0.0, 0.0, 1.0
    x, y, z, w = (each / length for each in rotation)
    return x, y, z, w


def pack_rotation(rotation: Quaternion) -> int:
    """The u32 of a rotation, whatever its length."""
    unit = unit_rotation(rotation)
    left_out = max(range(4), key=lambda index: abs(unit[index]))
    sign = -1.0 if unit[left_out] < 0 else 1.0
    packed, shift = left_out << _LEFT_OUT_SHIFT, 0
    for index, each in enumerate(unit):
        if index != left_out:
            step = round(sign * each * math.sqrt(2) * QUATERNION_MIDDLE) + QUATERNION_MIDDLE
            packed |= max(0, min(2 * QUATERNION_MIDDLE, step)) << shift
            shift += QUATERNION_BITS
    return packed


def unpack_rotation(packed: int) -> Quaternion:
    """A rotation of length 1, whatever the bits."""
    steps = [packed >> shift & _QUATERNION_MASK for shift in range(0, _LEFT_OUT_SHIFT, QUATERNION_BITS)]
    values = [(step - QUATERNION_MIDDLE) / (math.sqrt(2) * QUATERNION_MIDDLE) for step in steps]
    largest = math.sqrt(max(0.0, 1.0 - sum(each * each for each in values)))
    values.insert(packed >> _LEFT_OUT_SHIFT & 3, largest)
    x, y, z, w = values
    return unit_rotation((x, y, z, w))


def encode_thing_report(report: ThingReport) -> bytes:
    what = report.thing | report.flags << THING_BITS
    return _REPORT.pack(Lane.POSE, report.epoch, what, report.position, report.rotation)


def decode_things(data: bytes) -> list[ThingRecord]:
    """The things of a frame, whose bytes these are."""
    return [
        ThingRecord(what & THING_MAX, what >> THING_BITS, position, rotation)
        for what, position, rotation in _RECORD.iter_unpack(data)
    ]
