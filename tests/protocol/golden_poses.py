"""Bytes of the pose lane that both ends must agree on; `golden_bytes` writes them down."""

from __future__ import annotations

import math
import struct
from dataclasses import replace
from typing import Any, Final

import msgspec

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_BITS, SLOT_MAX
from lanting.protocol.pose import (
    FLAG_SHIFT,
    PITCH_SHIFT,
    Pose,
    Report,
    encode_report,
    pack_pitch,
    pack_position,
    unpack_pose,
)
from lanting.protocol.thing import (
    THING_BITS,
    THING_MAX,
    Quaternion,
    ThingReport,
    encode_thing_report,
    pack_rotation,
    unpack_rotation,
)
from lanting.protocol.tracked import (
    PART_NAMES,
    Part,
    TrackedReport,
    encode_tracked_report,
    pack_part,
    unpack_part,
)

_POSES: Final = [
    Pose(0.0, 0.0, 0.0),
    Pose(4.7, 2.5, 14.0, yaw=math.pi / 2, pitch=-0.3),
    Pose(-5242.88, -128.0, -5242.88, yaw=-math.pi, pitch=-math.pi / 2),
    Pose(5242.87, 527.34, 5242.87, yaw=math.tau - 0.001, pitch=math.pi / 2),
    Pose(99_999.0, -9_999.0, -99_999.0, yaw=40.0, pitch=9.0),
    Pose(0.005, 0.01, -0.005, yaw=math.tau / 1024, pitch=math.pi / 254),
    Pose(10.24, 81.92, -10.25, yaw=-0.0001, pitch=0.0001),
    Pose(-1310.72, 199.99, 2621.435, yaw=3.0, pitch=1.0),
]

_ROTATIONS: Final[list[Quaternion]] = [
    (0.0, 0.0, 0.0, 1.0),
    (0.0, 0.6, 0.0, 0.8),
    (0.8, -0.1, 0.2, -0.3),
    (-0.5, 0.5, -0.5, 0.5),
    (0.1, -0.9, 0.05, 0.02),
    (0.0, 0.0, 0.0, 0.0),
    (0.25, 0.3, -0.99, 0.7),
    (0.7071, 0.7072, 0.0, 0.0),
]


_PARTS: Final[list[Part | None]] = [
    Part((0.12, 1.6, -0.034), (0.0, 0.0, 0.0, 1.0)),
    Part((-0.45, 1.1, 0.207), (0.8, -0.1, 0.2, -0.3), 3),
    None,
    Part((2.55, 3.83, 2.55), (-0.5, 0.5, -0.5, 0.5), 7),
    Part((-9.0, -9.0, 9.0), (0.1, -0.9, 0.05, 0.02), 1),
    Part((0.006, 0.014, -0.006), (0.25, 0.3, -0.99, 0.7), 2),
]


def golden_poses() -> dict[str, Any]:
    reports = [
        {
            "pose": msgspec.to_builtins(pose),
            "epoch": 31 * index % 256,
            "last_frame": 9_000 * index,
            "flags": flags,
            "bytes": encode_report(
                Report(31 * index % 256, 9_000 * index, pack_position(pose), pack_pitch(pose.pitch), flags)
            ).hex(),
        }
        for index, (pose, flags) in enumerate(zip(_POSES, [0, 1, 2, 3, 8, 64, 72, 75], strict=True))
    ]
    things = [
        {
            "epoch": 37 * index % 256,
            "thing": THING_MAX - 999 * index,
            "flags": index % 2,
            "place": [pose.x, pose.y, pose.z],
            "rotation": list(rotation),
            "bytes": encode_thing_report(
                ThingReport(
                    37 * index % 256, THING_MAX - 999 * index, index % 2, _thing_position(pose), pack_rotation(rotation)
                )
            ).hex(),
        }
        for index, (pose, rotation) in enumerate(zip(_POSES, _ROTATIONS, strict=True))
    ]
    cells = [(-328, 327, 65_535), (0, -1, 0)]
    frames = [
        _frame(0, [], [], [], 0),
        _frame(3, _POSES, [], cells, 0),
        _frame(4, _POSES[:1], _ROTATIONS, cells, 0),
        _frame(1, _POSES[:2], _ROTATIONS[:1], cells, len(_PARTS)),
    ]
    tracked = [_tracked_report(index) for index in range(len(_PARTS))]
    return {"reports": reports, "things": things, "tracked": tracked, "frames": frames}


