"""What only an edit as a whole must fulfil: the Scene's own rules, and its author's rights at both places."""

from __future__ import annotations

from collections.abc import Mapping

from lanting.kernel.ids import EntityId
from lanting.scene.attempt import Attempt
from lanting.scene.authority import Area, Author, check_within
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.placement import Transform, Zone
from lanting.scene.entity import Entity
from lanting.scene.forest import Forest
from lanting.scene.rule import (
    GROUND_COMPONENTS,
    PARENTS_MAX,
    SOLE_COMPONENTS,
    check_grabbable,
    check_solid,
    check_upright,
    is_solid,
    too_deep,
)

_AS_IS = Transform()
_NOTHING: Mapping[str, Component] = {}
_SOLE = [COMPONENT_NAMES[kind] for kind in SOLE_COMPONENTS]
_GROUND = frozenset(COMPONENT_NAMES[kind] for kind in GROUND_COMPONENTS)


def check_whole(base: Forest, attempt: Attempt) -> None:
    """Parents, solids. Raises SceneRefused, where and only where the Scene as a whole would."""
    for entity_id in attempt.touched:
        old, new = base.get(entity_id), attempt.get(entity_id)
        if new is None:
            continue
        check_solid(new)
        check_grabbable(new)
        hangs = old is None or old.parent != new.parent
        if hangs:
            _check_depth(attempt, new)
        is_turned = hangs or old is None or _is_turned(old, new)
        if is_solid(new) and (is_turned or old is None or not is_solid(old)):
            check_upright(new, attempt.placing(new))
        if is_turned:
            for each in filter(is_solid, attempt.below(entity_id)):
                check_upright(each, attempt.placing(each))


def soles_after(base: Forest, attempt: Attempt, soles: Mapping[str, int]) -> dict[str, int]:
    """How many there would be of each component that a Scene has at most once."""
    counts = dict(soles)
    for entity_id in attempt.touched:
        for entity, step in ((base.get(entity_id), -1), (attempt.get(entity_id), 1)):
            if entity is not None:
                for name in _SOLE:
                    if name in entity.components:
                        counts[name] = counts.get(name, 0) + step
    return counts


def check_rights(base: Forest, attempt: Attempt, author: Author) -> None:
    """Every Entity that changes or moves, at its old and its new place. Raises OutsideArea or BuildersOnly."""
    if author.is_builder:
        return
    areas = [*_areas(base, author)]
    for entity_id in attempt.touched:
        old, new = base.get(entity_id), attempt.get(entity_id)
        moves = old is None or new is None or stands_otherwise(old, new)
        for forest, entity in ((base, old), (attempt, new)):
            if entity is not None:
                for each in (entity, *(forest.below(entity_id) if moves else ())):
                    check_within(each, forest.placing(each), areas)


def moves_ground(base: Forest, attempt: Attempt) -> bool:
    """Whether what feet, seats, doors, buttons and zones rest on may be another now."""
    return any(_moves_ground(base, attempt, entity) for entity in attempt.touched)


def stands_otherwise(old: Entity, new: Entity) -> bool:
    before, after = old.get(Transform), new.get(Transform)
    return old.parent != new.parent or (before is not after and (before or _AS_IS) != (after or _AS_IS))


def _moves_ground(base: Forest, attempt: Attempt, entity_id: EntityId) -> bool:
    old, new = base.get(entity_id), attempt.get(entity_id)
    before = _NOTHING if old is None else old.components
    after = _NOTHING if new is None else new.components
    if before is not after:
        for name in {*before, *after}:
            if name in _GROUND and before.get(name) is not after.get(name):
                return True
    if old is None or new is None or not stands_otherwise(old, new):
        return False
    return any(name in _GROUND for each in (new, *attempt.below(entity_id)) for name in each.components)


def _areas(base: Forest, author: Author) -> list[Area]:
    zones = [found for area in author.areas if (found := base.get(area)) is not None]
    return [Area.of(zone, base.placing(each)) for each in zones if (zone := each.get(Zone)) is not None]


def _is_turned(old: Entity, new: Entity) -> bool:
    before, after = old.get(Transform), new.get(Transform)
    if before is after:
        return False
    before, after = before or _AS_IS, after or _AS_IS
    return before.rotation != after.rotation or before.scale != after.scale


def _check_depth(attempt: Attempt, entity: Entity) -> None:
    parents, above = 0, attempt.above(entity)
    while above is not None:
        parents, above = parents + 1, attempt.above(above)
    level = [entity.id]
    while level:
        if parents > PARENTS_MAX:
            raise too_deep(level[0])
        level = [child for each in level for child in attempt.children(each)]
        parents += 1
