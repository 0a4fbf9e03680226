"""Words as they are compared: folded, without accents and endings; Chinese as characters and pairs of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal

Language = Literal["en", "fr", "zh-CN"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr", "zh-CN")

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN: Final = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_FRENCH_ELISION: Final = re.compile(r"\b(?:qu|[cdjlmnst])['’](?=\w)", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_VOWELS: Final = frozenset("aeiouy")
_STEM_CHARS_MIN: Final = 3
_IRREGULAR: Final = {
    "leaves": "leaf", "stood": "stand", "sat": "sit", "men": "man", "women": "woman", "children": "child",
    "feet": "foot", "people": "person", "made": "make", "drew": "draw", "drawn": "draw", "wrote": "write",
    "written": "write", "hung": "hang", "grew": "grow", "grown": "grow", "flew": "fly", "flies": "fly", "lit": "light",
    "yeux": "oeil", "œuvre": "oeuvre", "taught": "teach", "bought": "buy", "sold": "sell", "held": "hold",
}  # fmt: skip


def folded(text: str) -> str:
    """Without case, accents and forms of width."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in spread if not unicodedata.combining(char)))


def is_han(text: str) -> bool:
    """Whether it is written in Chinese characters."""
    return bool(text) and all("\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" for char in text)


def tokens(text: str) -> Iterator[str]:
    """Runs of letters and digits, and runs of Chinese characters, folded, in order."""
    plain = _POSSESSIVE.sub("", _FRENCH_ELISION.sub("", text))
    return (found.group() for found in _TOKEN.finditer(folded(plain)))


def stem(token: str) -> str:
    """The word without the endings of English and French; the same rules for both, since a plate may be either."""
    word = _IRREGULAR.get(token, token)
    for ending, instead in (
        ("eaux", "eau"),
        ("aux", "al"),
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM_CHARS_MIN:
            word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _STEM_CHARS_MIN and not _VOWELS.isdisjoint(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    return word[:-1] if word.endswith("e") and len(word) > _STEM_CHARS_MIN else word


def pairs(run: str) -> list[str]:
    """Each two neighbouring characters; of one alone, that one."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def terms(text: str) -> list[str]:
    """What a text is found by: stems, and of Chinese every character and every pair."""
    found: list[str] = []
    for token in tokens(text):
        found += dict.fromkeys([*token, *pairs(token)]) if is_han(token) else [stem(token)]
    return found


def terms_of(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Of each word or expression, what it is found by as a whole."""
    return [
        tuple(term for token in tokens(word) for term in (pairs(token) if is_han(token) else [stem(token)]))
        for word in words
    ]
