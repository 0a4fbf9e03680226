"""The chat of one Space: the lines that a newcomer gets, and the order in which everybody is told of new ones."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from typing import Final

from lanting.kernel.clock import Moment
from lanting.protocol.limit import CHAT_HISTORY_BYTES_MAX, CHAT_HISTORY_LINES
from lanting.protocol.word import ChatLine

GAP_MS_MAX: Final = 1_000
"""So long a stored line waits for the one before it."""


class Chat:
    """Tells each stored line once, in order of number (SP-32, SP-33)."""

    def __init__(self, history: Sequence[ChatLine]) -> None:
        """`history`: the last lines of the Space in order of number; none when nothing was ever said in it."""
        self._told = list(history[-CHAT_HISTORY_LINES:])
        self._last = self._told[-1].number if self._told else 0
        self._waiting: dict[int, ChatLine] = {}
        self._waiting_since = Moment(0)

    @property
    def last(self) -> int:
        """The number of the newest line that was told; 0 before the first."""
        return self._last

    def after(self, number: int | None) -> list[ChatLine]:
        """The last CHAT_HISTORY_LINES that were told, or those of them that are newer than `number` (SP-34).

        Of long ones only the newest, with at most CHAT_HISTORY_BYTES_MAX of text.
        """
        lines: list[ChatLine] = []
        room = CHAT_HISTORY_BYTES_MAX
        for line in reversed(self._told):
            room -= len(line.text.encode())
            if room < 0 or (number is not None and line.number <= number):
                break
            lines.append(line)
        return lines[::-1]

    def stored(self, line: ChatLine, repeated: bool, moment: Moment) -> list[ChatLine]:
        """A line is committed: the lines that are to be told now."""
        if line.number <= self._last:
            return [] if repeated or line in self._told else self._tell([line])
        if not self._waiting:
            self._waiting_since = moment
        self._waiting[line.number] = line
        return self._tell(self._consecutive())

    def stop_waiting(self, moment: Moment) -> list[ChatLine]:
        """The lines that have waited long enough for a number that does not come."""
        if not self._waiting or moment - self._waiting_since < GAP_MS_MAX:
            return []
        waited = [self._waiting[number] for number in sorted(self._waiting)]
        self._waiting.clear()
        return self._tell(waited)

    def _consecutive(self) -> list[ChatLine]:
        lines: list[ChatLine] = []
        while (following := self._waiting.pop(self._last + len(lines) + 1, None)) is not None:
            lines.append(following)
        return lines

    def _tell(self, lines: list[ChatLine]) -> list[ChatLine]:
        for line in lines:
            insort(self._told, line, key=lambda told: told.number)
            self._last = max(self._last, line.number)
        del self._told[:-CHAT_HISTORY_LINES]
        return lines
