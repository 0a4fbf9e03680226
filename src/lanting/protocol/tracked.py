"""Tracked parts on the pose lane: head and hands of who wears a headset, as near viewers are told (PR-75 to PR-78).

    report   30 bytes   u8 lane, u8 epoch, u32 = 18 zero bits | flags 14,  3 × u64 (head, left hand, right hand)
    record   28 bytes   u32 = slot 18 | flags 14,  3 × u64

    part u64, from the lowest bit: x 9 | y 9 | z 9 (1 cm from −2.56 m; y from −1.28 m) | rotation 32 | tracked | shape 3

Places are in the world's axes, counted from the feet as the person's own record tells them: so both records together
say where a hand is, and who walks need not say it twice. An all-zero part is not tracked.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Final

import numpy as np

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_BITS, SLOT_MAX
from lanting.protocol.thing import Quaternion, pack_rotation, unpack_rotation

TRACKED_REPORT_BYTES: Final = 30
TRACKED_BYTES: Final = 28
PART_BITS: Final = 9
PART_MAX: Final = (1 << PART_BITS) - 1
PART_STEP_M: Final = 0.01
PART_XZ_ORIGIN_M: Final = -2.56
PART_Y_ORIGIN_M: Final = -1.28
PART_TURN_SHIFT: Final = 3 * PART_BITS
IS_TRACKED_SHIFT: Final = PART_TURN_SHIFT + 32
SHAPE_SHIFT: Final = IS_TRACKED_SHIFT + 1
SHAPE_MAX: Final = 7

UNTRACKED: Final = 0
"""The bits of a part that is not tracked."""
PART_NAMES: Final = ("head", "left", "right")

_REPORT: Final = struct.Struct("<BBIQQQ")
_RECORD: Final = struct.Struct("<IQQQ")

TRACKED_REPORT_DTYPE: Final = np.dtype([("lane", "u1"), ("epoch", "u1"), ("who", "<u4"), ("parts", "<u8", 3)])
TRACKED_DTYPE: Final = np.dtype([("who", "<u4"), ("parts", "<u8", 3)])

Offset = tuple[float, float, float]
"""Metres from the feet, in the world's axes."""
Parts = tuple[int, int, int]
"""Head, left hand, right hand, packed."""


class TrackedFlag(IntFlag):
    """The flag bits of a tracked record. Others are cleared by the server."""

    HANDS = 1
    """Her hands themselves are seen: she holds no controllers."""
    MIXED_REALITY = 2
    """She sees her own room as well."""
    TABLE = 4
    """She has the Space before her as a model on a table."""


TRACKED_FLAGS: Final = int(TrackedFlag.HANDS | TrackedFlag.MIXED_REALITY | TrackedFlag.TABLE)


class HandShape(IntEnum):
    """How a hand is held. One that a reader does not know is open."""

    OPEN = 0
    POINTING = 1
    PINCH = 2
    FIST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A head or a hand that is tracked."""

    offset: Offset
    rotation: Quaternion
    shape: int = HandShape.OPEN


@dataclass(frozen=True, slots=True)
class TrackedReport:
    """What somebody says of her own head and hands."""

    epoch: int
    flags: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class TrackedRecord:
    """What a viewer receives of another's."""

    slot: int
    flags: int
    parts: Parts

    @property
    def is_end(self) -> bool:
        """Nothing of hers is tracked any more."""
        return not (self.flags or any(self.parts))


def pack_part(part: Part | None) -> int:
    """The u64 of a part: rounded to 1 cm and held to what the bits can say."""
    if part is None:
        return UNTRACKED
    x, y, z = part.offset
    place = _steps(x, PART_XZ_ORIGIN_M) | _steps(y, PART_Y_ORIGIN_M) << PART_BITS
    place |= _steps(z, PART_XZ_ORIGIN_M) << 2 * PART_BITS
    return place | pack_rotation(part.rotation) << PART_TURN_SHIFT | 1 << IS_TRACKED_SHIFT | part.shape << SHAPE_SHIFT


def unpack_part(packed: int) -> Part | None:
    """None: it is not tracked."""
    if not packed >> IS_TRACKED_SHIFT & 1:
        return None
    x, y, z = (packed >> shift & PART_MAX for shift in (0, PART_BITS, 2 * PART_BITS))
    offset = (
        x * PART_STEP_M + PART_XZ_ORIGIN_M,
        y * PART_STEP_M + PART_Y_ORIGIN_M,
        z * PART_STEP_M + PART_XZ_ORIGIN_M,
    )
    rotation = unpack_rotation(packed >> PART_TURN_SHIFT & 0xFFFF_FFFF)
    return Part(offset, rotation, packed >> SHAPE_SHIFT & SHAPE_MAX)


def encode_tracked_report(report: TrackedReport) -> bytes:
    return _REPORT.pack(Lane.POSE, report.epoch, report.flags << SLOT_BITS, *report.parts)


def decode_tracked(data: bytes) -> list[TrackedRecord]:
    """The tracked records of a frame, whose bytes these are."""
    return [
        TrackedRecord(who & SLOT_MAX, who >> SLOT_BITS, (head, left, right))
        for who, head, left, right in _RECORD.iter_unpack(data)
    ]


def _steps(metres: float, origin_m: float) -> int:
    return max(0, min(PART_MAX, round((metres - origin_m) / PART_STEP_M)))
