"""Head and hands over a bare wire: who is told, and what is too much (PR-75, PR-78)."""

from __future__ import annotations

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import TICK_HZ
from lanting.protocol.tracked import (
    TRACKED_REPORT_BYTES,
    Part,
    TrackedRecord,
    TrackedReport,
    encode_tracked_report,
    pack_part,
)
from lanting.runtime.rate import POSES_AT_ONCE_MAX
from tests.contracts.house import Place
from tests.contracts.wire import Wire

HEAD = pack_part(Part((0.0, 1.6, 0.0), (0.0, 0.0, 0.0, 1.0)))


def say_head(wire: Wire) -> None:
    wire.report()
    wire.message(encode_tracked_report(TrackedReport(wire.epoch, 0, (HEAD, 0, 0))))


def seen(wire: Wire) -> TrackedRecord:
    """The next tracked record that a frame tells."""
    while not (tracked := wire.read_pose_frame().tracked):
        pass
    return tracked[0]


def test_pr75_a_viewer_is_told_and_the_end_when_the_line_breaks(place: Place) -> None:
    waver, viewer = place.open(), place.open()
    slot = waver.enter().slot
    viewer.enter()
    say_head(waver)
    assert seen(viewer) == TrackedRecord(slot, 0, (HEAD, 0, 0))
    waver.cut()
    while not (told := seen(viewer)).is_end:
        assert told.slot == slot


def test_pr75_before_enter_and_of_another_length_it_closes_the_line(place: Place) -> None:
    outside, inside = place.open(), place.open()
    outside.message(bytes([Lane.POSE]) + bytes(TRACKED_REPORT_BYTES - 1))
    assert outside.read_close() == CloseCode.NOT_ENTERED
    inside.enter()
    inside.message(bytes([Lane.POSE]) + b"\xff" * (TRACKED_REPORT_BYTES - 1))
    inside.settle()
    inside.message(bytes([Lane.POSE]) + bytes(TRACKED_REPORT_BYTES))
    assert inside.read_close() == CloseCode.BAD_MESSAGE


def test_pr75_its_rate_is_counted_apart(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(3):
        place.pass_tick()
        for _ in range(TICK_HZ + TICK_HZ // 2):
            say_head(wire)
        wire.settle()
        place.house.clock.advance(1_000)
    wire.settle()


def test_pr75_a_flood_of_it_is_cut_off_at_once(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(POSES_AT_ONCE_MAX + 1):
        wire.message(encode_tracked_report(TrackedReport(wire.epoch, 0, (HEAD, 0, 0))))
    assert wire.read_closing()[1] == CloseCode.TOO_FAST
