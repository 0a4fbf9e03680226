"""What leads from one Scene to another, property by property; and what publishing a draft means.

Publishing changes what the draft has changed since it was like its base, and nothing else. What was changed meanwhile
in the published Scene is overwritten only where the draft changed the same; so is what was removed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msgspec import structs

from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.word import Overwriting
from lanting.scene.attempt import Attempt, addition
from lanting.scene.authority import Author
from lanting.scene.component import Component
from lanting.scene.entity import Entity
from lanting.scene.forest import StillForest
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.value import ENTITY, OWN, said, said_whole

Entities = Mapping[EntityId, Entity]


def difference(before: Scene, after: Scene) -> list[Operation]:
    """What makes the one Scene the other. Who has both in hand may pass over locks."""
    return _steps(before.entities, after.entities)


def published(base: Scene, draft: Scene, now: Scene) -> list[Operation]:
    """What brings to the published Scene, as it is now, what the draft has changed."""
    return _steps(now.entities, _merged(base.entities, draft.entities, now.entities))


def changed_entities(base: Scene, draft: Scene) -> int:
    """How many Entities the draft has changed, brought or taken away."""
    ids = base.entities.keys() | draft.entities.keys()
    return sum(base.entities.get(each) != draft.entities.get(each) for each in ids)


def overwriting(base: Scene, draft: Scene, now: Scene) -> list[Overwriting]:
    """What was changed in both, each to something else: publishing takes the draft's."""
    return [
        Overwriting(entity=entity, name=name, component=component, property=field)
        for entity, name, component, field in _conflicts(base.entities, draft.entities, now.entities)
    ]


def moved_base(base: Scene, operations: Sequence[Operation]) -> Scene:
    """What a draft is compared with after a publish was taken back, or taken back no more: its base with that done, as
    far as it fits."""
    attempt = Attempt(StillForest(base.entities), Author(UserId(""), "", is_builder=True), "server")
    for operation in operations:
        if not _takes(attempt, operation):
            # What hung on something that the draft never had hangs nowhere.
            for each in _parts(operation):
                _takes(attempt, each)
    try:
        return Scene(base.revision, base.template, attempt.entities_after(base.entities).values())
    except EditRefused:
        return base


def _takes(attempt: Attempt, operation: Operation) -> bool:
    try:
        attempt.take(operation)
    except EditRefused:
        return False
    return True


def _parts(operation: Operation) -> Iterator[Operation]:
    match operation:
        case AddEntity():
            yield structs.replace(operation, parent=None)
        case SetProperties(id=entity, component=component, values=values):
            for field, value in values.items():
                kept = None if field == "parent" else value
                yield SetProperties(id=entity, component=component, values={field: kept})


def _steps(before: Entities, after: Entities) -> list[Operation]:
    operations: list[Operation] = []
    # From the top down, so that whatever something shall hang on hangs already where it shall.
    for entity in _top_down(after):
        old = before.get(entity.id)
        if old is None:
            operations.append(addition(entity))
        elif old is not entity:
            operations += _changes(old, entity)
    gone = [entity for entity in before.values() if entity.id not in after]
    operations += [RemoveEntity(id=each.id) for each in gone if each.parent is None or each.parent in after]
    return operations


def _top_down(entities: Entities) -> Iterator[Entity]:
    below: dict[EntityId | None, list[Entity]] = {}
    for entity in entities.values():
        below.setdefault(entity.parent, []).append(entity)
    level = below.get(None, [])
    while level:
        yield from level
        level = [child for entity in level for child in below.get(entity.id, ())]


def _changes(old: Entity, new: Entity) -> Iterator[Operation]:
    own: dict[str, Any] = {field: getattr(new, field) for field in OWN if getattr(new, field) != getattr(old, field)}
    if own:
        yield SetProperties(id=new.id, component=ENTITY, values=own)
    for name in old.components.keys() - new.components.keys():
        yield ClearComponent(id=new.id, component=name)
    for name, component in new.components.items():
        before = old.components.get(name)
        if before is None:
            yield SetProperties(id=new.id, component=name, values=said_whole(component))
        elif before is not component and (fields := _different(before, component)):
            yield SetProperties(id=new.id, component=name, values=said(component, fields))


def _different(old: Component, new: Component) -> list[str]:
    return [field for field in type(new).__struct_fields__ if getattr(old, field) != getattr(new, field)]


