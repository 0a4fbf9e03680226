"""How visitors are counted without anybody being told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, UserId
from lanting.space.count import COUNTED_TOGETHER, DAY_MS, STOPPED_LOOKS, Count, DayCount, day_of
from lanting.space.mark import NO_MARKS, Marks
from lanting.space.queries import COUNTS_KEPT_DAYS, add_counts, forget_counts, list_counts
from lanting.space.slot_array import Places
from lanting.space.solid import Box
from tests.identity.rights import GARDEN, LIBRARY, new_database
from tests.space.stage import Stage

KEY = bytes(32)
VASE, ROOM = EntityId("ent_0000000000000001"), EntityId("ent_0000000000000002")
MARKS = Marks([(VASE, (0.0, 1.5, 0.0))], [(ROOM, Box(10.0, 2.0, 0.0, 4.0, 4.0, 2.0, np.pi / 2))])
DAY = 20_000


def people(count: int, first: int = 0) -> dict[int, UserId]:
    return {slot: UserId(f"usr_{slot:016}") for slot in range(first, first + count)}


def at(*places: tuple[float, float, float]) -> Places:
    return np.array(places, float).reshape(-1, 3)


def counted(day: DayCount) -> dict[tuple[str, str], int]:
    return {(each.what, each.subject): each.number for each in day.take()}


def stand(day: DayCount, inside: dict[int, UserId], places: Places, looks: int = STOPPED_LOOKS) -> None:
    for _ in range(looks):
        day.look(inside, places, MARKS, since_ms=1_000)


def test_sp142_a_day_begins_at_midnight_utc() -> None:
    midnight = 20_000 * 86_400_000
    assert (day_of(Instant(midnight - 1)), day_of(Instant(midnight))) == (19_999, 20_000)


def test_sp140_somebody_counts_once_a_day_however_often_she_comes() -> None:
    day = DayCount(DAY, KEY)
    day.look(people(2), at((9, 0, 9), (9, 0, 9)), NO_MARKS, since_ms=0)
    day.look({}, at(), NO_MARKS, since_ms=1_000)
    # In another slot, as whoever comes back has.
    day.look({7: people(1)[0], 8: UserId("usr_new")}, at((9, 0, 9), (9, 0, 9)), NO_MARKS, since_ms=1_000)
    assert counted(day) == {("visitors", ""): 3, ("peak", ""): 2}
    assert day.take() == [], "told once"


def test_sp141_minutes_come_out_when_three_have_been_inside() -> None:
    day = DayCount(DAY, KEY)
    for _ in range(150):
        day.look(people(2), at((9, 0, 9), (9, 0, 9)), NO_MARKS, since_ms=1_000)
    assert ("minutes", "") not in counted(day)
    day.look(people(1, first=2), at((9, 0, 9)), NO_MARKS, since_ms=1_000)
    assert counted(day)["minutes", ""] == 5
    for _ in range(60):
        day.look(people(1), at((9, 0, 9)), NO_MARKS, since_ms=1_000)
    assert counted(day) == {("minutes", ""): 1}, "what is left of a minute is kept for the next"


def test_sp143_a_stop_is_five_seconds_in_a_row_near_or_inside() -> None:
    day = DayCount(DAY, KEY)
    inside = people(3)
    near, far = at((2, 0, 2), (0, 0, 2.9), (-2, 3, 0)), at((2.5, 0, 2), (0, 0, 3.1), (0, 5, 0))
    stand(day, inside, near, STOPPED_LOOKS - 1)
    stand(day, inside, far, 1)
    stand(day, inside, near, STOPPED_LOOKS - 1)
    assert ("stop", VASE) not in counted(day)
    stand(day, inside, near, 1)
    assert counted(day)["stop", VASE] == 3
    stand(day, inside, near, 300)
    assert ("stop", VASE) not in counted(day), "who stays, or comes back, stopped there once"
    # The room is turned: 4 m along z and 2 m along x; its floor is at 0.
    stand(day, people(3, first=5), at((10.9, 0, 1.9), (9.1, -0.05, -1.9), (10, 4, 0)))
    assert counted(day)["stop", ROOM] == 3
    stand(day, people(3, first=9), at((11.1, 0, 0), (10, 0, 2.1), (10, 4.2, 0)))
    assert ("stop", ROOM) not in counted(day)


def test_sp143_when_the_place_is_changed_everybody_stands_there_anew() -> None:
    day = DayCount(DAY, KEY)
    stand(day, people(3), at(*[(0, 0, 1)] * 3), STOPPED_LOOKS - 1)
    day.look(people(3), at(*[(0, 0, 1)] * 3), Marks([(ROOM, (0.0, 1.5, 0.0))], []), since_ms=1_000)
    assert {what for what, _ in counted(day)} == {"visitors", "peak"}


@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=60), st.integers(1, 9))
def test_sp141_no_number_of_stops_is_ever_about_fewer_than_three(comings: list[tuple[int, bool]], every: int) -> None:
    """Whoever reads all that is stored, as often as she likes, sees steps of three people each."""
    day, kept, stopped = DayCount(DAY, KEY), Counter[tuple[str, str]](), set[int]()
    for number, (who, stays) in enumerate(comings):
        stand(day, people(1, first=who), at((0, 0, 1)), STOPPED_LOOKS if stays else 2)
        day.look({}, at(), MARKS, since_ms=1_000)
        stopped |= {who} if stays else set()
        if number % every == 0:
            taken = counted(day)
            kept.update(taken)
            assert taken.get(("stop", VASE), 0) % COUNTED_TOGETHER == 0
    kept.update(counted(day))
    assert kept["stop", VASE] == len(stopped) // COUNTED_TOGETHER * COUNTED_TOGETHER
    assert kept["visitors", ""] == len({who for who, _ in comings})


def test_sp140_nobody_inside_is_no_number() -> None:
    day = DayCount(DAY, KEY)
    day.look({}, at(), MARKS, since_ms=5_000)
    assert day.take() == []


@pytest.mark.parametrize("since_ms", [0, 90_000])
def test_sp142_a_pause_of_the_server_is_nobodys_stay(since_ms: int) -> None:
    day = DayCount(DAY, KEY)
    for _ in range(10):
        day.look(people(3), at(*[(9, 0, 9)] * 3), NO_MARKS, since_ms=since_ms)
    assert counted(day).get(("minutes", ""), 0) == min(since_ms, 2_000) * 30 // 60_000


def test_sp140_programs_and_whoever_builds_or_keeps_the_space_are_not_counted() -> None:
    stage = Stage()
    stage.welcome("guest")
    stage.welcome("bot", program=True)
    for role in (Role.WATCHER, Role.BUILDER, Role.HOST, Role.OWNER, Role.OPERATOR):
        stage.welcome(role.value, standing=Standing(role))
    assert sorted(stage.space.visitors().values()) == ["guest", "watcher"]


def test_sp142_sums_are_added_of_a_peak_the_higher_stays_and_after_400_days_they_are_gone(
    connection: Connection,
) -> None:
    for counts in ([Count("visitors", "", 2), Count("peak", "", 2)], [Count("visitors", "", 3), Count("peak", "", 1)]):
        add_counts(connection, GARDEN, DAY, [*counts, Count("stop", VASE, 3)])
    add_counts(connection, GARDEN, DAY + 1, [Count("visitors", "", 7)])
    add_counts(connection, LIBRARY, DAY, [Count("visitors", "", 9)])
    kept = [Count("peak", "", 2), Count("stop", VASE, 6), Count("visitors", "", 5)]
    tomorrow = (DAY + 1, Count("visitors", "", 7))
    assert list_counts(connection, GARDEN, DAY) == [*((DAY, each) for each in kept), tomorrow]
    forget_counts(connection, Instant((DAY + COUNTS_KEPT_DAYS) * DAY_MS + DAY_MS - 1))
    assert len(list_counts(connection, GARDEN, 0)) == 4
    forget_counts(connection, Instant((DAY + COUNTS_KEPT_DAYS + 1) * DAY_MS))
    assert list_counts(connection, GARDEN, 0) == [tomorrow]
    assert list_counts(connection, LIBRARY, 0) == []


@pytest.fixture
def connection() -> Iterator[Connection]:
    with new_database() as connection:
        yield connection
