"""Who gets a socket, who is turned away, and how (PR-5 to PR-8)."""

from __future__ import annotations

import base64
import hashlib

import pytest

from lanting.identity.ticket import TICKET_VALID_MS
from lanting.protocol.lane import Lane
from lanting.protocol.notice import Waiting
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.runtime.address_limit import CONNECTIONS_MAX, NEW_PER_S
from tests.contracts.house import PARTICIPANTS_MAX, Place, new_user
from tests.contracts.wire import Answer

KEY = base64.b64encode(b"sixteen bytes ok").decode()
ACCEPTED = base64.b64encode(hashlib.sha1(KEY.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()).decode()


def asked(place: Place, ticket: str | None = None, **headers: str) -> Answer:
    """The answer to an upgrade request that is in order but for `headers`."""
    given = place.house.ticket(new_user(), place.id, address=place.id) if ticket is None else ticket
    return place.wire().upgrade(SUBPROTOCOL, TICKET_PREFIX + given, **headers)


def test_pr7_the_101_accepts_the_key_and_echoes_exactly_our_subprotocol(place: Place) -> None:
    answer = asked(place, sec_websocket_key=KEY)
    assert answer.status == 101
    assert answer.headers["sec-websocket-protocol"] == SUBPROTOCOL
    assert answer.headers["sec-websocket-accept"] == ACCEPTED


def test_pr5_no_extension_is_agreed_to(place: Place) -> None:
    answer = asked(place, sec_websocket_extensions="permessage-deflate; client_max_window_bits")
    assert answer.status == 101
    assert "sec-websocket-extensions" not in answer.headers


@pytest.mark.parametrize("origin", ["", "http://{host}", "https://{host}", "HTTP://{host}"])
def test_pr8_the_hosts_own_origin_or_none_is_let_in(place: Place, origin: str) -> None:
    host = "{}:{}".format(*place.house.address)
    assert asked(place, origin=origin.format(host=host)).status == 101


@pytest.mark.parametrize(
    "origin",
    ["null", "http://elsewhere.example", "http://127.0.0.1", "ftp://{host}", "http://{host}.example", "{host}"],
)
def test_pr8_another_origin_is_refused(place: Place, origin: str) -> None:
    host = "{}:{}".format(*place.house.address)
    answer = asked(place, origin=origin.format(host=host))
    assert (answer.status, answer.code) == (403, "origin_refused")


def test_pr8_a_refused_origin_does_not_use_up_the_ticket(place: Place) -> None:
    ticket = place.house.ticket(new_user(), place.id, address=place.id)
    assert asked(place, ticket, origin="null").status == 403
    assert asked(place, ticket).status == 101


def test_pr8_a_missing_ticket_is_refused(place: Place) -> None:
    answer = place.wire().upgrade(SUBPROTOCOL)
    assert (answer.status, answer.code) == (401, "ticket_missing")


@pytest.mark.parametrize("ticket", ["AAAA", "not base64url!", "A" * 4_000])
def test_pr8_a_forged_ticket_is_refused(place: Place, ticket: str) -> None:
    answer = asked(place, ticket)
    assert (answer.status, answer.code) == (401, "ticket_forged")


def test_pr8_a_ticket_for_a_lane_without_sockets_is_refused(place: Place) -> None:
    answer = asked(place, place.house.ticket(new_user(), place.id, lane=Lane.SCENE))
    assert (answer.status, answer.code) == (401, "ticket_forged")


def test_pr6_a_ticket_opens_once(place: Place) -> None:
    ticket = place.house.ticket(new_user(), place.id, address=place.id)
    assert asked(place, ticket).status == 101
    answer = asked(place, ticket)
    assert (answer.status, answer.code) == (401, "ticket_used")


def test_pr6_a_ticket_expires(place: Place) -> None:
    ticket = place.house.ticket(new_user(), place.id, address=place.id)
    place.house.clock.advance(TICKET_VALID_MS)
    answer = asked(place, ticket)
    assert (answer.status, answer.code) == (401, "ticket_expired")


def test_pr8_one_address_opens_only_so_many_a_second(place: Place) -> None:
    answers = [asked(place) for _ in range(NEW_PER_S + 1)]
    assert [answer.status for answer in answers] == [101] * NEW_PER_S + [429]
    assert answers[-1].code == "too_many_connections"
    place.house.clock.advance(1_000)
    assert asked(place).status == 101


def test_pr8_one_address_holds_only_so_many(place: Place) -> None:
    def hold() -> None:
        for _ in range(CONNECTIONS_MAX - 1):
            place.house.clock.advance(1_000 // NEW_PER_S)
            place.house.addresses.admit(place.id, place.house.clock.moment())

    place.house.look(hold)
    with place.open() as last:
        last.enter()
        place.house.clock.advance(1_000)
        assert asked(place).status == 429
    place.house.until(lambda: place.house.addresses.held(place.id) == CONNECTIONS_MAX - 1)
    assert asked(place).status == 101


def test_sp6_a_full_space_has_who_comes_wait_but_not_who_is_inside(place: Place) -> None:
    inside = new_user()
    for user in [inside, *(new_user() for _ in range(PARTICIPANTS_MAX - 1))]:
        place.open(user).enter()
    late = place.open()
    late.ask_enter()
    assert late.read_notice(Waiting)[1].reason == "full"
    assert place.open().enter(program=True).people == PARTICIPANTS_MAX, "programs fill no place of a person"
    again = place.open(inside)
    assert again.enter().people == PARTICIPANTS_MAX
    again.cut()


def test_pr8_another_path_is_not_found(place: Place) -> None:
    answer = place.wire().upgrade(SUBPROTOCOL, path="/elsewhere")
    assert (answer.status, answer.code) == (404, "not_found")


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"sec_websocket_version": "8"}, 426, "version_not_spoken"),
        ({"sec_websocket_version": ""}, 426, "version_not_spoken"),
        ({"sec_websocket_key": ""}, 400, "bad_handshake"),
        ({"sec_websocket_key": "c2hvcnQ="}, 400, "bad_handshake"),
        ({"sec_websocket_key": "no base64 at all !!!"}, 400, "bad_handshake"),
        ({"sec_websocket_protocol": ""}, 400, "protocol_not_offered"),
        ({"sec_websocket_protocol": "lanting.v2, chat"}, 400, "protocol_not_offered"),
    ],
)
def test_rfc6455_a_malformed_handshake_is_refused(
    place: Place, headers: dict[str, str], status: int, code: str
) -> None:
    answer = asked(place, **headers)
    assert (answer.status, answer.code) == (status, code)


def test_rfc6455_version_13_is_named_to_who_speaks_another(place: Place) -> None:
    assert asked(place, sec_websocket_version="8").headers["sec-websocket-version"] == "13"


def test_pages_are_served_on_the_same_port(place: Place) -> None:
    wire = place.wire()
    wire.write(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
    assert b" 200 OK" in wire.read_all()
