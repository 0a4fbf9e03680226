"""A Scene: the Entities of a place at one Revision, checked as a whole.

SceneRefused               code `scene_refused` and its heirs: which Entity, which limit, what to do
├── SceneTooBig            `scene_too_big`: more Entities, or heavier ones, than a Scene may hold
├── ComponentRefused       `component_refused`: not as its declaration says
└── ParentRefused          `parent_refused`: unknown, itself, a loop or too deep
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

import msgspec

from lanting.kernel.error import LantingError
from lanting.kernel.ids import EntityId, is_id
from lanting.scene.component import COMPONENT_NAMES, COMPONENTS, Component
from lanting.scene.component.air import Light, Sky
from lanting.scene.component.nature import HeightField
from lanting.scene.component.placement import Bounds, Transform
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing

ENTITIES_MAX: Final = 10_000
ENTITY_BYTES_MAX: Final = 512 * 1024
"""Of one Entity's components as JSON."""
SCENE_BYTES_MAX: Final = 4 * 1024 * 1024
_WORDS: Final = re.compile(r"thing(?:-[a-z0-9]{1,32}){1,8}")
NAME_CHARS_MAX: Final = 80
DESCRIPTION_CHARS_MAX: Final = 500
PARENTS_MAX: Final = 16
SOLE_COMPONENTS: Final[tuple[type[Component], ...]] = (Bounds, Sky, Light)
"""A Scene has at most one of each."""

ComponentType = TypeVar("ComponentType", bound=Component)
_encoder: Final = msgspec.json.Encoder()
_WORLD: Final = Placing()


class SceneRefused(LantingError):
    """Entities that no Scene can hold."""

    code = "scene_refused"


class SceneTooBig(SceneRefused):
    code = "scene_too_big"


class ComponentRefused(SceneRefused):
    code = "component_refused"


class ParentRefused(SceneRefused):
    code = "parent_refused"


class Scene:
    """The things in a place. Read only: a change is a new Scene with the next Revision."""

    def __init__(self, revision: int, template: str, entities: Iterable[Entity]) -> None:
        """Raises SceneRefused where the Entities are not as declared, too many, or one another's parents in a loop."""
        self.revision = revision
        self.template = template
        found = _by_id(entities)
        self._placings: dict[EntityId, Placing] = {}
        for entity in found.values():
            _check_parents(entity, found)
        self.entities: Mapping[EntityId, Entity] = _checked(found)
        _check_sole(self.entities.values())
        self._check_upright_solids()

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

    def _check_upright_solids(self) -> None:
        for entity in self.entities.values():
            if entity.get(Collider) is None and entity.get(Barrier) is None:
                continue
            placing = self.placing(entity)
            if not placing.is_upright or any(abs(scale - 1.0) > 1e-6 for scale in placing.scale):
                raise ComponentRefused(
                    f"entity {entity.id} is solid, so it may be moved and turned around Y, but not tilted or scaled; "
                    "give its collider the size that it shall have",
                    entity=entity.id,
                )


def _by_id(entities: Iterable[Entity]) -> dict[EntityId, Entity]:
    found: dict[EntityId, Entity] = {}
    for entity in entities:
        if not is_id(entity.id, "ent"):
            raise SceneRefused(f"{entity.id!r} is no entity id; they look like ent_0123456789abcdef", entity=entity.id)
        if entity.id in found:
            raise SceneRefused(f"entity {entity.id} is there twice; give each its own id", entity=entity.id)
        if len(found) == ENTITIES_MAX:
            raise SceneTooBig(
                f"a scene holds at most {ENTITIES_MAX} entities; join small parts into one", entities_max=ENTITIES_MAX
            )
        if len(entity.name) > NAME_CHARS_MAX or len(entity.description) > DESCRIPTION_CHARS_MAX:
            raise SceneRefused(
                f"entity {entity.id}: a name has at most {NAME_CHARS_MAX} characters, a description "
                f"{DESCRIPTION_CHARS_MAX}; shorten it",
                entity=entity.id,
                name_chars_max=NAME_CHARS_MAX,
                description_chars_max=DESCRIPTION_CHARS_MAX,
            )
        if entity.words is not None and not _WORDS.fullmatch(entity.words):
            raise SceneRefused(
                f"entity {entity.id}: {entity.words!r} is no key of words; they look like thing-stone-bench",
                entity=entity.id,
            )
        if not _is_text(entity.name + entity.description):
            raise SceneRefused(
                f"entity {entity.id}: its name and description must be text that UTF-8 can say; "
                "a surrogate stands there alone: leave it out",
                entity=entity.id,
            )
        found[entity.id] = entity
    return found


