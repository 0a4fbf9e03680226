"""A Scene as the JSON that a newcomer fetches, and back.

`{"revision": 3, "template": "courtyard", "entities": […]}`, an Entity being `{"id", "name", "description", "words",
"parent", "components": {…}}`: Entities in the Scene's order, every field of every component said. The same Scene is
always the same bytes.
"""

from __future__ import annotations

from typing import Final

import msgspec

from lanting.kernel.ids import EntityId
from lanting.scene.component import COMPONENTS, Component
from lanting.scene.entity import Entity
from lanting.scene.scene import ComponentRefused, Scene, SceneRefused


class _EntityForm(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    description: str
    words: str | None
    parent: str | None
    components: dict[str, msgspec.Raw]


class _SnapshotForm(msgspec.Struct, forbid_unknown_fields=True):
    revision: int
    template: str
    entities: list[_EntityForm]


_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(_SnapshotForm)


def encode_snapshot(scene: Scene) -> bytes:
    """The snapshot as UTF-8 JSON."""
    entities = [_entity_form(entity) for entity in scene.entities.values()]
    return _encoder.encode({"revision": scene.revision, "template": scene.template, "entities": entities})


def encode_content(scene: Scene) -> bytes:
    """The Entities alone: what a stored Revision holds, and what tells whether a template's place has changed."""
    return _encoder.encode([_entity_form(entity) for entity in scene.entities.values()])


def decode_snapshot(data: bytes) -> Scene:
    """The Scene of a snapshot. Raises SceneRefused, whatever the bytes."""
    try:
        form = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SceneRefused(f"this is no scene snapshot: {error}") from error
    return Scene(form.revision, form.template, [_entity(each) for each in form.entities])


def decode_content(revision: int, template: str, content: bytes) -> Scene:
    """The Scene of a stored Revision. Raises SceneRefused, whatever the bytes."""
    head = _encoder.encode({"revision": revision, "template": template})
    return decode_snapshot(head[:-1] + b',"entities":' + content + b"}")


def _entity_form(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.description,
        "words": entity.words,
        "parent": entity.parent,
        "components": dict(entity.components),
    }


def _entity(form: _EntityForm) -> Entity:
    components = {name: _component(form.id, name, raw) for name, raw in form.components.items()}
    parent = None if form.parent is None else EntityId(form.parent)
    return Entity(EntityId(form.id), form.name, form.description, form.words, parent, components)


def _component(entity: str, name: str, raw: msgspec.Raw) -> Component:
    kind = COMPONENTS.get(name)
    if kind is None:
        raise ComponentRefused(f"entity {entity}: no component is named {name!r}", entity=entity, component=name)
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ComponentRefused(
            f"entity {entity}: its {name} is not as declared: {error}", entity=entity, component=name
        ) from error
