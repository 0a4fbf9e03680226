"""Small Scenes for tests: Entities with ids that can be read."""

from __future__ import annotations

from lanting.kernel.ids import EntityId
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.placement import Transform
from lanting.scene.entity import Entity
from lanting.scene.placing import Vector, yaw_rotation
from lanting.scene.scene import Scene


def entity_id(number: int) -> EntityId:
    return EntityId(f"ent_{number:016d}")


def entity(
    number: int,
    *components: Component,
    parent: int | None = None,
    at: Vector = (0.0, 0.0, 0.0),
    yaw: float = 0.0,
    name: str = "",
    words: str | None = None,
) -> Entity:
    transform = Transform(position=at, rotation=yaw_rotation(yaw))
    named = {COMPONENT_NAMES[type(each)]: each for each in (transform, *components)}
    above = None if parent is None else entity_id(parent)
    return Entity(entity_id(number), name, words=words, parent=above, components=named)


def scene(*entities: Entity, revision: int = 1) -> Scene:
    return Scene(revision, "test", entities)
