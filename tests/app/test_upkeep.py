"""What is kept for a time only is forgotten at the start and every hour; a clock that jumps sends nobody away."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from lanting.app.server import Server, build_server
from lanting.app.settings import Settings
from lanting.identity.queries import make_key
from lanting.identity.role import Role
from lanting.kernel.clock import Clock, Instant
from lanting.kernel.ids import SpaceId
from lanting.space.queries import DELETED_KEPT_MS, delete_space, find_any_space, list_spaces
from tests.app.conftest import NewSettings
from tests.app.turned_clock import TurnedClock
from tests.asking import asking

pytestmark = pytest.mark.usefixtures("founded")

WEEK = timedelta(milliseconds=DELETED_KEPT_MS)


@asynccontextmanager
async def opened(settings: Settings, clock: Clock) -> AsyncIterator[Server]:
    server = build_server(settings, clock)
    try:
        await server.start()
        yield server
    finally:
        await server.stop()


async def delete_first(server: Server, now: Instant) -> SpaceId:
    def unit(connection: Connection) -> SpaceId:
        space = list_spaces(connection)[0].id
        delete_space(connection, space, now)
        return space

    return await server.store.write(unit)


async def is_there(server: Server, space: SpaceId) -> bool:
    return await server.store.read(lambda connection: find_any_space(connection, space)) is not None


async def test_ht99_a_deleted_space_rests_seven_days_and_is_gone_at_the_next_round(new_settings: NewSettings) -> None:
    clock = TurnedClock()
    async with opened(new_settings(https=False), clock) as server:
        space = await delete_first(server, clock.now())
        clock.turn(WEEK - timedelta(minutes=1))
        await server.upkeep.round()
        assert await is_there(server, space)
        clock.turn(timedelta(minutes=1))
        await server.upkeep.round()
        assert not await is_there(server, space)


async def test_ht99_what_is_due_is_forgotten_at_the_start_too(new_settings: NewSettings) -> None:
    clock = TurnedClock()
    settings = new_settings(https=False)
    async with opened(settings, clock) as server:
        space = await delete_first(server, clock.now())
    clock.turn(WEEK)
    async with opened(settings, clock) as server:
        assert not await is_there(server, space)
        assert await server.store.read(lambda connection: len(list_spaces(connection))) > 0, "only what was due"


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=400)])
async def test_ht104_a_clock_that_jumps_logs_nobody_out(new_settings: NewSettings, jump: timedelta) -> None:
    clock = TurnedClock()
    async with opened(new_settings(https=False), clock) as server, asking() as browser:
        enter = f"{server.links.here}/api/spaces/courtyard/enter"
        assert (await browser.post(enter, json={})).status_code == 201
        guest = browser.cookies["lanting_guest"]
        clock.turn(jump)
        await server.upkeep.round()
        assert (await browser.post(enter, json={})).status_code == 201
        assert who(browser.cookies["lanting_guest"]) == who(guest), "the same guest as before"
        assert (await browser.get(f"{server.links.here}/readyz")).status_code == 200


async def test_ht104_an_owner_stays_one_whatever_the_clock_says(new_settings: NewSettings) -> None:
    clock = TurnedClock()
    async with opened(new_settings(https=False), clock) as server, asking() as browser:
        now = clock.now()

        def unit(connection: Connection) -> str:
            space = list_spaces(connection)[0].id
            link = {"label": "", "ends_at": None, "uses": None, "now": now, "random_bytes": secrets.token_bytes}
            return make_key(connection, space, Role.HOST, **link).secret  # type: ignore[arg-type]

        secret = await server.store.write(unit)
        taken = await browser.post(f"{server.links.here}/k/{secret}", headers={"Origin": server.links.here})
        assert taken.status_code == 303, taken.text
        for jump in (timedelta(days=400), timedelta(days=-800)):
            clock.turn(jump)
            await server.upkeep.round()
            again = await browser.post(f"{server.links.here}/k/{secret}", headers={"Origin": server.links.here})
            assert again.status_code == 303
            assert "lanting_holder" not in again.headers.get("set-cookie", ""), "the same holder as before"


def who(cookie: str) -> str:
    """The user id that a guest cookie begins with."""
    from base64 import urlsafe_b64decode

    import msgspec

    content = urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))[:-16]
    return str(msgspec.msgpack.decode(content)[0])
