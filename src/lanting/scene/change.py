"""What an edit has done to a Scene, and which properties it wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lanting.kernel.ids import UserId
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.word import EditKind
from lanting.scene.value import FIELDS

Key = tuple[str, str, str]
"""Entity, component and property. That an Entity is there at all, and that it has a component, are properties too: the
last of their parts is empty."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that has happened. The operations are normal: in the values' own types, without what stays as it was; a
    component that comes new says every field. Whoever applies them to the same Scene gets the same Scene."""

    revision: int | None
    """None: nothing had to be changed, and there is nothing to journal."""
    kind: EditKind
    user: UserId
    name: str
    undoes: int | None
    """Of an undo, redo or take_back: the edit that it takes back, or from which on."""
    operations: list[Operation]
    inverse: list[Operation]
    """What takes it back exactly, as long as nothing else has changed."""
    kept: int
    """Properties that an undo left as they are: others have changed them meanwhile, or they are locked."""
    undoes_publish: bool
    """Whether it takes back a publish, or brings it again: the draft is compared with another base then."""
    moves_ground: bool
    """Whether what feet, seats, doors, buttons and zones rest on may be another now."""


def keys_of(operations: Iterable[Operation], inverse: Iterable[Operation]) -> frozenset[Key]:
    """Every property that an edit wrote: read from both directions, for one alone may leave something unsaid."""
    return frozenset(key for both in (operations, inverse) for each in both for key in _keys(each))


def _keys(operation: Operation) -> Iterator[Key]:
    match operation:
        case AddEntity(id=entity) | RemoveEntity(id=entity):
            yield (entity, "", "")
        case SetProperties(id=entity, component=component, values=values):
            for field in values:
                yield (entity, component, field)
        case ClearComponent(id=entity, component=component):
            yield (entity, component, "")
            for field in FIELDS[component]:
                yield (entity, component, field)
