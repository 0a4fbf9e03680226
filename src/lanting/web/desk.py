"""Everything that a handler may ask, in one place, handed in by `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from lanting.identity.caller import Caller
from lanting.identity.move import MoveDesk
from lanting.identity.person import Persons
from lanting.identity.standing import Standing
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock
from lanting.kernel.ids import ParticipantId, RandomBytes, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.runtime.address_limit import AddressLimit
from lanting.space.command import SaveAct
from lanting.space.departed import Person
from lanting.space.event import Decision
from lanting.space.glance import Glance
from lanting.store.store import Store
from lanting.web.asset import Assets
from lanting.web.asset_library import Library
from lanting.web.caller import Callers
from lanting.web.offered import Catalogue, NoCatalogue
from lanting.web.office import Office
from lanting.web.picture import Pictures
from lanting.web.snapshot import Snapshots

CODES_PER_MIN: Final = 10
"""Six letters are sixteen million: at this pace nobody tries them all."""

CREATED_PER_HOUR: Final = 10
KEYS_PER_S: Final = 2
UPLOADS_PER_S: Final = 2
UPLOADS_BURST: Final = 120
"""A table of a hundred pictures comes at once."""
KEYS_AT_ONCE: Final = 60
REPORTS_PER_S: Final = 3 / 600
REPORTS_AT_ONCE: Final = 3
REPORTS_OF_ADDRESS_PER_S: Final = 1 / 60
REPORTS_OF_ADDRESS_AT_ONCE: Final = 10
"""A class, which comes from one address, seldom has more to report."""


class SpaceHall(Protocol):
    """What the web asks of all running Spaces."""

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        """What she is in this Space now. Raises Banned or SpaceUnknown."""

    async def unseen_by(self, user: UserId) -> frozenset[UserId]:
        """Of whom she must not be told before any door."""

    def has_become_known(self, user: UserId) -> bool:
        """Whether she has been inside for so long that her Rank is *known* from now on."""

    def is_inside(self, space_id: SpaceId, user: UserId) -> bool:
        """Whether she is in this Space now; who waits before it is not."""

    def person(self, space_id: SpaceId, participant: ParticipantId) -> Person | None:
        """Who this is, or was until lately."""

    def persons_of(self, space_id: SpaceId, user: UserId) -> list[Person]:
        """Whoever this User is in this Space, or was until lately; who she is now comes first."""

    def reports_changed(self, space_id: SpaceId, waiting: int) -> None:
        """Call when so many reports wait for a decision."""

    def decided(self, decision: Decision) -> None:
        """Call when a decision was committed: whom it concerns is told, in whatever Space she is."""

    def act_stored(self, space_id: SpaceId, act: SaveAct) -> None:
        """Call when a page has committed a host's act."""

    def standings_changed(self, space_id: SpaceId) -> None:
        """Call when keys, grants or sanctions of this Space were committed."""

    def rules_changed(self, space_id: SpaceId) -> None:
        """Call when its name or rules were committed."""

    def experiences_changed(self, space_id: SpaceId) -> None:
        """Call when it was committed which ones it has, what is chosen for them, what they keep, or their language."""

    def close_space(self, space_id: SpaceId, code: CloseCode) -> None:
        """Call when it was deleted: everybody inside is sent away with this code."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the web needs of the rest of the house."""

    store: Store
    people_in: Callable[[SpaceId], int]
    """How many people (no programs) are inside a Space now."""
    glance: Callable[[SpaceId], Glance]
    """What the door of a Space shows of those inside."""
    hall: SpaceHall
    """Who may come in, and whom to tell of what was committed."""
    callers: Callers
    """Who asks, by her cookies."""
    tickets: TicketDesk
    tags: Tags
    """By which the Server knows its own words again."""
    moves: MoveDesk
    """The codes by which guests move from http to https."""
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
    https_link: Callable[[], str | None]
    """How others reach this Server by https, if they can; no slash at the end."""
    code_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=CODES_PER_MIN / 60, burst=CODES_PER_MIN)
    )
    """How many codes one address may try."""
    key_limit: AddressLimit = field(default_factory=lambda: AddressLimit(new_per_s=KEYS_PER_S, burst=KEYS_AT_ONCE))
    """How many keys one address may open; a class that was sent a link comes from one."""
    anyone_creates: bool = False
    """Whether who is not the Operator may make Spaces from elsewhere than the Server's own computer."""
    create_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=CREATED_PER_HOUR / 3_600, burst=CREATED_PER_HOUR)
    )
    """How many Spaces one address may make."""
    office: Office = field(default_factory=Office)
    """What the Operator, and who watches this Server, is told."""
    pictures: Pictures = field(default_factory=Pictures)
    snapshots: Snapshots = field(default_factory=Snapshots)
    library: Library | None = None
    """What people have brought into Spaces; None: this Server keeps no files."""
    upload_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=UPLOADS_PER_S, burst=UPLOADS_BURST)
    )
    """How many uploads one address may begin."""

    report_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=REPORTS_PER_S, burst=REPORTS_AT_ONCE)
    )
    """How many reports one guest may send."""
    reporting_limit: AddressLimit = field(
        default_factory=lambda: AddressLimit(new_per_s=REPORTS_OF_ADDRESS_PER_S, burst=REPORTS_OF_ADDRESS_AT_ONCE)
    )
    """How many reports may come from one address."""
    persons: Persons | None = None
    """How programs know people; None: this Server runs none."""
    experiences: Catalogue = field(default_factory=NoCatalogue)
    """What Spaces here can have."""


AskedDesk = SkipValidation[NamedDependency[Desk]]
"""How a handler declares that it asks the desk. It is ours, and what is in it need not be checked at each request."""
