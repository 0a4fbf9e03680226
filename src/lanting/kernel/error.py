"""The root of every error that Lanting raises on purpose.

    LantingError          a stable code, the facts, and a sentence that says what to do
    └── (each room's own, beside the noun it concerns)

A program reads `code` and `facts`; a person reads the sentence, translated in `locales` under the same code.
"""

from __future__ import annotations

from typing import ClassVar

Fact = str | int | float | bool


class LantingError(Exception):
    """Something expected went wrong and the reader can act on it."""

    code: ClassVar[str] = "error"

    def __init__(self, sentence: str, **facts: Fact) -> None:
        super().__init__(sentence)
        self.facts: dict[str, Fact] = facts
