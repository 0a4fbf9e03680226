"""The pose lane to the bit: what a client reports, what every viewer receives (PR-10 to PR-19).

Everything is fixed point and little endian, so not-a-number cannot be said. Two numpy dtypes describe the same bytes
as the scalar functions below; the tests hold them against each other.

    report   14 bytes   u8 lane, u8 epoch, u16 last frame received, u64 position, u8 pitch, u8 flags
    frame    12 bytes   u8 lane, u8 sub-tick, u16 frame, u32 server ms, u8 people, u8 things, u8 cells, u8 tracked
    record   12 bytes   u32 = slot 18 | pitch 7 | flags 7,  u64 = position
    thing    16 bytes   `protocol/thing.py`
    tracked  28 bytes   `protocol/tracked.py`
    cell      6 bytes   i16 x, i16 z, u16 count

    position u64, from the lowest bit: x 20 | z 20 (1 cm, from −5,242.88 m) | y 15 (2 cm, from −128 m) | yaw 9
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Final

import numpy as np

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_BITS, SLOT_MAX
from lanting.protocol.thing import THING_BYTES, ThingRecord, decode_things
from lanting.protocol.tracked import TRACKED_BYTES, TrackedRecord, decode_tracked

X_BITS: Final = 20
Z_BITS: Final = 20
Y_BITS: Final = 15
YAW_BITS: Final = 9
PITCH_BITS: Final = 7
FLAG_BITS: Final = 7

XZ_ORIGIN_M: Final = -5242.88
XZ_STEP_M: Final = 0.01
Y_ORIGIN_M: Final = -128.0
Y_STEP_M: Final = 0.02
YAW_STEPS: Final = 1 << YAW_BITS
PITCH_STEPS: Final = (1 << PITCH_BITS) - 1

X_MAX: Final = (1 << X_BITS) - 1
Y_MAX: Final = (1 << Y_BITS) - 1
Z_SHIFT: Final = X_BITS
Y_SHIFT: Final = X_BITS + Z_BITS
YAW_SHIFT: Final = X_BITS + Z_BITS + Y_BITS
PITCH_SHIFT: Final = SLOT_BITS
FLAG_SHIFT: Final = SLOT_BITS + PITCH_BITS

REPORT_BYTES: Final = 14
FRAME_HEAD_BYTES: Final = 12
RECORD_BYTES: Final = 12
CELL_BYTES: Final = 6

_REPORT: Final = struct.Struct("<BBHQBB")
_FRAME_HEAD: Final = struct.Struct("<BBHIBBBB")
_RECORD: Final = struct.Struct("<IQ")
_CELL: Final = struct.Struct("<hhH")

REPORT_DTYPE: Final = np.dtype(
    [("lane", "u1"), ("epoch", "u1"), ("last_frame", "<u2"), ("position", "<u8"), ("pitch", "u1"), ("flags", "u1")]
)
FRAME_HEAD_DTYPE: Final = np.dtype(
    [
        ("lane", "u1"),
        ("sub_tick", "u1"),
        ("frame", "<u2"),
        ("server_ms", "<u4"),
        ("people", "u1"),
        ("things", "u1"),
        ("cells", "u1"),
        ("tracked", "u1"),
    ]
)
RECORD_DTYPE: Final = np.dtype([("who", "<u4"), ("position", "<u8")])
CELL_DTYPE: Final = np.dtype([("x", "<i2"), ("z", "<i2"), ("count", "<u2")])


class Gait(IntEnum):
    """How the legs move: the two lowest flag bits."""

    STILL = 0
    WALK = 1
    RUN = 2
    AIR = 3


class PoseFlag(IntFlag):
    """The flag bits of a record. A client may set GAIT, TYPING and AWAY; the server owns the others (PR-13)."""

    GAIT = 0b000_0011
    SEATED = 0b000_0100
    TYPING = 0b000_1000
    SPEAKING = 0b001_0000
    SNAP = 0b010_0000
    """The place jumped: show it there at once, without a path between."""
    AWAY = 0b100_0000


CLIENT_FLAGS: Final = int(PoseFlag.GAIT | PoseFlag.TYPING | PoseFlag.AWAY)


@dataclass(frozen=True, slots=True)
class Pose:
    """A place and the head's direction: metres, radians, right-handed, Y up; yaw 0 looks along −Z and grows left."""

    x: float
    y: float
    z: float
    yaw: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What a client says of itself."""

    epoch: int
    last_frame: int
    position: int
    pitch: int
    flags: int


@dataclass(frozen=True, slots=True)
class Record:
    """What a viewer receives of another."""

    slot: int
    pitch: int
    flags: int
    position: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One pose frame, taken apart. For programs and tests: the browser reads the bytes in place."""

    sub_tick: int
    frame: int
    server_ms: int
    records: list[Record]
    cells: list[tuple[int, int, int]]
    things: list[ThingRecord] = field(default_factory=list)
    tracked: list[TrackedRecord] = field(default_factory=list)


