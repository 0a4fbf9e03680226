"""What a Bot says of its own head and hands, and sees of others' (PR-75 to PR-78)."""

from __future__ import annotations

import pytest

from lanting.protocol.limit import TRACKED_SILENT_MS
from lanting.protocol.pose import Pose, Record, pack_position
from lanting.protocol.tracked import TrackedFlag, TrackedRecord, decode_tracked
from lanting.protocol.word import Card, Look
from lanting.sdk import Tracked, TrackedPart
from lanting.sdk.people import People
from lanting.sdk.tracking import OwnTracked, seen

HERE = Pose(2.004, 1.0, 3.0)
FIST = TrackedPart((2.3, 2.2, 2.75), (0.0, 0.6, 0.0, 0.8), "fist")
SAID = Tracked(right=FIST, hands=True, mixed_reality=True)


def record_of(report: bytes | None) -> TrackedRecord:
    assert report is not None
    (record,) = decode_tracked(report[2:])
    return record


def test_pr75_what_is_said_is_said_once_and_anew_to_whom_it_is_new() -> None:
    own = OwnTracked()
    assert own.report(7, HERE) is None
    own.track(SAID)
    assert (said := own.report(7, HERE)) is not None and said[1] == 7
    assert own.report(7, HERE) is None
    assert own.report(8, HERE) is not None
    own.begin()
    assert own.report(8, HERE) is not None
    own.track(None)
    assert record_of(own.report(8, HERE)).is_end
    assert own.report(8, HERE) is None


def test_pr76_a_hand_is_seen_where_it_was_said_to_be() -> None:
    own = OwnTracked()
    own.track(SAID)
    told = seen(record_of(own.report(0, HERE)), Pose(2.0, 1.0, 3.0))
    assert told is not None and told.right is not None
    assert told == Tracked(right=told.right, hands=True, mixed_reality=True)
    assert told.right.shape == "fist"
    assert told.right.position == pytest.approx(FIST.position, abs=0.006)
    assert told.right.rotation == pytest.approx(FIST.rotation, abs=0.003)


def test_pr78_the_end_and_silence_are_seen_as_nothing() -> None:
    people = People()
    people.start(0, [Card(slot=4, participant="par_4", name="Mei", look=Look(), program=False)])
    on = TrackedRecord(4, TrackedFlag.TABLE, (0, 0, 0))
    stands = Record(4, 64, 0, pack_position(HERE))
    late = (1 << 32) - 100
    people.see([stands], [on], late)
    [mei] = people
    assert mei.tracked == Tracked(at_table=True)
    people.see([], [], (late + TRACKED_SILENT_MS) % (1 << 32))
    assert next(iter(people)).tracked is not None
    people.see([], [], (late + TRACKED_SILENT_MS + 1) % (1 << 32))
    assert next(iter(people)).tracked is None
    people.see([], [on], 5_000)
    people.see([], [TrackedRecord(4, 0, (0, 0, 0))], 5_050)
    assert next(iter(people)).tracked is None
