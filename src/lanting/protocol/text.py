"""Words people type: made safe for every reader before they are stored or sent on.

Both functions are idempotent. They remove what a reader cannot see or what would rearrange other people's lines
(control, bidirectional-override and unassigned characters), never what belongs to a language.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_KEPT_FORMAT: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Joiners and variation selectors: Persian, Indic scripts and emoji need them."""
_DROPPED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_UNSEEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Mn", "Me", "Zs"})
_MARK_CATEGORIES: Final = frozenset({"Mn", "Me"})
_MARKS_MAX: Final = 8
"""More marks on one letter than any script uses climb over the neighbouring lines."""
_UNEVEN: Final = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
"""White space that is neither one blank nor one hard blank."""


def clean_line(text: str) -> str:
    """One line: NFC, visible characters only, inner white space as single blanks, no blanks at the ends.

    For names and whatever else is compared or looked up: none of its blanks is hard.
    """
    return " ".join(_visible(text, keep="").split())


def clean_text(text: str) -> str:
    """Several lines: as `clean_line` for each, line breaks kept, no empty lines at the ends.

    For what is read: a hard blank (U+00A0, U+202F) that stands alone is kept, for French wants one before `?` and `:`.
    """
    lines = [_UNEVEN.sub(" ", line.strip()) for line in _visible(text, keep="\n").split("\n")]
    return "\n".join(lines).strip("\n")


def is_blank(text: str) -> bool:
    """Whether a cleaned text shows nothing: it is empty, or holds only blanks, joiners and marks on no letter."""
    return all(unicodedata.category(char) in _UNSEEN_CATEGORIES for char in text)


def _visible(text: str, *, keep: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")):
        category = unicodedata.category(char)
        if char in _KEPT_FORMAT:
            # Not seen: the marks behind it still stand on the letter before it.
            kept.append(char)
        elif category in _MARK_CATEGORIES:
            marks += 1
            if marks <= _MARKS_MAX:
                kept.append(char)
        elif category not in _DROPPED_CATEGORIES or char in keep:
            kept.append(char)
            marks = 0
        elif char in "\n\u2028\u2029\x85":
            kept.append(" ")
            marks = 0
    return unicodedata.normalize("NFC", "".join(kept))
