"""A ban holds: no way back leads past the front door, whichever of her tickets, names, tabs and links she tries."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from lanting.app.shelf import StoreShelf
from lanting.identity.caller import Caller
from lanting.identity.queries import lift_sanction, list_sanctions
from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import Ban
from lanting.protocol.notice import ActDone
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.runtime.register import KEPT_MS, StoredRights
from lanting.store.store import Store
from tests.contracts.house import House
from tests.contracts.kept_place import KeptPlace, kept_place
from tests.contracts.steered_clock import SteeredClock


def refused(place: KeptPlace, caller: Caller) -> tuple[int, str]:
    answer = place.asks(caller)
    return answer.status, answer.code


def test_ht60_no_way_back_leads_past_a_ban(garden: KeptPlace) -> None:
    mei = garden.guest()
    inside, other_tab = garden.open(mei), garden.open(mei)
    session = inside.enter().session
    kept_ticket = garden.house.ticket(mei, garden.id, address=garden.id)
    garden.ban(mei)
    garden.tell_standings()

    closing, code = inside.read_closing()
    assert (code, closing.facts) == (CloseCode.BANNED, {"why": "rude", "until": 0, "scope": "guest"})
    assert other_tab.read_close() == CloseCode.BANNED, "a tab that had not entered yet"
    assert garden.wire().upgrade(SUBPROTOCOL, TICKET_PREFIX + kept_ticket).code == "banned", "resume, or another name"
    assert refused(garden, mei) == (403, "banned"), "reload, or a program with the same cookie"
    garden.give(mei, Role.VISITOR)
    garden.give(mei, Role.BUILDER)
    garden.give(mei, Role.HOST)
    assert refused(garden, mei) == (403, "banned"), "another role link"
    elsewhere = msgspec.structs.replace(mei, network="198.51.100.7", has_code=True, is_known=True)
    assert refused(garden, elsewhere) == (403, "banned"), "from another network, with the code"
    assert session, "what was resumed by it is gone"


def test_ht60_who_is_banned_hears_why_and_until_when(garden: KeptPlace) -> None:
    mei = garden.guest()
    garden.ban(mei, for_ms=60_000)
    answer = garden.asks(mei)
    assert (answer.status, msgspec.json.decode(answer.body)["facts"]) == (
        403,
        {"why": "rude", "until": garden.now + 60_000, "scope": "guest"},
    )
    garden.house.clock.advance(60_000)
    assert garden.may_come(mei)


@pytest.mark.parametrize("role", [Role.OWNER, Role.OPERATOR])
def test_ht60_nobody_shuts_out_the_owner_or_the_operator(garden: KeptPlace, role: Role) -> None:
    caller = garden.guest()
    if role is Role.OPERATOR:
        caller = msgspec.structs.replace(caller, is_operator=True)
    else:
        garden.own(caller)
    wire = garden.open(caller)
    wire.enter()
    garden.ban(caller)
    garden.tell_standings()
    wire.settle()
    assert garden.may_come(caller)


def test_ht63_who_is_unbanned_comes_back(garden: KeptPlace) -> None:
    mei = garden.guest()
    garden.ban(mei)
    assert not garden.may_come(mei)
    now = garden.now
    (banned,) = garden.write(lambda connection: list_sanctions(connection, garden.id, now))
    garden.write(lambda connection: lift_sanction(connection, garden.id, banned.id, now))
    assert garden.may_come(mei)


def test_ht63_what_another_process_lifts_is_lifted_within_a_second(garden: KeptPlace) -> None:
    mei = garden.guest()
    garden.ban(mei)
    assert not garden.may_come(mei)
    now = garden.now
    (banned,) = garden.write_elsewhere(lambda connection: list_sanctions(connection, garden.id, now))
    garden.write_elsewhere(lambda connection: lift_sanction(connection, garden.id, banned.id, now))
    assert not garden.may_come(mei), "what was read is used for a while"
    garden.house.clock.advance(KEPT_MS)
    assert garden.may_come(mei)


def test_ht61_a_new_cookie_does_not_help_where_the_ban_is_for_newcomers_too(garden: KeptPlace) -> None:
    mei, classmate = garden.guest(), garden.guest()
    garden.ban(mei, with_network=True)
    with_new_cookie = garden.guest(age_ms=0)
    assert not garden.may_come(with_new_cookie)
    assert garden.may_come(classmate), "who was a guest before is none of it"
    assert garden.may_come(garden.guest(age_ms=0, network="198.51.100.7"))
    garden.house.clock.advance(24 * 60 * 60 * 1_000)
    assert garden.may_come(with_new_cookie)


def test_ht61_where_more_than_three_others_share_the_network_newcomers_come_in(garden: KeptPlace) -> None:
    mei, newcomer = garden.guest(), garden.guest(age_ms=-1)
    garden.ban(mei, with_network=True)
    for number in range(4):
        assert not garden.may_come(newcomer), f"only {number} others"
        garden.open(garden.guest()).enter()
    assert garden.may_come(newcomer)
    assert not garden.may_come(mei)


def test_ht61_a_host_bans_newcomers_too_though_the_guests_line_is_broken(garden: KeptPlace) -> None:
    mei, host = garden.guest(), msgspec.structs.replace(garden.guest(network="198.51.100.7"), is_operator=True)
    wire, hosting = garden.open(mei), garden.open(host)
    participant = wire.enter().participant
    hosting.enter()
    wire.cut()
    running = garden.house.running(garden.id)
    assert running is not None
    garden.house.until(lambda: len(running.connections) == 1)
    hosting.ask(Ban(request_id="r" * 16, participant=participant, reason="rude", newcomers=True))
    hosting.read_notice(ActDone)
    assert not garden.may_come(mei)
    assert not garden.may_come(garden.guest(age_ms=0))


class HeldShelf(StoreShelf):
    """Holds back what it has read until the test says so."""

    reading: asyncio.Event
    may_answer: asyncio.Event

    async def rights(self, space_id: SpaceId, callers: Sequence[Caller], now: Instant) -> StoredRights:
        found = await super().rights(space_id, callers, now)
        if callers:
            self.reading.set()
            await self.may_answer.wait()
        return found


def test_ht69_a_ban_that_is_committed_while_she_stands_at_the_door_holds(
    build_house: Callable[..., House], tmp_path: Path, client_tls: ssl.SSLContext | None
) -> None:
    HeldShelf.reading, HeldShelf.may_answer = asyncio.Event(), asyncio.Event()

    def shelf_of(store: Store) -> StoreShelf:
        return HeldShelf(store, SteeredClock(), 7)

    place, store = kept_place(build_house, tmp_path, client_tls, shelf_of)
    mei = place.guest()
    wire = place.wire()
    wire.ask_upgrade(SUBPROTOCOL, TICKET_PREFIX + place.house.ticket(mei, place.id, address=place.id))
    place.house.until(HeldShelf.reading.is_set)
    place.ban(mei)
    place.tell_standings()
    place.house.look(HeldShelf.may_answer.set)
    assert wire.read_answer().code == "banned"
    place.close()
    place.house.call(store.close)
