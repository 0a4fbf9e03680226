"""How a room looks from its door."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

import pytest

from tests.house.project import python_sources, texts

LINES_MAX = 400
VAGUE_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}


def rooms() -> list[str]:
    return sorted({str(PurePosixPath(name).parent) for name in python_sources()})


@pytest.mark.parametrize("room", rooms())
def test_a_room_has_a_door_that_says_what_it_is(room: str) -> None:
    door = python_sources().get(f"{room}/__init__.py")
    assert door is not None, f"{room} has no __init__.py"
    assert ast.get_docstring(ast.parse(door)), f"{room}/__init__.py does not say what the room is"


@pytest.mark.parametrize("name", [name for name in python_sources() if not name.endswith("__init__.py")])
def test_a_file_begins_by_saying_what_it_is_for(name: str) -> None:
    assert ast.get_docstring(ast.parse(python_sources()[name])), f"{name} begins without its sentence"


def test_the_front_door_imports_nothing() -> None:
    tree = ast.parse(python_sources()["src/lanting/__init__.py"])
    assert [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)] == []


def test_no_file_has_a_vague_name() -> None:
    named = {name for name in texts() if VAGUE_NAMES & set(PurePosixPath(name).stem.split("_"))}
    assert named == set()


def test_no_source_file_is_longer_than_a_reader_can_hold() -> None:
    written = {name: text for name, text in texts().items() if name.endswith((".py", ".ts", ".tsx"))}
    long = {name: text.count("\n") for name, text in written.items() if "generated" not in name}
    assert {name: lines for name, lines in long.items() if lines > LINES_MAX} == {}


def test_no_work_is_left_for_later_in_a_comment() -> None:
    later = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    left = [
        name
        for name, text in texts().items()
        if name.endswith((".py", ".ts", ".tsx")) and any(w in text for w in later)
    ]
    assert left == []
