"""One thing in a Scene, and the ids that a template's things keep from one start to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lanting.kernel.ids import EntityId, new_entity_id
from lanting.scene.component import COMPONENT_NAMES, Component

ComponentType = TypeVar("ComponentType", bound=Component)


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing. What can be used or looked at has a name and a description; a mere part of one may have neither."""

    id: EntityId
    name: str = ""
    description: str = ""
    words: str | None = None
    """Where name and description are ours: the key of both in `locales/<language>/thing.ftl`."""
    parent: EntityId | None = None
    components: Mapping[str, Component] = field(default_factory=dict)
    is_locked: bool = False
    """Neither it nor what hangs on it changes until a Builder unlocks it."""

    def having(self, components: Mapping[str, Component]) -> Entity:
        """The same with other components."""
        return Entity(self.id, self.name, self.description, self.words, self.parent, components, self.is_locked)

    def get(self, kind: type[ComponentType]) -> ComponentType | None:
        """Its component of that type, if it has one."""
        found = self.components.get(COMPONENT_NAMES[kind])
        assert found is None or isinstance(found, kind), f"a {COMPONENT_NAMES[kind]} stands under its own name"
        return found


def seeded_entity_id(template: str, seed: int, key: str) -> EntityId:
    """The id of a template's thing: the same for the same template, seed and key, so that a new Revision keeps it."""
    digest = hashlib.sha256(f"{template}\n{seed}\n{key}".encode()).digest()
    return new_entity_id(lambda count: digest[:count])
