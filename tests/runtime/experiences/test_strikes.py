"""Three times within a minute is too often, and whoever was patient begins anew."""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.runtime.experiences.limit import STRIKES_WITHIN_MS
from lanting.runtime.experiences.strikes import Strikes


def test_the_third_within_a_minute_is_too_often_for_each_alone() -> None:
    strikes = Strikes()
    assert [strikes.add("tea", Moment(at)) for at in (0, 1)] == [False, False]
    assert not strikes.add("quiz", Moment(2))
    assert strikes.add("tea", Moment(STRIKES_WITHIN_MS - 1))
    assert not strikes.add("tea", Moment(STRIKES_WITHIN_MS))


def test_what_is_a_minute_ago_does_not_count() -> None:
    strikes = Strikes()
    assert [strikes.add("tea", Moment(at)) for at in (0, 1, STRIKES_WITHIN_MS)] == [False, False, False]
