"""Where a guide should be: after the first person, until ten seconds after the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.household.attendance import STAYS_S, Attendance


def test_a_guide_comes_with_the_first_and_stays_ten_seconds_after_the_last() -> None:
    attendance = Attendance()
    assert attendance.attended(0.0) == set()
    attendance.told("garden", 1, 5.0)
    attendance.told("garden", 0, 8.0)
    assert attendance.changes_at_s() == 8.0 + STAYS_S
    assert attendance.attended(8.0 + STAYS_S - 0.01) == {"garden"}
    assert attendance.attended(8.0 + STAYS_S) == set()
    assert attendance.changes_at_s() is None


def test_who_comes_back_in_time_finds_the_guide_still_there() -> None:
    attendance = Attendance()
    for people, now_s in ((1, 0.0), (0, 1.0), (1, 9.0)):
        attendance.told("garden", people, now_s)
    assert attendance.attended(1_000.0) == {"garden"}


def test_an_empty_space_that_was_never_entered_has_no_guide() -> None:
    attendance = Attendance()
    attendance.told("garden", 0, 0.0)
    assert attendance.attended(0.0) == set()


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 3), st.floats(0, 30)), max_size=30))
def test_a_place_with_people_always_has_its_guide_and_one_long_empty_never(told: list[tuple[str, int, float]]) -> None:
    attendance = Attendance()
    now_s, people, emptied_s = 0.0, dict.fromkeys("xyz", 0), dict.fromkeys("xyz", -STAYS_S)
    for space, count, passed_s in told:
        now_s += passed_s
        if people[space] and not count:
            emptied_s[space] = now_s
        people[space] = count
        attendance.told(space, count, now_s)
        wanted = {each for each in "xyz" if people[each] or now_s - emptied_s[each] < STAYS_S}
        assert attendance.attended(now_s) == wanted
