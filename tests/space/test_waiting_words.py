"""What hosts have to say to those who wait, and what they hear of them: SP-87 to SP-91."""

from __future__ import annotations

from lanting.identity.standing import Standing
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import LetIn, TurnAway
from lanting.protocol.limit import WAITING_LISTED_MAX, WAITING_TOLD_EVERY_MS
from lanting.protocol.notice import Waiters
from lanting.protocol.pose import Pose
from lanting.protocol.word import Look, Rules
from lanting.space.command import Greet, HangUp
from lanting.space.event import StandingChanged
from tests.space.stage import greets
from tests.space.waiting_stage import HOST, INVITED, NEW, Door, held, lists, ways

ONE_PLACE = Rules(capacity=1)


# A host's word


def test_sp87_a_host_lets_in_the_next_or_the_one_she_names() -> None:
    door = Door()
    door.host()
    door.come("ann", "bob", "cleo")
    door.act(LetIn(request_id=door.request_id()))
    assert door.inside() == {"host", "ann"}
    door.act(LetIn(request_id=door.request_id(), participant=door.ids["cleo"]))
    assert door.inside() == {"host", "ann", "cleo"}


def test_sp87_who_was_let_in_while_all_places_are_taken_waits_for_one() -> None:
    door = Door(Rules(approval="everybody", capacity=1))
    door.host()
    door.come("ann", "bob")
    for _ in range(2):
        door.act(LetIn(request_id=door.request_id()))
    assert door.inside() == {"host", "ann"}
    assert [(waiting.reason, waiting.place) for waiting in held(door.second(), door.ids["bob"])] == [("full", 1)]
    door.goes("ann")
    assert door.inside() == {"host", "bob"}


def test_sp87_who_was_let_in_may_go_and_come_back() -> None:
    door = Door()
    door.host()
    door.come("ann")
    door.act(LetIn(request_id=door.request_id()))
    door.goes("ann")
    assert len(greets(door.come("ann"))) == 1


def test_sp87_who_is_let_in_while_her_line_is_broken_comes_in_when_she_is_back() -> None:
    door = Door()
    door.host()
    door.come("ann")
    door.breaks("ann")
    assert greets(door.act(LetIn(request_id=door.request_id()))) == []
    assert len(greets(door.come("ann"))) == 1


def test_sp87_the_next_is_one_whose_line_stands_where_there_is_one() -> None:
    door = Door()
    door.host()
    door.come("ann", "bob")
    door.breaks("ann")
    door.act(LetIn(request_id=door.request_id()))
    assert door.inside() == {"host", "bob"}


def test_sp88_who_is_turned_away_is_told_why_and_may_ask_again() -> None:
    door = Door()
    door.host()
    door.come("ann")
    away = door.act(TurnAway(request_id=door.request_id(), participant=door.ids["ann"], reason="Not today"))
    assert HangUp(door.ids["ann"], CloseCode.NOT_ADMITTED, {"why": "Not today"}) in away
    assert not door.space.is_awaited
    assert ways(door.come("ann")) == [("approval", 1)]


def test_sp89_who_was_let_in_can_be_sent_back_and_waits_where_she_stood() -> None:
    door = Door()
    door.host()
    door.come("bob", "ann")
    door.act(LetIn(request_id=door.request_id(), participant=door.ids["ann"]))
    slot = greets(door.come("ann"))[0].welcome.slot
    door.poses.poses[slot] = Pose(5.0, 0.0, 3.0)
    back = door.act(LetIn(request_id=door.request_id(), participant=door.ids["ann"], on=False))
    assert [(waiting.reason, waiting.place) for waiting in held(back, door.ids["ann"])] == [("approval", 2)]
    assert door.inside() == {"host"} and slot not in door.poses.poses
    (greet,) = greets(door.act(LetIn(request_id=door.request_id(), participant=door.ids["ann"])))
    assert (greet.welcome.place.x, greet.welcome.place.z) == (5.0, 3.0)
    assert greet.participant == door.ids["ann"]


def test_sp89_no_invitation_brings_back_who_was_sent_back() -> None:
    door = Door()
    door.host()
    door.come("ann", standing=INVITED)
    door.act(LetIn(request_id=door.request_id(), participant=door.ids["ann"], on=False))
    assert greets(door.come("ann", standing=INVITED)) == []
    assert len(greets(door.act(LetIn(request_id=door.request_id())))) == 1


