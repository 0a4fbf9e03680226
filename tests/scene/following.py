"""Whoever follows a Scene knows nothing but its snapshot and the operations: here she is, made of dicts alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_content

Told = dict[str, Any]
_operations = msgspec.json.Decoder(list[Operation])


class Follower:
    """Applies operations blindly, in their order, as they arrive on a wire."""

    def __init__(self, scene: Scene) -> None:
        self.entities: dict[str, Told] = {each["id"]: each for each in json.loads(encode_content(scene))}

    def follow(self, operations: Iterable[Operation]) -> None:
        for operation in over_the_wire(list(operations)):
            match operation:
                case AddEntity():
                    self.entities[operation.id] = {
                        "id": operation.id,
                        "name": operation.name,
                        "description": operation.description,
                        "words": operation.words,
                        "parent": operation.parent,
                        "is_locked": operation.is_locked,
                        "components": dict(operation.components),
                    }
                case RemoveEntity(id=top):
                    for each in [each for each in self.entities if self._hangs_on(each, top)]:
                        del self.entities[each]
                case SetProperties(id=entity, component="entity", values=values):
                    self.entities[entity].update(values)
                case SetProperties(id=entity, component=component, values=values):
                    self.entities[entity]["components"].setdefault(component, {}).update(values)
                case ClearComponent(id=entity, component=component):
                    del self.entities[entity]["components"][component]

    @property
    def content(self) -> bytes:
        return msgspec.json.encode(list(self.entities.values()))

    @property
    def things(self) -> dict[str, Told]:
        """The same, whatever the order of Entities and components."""
        return {each: json.loads(json.dumps(told)) for each, told in self.entities.items()}

    def _hangs_on(self, entity: str, top: str) -> bool:
        at: str | None = entity
        chain: list[str | None] = []
        while at is not None and at in self.entities:
            chain.append(at)
            at = self.entities[at]["parent"]
        return top in chain


def over_the_wire(operations: Sequence[Operation]) -> list[Operation]:
    return _operations.decode(msgspec.json.encode(operations))


def content_of(scene: Scene) -> bytes:
    return encode_content(scene)


def things_of(scene: Scene) -> dict[str, Told]:
    return Follower(scene).things