def pack_position(pose: Pose) -> int:
    """The u64 of a place: rounded to 1 cm, 2 cm in height and 0.7°, held to the range that 64 bits can say."""
    x = _clamp(round((pose.x - XZ_ORIGIN_M) / XZ_STEP_M), X_MAX)
    z = _clamp(round((pose.z - XZ_ORIGIN_M) / XZ_STEP_M), X_MAX)
    y = _clamp(round((pose.y - Y_ORIGIN_M) / Y_STEP_M), Y_MAX)
    yaw = round(pose.yaw / math.tau * YAW_STEPS) % YAW_STEPS
    return x | z << Z_SHIFT | y << Y_SHIFT | yaw << YAW_SHIFT


def pack_pitch(pitch: float) -> int:
    """−π/2 … π/2 radians as 0 … 127; 0 looks straight down."""
    return _clamp(round((pitch / math.pi + 0.5) * PITCH_STEPS), PITCH_STEPS)


def unpack_pose(position: int, pitch: int) -> Pose:
    return Pose(
        x=(position & X_MAX) * XZ_STEP_M + XZ_ORIGIN_M,
        y=(position >> Y_SHIFT & Y_MAX) * Y_STEP_M + Y_ORIGIN_M,
        z=(position >> Z_SHIFT & X_MAX) * XZ_STEP_M + XZ_ORIGIN_M,
        yaw=(position >> YAW_SHIFT) * math.tau / YAW_STEPS,
        pitch=(pitch / PITCH_STEPS - 0.5) * math.pi,
    )


def encode_report(report: Report) -> bytes:
    return _REPORT.pack(Lane.POSE, report.epoch, report.last_frame, report.position, report.pitch, report.flags)


def decode_frame(data: bytes) -> Frame:
    """Take a pose frame apart. Raises ValueError when the lengths it names are not the length it has."""
    if len(data) < FRAME_HEAD_BYTES:
        raise ValueError(f"a pose frame has at least {FRAME_HEAD_BYTES} bytes, this one has {len(data)}")
    _, sub_tick, frame, server_ms, people, things, cells, tracked = _FRAME_HEAD.unpack_from(data)
    things_at = FRAME_HEAD_BYTES + people * RECORD_BYTES
    tracked_at = things_at + things * THING_BYTES
    cells_at = tracked_at + tracked * TRACKED_BYTES
    if len(data) != cells_at + cells * CELL_BYTES:
        raise ValueError(f"a pose frame names {cells_at + cells * CELL_BYTES} bytes, this one has {len(data)}")
    records = [
        Record(slot=who & SLOT_MAX, pitch=who >> PITCH_SHIFT & PITCH_STEPS, flags=who >> FLAG_SHIFT, position=position)
        for who, position in _RECORD.iter_unpack(data[FRAME_HEAD_BYTES:things_at])
    ]
    cells_told = list(_CELL.iter_unpack(data[cells_at:]))
    things_told, tracked_told = decode_things(data[things_at:tracked_at]), decode_tracked(data[tracked_at:cells_at])
    return Frame(sub_tick, frame, server_ms, records, cells_told, things_told, tracked_told)


def _clamp(value: int, maximum: int) -> int:
    return max(0, min(maximum, value))
