"""Writes the client's TypeScript from the Python declarations, or with `--check` fails where a file is stale.

Sources: `lanting.protocol` (messages, limits, codes, bit layout) and `lanting.scene.component` (component schemas).
Names stay as they are on the wire, snake_case, so that one word is found in both languages.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import msgspec
from msgspec import inspect

from lanting.protocol.lane import Lane
from lanting.protocol.message import Request

ROOT: Final = Path(__file__).resolve().parent.parent
PROTOCOL_FILE: Final = ROOT / "client/src/protocol/generated.ts"
COMPONENT_FILE: Final = ROOT / "client/src/components/generated.ts"
FIELD_FILE: Final = ROOT / "client/src/build/generated.ts"
HEADER: Final = (
    "// Generated from {source} by tools/typescript.py: edit the Python, then run `make generated`.\n"
    "// biome-ignore-all format: as the generator writes it\n"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is stale")
    check: bool = parser.parse_args().check
    wanted = {PROTOCOL_FILE: protocol_source(), COMPONENT_FILE: component_source()}
    wanted[FIELD_FILE] = field_source()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale: run `make generated`", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if check and stale else 0


def protocol_source() -> str:
    """The whole of `client/src/protocol/generated.ts`."""
    message = importlib.import_module("lanting.protocol.message")
    for declaring in (
        "operation",
        "request",
        "host_request",
        "notice",
        "scene_notice",
        "word",
        "panel",
        "experience",
        "program",
    ):
        importlib.import_module(f"lanting.protocol.{declaring}")
    structs = Structs()
    kinds = {"Request": message.REQUESTS, "Notice": message.NOTICES}
    parts = [HEADER.format(source="src/lanting/protocol")]
    for module in ("version", "limit", "pose", "thing", "tracked"):
        parts += constants(importlib.import_module(f"lanting.protocol.{module}"))
    parts += [integer_enum(importlib.import_module("lanting.protocol.lane").Lane)]
    parts += [integer_enum(importlib.import_module("lanting.protocol.close_code").CloseCode)]
    parts += [integer_enum(importlib.import_module("lanting.protocol.pose").Gait)]
    parts += [flag_constants(importlib.import_module("lanting.protocol.pose").PoseFlag)]
    parts += [flag_constants(importlib.import_module("lanting.protocol.thing").ThingFlag)]
    parts += [flag_constants(importlib.import_module("lanting.protocol.tracked").TrackedFlag)]
    parts += [integer_enum(importlib.import_module("lanting.protocol.tracked").HandShape)]
    permissions = importlib.import_module("lanting.protocol.permission").Permission
    parts += ["export type Permission = " + " | ".join(f'"{each.value}"' for each in permissions) + ";"]
    declared = [declaration.type for table in kinds.values() for declaration in table.values()]
    parts += list(structs.interfaces(declared))
    for side, table in kinds.items():
        rows = "".join(f"  {d.type.__name__}: {d.kind},\n" for d in table.values())
        parts.append(f"export const {side}Kind = {{\n{rows}}} as const;")
        rows = "".join(f"  {d.type.__name__}: {d.type.__name__};\n" for d in table.values())
        parts.append(f"export interface {side}s {{\n{rows}}}")
        rows = "".join(f'  "{d.type.__name__}",\n' for d in table.values() if d.lane is Lane.SCENE)
        names = f"Set<keyof {side}s>"
        parts.append(
            "/** On the scene lane; all others are on the event lane. */\n"
            f"export const Scene{side}s: Readonly{names} = new {names}([\n{rows}]);"
        )
    rows = "".join(f'  {d.kind}: "{d.type.__name__}",\n' for d in message.NOTICES.values())
    parts.append(f"export const NoticeName: {{ readonly [kind: number]: keyof Notices | undefined }} = {{\n{rows}}};")
    return "\n\n".join(parts) + "\n"


def component_source() -> str:
    """The whole of `client/src/components/generated.ts`."""
    components: dict[str, type[msgspec.Struct]] = importlib.import_module("lanting.scene.component").COMPONENTS
    structs = Structs()
    parts = [HEADER.format(source="src/lanting/scene"), *structs.interfaces(components.values())]
    rows = "".join(f"  {name}: {struct.__name__};\n" for name, struct in components.items())
    parts.append(f"export interface Components {{\n{rows}}}")
    return "\n\n".join(parts) + "\n"


FIELD_TYPE: Final = """\
/** One field of a component, as its declaration says: what may be written, and what holds where nothing is. */
export interface Field {
  readonly kind:
    | "asset"
    | "boolean"
    | "choice"
    | "colour"
    | "data"
    | "entities"
    | "lines"
    | "link"
    | "number"
    | "rows"
    | "series"
    | "space"
    | "text"
    | "vector"
    | "words";
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  readonly charsMax?: number;
  readonly choices?: readonly string[];
  /** Of a vector. */
  readonly length?: number;
  /** It may be null. */
  readonly canLack?: boolean;
  readonly default?: unknown;
}"""
PATTERNS: Final = {"#": "colour", "ast_": "asset", "ent_": "entity", "https://": "link", "[a-z0-9](": "space"}
"""What a text has to look like says what it names."""
LINES_FROM_CHARS: Final = 1_000
"""A text that may be so long is written in several lines."""


def field_source() -> str:
    """The whole of `client/src/build/generated.ts`: what a builder may fill in."""
    components: dict[str, type[msgspec.Struct]] = importlib.import_module("lanting.scene.component").COMPONENTS
    rows = "".join(f"  {name}: {{\n{field_rows(struct)}  }},\n" for name, struct in components.items())
    table = f"export const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {{\n{rows}}};"
    return "\n\n".join([HEADER.format(source="src/lanting/scene"), FIELD_TYPE, table]) + "\n"


def field_rows(struct: type[msgspec.Struct]) -> str:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    said = {field.encode_name: _field(field) for field in info.fields}
    return "".join(f"    {name}: {json.dumps(each, ensure_ascii=False)},\n" for name, each in said.items())


def _field(field: inspect.Field) -> dict[str, Any]:
    said = _input(field.type)
    if field.default_factory is not msgspec.NODEFAULT:
        said["default"] = msgspec.to_builtins(field.default_factory())
    elif field.default is not msgspec.NODEFAULT:
        said["default"] = msgspec.to_builtins(field.default)
    return said


def _input(kind: inspect.Type) -> dict[str, Any]:
    """What a builder writes such a value into, and within which limits; `data` is for no hand."""
    match kind:
        case inspect.BoolType():
            return {"kind": "boolean"}
        case inspect.FloatType() | inspect.IntType():
            return {"kind": "number", **_limits(kind)}
        case inspect.LiteralType(values=values):
            return {"kind": "choice", "choices": list(values)}
        case inspect.StrType():
            return _text(kind)
        case inspect.UnionType(types=(one, inspect.NoneType())):
            return {**_input(one), "canLack": True}
        case inspect.TupleType(item_types=items) if all(isinstance(each, inspect.FloatType) for each in items):
            return {"kind": "vector", "length": len(items), **_limits(items[0])}
        case inspect.ListType(item_type=inspect.StrType() as item) if _text(item)["kind"] == "entity":
            return {"kind": "entities", "max": kind.max_length}
        case inspect.ListType(item_type=inspect.StrType() as item) if _text(item)["kind"] == "text":
            return {**_text(item), "kind": "words", "max": kind.max_length}
        case inspect.ListType(item_type=inspect.ListType(item_type=inspect.StrType())):
            return {"kind": "rows", "max": kind.max_length}
        case inspect.ListType(item_type=inspect.TupleType(item_types=(inspect.StrType(), inspect.FloatType()))):
            return {"kind": "series", "max": kind.max_length}
    return {"kind": "data"}


def _text(kind: inspect.StrType) -> dict[str, Any]:
    pattern = (kind.pattern or "").removeprefix("^")
    named = next((name for start, name in PATTERNS.items() if pattern.startswith(start)), None)
    if named is not None:
        return {"kind": named}
    chars_max = kind.max_length
    lines = chars_max is not None and chars_max >= LINES_FROM_CHARS
    return {"kind": "lines" if lines else "text", **({"charsMax": chars_max} if chars_max else {})}


def _limits(kind: inspect.Type) -> dict[str, Any]:
    assert isinstance(kind, inspect.FloatType | inspect.IntType)
    said = {"min": kind.ge, "max": kind.le}
    limits: dict[str, Any] = {name: limit for name, limit in said.items() if limit is not None}
    return {**limits, "isWhole": True} if isinstance(kind, inspect.IntType) else limits


def constants(module: ModuleType) -> Iterator[str]:
    """One `export const` for each public number or string of a module of constants."""
    lines = [
        f"export const {name} = {msgspec.json.encode(value).decode()};"
        for name, value in vars(module).items()
        if name.isupper()
        and not name.startswith("_")
        and type(value) in (int, float, str)
        and module.__annotations__.get(name, "").startswith("Final")
    ]
    yield "\n".join(lines)


def integer_enum(enum: type[IntEnum]) -> str:
    rows = "".join(f"  {each.name}: {int(each)},\n" for each in enum)
    return (
        f"export const {enum.__name__} = {{\n{rows}}} as const;\n"
        f"export type {enum.__name__} = (typeof {enum.__name__})[keyof typeof {enum.__name__}];"
    )


def flag_constants(enum: Any) -> str:
    rows = "".join(f"  {name}: {int(each)},\n" for name, each in enum.__members__.items())
    return f"export const {enum.__name__} = {{\n{rows}}} as const;"


class Structs:
    """Turns msgspec Structs into interfaces, each once, in the order in which they are needed."""

    def __init__(self) -> None:
        self._written: set[type] = set()

    def interfaces(self, structs: Iterable[type[msgspec.Struct]]) -> Iterator[str]:
        for struct in structs:
            yield from self._interface(struct)

    def _interface(self, struct: type[msgspec.Struct]) -> Iterator[str]:
        if struct in self._written:
            return
        self._written.add(struct)
        info = inspect.type_info(struct)
        assert isinstance(info, inspect.StructType)
        rows = [f"  {info.tag_field}: {msgspec.json.encode(info.tag).decode()};\n"] if info.tag_field else []
        for field in info.fields:
            for needed in _structs_in(field.type):
                yield from self._interface(needed)
            # Only a request may leave a field out: the server and the snapshot always say every field.
            optional = "?" if issubclass(struct, Request) and not field.required else ""
            rows.append(f"  {field.encode_name}{optional}: {typescript(field.type)};\n")
        summary = (struct.__doc__ or "").strip().split("\n")[0]
        yield f"/** {summary} */\nexport interface {struct.__name__} {{\n{''.join(rows)}}}"


def _structs_in(kind: inspect.Type) -> Iterator[type[msgspec.Struct]]:
    match kind:
        case inspect.StructType(cls=struct):
            yield struct
        case inspect.ListType(item_type=item):
            yield from _structs_in(item)
        case inspect.TupleType(item_types=items) | inspect.UnionType(types=items):
            for item in items:
                yield from _structs_in(item)
        case inspect.DictType(value_type=value):
            yield from _structs_in(value)


def typescript(kind: inspect.Type) -> str:
    """The TypeScript type of one field. Raises TypeError for what no message or component should hold."""
    match kind:
        case inspect.StructType(cls=struct):
            return struct.__name__
        case inspect.BoolType():
            return "boolean"
        case inspect.IntType() | inspect.FloatType():
            return "number"
        case inspect.StrType():
            return "string"
        case inspect.BytesType():
            return "Uint8Array"
        case inspect.NoneType():
            return "null"
        case inspect.AnyType():
            return "unknown"
        case inspect.LiteralType(values=values):
            return " | ".join(msgspec.json.encode(value).decode() for value in values)
        case inspect.UnionType(types=types):
            return " | ".join(dict.fromkeys(typescript(each) for each in types))
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            inner = typescript(item)
            return f"({inner})[]" if " " in inner and not inner.startswith("[") else f"{inner}[]"
        case inspect.TupleType(item_types=items):
            return f"[{', '.join(typescript(each) for each in items)}]"
        case inspect.DictType(value_type=value):
            return f"{{ [key: string]: {typescript(value)} }}"
    raise TypeError(f"{kind} has no TypeScript form here: use numbers, text, lists, tuples or Structs")


if __name__ == "__main__":
    sys.exit(main())
