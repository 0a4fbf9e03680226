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
from typing import cast

import httpx
import pytest
from litestar.types import ASGIApp
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.move import MoveDesk
from lanting.identity.person import Persons
from lanting.identity.queries import rights_in
from lanting.identity.standing import Standing
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.runtime.address_limit import AddressLimit
from lanting.scene.queries import save_revision
from lanting.scene.template import TEMPLATES
from lanting.space.command import SaveAct
from lanting.space.departed import Departed, Person
from lanting.space.event import Decision
from lanting.space.glance import Glance
from lanting.space.queries import create_space
from lanting.store.store import Store
from lanting.web.application import build_application
from lanting.web.asset import Assets, ClientFiles
from lanting.web.asset_library import Library
from lanting.web.caller import Callers
from lanting.web.desk import Desk
from lanting.web.offered import Catalogue, NoCatalogue
from lanting.web.office import Office
from lanting.web.picture import Pictures
from tests.web.packing import Server, opened_server

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
    put_forward_ms: int = 0
    """By so much somebody has set the wall clock; what only measures does not notice."""

    def now(self) -> Instant:
        return Instant(self.at + self.put_forward_ms)

    def moment(self) -> Moment:
        return Moment(self.at)


@dataclass
class QuietHall:
    """Nobody is inside: it looks up what is stored, and keeps what it was told."""

    store: Store
    clock: StillClock
    new_for: Counter[str] = field(default_factory=Counter)
    """How many milliseconds somebody is still new; known, who is not in it."""
    told: list[tuple[object, ...]] = field(default_factory=list)
    departed: Departed = field(default_factory=Departed)
    inside: set[tuple[str, str]] = field(default_factory=set)
    """Spaces with their Users."""
    unseen: set[UserId] = field(default_factory=set)
    """Of whom nobody must be told before a door."""

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        now, new_for_ms = self.clock.now(), self.new_for[caller.user]
        rights = await self.store.read(lambda connection: rights_in(connection, space_id, [caller], now))
        return rights.standing_of(caller, now, new_for_ms=new_for_ms)

    def has_become_known(self, user: UserId) -> bool:
        return self.new_for.get(user) == 0

    def is_inside(self, space_id: SpaceId, user: UserId) -> bool:
        return (space_id, user) in self.inside

    async def unseen_by(self, user: UserId) -> frozenset[UserId]:
        return frozenset(self.unseen)

    def person(self, space_id: SpaceId, participant: ParticipantId) -> Person | None:
        return self.departed.find(space_id, participant, self.clock.moment())

    def persons_of(self, space_id: SpaceId, user: UserId) -> list[Person]:
        return self.departed.of_user(space_id, user, self.clock.moment())

    def reports_changed(self, space_id: SpaceId, waiting: int) -> None:
        self.told.append(("reports", space_id, waiting))

    def decided(self, decision: Decision) -> None:
        self.told.append(("decided", decision))

    def act_stored(self, space_id: SpaceId, act: SaveAct) -> None:
        self.told.append(("act", space_id, act))

    def standings_changed(self, space_id: SpaceId) -> None:
        self.told.append(("standings", space_id))

    def rules_changed(self, space_id: SpaceId) -> None:
        self.told.append(("rules", space_id))

    def experiences_changed(self, space_id: SpaceId) -> None:
        self.told.append(("experiences", space_id))

    def close_space(self, space_id: SpaceId, code: CloseCode) -> None:
        self.told.append(("closed", space_id, code))


@dataclass
class House:
    """What the web room is given, for tests to look at and to change."""

    store: Store
    clock: StillClock
    tickets: TicketDesk
    hall: QuietHall
    tags: Tags = field(default_factory=lambda: Tags(SECRET))
    people: Counter[str] = field(default_factory=Counter)
    ca_pem: bytes | None = None
    public_url: str | None = None
    network_link: str | None = None
    https_link: str | None = None
    operator_key: str | None = "lanting-operator-of-these-tests"
    client: ClientFiles = BUILT
    glances: dict[str, Glance] = field(default_factory=dict)
    office: Office = field(default_factory=Office)
    pictures: Pictures = field(default_factory=Pictures)
    anyone_creates: bool = False
    library: Library | None = None
    experiences: Catalogue = field(default_factory=NoCatalogue)


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
    clock = StillClock()
    yield House(store, clock, TicketDesk(SECRET, random.Random(1).randbytes), QuietHall(store, clock))
    await store.close()


class DeskOfTheTest:
    """Stands where the application expects its desk, and is the desk of whichever test runs."""

    desk: Desk

    def __init__(self, assets: Assets) -> None:
        self.assets = assets

    def __getattr__(self, name: str) -> object:
        return getattr(self.desk, name)


@cache
def _web_room(client: ClientFiles) -> tuple[DeskOfTheTest, ASGIApp]:
    """Built once for all tests: it keeps nothing of a request, and its building takes longer than any of them."""
    desk = DeskOfTheTest(replace(Assets.find(), client=client))
    return desk, build_application(cast(Desk, desk))


@pytest.fixture
def browse(house: House) -> Browse:
    """Makes browsers: `browse()` for one on http, `browse("https")` for one on https. The first one opens the house."""

    @cache
    def application() -> ASGIApp:
        desk_now, web_room = _web_room(house.client)
        desk_now.desk = Desk(
            store=house.store,
            people_in=lambda space: house.people[space],
            glance=lambda space: house.glances.get(space, Glance()),
            hall=house.hall,
            callers=Callers(SECRET, lambda: house.operator_key, house.clock, random.Random(3).randbytes),
            moves=MoveDesk(random.Random(4).randbytes),
            tickets=house.tickets,
            tags=house.tags,
            enter_limit=AddressLimit(new_per_s=ENTER_PER_S),
            clock=house.clock,
            office=house.office,
            pictures=house.pictures,
            library=house.library,
            anyone_creates=house.anyone_creates,
            random_bytes=random.Random(2).randbytes,
            assets=desk_now.assets,
            ca_pem=lambda: house.ca_pem,
            public_url=house.public_url,
            network_link=lambda: house.network_link,
            https_link=lambda: house.https_link,
            persons=Persons(SECRET),
            experiences=house.experiences,
        )
        return web_room

    def make(
        scheme: str = "http", address: str = "192.0.2.7", host: str = "lanting.example:8080", **headers: str
    ) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(application(), client=(address, 1234))  # type: ignore[arg-type]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.AsyncClient(transport=transport, base_url=f"{scheme}://{host}", headers=named)

    return make


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Server]:
    server = opened_server(tmp_path / "here")
    yield server
    await server.library.store.close()


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Server]:
    server = opened_server(tmp_path / "there")
    yield server
    await server.library.store.close()
