"""A Bot sits, stands up and makes gestures, against a server that the test plays itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from lanting.protocol.notice import Cards, Path, Refused
from lanting.protocol.notice import Emoted as EmotedNotice
from lanting.protocol.notice import Moved as MovedNotice
from lanting.protocol.pose import Pose
from lanting.protocol.request import FindPath, Request, ShowEmote, Sit, Stand
from lanting.protocol.word import Place
from lanting.sdk import Bot, Emoted, EntryRefused, RequestRefused, SpaceNotFound
from lanting.sdk.thing import read_things
from tests.sdk.fake_server import FakeConnection, FakeServer, card, welcome


def entity(key: str, x: float, z: float, parent: str | None = None, **components: object) -> dict[str, object]:
    placed = {"transform": {"position": [x, 0.0, z], "rotation": [0.0, 0.0, 0.0, 1.0], "scale": [1.0, 1.0, 1.0]}}
    words = f"thing-{key}"
    return {
        "id": key,
        "name": "",
        "description": "",
        "words": words,
        "parent": parent,
        "components": placed | components,
    }


SCENE: dict[str, object] = {
    "revision": 1,
    "template": "garden",
    "entities": [
        entity("lawn", 10.0, 0.0),
        entity("far", -9.0, 2.0, parent="lawn", seat={"height_m": 0.45}),
        entity("near", 1.0, 3.0, seat={"height_m": 0.45}, something_new={"of": "a newer server"}),
    ],
}
"""The Bot stands at (1, 2): `near` is a metre away; `far`, which hangs on the lawn, is at its very feet."""


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    async with FakeServer() as server:
        server.scene = SCENE
        yield server


async def asked(connection: FakeConnection, kind: type[Request]) -> tuple[int, Request]:
    seq, request = await connection.next_request()
    assert isinstance(request, kind), request
    return seq, request


def seated(seat: str, x: float = 1.0, z: float = 3.0) -> MovedNotice:
    return MovedNotice(epoch=4, place=Place(x=x, y=0.0, z=z), reason="seated", seat=seat)


async def test_it_knows_the_seats_nearest_first_and_asks_for_the_scene_once(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        seats = await bot.seats()
        assert [(seat.id, seat.name, seat.place) for seat in seats] == [
            ("far", "thing-far", Pose(1.0, 0.0, 2.0)),
            ("near", "thing-near", Pose(1.0, 0.0, 3.0)),
        ]
        assert len(await bot.things()) == 3
        assert server.scenes_given == 1


async def test_a_scene_that_is_not_there_is_said_so(server: FakeServer) -> None:
    server.scene = None
    async with Bot.enter(server.url, name="guide") as bot:
        with pytest.raises(SpaceNotFound):
            await bot.seats()


async def test_a_scene_that_makes_no_sense_is_refused(server: FakeServer) -> None:
    server.scene = {"entities": [entity("lost", 0.0, 0.0, parent="nobody")]}
    async with Bot.enter(server.url, name="guide") as bot:
        with pytest.raises(EntryRefused):
            await bot.things()
    with pytest.raises(ValueError, match="no scene snapshot"):
        read_things(b"{")


async def test_it_sits_down_on_the_seat_it_names_and_stands_up_again(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        sitting = asyncio.create_task(bot.sit("near"))
        assert (await asked(connection, Sit))[1] == Sit(seat="near")
        connection.tell(seated("near"))
        assert (await sitting).id == "near"
        assert (bot.seat, bot.place.z) == ("near", 3.0)
        standing = asyncio.create_task(bot.stand())
        await asked(connection, Stand)
        connection.tell(MovedNotice(epoch=5, place=Place(x=1.0, y=0.0, z=2.0), reason="stood"))
        await standing
        assert bot.seat is None
        await bot.stand()


async def test_it_takes_the_next_seat_when_somebody_was_quicker(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        sitting = asyncio.create_task(bot.sit())
        seq, _ = await asked(connection, Sit)
        connection.tell(Refused(re=seq, code="seat_taken"))
        assert (await asked(connection, Sit))[1] == Sit(seat="near")
        connection.tell(seated("near"))
        assert (await sitting).id == "near"


async def test_it_does_not_try_a_seat_on_which_it_sees_somebody(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        connection.tell(Cards(people=1, cards=[card(3, "mei")]))
        connection.show(1, {3: Pose(1.0, 0.0, 2.0)})
        async with asyncio.timeout(5):
            while not any(person.pose for person in bot.people):
                await asyncio.sleep(0)
        sitting = asyncio.create_task(bot.sit())
        assert (await asked(connection, Sit))[1] == Sit(seat="near")
        connection.tell(seated("near"))
        await sitting


async def test_a_refusal_is_told_and_so_is_a_seat_that_is_not_there(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        with pytest.raises(RequestRefused, match="seat_unknown"):
            await bot.sit("nothing")
        sitting = asyncio.create_task(bot.sit("near"))
        seq, _ = await asked(connection, Sit)
        connection.tell(Refused(re=seq, code="seat_taken"))
        with pytest.raises(RequestRefused, match="seat_taken"):
            await sitting


async def test_it_walks_to_a_seat_that_is_too_far_to_sit_down_on(server: FakeServer) -> None:
    server.scene = {"entities": [entity("bench", 30.0, 2.0, seat={})]}
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        sitting = asyncio.create_task(bot.sit())
        seq, find = await asked(connection, FindPath)
        assert find == FindPath(x=30.0, z=2.0)
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0)], reached=True))
        await asked(connection, Sit)
        connection.tell(seated("bench", 30.0, 2.0))
        await sitting


async def test_who_sits_stands_up_before_walking(server: FakeServer) -> None:
    server.welcome = welcome(seat="near")
    async with Bot.enter(server.url, name="guide") as bot:
        assert bot.seat == "near"
        connection = await server.next_connection()
        walking = asyncio.create_task(bot.walk_to(1.0, 2.0))
        seq, _ = await asked(connection, Stand)
        connection.tell(Refused(re=seq, code="not_seated"))
        seq, _ = await asked(connection, FindPath)
        connection.tell(Path(re=seq, points=[(1.0, 0.0, 2.0)], reached=True))
        assert await walking


async def test_a_gesture_is_over_when_the_server_has_shown_it_to_its_maker(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        waving = asyncio.create_task(bot.emote("wave"))
        assert (await asked(connection, ShowEmote))[1] == ShowEmote(emote="wave")
        connection.tell(EmotedNotice(slot=3, emote="wave"))
        connection.tell(EmotedNotice(slot=7, emote="wave"))
        await waving
        with pytest.raises(ValueError, match="emote"):
            await bot.emote("somersault")  # type: ignore[arg-type]


async def test_it_sees_the_gestures_of_others_whom_it_knows(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        events = bot.events()
        connection = await server.next_connection()
        connection.tell(EmotedNotice(slot=7, emote="bow"))
        connection.tell(EmotedNotice(slot=4, emote="bow"))
        connection.tell(Cards(people=1, cards=[card(3, "mei")]))
        connection.tell(EmotedNotice(slot=3, emote="dance"))
        async with asyncio.timeout(5):
            async for event in events:
                if isinstance(event, Emoted):
                    break
        assert isinstance(event, Emoted) and (event.person.name, event.emote) == ("mei", "dance")


async def test_it_says_how_it_comes_only_when_it_comes_first(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide", watching=True, through="courtyard"):
        (await server.next_connection()).cut()
        await server.next_connection()
    assert [(enter.watching, enter.through) for enter in server.enters] == [(True, "courtyard"), (False, None)]
