"""What the company says, and when: small dialogues between two who are near one another, sparing and seeded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from lanting.household.sight import Spot, apart_m

Dialogue = tuple[str, ...]
"""Lines that two say in turn."""

LINE_EVERY_S: Final = 20.0
"""On average, over the whole company."""
ANSWER_S: Final = (4.0, 6.5)
QUIET_FOR_PEOPLE_S: Final = 30.0
"""So long nobody of the company speaks after a person did."""
_FIRST_AFTER_S: Final = 12.0
_HEARING_M: Final = 5.0
_TRY_AGAIN_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Utterance:
    """Somebody speaks to somebody."""

    speaker: int
    listener: int
    text: str
    stay_s: float
    """Both should stay together for so long."""


class Talk:
    """Knows whose turn it is. The company are numbers; times are seconds of a clock that never goes back."""

    def __init__(self, dialogues: Sequence[Dialogue], chance: Random, now_s: float) -> None:
        self._dialogues = list(dialogues)
        self._chance = chance
        self._due_at_s = now_s + _FIRST_AFTER_S
        self._ahead: list[Dialogue] = []
        self._lines: list[str] = []
        self._pair = (0, 0)
        self._begun_at_s = now_s
        self._length = 0

    def hush(self, now_s: float) -> None:
        """A person said something: the company listens."""
        self._lines.clear()
        self._due_at_s = max(self._due_at_s, now_s + QUIET_FOR_PEOPLE_S)

    def next(self, now_s: float, resting: Mapping[int, Spot]) -> Utterance | None:
        """What is said now, if anything is. `resting`: who stands or sits about, and where."""
        if now_s < self._due_at_s:
            return None
        if not self._lines and not self._begin(now_s, resting):
            self._due_at_s = now_s + _TRY_AGAIN_S
            return None
        return self._go_on(now_s)

    def _begin(self, now_s: float, resting: Mapping[int, Spot]) -> bool:
        pairs = [
            (one, other)
            for one in resting
            for other in resting
            if one != other and apart_m(resting[one], resting[other]) <= _HEARING_M
        ]
        if not pairs:
            return False
        if not self._ahead:
            # Everything is said once before anything is said again.
            self._ahead = self._chance.sample(self._dialogues, len(self._dialogues))
        self._lines = list(self._ahead.pop())
        self._pair = self._chance.choice(pairs)
        self._begun_at_s, self._length = now_s, len(self._lines)
        return True

    def _go_on(self, now_s: float) -> Utterance:
        speaker, listener = self._pair
        text = self._lines.pop(0)
        self._pair = listener, speaker
        answer_s = self._chance.uniform(*ANSWER_S)
        if self._lines:
            self._due_at_s = now_s + answer_s
        else:
            silence_s = LINE_EVERY_S * self._length * self._chance.uniform(0.85, 1.15)
            self._due_at_s = max(now_s + answer_s, self._begun_at_s + silence_s)
        return Utterance(speaker, listener, text, answer_s + 2.0)
