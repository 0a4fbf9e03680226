"""Slots: SP-5."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.protocol.limit import SLOT_MAX, SLOT_REST_MS
from lanting.space.slot import SlotTable


def test_sp5_the_lowest_rested_slot_comes_first() -> None:
    slots = SlotTable()
    assert [slots.take(Moment(0)) for _ in range(4)] == [0, 1, 2, 3]
    slots.free(2, Moment(0))
    slots.free(1, Moment(10))
    assert slots.take(Moment(SLOT_REST_MS)) == 2
    assert slots.take(Moment(SLOT_REST_MS + 10)) == 1
    assert slots.take(Moment(SLOT_REST_MS + 10)) == 4


def test_sp5_when_every_slot_is_taken_or_rests_there_is_none() -> None:
    slots = SlotTable()
    for _ in range(SLOT_MAX + 1):
        slots.take(Moment(0))
    assert slots.take(Moment(0)) is None
    slots.free(9, Moment(0))
    assert slots.take(Moment(SLOT_REST_MS - 1)) is None
    assert slots.take(Moment(SLOT_REST_MS)) == 9


@given(st.lists(st.one_of(st.just(None), st.integers(0, 30), st.integers(0, 2 * SLOT_REST_MS).map(lambda ms: -ms))))
def test_sp5_no_slot_is_given_twice_nor_within_its_rest(deeds: list[int | None]) -> None:
    """None takes a slot, a number frees that one of those taken, a negative one lets time pass."""
    slots, taken, freed_at, now = SlotTable(), set[int](), dict[int, int](), 0
    for deed in deeds:
        if deed is None:
            slot = slots.take(Moment(now))
            assert slot is not None and slot not in taken
            assert now - freed_at.get(slot, -SLOT_REST_MS) >= SLOT_REST_MS
            taken.add(slot)
        elif deed < 0:
            now -= deed
        elif deed in taken:
            taken.remove(deed)
            freed_at[deed] = now
            slots.free(deed, Moment(now))
