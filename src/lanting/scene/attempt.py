"""One edit being tried on a Scene: everything is read through it, and nothing of the Scene changes until it is kept.

Operations are taken one after the other, as whoever follows will take them: a parent is there before what hangs on it,
and what is locked is unlocked before it changes. What only the whole must fulfil is checked at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from msgspec import structs

from lanting.kernel.ids import EntityId
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.scene.authority import Author
from lanting.scene.component import COMPONENTS
from lanting.scene.entity import Entity
from lanting.scene.forest import Forest
from lanting.scene.refusal import BuildersOnly, EntityTaken, EntityUnknown, Locked, ParentRefused, SceneRefused
from lanting.scene.rule import check_said, component_unknown
from lanting.scene.value import ENTITY, FIELDS, made, own_patched, patched, said, said_whole

Hand = Literal["person", "undo", "server"]
"""Whose operations: a person's, who says no words of ours; those that take hers back; those of a restored or published
Scene, which pass locks."""


class Attempt(Forest):
    """What a Scene would be after some operations, and the operations that lead there and back."""

    def __init__(self, base: Forest, author: Author, by: Hand) -> None:
        self.operations: list[Operation] = []
        self._base = base
        self._author, self._by = author, by
        self._changed: dict[EntityId, Entity | None] = {}
        self._order: dict[EntityId, None] = {}
        self._children: dict[EntityId, set[EntityId]] = {}
        self._inverse: list[Sequence[Operation]] = []

    # What is there

    @property
    def touched(self) -> Collection[EntityId]:
        """Every Entity that is another than before, is new or is gone."""
        return self._changed.keys()

    @property
    def inverse(self) -> list[Operation]:
        """The last is taken back first."""
        return [operation for each in reversed(self._inverse) for operation in each]

    @property
    def added(self) -> Collection[EntityId]:
        """Those that come last in the Scene's order, in this order."""
        return self._order.keys()

    def get(self, entity: EntityId) -> Entity | None:
        return self._changed[entity] if entity in self._changed else self._base.get(entity)

    def children(self, entity: EntityId) -> Collection[EntityId]:
        known = self._children.get(entity)
        return self._base.children(entity) if known is None else known

    def entities_after(self, before: Mapping[EntityId, Entity]) -> dict[EntityId, Entity]:
        """All that there would be, in the Scene's order: `before` is all that there was."""
        after = {each: entity for each in before if each not in self._order and (entity := self.get(each)) is not None}
        return after | {each: entity for each in self._order if (entity := self.get(each)) is not None}

    def lock_of(self, entity: Entity) -> EntityId | None:
        """What locks it since before this edit: itself, or the nearest that it hangs on."""
        at: Entity | None = entity
        while at is not None:
            if at.is_locked and (before := self._base.get(at.id)) is not None and before.is_locked:
                return at.id
            at = self.above(at)
        return None

    # Taking operations

    def take(self, operation: Operation) -> None:
        """Raises EditRefused; the attempt is then what it was before this operation."""
        match operation:
            case AddEntity():
                self._add(operation)
            case RemoveEntity():
                self._remove(self._known(operation.id))
            case SetProperties(component="entity"):
                self._say(self._known(operation.id), operation)
            case SetProperties():
                self._set(self._known(operation.id), operation)
            case ClearComponent():
                self._clear(self._known(operation.id), operation.component)

    def _add(self, asked: AddEntity) -> None:
        entity_id = EntityId(asked.id)
        if self.get(entity_id) is not None:
            raise EntityTaken(asked.id)
        components = {name: made(entity_id, name, values) for name, values in asked.components.items()}
        parent = None if asked.parent is None else EntityId(asked.parent)
        entity = Entity(entity_id, asked.name, asked.description, asked.words, parent, components, asked.is_locked)
        check_said(entity)
        self._check_parent(entity, parent)
        self._check_hand(entity, words=asked.words, locks=asked.is_locked)
        normal = {name: said_whole(component) for name, component in components.items()}
        unlock = SetProperties(id=entity_id, component=ENTITY, values={"is_locked": False})
        remove = RemoveEntity(id=entity_id)
        self._put(entity)
        self._order.pop(entity_id, None)
        self._order[entity_id] = None
        self._hang(entity, None)
        self._note(structs.replace(asked, components=normal), [unlock, remove] if asked.is_locked else [remove])

    def _remove(self, entity: Entity) -> None:
        gone = [entity, *self.below(entity.id)]
        for each in gone:
            self._check_lock(each)
        for each in gone:
            self._changed[each.id] = None
            self._order.pop(each.id, None)
            self._children[each.id] = set()
        self._hang(None, entity)
        self._note(RemoveEntity(id=entity.id), [addition(each) for each in gone])

    def _say(self, entity: Entity, asked: SetProperties) -> None:
        """Its own properties."""
        values = own_patched(entity, asked.values)
        if not values:
            return
        is_unlocking = self._author.is_builder and values == {"is_locked": False}
        if not is_unlocking:
            self._check_lock(entity)
        after = replace(entity, **values)
        check_said(after)
        self._check_hand(after, words=values.get("words"), locks="is_locked" in values)
        if "parent" in values:
            self._check_parent(after, after.parent)
        self._put(after)
        if "parent" in values:
            self._hang(after, entity)
        back = {field: getattr(entity, field) for field in values}
        # A lock is taken off first, and alone.
        steps = [{"is_locked": back.pop("is_locked")}] if values.get("is_locked") else []
        inverse = [SetProperties(id=entity.id, component=ENTITY, values=each) for each in (*steps, back) if each]
        self._note(SetProperties(id=entity.id, component=ENTITY, values=values), inverse)

    def _set(self, entity: Entity, asked: SetProperties) -> None:
        name, old = asked.component, entity.components.get(asked.component)
        if name not in COMPONENTS:
            raise component_unknown(entity.id, name)
        if old is None:
            component, fields = made(entity.id, name, asked.values), list(FIELDS[name])
            back: Operation = ClearComponent(id=entity.id, component=name)
        else:
            component, fields = patched(entity.id, name, old, asked.values)
            if not fields:
                return
            back = SetProperties(id=entity.id, component=name, values=said(old, fields))
        self._check_lock(entity)
        self._put(entity.having({**entity.components, name: component}))
        self._note(SetProperties(id=entity.id, component=name, values=said(component, fields)), [back])

    def _clear(self, entity: Entity, name: str) -> None:
        if name not in COMPONENTS:
            raise component_unknown(entity.id, name)
        old = entity.components.get(name)
        if old is None:
            return
        self._check_lock(entity)
        self._put(entity.having({each: kept for each, kept in entity.components.items() if each != name}))
        back = SetProperties(id=entity.id, component=name, values=said_whole(old))
        self._note(ClearComponent(id=entity.id, component=name), [back])

    # Rules that hold at each step

    def _known(self, entity: str) -> Entity:
        found = self.get(EntityId(entity))
        if found is None:
            raise EntityUnknown(entity)
        return found

    def _check_lock(self, entity: Entity) -> None:
        if self._by != "server" and (lock := self.lock_of(entity)) is not None:
            raise Locked(entity.id, lock)

    def _check_hand(self, entity: Entity, *, words: str | None, locks: bool) -> None:
        if self._by == "person" and words is not None:
            raise SceneRefused(
                f"entity {entity.id}: words are ours; give it a name and a description", entity=entity.id
            )
        if locks and not self._author.is_builder:
            raise BuildersOnly(entity.id, "locks")

    def _check_parent(self, entity: Entity, parent: EntityId | None) -> None:
        above = None if parent is None else self.get(parent)
        if parent is not None and above is None:
            raise ParentRefused(f"entity {entity.id} has the parent {parent}, which is not there", entity=entity.id)
        if above is not None:
            self._check_lock(above)
        while above is not None:
            if above.id == entity.id:
                raise ParentRefused(f"entity {entity.id} would be its own parent; hang it elsewhere", entity=entity.id)
            above = self.above(above)

    # Noting

    def _put(self, entity: Entity) -> None:
        self._changed[entity.id] = entity

    def _hang(self, after: Entity | None, before: Entity | None) -> None:
        if before is not None and before.parent is not None:
            self._own_children(before.parent).discard(before.id)
        if after is not None and after.parent is not None:
            self._own_children(after.parent).add(after.id)

    def _own_children(self, entity: EntityId) -> set[EntityId]:
        if entity not in self._children:
            self._children[entity] = set(self._base.children(entity))
        return self._children[entity]

    def _note(self, operation: Operation, inverse: Sequence[Operation]) -> None:
        self.operations.append(operation)
        self._inverse.append(inverse)


def addition(entity: Entity) -> AddEntity:
    """The operation that brings an Entity, whole."""
    return AddEntity(
        id=entity.id,
        name=entity.name,
        description=entity.description,
        words=entity.words,
        parent=entity.parent,
        is_locked=entity.is_locked,
        components={name: said_whole(component) for name, component in entity.components.items()},
    )
