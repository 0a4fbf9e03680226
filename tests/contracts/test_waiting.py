"""The waiting room as a socket knows it (PR-45, PR-47, PR-48; SP-85, SP-92, SP-93)."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from itertools import count

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import Ban, LetIn, TurnAway
from lanting.protocol.lane import Lane
from lanting.protocol.limit import PLACE_HELD_MS
from lanting.protocol.message import decode_notice, encode_request
from lanting.protocol.notice import Waiters, Waiting, Welcome
from lanting.protocol.request import Enter, Leave, Say
from lanting.protocol.word import Rules
from tests.contracts.conftest import WATCHFUL
from tests.contracts.house import PARTICIPANTS_MAX, House, Place, a_host, new_user
from tests.contracts.wire import BINARY, PING, PONG, Wire

ALL_WAIT = Rules(approval="everybody")
_request_ids = (f"request-number-{number:03}" for number in count())


@pytest.fixture
def closed(place: Place) -> Place:
    """A Space into which nobody comes without a host's word."""
    place.set_rules(ALL_WAIT)
    return place


def host(place: Place) -> Wire:
    wire = place.open(a_host())
    wire.enter(name="Host")
    return wire


def wait(place: Place, who: str | None = None, name: str = "Ann") -> Wire:
    """Come, and be told to wait."""
    wire = place.open(who)  # type: ignore[arg-type]
    wire.ask_enter(name=name)
    wire.read_notice(Waiting)
    return wire


def waiters(wire: Wire, total: int) -> Waiters:
    """The list that a host sees once so many wait."""
    while True:
        heard = wire.read_notice(Waiters)[1]
        wire.report()
        if heard.total == total:
            return heard


def let_in(wire: Wire, participant: str | None = None, *, on: bool = True) -> None:
    wire.ask(LetIn(request_id=next(_request_ids), participant=participant, on=on))


def test_pr47_enter_is_answered_by_waiting_and_later_on_the_same_line_by_welcome(closed: Place) -> None:
    first = host(closed)
    ann = wait(closed)
    listed = waiters(first, 1)
    let_in(first)
    welcome = ann.read_welcome()
    assert welcome.participant == listed.waiters[0].id and not welcome.resumed
    ann.settle()


def test_pr47_a_freed_place_is_welcomed_without_another_enter(place: Place) -> None:
    inside = [place.open() for _ in range(PARTICIPANTS_MAX)]
    for wire in inside:
        wire.enter()
    late = wait(place)
    inside[0].ask(Leave())
    assert late.read_welcome().people == PARTICIPANTS_MAX


def test_pr45_who_is_turned_away_is_told_why(closed: Place) -> None:
    first = host(closed)
    ann = wait(closed)
    away = TurnAway(request_id=next(_request_ids), participant=waiters(first, 1).waiters[0].id, reason="Lesson is over")
    first.ask(away)
    closing, code = ann.read_closing()
    assert (code, closing.facts) == (CloseCode.NOT_ADMITTED, {"why": "Lesson is over"})


def test_pr45_who_is_banned_while_waiting_is_told_and_kept_out(closed: Place) -> None:
    first, user = host(closed), new_user()
    ann = wait(closed, user)
    first.ask(Ban(request_id=next(_request_ids), participant=waiters(first, 1).waiters[0].id, reason="No"))
    closing, code = ann.read_closing()
    assert (code, closing.facts["why"]) == (CloseCode.BANNED, "No")


@pytest.mark.parametrize("said", [Say(request_id="r" * 16, text="hello"), LetIn(request_id="r" * 16)])
def test_pr48_who_waits_cannot_ask_for_anything(closed: Place, said: Say | LetIn) -> None:
    ann = wait(closed)
    ann.acknowledge(0)
    ann.ask(said)
    assert ann.read_close() == CloseCode.NOT_ENTERED


