"""The client's TypeScript says what the Python declares, and a stale file is noticed."""

from __future__ import annotations

import re
from enum import IntEnum, IntFlag
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import inspect

from lanting.protocol import limit
from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.message import NOTICES, REQUESTS, Notice, Request
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Gait, PoseFlag
from lanting.protocol.request import Enter
from tools import typescript as generator
from tools.typescript import (
    Structs,
    component_source,
    constants,
    field_source,
    flag_constants,
    integer_enum,
    protocol_source,
)


class Leaf(msgspec.Struct):
    """The innermost.

    What stands below the first line is for readers of the Python.
    """

    colour: str


class Twig(msgspec.Struct):
    """Holds leaves."""

    leaves: list[Leaf]
    by_name: dict[str, Leaf] = {}


class Tree(msgspec.Struct):
    """Holds twigs, and one leaf."""

    twigs: list[Twig]
    one: Leaf | None = None


class Asking(Request):
    """Leaves out what it need not say."""

    name: str
    note: bytes | None = None
    limit: Annotated[int, msgspec.Meta(ge=1)] = 50


class Telling(Notice):
    """Always says everything."""

    name: str
    note: bytes | None = None


def interfaces(*structs: type[msgspec.Struct]) -> str:
    return "\n".join(Structs().interfaces(structs))


def field_type(annotation: Any) -> str:
    """What a field of this type becomes."""
    (field,) = inspect.type_info(msgspec.defstruct("Holder", [("held", annotation)])).fields  # type: ignore[attr-defined]
    return generator.typescript(field.type)


# Fields


def test_only_a_request_may_leave_a_field_out_and_only_one_with_a_default() -> None:
    assert interfaces(Asking).endswith(
        "export interface Asking {\n  name: string;\n  note?: Uint8Array | null;\n  limit?: number;\n}"
    )
    assert interfaces(Telling).endswith("export interface Telling {\n  name: string;\n  note: Uint8Array | null;\n}")


@pytest.mark.parametrize(
    ("annotation", "written"),
    [
        (bool, "boolean"),
        (int, "number"),
        (float, "number"),
        (Annotated[float, msgspec.Meta(ge=0.0, le=1.0)], "number"),
        (int | float, "number"),
        (str, "string"),
        (bytes, "Uint8Array"),
        (str | None, "string | null"),
        (Literal["too_fast", "placed"], '"too_fast" | "placed"'),
        (list[int], "number[]"),
        (list[str | int], "(string | number)[]"),
        (list[tuple[float, float]], "[number, number][]"),
        (tuple[float, float, float], "[number, number, number]"),
        (tuple[str, ...], "string[]"),
        (list[list[bool]], "boolean[][]"),
        (dict[str, int | str], "{ [key: string]: number | string }"),
        (Any, "unknown"),
        (Leaf, "Leaf"),
        (list[Leaf] | None, "Leaf[] | null"),
    ],
    ids=str,
)
def test_a_type_is_written_as_the_browser_receives_it(annotation: Any, written: str) -> None:
    # Which of two comes first in a union is msgspec's choice; what is in it is not.
    assert sorted(re.split(r" \| ", field_type(annotation))) == sorted(re.split(r" \| ", written))


@pytest.mark.parametrize("annotation", [set[int], complex, msgspec.Raw], ids=str)
def test_what_no_message_should_hold_is_refused_with_a_remedy(annotation: Any) -> None:
    with pytest.raises(TypeError, match="use numbers, text, lists, tuples or Structs"):
        field_type(annotation)


# Structs


def test_a_struct_comes_after_those_it_needs_and_each_comes_once() -> None:
    written = interfaces(Tree, Twig, Leaf, Tree)
    assert re.findall(r"^export interface (\w+) \{", written, re.MULTILINE) == ["Leaf", "Twig", "Tree"]


def test_an_interface_carries_the_first_line_of_what_the_struct_says_of_itself() -> None:
    assert interfaces(Leaf) == "/** The innermost. */\nexport interface Leaf {\n  colour: string;\n}"


def test_a_renamed_field_has_its_name_on_the_wire() -> None:
    class Renamed(msgspec.Struct, rename={"from_": "from"}):
        """Python keeps `from` for itself."""

        from_: str

    assert "  from: string;" in interfaces(Renamed)


# Enums and constants


def test_an_enum_is_an_object_and_a_type_of_its_values() -> None:
    class Way(IntEnum):
        OUT = 1
        BACK = 7

    assert integer_enum(Way) == (
        "export const Way = {\n  OUT: 1,\n  BACK: 7,\n} as const;\nexport type Way = (typeof Way)[keyof typeof Way];"
    )