def _tracked_report(index: int) -> dict[str, Any]:
    """Counted from feet that are rounded first, as her own report has them."""
    feet = unpack_pose(pack_position(_POSES[index]), 0)
    epoch, flags, parts = 41 * index, index, _turned_parts(index)
    packed = pack_part(parts[0]), pack_part(parts[1]), pack_part(parts[2])
    return {
        "epoch": epoch,
        "flags": flags,
        "feet": [_POSES[index].x, _POSES[index].y, _POSES[index].z],
        "parts": {
            name: part
            and {
                "place": [feet.x + part.offset[0], feet.y + part.offset[1], feet.z + part.offset[2]],
                "rotation": list(part.rotation),
                "shape": part.shape,
            }
            for name, part in zip(PART_NAMES, parts, strict=True)
        },
        "bytes": encode_tracked_report(TrackedReport(epoch, flags, packed)).hex(),
    }


def _turned_parts(index: int) -> list[Part | None]:
    return [_PARTS[(index + turn) % len(_PARTS)] for turn in range(3)]


def _thing_position(pose: Pose) -> int:
    return pack_position(replace(pose, yaw=0.0))


def _frame(
    sub_tick: int,
    poses: list[Pose],
    rotations: list[Quaternion],
    cells: list[tuple[int, int, int]],
    tracked_count: int,
) -> dict[str, Any]:
    """Things stand where people stand, turned by `rotations`."""
    counts = len(poses), len(rotations), len(cells), tracked_count
    data = struct.pack("<BBHIBBBB", Lane.POSE, sub_tick, 65_534, 4_294_967_290, *counts)
    people = []
    for index, pose in enumerate(poses):
        slot, pitch, flags = SLOT_MAX - 1_001 * index, pack_pitch(pose.pitch), (index * 37) % 128
        position = pack_position(pose)
        data += struct.pack("<IQ", slot | pitch << PITCH_SHIFT | flags << FLAG_SHIFT, position)
        people.append({"slot": slot, "flags": flags, "pose": msgspec.to_builtins(unpack_pose(position, pitch))})
    things = []
    for index, rotation in enumerate(rotations):
        thing, flags = 65_530 + index, index % 2
        position, packed = _thing_position(_POSES[index]), pack_rotation(rotation)
        data += struct.pack("<IQI", thing | flags << THING_BITS, position, packed)
        seen = unpack_pose(position, 0)
        place, turned = [seen.x, seen.y, seen.z], list(unpack_rotation(packed))
        things.append({"thing": thing, "flags": flags, "place": place, "rotation": turned})
    tracked = []
    for index in range(tracked_count):
        packed_parts = [pack_part(part) for part in _turned_parts(index)]
        data += struct.pack("<IQQQ", 7 + index | index << SLOT_BITS, *packed_parts)
        parts_seen = {
            name: part and {"offset": list(part.offset), "rotation": list(part.rotation), "shape": part.shape}
            for name, part in zip(PART_NAMES, map(unpack_part, packed_parts), strict=True)
        }
        tracked.append({"slot": 7 + index, "flags": index, "parts": parts_seen})
    for cell in cells:
        data += struct.pack("<hhH", *cell)
    head = {"sub_tick": sub_tick, "frame": 65_534, "server_ms": 4_294_967_290}
    return {
        **head,
        "people": people,
        "things": things,
        "tracked": tracked,
        "cells": cells,
        "bytes": data.hex(),
    }
