"""The whole web room on a real store, with a Hall that only counts."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import httpx
import pytest
from litestar.types import ASGIApp
from sqlalchemy import Connection

from lanting.identity.guest import GuestCookies
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import SpaceId
from lanting.runtime.address_limit import AddressLimit
from lanting.scene.queries import save_revision
from lanting.scene.template import TEMPLATES
from lanting.space.glance import Glance
from lanting.space.queries import create_space
from lanting.store.store import Store
from lanting.web.application import build_application
from lanting.web.asset import Assets, ClientFiles
from lanting.web.desk import Desk

SECRET = bytes(range(32))
SPACE = SpaceId("spc_0000000000000001")
CODE = "BCDFHJ"
ENTER_PER_S = 20
BUILT = ClientFiles("/client/assets/main-1.js", ("/client/assets/main-2.css",), ("/client/assets/shared-3.js",))
"""The names of a client that is built, whether this checkout's is or not."""
Browse = Callable[..., httpx.AsyncClient]


@dataclass
class StillClock:
    """Stands until it is moved."""

    at: int = 1_790_000_000_000

    def now(self) -> Instant:
        return Instant(self.at)

    def moment(self) -> Moment:
        return Moment(self.at)


@dataclass
class House:
    """What the web room is given, for tests to look at and to change."""

    store: Store
    clock: StillClock
    tickets: TicketDesk
    people: Counter[str] = field(default_factory=Counter)
    ca_pem: bytes | None = None
    public_url: str | None = None
    network_link: str | None = None
    client: ClientFiles = BUILT
    glances: dict[str, Glance] = field(default_factory=dict)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one Space, made once and copied for each test."""
    file = tmp_path_factory.mktemp("founded") / "lanting.db"

    async def found() -> None:
        store = Store.open(f"sqlite:///{file}")
        await store.write(_found_space)
        await store.close()

    asyncio.run(found())
    return file


def _found_space(connection: Connection) -> None:
    create_space(
        connection,
        SPACE,
        name="Yard of <Ink> & “Paper”",
        slug="yard",
        template="courtyard",
        created_at=Instant(1),
        code=CODE,
    )
    save_revision(connection, SPACE, "courtyard", TEMPLATES["courtyard"].build(1), Instant(1))


@pytest.fixture
async def house(founded: Path, tmp_path: Path) -> AsyncIterator[House]:
    shutil.copy(founded, tmp_path)
    store = Store.open(f"sqlite:///{tmp_path}/lanting.db")
    yield House(store, StillClock(), TicketDesk(SECRET, random.Random(1).randbytes))
    await store.close()


@pytest.fixture
def browse(house: House) -> Browse:
    """Makes browsers: `browse()` for one on http, `browse("https")` for one on https. The first one opens the house."""

    @cache
    def application() -> ASGIApp:
        return build_application(
            Desk(
                store=house.store,
                people_in=lambda space: house.people[space],
                glance=lambda space: house.glances.get(space, Glance()),
                guests=GuestCookies(SECRET),
                tickets=house.tickets,
                enter_limit=AddressLimit(new_per_s=ENTER_PER_S),
                clock=house.clock,
                random_bytes=random.Random(2).randbytes,
                assets=replace(Assets.find(), client=house.client),
                ca_pem=lambda: house.ca_pem,
                public_url=house.public_url,
                network_link=lambda: house.network_link,
            )
        )

    def make(
        scheme: str = "http", address: str = "192.0.2.7", host: str = "lanting.example:8080", **headers: str
    ) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(application(), client=(address, 1234))  # type: ignore[arg-type]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.AsyncClient(transport=transport, base_url=f"{scheme}://{host}", headers=named)

    return make
