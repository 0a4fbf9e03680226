"""A World by a token, from a real server: numbers put up, a photo asked for, a line that breaks, a token that ends."""

from __future__ import annotations

import asyncio
import hashlib
import random
import ssl
from collections.abc import AsyncIterator, Iterator
from typing import Any

import numpy as np
import pytest

from lanting.sdk import Bot, ChatHeard, EntryRefused, RequestRefused, ServerNotTrusted, ServerUnreachable
from lanting.sdk.remote.array_acts import SurfacePlot
from lanting.sdk.remote.connect import BlockingWorld, connect, connect_blocking
from lanting.sdk.remote.error import NoCamera, NotSecure
from tests.kill.form import fill_in
from tests.kill.owner import Owner
from tests.line_proxy import LineProxy
from tests.sdk.remote.ready import Ready, end_tokens, let_in
from tests.serving import Serving, free_port

WITHIN_S = 60
HILLS = np.add.outer(np.arange(40.0), np.sin(np.arange(60.0)))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
async def owner(server: Serving) -> AsyncIterator[Owner]:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    yield owner
    await owner.go()


async def library(owner: Owner) -> list[dict[str, Any]]:
    page: list[dict[str, Any]] = (await owner.http.get(f"/api/spaces/{owner.space}/assets")).json()["assets"]
    return page


async def shown(plot: SurfacePlot, owner: Owner) -> dict[str, Any]:
    """What the library knows of the file that stands in the Space."""
    asset = plot.entity.components["surface"]["asset"]
    return next(each for each in await library(owner) if each["id"] == asset)


async def test_numbers_stand_in_the_space_and_change_in_place(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "edit")
    async with connect(ready.url, ready.token, name="Lake") as world:
        lake = await world.surface(HILLS, x=(0, 5), y=(3, 0), title="Lake depth / m")
        before = dict(lake.entity.components)
        assert before["surface"]["z_title"] == "Lake depth / m" and before["surface"]["y_to"] == 3
        assert (await shown(lake, owner))["facts"]["shape"] == [40, 60]
        for height in (1.0, 2.0, 3.0):
            await lake.update(HILLS[:20] * height)
        assert (await shown(lake, owner))["facts"]["shape"] == [20, 60]
        assert lake.entity.components["transform"] == before["transform"]
        again = await world.surface(HILLS, title="Lake depth / m")
        assert again.entity == lake.entity and len(world.entities("Lake depth / m")) == 1
        assert len(await library(owner)) == 2, "what is shown, and what slow visitors may still be fetching"
        await again.remove()
        assert world.entities("Lake depth / m") == []


async def test_its_world_has_the_language_of_the_space(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat")
    form = await fill_in(owner.http, f"/s/{owner.space}/manage", f"/s/{owner.space}/manage/rules", language="fr")
    await owner.http.post(form.action, data=form.fields)
    async with connect(ready.url, ready.token) as world:
        assert world.language == "fr"


async def test_a_million_points_hold_nobody_up(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "edit", "chat")
    places = np.random.default_rng(1).random((1_000_000, 3))
    async with connect(ready.url, ready.token) as world:
        done: list[str] = []

        async def put_up() -> None:
            await world.points(places, places[:, 2])
            done.append("points")

        async with asyncio.TaskGroup() as both:
            both.create_task(put_up())
            while len(done) < 2 and "points" not in done:
                await world.say("Still talking.")
                done.append("said")
        assert done.count("said") >= 2


async def test_numbers_come_whole_over_a_line_that_breaks(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "edit")
    async with LineProxy(server.port) as proxy:
        url = ready.url.replace(f":{server.port}/", f":{proxy.port}/")
        async with connect(url, ready.token) as world:
            lake = await world.surface(HILLS, title="Lake")
            changing = asyncio.create_task(lake.update(np.random.default_rng(1).random((1_200, 1_200))))
            await asyncio.sleep(0.1)
            proxy.cut()
            proxy.restore()
            await changing
            assert (await shown(lake, owner))["facts"]["shape"] == [1_200, 1_200]


async def test_a_token_that_may_not_change_the_place_is_told_so(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat")
    async with connect(ready.url, ready.token) as world:
        with pytest.raises(RequestRefused, match="no_edit"):
            await world.surface(HILLS)


async def test_a_photo_needs_a_page_and_says_which(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    async with connect(ready.url, ready.token) as world:
        with pytest.raises(NoCamera) as missing:
            await world.photo()
        assert missing.value.link == ready.url


async def test_a_token_that_is_ended_puts_its_program_out_and_lets_nobody_in(owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    world = await asyncio.to_thread(blocking, ready)
    staying = asyncio.create_task(asyncio.to_thread(world.stay))
    await end_tokens(owner.http, owner.space)
    assert await staying == "not_admitted"
    with pytest.raises(EntryRefused):
        await asyncio.to_thread(blocking, ready)
    await asyncio.to_thread(world.close)


def blocking(ready: Ready) -> BlockingWorld:
    return connect_blocking(ready.url, token=ready.token, ca_fingerprint=ready.ca_fingerprint)


async def test_the_line_of_the_owners_page_opens_a_world_that_waits(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space, "chat", "edit")
    loop = asyncio.get_running_loop()
    async with Bot.enter(server.url, owner.space, name="Mei", code=owner.code, key=await owner.host_link()) as mei:

        def cells() -> str:
            with blocking(ready) as world:

                @world.experience.on_chat
                def answer(here: Any, event: Any) -> None:
                    here.say(f"{event.participant.name} says: {event.text}")

                assert [each.name for each in world.programs] == ["Mei"]
                return asyncio.run_coroutine_threadsafe(answer_to("hello", mei), loop).result(WITHIN_S)

        assert await asyncio.to_thread(cells) == "Mei says: hello"


async def answer_to(text: str, bot: Bot) -> str:
    events = bot.events()
    await bot.say(text)
    return await anext(event.line.text async for event in events if isinstance(event, ChatHeard))


async def test_by_https_the_printed_authority_is_trusted_and_no_other(server: Serving, owner: Owner) -> None:
    ready = await let_in(owner.http, owner.space)
    pem = (await owner.http.get("/ca.pem")).text
    fingerprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    url = f"{server.https_url}/s/{owner.space}"
    async with connect(url, ready.token, ca_fingerprint=fingerprint) as world:
        assert world.space_name == "Class"
    for other in ("0" * 64, None):
        with pytest.raises(ServerNotTrusted):
            async with connect(url, ready.token, ca_fingerprint=other):
                pass


def test_a_token_is_not_said_where_others_can_read_it() -> None:
    with pytest.raises(NotSecure, match="https"):
        connect("http://example.org/s/lake", "lanting-key-x")
    for here in ("http://localhost:1/s/lake", "http://127.0.0.1:1/s/lake", "http://[::1]:1/s/lake"):
        connect(here, "lanting-key-x")


def test_nobody_there_is_told_at_once() -> None:
    with pytest.raises(ServerUnreachable):
        connect_blocking(f"http://127.0.0.1:{free_port()}/s/lake", "lanting-key-x")
