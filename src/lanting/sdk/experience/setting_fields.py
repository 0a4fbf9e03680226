"""Settings as a page draws them: read off the class that declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import inspect

from lanting.protocol.manifest import SETTING_CHARS_MAX, SettingField
from lanting.sdk.experience.error import SettingsWrong
from lanting.sdk.experience.settings import Settings
from lanting.sdk.experience.texts import LANGUAGES


def fields_of(kind: type[Settings]) -> list[SettingField]:
    """One for each field, in the order of the class. Raises SettingsWrong for a type that no form can ask for."""
    declared = inspect.type_info(kind)
    assert isinstance(declared, inspect.StructType)
    return [_field(kind, each) for each in declared.fields]


def labels_of(kind: type[Settings]) -> Iterator[Mapping[str, str]]:
    """Of each field that has one in several languages: by language, where English is its title."""
    declared = inspect.type_info(kind)
    assert isinstance(declared, inspect.StructType)
    for each in declared.fields:
        meta, _ = _unwrapped(each.type)
        if "title" in meta:
            yield {"en": meta["title"]} | {language: meta[language] for language in LANGUAGES if language in meta}


def _field(kind: type[Settings], declared: inspect.Field) -> SettingField:
    meta, of = _unwrapped(declared.type)
    if declared.default is msgspec.NODEFAULT:
        raise SettingsWrong(kind.__name__, f"{declared.name} needs a value that counts unless somebody chooses another")
    said = {"label": str(meta.get("title", "")), "note": str(meta.get("description", "")), "value": declared.default}
    match of:
        case inspect.BoolType():
            return SettingField(name=declared.name, kind="yes_no", **said)
        case inspect.StrType(max_length=chars_max):
            long = meta.get("kind") == "long_text"
            chars_max = min(chars_max or SETTING_CHARS_MAX, SETTING_CHARS_MAX)
            return SettingField(name=declared.name, kind="long_text" if long else "text", chars_max=chars_max, **said)
        case inspect.IntType(ge=low, le=high) | inspect.FloatType(ge=low, le=high):
            whole = isinstance(of, inspect.IntType)
            return SettingField(name=declared.name, kind="number", min=low, max=high, is_whole=whole, **said)
        case inspect.LiteralType():
            # In the author's order, which msgspec does not keep.
            options = [str(each) for each in get_args(get_type_hints(kind)[declared.name])]
            return SettingField(name=declared.name, kind="choice", options=options, **said)
    raise SettingsWrong(kind.__name__, f"{declared.name} is no text, number, yes or no, or choice (Literal)")


def _unwrapped(of: inspect.Type) -> tuple[dict[str, Any], inspect.Type]:
    """What `msgspec.Meta` says of a field beyond its limits, and the type under it."""
    meta: dict[str, Any] = {}
    while isinstance(of, inspect.Metadata):
        meta = {**(of.extra_json_schema or {}), **(of.extra or {}), **meta}
        of = of.type
    return meta, of
