"""What a World finds of what its place says, and how a companion puts it into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lanting.sdk.own_text import own_texts
from lanting.sdk.search.word import Language

if TYPE_CHECKING:
    from lanting.sdk.experience.entity import Entity


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that answers a question."""

    entity: Entity
    name: str
    passage: str
    """What was read, in the language of the question where the thing says it so."""
    score: float
    """From 0 to about 1: how much of the question it answers."""


def said(found: Found | None, language: Language) -> str:
    """The answer as a line: which thing was read and what stands there; None: that the place does not say."""
    if found is None:
        return _text("companion-knows-not", language)
    if not found.passage:
        return _text("companion-shown", language, name=found.name)
    return _text("companion-read", language, name=found.name, passage=found.passage)


def _text(key: str, language: Language, **facts: str) -> str:
    text, _ = own_texts(language, "experience")[key]
    for name, fact in facts.items():
        text = text.replace(f"{{ ${name} }}", fact)
    return text
