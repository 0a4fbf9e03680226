"""Who may change what, and where.

A Builder changes everything. Whoever was given Zones to build in changes what is and stays inside them, with everything
that hangs on it; what concerns the whole place she leaves alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import EntityId, UserId
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.air import Clouds, Hills, Light, Sky
from lanting.scene.component.placement import Bounds, Drift, Spawn, Viewpoint, Zone
from lanting.scene.component.repeat import Generator
from lanting.scene.component.use import Path
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing, Vector
from lanting.scene.refusal import BuildersOnly, OutsideArea
from lanting.scene.solid import footprint

BUILDERS_ONLY: Final[tuple[type[Component], ...]] = (Zone, Bounds, Spawn, Sky, Light, Hills, Clouds, Viewpoint)
"""What concerns the whole place."""
_BUILDERS_ONLY_NAMES: Final = frozenset(COMPONENT_NAMES[kind] for kind in BUILDERS_ONLY)


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes a Scene, with the rights that she holds at this moment."""

    user: UserId
    name: str
    is_builder: bool = False
    areas: frozenset[EntityId] = frozenset()
    """Zones in which she may build without being a Builder."""


@dataclass(frozen=True, slots=True)
class Area:
    """A Zone's box, turned by its yaw alone."""

    centre: Vector
    size: Vector
    yaw: float

    @classmethod
    def of(cls, zone: Zone, placing: Placing) -> Area:
        return cls(placing.position, zone.size, placing.yaw)

    def holds(self, point: Vector) -> bool:
        """Whether a point is inside, borders included."""
        return self.holds_over(point) and abs(point[1] - self.centre[1]) <= self.size[1] / 2

    def holds_over(self, point: Vector) -> bool:
        """Whether a point is inside, above or below."""
        x, z = point[0] - self.centre[0], point[2] - self.centre[2]
        cos, sin = math.cos(self.yaw), math.sin(self.yaw)
        return abs(x * cos - z * sin) <= self.size[0] / 2 and abs(x * sin + z * cos) <= self.size[2] / 2


def check_within(entity: Entity, placing: Placing, areas: Iterable[Area]) -> None:
    """An Entity as it is or would be, of one who is no Builder. Raises BuildersOnly or OutsideArea."""
    for name in entity.components:
        if name in _BUILDERS_ONLY_NAMES:
            raise BuildersOnly(entity.id, name)
    floor = [*footprint(entity, placing), *_copies(entity, placing)]
    for area in areas:
        if area.holds(placing.position) and all(map(area.holds, _ways(entity))) and all(map(area.holds_over, floor)):
            return
    raise OutsideArea(entity.id)


def _copies(entity: Entity, placing: Placing) -> Iterable[Vector]:
    """Between which its copies stand, in the world's axes."""
    generator = entity.get(Generator)
    return map(placing.point, generator.corners()) if generator else ()


def _ways(entity: Entity) -> Iterable[Vector]:
    """Where it goes by itself, in the world's axes."""
    path, drift = entity.get(Path), entity.get(Drift)
    return [*(path.line if path else ()), *(drift.path if drift else ())]