def test_sp89_nor_does_it_when_she_comes_as_a_program_instead() -> None:
    door = Door()
    door.host()
    door.come("ann", standing=INVITED)
    door.act(LetIn(request_id=door.request_id(), participant=door.ids["ann"], on=False))
    assert greets(door.come("ann", standing=INVITED, program=True)) == []
    assert len(greets(door.act(LetIn(request_id=door.request_id())))) == 1


def test_sp90_when_nobody_need_wait_all_come_in_as_far_as_there_is_room() -> None:
    door = Door(Rules(approval="everybody", capacity=2))
    door.come("ann", "bob", "cleo")
    door.set_rules(Rules(capacity=2))
    assert door.inside() == {"ann", "bob"}
    assert ways(door.second()) == [("full", 1)]


def test_sp90_who_queues_for_a_place_waits_for_a_host_once_the_rules_say_so() -> None:
    door = Door(ONE_PLACE)
    door.come("ann", "bob")
    door.set_rules(Rules(approval="everybody", capacity=1))
    assert ways(door.second()) == [("approval", 1)]
    door.goes("ann")
    assert door.inside() == set()


# What hosts hear


def test_sp91_hosts_are_told_who_waits_at_most_once_a_second() -> None:
    door = Door()
    host = door.host()
    first = lists(door.come("ann", standing=NEW), host)
    assert [waiter.name for waiter in first[0].waiters] == ["ann"]
    (waiter,) = first[0].waiters
    assert (waiter.id, waiter.is_new, waiter.program, waiter.reason) == (door.ids["ann"], True, False, "approval")
    assert lists(door.come("bob", "cleo"), host) == []
    (second,) = lists(door.second(), host)
    assert (second.total, [waiter.name for waiter in second.waiters]) == (3, ["ann", "bob", "cleo"])
    assert second.waiters[0].waits_ms == WAITING_TOLD_EVERY_MS
    assert lists(door.second(), host) == []


def test_sp91_a_new_host_hears_after_her_welcome_who_waits() -> None:
    door = Door()
    door.come("ann")
    commands = door.come("host", standing=HOST)
    assert [type(each) for each in commands if isinstance(each, Greet)] and lists(commands, door.ids["host"])
    greeted = next(index for index, each in enumerate(commands) if isinstance(each, Greet))
    assert not lists(commands[:greeted], door.ids["host"])
    assert lists(door.come("host", standing=HOST), door.ids["host"]), "on another connection she must be told anew"


def test_sp91_who_becomes_a_host_hears_it_and_who_is_none_any_more_does_not() -> None:
    door = Door(Rules(approval="new"))
    door.come("ann")
    door.come("bob", standing=NEW)
    assert lists(door.step(StandingChanged(door.ids["ann"], HOST)), door.ids["ann"])
    door.step(StandingChanged(door.ids["ann"], Standing()))
    door.come("cleo", standing=NEW)
    assert lists(door.second(), door.ids["ann"]) == []


def test_sp91_the_last_list_says_that_nobody_waits() -> None:
    door = Door()
    host = door.host()
    door.come("ann")
    door.goes("ann")
    assert lists(door.second(), host) == [Waiters(total=0, waiters=[])]
    assert lists(door.second(), host) == []


def test_sp91_the_longest_waiting_are_listed() -> None:
    door = Door()
    door.come(*(f"waiter {n}" for n in range(WAITING_LISTED_MAX + 5)), after_ms=1)
    (heard,) = lists(door.come("host", standing=HOST), door.ids["host"])
    assert (heard.total, len(heard.waiters)) == (WAITING_LISTED_MAX + 5, WAITING_LISTED_MAX)
    assert heard.waiters[0].name == "waiter 0"


def test_sp91_names_are_clean_and_looks_are_as_they_will_be_inside() -> None:
    door = Door()
    host = door.host()
    waiting = door.entered("ann", name="A\u202enn\n ", look=Look(hair=2), standing=Standing())
    (heard,) = lists(door.step(waiting), host)
    assert (heard.waiters[0].name, heard.waiters[0].look) == ("Ann", Look(hair=2))
