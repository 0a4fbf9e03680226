"""The Server: every room, wired together once, and listening."""

from __future__ import annotations

import asyncio
import gc
import secrets
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from lanting.app.address import machine_addresses, network_address
from lanting.app.certificate import Certificates, own_certificates
from lanting.app.data_folder import CERTIFICATES, OPERATOR_FILE, SECRET_FILE, DataFolder
from lanting.app.error import DataFolderUnusable
from lanting.app.founding import found_first_spaces, renew_scenes
from lanting.app.household import Household, Opening
from lanting.app.listener import Listener, bind, listening_config
from lanting.app.settings import Settings
from lanting.app.shelf import StoreShelf
from lanting.identity.guest import GuestCookies
from lanting.identity.operator import new_operator_key
from lanting.identity.seal import SECRET_BYTES
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock, SystemClock
from lanting.kernel.host import is_loopback
from lanting.kernel.ids import SpaceId
from lanting.runtime.address_limit import AddressLimit
from lanting.runtime.boundary import Boundary
from lanting.runtime.hall import Hall
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.place_note import PlaceNotes
from lanting.runtime.surroundings import Surroundings
from lanting.space.queries import list_spaces
from lanting.store.store import Store
from lanting.web.application import build_application
from lanting.web.asset import Assets
from lanting.web.desk import Desk
from lanting.web.front_door import Doorkeeper, front_door

if TYPE_CHECKING:
    from pydantic import AnyHttpUrl

_LOOPBACK: Final = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - recognised, not bound
"""How we reach ourselves where we listen on every address."""
_EVERYWHERE: Final = tuple(_LOOPBACK)
RENEW_EVERY_S: Final = 3_600
TEMPLATES_NOTE: Final = "templates.state"


@dataclass(frozen=True, slots=True)
class Links:
    """How people reach this Server."""

    here: str
    """On this computer: everything works."""
    network: str | None
    """On the same network: walk, chat and listen."""
    network_https: str | None
    """On the same network with a microphone, under our own certificate."""
    public: str | None
    """Through the Operator's proxy."""