def test_flags_of_more_than_one_bit_are_written_too() -> None:
    class Bits(IntFlag):
        LOW = 0b011
        HIGH = 0b100

    assert flag_constants(Bits) == "export const Bits = {\n  LOW: 3,\n  HIGH: 4,\n} as const;"


def test_constants_are_public_final_numbers_and_texts() -> None:
    module = ModuleType("trial")
    module.__annotations__ = dict.fromkeys(("METRES", "NAME", "_HIDDEN", "TABLE", "is_small"), "Final")
    vars(module).update(METRES=1.5, NAME='a "name"', _HIDDEN=2, TABLE={1: 2}, is_small=3, IMPORTED=4, FLAG=True)
    assert list(constants(module)) == ['export const METRES = 1.5;\nexport const NAME = "a \\"name\\"";']


# The whole files


def test_every_limit_is_in_the_protocols_file_with_its_value() -> None:
    written = dict(re.findall(r"^export const ([A-Z_0-9]+) = (.+);$", protocol_source(), re.MULTILINE))
    limits = {name: value for name, value in vars(limit).items() if name.isupper()}
    assert limits and {name: float(written[name]) for name in limits} == limits


@pytest.mark.parametrize("enum", [Lane, CloseCode, Gait, PoseFlag], ids=lambda enum: enum.__name__)
def test_every_code_is_in_the_protocols_file(enum: type[IntEnum]) -> None:
    (block,) = re.findall(rf"export const {enum.__name__} = \{{\n(.*?)\}} as const;", protocol_source(), re.DOTALL)
    written = {name: int(value) for name, value in re.findall(r"(\w+): (\d+),", block)}
    assert written == {name: int(member) for name, member in enum.__members__.items()}


def test_every_message_is_in_the_protocols_file_under_its_kind() -> None:
    source = protocol_source()
    for side, table in (("Request", REQUESTS), ("Notice", NOTICES)):
        (block,) = re.findall(rf"export const {side}Kind = \{{\n(.*?)\}} as const;", source, re.DOTALL)
        kinds = {name: int(kind) for name, kind in re.findall(r"(\w+): (\d+),", block)}
        assert kinds == {declared.type.__name__: declared.kind for declared in table.values()}
        for declared in table.values():
            assert source.count(f"export interface {declared.type.__name__} {{") == 1


def test_every_permission_is_in_the_protocols_file() -> None:
    (said,) = re.findall(r"export type Permission = (.+);", protocol_source())
    assert said.split(" | ") == [f'"{permission.value}"' for permission in Permission]


def test_the_files_are_the_same_each_time_they_are_made() -> None:
    assert protocol_source() == protocol_source()
    assert component_source() == component_source()


def test_enter_keeps_the_order_of_its_fields() -> None:
    (body,) = re.findall(r"export interface Enter \{\n(.*?)\}", protocol_source(), re.DOTALL)
    assert re.findall(r"^  (\w+)\??:", body, re.MULTILINE) == list(Enter.__struct_fields__)


# From the command line


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout: nothing is generated in it yet."""
    monkeypatch.setattr(generator, "ROOT", tmp_path)
    monkeypatch.setattr(generator, "PROTOCOL_FILE", tmp_path / "client/src/protocol/generated.ts")
    monkeypatch.setattr(generator, "COMPONENT_FILE", tmp_path / "client/src/components/generated.ts")
    monkeypatch.setattr(generator, "FIELD_FILE", tmp_path / "client/src/build/generated.ts")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["typescript.py", *arguments])
    return generator.main()


def test_what_is_missing_is_written_and_then_found_fresh(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch) == 0
    assert generator.PROTOCOL_FILE.read_text("utf-8") == protocol_source()
    assert generator.COMPONENT_FILE.read_text("utf-8") == component_source()
    assert generator.FIELD_FILE.read_text("utf-8") == field_source()
    assert run(monkeypatch, "--check") == 0


def test_a_stale_file_fails_the_check_is_named_and_left_as_it_is(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch)
    generator.PROTOCOL_FILE.write_text("// changed by hand\n", "utf-8")
    capsys.readouterr()
    assert run(monkeypatch, "--check") == 1
    assert capsys.readouterr().err.splitlines() == ["client/src/protocol/generated.ts is stale: run `make generated`"]
    assert generator.PROTOCOL_FILE.read_text("utf-8") == "// changed by hand\n"


def test_a_missing_file_fails_the_check_and_is_not_made(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--check") == 1
    assert list(checkout.iterdir()) == []


def test_what_is_fresh_is_not_written_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch)
    generator.PROTOCOL_FILE.chmod(0o444)
    written_at = generator.PROTOCOL_FILE.stat().st_mtime_ns
    assert run(monkeypatch) == 0
    assert generator.PROTOCOL_FILE.stat().st_mtime_ns == written_at