# Three Scenes in one


def _merged(base: Entities, draft: Entities, now: Entities) -> dict[EntityId, Entity]:
    merged: dict[EntityId, Entity] = {}
    for entity_id, here in now.items():
        was, drafted = base.get(entity_id), draft.get(entity_id)
        if drafted is None:
            if was is None:
                merged[entity_id] = here
        else:
            merged[entity_id] = drafted if was is None else _merged_entity(was, drafted, here)
    for entity_id, drafted in draft.items():
        if entity_id not in now and drafted != base.get(entity_id):
            merged[entity_id] = drafted
    for entity_id in list(merged):
        _hang_somewhere(entity_id, merged, draft)
    _cut_loops(merged, draft)
    return {each.id: each for each in _top_down(merged)}


def _merged_entity(was: Entity, drafted: Entity, here: Entity) -> Entity:
    own = {field: getattr(drafted, field) for field in OWN if getattr(drafted, field) != getattr(was, field)}
    components: dict[str, Component] = {}
    for name in [*here.components, *(each for each in drafted.components if each not in here.components)]:
        found = _merged_component(was.components.get(name), drafted.components.get(name), here.components.get(name))
        if found is not None:
            components[name] = found
    return replace(here, **own, components=components)


def _merged_component(was: Component | None, drafted: Component | None, here: Component | None) -> Component | None:
    if drafted == was:
        return here
    if was is None or drafted is None or here is None:
        return drafted
    try:
        return structs.replace(here, **{field: getattr(drafted, field) for field in _different(was, drafted)})
    except ValueError:
        # Each alone was right, together they are not.
        return drafted


def _hang_somewhere(entity_id: EntityId, merged: dict[EntityId, Entity], draft: Entities) -> None:
    """What hangs on something that is gone: the draft's things bring it back, others go with it (`_top_down`)."""
    entity = merged[entity_id]
    while (parent := entity.parent) is not None and parent not in merged:
        drafted = draft.get(entity.id)
        if drafted is None:
            return
        if parent in draft:
            entity = merged[parent] = draft[parent]
        else:
            entity = merged[entity.id] = replace(entity, parent=drafted.parent)


def _cut_loops(merged: dict[EntityId, Entity], draft: Entities) -> None:
    """Two moves that are right each alone may hang things on one another: then they hang as in the draft."""
    while loop := next((found for each in merged if (found := _loop_from(each, merged))), None):
        for each in loop:
            merged[each] = replace(merged[each], parent=_parent_in(draft.get(each), merged))


def _loop_from(start: EntityId, entities: Entities) -> set[EntityId]:
    """All that hangs in a ring with an Entity, if it does."""
    seen: set[EntityId] = set()
    at: EntityId | None = start
    while at is not None and at in entities and at not in seen:
        seen.add(at)
        at = entities[at].parent
    return seen if at == start else set()


def _parent_in(entity: Entity | None, merged: Entities) -> EntityId | None:
    parent = None if entity is None else entity.parent
    return parent if parent in merged else None


def _conflicts(base: Entities, draft: Entities, now: Entities) -> Iterator[tuple[EntityId, str, str, str]]:
    for entity_id in {**base, **draft}:
        was, drafted, here = base.get(entity_id), draft.get(entity_id), now.get(entity_id)
        if drafted in (was, here) or here == was:
            continue
        named = drafted or here or was
        name = "" if named is None else named.name
        if was is None or drafted is None or here is None:
            yield entity_id, name, "", ""
            continue
        for field in OWN:
            if _is_conflict(*(getattr(each, field) for each in (was, drafted, here))):
                yield entity_id, name, ENTITY, field
        for component in {**was.components, **drafted.components}:
            for field in _conflicting(*(each.components.get(component) for each in (was, drafted, here))):
                yield entity_id, name, component, field


def _conflicting(was: Component | None, drafted: Component | None, here: Component | None) -> list[str]:
    if not _is_conflict(was, drafted, here):
        return []
    if was is None or drafted is None or here is None:
        return [""]
    fields = type(was).__struct_fields__
    return [field for field in fields if _is_conflict(*(getattr(each, field) for each in (was, drafted, here)))]


def _is_conflict(was: object, drafted: object, here: object) -> bool:
    return drafted not in (was, here) and here != was
