"""What holds of each Entity of a Scene: said once, for Scenes as a whole and for one edit at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from lanting.kernel.ids import EntityId, is_id
from lanting.protocol.limit import DESCRIPTION_CHARS_MAX, ENTITY_NAME_CHARS_MAX
from lanting.scene.component import COMPONENT_NAMES, COMPONENTS, Component
from lanting.scene.component.air import Light, Sky
from lanting.scene.component.nature import HeightField
from lanting.scene.component.placement import Bounds, Drift, Portal, Seat, Spawn, Zone
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.component.use import Button, Grabbable, Path
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing
from lanting.scene.refusal import ComponentRefused, GrabbableRefused, ParentRefused, SceneRefused

PARENTS_MAX: Final = 16
SOLE_COMPONENTS: Final[tuple[type[Component], ...]] = (Bounds, Sky, Light)
"""A Scene has at most one of each."""
GROUND_COMPONENTS: Final[tuple[type[Component], ...]] = (
    Bounds,
    Spawn,
    Seat,
    Zone,
    Portal,
    Button,
    Collider,
    Barrier,
    HeightField,
)
"""What feet, seats, doors, buttons and zones rest on."""
_MOVING_COMPONENTS: Final[tuple[type[Component], ...]] = (Path, Drift)
NEVER_GRABBABLE: Final = [COMPONENT_NAMES[kind] for kind in GROUND_COMPONENTS + _MOVING_COMPONENTS]

_WORDS: Final = re.compile(r"thing(?:-[a-z0-9]{1,32}){1,8}")
_encoder: Final = msgspec.json.Encoder()


def check_said(entity: Entity) -> None:
    """Its id, name, description and words. Raises SceneRefused."""
    if not is_id(entity.id, "ent"):
        raise SceneRefused(f"{entity.id!r} is no entity id; they look like ent_0123456789abcdef", entity=entity.id)
    if len(entity.name) > ENTITY_NAME_CHARS_MAX or len(entity.description) > DESCRIPTION_CHARS_MAX:
        raise SceneRefused(
            f"entity {entity.id}: a name has at most {ENTITY_NAME_CHARS_MAX} characters, a description "
            f"{DESCRIPTION_CHARS_MAX}; shorten it",
            entity=entity.id,
            name_chars_max=ENTITY_NAME_CHARS_MAX,
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


def check_parents(entity: Entity, entities: Mapping[EntityId, Entity]) -> None:
    """All that it hangs on. Raises ParentRefused."""
    above, parents = entity, 0
    while above.parent is not None:
        parents += 1
        if above.parent not in entities:
            raise ParentRefused(f"entity {above.id} has the parent {above.parent}, which is not there", entity=above.id)
        if above.parent == entity.id:
            raise ParentRefused(f"entity {entity.id} would be its own parent; hang it elsewhere", entity=entity.id)
        if parents > PARENTS_MAX:
            raise too_deep(entity.id)
        above = entities[above.parent]


def too_deep(entity: EntityId) -> ParentRefused:
    return ParentRefused(
        f"entity {entity} has more than {PARENTS_MAX} parents above it; hang it higher",
        entity=entity,
        parents_max=PARENTS_MAX,
    )


def check_solid(entity: Entity) -> None:
    """A collider finds the height field that it speaks of. Raises ComponentRefused."""
    collider = entity.get(Collider)
    if collider is not None and collider.kind == "height_field" and entity.get(HeightField) is None:
        raise ComponentRefused(
            f"entity {entity.id} has a height_field collider without a height_field; give it one", entity=entity.id
        )


def check_grabbable(entity: Entity) -> None:
    """What can be taken in hand hangs on nothing, carries nobody, goes nowhere by itself. Raises GrabbableRefused."""
    if entity.get(Grabbable) is not None:
        if entity.parent is not None:
            raise GrabbableRefused(entity.id, "parent")
        for name in NEVER_GRABBABLE:
            if name in entity.components:
                raise GrabbableRefused(entity.id, name)


def is_solid(entity: Entity) -> bool:
    return entity.get(Collider) is not None or entity.get(Barrier) is not None


def check_upright(entity: Entity, placing: Placing) -> None:
    """What is solid stands upright in its own size. Raises ComponentRefused."""
    if not placing.is_upright or any(abs(scale - 1.0) > 1e-6 for scale in placing.scale):
        raise ComponentRefused(
            f"entity {entity.id} is solid, so it may be moved and turned around Y, but not tilted or scaled; "
            "give its collider the size that it shall have",
            entity=entity.id,
        )


def check_sole(name: str, count: int) -> None:
    """How often a Scene has one of SOLE_COMPONENTS. Raises ComponentRefused."""
    if count > 1:
        raise ComponentRefused(f"a scene has one {name}, this one has {count}; keep one", component=name)


def encoded(entity: EntityId, name: str, component: Component) -> bytes:
    """A component as JSON, which is what counts as its size. Raises ComponentRefused."""
    if type(component) is not COMPONENTS.get(name):
        wanted = COMPONENT_NAMES.get(type(component), "nothing")
        raise ComponentRefused(
            f"entity {entity} holds a {type(component).__name__} under {name!r}; it belongs under {wanted!r}",
            entity=entity,
            component=name,
        )
    try:
        return _encoder.encode(component)
    except UnicodeEncodeError as error:
        raise not_as_declared(entity, name, error) from error


def decoded(entity: EntityId, name: str, data: bytes | msgspec.Raw) -> Component:
    """A component from JSON. Raises ComponentRefused."""
    kind = COMPONENTS.get(name)
    if kind is None:
        raise component_unknown(entity, name)
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_as_declared(entity, name, error) from error


def component_unknown(entity: str, name: str) -> ComponentRefused:
    return ComponentRefused(f"entity {entity}: no component is named {name!r}", entity=entity, component=name)


def not_as_declared(entity: str, name: str, error: Exception) -> ComponentRefused:
    return ComponentRefused(f"entity {entity}: its {name} is not as declared: {error}", entity=entity, component=name)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
