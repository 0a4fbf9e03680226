"""What a template draws on: adds Entities one by one, with ids that stay the same, and rounds what travels."""

from __future__ import annotations

import math
from collections.abc import Iterable

from lanting.kernel.ids import EntityId
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.placement import Transform
from lanting.scene.component.solid import Collider
from lanting.scene.entity import Entity, seeded_entity_id
from lanting.scene.placing import Vector, yaw_rotation

FlatPoint = tuple[float, float]


class Sketch:
    """A place in the making."""

    def __init__(self, template: str, seed: int) -> None:
        self._template, self._seed = template, seed
        self._entities: dict[EntityId, Entity] = {}

    def add(
        self,
        key: str,
        *components: Component,
        at: Vector = (0.0, 0.0, 0.0),
        yaw: float = 0.0,
        parent: EntityId | None = None,
        words: str | None = None,
    ) -> EntityId:
        """Add a thing. `key` is its own within the template: the id is made of it and survives every later change.

        `words` names what it is called and how it is described: a key of `locales/<language>/thing.ftl`.
        """
        entity_id = seeded_entity_id(self._template, self._seed, key)
        assert entity_id not in self._entities, f"two things of {self._template} have the key {key!r}"
        transform = Transform(position=rounded(at), rotation=_rounded_rotation(yaw))
        named = {COMPONENT_NAMES[type(each)]: each for each in (transform, *components)}
        self._entities[entity_id] = Entity(entity_id, words=words, parent=parent, components=named)
        return entity_id

    def solid_box(
        self,
        key: str,
        size: Vector,
        *components: Component,
        at: Vector,
        yaw: float = 0.0,
        parent: EntityId | None = None,
    ) -> EntityId:
        """Add a part that stops people: a box around `at`."""
        return self.add(key, Collider(kind="box", size=rounded(size)), *components, at=at, yaw=yaw, parent=parent)

    def entities(self) -> list[Entity]:
        """What was added, in that order."""
        return list(self._entities.values())


def rounded(point: Vector) -> Vector:
    """To the millimetre: what is finer nobody sees, and it would treble the snapshot."""
    return (round(point[0], 3), round(point[1], 3), round(point[2], 3))


def rounded_line(points: Iterable[Vector]) -> list[Vector]:
    return [rounded(point) for point in points]


def rounded_outline(points: Iterable[FlatPoint]) -> list[FlatPoint]:
    return [(round(x, 3), round(y, 3)) for x, y in points]


def circle(radius: float, sides: int, middle: FlatPoint = (0.0, 0.0)) -> list[FlatPoint]:
    """The corners of a regular outline, counter-clockwise from +x."""
    angles = (math.tau * side / sides for side in range(sides))
    return rounded_outline((middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)) for a in angles)


def smoothstep(lower: float, upper: float, value: float) -> float:
    """0 up to `lower`, 1 from `upper`, without a kink between."""
    share = min(max((value - lower) / (upper - lower), 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _rounded_rotation(yaw: float) -> tuple[float, float, float, float]:
    x, y, z, w = yaw_rotation(yaw)
    return (x, round(y, 6), z, round(w, 6))
