"""The waiting room and the queue: SP-80 to SP-86 and SP-92 to SP-94."""

from __future__ import annotations

import pytest

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import (
    PLACE_HELD_MS,
    PLACE_NOTE_EVERY_MS,
    RESUME_WITHIN_MS,
    WAITING_MAX,
    WAITING_TOLD_EVERY_MS,
)
from lanting.protocol.request import Say
from lanting.protocol.word import Rules
from lanting.space.command import Forget, HangUp, Hold, Tell, TellSome
from lanting.space.event import Asked, StandingChanged
from lanting.space.waiting import is_open
from tests.space.stage import greets, line
from tests.space.waiting_stage import ALL_WAIT, HOST, INVITED, NEW, Door, ends, held, ways

OPEN = Rules()
ONE_PLACE = Rules(capacity=1)


# Who waits


def test_sp80_where_everybody_waits_a_visitor_is_held_and_told_why() -> None:
    door = Door()
    (hold,) = door.come("ann")
    assert isinstance(hold, Hold)
    assert (hold.waiting.reason, hold.waiting.place, hold.waiting.space_name) == ("approval", 1, "A garden")
    assert (hold.waiting.people, hold.waiting.hosts) == (0, 0)
    assert door.space.is_awaited and door.space.is_empty


@pytest.mark.parametrize(
    ("approval", "standing", "waits"),
    [
        ("nobody", NEW, False),
        ("new", NEW, True),
        ("new", Standing(), False),
        ("new", Standing(is_invited=True, new_for_ms=9), False),
        ("everybody", Standing(), True),
        ("everybody", Standing(Role.BUILDER), True),
        ("everybody", INVITED, False),
        ("everybody", HOST, False),
        ("everybody", Standing(Role.OWNER), False),
    ],
)
def test_sp80_rank_invitation_and_role_decide_who_waits_for_a_host(
    approval: str, standing: Standing, waits: bool
) -> None:
    door = Door(Rules(approval=approval))  # type: ignore[arg-type]
    door.come("ann", standing=standing)
    assert door.inside() == (set() if waits else {"ann"})


def test_sp80_programs_wait_for_a_host_as_people_do() -> None:
    door = Door()
    assert ways(door.come("bot", program=True)) == [("approval", 1)]


def test_sp80_whom_a_host_has_let_in_lately_does_not_wait_again() -> None:
    door = Door(admitted=["ann"])
    assert len(greets(door.come("ann", "bob"))) == 1
    assert door.inside() == {"ann"}


def test_sp80_who_is_inside_or_comes_back_in_time_never_waits() -> None:
    door = Door(OPEN)
    door.come("ann", "bob")
    door.set_rules(ALL_WAIT)
    assert len(greets(door.come("ann"))) == 1
    door.breaks("bob")
    assert len(greets(door.restores("bob"))) == 1
    assert door.inside() == {"ann", "bob"}


def test_sp80_a_space_is_open_where_it_is_shown_and_nobody_waits() -> None:
    assert is_open(Rules()) and is_open(Rules(capacity=3))
    assert not is_open(Rules(entry="link")) and not is_open(Rules(approval="new"))


# What is told


def test_sp81_the_id_that_she_waits_under_is_hers_inside() -> None:
    door = Door()
    door.come("ann")
    (greet,) = greets(door.set_rules(OPEN))
    assert greet.participant == door.ids["ann"] and greet.welcome.participant == door.ids["ann"]
    assert not greet.welcome.resumed


def test_sp81_changes_are_told_at_most_once_a_second() -> None:
    door = Door()
    door.come("ann")
    door.come("bob")
    assert held(door.host() and [], door.ids["ann"]) == []
    told_now = door.second()
    assert [waiting.hosts for waiting in held(told_now, door.ids["ann"])] == [1]
    assert held(door.second(), door.ids["ann"]) == []


def test_sp81_nothing_new_nothing_told_and_places_move_up() -> None:
    door = Door()
    door.come("ann", "bob", "cleo")
    assert ways(door.second()) == []
    assert ways(door.goes("bob")) == [("approval", 2)]


