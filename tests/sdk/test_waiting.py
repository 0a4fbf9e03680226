"""A Bot before a Space: it brings the code, waits for a host's word, or says why it does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.notice import ChatSaid, Closing, Waiting
from lanting.protocol.request import Leave, Say
from lanting.sdk import Bot, BotEnded, ChatHeard, Ended, EntryRefused, LineRestored, MustWait, Waits
from lanting.sdk.event import EventReader
from tests.sdk.fake_server import FakeConnection, FakeServer, chat_line, welcome

WITHIN_S = 10
FIRST = Waiting(reason="approval", place=1, space_name="Garden", people=2, hosts=1)
THIRD = Waiting(reason="full", place=3, space_name="Garden", people=40, hosts=0)


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    """One at which nobody is welcomed at once."""
    async with FakeServer() as server:
        server.welcome = None
        yield server


@pytest.fixture
async def stays() -> AsyncIterator[AsyncExitStack]:
    """Bots that leave at the end of the test."""
    async with AsyncExitStack() as stays:
        yield stays


async def knock(
    server: FakeServer, stays: AsyncExitStack, *, wait: bool = True
) -> tuple[asyncio.Task[Bot], FakeConnection]:
    coming = asyncio.create_task(stays.enter_async_context(Bot.enter(server.url, name="guide", wait=wait)))
    return coming, await server.next_connection()


async def next_of(events: EventReader, kind: type[object]) -> object:
    async with asyncio.timeout(WITHIN_S):
        async for event in events:
            if isinstance(event, kind):
                return event
    raise AssertionError(f"the events ended without a {kind.__name__}")


async def test_it_waits_until_it_is_let_in(server: FakeServer, stays: AsyncExitStack) -> None:
    coming, connection = await knock(server, stays)
    for told in (FIRST, THIRD):
        connection.tell(told, seq=0)
    assert connection.reports.empty() and not coming.done()
    connection.tell(welcome(), seq=0)
    bot = await coming
    assert bot.slot == 7 and len(await connection.next_report()) > 0


async def test_with_wait_false_it_leaves_and_says_why(server: FakeServer, stays: AsyncExitStack) -> None:
    coming, connection = await knock(server, stays, wait=False)
    connection.tell(THIRD, seq=0)
    with pytest.raises(MustWait, match="full; place 3") as refused:
        await coming
    assert (refused.value.reason, refused.value.place) == ("full", 3)
    assert isinstance((await connection.next_request())[1], Leave), "its turn is another's"


async def test_who_is_turned_away_reads_the_hosts_words(server: FakeServer, stays: AsyncExitStack) -> None:
    coming, connection = await knock(server, stays)
    connection.tell(FIRST, seq=0)
    connection.tell(Closing(code=4009, reason="not_admitted", facts={"why": "The lesson is over"}), seq=0)
    connection.close(CloseCode.NOT_ADMITTED, "not_admitted")
    with pytest.raises(EntryRefused, match="The lesson is over") as refused:
        await coming
    assert refused.value.reason == "not_admitted" and not refused.value.may_retry


async def test_who_gives_up_waiting_gives_up_its_turn(server: FakeServer, stays: AsyncExitStack) -> None:
    coming, connection = await knock(server, stays)
    connection.tell(FIRST, seq=0)
    await asyncio.sleep(0)
    coming.cancel()
    with pytest.raises(asyncio.CancelledError):
        await coming
    assert isinstance((await connection.next_request())[1], Leave)


async def test_a_line_that_breaks_while_it_waits_is_opened_again(server: FakeServer, stays: AsyncExitStack) -> None:
    coming, connection = await knock(server, stays)
    connection.tell(FIRST, seq=0)
    await connection.is_heard()
    connection.cut()
    again = await server.next_connection()
    again.tell(FIRST, seq=0)
    again.tell(welcome(), seq=0)
    assert (await coming).slot == 7


async def test_a_code_is_shown_at_the_door_with_or_without_the_link_of_an_invitation(server: FakeServer) -> None:
    server.welcome = welcome()
    for url, code in ((server.url, "BCDFHJ"), (f"{server.url}?code=BCDFHJ", None)):
        async with Bot.enter(url, name="guide", code=code):
            await server.next_connection()
    assert server.shown == [{"code": "BCDFHJ"}] * 2


async def test_without_a_code_nothing_is_shown(server: FakeServer) -> None:
    server.welcome = welcome()
    async with Bot.enter(server.url, name="guide"):
        pass
    assert server.shown == [{}]


async def test_who_is_sent_back_waits_says_nothing_and_asks_again_inside(server: FakeServer) -> None:
    server.welcome = welcome()
    async with Bot.enter(server.url, name="guide") as bot:
        connection, events = await server.next_connection(), bot.events()
        connection.tell(FIRST, seq=0)
        waits = await next_of(events, Waits)
        assert isinstance(waits, Waits) and (waits.reason, waits.place) == ("approval", 1)
        asking = asyncio.create_task(bot.say("hello"))
        assert isinstance((await connection.next_request())[1], Say)
        while not connection.reports.empty():
            connection.reports.get_nowait()
        connection.tell(welcome(epoch=4, chat=[chat_line(3, "mei", "welcome back")]), seq=0)
        assert (await connection.next_report())[1] == 4, "who waits has no body"
        assert await next_of(events, LineRestored) == LineRestored(is_resumed=False)
        assert isinstance(await next_of(events, ChatHeard), ChatHeard)
        assert isinstance((await connection.next_request())[1], Say), "asked again, since nobody heard it"
        asking.cancel()
        connection.tell(ChatSaid(line=chat_line(4, "mei", "hello")))
        await next_of(events, ChatHeard)


async def test_with_wait_false_being_sent_back_is_the_end(server: FakeServer) -> None:
    server.welcome = welcome()
    async with Bot.enter(server.url, name="guide", wait=False) as bot:
        connection, events = await server.next_connection(), bot.events()
        connection.tell(FIRST, seq=0)
        ended = await next_of(events, Ended)
        assert isinstance(ended, Ended) and ended.code == CloseCode.NOT_ADMITTED
        with pytest.raises(BotEnded):
            await bot.say("hello?")
