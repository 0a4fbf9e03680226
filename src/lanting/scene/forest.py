"""Entities by what they hang on: who stands where, what is below, what locks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping

from lanting.kernel.ids import EntityId
from lanting.scene.component.placement import Transform
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing

_AS_IS = Transform()


class Forest(ABC):
    """Entities that may change, without loops."""

    @abstractmethod
    def get(self, entity: EntityId) -> Entity | None: ...

    @abstractmethod
    def children(self, entity: EntityId) -> Collection[EntityId]:
        """What hangs on it directly."""

    def above(self, entity: Entity) -> Entity | None:
        """What it hangs on."""
        return None if entity.parent is None else self.get(entity.parent)

    def below(self, entity: EntityId) -> Iterator[Entity]:
        """Everything that hangs on it, parents first."""
        level = [entity]
        while level:
            level = [child for each in level for child in self.children(each)]
            for child in level:
                found = self.get(child)
                assert found is not None, f"{child} hangs on something"
                yield found

    def placing(self, entity: Entity) -> Placing:
        """Where it stands in the world."""
        chain, above = [entity], self.above(entity)
        while above is not None:
            chain.append(above)
            above = self.above(above)
        topmost = chain.pop().get(Transform) or _AS_IS
        placing = Placing(topmost.position, topmost.rotation, topmost.scale)
        for each in reversed(chain):
            placing = placing.holding(each.get(Transform) or _AS_IS)
        return placing


class StillForest(Forest):
    """Entities that stay as they are."""

    def __init__(self, entities: Mapping[EntityId, Entity]) -> None:
        self._entities = entities
        self._children: dict[EntityId, list[EntityId]] = {}
        for entity in entities.values():
            if entity.parent is not None:
                self._children.setdefault(entity.parent, []).append(entity.id)

    def get(self, entity: EntityId) -> Entity | None:
        return self._entities.get(entity)

    def children(self, entity: EntityId) -> Collection[EntityId]:
        return self._children.get(entity, ())