def test_sp81_who_waits_long_hears_every_few_seconds_that_her_line_stands() -> None:
    door = Door()
    door.come("ann")
    told = sum(ways(door.second()) != [] for _ in range(3 * PLACE_NOTE_EVERY_MS // WAITING_TOLD_EVERY_MS))
    assert told == 3


# Places


def test_sp82_the_capacity_is_the_smaller_of_the_rules_and_the_servers() -> None:
    for rules, people_max in ((Rules(capacity=2), 5), (Rules(capacity=5), 2), (Rules(), 2)):
        door = Door(rules, people_max=people_max)
        assert ways(door.come("ann", "bob", "cleo", "dora")) == [("full", 1), ("full", 2)]


def test_sp82_hosts_fill_no_place_and_always_get_in() -> None:
    door = Door(ONE_PLACE)
    door.host()
    door.come("ann", "bob")
    door.host("second")
    assert door.inside() == {"host", "ann", "second"}


def test_sp82_programs_have_places_of_their_own_and_do_not_queue() -> None:
    door = Door(ONE_PLACE, programs_max=1)
    door.come("ann", "bob")
    assert len(greets(door.come("bot", program=True))) == 1
    assert ends(door.come("late", program=True)) == [(door.ids["late"], CloseCode.SPACE_FULL)]
    assert not [each for each in door.second() if isinstance(each, HangUp)]


def test_sp82_a_program_that_was_let_in_where_programs_are_full_is_sent_away() -> None:
    door = Door(programs_max=1)
    door.come("one", "two", program=True)
    commands = door.set_rules(OPEN)
    assert [greet.participant for greet in greets(commands)] == [door.ids["one"]]
    assert ends(commands) == [(door.ids["two"], CloseCode.SPACE_FULL)]


def test_sp82_a_smaller_capacity_sends_nobody_out() -> None:
    door = Door(OPEN)
    door.come("ann", "bob", "cleo")
    assert ends(door.set_rules(ONE_PLACE)) == []
    door.come("dora")
    door.goes("ann")
    door.goes("bob")
    assert door.inside() == {"cleo"}
    door.goes("cleo")
    assert door.inside() == {"dora"}


def test_sp82_who_is_a_host_no_more_fills_a_place() -> None:
    door = Door(ONE_PLACE)
    door.host()
    door.step(StandingChanged(door.ids["host"], Standing()))
    assert ways(door.come("ann")) == [("full", 1)]


def test_sp83_a_freed_place_goes_to_the_first_and_nobody_passes_her() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob", "cleo")
    (greet,) = greets(door.goes("ann"))
    assert greet.participant == door.ids["bob"]
    assert ways(door.come("dora")) == [("full", 2)]
    assert held(door.second(), door.ids["cleo"])[0].place == 1


def test_sp83_a_place_is_free_when_a_kept_slot_is_given_up() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob")
    door.breaks("ann")
    assert door.inside() == {"ann"}
    commands = door.step(after_ms=RESUME_WITHIN_MS)
    assert Forget(door.ids["ann"]) in commands and len(greets(commands)) == 1
    assert door.inside() == {"bob"}


def test_sp83_a_bigger_capacity_lets_in_as_many_as_there_is_room_for() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob", "cleo", "dora")
    greeted = [greet.participant for greet in greets(door.set_rules(Rules(capacity=3)))]
    assert greeted == [door.ids["bob"], door.ids["cleo"]]


def test_sp84_beyond_so_many_nobody_may_wait() -> None:
    door = Door()
    door.come(*(f"waiter {n}" for n in range(WAITING_MAX)))
    assert ends(door.come("late")) == [(door.ids["late"], CloseCode.SPACE_FULL)]
    assert len(greets(door.come("host", standing=HOST))) == 1
    assert door.come("waiter 3") != []
    assert door.space.is_awaited


# Lines that break


def test_sp85_a_broken_line_keeps_its_turn_and_not_for_longer() -> None:
    door = Door()
    door.come("ann", "bob")
    door.breaks("ann")
    assert ways(door.step(after_ms=PLACE_HELD_MS - 1)) == [("approval", 2)]
    assert ways(door.come("ann")) == [("approval", 1)]
    door.breaks("ann")
    assert ways(door.step(after_ms=PLACE_HELD_MS)) == [("approval", 1)]
    assert ways(door.come("ann")) == [("approval", 2)]


def test_sp85_a_freed_place_is_held_for_her_whose_turn_it_is() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob", "cleo")
    door.breaks("bob")
    assert greets(door.goes("ann")) == []
    assert ways(door.come("dora")) == [("full", 3)]
    (greet,) = greets(door.come("bob", after_ms=PLACE_HELD_MS - 1))
    assert greet.participant == door.ids["bob"]


def test_sp85_a_place_that_was_held_in_vain_goes_to_the_next() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob", "cleo")
    door.breaks("bob")
    door.goes("ann")
    (greet,) = greets(door.step(after_ms=PLACE_HELD_MS))
    assert greet.participant == door.ids["cleo"]


def test_sp85_leaving_ends_the_turn_at_once() -> None:
    door = Door()
    door.come("ann")
    assert ends(door.goes("ann")) == [(door.ids["ann"], CloseCode.NORMAL)]
    assert not door.space.is_awaited


def test_sp86_a_second_tab_takes_the_turn_over() -> None:
    door = Door()
    door.come("ann", "bob")
    first = door.ids["ann"]
    (hold,) = (each for each in door.come("ann") if isinstance(each, Hold))
    assert (hold.participant, hold.waiting.place) == (first, 1)
    assert hold.session == "ses_3"
    (greet,) = greets(door.come("ann", standing=INVITED))
    assert (greet.participant, greet.session) == (first, "ses_4")


def test_sp86_who_comes_again_as_another_kind_begins_anew() -> None:
    door = Door()
    door.come("ann", "bob")
    before = door.ids["ann"]
    commands = door.come("ann", program=True)
    assert (before, CloseCode.TAKEN_OVER) in ends(commands)
    assert held(commands, door.ids["ann"])[0].place == 2


def test_sp86_another_standing_may_end_the_waiting() -> None:
    door = Door()
    door.come("ann")
    (greet,) = greets(door.step(StandingChanged(door.ids["ann"], HOST)))
    assert greet.welcome.role == "host"


# What those who wait do not have


def test_sp92_who_waits_is_not_counted_has_no_slot_and_hears_nothing_from_inside() -> None:
    door = Door(Rules(approval="new"))
    door.come("ann")
    door.come("bob", standing=NEW)
    waiting = door.ids["bob"]
    assert door.space.people_count == 1 and len(door.poses.poses) == 1
    commands = door.come("cleo", after_ms=1_000)
    assert not [each for each in commands if isinstance(each, Tell | TellSome) and waiting in told_to(each)]
    assert door.step(Asked(waiting, 1, Say(request_id="r" * 16, text="hello"))) == []
    assert door.space.glance().people == 2


def test_sp93_only_waiting_people_make_no_space_that_needs_a_tick() -> None:
    door = Door()
    door.come("ann")
    assert door.space.is_empty and door.space.is_awaited
    door.breaks("ann")
    assert door.space.is_awaited
    door.step(after_ms=PLACE_HELD_MS)
    assert not door.space.is_awaited


def told_to(command: Tell | TellSome) -> tuple[str, ...]:
    return (command.participant,) if isinstance(command, Tell) else command.participants


# What was said before


def test_sp94_without_history_a_newcomer_gets_nothing_that_was_said_before() -> None:
    door = Door(Rules(history=False), history=[line(1), line(2)])
    assert door.welcome("ann").chat == []
    assert door.welcome("bob", chat_after=0).chat == []


def test_sp94_a_second_tab_gets_what_was_said_since_she_came() -> None:
    door = Door(Rules(history=False), history=[line(1), line(2)])
    door.welcome("ann")
    door.step(door.stored(door.say("ann", "hello")))
    assert [said.number for said in door.welcome("ann").chat] == [3]
    assert [said.number for said in door.welcome("ann", chat_after=1).chat] == [3]
    assert door.welcome("bob").chat == []
