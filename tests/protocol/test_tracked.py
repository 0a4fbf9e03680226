"""The bytes of tracked heads and hands (PR-75, PR-76): examples by hand, laws by search, dtypes against functions."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_BITS, SLOT_MAX
from lanting.protocol.pose import FRAME_HEAD_DTYPE, decode_frame
from lanting.protocol.tracked import (
    IS_TRACKED_SHIFT,
    PART_MAX,
    PART_STEP_M,
    PART_XZ_ORIGIN_M,
    PART_Y_ORIGIN_M,
    SHAPE_MAX,
    TRACKED_BYTES,
    TRACKED_DTYPE,
    TRACKED_FLAGS,
    TRACKED_REPORT_BYTES,
    TRACKED_REPORT_DTYPE,
    UNTRACKED,
    HandShape,
    Part,
    TrackedFlag,
    TrackedRecord,
    TrackedReport,
    decode_tracked,
    encode_tracked_report,
    pack_part,
    unpack_part,
)

DEGREE = math.pi / 180
u8 = st.integers(0, 255)
u64 = st.integers(0, (1 << 64) - 1)
flags = st.integers(0, (1 << 14) - 1)
parts = st.tuples(u64, u64, u64)
level_m = st.floats(PART_XZ_ORIGIN_M, PART_XZ_ORIGIN_M + PART_MAX * PART_STEP_M)
height_m = st.floats(PART_Y_ORIGIN_M, PART_Y_ORIGIN_M + PART_MAX * PART_STEP_M)
turns = st.tuples(*4 * (st.floats(-1.0, 1.0),)).filter(lambda turn: math.hypot(*turn) > 0.01)
real_parts = st.builds(Part, st.tuples(level_m, height_m, level_m), turns, st.integers(0, SHAPE_MAX))


def angle_between(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    cosine = abs(sum(a * b for a, b in zip(one, other, strict=True))) / math.hypot(*one) / math.hypot(*other)
    return 2 * math.acos(min(1.0, cosine))


def test_pr75_a_report_is_thirty_bytes_in_this_order() -> None:
    report = TrackedReport(7, TrackedFlag.HANDS, (0x11, UNTRACKED, 0x0022_3344_5566_7788))
    told = "01 07 00000400 1100000000000000 0000000000000000 8877665544332200"
    assert encode_tracked_report(report) == bytes.fromhex(told.replace(" ", ""))


@given(u8, flags, parts)
def test_pr75_a_report_and_its_dtype_are_the_same_bytes(epoch: int, flag: int, packed: tuple[int, int, int]) -> None:
    data = encode_tracked_report(TrackedReport(epoch, flag, packed))
    assert len(data) == TRACKED_REPORT_BYTES == TRACKED_REPORT_DTYPE.itemsize
    [row] = np.frombuffer(data, TRACKED_REPORT_DTYPE)
    assert (row["lane"], row["epoch"], row["who"]) == (Lane.POSE, epoch, flag << SLOT_BITS)
    assert tuple(row["parts"].tolist()) == packed


@given(real_parts)
def test_pr76_a_part_comes_back_within_a_centimetre_and_a_third_of_a_degree(part: Part) -> None:
    seen = unpack_part(pack_part(part))
    assert seen is not None and seen.shape == part.shape
    assert all(abs(one - other) <= 0.01 for one, other in zip(part.offset, seen.offset, strict=True))
    assert angle_between(part.rotation, seen.rotation) <= 0.3 * DEGREE


@given(u64)
def test_pr76_whatever_the_bits_a_part_is_read_or_not_tracked(packed: int) -> None:
    part = unpack_part(packed)
    assert (part is None) == (not packed >> IS_TRACKED_SHIFT & 1)
    assert part is None or abs(math.hypot(*part.rotation) - 1.0) < 1e-9


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_pr76_what_is_out_of_reach_is_held_to_the_edge(x: float, y: float) -> None:
    seen = unpack_part(pack_part(Part((x, y, 0.0), (0.0, 0.0, 0.0, 1.0), HandShape.FIST)))
    assert seen is not None and abs(seen.offset[0]) <= 2.56 and -1.28 <= seen.offset[1] <= 3.83


def test_pr76_a_part_without_a_bit_is_not_tracked_and_the_highest_bit_is_zero() -> None:
    assert pack_part(None) == UNTRACKED == 0
    assert pack_part(Part((9.0, 9.0, 9.0), (-0.5, 0.5, 0.5, 0.5), SHAPE_MAX)) >> 63 == 0
    assert sum(TrackedFlag) == TRACKED_FLAGS


@given(st.lists(st.tuples(st.integers(0, SLOT_MAX), flags, parts), max_size=16))
def test_pr78_records_stand_between_things_and_cells(rows: list[tuple[int, int, tuple[int, int, int]]]) -> None:
    data = np.array([(slot | flag << SLOT_BITS, packed) for slot, flag, packed in rows], TRACKED_DTYPE).tobytes()
    assert len(data) == len(rows) * TRACKED_BYTES
    told = [TrackedRecord(*row) for row in rows]
    assert decode_tracked(data) == told
    head = np.zeros(1, FRAME_HEAD_DTYPE)
    head["things"], head["tracked"], head["cells"] = 1, len(rows), 1
    frame = decode_frame(head.tobytes() + bytes(16) + data + b"\x03\x00\x04\x00\x05\x00")
    assert (frame.tracked, frame.cells, len(frame.things)) == (told, [(3, 4, 5)], 1)
    assert all(each.is_end == (each.flags == 0 and not any(each.parts)) for each in told)
