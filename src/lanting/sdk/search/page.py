"""What the things of a place say: a page for each, in every language in which it says something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from lanting.sdk.own_text import own_texts
from lanting.sdk.scene import SceneEntity
from lanting.sdk.search.stop import language_of
from lanting.sdk.search.word import LANGUAGES, Language

_PLATES: Final[Mapping[str, tuple[str, ...]]] = {
    "image": ("title", "maker", "date", "rights", "price"),
    "label": ("text",),
    "text": ("text",),
    "board": ("title", "text"),
    "surface": ("title",),
    "points": ("title",),
}
"""Which properties of which components are read in the place."""
_NAME_CHARS_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what it is written in."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Page:
    """One thing, or several that say the same."""

    entity: str
    """The first of those that say it."""
    names: tuple[Said, ...]
    descriptions: tuple[Said, ...]
    plates: tuple[Said, ...]
    """What is written on it, and on its parts that have no name of their own."""


def pages(entities: Iterable[SceneEntity]) -> list[Page]:
    """The pages of a Scene, in its order; what says nothing has none."""
    by_id = {entity.id: entity for entity in entities}
    plates: dict[str, list[Said]] = {}
    for entity in by_id.values():
        if written := _written(entity.components):
            plates.setdefault(_bearer(entity, by_id).id, []).extend(written)
    found: dict[object, Page] = {}
    for entity in by_id.values():
        page = _page(entity, tuple(plates.get(entity.id, ())))
        if page is not None:
            found.setdefault((page.names, page.descriptions, page.plates), page)
    return list(found.values())


def _bearer(entity: SceneEntity, by_id: Mapping[str, SceneEntity]) -> SceneEntity:
    """Whose plate it is: that of the nearest thing with a name on which it hangs, else its own."""
    bearer: SceneEntity | None = entity
    while bearer is not None and not (bearer.name or bearer.words):
        bearer = by_id.get(bearer.parent) if bearer.parent is not None else None
    return entity if bearer is None else bearer


def _written(components: Mapping[str, Mapping[str, Any]]) -> list[Said]:
    return [
        Said(part, language_of(part))
        for name, properties in _PLATES.items()
        for each in properties
        for part in _parts(str(components.get(name, {}).get(each, "")))
    ]


def _page(entity: SceneEntity, plates: tuple[Said, ...]) -> Page | None:
    if entity.words is not None and (known := things_said().get(entity.words)):
        names = tuple(Said(name, language) for language, (name, _) in known.items())
        descriptions = tuple(Said(text, language) for language, (_, text) in known.items() if text)
        return Page(entity.id, names, descriptions, plates)
    name = entity.name or (plates[0].text[:_NAME_CHARS_MAX] if plates else "")
    if not name:
        return None
    said = tuple(Said(each, language_of(each)) for each in _parts(entity.description))
    return Page(entity.id, (Said(name, language_of(name)),), said, plates)


def _parts(text: str) -> Iterator[str]:
    """What is said in two languages has a paragraph in each."""
    return (part.strip() for part in text.splitlines() if part.strip())


@cache
def things_said() -> Mapping[str, Mapping[Language, tuple[str, str]]]:
    """Name and description of every thing of ours, by its key and language."""
    said: dict[str, dict[Language, tuple[str, str]]] = {}
    for language in LANGUAGES:
        for key, texts in own_texts(language, "thing").items():
            said.setdefault(key, {})[language] = texts
    return said
