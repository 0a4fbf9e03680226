"""The bytes of things in hand (PR-70 to PR-72): examples by hand, laws by search, dtypes held against functions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.lane import Lane
from lanting.protocol.thing import (
    THING_BITS,
    THING_BYTES,
    THING_DTYPE,
    THING_MAX,
    THING_REPORT_BYTES,
    THING_REPORT_DTYPE,
    Quaternion,
    ThingFlag,
    ThingRecord,
    ThingReport,
    decode_things,
    encode_thing_report,
    pack_rotation,
    unpack_rotation,
)

STEP = 1 / (math.sqrt(2) * 511)
u32 = st.integers(0, 0xFFFF_FFFF)
numbers = st.integers(0, THING_MAX)
flags = st.integers(0, (1 << 14) - 1)
parts = st.floats(-1.0, 1.0)
reports = st.builds(
    ThingReport,
    epoch=st.integers(0, 255),
    thing=numbers,
    flags=flags,
    position=st.integers(0, (1 << 55) - 1),
    rotation=u32,
)


def test_pr70_a_report_is_eighteen_bytes_in_this_order() -> None:
    report = ThingReport(epoch=7, thing=3, flags=ThingFlag.FLYING, position=0x0011_2233_4455_6677, rotation=0xC0FF_EE00)
    assert encode_thing_report(report) == bytes.fromhex("01 07 03000400 7766554433221100 00eeffc0".replace(" ", ""))


@given(reports)
def test_pr70_a_report_and_its_dtype_are_the_same_bytes(report: ThingReport) -> None:
    data = encode_thing_report(report)
    assert len(data) == THING_REPORT_BYTES == THING_REPORT_DTYPE.itemsize
    [row] = np.frombuffer(data, THING_REPORT_DTYPE)
    said = (Lane.POSE, report.epoch, report.thing | report.flags << THING_BITS, report.position, report.rotation)
    assert tuple(int(value) for value in row) == said


@given(st.lists(st.tuples(numbers, flags, st.integers(0, (1 << 64) - 1), u32), max_size=16))
def test_pr71_things_read_back_as_they_were_written(rows: list[tuple[int, int, int, int]]) -> None:
    written = [(thing | flag << THING_BITS, position, rotation) for thing, flag, position, rotation in rows]
    data = np.array(written, THING_DTYPE).tobytes()
    assert len(data) == len(rows) * THING_BYTES
    assert decode_things(data) == [ThingRecord(*row) for row in rows]


@given(parts, parts, parts, parts)
def test_pr72_a_rotation_comes_back_within_half_a_step(x: float, y: float, z: float, w: float) -> None:
    length = math.hypot(x, y, z, w)
    if length < 0.01:
        return
    unit = [each / length for each in (x, y, z, w)]
    seen = unpack_rotation(pack_rotation((x, y, z, w)))
    # What is turned by q is turned by −q.
    sign = math.copysign(1.0, sum(one * other for one, other in zip(unit, seen, strict=True)))
    assert all(abs(one - sign * other) <= 2 * STEP for one, other in zip(unit, seen, strict=True))


@given(u32)
def test_pr72_whatever_the_bits_a_rotation_of_length_one_is_read(packed: int) -> None:
    assert math.hypot(*unpack_rotation(packed)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("rotation", "seen"),
    [
        ((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 1.0)),
        ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)),
        ((0.0, -3.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0)),
    ],
)
def test_pr72_no_rotation_is_exact_and_whatever_has_no_length_is_none(rotation: Quaternion, seen: Quaternion) -> None:
    assert unpack_rotation(pack_rotation(rotation)) == seen
