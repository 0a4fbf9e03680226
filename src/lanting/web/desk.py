"""Everything that a handler may ask, in one place, handed in by `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from litestar.di import NamedDependency

from lanting.identity.guest import GuestCookies
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock
from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.runtime.address_limit import AddressLimit
from lanting.space.glance import Glance
from lanting.store.store import Store
from lanting.web.asset import Assets
from lanting.web.picture import Pictures
from lanting.web.snapshot import Snapshots

CODES_PER_MIN: Final = 10
"""Six letters are sixteen million: at this pace nobody tries them all."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the web needs of the rest of the house."""

    store: Store
    people_in: Callable[[SpaceId], int]
    """How many people (no programs) are inside a Space now."""
    glance: Callable[[SpaceId], Glance]
    """What the door of a Space shows of those inside."""
    guests: GuestCookies
    tickets: TicketDesk
    enter_limit: AddressLimit
    """How many tickets one address may ask for."""
    clock: Clock
    random_bytes: RandomBytes
    assets: Assets
    ca_pem: Callable[[], bytes | None]
    """The Server's own certificate authority, if it has one."""
    public_url: str | None
    """How the world reaches this Server, if its Operator has said so; no slash at the end."""
    network_link: Callable[[], str | None]
    """How others on the same network reach this Server, if they can."""
    code_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=CODES_PER_MIN / 60, burst=CODES_PER_MIN)
    )
    """How many codes one address may try."""
    pictures: Pictures = field(default_factory=Pictures)
    snapshots: Snapshots = field(default_factory=Snapshots)


AskedDesk = NamedDependency[Desk]
"""How a handler declares that it asks the desk."""
