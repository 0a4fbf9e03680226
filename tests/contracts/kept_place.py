"""A Space that is kept in a real database, for tests of what is committed while people are at the door or inside."""

from __future__ import annotations

import asyncio
import secrets
import ssl
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import Connection

from lanting.app.shelf import StoreShelf
from lanting.identity.caller import Caller
from lanting.identity.queries import NewKey, add_sanction, make_key, redeem_key, rotate_owner_key
from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import new_holder_id, new_sanction_id, new_space_id, new_user_id
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.protocol.word import Rules
from lanting.runtime.line_limit import LineLimits
from lanting.scene.queries import save_revision
from lanting.scene.template import TEMPLATES
from lanting.space.queries import change_space, create_space
from lanting.store.store import Store
from tests.contracts.house import House, Place
from tests.contracts.steered_clock import SteeredClock
from tests.contracts.wire import Answer

T = TypeVar("T")
TEMPLATE = "open-field"
_BUILT = TEMPLATES[TEMPLATE].build(1)


class KeptPlace(Place):
    """One Space in a database of its own, in a house of its own."""

    SLUG, CODE = "garden", "BCDFHJ"

    def __init__(self, house: House, store: Store, client_tls: ssl.SSLContext | None) -> None:
        super().__init__(house, client_tls)
        self._store = store
        self.id = new_space_id(secrets.token_bytes)
        self.write(self._found)

    @property
    def now(self) -> Instant:
        return self.house.clock.now()

    def write(self, unit: Callable[[Connection], T]) -> T:
        """Commit something; nobody inside is looked up again for it."""
        done = self.write_elsewhere(unit)
        self.house.look(lambda: self.house.hall.rules_changed(self.id))
        return done

    def write_elsewhere(self, unit: Callable[[Connection], T]) -> T:
        """Commit something as another process does: nobody is told."""
        return self.house.call(lambda: self._store.write(unit))

    def tell_standings(self) -> None:
        """As a page does after a commit."""
        self.house.look(lambda: self.house.hall.standings_changed(self.id))

    def guest(self, *, age_ms: int = 1, network: str = "192.0.2.7", is_known: bool = True) -> Caller:
        """Somebody whose cookies came by https."""
        return Caller(
            user=new_user_id(secrets.token_bytes),
            since=Instant(self.now - age_ms),
            holder=new_holder_id(secrets.token_bytes),
            network=network,
            is_known=is_known,
            is_trustworthy=True,
        )

    def ban(self, caller: Caller, *, with_network: bool = False, for_ms: int | None = None) -> None:
        now, sanction_id = self.now, new_sanction_id(secrets.token_bytes)
        ends_at = None if for_ms is None else Instant(now + for_ms)
        network, until = (caller.network, Instant(now + 86_400_000)) if with_network else (None, None)
        facts = (sanction_id, self.id, caller.user, "ban", "Mei", "rude", now, ends_at, network, until)
        self.write(lambda connection: add_sanction(connection, *facts))  # type: ignore[arg-type]

    def key(self, role: Role, *, for_ms: int | None = None) -> NewKey:
        now = self.now
        ends_at = None if for_ms is None else Instant(now + for_ms)

        def make(connection: Connection) -> NewKey:
            return make_key(
                connection,
                self.id,
                role,
                label="",
                ends_at=ends_at,
                uses=None,
                now=now,
                random_bytes=secrets.token_bytes,
            )

        return self.write(make)

    def give(self, caller: Caller, role: Role, *, for_ms: int | None = None) -> NewKey:
        """The caller opens a new key."""
        new, now = self.key(role, for_ms=for_ms), self.now
        self.write(lambda connection: redeem_key(connection, new.secret, caller, now))
        return new

    def own(self, caller: Caller) -> NewKey:
        """The caller makes a new owner key."""
        now = self.now
        return self.write(
            lambda connection: rotate_owner_key(connection, self.id, caller.holder, now, secrets.token_bytes)
        )

    def change_rules(self, rules: Rules) -> None:
        self.write(lambda connection: change_space(connection, self.id, name="The garden", rules=rules))

    def asks(self, caller: Caller) -> Answer:
        """What the front door says to her."""
        ticket = self.house.ticket(caller, self.id, address=self.id)
        return self.wire().upgrade(SUBPROTOCOL, TICKET_PREFIX + ticket)

    def may_come(self, caller: Caller) -> bool:
        answer = self.asks(caller)
        assert answer.status in (101, 403), answer.body
        return answer.status == 101

    def _found(self, connection: Connection) -> None:
        create_space(
            connection,
            self.id,
            name="Garden",
            slug=self.SLUG,
            template=TEMPLATE,
            created_at=self.now,
            code=self.CODE,
        )
        save_revision(connection, self.id, TEMPLATE, _BUILT, self.now)


def kept_place(
    build_house: Callable[..., House],
    folder: Path,
    client_tls: ssl.SSLContext | None,
    shelf_of: Callable[[Store], StoreShelf] | None = None,
) -> tuple[KeptPlace, Store]:
    (folder / "lanting.db").write_bytes(_empty_database())
    store = Store.open(f"sqlite:///{folder}/lanting.db")
    shelf = shelf_of(store) if shelf_of else StoreShelf(store, SteeredClock(), 7)
    # Several lines are opened before the first one enters, which a slow machine may take long over.
    limits = LineLimits(watch_ticks=1, enter_within_ms=60_000)
    return KeptPlace(build_house(limits, shelf=shelf), store, client_tls), store


@cache
def _empty_database() -> bytes:
    """Made once: bringing every table up to date takes longer than any of these tests."""
    with TemporaryDirectory() as folder:
        asyncio.run(Store.open(f"sqlite:///{folder}/lanting.db").close())
        return Path(folder, "lanting.db").read_bytes()
