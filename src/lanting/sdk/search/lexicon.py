"""Words that are near to one another, in and between the languages: read once from `lexicon.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lanting.sdk.search.word import is_han, terms_of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word is found by itself, and less surely by its relations."""

    related: dict[str, list[tuple[str, ...]]]
    """By stem, or by a Chinese word: what else may be meant, each as the terms of one word."""
    chinese: frozenset[str]
    """Every Chinese word in it: they tell where one word ends and the next begins."""


@cache
def lexicon() -> Lexicon:
    """The one that comes with this."""
    related: dict[str, list[tuple[str, ...]]] = {}
    chinese: set[str] = set()
    text = (files("lanting.sdk.search") / "lexicon.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        words = [word.strip() for language in line.split("|") for word in language.split(",")]
        relations = terms_of(words)
        chinese.update(word for word in words if is_han(word))
        for word, own in zip(words, relations, strict=True):
            key = word if is_han(word) else own[0]
            if is_han(word) or len(own) == 1:
                related.setdefault(key, []).extend(each for each in relations if each != own)
    return Lexicon(related, frozenset(chinese))
