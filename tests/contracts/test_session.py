"""Coming, going and coming back (PR-9, PR-37, PR-40 to PR-46)."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable
from dataclasses import replace

import pytest

from lanting.kernel.ids import UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import PLACE_NOTE_EVERY_MS, PLACE_NOTE_VALID_MS, RESUME_WITHIN_MS
from lanting.protocol.message import encode_request
from lanting.protocol.notice import ChatSaid, PlaceNote, SayAccepted
from lanting.protocol.pose import Pose, Report, encode_report
from lanting.protocol.request import Enter, Leave, Say
from lanting.protocol.word import Place as Stand
from tests.contracts.conftest import WATCHFUL
from tests.contracts.house import House, Place, new_user
from tests.contracts.wire import Wire


def say(wire: Wire, number: int) -> int:
    return wire.ask(Say(request_id=f"request-number-{number:03}", text=f"line {number}"))


def lines(wire: Wire, count: int) -> list[tuple[int, str]]:
    """The next chat lines, each with its seq."""
    heard = [wire.read_notice(ChatSaid) for _ in range(count)]
    return [(seq, said.line.text) for seq, said in heard]


def seen(wire: Wire) -> int:
    """Say something and wait for it: the last event seq that this client has."""
    wire.ask(Say(request_id=secrets.token_urlsafe(16), text="mark"))
    return wire.read_notice(ChatSaid)[0]


# Coming


def test_pr9_who_says_nothing_is_closed(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None, place: Place
) -> None:
    house = build_house(replace(WATCHFUL, enter_within_ms=1))
    assert Place(house, client_tls).open().read_close() == CloseCode.NOT_ENTERED


@pytest.mark.parametrize(
    "first",
    [
        encode_request(1, Say(request_id="request-number-001", text="hello")),
        encode_request(1, Leave()),
        encode_report(Report(0, 0, 0, 0, 0)),
    ],
    ids=["a line of chat", "leave", "a pose"],
)
def test_pr9_the_first_message_is_enter(place: Place, first: bytes) -> None:
    wire = place.open()
    wire.message(first)
    assert wire.read_close() == CloseCode.NOT_ENTERED


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x00",
        b"\x02 voice has its own socket",
        b"\x04 nobody edits yet",
        b"\xff",
        b"\x03",
        b"\x03\x7f\x00\x00\x00\x00\x80",
        b"\x03\x80\x00\x00\x00\x00\x80",
        b"\x03\x01\x01\x00\x00\x00",
        b"\x03\x01\x01\x00\x00\x00\x81\xa4nope\xa1x",
        b"\x01" + bytes(12),
        b"\x01" + bytes(14),
    ],
    ids=[
        "nothing",
        "lane 0",
        "voice",
        "scene",
        "lane 255",
        "half a head",
        "unknown kind",
        "a notice's kind",
        "no body",
        "wrong fields",
        "a pose too short",
        "a pose too long",
    ],
)
@pytest.mark.parametrize("has_entered", [False, True])
def test_pr31_what_no_declaration_allows_ends_the_connection(place: Place, message: bytes, has_entered: bool) -> None:
    wire = place.open()
    if has_entered:
        wire.enter()
    wire.message(message)
    assert wire.read_close() == CloseCode.BAD_MESSAGE


def test_pr40_a_connection_enters_once(place: Place) -> None:
    wire = place.open()
    wire.enter()
    wire.ask(Enter(name="Mei again"))
    assert wire.read_closing()[1] == CloseCode.BAD_MESSAGE


def test_pr33_notices_are_counted_from_1_without_gaps(place: Place) -> None:
    wire = place.open()
    wire.ask(Enter(name="Mei"))
    assert wire.read_event()[0] == 0
    for number in range(5):
        say(wire, number)
    assert [wire.read_event()[0] for _ in range(10)] == list(range(1, 11))


def test_pr37_an_answer_comes_before_the_line_and_a_repeat_gets_the_first_answer(place: Place) -> None:
    user = new_user()
    wire, other = place.open(user), place.open()
    wire.enter()
    other.enter()
    first = say(wire, 1)
    accepted = wire.read_notice(SayAccepted)[1]
    said = wire.read_notice(ChatSaid)[1]
    assert accepted.re == first and accepted.line == said.line
    again = wire.ask(Say(request_id="request-number-001", text="something else"))
    repeated = wire.read_notice(SayAccepted)[1]
    assert repeated.re == again and repeated.line == said.line
    say(wire, 2)
    assert [text for _, text in lines(other, 2)] == ["line 1", "line 2"]


# Coming back


def test_pr42_who_lost_the_line_is_back_in_her_slot_with_the_missed_lines(place: Place) -> None:
    mei = new_user()
    wire, other = place.open(mei), place.open()
    welcome = wire.enter()
    other.enter(name="Ada")
    last = seen(wire)
    wire.cut()
    await_lines(place, 1)
    for number in range(3):
        say(other, number)
    lines(other, 4)
    place.house.clock.advance(20_000)
    back = place.open(mei)
    again = back.enter(session=welcome.session, last_event=last)
    assert (again.resumed, again.slot, again.participant, again.chat) == (True, welcome.slot, welcome.participant, [])
    missed = [back.read_event() for _ in range(2 + 3)]
    assert [seq for seq, _ in missed] == list(range(last + 1, last + 6))
    assert [each.line.text for _, each in missed if isinstance(each, ChatSaid)] == ["line 0", "line 1", "line 2"]


def test_pr42_nothing_is_doubled_for_who_had_more_than_she_acknowledged(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    say(wire, 1)
    say(wire, 2)
    heard = lines(wire, 2)
    wire.acknowledge(heard[0][0])
    wire.cut()
    back = place.open(mei)
    assert back.enter(session=welcome.session, last_event=heard[1][0]).resumed
    say(back, 3)
    assert back.read_notice(ChatSaid)[1].line.text == "line 3"


def test_pr42_a_break_heals_again_and_again(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome, last = wire.enter(), 0
    for number in range(5):
        say(wire, number)
        last, text = lines(wire, 1)[0]
        assert text == f"line {number}"
        wire.cut()
        wire = place.open(mei)
        assert wire.enter(session=welcome.session, last_event=last).resumed


def test_pr42_the_line_may_come_back_before_the_server_saw_it_break(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    back = place.open(mei)
    assert back.enter(session=welcome.session, last_event=0).resumed
    assert wire.read_closing()[1] == CloseCode.TAKEN_OVER
    assert seen(back) > 0


@pytest.mark.parametrize("last_event", [99, 0])
def test_pr42_who_claims_what_cannot_be_made_good_enters_afresh(place: Place, last_event: int) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    last = seen(wire)
    wire.acknowledge(last)
    seen_after = seen(wire)
    assert seen_after > last
    wire.cut()
    again = place.open(mei).enter(session=welcome.session, last_event=last_event)
    assert not again.resumed
    assert (again.slot, again.participant) == (welcome.slot, welcome.participant)
    assert again.session != welcome.session
    assert [line.text for line in again.chat] == ["mark", "mark"]


def test_pr42_nobody_resumes_the_session_of_another(place: Place) -> None:
    wire = place.open()
    welcome = wire.enter()
    thief = place.open().enter(session=welcome.session)
    assert not thief.resumed and thief.slot != welcome.slot
    assert seen(wire) > 0


def test_pr42_after_60_s_the_slot_is_given_up(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    wire.cut()
    await_lines(place, 0)
    place.house.clock.advance(RESUME_WITHIN_MS)
    again = place.open(mei).enter(session=welcome.session)
    assert not again.resumed and again.participant != welcome.participant


def test_pr43_a_place_note_brings_one_back_to_where_one_stood(place: Place) -> None:
    mei = new_user()
    note, stood = note_after_walking(place, mei)
    again = place.open(mei).enter(place_note=note)
    assert (again.resumed, again.place.x, again.place.z) == (False, stood.x, stood.z)


@pytest.mark.parametrize("fault", ["too old", "another user's", "another space's", "changed"])
def test_pr43_a_note_that_is_not_hers_here_and_now_is_not_believed(place: Place, fault: str) -> None:
    mei = new_user()
    note, stood = note_after_walking(place, mei)
    there = place
    if fault == "too old":
        place.house.clock.advance(PLACE_NOTE_VALID_MS + 1)
    elif fault == "another user's":
        mei = new_user()
    elif fault == "another space's":
        there = place.sibling()
    else:
        note = note[:5] + bytes([note[5] ^ 1]) + note[6:]
    assert there.open(mei).enter(place_note=note).place != stood


def test_pr43_notes_are_given_every_5_s(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(3):
        wire.read_notice(PlaceNote)
        for _ in range(2):
            wire.settle()
            place.house.clock.advance(PLACE_NOTE_EVERY_MS // 2)


# Taking over, leaving


def test_pr44_the_newer_connection_takes_over_and_the_older_is_told(place: Place) -> None:
    mei = new_user()
    older, newer = place.open(mei), place.open(mei)
    first = older.enter()
    second = newer.enter()
    closing, code = older.read_closing()
    assert (closing.code, code) == (CloseCode.TAKEN_OVER, CloseCode.TAKEN_OVER)
    assert (second.slot, second.participant, second.people) == (first.slot, first.participant, 1)
    assert seen(newer) > 0


def test_pr44_the_older_connection_is_heard_no_more(place: Place) -> None:
    mei = new_user()
    older, newer = place.open(mei), place.open(mei)
    older.enter()
    newer.enter()
    older.write_whatever(b"")
    older.message(encode_request(9, Say(request_id="from-the-old-tab", text="I am still here")))
    assert older.read_closing()[1] == CloseCode.TAKEN_OVER
    say(newer, 1)
    assert newer.read_notice(ChatSaid)[1].line.text == "line 1"


def test_pr46_leave_frees_the_place_at_once(place: Place) -> None:
    mei, other = new_user(), place.open()
    wire = place.open(mei)
    other.enter()
    assert wire.enter().people == 2
    wire.ask(Leave())
    assert wire.read_closing()[1] == CloseCode.NORMAL
    assert place.house.look(lambda: place.house.hall.people(place.id)) == 1


def test_an_empty_space_is_forgotten_and_ticks_no_more(place: Place) -> None:
    wire = place.open()
    wire.enter()
    running = place.house.running(place.id)
    assert running is not None and running.is_ticking
    wire.ask(Leave())
    wire.read_closing()
    wire.answer_close()
    place.house.until(lambda: place.house.hall.running(place.id) is None)
    assert not running.is_ticking


def test_a_space_of_broken_lines_does_not_tick(place: Place) -> None:
    wire = place.open()
    wire.enter()
    wire.cut()
    await_lines(place, 0)
    running = place.house.running(place.id)
    assert running is not None and not running.is_ticking


def test_pr45_a_server_that_stops_says_so(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None, place: Place
) -> None:
    house = build_house(WATCHFUL)
    wire = Place(house, client_tls).open()
    wire.enter()
    waiting = Place(house, client_tls).open()
    house.begin_stopping()
    closing, code = wire.read_closing()
    assert (closing.code, code) == (CloseCode.GOING_AWAY, CloseCode.GOING_AWAY)
    assert waiting.read_close() == CloseCode.GOING_AWAY
    wire.answer_close()
    waiting.answer_close()
    house.stop()


def await_lines(place: Place, count: int) -> None:
    """Until the server knows that only so many sockets of this Space are left."""
    running = place.house.running(place.id)
    assert running is not None
    place.house.until(lambda: len(running.connections) == count)


def note_after_walking(place: Place, user: UserId) -> tuple[bytes, Stand]:
    """A note, and where one stood when it was given; then the user leaves and nobody remembers her."""
    wire = place.open(user)
    start = wire.enter().place
    stood = Stand(x=round(start.x + 1.5, 2), y=start.y, z=start.z, yaw=start.yaw)
    wire.pose = Pose(stood.x, stood.y, stood.z, stood.yaw)
    wire.settle()
    running = place.house.running(place.id)
    assert running is not None
    place.house.until(lambda: running.poses.pose(0).x == pytest.approx(stood.x))
    place.house.clock.advance(PLACE_NOTE_EVERY_MS // 2)
    wire.settle()
    place.house.clock.advance(PLACE_NOTE_EVERY_MS // 2)
    note = wire.read_notice(PlaceNote)[1].note
    wire.ask(Leave())
    wire.read_closing()
    return note, stood


def test_pr42_large_events_are_replayed_whole_among_small_ones(place: Place) -> None:
    mei = new_user()
    wire, other = place.open(mei), place.open()
    session = wire.enter().session
    other.enter(name="🏮" * 32)
    wire.cut()
    await_lines(place, 1)
    texts = ["🌸" * 2_000, "small", "🍵" * 2_000, "small again", "🐢" * 2_000]
    for text in texts:
        other.ask(Say(request_id=secrets.token_urlsafe(16), text=text))
        other.read_notice(ChatSaid)
    back = place.open(mei)
    assert back.enter(session=session).resumed
    assert [text for _, text in lines(back, len(texts))] == texts
