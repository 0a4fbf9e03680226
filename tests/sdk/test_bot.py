"""A Bot against a server that the test plays itself."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import WALK_M_PER_S
from lanting.protocol.notice import (
    Cards,
    ChatSaid,
    Path,
    People,
    PlaceNote,
    Refused,
    SayAccepted,
)
from lanting.protocol.notice import Moved as MovedNotice
from lanting.protocol.pose import REPORT_DTYPE, Gait, Pose, unpack_pose
from lanting.protocol.request import AskCards, AskPeople, FindPath, Leave, Say
from lanting.protocol.word import Place
from lanting.sdk import (
    Bot,
    BotEnded,
    ChatHeard,
    Ended,
    EntryRefused,
    LineLost,
    LineRestored,
    Moved,
    PersonArrived,
    PersonLeft,
    RequestRefused,
    ServerUnreachable,
    SpaceNotFound,
)
from tests.sdk.fake_server import FakeServer, card, chat_line, welcome


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    async with FakeServer() as server:
        yield server


def pose_of(report: bytes) -> Pose:
    import numpy as np

    row = np.frombuffer(report, REPORT_DTYPE)[0]
    return unpack_pose(int(row["position"]), int(row["pitch"]))


async def test_enters_as_a_browser_does_and_says_it_is_a_program(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        assert connection.headers["sec-websocket-protocol"] == "lanting.v1, ticket.t1"
        assert connection.headers["origin"] == server.url.removesuffix("/s/garden")
        assert server.enters[0].program and server.enters[0].name == "guide" and server.enters[0].session is None
        assert (bot.slot, bot.space_name, bot.place.x, bot.place.z) == (7, "Garden", 1.0, 2.0)


async def test_leaves_at_the_end_of_the_block(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide"):
        connection = await server.next_connection()
    assert isinstance((await connection.next_request())[1], Leave)


async def test_comes_from_the_address_it_is_told(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide", local_address="127.9.8.7"):
        await server.next_connection()
    assert set(server.peers) == {"127.9.8.7"}


async def test_reports_where_it_stands_under_the_epoch_of_the_welcome(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide"):
        report = await (await server.next_connection()).next_report()
    assert report[1] == 3
    assert (pose_of(report).x, pose_of(report).z) == pytest.approx((1.0, 2.0), abs=0.01)


async def test_acknowledges_frames_in_reports_and_events_by_message(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide"):
        connection = await server.next_connection()
        connection.show(12, {3: Pose(0, 0, 0)})
        connection.tell(Cards(people=0), seq=41)
        assert await asyncio.wait_for(connection.acknowledged.get(), 5) == 41
        while int.from_bytes((await connection.next_report())[2:4], "little") != 12:
            pass


async def test_say_returns_the_stored_line(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        saying = asyncio.create_task(bot.say("hi"))
        seq, say = await connection.next_request()
        assert isinstance(say, Say) and say.text == "hi"
        line = chat_line(9, "bot", "hi")
        connection.tell(SayAccepted(re=seq, request_id=say.request_id, line=line))
        assert await saying == line


async def test_say_is_repeated_with_its_request_id_after_a_broken_line(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        saying = asyncio.create_task(bot.say("hi"))
        _, first = await connection.next_request()
        connection.cut()
        connection = await server.next_connection()
        seq, second = await connection.next_request()
        assert isinstance(first, Say) and first == second
        connection.tell(SayAccepted(re=seq, request_id=first.request_id, line=chat_line(1, "bot", "hi")))
        assert (await saying).number == 1


async def test_a_refusal_is_an_error_with_the_servers_code(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        saying = asyncio.create_task(bot.say("hi"))
        seq, _ = await connection.next_request()
        connection.tell(Refused(re=seq, code="muted", facts={"until": 5}))
        with pytest.raises(RequestRefused) as refused:
            await saying
        assert refused.value.reason == "muted" and refused.value.facts == {"until": 5}


async def test_an_empty_line_is_not_even_asked(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        with pytest.raises(ValueError, match="visible"):
            await bot.say(" ")


@pytest.mark.parametrize("text", ["long " * 500, "x" * 2_001])
async def test_what_the_server_would_hang_up_for_is_not_even_asked(server: FakeServer, text: str) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        with pytest.raises(ValueError, match="length"):
            await bot.say(text)
        with pytest.raises(ValueError, match="5242"):
            await bot.walk_to(9_000, 0)
        assert bot.people == []


@pytest.mark.parametrize("name", ["", "n" * 33])
async def test_a_name_that_no_server_takes_is_the_authors_mistake(server: FakeServer, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        async with Bot.enter(server.url, name=name):
            pass


async def test_walks_along_the_servers_path_no_faster_than_walking(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        walking = asyncio.create_task(bot.walk_to(1.5, 2.0))
        seq, find = await connection.next_request()
        assert find == FindPath(x=1.5, z=2.0)
        loop = asyncio.get_running_loop()
        started_s = loop.time()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0), (1.5, 0.0, 2.0)], reached=True))
        walk = await walking
        assert walk and walk.pose.x == 1.5 and walk.obstacle is None
        assert loop.time() - started_s >= 0.5 / WALK_M_PER_S
        flags = {(await connection.next_report())[13] for _ in range(connection.reports.qsize())}
        assert int(Gait.WALK) in flags


async def test_a_goal_that_cannot_be_reached_is_no_way(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        walking = asyncio.create_task(bot.walk_to(50, 50))
        seq, _ = await connection.next_request()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0), (1.1, 0.0, 2.0)], reached=False))
        walk = await walking
        assert not walk and walk.obstacle == "no_way" and walk.pose.x == 1.1


async def test_pr17_stands_where_the_server_puts_it_and_reports_under_the_new_epoch(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        connection = await server.next_connection()
        walking = asyncio.create_task(bot.walk_to(50, 2))
        seq, _ = await connection.next_request()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0), (50.0, 0.0, 2.0)], reached=True))
        connection.tell(MovedNotice(epoch=4, place=Place(x=5, y=1, z=6), reason="too_fast"))
        assert (await walking).obstacle == "moved"
        moved = await anext(events)
        assert isinstance(moved, Moved) and moved.reason == "too_fast" and bot.place.x == 5
        while (report := await connection.next_report())[1] != 4:
            pass
        assert pose_of(report).z == pytest.approx(6, abs=0.01)


async def test_a_second_walk_replaces_the_first(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        first = asyncio.create_task(bot.walk_to(50, 2))
        seq, _ = await connection.next_request()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0), (50.0, 0.0, 2.0)], reached=True))
        second = asyncio.create_task(bot.walk_to(1, 2))
        seq, _ = await connection.next_request()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0)], reached=True))
        assert (await first).obstacle == "interrupted"
        assert await second


async def test_looks_at_what_it_is_told(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        bot.look_at(-4.0, 2.0)
        while pose_of(await connection.next_report()).yaw != pytest.approx(math.pi / 2, abs=0.01):
            pass


async def test_asks_who_an_unknown_slot_is_and_tells_that_they_arrived(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        connection = await server.next_connection()
        connection.show(1, {3: Pose(4, 0, 5)})
        assert (await connection.next_request())[1] == AskCards(slots=[3])
        connection.tell(Cards(people=1, cards=[card(3, "mei")]))
        arrived = await anext(events)
        assert isinstance(arrived, PersonArrived) and arrived.person.name == "mei"
        assert arrived.person.pose is not None and arrived.person.pose.x == pytest.approx(4, abs=0.01)
        assert [person.name for person in bot.people] == ["mei"]
        connection.tell(Cards(people=0, left=[3]))
        assert isinstance(await anext(events), PersonLeft) and bot.people == []


async def test_hears_others_but_not_itself(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        connection = await server.next_connection()
        connection.tell(ChatSaid(line=chat_line(1, "bot", "me")))
        connection.tell(ChatSaid(line=chat_line(2, "mei", "you")))
        heard = await anext(events)
        assert isinstance(heard, ChatHeard) and heard.line.text == "you"


async def test_finds_people_page_by_page(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        finding = asyncio.create_task(bot.find_people("m"))
        seq, _ = await connection.next_request()
        connection.tell(People(re=seq, total=2, cards=[card(3, "mei")], next="mei"))
        seq, ask = await connection.next_request()
        assert isinstance(ask, AskPeople) and ask.after == "mei"
        connection.tell(People(re=seq, total=2, cards=[card(4, "mo")]))
        assert [person.name for person in await finding] == ["mei", "mo"]


async def test_a_broken_line_is_resumed_with_what_was_received(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        connection = await server.next_connection()
        connection.tell(PlaceNote(note=b"sealed"), seq=5)
        connection.tell(ChatSaid(line=chat_line(8, "mei", "one")), seq=6)
        assert isinstance(await anext(events), ChatHeard)
        server.welcome = welcome(resumed=True, place=Place(x=9, y=0, z=9), epoch=5)
        connection.cut()
        assert isinstance(await anext(events), LineLost)
        connection = await server.next_connection()
        again = server.enters[1]
        assert (again.session, again.last_event, again.chat_after, again.place_note) == ("ses_1", 6, 8, b"sealed")
        assert server.cookies == ["", "lanting_guest=me"]
        restored = await anext(events)
        assert isinstance(restored, LineRestored) and restored.is_resumed
        assert bot.place.x == 9 and (await connection.next_report())[1] == 5


async def test_after_a_restart_it_enters_afresh_and_hears_what_it_missed(server: FakeServer) -> None:
    server.welcome = welcome(cards=[card(3, "mei")], chat=[chat_line(1, "mei", "old")])
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        server.welcome = welcome(
            session="ses_2",
            server_epoch=2,
            participant="par_again",
            chat=[chat_line(2, "bot", "mine"), chat_line(3, "mei", "new")],
        )
        (await server.next_connection()).close(CloseCode.GOING_AWAY)
        told = [await anext(events) for _ in range(4)]
        assert [type(event) for event in told] == [LineLost, LineRestored, PersonLeft, ChatHeard]
        assert isinstance(told[3], ChatHeard) and told[3].line.text == "new"
        assert [line.text for line in bot.history] == ["mine", "new"]


async def test_a_walk_goes_on_after_a_broken_line(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        walking = asyncio.create_task(bot.walk_to(60, 2))
        seq, _ = await connection.next_request()
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0), (60.0, 0.0, 2.0)], reached=True))
        await connection.next_report()
        server.welcome = welcome(resumed=True)
        connection.cut()
        connection = await server.next_connection()
        seq, find = await connection.next_request()
        assert find == FindPath(x=60, z=2)
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0)], reached=True))
        assert await walking


@pytest.mark.parametrize("code", [CloseCode.TAKEN_OVER, CloseCode.BAD_MESSAGE, CloseCode.TOO_FAST])
async def test_who_was_sent_away_does_not_come_back(server: FakeServer, code: CloseCode) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        (await server.next_connection()).close(code)
        assert await anext(events) == Ended(code, code.name.lower())
        with pytest.raises(StopAsyncIteration):
            await anext(events)
        with pytest.raises(BotEnded):
            await bot.say("hello?")
        assert len(server.enters) == 1


async def test_what_waits_for_an_answer_is_told_the_end(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        saying = asyncio.create_task(bot.say("hi"))
        await connection.next_request()
        await bot.leave()
        with pytest.raises(BotEnded):
            await saying


async def test_too_slow_comes_back(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide"):
        (await server.next_connection()).close(CloseCode.TOO_SLOW)
        await server.next_connection()
        assert len(server.enters) == 2


async def test_messages_that_a_proxy_cut_into_pieces_are_put_together(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        whole = b"\x01" + bytes(11)
        connection.send(whole[:5], fin=False)
        connection.send(whole[5:], opcode=0)
        connection.tell(Cards(people=1, cards=[card(3, "mei")]))
        assert isinstance(await anext(bot.events()), PersonArrived)


async def test_a_server_that_stops_is_an_error_that_says_so(server: FakeServer) -> None:
    server.socket_answer = (503, {"code": "server_stopping", "message": "the server is stopping", "facts": {}})
    with pytest.raises(EntryRefused, match="server_stopping") as refused:
        async with Bot.enter(server.url, name="guide"):
            pass
    assert refused.value.may_retry


async def test_a_close_instead_of_a_welcome_is_an_error(server: FakeServer) -> None:
    server.welcome = None

    async def close() -> None:
        (await server.next_connection()).close(CloseCode.SPACE_FULL)

    closing = asyncio.create_task(close())
    with pytest.raises(EntryRefused, match="space_full"):
        async with Bot.enter(server.url, name="guide"):
            pass
    await closing


async def test_an_unknown_space_is_an_error(server: FakeServer) -> None:
    with pytest.raises(SpaceNotFound, match="attic"):
        async with Bot.enter(server.url.replace("garden", "attic"), name="guide"):
            pass


async def test_a_server_that_goes_as_soon_as_it_has_answered_is_an_absent_one(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def connected_and_cut(*_: object, **__: object) -> tuple[None, None]:
        """What picows says of a connection that was lost before anybody could look at it."""
        return None, None

    monkeypatch.setattr("lanting.sdk.line.ws_connect", connected_and_cut)
    with pytest.raises(ServerUnreachable, match="as soon as"):
        async with Bot.enter(server.url, name="guide"):
            pass


async def test_an_absent_server_is_an_error(server: FakeServer) -> None:
    async with FakeServer() as gone:
        url = gone.url
    with pytest.raises(ServerUnreachable):
        async with Bot.enter(url, name="guide"):
            pass
