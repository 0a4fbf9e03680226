"""Words that only ask, read once from `stop.txt`: they say nothing of what is asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lanting.sdk.search.word import LANGUAGES, Language, is_han, stem, tokens

_LATIN: Final[tuple[Language, Language]] = ("fr", "en")
_HEADING: Final = re.compile(r"^\[(.+)\]\n", re.MULTILINE)
_EXPRESSION: Final = re.compile(
    r"\bhow\s(?:far|high|tall|long|old|big|large|much|many|deep|wide|often|fast|heavy|late|early)\b"
    r"|\b(?:à|a)\squoi\ssert\b|\bqu['’]est[-\s]ce\s(?:que|qui)?\b|\best[-\s]ce\s(?:que|qui)?\b"
    r"|\by\sa[-\s]t[-\s]il\b|\bil\sy\sa\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StopWords:
    """Of each language apart, for a French `belle` is no bell. Latin words as stems."""

    asking: dict[Language, frozenset[str]]
    everywhere: frozenset[str]
    """What nearly every place has."""


@cache
def stop_words() -> StopWords:
    """Those that come with this."""
    text = (files("lanting.sdk.search") / "stop.txt").read_text(encoding="utf-8")
    plain = "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"
    parts = _HEADING.split(plain)
    sections = {
        name: frozenset(map(_compared, tokens(words))) for name, words in zip(parts[1::2], parts[2::2], strict=True)
    }
    return StopWords({language: sections[language] for language in LANGUAGES}, sections["everywhere"])


def _compared(token: str) -> str:
    return token if is_han(token) else stem(token)


def without_asking(question: str) -> str:
    """Without expressions that ask in more than one word."""
    return _EXPRESSION.sub(" ", question)


def language_of(text: str, otherwise: Language = "en") -> Language:
    """What a sentence is written in, as far as its letters and small words tell; where they do not, `otherwise`."""
    said = [_compared(token) for token in tokens(text)]
    if any(map(is_han, said)):
        return "zh-CN"
    french, english = (sum(token in stop_words().asking[language] for token in said) for language in _LATIN)
    if french == english:
        return "en" if otherwise == "zh-CN" else otherwise
    return "fr" if french > english else "en"
