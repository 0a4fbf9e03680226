"""What happens at the door while a Space is being fetched from its shelf."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from lanting.kernel.ids import SpaceId
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.runtime.hall import SpaceUnknown
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.space_shelf import LoadedSpace
from tests.contracts.house import House, MemoryShelf, Place, new_user, unexpected_errors
from tests.contracts.wire import Answer, Wire


class HeldShelf(MemoryShelf):
    """Hands out Spaces when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.loads = 0
        self.may_go = asyncio.Event()

    async def load(self, space_id: SpaceId) -> LoadedSpace:
        self.loads += 1
        await self.may_go.wait()
        return await super().load(space_id)


class EmptyShelf(MemoryShelf):
    async def load(self, space_id: SpaceId) -> LoadedSpace:
        raise SpaceUnknown(space_id)


class BrokenShelf(MemoryShelf):
    async def load(self, space_id: SpaceId) -> LoadedSpace:
        raise RuntimeError("the disk is gone")


def ask(place: Place) -> Answer:
    return place.wire().upgrade(SUBPROTOCOL, ticket(place))


def ask_without_waiting(place: Place) -> Wire:
    wire = place.wire()
    wire.ask_upgrade(SUBPROTOCOL, ticket(place))
    return wire


def ticket(place: Place) -> str:
    return TICKET_PREFIX + place.house.ticket(new_user(), place.id, address=place.id)


def test_an_unknown_space_is_not_found(build_house: Callable[..., House], client_tls: ssl.SSLContext | None) -> None:
    place = Place(build_house(LineLimits(), shelf=EmptyShelf()), client_tls)
    answer = ask(place)
    assert (answer.status, answer.code) == (404, "space_unknown")
    assert place.house.addresses.held(place.id) == 0


def test_a_broken_shelf_is_our_fault_counted_and_survived(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    place = Place(build_house(LineLimits(), shelf=BrokenShelf()), client_tls)
    errors_before = unexpected_errors()
    for _ in range(2):
        answer = ask(place)
        assert (answer.status, answer.code) == (500, "internal")
        assert b"disk" not in answer.body
    assert unexpected_errors() == errors_before + 2
    assert place.house.addresses.held(place.id) == 0


def test_a_space_is_fetched_once_for_all_who_wait(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    shelf = HeldShelf()
    place = Place(build_house(LineLimits(), shelf=shelf), client_tls)
    waiting = [ask_without_waiting(place) for _ in range(3)]
    place.house.until(lambda: place.house.addresses.held(place.id) == 3)
    place.house.look(shelf.may_go.set)
    assert [wire.read_answer().status for wire in waiting] == [101] * 3
    assert [wire.enter().people for wire in waiting] == [1, 2, 3]
    assert shelf.loads == 1


def test_who_hangs_up_while_waiting_is_let_go_of(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    shelf = HeldShelf()
    place = Place(build_house(LineLimits(), shelf=shelf), client_tls)
    impatient, patient = ask_without_waiting(place), ask_without_waiting(place)
    place.house.until(lambda: place.house.addresses.held(place.id) == 2)
    impatient.cut()
    place.house.look(shelf.may_go.set)
    assert patient.read_answer().status == 101
    place.house.until(lambda: place.house.addresses.held(place.id) == 1)
    assert patient.enter().people == 1


def test_what_comes_before_the_101_is_not_lost(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    shelf = HeldShelf()
    place = Place(build_house(LineLimits(), shelf=shelf), client_tls)
    wire = ask_without_waiting(place)
    place.house.until(lambda: place.house.addresses.held(place.id) == 1)
    wire.ask_enter()
    place.house.look(shelf.may_go.set)
    assert wire.read_answer().status == 101
    assert wire.read_welcome().people == 1


def test_a_stopping_server_lets_nobody_in(build_house: Callable[..., House], client_tls: ssl.SSLContext | None) -> None:
    place = Place(build_house(LineLimits()), client_tls)
    place.house.call(place.house.hall.close)
    answer = ask(place)
    assert (answer.status, answer.code) == (503, "server_stopping")
