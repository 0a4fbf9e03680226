"""The Server: every room, wired together once, and listening."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from lanting.app import open_at
from lanting.app.address import network_address
from lanting.app.catalogue import Catalogue
from lanting.app.certificate import Certificates
from lanting.app.data_folder import OPERATOR_FILE, SECRET_FILE, DataFolder
from lanting.app.experience_shelf import StoreExperienceShelf
from lanting.app.file_shelf import LibraryFiles
from lanting.app.founding import found_first_spaces, renew_scenes
from lanting.app.household import Household, Opening
from lanting.app.kept_shelf import StoreKeptShelf
from lanting.app.library import library_of
from lanting.app.links import Links
from lanting.app.listener import Listener, bind, listening_config
from lanting.app.open_at import OpenAt
from lanting.app.settings import Settings
from lanting.app.shelf import StoreShelf, keep_counts
from lanting.app.tls import Tls, tls_of
from lanting.app.upkeep import Upkeep
from lanting.app.watching import office_of
from lanting.identity.move import MoveDesk
from lanting.identity.operator import new_operator_key
from lanting.identity.person import Persons
from lanting.identity.seal import SECRET_BYTES
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock, SystemClock
from lanting.kernel.host import is_loopback
from lanting.kernel.ids import SpaceId
from lanting.kernel.log import Log
from lanting.protocol.lane import Lane
from lanting.runtime.address_limit import AddressLimit
from lanting.runtime.boundary import Boundary
from lanting.runtime.experiences.program_desk import KeepingPorts
from lanting.runtime.experiences.supervisor import Supervisor
from lanting.runtime.hall import Hall
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.place_note import PlaceNotes
from lanting.runtime.presence import Presence
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.visit_book import VisitBook
from lanting.space.queries import list_spaces
from lanting.space.waiting import is_open
from lanting.store.error import StoreReadOnly
from lanting.store.health import Trouble
from lanting.store.store import Store
from lanting.web.application import build_application
from lanting.web.asset import Assets
from lanting.web.caller import Callers
from lanting.web.desk import (
    CODES_PER_MIN,
    KEYS_AT_ONCE,
    KEYS_PER_S,
    REPORTS_OF_ADDRESS_AT_ONCE,
    REPORTS_OF_ADDRESS_PER_S,
    UPLOADS_BURST,
    UPLOADS_PER_S,
    Desk,
)
from lanting.web.front_door import Doorkeeper, front_door
from lanting.web.picture import Pictures
from lanting.web.picture_shelf import PICTURES, PictureFolder
from lanting.web.picturing import forget_pictures

if TYPE_CHECKING:
    from pydantic import AnyHttpUrl

_log = Log("lanting.app")

_LOOPBACK: Final = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - recognised, not bound
"""How we reach ourselves where we listen on every address."""
_EVERYWHERE: Final = tuple(_LOOPBACK)
TEMPLATES_NOTE: Final = "templates.state"


class Server:
    """One installation, from `build_server`. `start` once, `stop` once."""

    def __init__(
        self,
        settings: Settings,
        folder: DataFolder,
        store: Store,
        bound: Sequence[socket.socket],
        clock: Clock,
        catalogue: Catalogue,
    ) -> None:
        self.settings = settings
        self.store = store
        self.is_stopping = False
        self._clock = clock
        self._folder = folder
        self._bound = bound
        self._listeners: list[Listener] = []
        self._tls: Tls | None = None
        secret = folder.kept(SECRET_FILE, lambda: secrets.token_bytes(SECRET_BYTES))
        folder.kept(OPERATOR_FILE, lambda: new_operator_key(secrets.token_bytes).encode())
        self._tickets = TicketDesk(secret, secrets.token_bytes)
        self._boundary = Boundary(clock)
        self._pictures = Pictures(shelf=PictureFolder(folder.path / PICTURES))
        self._library = library_of(settings, folder.path, store, clock)
        self.upkeep = Upkeep(store, clock, self._boundary, self._renew_certificate, self._forget_files)
        store.on_trouble = _say_trouble
        limits = LineLimits()
        self._visits = VisitBook(partial(keep_counts, store), secrets.token_bytes, self._boundary)
        surroundings = Surroundings(
            clock=clock,
            random_bytes=secrets.token_bytes,
            boundary=self._boundary,
            notes=PlaceNotes(secret, limits.place_note_valid_ms),
            tickets=self._tickets,
            tags=Tags(secret),
            persons=Persons(secret),
            limits=limits,
            presence=Presence(settings.known_after_min * 60_000),
            visits=self._visits,
        )
        # Random, so that no two runs of this Server are taken for the same one.
        shelf = StoreShelf(store, clock, secrets.randbits(32), settings.participants_max)
        kept = StoreKeptShelf(store, clock)
        keeping = KeepingPorts(
            shelf=kept,
            files=LibraryFiles(self._library),
            clock=clock,
            random_bytes=secrets.token_bytes,
            boundary=self._boundary,
        )
        self.hall = Hall(shelf, surroundings, self._people_changed, keeping)
        self.experiences = Supervisor(
            self.hall,
            StoreExperienceShelf(store, catalogue),
            kept,
            clock=clock,
            random_bytes=secrets.token_bytes,
            boundary=self._boundary,
        )
        self.hall.on_experiences_changed = self.experiences.experiences_changed
        self._household: Household | None = None
        self._catalogue = catalogue
        self._desk = Desk(
            store=store,
            people_in=self.hall.people,
            glance=self.hall.glance,
            hall=self.hall,
            callers=Callers(secret, self._operator_key, clock, secrets.token_bytes),
            moves=MoveDesk(secrets.token_bytes),
            tickets=self._tickets,
            tags=surroundings.tags,
            enter_limit=self._address_limit(),
            clock=clock,
            random_bytes=secrets.token_bytes,
            assets=Assets.find(),
            ca_pem=lambda: self.certificates.authority_file.read_bytes() if self.certificates else None,
            public_url=_without_slash(settings.public_url),
            network_link=lambda: self.links.network,
            pictures=self._pictures,
            https_link=lambda: self.links.https,
            anyone_creates=settings.creating == "anyone",
            code_limit=AddressLimit(
                new_per_s=CODES_PER_MIN / 60, burst=CODES_PER_MIN, trusted=settings.trusted_networks
            ),
            key_limit=AddressLimit(new_per_s=KEYS_PER_S, burst=KEYS_AT_ONCE, trusted=settings.trusted_networks),
            library=self._library,
            reporting_limit=AddressLimit(
                new_per_s=REPORTS_OF_ADDRESS_PER_S,
                burst=REPORTS_OF_ADDRESS_AT_ONCE,
                trusted=settings.trusted_networks,
            ),
            upload_limit=AddressLimit(new_per_s=UPLOADS_PER_S, burst=UPLOADS_BURST, trusted=settings.trusted_networks),
            persons=surroundings.persons,
            experiences=catalogue,
            office=office_of(settings, store, self.hall, self._operator_key, clock, lambda: self.is_stopping),
        )

    async def start(self) -> None:
        """Make what is missing, then listen. Raises StartRefused."""
        await self._found_spaces()
        if self.settings.https:
            self._tls = tls_of(self.settings, self._folder.path, self._clock)
        await self.upkeep.round()
        self.upkeep.begin()
        self._listeners = self._make_listeners()
        for listener in self._listeners:
            await listener.begin()
        open_at.note(self._folder.path, OpenAt(self.links.here, self.links.network_https, self.links.public))
        await self._open_household()

    async def stop(self) -> None:
        """Tell who is inside, close every socket, keep everything that was acknowledged. Within 3 s."""
        self.is_stopping = True
        self.upkeep.end()
        open_at.forget(self._folder.path)
        # First, so that what they still want to say reaches those who are inside.
        await self.experiences.close()
        leaving = [self._household.close()] if self._household else []
        await asyncio.gather(*leaving, self.hall.close(), *(listener.end() for listener in self._listeners))
        await self._visits.close()
        for bound in self._bound:
            bound.close()
        await self.store.close()

    @property
    def certificates(self) -> Certificates | None:
        """Our own authority's, where https is served under it; valid after `start`."""
        return self._tls.certificates if self._tls else None

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
            network_https=f"https://{(self._tls and self._tls.host) or address}:{https}" if address and https else None,
            public=_without_slash(self.settings.public_url),
        )

    async def _open_household(self) -> None:
        """Say where we are to those who will come to live here. But for a company, they wait for the first person."""
        if not (self.settings.guide or self.settings.demo):
            return
        spaces = await self.store.read(list_spaces) if self.settings.demo else []
        company = next((space.id for space in spaces if is_open(space.rules)), None)
        host = _LOOPBACK.get(self.settings.host, self.settings.host)
        url = f"http://{host}:{self._listeners[0].port}"
        self._household = Household(Opening(url, self.settings.guide, company))
        self._household.begin()

    def _people_changed(self, space: SpaceId, people: int, is_open: bool) -> None:
        self.experiences.people_changed(space, people)
        if self._household is not None:
            self._household.people_changed(space, people, is_open)

    def _make_listeners(self) -> list[Listener]:
        application = build_application(self._desk)
        keeper = Doorkeeper(
            self.hall,
            self._tickets,
            {lane: self._address_limit() for lane in (Lane.EVENT, Lane.VOICE)},
            self._clock,
            self._boundary,
        )
        door = front_door(keeper)
        trusted = [str(network) for network in self.settings.trusted_proxies]
        context = self._tls.context if self._tls else None
        return [
            Listener(listening_config(application, door, trusted, context), bound)
            for bound, context in zip(self._bound, (None, context), strict=False)
        ]

    async def _forget_files(self) -> None:
        await forget_pictures(self.store, self._pictures)
        await self._library.tidy()

    async def _renew_certificate(self) -> None:
        """A laptop changes its addresses, and no certificate lasts for ever."""
        if self._tls is not None:
            await asyncio.to_thread(self._tls.renew)

    async def _found_spaces(self) -> None:
        """What a new Server begins with, and the newest Scenes. Where nothing can be kept, what is there is enough."""
        note, now = self._folder.path / TEMPLATES_NOTE, self._clock.now()
        try:
            await self.store.write(lambda connection: found_first_spaces(connection, note, now, secrets.token_bytes))
            await self.store.write(lambda connection: renew_scenes(connection, note, now))
        except StoreReadOnly:
            if not await self.store.read(list_spaces):
                raise

    def _operator_key(self) -> str | None:
        """As it is now: whoever puts another in its place, or takes it away, need not restart."""
        try:
            return (self._folder.path / OPERATOR_FILE).read_text().strip() or None
        except OSError:
            return None

    def _address_limit(self) -> AddressLimit:
        chosen = self.settings
        return AddressLimit(
            chosen.connections_per_address_max, chosen.new_connections_per_s, trusted=chosen.trusted_networks
        )


def build_server(settings: Settings, clock: Clock | None = None, catalogue: Catalogue | None = None) -> Server:
    """Open what a Server needs. `catalogue` has the experiences that it could run; those it finds unless given.

    Raises StartRefused, DatabaseUnusable or DatabaseTooNew; nothing stays open then.
    """
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
    return Server(settings, folder, store, bound, clock or SystemClock(), catalogue or Catalogue())


def _say_trouble(trouble: Trouble | None) -> None:
    """Once when it begins and once when it is over, on the store's own thread."""
    if trouble is None:
        _log.info("the database takes what is to be kept again")
    else:
        _log.error("nothing can be kept; reading goes on, and we try again", trouble=str(trouble))


def _without_slash(url: AnyHttpUrl | None) -> str | None:
    return str(url).rstrip("/") if url else None
