"""Programs of ours do not wait before a Space, and no host has to decide about them."""

from __future__ import annotations

import asyncio
import time

from lanting.household.caretaker import Caretaker
from lanting.protocol.notice import Waiting
from lanting.protocol.request import Leave, Request
from tests.sdk.fake_server import FakeConnection, FakeServer

WITHIN_S = 20
WAITING = Waiting(reason="approval", place=1, space_name="Garden", people=2, hosts=1)


def unexpected(figure: str, error: BaseException) -> None:
    raise AssertionError(f"{figure}: {error}")


def caretaker_of(server: FakeServer, *, guides: bool) -> Caretaker:
    return Caretaker(server.url.removesuffix("/s/garden"), guides=guides, clock=time.monotonic, report=unexpected)


async def until_asked(connection: FakeConnection, kind: type[Request]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not isinstance((await connection.next_request())[1], kind):
            pass


async def test_the_company_leaves_where_not_everybody_may_come_in_any_more_and_returns_when_all_may() -> None:
    async with FakeServer() as server:
        server.scene = {"entities": [], "revision": 1, "components": {}}
        caretaker = caretaker_of(server, guides=False)
        caretaker.invite_company("garden", 353)
        first = await server.next_connection()
        caretaker.told("garden", 0, is_open=False)
        await until_asked(first, Leave)
        while not server.connections.empty():
            await until_asked(server.connections.get_nowait(), Leave)
        caretaker.told("garden", 0, is_open=True)
        await server.next_connection()
        await caretaker.close()


async def test_a_guide_that_would_have_to_wait_goes_away_at_once() -> None:
    async with FakeServer() as server:
        server.welcome = None
        caretaker = caretaker_of(server, guides=True)
        caretaker.told("garden", 1)
        connection = await server.next_connection()
        connection.tell(WAITING, seq=0)
        await until_asked(connection, Leave)
        await caretaker.close()
