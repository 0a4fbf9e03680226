"""The voice socket itself: its door, its end, and all the harm that may be tried there (PR-80 to PR-87)."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import Remove
from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    ACKNOWLEDGE_WITHIN_MS,
    FRAGMENTS_WITHIN_MS,
    OPUS_BYTES_MAX,
    VOICE_PACKETS_BURST,
    VOICE_UNACKNOWLEDGED_MS,
)
from lanting.protocol.message import encode_request
from lanting.protocol.request import Enter, Leave
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.protocol.voice import Speech, decode_voice_frame, encode_speech, encode_voice_ack
from lanting.runtime import metric
from lanting.runtime.address_limit import NEW_PER_S
from lanting.runtime.voices import DROPPED_MAX
from tests.contracts.house import House, Place, a_host, new_user
from tests.contracts.voicing import Talker, open_voice, voice_ticket
from tests.contracts.wire import BINARY, CONTINUATION, TEXT, Wire, frame_bytes

_WORD = encode_speech(Speech(0, 1, 20, 0, b"word"))


@pytest.fixture
def two(place: Place) -> tuple[Talker, Talker]:
    return Talker(place, "Ann"), Talker(place, "Bob")


def asked(place: Place, ticket: str) -> Wire:
    wire = place.wire()
    wire.upgrade(SUBPROTOCOL, TICKET_PREFIX + ticket)
    return wire


# The door


def test_pr87_a_voice_ticket_opens_one_socket(place: Place) -> None:
    ann = Talker(place)
    ticket = voice_ticket(ann.line)
    assert asked(place, ticket).answer.headers["sec-websocket-protocol"] == SUBPROTOCOL
    again = asked(place, ticket).answer
    assert (again.status, again.code) == (401, "ticket_used")


def test_pr87_the_lane_of_a_ticket_says_what_its_socket_is_for(place: Place) -> None:
    ann = Talker(place)
    ann.voice.message(encode_request(1, Enter(name="Eve")))
    assert ann.voice.read_close() == CloseCode.BAD_MESSAGE
    eve = place.open()
    eve.message(_WORD)
    assert eve.read_close() == CloseCode.BAD_MESSAGE
    inside = place.open()
    inside.enter()
    inside.message(_WORD)
    assert inside.read_closing()[1] == CloseCode.BAD_MESSAGE
    ann.line.settle()


def test_pr87_who_is_not_inside_is_turned_away(place: Place) -> None:
    nobody = asked(place, place.house.ticket(new_user(), place.id, lane=Lane.VOICE)).answer
    assert (nobody.status, nobody.code) == (409, "not_inside"), "a Space that does not run"
    ann = Talker(place)
    other = asked(place, place.house.ticket(new_user(), place.id, lane=Lane.VOICE)).answer
    assert (other.status, other.code) == (409, "not_inside")
    elsewhere = asked(place, place.house.ticket(ann.user, place.sibling().id, lane=Lane.VOICE)).answer
    assert (elsewhere.status, elsewhere.code) == (409, "not_inside")


def test_pr87_a_ticket_is_of_no_use_once_she_has_left(place: Place) -> None:
    ann, _ = Talker(place), Talker(place)
    ticket = voice_ticket(ann.line)
    ann.line.ask(Leave())
    assert ann.line.read_close() == CloseCode.NORMAL
    assert asked(place, ticket).answer.code == "not_inside"


def test_pr87_a_voice_socket_is_no_second_visitor_of_an_address(place: Place) -> None:
    ann = Talker(place)
    house = place.house
    assert house.look(lambda: (house.addresses.held(place.id), house.voice_addresses.held(place.id))) == (1, 1)
    ann.voice.close()
    house.until(lambda: house.voice_addresses.held(place.id) == 0)


def test_pr87_an_address_opens_only_so_many_voice_sockets_a_second(place: Place) -> None:
    ann = Talker(place)
    tickets = [place.house.ticket(ann.user, place.id, lane=Lane.VOICE, address=place.id) for _ in range(NEW_PER_S)]
    answers = [asked(place, ticket).answer for ticket in tickets]
    assert [answer.status for answer in answers[:-1]] == [101] * (NEW_PER_S - 1)
    assert (answers[-1].status, answers[-1].code) == (429, "too_many_connections")
    ann.line.settle()
    place.open(ann.user).close()


# Its end


def test_pr87_a_newer_voice_socket_closes_the_older(two: tuple[Talker, Talker]) -> None:
    ann, bob = two
    older, ann.voice = ann.voice, open_voice(ann.place, ann.line)
    assert older.read_close() == CloseCode.TAKEN_OVER
    bob.say(b"hello")
    assert [packet.opus for packet in ann.hear()] == [b"hello"]
    older.write_whatever(b"\x82\x80\0\0\0\0")
    ann.say(b"me")
    assert [packet.opus for packet in bob.hear()] == [b"me"]


def test_pr87_it_ends_with_the_line_that_broke_and_a_new_one_is_hers_after_it(two: tuple[Talker, Talker]) -> None:
    ann, bob = two
    ann.line.cut()
    assert ann.voice.read_close() == CloseCode.GOING_AWAY
    back = ann.place.open(ann.user)
    assert back.enter(session=ann.welcome.session).resumed
    ann.voice = open_voice(ann.place, back)
    bob.say(b"back?")
    assert [packet.opus for packet in ann.hear()] == [b"back?"]


def test_pr87_it_ends_when_another_tab_takes_over(two: tuple[Talker, Talker]) -> None:
    ann, bob = two
    ann.place.open(ann.user).enter()
    assert ann.voice.read_close() == CloseCode.GOING_AWAY
    bob.say()
    bob.bytes_so_far()


def test_pr87_it_ends_with_her_stay(two: tuple[Talker, Talker], place: Place) -> None:
    ann, bob = two
    ann.line.ask(Leave())
    assert ann.voice.read_close() == CloseCode.GOING_AWAY
    host = place.open(a_host())
    host.enter(name="Host")
    host.ask(Remove(request_id=secrets.token_urlsafe(16), participant=bob.welcome.participant))
    assert bob.voice.read_close() == CloseCode.GOING_AWAY


def test_pr87_it_ends_with_the_space(two: tuple[Talker, Talker], place: Place) -> None:
    place.house.look(lambda: place.house.hall.close_space(place.id, CloseCode.GOING_AWAY))
    for each in two:
        assert each.voice.read_close() == CloseCode.GOING_AWAY


def test_pr87_a_server_that_stops_says_so_on_every_socket(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None, place: Place
) -> None:
    house = build_house(place.house.limits)
    ann = Talker(Place(house, client_tls))
    sockets = metric.voice_sockets._value.get()
    house.begin_stopping()
    assert ann.voice.read_close() == CloseCode.GOING_AWAY
    ann.voice.answer_close()
    ann.voice.read_end()
    house.until(lambda: metric.voice_sockets._value.get() == sockets - 1)


# Harm


@pytest.mark.parametrize(
    "data",
    [b"", b"\x02", b"\x02\0\0\0", encode_speech(Speech(0, 1, 0, 0, b""))]
    + [encode_speech(Speech(0, 1, 0, 0, bytes(size))) for size in (OPUS_BYTES_MAX + 1, 60_000)],
    ids=["nothing", "a lane", "too short", "no sound", "one byte too long", "sixty thousand"],
)
def test_pr80_what_is_no_packet_closes_the_voice_and_nothing_else(two: tuple[Talker, Talker], data: bytes) -> None:
    ann, bob = two
    ann.voice.message(data)
    assert ann.voice.read_close() == CloseCode.BAD_MESSAGE
    ann.line.settle()
    ann.voice = open_voice(ann.place, ann.line)
    bob.say(b"again")
    assert [packet.opus for packet in ann.hear()] == [b"again"]


def test_pr80_text_and_pieces_that_never_end_close_the_voice_alone(two: tuple[Talker, Talker], place: Place) -> None:
    ann, bob = two
    ann.voice.frame(TEXT, b"hello")
    assert ann.voice.read_close() == CloseCode.UNSUPPORTED_DATA
    bob.voice.frame(BINARY, _WORD[:5], fin=False)
    bob.voice.frame(CONTINUATION, _WORD[5:8], fin=False)
    bob.bytes_so_far()
    for _ in range(FRAGMENTS_WITHIN_MS // 1_000 + 1):
        place.house.clock.advance(1_000)
        ann.line.settle()
        bob.line.settle()
    assert bob.voice.read_close() == CloseCode.PROTOCOL_ERROR


def test_pr80_a_packet_in_pieces_is_a_packet(two: tuple[Talker, Talker]) -> None:
    ann, bob = two
    ann.voice.frame(BINARY, _WORD[:3], fin=False)
    ann.voice.frame(CONTINUATION, _WORD[3:])
    assert [packet.opus for packet in bob.hear()] == [b"word"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=40) | st.binary(max_size=20).map(lambda data: b"\x02" + data), max_size=6))
def test_pr80_whatever_is_sent_on_it_the_line_goes_on(place: Place, garbage: list[bytes]) -> None:
    ann = Talker(place)
    for data in garbage:
        ann.voice.write_whatever(_masked(data))
    ann.line.settle()
    ann.line.ask(Leave())
    assert ann.line.read_close() == CloseCode.NORMAL
    place.house.clock.advance(60_000)


def test_pr85_a_flood_is_dropped_and_then_closed_and_others_are_heard_as_before(two: tuple[Talker, Talker]) -> None:
    ann, bob = two
    heard = 0
    for _ in range(VOICE_PACKETS_BURST + DROPPED_MAX):
        ann.say()
    assert len(ann.bytes_so_far()) == 0
    while heard < VOICE_PACKETS_BURST:
        heard += len(bob.hear())
    assert bob.bytes_so_far() == b"", "what is beyond the rate went nowhere"
    bob.say(b"calm")
    assert [packet.opus for packet in ann.hear()] == [b"calm"]
    ann.voice.write_whatever(_masked(_WORD) * 8)
    assert ann.voice.read_close() == CloseCode.TOO_FAST
    ann.line.settle()
    bob.line.settle()


def test_pr85_a_flood_of_acknowledgements_is_closed_too(two: tuple[Talker, Talker]) -> None:
    ann, _ = two
    ann.voice.write_whatever(_masked(encode_voice_ack(1)) * (VOICE_PACKETS_BURST + DROPPED_MAX + 1))
    assert ann.voice.read_close() == CloseCode.TOO_FAST


def test_pr85_who_does_not_keep_up_misses_packets_then_her_voice_and_others_nothing(place: Place) -> None:
    ann, bob, slow = Talker(place, "Ann"), Talker(place, "Bob"), Talker(place, "Slow")
    skipped = metric.voice_packets_skipped._value.get()
    ann.say(b"first")
    assert [packet.opus for packet in bob.hear()] == [b"first"]
    frame = decode_voice_frame(slow.voice.read_message())
    place.house.clock.advance(VOICE_UNACKNOWLEDGED_MS)
    ann.say(b"second")
    assert [packet.opus for packet in bob.hear()] == [b"second"]
    assert slow.bytes_so_far() == b""
    assert metric.voice_packets_skipped._value.get() == skipped + 1
    slow.voice.message(encode_voice_ack(frame.frame))
    slow.bytes_so_far()
    ann.say(b"third")
    for listener in (bob, slow):
        assert [packet.opus for packet in listener.hear()] == [b"third"]
    ann.say(b"fourth")
    assert [packet.opus for packet in bob.hear()] == [b"fourth"]
    slow.voice.read_message()
    for _ in range(0, ACKNOWLEDGE_WITHIN_MS + 1, 1_000):
        place.house.clock.advance(1_000)
        for each in (ann, bob, slow):
            each.line.settle()
    assert slow.voice.read_close() == CloseCode.TOO_SLOW
    slow.line.settle()
    ann.say(b"last")
    assert [packet.opus for packet in bob.hear()] == [b"last"]


def _masked(payload: bytes) -> bytes:
    return frame_bytes(BINARY, payload)