def test_pr48_who_waits_reports_no_pose_and_enters_once(closed: Place) -> None:
    ann, bob = wait(closed), wait(closed)
    ann.report()
    assert ann.read_close() == CloseCode.NOT_ENTERED
    bob.message(encode_request(2, Enter(name="Bob")))
    assert bob.read_close() == CloseCode.BAD_MESSAGE


def test_pr46_leaving_ends_the_wait(closed: Place) -> None:
    ann = wait(closed)
    ann.ask(Leave())
    assert ann.read_closing()[1] == CloseCode.NORMAL
    ann.answer_close()
    closed.house.until(lambda: closed.house.hall.running(closed.id) is None)


def test_sp85_who_comes_back_in_time_finds_her_turn(closed: Place) -> None:
    user = new_user()
    ann = wait(closed, user)
    wait(closed)
    ann.cut()
    again = closed.open(user)
    again.ask_enter()
    assert again.read_notice(Waiting)[1].place == 1


def test_sp85_a_turn_that_nobody_takes_up_is_given_up_without_any_tick(closed: Place) -> None:
    wait(closed).cut()
    running = closed.house.running(closed.id)
    assert running is not None and not running.is_ticking
    closed.house.until(lambda: not running.connections)
    closed.house.clock.advance(PLACE_HELD_MS)
    closed.house.until(lambda: closed.house.hall.running(closed.id) is None)


def test_sp86_a_second_tab_takes_the_wait_over(closed: Place) -> None:
    first, user = host(closed), new_user()
    ann = wait(closed, user)
    again = wait(closed, user)
    assert ann.read_closing()[1] == CloseCode.TAKEN_OVER
    let_in(first)
    again.read_welcome()


def test_pr47_who_is_sent_back_waits_on_the_same_line_and_is_welcomed_anew(closed: Place) -> None:
    first = host(closed)
    ann = wait(closed)
    let_in(first)
    welcome = ann.read_welcome()
    let_in(first, welcome.participant, on=False)
    assert ann.read_notice(Waiting)[1].reason == "approval"
    ann.report()
    ann.ask(Say(request_id="r" * 16, text="said before I knew"))
    let_in(first)
    again = ann.read_welcome()
    assert again.participant == welcome.participant and not again.resumed
    ann.settle()


def test_sp92_who_waits_hears_nothing_from_inside(closed: Place) -> None:
    first = host(closed)
    ann = wait(closed)
    first.ask(Say(request_id=next(_request_ids), text="a secret"))
    first.settle()
    let_in(first)
    heard = []
    while Welcome not in heard:
        opcode, payload = ann.read_frame()
        if opcode == BINARY:
            assert payload[0] == Lane.EVENT
            heard.append(type(decode_notice(payload)[1]))
    assert set(heard) <= {Waiting, Welcome}


def test_sp93_people_who_only_wait_make_no_tick_and_are_not_counted(closed: Place) -> None:
    wait(closed)
    running = closed.house.running(closed.id)
    assert running is not None and not running.is_ticking
    assert closed.house.look(lambda: closed.house.hall.people(closed.id)) == 0
    host(closed)
    closed.pass_tick()


def test_sp90_rules_that_a_page_sets_let_in_who_waits(closed: Place) -> None:
    ann = wait(closed)
    closed.set_rules(Rules())
    ann.read_welcome()


def test_pr48_a_line_that_does_not_answer_is_closed_and_one_that_does_stays(closed: Place) -> None:
    silent, present = wait(closed), wait(closed)
    for _ in range(2):
        closed.house.clock.advance(WATCHFUL.waiting_asked_every_ms)
        assert present.read_control()[0] == PING
        present.frame(PONG)
    assert silent.read_closing()[1] == CloseCode.TOO_SLOW
    present.ask(Leave())
    assert present.read_closing()[1] == CloseCode.NORMAL


def test_pr45_who_waits_is_told_that_the_server_stops(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    place = Place(build_house(WATCHFUL), client_tls)
    place.set_rules(ALL_WAIT)
    ann = wait(place)
    place.house.begin_stopping()
    assert ann.read_closing()[1] == CloseCode.GOING_AWAY
    ann.answer_close()
