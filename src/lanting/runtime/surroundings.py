"""What every running Space of a Server shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from lanting.identity.person import Persons
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Clock
from lanting.kernel.ids import RandomBytes
from lanting.runtime.boundary import Boundary
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.neighbours import Neighbours
from lanting.runtime.place_note import PlaceNotes
from lanting.runtime.presence import Presence
from lanting.runtime.visit_book import VisitBook
from lanting.space.departed import Departed


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Time, chance, seals, tickets, limits, who has been here, and where the unexpected is reported."""

    clock: Clock
    random_bytes: RandomBytes
    boundary: Boundary
    notes: PlaceNotes
    tickets: TicketDesk
    tags: Tags
    persons: Persons
    limits: LineLimits
    presence: Presence = field(default_factory=Presence)
    neighbours: Neighbours = field(default_factory=Neighbours)
    departed: Departed = field(default_factory=Departed)
    visits: VisitBook | None = None
    """Where visitors are counted; None: nowhere."""
