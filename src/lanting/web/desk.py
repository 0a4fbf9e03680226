"""Everything that a handler may ask, in one place, handed in by `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from litestar.di import NamedDependency

from lanting.identity.guest import GuestCookies
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock
from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.runtime.address_limit import AddressLimit
from lanting.store.store import Store
from lanting.web.asset import Assets
from lanting.web.snapshot import Snapshots


@dataclass(frozen=True, slots=True)
class Desk:
    """What the web needs of the rest of the house."""

    store: Store
    people_in: Callable[[SpaceId], int]
    """How many people (no programs) are inside a Space now."""
    guests: GuestCookies
    tickets: TicketDesk
    enter_limit: AddressLimit
    """How many tickets one address may ask for."""
    clock: Clock
    random_bytes: RandomBytes
    assets: Assets
    ca_pem: Callable[[], bytes | None]
    """The Server's own certificate authority, if it has one."""
    snapshots: Snapshots = field(default_factory=Snapshots)


AskedDesk = NamedDependency[Desk]
"""How a handler declares that it asks the desk."""