class Server:
    """One installation, from `build_server`. `start` once, `stop` once."""

    def __init__(
        self, settings: Settings, folder: DataFolder, store: Store, bound: Sequence[socket.socket], clock: Clock
    ) -> None:
        self.settings = settings
        self.certificates: Certificates | None = None
        self.store = store
        self._clock = clock
        self._folder = folder
        self._bound = bound
        self._listeners: list[Listener] = []
        self._tls: ssl.SSLContext | None = None
        self._renewing: asyncio.Task[None] | None = None
        secret = folder.kept(SECRET_FILE, lambda: secrets.token_bytes(SECRET_BYTES))
        folder.kept(OPERATOR_FILE, lambda: new_operator_key(secrets.token_bytes).encode())
        self._tickets = TicketDesk(secret, secrets.token_bytes)
        self._boundary = Boundary(clock)
        limits = LineLimits()
        surroundings = Surroundings(
            clock=clock,
            random_bytes=secrets.token_bytes,
            boundary=self._boundary,
            notes=PlaceNotes(secret, limits.place_note_valid_ms),
            limits=limits,
        )
        # Random, so that no two runs of this Server are taken for the same one.
        shelf = StoreShelf(store, server_epoch=secrets.randbits(32), participants_max=settings.participants_max)
        self.hall = Hall(shelf, surroundings, self._people_changed)
        self._household: Household | None = None
        self._desk = Desk(
            store=store,
            people_in=self.hall.people,
            glance=self.hall.glance,
            guests=GuestCookies(secret),
            tickets=self._tickets,
            enter_limit=AddressLimit(settings.connections_per_address_max, settings.new_connections_per_s),
            clock=clock,
            random_bytes=secrets.token_bytes,
            assets=Assets.find(),
            ca_pem=lambda: self.certificates.authority_file.read_bytes() if self.certificates else None,
            public_url=_without_slash(settings.public_url),
            network_link=lambda: self.links.network,
        )

    async def start(self) -> None:
        """Make what is missing, then listen. Raises StartRefused."""
        now = self._clock.now()
        await self.store.write(lambda connection: found_first_spaces(connection, now, secrets.token_bytes))
        await self.store.write(lambda connection: renew_scenes(connection, self._folder.path / TEMPLATES_NOTE, now))
        self._listeners = self._make_listeners()
        for listener in self._listeners:
            await listener.begin()
        if self._tls is not None:
            self._renewing = asyncio.create_task(self._renew_certificate(self._tls))
        await self._open_household()
        # What is there now stays: the collector need not look at it again and again.
        gc.collect()
        gc.freeze()
        gc.enable()

    async def stop(self) -> None:
        """Tell who is inside, close every socket, keep everything that was acknowledged. Within 3 s."""
        if self._renewing is not None:
            self._renewing.cancel()
        leaving = [self._household.close()] if self._household else []
        await asyncio.gather(*leaving, self.hall.close(), *(listener.end() for listener in self._listeners))
        for bound in self._bound:
            bound.close()
        await self.store.close()
        gc.unfreeze()

    @property
    def links(self) -> Links:
        """Valid after `start`."""
        http = self._listeners[0].port
        https = self._listeners[1].port if self.settings.https else None
        host = self.settings.host
        address = str(network_address() or "") if host in _EVERYWHERE else "" if is_loopback(host) else host
        return Links(
            here=f"http://{'localhost' if host in _EVERYWHERE else host}:{http}",
            network=f"http://{address}:{http}" if address else None,
            network_https=f"https://{address}:{https}" if address and https else None,
            public=_without_slash(self.settings.public_url),
        )

    async def _open_household(self) -> None:
        """Say where we are to those who will come to live here. But for a company, they wait for the first person."""
        if not (self.settings.guide or self.settings.demo):
            return
        company = (await self.store.read(list_spaces))[0].id if self.settings.demo else None
        host = _LOOPBACK.get(self.settings.host, self.settings.host)
        url = f"http://{host}:{self._listeners[0].port}"
        self._household = Household(Opening(url, self.settings.guide, company))
        self._household.begin()

    def _people_changed(self, space: SpaceId, people: int) -> None:
        if self._household is not None:
            self._household.people_changed(space, people)

    def _make_listeners(self) -> list[Listener]:
        application = build_application(self._desk)
        keeper = Doorkeeper(
            self.hall,
            self._tickets,
            AddressLimit(self.settings.connections_per_address_max, self.settings.new_connections_per_s),
            self._clock,
            self._boundary,
        )
        door = front_door(keeper)
        trusted = [str(network) for network in self.settings.trusted_proxies]
        if self.settings.https:
            self.certificates = self._own_certificates()
            self._tls = self.certificates.context()
        return [
            Listener(listening_config(application, door, trusted, context), bound)
            for bound, context in zip(self._bound, (None, self._tls), strict=False)
        ]

    async def _renew_certificate(self, context: ssl.SSLContext) -> None:
        """Once an hour: a laptop changes its addresses, and no certificate lasts for ever."""
        while True:
            await asyncio.sleep(RENEW_EVERY_S)
            with self._boundary.catching("certificate"):
                renewed = await asyncio.to_thread(self._own_certificates)
                context.load_cert_chain(renewed.leaf_file)

    def _own_certificates(self) -> Certificates:
        name = socket.gethostname()
        names = ["localhost", name, f"{name}.local", "127.0.0.1", "::1", *map(str, machine_addresses())]
        if self.settings.public_url and self.settings.public_url.host:
            names.append(self.settings.public_url.host.strip("[]"))
        try:
            return own_certificates(self._folder.path / CERTIFICATES, list(dict.fromkeys(names)), datetime.now(UTC))
        except OSError as error:
            raise DataFolderUnusable(str(self._folder.path), error.strerror or str(error)) from None


def build_server(settings: Settings, clock: Clock | None = None) -> Server:
    """Open what a Server needs. Raises StartRefused, DatabaseUnusable or DatabaseTooNew; nothing stays open then."""
    bound = [bind(settings.host, settings.port, "port")]
    try:
        if settings.https:
            bound.append(bind(settings.host, settings.https_port, "https-port"))
        folder = DataFolder.open(settings.data)
        store = Store.open(settings.database_url)
    except BaseException:
        for each in bound:
            each.close()
        raise
    return Server(settings, folder, store, bound, clock or SystemClock())


def _without_slash(url: AnyHttpUrl | None) -> str | None:
    return str(url).rstrip("/") if url else None
