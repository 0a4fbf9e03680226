"""A Scene as the JSON that a newcomer fetches, and back.

`{"revision": 3, "template": "courtyard", "entities": […]}`, an Entity being `{"id", "name", "description", "words",
"parent", "is_locked", "components": {…}}`: Entities in the Scene's order, every field of every component said. The same
Scene is always the same bytes. Content that was stored before there were locks lacks `is_locked`.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from lanting.kernel.ids import EntityId, UserId
from lanting.scene.entity import Entity
from lanting.scene.refusal import SceneRefused
from lanting.scene.rule import decoded
from lanting.scene.scene import Scene

if TYPE_CHECKING:
    from lanting.scene.live_scene import LiveScene


class _EntityForm(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    description: str
    words: str | None
    parent: str | None
    components: dict[str, msgspec.Raw]
    is_locked: bool = False


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


@dataclass(frozen=True)
class Snapshot:
    """A Revision as a whole: taken between two edits, packed and stored at leisure."""

    scene: Scene
    makers: Mapping[EntityId, UserId]

    @classmethod
    def of(cls, live: LiveScene) -> Snapshot:
        return cls(live.scene(), dict(live.makers))

    @cached_property
    def content(self) -> bytes:
        """As it is stored. Takes a while for a large Scene the first time: not on the event loop."""
        return zlib.compress(encode_content(self.scene))

    @property
    def packed_makers(self) -> bytes | None:
        return zlib.compress(_encoder.encode(self.makers)) if self.makers else None


def unpack_makers(packed: bytes | None) -> dict[EntityId, UserId]:
    """Who made what, as a stored Revision has it."""
    found = {} if packed is None else msgspec.json.decode(zlib.decompress(packed), type=dict[str, str])
    return {EntityId(entity): UserId(maker) for entity, maker in found.items()}


def _entity_form(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.description,
        "words": entity.words,
        "parent": entity.parent,
        "is_locked": entity.is_locked,
        "components": dict(entity.components),
    }


def _entity(form: _EntityForm) -> Entity:
    components = {name: decoded(EntityId(form.id), name, raw) for name, raw in form.components.items()}
    parent = None if form.parent is None else EntityId(form.parent)
    return Entity(EntityId(form.id), form.name, form.description, form.words, parent, components, form.is_locked)
