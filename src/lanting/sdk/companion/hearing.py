"""What is said to a companion: whispers, lines that begin with its name, and lines said right beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lanting.sdk.search.stop import language_of
from lanting.sdk.search.word import LANGUAGES, Language, folded, is_han

if TYPE_CHECKING:
    from lanting.sdk.experience.participant import Participant

BESIDE_M: Final = 3.0
"""A line said so near to a companion is said to it."""
_BETWEEN: Final = " \t\u00a0\u202f,，、:：;；!！.。…-–—@"
_QUESTION: Final = re.compile(r"[?？]\s*$|[吗呢]\s*$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that is for a companion."""

    participant: Participant
    text: str
    """Without the companion's name."""
    language: Language
    """In which to answer: what the line is written in, as far as it tells, else that of her page."""
    is_named: bool
    """It begins with the companion's name, or was whispered; else it was only said near by."""
    is_whisper: bool = False

    @property
    def is_question(self) -> bool:
        """Whether it ends as questions do."""
        return _QUESTION.search(self.text) is not None


def named(text: str, name: str) -> str | None:
    """The rest of a line that begins with a name; None where it does not."""
    line = text.lstrip(_BETWEEN)
    if not folded(line).startswith(folded(name)):
        return None
    rest = line[len(name) :]
    if name[-1:].isalnum() and rest[:1].isalnum() and not (is_han(name[-1:]) or is_han(rest[:1])):
        return None  # Linda is not Lin
    return rest.strip(_BETWEEN)


def heard(who: Participant, text: str, name: str, distance_m: float | None, *, is_whisper: bool) -> Asked | None:
    """A line as one for who is called so, if it is. `distance_m`: between the two; None where that is not known."""
    rest = named(text, name)
    is_named = is_whisper or rest is not None
    if not is_named and (distance_m is None or distance_m > BESIDE_M):
        return None
    asked = text if rest is None else rest
    return Asked(who, asked, spoken(asked, who.language), is_named, is_whisper)


def spoken(text: str, page: str) -> Language:
    """What to answer in."""
    return language_of(text, page if page in LANGUAGES else "en")
