"""The things in a Space as a Bot may ask for them: names, places and seats, from the snapshot that browsers fetch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from lanting.protocol.pose import Pose
from lanting.scene.component.placement import Transform
from lanting.scene.placing import Placing

_WORLD = Placing()


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in the place."""

    id: str
    name: str
    """What visitors call it; of a thing of ours, its key in `locales/<language>/thing.ftl`. Empty for a mere part."""
    description: str
    place: Pose
    """Where it is in the world, and which way it looks."""
    components: Mapping[str, Any]
    """What it is made of, by component name, as in the snapshot: `"seat" in thing.components`."""

    @property
    def is_seat(self) -> bool:
        """Whether one can sit on it."""
        return "seat" in self.components


class _Entity(msgspec.Struct):
    """The fields a Bot needs; others, and components of a newer Server, are passed over."""

    id: str
    name: str = ""
    description: str = ""
    words: str | None = None
    parent: str | None = None
    components: dict[str, Any] = {}


class _Snapshot(msgspec.Struct):
    entities: list[_Entity]


def read_things(snapshot: bytes) -> list[Thing]:
    """Everything in a Scene's snapshot, in its order. Raises ValueError for what is none."""
    try:
        entities = msgspec.json.decode(snapshot, type=_Snapshot).entities
        places = _Places(entities)
        return [
            Thing(each.id, each.words or each.name, each.description, places.of(each), each.components)
            for each in entities
        ]
    except (msgspec.DecodeError, KeyError, RecursionError) as error:
        raise ValueError(f"this is no scene snapshot: {error}") from error


def nearest_first(things: list[Thing], place: Pose) -> list[Thing]:
    """Things by their distance from a place."""
    return sorted(things, key=lambda thing: distance_m(thing.place, place))


def distance_m(one: Pose, other: Pose) -> float:
    """Metres as the crow flies, height counted."""
    return math.dist((one.x, one.y, one.z), (other.x, other.y, other.z))


class _Places:
    """Where things stand in the world: under their parents."""

    def __init__(self, entities: list[_Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._placings: dict[str, Placing] = {}

    def of(self, entity: _Entity) -> Pose:
        placing = self._placing(entity)
        return Pose(*placing.position, placing.yaw)

    def _placing(self, entity: _Entity) -> Placing:
        known = self._placings.get(entity.id)
        if known is None:
            parent = _WORLD if entity.parent is None else self._placing(self._entities[entity.parent])
            transform = msgspec.convert(entity.components.get("transform", {}), Transform)
            known = self._placings[entity.id] = parent.holding(transform)
        return known
