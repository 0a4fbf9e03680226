"""What things and templates are called: the texts of a language, read as Fluent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from fluent.syntax import parse
from fluent.syntax.ast import Message, Pattern, TextElement

LOCALES: Final = ("en", "fr", "zh-CN")


@dataclass(frozen=True, slots=True)
class Said:
    """A thing's name and what one sees of it."""

    name: str
    description: str


@cache
def texts(file: str, locale: str) -> dict[str, Said]:
    """Every message of a file with its description, by its key."""
    source = (files("lanting") / "locales" / locale / file).read_text(encoding="utf-8")
    messages = [entry for entry in parse(source).body if isinstance(entry, Message)]
    return {
        message.id.name: Said(
            _plain(message.value),
            "".join(_plain(each.value) for each in message.attributes if each.id.name == "description"),
        )
        for message in messages
    }


def _plain(pattern: Pattern | None) -> str:
    elements = pattern.elements if pattern else []
    return "".join(each.value for each in elements if isinstance(each, TextElement))
