"""A Scene: the Entities of a place at one Revision, checked as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import ENTITIES_MAX, ENTITY_BYTES_MAX, SCENE_BYTES_MAX
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.placement import Transform
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing
from lanting.scene.refusal import SceneRefused, SceneTooBig
from lanting.scene.rule import (
    SOLE_COMPONENTS,
    check_grabbable,
    check_parents,
    check_said,
    check_sole,
    check_solid,
    check_upright,
    decoded,
    encoded,
    is_solid,
)

ComponentType = TypeVar("ComponentType", bound=Component)
_WORLD: Final = Placing()


class Scene:
    """The things in a place. Read only: a change is a new Scene with the next Revision."""

    entities: Mapping[EntityId, Entity]

    def __init__(self, revision: int, template: str, entities: Iterable[Entity]) -> None:
        """Raises SceneRefused where the Entities are not as declared, too many, or one another's parents in a loop."""
        self.revision = revision
        self.template = template
        found = _by_id(entities)
        self._placings: dict[EntityId, Placing] = {}
        for entity in found.values():
            check_parents(entity, found)
        self.entities = _checked(found)
        _check_soles(self.entities.values())
        for entity in filter(is_solid, self.entities.values()):
            check_upright(entity, self.placing(entity))

    @classmethod
    def of_checked(cls, revision: int, template: str, entities: Mapping[EntityId, Entity]) -> Scene:
        """A Scene of Entities that are known to be one, each under its id."""
        scene = cls.__new__(cls)
        scene.revision, scene.template, scene.entities, scene._placings = revision, template, entities, {}
        return scene

    def placing(self, entity: Entity) -> Placing:
        """Where an Entity stands in the world."""
        known = self._placings.get(entity.id)
        if known is None:
            parent = _WORLD if entity.parent is None else self.placing(self.entities[entity.parent])
            known = self._placings[entity.id] = parent.holding(entity.get(Transform) or Transform())
        return known

    def each(self, kind: type[ComponentType]) -> Iterator[tuple[Entity, Placing, ComponentType]]:
        """Every component of that type, with its Entity and where that stands in the world, in the Scene's order."""
        for entity in self.entities.values():
            if (found := entity.get(kind)) is not None:
                yield entity, self.placing(entity), found

    def sole(self, kind: type[ComponentType]) -> ComponentType | None:
        """The one component of a type that a Scene has at most once."""
        return next((found for _, _, found in self.each(kind)), None)


def _by_id(entities: Iterable[Entity]) -> dict[EntityId, Entity]:
    found: dict[EntityId, Entity] = {}
    for entity in entities:
        check_said(entity)
        if entity.id in found:
            raise SceneRefused(f"entity {entity.id} is there twice; give each its own id", entity=entity.id)
        if len(found) == ENTITIES_MAX:
            raise SceneTooBig(
                f"a scene holds at most {ENTITIES_MAX} entities; join small parts into one", entities_max=ENTITIES_MAX
            )
        found[entity.id] = entity
    return found


def _checked(entities: Mapping[EntityId, Entity]) -> dict[EntityId, Entity]:
    """The Entities with their components as the decoder reads them: where 1 was written for 1.0, it is 1.0."""
    checked: dict[EntityId, Entity] = {}
    total = 0
    for entity in entities.values():
        data = {name: encoded(entity.id, name, each) for name, each in entity.components.items()}
        size = sum(map(len, data.values()))
        total += size
        if size > ENTITY_BYTES_MAX or total > SCENE_BYTES_MAX:
            raise SceneTooBig(
                f"entity {entity.id} brings {size} bytes; one may have {ENTITY_BYTES_MAX}, a scene {SCENE_BYTES_MAX}: "
                "sample its lines and heights more coarsely",
                entity=entity.id,
                entity_bytes_max=ENTITY_BYTES_MAX,
                scene_bytes_max=SCENE_BYTES_MAX,
            )
        check_solid(entity)
        check_grabbable(entity)
        components = {name: decoded(entity.id, name, each) for name, each in data.items()}
        checked[entity.id] = replace(entity, components=components)
    return checked


def _check_soles(entities: Iterable[Entity]) -> None:
    counts = Counter(name for entity in entities for name in entity.components)
    for kind in SOLE_COMPONENTS:
        check_sole(COMPONENT_NAMES[kind], counts[COMPONENT_NAMES[kind]])
