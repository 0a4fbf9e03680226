"""The bytes of the pose lane (PR-10 to PR-15): examples by hand, laws by search, dtypes held against functions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.lane import Lane
from lanting.protocol.limit import SLOT_MAX
from lanting.protocol.pose import (
    CELL_BYTES,
    CELL_DTYPE,
    CLIENT_FLAGS,
    FLAG_BITS,
    FLAG_SHIFT,
    FRAME_HEAD_BYTES,
    FRAME_HEAD_DTYPE,
    PITCH_SHIFT,
    PITCH_STEPS,
    RECORD_BYTES,
    RECORD_DTYPE,
    REPORT_BYTES,
    REPORT_DTYPE,
    XZ_ORIGIN_M,
    XZ_STEP_M,
    Y_ORIGIN_M,
    Y_STEP_M,
    YAW_STEPS,
    Frame,
    Gait,
    Pose,
    PoseFlag,
    Record,
    Report,
    decode_frame,
    encode_report,
    pack_pitch,
    pack_position,
    unpack_pose,
)
from lanting.protocol.thing import THING_BYTES

u8 = st.integers(0, 0xFF)
u16 = st.integers(0, 0xFFFF)
u64 = st.integers(0, 0xFFFF_FFFF_FFFF_FFFF)
i16 = st.integers(-0x8000, 0x7FFF)
metres_xz = st.floats(XZ_ORIGIN_M, -XZ_ORIGIN_M - XZ_STEP_M)
metres_y = st.floats(Y_ORIGIN_M, Y_ORIGIN_M + 32_767 * Y_STEP_M)
pitches = st.floats(-math.pi / 2, math.pi / 2)
records = st.builds(
    Record,
    slot=st.integers(0, SLOT_MAX),
    pitch=st.integers(0, PITCH_STEPS),
    flags=st.integers(0, (1 << FLAG_BITS) - 1),
    position=u64,
)
reports = st.builds(Report, epoch=u8, last_frame=u16, position=u64, pitch=u8, flags=u8)

HALF = 0.5 + 1e-6
"""Half a step, and what the last bit of a float may add."""


def frame_bytes(frame: Frame) -> bytes:
    """A frame written with the dtypes that the server uses."""
    head = np.zeros(1, FRAME_HEAD_DTYPE)
    head["lane"], head["sub_tick"], head["frame"] = Lane.POSE, frame.sub_tick, frame.frame
    head["server_ms"], head["people"], head["cells"] = frame.server_ms, len(frame.records), len(frame.cells)
    rows = [
        (record.slot | record.pitch << PITCH_SHIFT | record.flags << FLAG_SHIFT, record.position)
        for record in frame.records
    ]
    return head.tobytes() + np.array(rows, RECORD_DTYPE).tobytes() + np.array(frame.cells, CELL_DTYPE).tobytes()


frames = st.builds(
    Frame,
    sub_tick=st.integers(0, 4),
    frame=u16,
    server_ms=st.integers(0, 0xFFFF_FFFF),
    records=st.lists(records, max_size=255),
    cells=st.lists(st.tuples(i16, i16, u16), max_size=20),
)


def test_pr10_a_report_is_fourteen_bytes_in_this_order() -> None:
    report = Report(epoch=7, last_frame=0x1234, position=0x1122_3344_5566_7788, pitch=64, flags=0b1000_0010)
    assert encode_report(report) == bytes.fromhex("01 07 3412 8877665544332211 40 82".replace(" ", ""))


@given(reports)
def test_pr10_a_report_and_its_dtype_are_the_same_bytes(report: Report) -> None:
    data = encode_report(report)
    assert len(data) == REPORT_BYTES == REPORT_DTYPE.itemsize
    [row] = np.frombuffer(data, REPORT_DTYPE)
    lane, *fields = (int(value) for value in row)
    assert lane == Lane.POSE
    assert Report(*fields) == report


def test_pr11_a_record_is_a_u32_and_a_position() -> None:
    assert (RECORD_DTYPE.itemsize, PITCH_SHIFT, FLAG_SHIFT) == (RECORD_BYTES, 18, 25)
    assert SLOT_MAX == (1 << PITCH_SHIFT) - 1
    [row] = np.array([(SLOT_MAX, 0)], RECORD_DTYPE)
    assert row.tobytes() == bytes.fromhex("ffff0300" + "00" * 8)


def test_pr12_the_corners_of_the_range_are_the_ends_of_the_bits() -> None:
    assert pack_position(Pose(XZ_ORIGIN_M, Y_ORIGIN_M, XZ_ORIGIN_M)) == 0
    assert pack_position(Pose(1e9, 1e9, 1e9, yaw=math.tau * 511 / 512)) == 0xFFFF_FFFF_FFFF_FFFF
    assert pack_position(Pose(-1e9, -1e9, -1e9)) == 0


def test_pr12_the_origin_is_half_of_the_range() -> None:
    assert pack_position(Pose(0.0, 0.0, 0.0)) == 1 << 19 | 1 << 39 | 6_400 << 40


@given(metres_xz, metres_y, metres_xz, st.floats(-100.0, 100.0), pitches)
def test_pr12_rounding_errs_by_at_most_half_a_step(x: float, y: float, z: float, yaw: float, pitch: float) -> None:
    seen = unpack_pose(pack_position(Pose(x, y, z, yaw, pitch)), pack_pitch(pitch))
    assert abs(seen.x - x) <= XZ_STEP_M * HALF
    assert abs(seen.z - z) <= XZ_STEP_M * HALF
    assert abs(seen.y - y) <= Y_STEP_M * HALF
    assert abs(math.remainder(seen.yaw - yaw, math.tau)) <= math.tau / YAW_STEPS * HALF
    assert abs(seen.pitch - pitch) <= math.pi / PITCH_STEPS * HALF


@given(u64, st.integers(0, PITCH_STEPS))
def test_pr12_what_is_seen_packs_to_the_same_bits(position: int, pitch: int) -> None:
    seen = unpack_pose(position, pitch)
    assert pack_position(seen) == position
    assert pack_pitch(seen.pitch) == pitch


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.floats(-1e6, 1e6))
def test_pr12_any_pose_has_64_bits(x: float, y: float, z: float, yaw: float) -> None:
    assert 0 <= pack_position(Pose(x, y, z, yaw)) < 1 << 64


def test_pr12_looking_straight_down_is_zero_and_up_is_the_most() -> None:
    assert [pack_pitch(pitch) for pitch in (-math.pi / 2, math.pi / 2, -9.0, 9.0)] == [0, 127, 0, 127]


def test_pr13_flags_are_one_bit_each_and_the_gait_two() -> None:
    assert PoseFlag.GAIT + sum(PoseFlag) == (1 << FLAG_BITS) - 1
    assert all(flag.bit_count() == 1 for flag in PoseFlag)
    assert int(max(Gait)) == int(PoseFlag.GAIT)


def test_pr13_a_client_speaks_for_its_own_legs_hands_and_absence_only() -> None:
    assert CLIENT_FLAGS == PoseFlag.GAIT | PoseFlag.TYPING | PoseFlag.AWAY


@given(frames)
def test_pr14_a_frame_reads_back_as_it_was_written(frame: Frame) -> None:
    data = frame_bytes(frame)
    assert len(data) == FRAME_HEAD_BYTES + len(frame.records) * RECORD_BYTES + len(frame.cells) * CELL_BYTES
    assert decode_frame(data) == frame


@given(frames, st.integers(1, 13), st.booleans())
def test_pr14_a_frame_of_another_length_than_it_names_is_refused(frame: Frame, by: int, is_longer: bool) -> None:
    data = frame_bytes(frame)
    data = data + bytes(by) if is_longer else data[:-by]
    with pytest.raises(ValueError, match="bytes"):
        decode_frame(data)


@given(st.binary(max_size=300))
def test_pr14_any_bytes_are_a_frame_or_a_value_error(data: bytes) -> None:
    try:
        frame = decode_frame(data)
    except ValueError:
        return
    assert len(frame.records) <= 0xFF


def test_pr14_things_are_skipped_by_who_does_not_know_them() -> None:
    cell = np.array([(-3, 4, 5)], CELL_DTYPE).tobytes()
    head = np.zeros(1, FRAME_HEAD_DTYPE)
    head["things"], head["cells"] = 2, 1
    assert decode_frame(head.tobytes() + bytes(2 * THING_BYTES) + cell).cells == [(-3, 4, 5)]


def test_pr15_a_cell_is_two_signed_numbers_and_a_count() -> None:
    assert CELL_DTYPE.itemsize == CELL_BYTES
    assert np.array([(-1, 2, 65_535)], CELL_DTYPE).tobytes() == bytes.fromhex("ffff0200ffff")
