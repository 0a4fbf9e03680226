"""What an edit is made of: operations on Entities and the properties of their components.

`scene` decides what each means and whether it holds; here is only how it is said. The Entity's own properties are said
as those of a component named `entity`: `name`, `description`, `words` (null only), `parent`, `is_locked`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from lanting.protocol.limit import DESCRIPTION_CHARS_MAX, EDIT_OPERATIONS_MAX, ENTITY_NAME_CHARS_MAX
from lanting.protocol.word import EntityKey

ComponentName = Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
Properties = dict[Annotated[str, msgspec.Meta(max_length=32)], Any]
"""Values by field, as MessagePack and JSON both have them; `scene` checks them against the component's declaration."""


class _Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="op"):
    """One change of one Entity."""


class AddEntity(_Operation, frozen=True, tag="add"):
    """A new Entity, with the id that its maker gave it."""

    id: EntityKey
    name: Annotated[str, msgspec.Meta(max_length=ENTITY_NAME_CHARS_MAX)] = ""
    description: Annotated[str, msgspec.Meta(max_length=DESCRIPTION_CHARS_MAX)] = ""
    words: str | None = None
    """Only what the server brings back has them."""
    parent: EntityKey | None = None
    is_locked: bool = False
    components: Annotated[dict[ComponentName, Properties], msgspec.Meta(max_length=32)] = {}


class RemoveEntity(_Operation, frozen=True, tag="remove"):
    """An Entity goes, and everything that hangs on it."""

    id: EntityKey


class SetProperties(_Operation, frozen=True, tag="set"):
    """Some properties of one component are others; where the Entity lacked it, the rest has its defaults."""

    id: EntityKey
    component: ComponentName
    values: Properties


class ClearComponent(_Operation, frozen=True, tag="clear"):
    """An Entity lacks a component from now on."""

    id: EntityKey
    component: ComponentName


Operation = AddEntity | RemoveEntity | SetProperties | ClearComponent
Operations = Annotated[list[Operation], msgspec.Meta(min_length=1, max_length=EDIT_OPERATIONS_MAX)]
