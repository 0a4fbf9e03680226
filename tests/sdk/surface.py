"""The SDK's public surface as text: every name, its signature or its fields, so that no change of it goes unseen.

PYTHONPATH=src .venv/bin/python -m tests.sdk.surface
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import lanting.sdk
import lanting.sdk.testing

REPORT: Final = Path(__file__).with_name("surface.txt")
_QUOTED: Final = re.compile(r"(: |-> )'([^']*)'")
"""Annotations are strings where a module says so; defaults keep their quotes."""
_MODULES: Final = (lanting.sdk, lanting.sdk.testing)


def surface() -> str:
    """One line for each thing that an author can name."""
    return "".join(f"{line}\n" for module in _MODULES for line in _of_module(module))


def _of_module(module: ModuleType) -> Iterator[str]:
    yield f"# {module.__name__}"
    for name in sorted(module.__all__):
        found = getattr(module, name)
        if inspect.isclass(found):
            yield from _of_class(name, found)
        elif callable(found):
            yield f"{name}{_signature(found)}"
        else:
            yield f"{name} = {found}"
    yield ""


def _of_class(name: str, kind: type) -> Iterator[str]:
    bases = [base.__name__ for base in kind.__mro__[1:] if base.__module__.startswith("lanting.sdk")]
    yield f"class {name}{f'({bases[0]})' if bases else ''}"
    if dataclasses.is_dataclass(kind):
        yield from (f"    {field.name}: {field.type}" for field in dataclasses.fields(kind))
    elif fields := getattr(kind, "__struct_fields__", ()):
        yield from (f"    {field}" for field in fields)
    else:
        yield f"    {_signature(kind.__init__)}"
    members = {name: found for base in reversed(_ours(kind)) for name, found in vars(base).items()}
    for member, found in sorted(members.items()):
        if not member.startswith("_") and not isinstance(found, type):
            yield from _member(member, found)


def _ours(kind: type) -> list[type]:
    return [base for base in kind.__mro__ if base.__module__.startswith("lanting.sdk")]


def _member(name: str, found: Any) -> Iterator[str]:
    if isinstance(found, classmethod | staticmethod):
        found = found.__func__
    if isinstance(found, property):
        yield f"    {name} -> {inspect.signature(found.fget).return_annotation}" if found.fget else f"    {name}"
    elif inspect.isfunction(found):
        said = "async " if inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found) else ""
        yield f"    {said}{name}{_signature(found)}"


def _signature(found: Any) -> str:
    try:
        return _QUOTED.sub(r"\1\2", str(inspect.signature(found)))
    except (TypeError, ValueError):
        return "(…)"


if __name__ == "__main__":
    REPORT.write_text(surface(), encoding="utf-8")
