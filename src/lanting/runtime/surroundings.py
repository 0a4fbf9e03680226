"""What every running Space of a Server shares."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.kernel.clock import Clock
from lanting.kernel.ids import RandomBytes
from lanting.runtime.boundary import Boundary
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.place_note import PlaceNotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Time, chance, seals, limits, and where the unexpected is reported."""

    clock: Clock
    random_bytes: RandomBytes
    boundary: Boundary
    notes: PlaceNotes
    limits: LineLimits
