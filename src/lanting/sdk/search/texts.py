"""Answers from what a place says of itself, ranked by SQLite's full-text search, or none at all."""

from __future__ import annotations

import asyncio
import math
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lanting.sdk.scene import BotScene, SceneEntity
from lanting.sdk.search.page import Page, Said, pages
from lanting.sdk.search.question import Asked, Question
from lanting.sdk.search.word import Language, is_han, terms, terms_of

QUESTION_CHARS_MAX: Final = 500
KNOWS: Final = 0.38
"""How much of what a question asks about must be on a page, rare words counting more, for the page to be an answer."""
_SURE: Final = 0.45
"""What a single word must reach for a page to be about it."""
_BESIDE: Final = 0.6
"""Beside an answer, what fits nearly as well is told too."""
_FIELDS: Final = (1.0, 0.85, 0.8)
"""How much a name, a plate and a description tell what a thing is."""
_BM25: Final = (6.0, 3.0, 2.0)
"""The same for the full-text ranking."""
_NAMED: Final = 0.2
_RANKED: Final = 0.1
"""What naming the thing, and the full-text ranking, add to the order of those that answer."""
_PAGES_MIN: Final = 30
"""In a place that says little, a word is no less rare than in one of this many pages."""
_READ_MAX: Final = 200
_READ_AT_ONCE_MAX: Final = 300
"""Things with a name that are read in less time than a step of a handler has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What was read of a thing that answers a question, in the language of the question where the thing says it so."""

    entity: str
    """Its id."""
    name: str
    text: str
    score: float
    """From 0 to about 1: how much of the question it answers."""


@dataclass(frozen=True, slots=True)
class _Entry:
    page: Page
    fields: tuple[frozenset[str], ...]
    """The terms of its names, plates and descriptions."""


class SceneTexts:
    """The names, descriptions and plates of a Scene, ready to be asked. Made anew when the Scene has changed."""

    def __init__(self, entities: Iterable[SceneEntity]) -> None:
        self._entries = [_entry(page) for page in pages(entities)]
        self._names = frozenset(said.text for entry in self._entries for said in entry.page.names if is_han(said.text))
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "create virtual table page using fts5 (names, plates, descriptions, tokenize = 'unicode61')"
        )
        self._database.executemany(
            "insert into page (rowid, names, plates, descriptions) values (?, ?, ?, ?)",
            [(number, *map(" ".join, entry.fields)) for number, entry in enumerate(self._entries, start=1)],
        )

    def search(self, question: str, *, limit: int = 3, language: Language | None = None) -> list[Passage]:
        """The things that answer a question, best first; none: the place does not say.

        `language`: in which to quote; None: that of the question.
        """
        asked = Question.read(question[:QUESTION_CHARS_MAX], self._names, language)
        read = self._read(asked.asked)
        judged = _judged(asked.asked, [(self._entries[number], rank) for number, rank in read], len(self._entries))
        return [_found(entry.page, asked, score) for entry, score in judged[:limit]]

    def _read(self, asked: Sequence[Asked]) -> list[tuple[int, float]]:
        """Pages with any of the words, each with its rank from 0 to 1."""
        wanted = dict.fromkeys(term for each in asked for meaning, _ in each.meanings for term in meaning)
        if not wanted:
            return []
        rows = self._database.execute(
            "select rowid - 1, -bm25(page, ?, ?, ?) as rank from page where page match ? order by rank desc limit ?",
            (*_BM25, " OR ".join(f'"{term}"' for term in wanted), _READ_MAX),
        ).fetchall()
        best = max((rank for _, rank in rows), default=0.0)
        return [(number, rank / best if best > 0 else 0.0) for number, rank in rows]


class FollowedTexts:
    """The texts of a Scene that is being followed: read anew after an edit, when somebody asks."""

    def __init__(self, scene: BotScene) -> None:
        self.scene = scene
        self._revision = -1
        self._texts = SceneTexts(())

    async def search(self, question: str, *, limit: int = 3, language: Language | None = None) -> list[Passage]:
        """As `SceneTexts.search`, of the Scene as it is now. A large one is read in a thread: that takes a while."""
        if self._revision != self.scene.revision:
            revision, entities = self.scene.revision, list(self.scene.entities.values())
            is_large = sum(bool(each.name or each.words) for each in entities) > _READ_AT_ONCE_MAX
            self._texts = await asyncio.to_thread(SceneTexts, entities) if is_large else SceneTexts(entities)
            self._revision = revision
        return self._texts.search(question, limit=limit, language=language)


def _entry(page: Page) -> _Entry:
    def found_by(said: Sequence[Said]) -> frozenset[str]:
        return frozenset(term for each in said for term in terms(each.text))

    return _Entry(page, (found_by(page.names), found_by(page.plates), found_by(page.descriptions)))


def _judged(asked: Sequence[Asked], read: Sequence[tuple[_Entry, float]], total: int) -> list[tuple[_Entry, float]]:
    """Those that answer, best first.

    A page answers when it has enough of what was asked for, the rare words counting more, and one of them for certain.
    """
    fits = {each.word: [_fit(each, entry) for entry, _ in read] for each in asked}
    weight = {each.word: each.importance * _rarity(fits[each.word], total) for each in asked}
    whole = sum(weight.values())
    own = {term for each in asked for term in each.meanings[0][0]}
    judged: list[tuple[float, int, float]] = []
    for number, (entry, rank) in enumerate(read):
        share = sum(fits[each.word][number] * weight[each.word] for each in asked) / whole
        is_about = any(not each.is_weak and fits[each.word][number] >= _SURE for each in asked)
        if is_about:
            judged.append((share + _NAMED * _named(entry, own) + _RANKED * rank, -number, share))
    best = max((share for _, _, share in judged), default=0.0)
    least = _BESIDE * best if best >= KNOWS else math.inf
    return [(read[-number][0], share) for _, number, share in sorted(judged, reverse=True) if share >= least]


def _fit(asked: Asked, entry: _Entry) -> float:
    """How sure a page is to mean a word, from 0 to 1."""
    return max(
        sure * field * sum(term in said for term in meaning) / len(meaning)
        for meaning, sure in asked.meanings
        for field, said in zip(_FIELDS, entry.fields, strict=True)
    )


def _rarity(fits: Sequence[float], total: int) -> float:
    """What a word tells things apart by (the inverse document frequency of BM25): most, where nothing says it."""
    pages_with = sum(fit >= _SURE for fit in fits)
    total = max(total, _PAGES_MIN)
    return math.log(1 + (total - pages_with + 0.5) / (pages_with + 0.5)) / math.log(1 + (total + 0.5) / 0.5)


def _named(entry: _Entry, own: set[str]) -> float:
    """How much of one of its names the question says."""
    names = [set(terms_of([said.text])[0]) for said in entry.page.names]
    return max((len(name & own) / len(name) for name in names if name), default=0.0)


def _found(page: Page, question: Question, score: float) -> Passage:
    own = {term for each in question.asked for meaning, _ in each.meanings for term in meaning}
    name = _quoted(page.names, question.language, own)
    # A plate often repeats the name, and perhaps in a language that a few words do not tell.
    names = [each.text for each in page.names]
    said = [*page.descriptions, *(plate for plate in page.plates if not any(plate.text in each for each in names))]
    return Passage(page.entity, name, _quoted(said, question.language, own) if said else "", round(score, 3))


def _quoted(said: Sequence[Said], language: Language, own: set[str]) -> str:
    """Of several texts the one in this language that says most of what was asked for."""
    return max(said, key=lambda each: (each.language == language, len(own.intersection(terms(each.text))))).text
