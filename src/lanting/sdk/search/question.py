"""What a sentence asks about: its words that say something, each with what else may be meant by it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from lanting.sdk.search.lexicon import lexicon
from lanting.sdk.search.stop import language_of, stop_words, without_asking
from lanting.sdk.search.word import Language, is_han, pairs, stem, tokens

RELATED: Final = 0.6
"""How sure a relation of a word is, where the word itself is 1."""
_CHARACTER: Final = 0.45
"""How sure one character of a Chinese word of several is."""
_WEAK: Final = 0.35
_WORD_CHARS_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question."""

    word: str
    meanings: tuple[tuple[tuple[str, ...], float], ...]
    """Terms, and how sure a page is to mean this word that has all of them."""
    importance: float = 1.0
    is_weak: bool = False
    """It fits nearly every place."""


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence without the words that only ask."""

    language: Language
    asked: tuple[Asked, ...]

    @classmethod
    def read(cls, sentence: str, names: Collection[str] = (), language: Language | None = None) -> Question:
        """`names`: those of the place in Chinese, where no space tells where a name ends."""
        spoken = language_of(sentence)
        asked: dict[str, Asked] = {}
        for token in tokens(without_asking(sentence)):
            for each in _chinese(token, names) if is_han(token) else _latin(token, spoken):
                asked.setdefault(each.word, each)
        return cls(language or spoken, tuple(asked.values()))


def _latin(token: str, spoken: Language) -> Iterator[Asked]:
    word = stem(token)
    if word not in stop_words().asking[spoken] and len(word) > 1:
        meanings = [((word,), 1.0), *((terms, RELATED) for terms in lexicon().related.get(word, ()))]
        is_weak = word in stop_words().everywhere
        yield Asked(word, tuple(meanings), _WEAK if is_weak else 1.0, is_weak)


def _chinese(run: str, names: Collection[str]) -> Iterator[Asked]:
    unknown = ""
    for word, is_known in _segments(run, names):
        if not is_known:
            unknown += word
            continue
        yield from _unknown(unknown)
        unknown = ""
        if word not in stop_words().asking["zh-CN"]:
            yield _known(word)
    yield from _unknown(unknown)


def _segments(run: str, names: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The longest known word at each place; a character that begins none stands for itself."""
    known = lexicon().chinese, names, stop_words().asking["zh-CN"], stop_words().everywhere
    at = 0
    while at < len(run):
        for size in range(min(_WORD_CHARS_MAX, len(run) - at), 0, -1):
            word = run[at : at + size]
            if any(word in each for each in known):
                yield word, True
                break
        else:
            size = 1
            yield run[at], False
        at += size


def _known(word: str) -> Asked:
    meanings: list[tuple[tuple[str, ...], float]] = [(tuple(pairs(word)), 1.0)]
    if len(word) > 1:
        meanings += [((char,), _CHARACTER) for char in word]
    meanings += [(terms, RELATED) for terms in lexicon().related.get(word, ())]
    is_weak = word in stop_words().everywhere
    return Asked(word, tuple(meanings), _WEAK if is_weak else 1.0, is_weak)


def _unknown(run: str) -> Iterator[Asked]:
    """Characters of which nothing is known: pairs of them, or the one alone."""
    if run:
        for pair in pairs(run):
            characters = [((char,), _CHARACTER) for char in pair] if len(pair) > 1 else []
            yield Asked(pair, ((((pair,), 1.0)), *characters), 1.0 / max(1, len(run) - 1) ** 0.5)
