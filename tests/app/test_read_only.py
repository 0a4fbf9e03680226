"""A whole Server whose disk takes nothing: who is inside walks, looks and reads on; what is to be kept is refused."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from sqlalchemy import Engine, event

from lanting.app.server import Server, build_server
from lanting.app.settings import Settings
from lanting.sdk import Bot, RequestRefused
from lanting.space.queries import list_spaces
from lanting.store.health import Trouble
from lanting.store.store import Store
from tests.app.conftest import NewSettings
from tests.asking import asking

pytestmark = pytest.mark.usefixtures("founded")

FULL, READ_ONLY = "PRAGMA max_page_count = 1", "PRAGMA query_only = ON"


class Disk:
    """Spoils every connection to a database that is opened meanwhile."""

    def __init__(self) -> None:
        self.pragma: str | None = None

    def on_connect(self, connection: sqlite3.Connection, _record: object) -> None:
        if self.pragma:
            connection.execute(self.pragma)

    async def spoil(self, store: Store, pragma: str) -> None:
        """The connection that is open, too."""
        self.pragma = pragma
        await store.write(lambda connection: connection.exec_driver_sql(pragma))

    async def mend(self, store: Store) -> None:
        """Return when the store has noticed."""
        over, loop, told = asyncio.Event(), asyncio.get_running_loop(), store.on_trouble

        def tell(trouble: Trouble | None) -> None:
            told(trouble)
            if trouble is None:
                loop.call_soon_threadsafe(over.set)

        store.on_trouble = tell
        self.pragma = None
        await over.wait()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    event.listen(Engine, "connect", disk.on_connect)
    yield disk
    event.remove(Engine, "connect", disk.on_connect)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Server]:
    server = build_server(settings)
    try:
        await server.start()
        yield server
    finally:
        await server.stop()


@pytest.mark.parametrize(("pragma", "why"), [(FULL, "full"), (READ_ONLY, "read_only")])
async def test_ht95_ht96_it_goes_on_read_only_says_so_and_recovers(
    new_settings: NewSettings, monkeypatch: pytest.MonkeyPatch, disk: Disk, pragma: str, why: str
) -> None:
    monkeypatch.setattr(Store, "open", partial(Store.open, probe_every_s=0.02))
    settings = new_settings(https=False, known_after_min=0)
    async with opened(settings) as server, asking() as web:
        here = server.links.here
        async with Bot.enter(here, "courtyard", name="Mei") as mei:
            said = await mei.say("before")
            await disk.spoil(server.store, pragma)
            refused: RequestRefused | None = None
            while refused is None:
                try:
                    # Some lines still find room in pages that are there.
                    said = await mei.say("x" * 500)
                except RequestRefused as error:
                    refused = error
            assert refused.reason == "read_only"
            assert (await web.get(f"{here}/readyz")).json() == {"ready": False, "reasons": [why]}
            assert (await web.get(f"{here}/livez")).text == "ok"
            assert await mei.walk_to(mei.place.x + 1.0, mei.place.z), "walking goes on"
            async with Bot.enter(here, "courtyard", name="Mo") as mo:
                assert mo.history[-1] == said, "coming in and reading too"
            await disk.mend(server.store)
            assert (await mei.say("after")).number == said.number + 1
            assert (await web.get(f"{here}/readyz")).status_code == 200


async def test_ht95_a_server_whose_disk_takes_nothing_starts_with_what_it_has(
    new_settings: NewSettings, disk: Disk
) -> None:
    settings = new_settings(https=False)
    async with opened(settings) as server:
        spaces = await server.store.read(list_spaces)
    disk.pragma = READ_ONLY
    async with opened(settings) as server, asking() as web:
        listed = (await web.get(f"{server.links.here}/api/spaces")).json()
        assert [each["id"] for each in listed] == [each.id for each in spaces]
        assert (await web.get(f"{server.links.here}/readyz")).status_code == 503