def _check_parents(entity: Entity, entities: Mapping[EntityId, Entity]) -> None:
    above, parents = entity, 0
    while above.parent is not None:
        parents += 1
        if above.parent not in entities:
            raise ParentRefused(f"entity {above.id} has the parent {above.parent}, which is not there", entity=above.id)
        if above.parent == entity.id:
            raise ParentRefused(f"entity {entity.id} would be its own parent; hang it elsewhere", entity=entity.id)
        if parents > PARENTS_MAX:
            raise ParentRefused(
                f"entity {entity.id} has more than {PARENTS_MAX} parents above it; hang it higher",
                entity=entity.id,
                parents_max=PARENTS_MAX,
            )
        above = entities[above.parent]


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _checked(entities: Mapping[EntityId, Entity]) -> dict[EntityId, Entity]:
    """The Entities with their components as the decoder reads them: where 1 was written for 1.0, it is 1.0."""
    checked: dict[EntityId, Entity] = {}
    total = 0
    for entity in entities.values():
        encoded = {name: _encoded(entity, name, each) for name, each in entity.components.items()}
        size = sum(map(len, encoded.values()))
        total += size
        if size > ENTITY_BYTES_MAX or total > SCENE_BYTES_MAX:
            raise SceneTooBig(
                f"entity {entity.id} brings {size} bytes; one may have {ENTITY_BYTES_MAX}, a scene {SCENE_BYTES_MAX}: "
                "sample its lines and heights more coarsely",
                entity=entity.id,
                entity_bytes_max=ENTITY_BYTES_MAX,
                scene_bytes_max=SCENE_BYTES_MAX,
            )
        field, collider = entity.get(HeightField), entity.get(Collider)
        if collider is not None and collider.kind == "height_field" and field is None:
            raise ComponentRefused(
                f"entity {entity.id} has a height_field collider without a height_field; give it one", entity=entity.id
            )
        components = {name: _decoded(entity, name, each) for name, each in encoded.items()}
        checked[entity.id] = replace(entity, components=components)
    return checked


def _encoded(entity: Entity, name: str, component: Component) -> bytes:
    if type(component) is not COMPONENTS.get(name):
        wanted = COMPONENT_NAMES.get(type(component), "nothing")
        raise ComponentRefused(
            f"entity {entity.id} holds a {type(component).__name__} under {name!r}; it belongs under {wanted!r}",
            entity=entity.id,
            component=name,
        )
    try:
        return _encoder.encode(component)
    except UnicodeEncodeError as error:
        raise _not_as_declared(entity, name, error) from error


def _decoded(entity: Entity, name: str, encoded: bytes) -> Component:
    """Values made in Python are checked by the very decoder that reads foreign ones."""
    try:
        return msgspec.json.decode(encoded, type=COMPONENTS[name])
    except msgspec.ValidationError as error:
        raise _not_as_declared(entity, name, error) from error


def _not_as_declared(entity: Entity, name: str, error: Exception) -> ComponentRefused:
    return ComponentRefused(
        f"entity {entity.id}: its {name} is not as declared: {error}", entity=entity.id, component=name
    )


def _check_sole(entities: Iterable[Entity]) -> None:
    counts = Counter(name for entity in entities for name in entity.components)
    for kind in SOLE_COMPONENTS:
        if counts[COMPONENT_NAMES[kind]] > 1:
            raise ComponentRefused(
                f"a scene has one {COMPONENT_NAMES[kind]}, this one has {counts[COMPONENT_NAMES[kind]]}; keep one",
                component=COMPONENT_NAMES[kind],
            )
