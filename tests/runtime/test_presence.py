"""How long somebody was inside, over all Spaces, makes her known; nothing else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.runtime.presence import Presence

MEI, ANN, BO = (UserId(f"usr_{number:016}") for number in range(3))
KNOWN_AFTER_MS = 10_000


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4_000)), max_size=30))
def test_ht59_time_counts_once_however_many_spaces_somebody_is_in(steps: list[tuple[bool, int]]) -> None:
    presence, now, spaces, inside_ms = Presence(KNOWN_AFTER_MS), 1_000, 0, 0
    for comes, wait in steps:
        inside_ms += wait if spaces else 0
        now += wait
        if comes:
            presence.came(MEI, Moment(now))
            spaces += 1
        elif spaces:
            presence.went(MEI, Moment(now))
            spaces -= 1
        assert presence.new_for_ms(MEI, Moment(now)) == max(0, KNOWN_AFTER_MS - inside_ms)
        assert presence.new_for_ms(ANN, Moment(now)) == KNOWN_AFTER_MS


def test_ht59_with_no_time_asked_for_everybody_is_known() -> None:
    presence = Presence(0)
    assert presence.new_for_ms(MEI, Moment(0)) == 0
    presence.came(MEI, Moment(0))
    presence.went(MEI, Moment(5))
    assert presence.new_for_ms(MEI, Moment(5)) == 0
    assert not presence.has_become_known(MEI, Moment(5)), "nothing is written that another setting could not take back"


def test_ht59_who_went_first_is_forgotten_first() -> None:
    presence = Presence(KNOWN_AFTER_MS, users_max=2)
    for user in (MEI, ANN, MEI, BO):
        presence.came(user, Moment(0))
        presence.went(user, Moment(1_000))
    lacking = [presence.new_for_ms(user, Moment(2_000)) for user in (MEI, ANN, BO)]
    assert lacking == [KNOWN_AFTER_MS - 2_000, KNOWN_AFTER_MS, KNOWN_AFTER_MS - 1_000]


def test_ht59_going_without_having_come_is_nothing() -> None:
    presence = Presence(KNOWN_AFTER_MS)
    presence.went(MEI, Moment(7))
    assert presence.new_for_ms(MEI, Moment(9)) == KNOWN_AFTER_MS
