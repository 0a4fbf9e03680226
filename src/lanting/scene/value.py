"""From values as operations say them to components, and back: checked by the very declarations.

A patch is a component with each field left out or said; for every kind one is made from its declaration. `entity`
stands for what an Entity says of itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, UnsetType, structs

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import DESCRIPTION_CHARS_MAX, ENTITY_NAME_CHARS_MAX
from lanting.protocol.operation import Properties
from lanting.protocol.word import EntityKey
from lanting.scene.component import COMPONENTS, Component
from lanting.scene.entity import Entity
from lanting.scene.rule import component_unknown, not_as_declared

ENTITY: Final = "entity"
"""The name under which the Entity's own properties are said."""
OWN: Final = ("name", "description", "words", "parent", "is_locked")


class OwnPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What an Entity says of itself, where it is said."""

    name: Annotated[str, msgspec.Meta(max_length=ENTITY_NAME_CHARS_MAX)] | UnsetType = UNSET
    description: Annotated[str, msgspec.Meta(max_length=DESCRIPTION_CHARS_MAX)] | UnsetType = UNSET
    words: str | UnsetType | None = UNSET
    parent: EntityKey | UnsetType | None = UNSET
    is_locked: bool | UnsetType = UNSET


_NESTED: Final = (list, tuple, dict)
FIELDS: Final[dict[str, tuple[str, ...]]] = {name: kind.__struct_fields__ for name, kind in COMPONENTS.items()}


def _patch_type(kind: type[Component]) -> type[msgspec.Struct]:
    fields = [(each.name, each.type | UnsetType, UNSET) for each in structs.fields(kind)]
    return msgspec.defstruct(f"{kind.__name__}Patch", fields, forbid_unknown_fields=True)


_PATCHES: Final = {name: _patch_type(kind) for name, kind in COMPONENTS.items()} | {ENTITY: OwnPatch}


def made(entity: EntityId, name: str, values: Mapping[str, Any]) -> Component:
    """A component of those values, the rest of its fields having their defaults. Raises ComponentRefused."""
    kind = COMPONENTS.get(name)
    if kind is None:
        raise component_unknown(entity, name)
    try:
        _check_numbers(values)
        return msgspec.convert(values, kind)
    except (ValueError, RecursionError) as error:
        raise not_as_declared(entity, name, error) from error


def patched(entity: EntityId, name: str, old: Component, values: Mapping[str, Any]) -> tuple[Component, list[str]]:
    """`old` with other values, and the fields that are others than before. Raises ComponentRefused."""
    try:
        new = {field: value for field, value in _said(name, values).items() if getattr(old, field) != value}
        return (structs.replace(old, **new) if new else old), list(new)
    except (ValueError, RecursionError) as error:
        raise not_as_declared(entity, name, error) from error


def own_patched(entity: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of an Entity's own properties that become others. Raises ComponentRefused."""
    try:
        return {field: value for field, value in _said(ENTITY, values).items() if getattr(entity, field) != value}
    except (ValueError, RecursionError) as error:
        raise not_as_declared(entity.id, ENTITY, error) from error


def said(component: Component, fields: Iterable[str]) -> Properties:
    """The values of some of its fields, as JSON has them."""
    return {field: msgspec.to_builtins(getattr(component, field)) for field in fields}


def said_whole(component: Component) -> Properties:
    """The values of all its fields."""
    return said(component, type(component).__struct_fields__)


def _said(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    _check_numbers(values)
    patch = msgspec.convert(values, _PATCHES[name])
    return {field: getattr(patch, field) for field in values}


def _check_numbers(value: object) -> None:
    """What JSON cannot say is no value, whatever the declaration allows. Raises ValueError."""
    if isinstance(value, Mapping):
        value = value.values()
    elif not isinstance(value, list | tuple):
        value = (value,)
    for each in value:
        kind = type(each)
        if kind is float and not math.isfinite(each):
            raise ValueError("a number is finite")
        if kind in _NESTED:
            _check_numbers(each)
