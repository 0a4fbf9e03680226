"""The boundary counts everything, reports little, and tells nobody's words."""

from __future__ import annotations

import pytest

from lanting.kernel.clock import Instant, Moment
from lanting.runtime import metric
from lanting.runtime.boundary import REPORT_EVERY_MS, Boundary


class HandClock:
    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> Instant:
        return Instant(self.ms)

    def moment(self) -> Moment:
        return Moment(self.ms)


def facts(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [vars(record)["facts"] for record in caplog.records]


def counted(place: str) -> float:
    return metric.registry.get_sample_value("lanting_errors_total", {"place": place}) or 0.0


def test_an_error_is_counted_and_does_not_get_out() -> None:
    boundary = Boundary(HandClock())
    with boundary.catching("here"):
        raise RuntimeError("surprise")
    assert counted("here") == 1


def test_the_report_says_where_and_never_what_somebody_typed(caplog: pytest.LogCaptureFixture) -> None:
    Boundary(HandClock()).report("there", ValueError("my password is hunter2"))
    (said,) = facts(caplog)
    assert said["place"] == "there" and said["error"] == "ValueError"
    assert "hunter2" not in repr(vars(caplog.records[0]))


def test_the_same_trouble_is_reported_once_a_second_and_counted_each_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = HandClock()
    boundary = Boundary(clock)
    for _ in range(100):
        boundary.report("beat", RuntimeError())
    boundary.report("elsewhere", RuntimeError())
    clock.ms += REPORT_EVERY_MS
    boundary.report("beat", RuntimeError())
    assert [said["place"] for said in facts(caplog)] == ["beat", "elsewhere", "beat"]
    assert counted("beat") == 101
