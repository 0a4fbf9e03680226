"""The chat of one Space: the lines that a newcomer gets, and the order in which everybody is told of new ones."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.ids import UserId
from lanting.protocol.limit import CHAT_HISTORY_BYTES_MAX, CHAT_HISTORY_LINES
from lanting.protocol.word import ChatLine

GAP_MS_MAX: Final = 1_000
"""So long a stored line waits for the one before it."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A stored line, and whose it is: participant ids change, Users do not."""

    user: UserId
    line: ChatLine

    @property
    def number(self) -> int:
        return self.line.number


class Chat:
    """Tells each stored line once, in order of number (SP-32, SP-33)."""

    def __init__(self, history: Sequence[SaidLine]) -> None:
        """`history`: the last lines of the Space in order of number; none when nothing was ever said in it."""
        self._told = list(history[-CHAT_HISTORY_LINES:])
        self._last = self._told[-1].number if self._told else 0
        self._waiting: dict[int, SaidLine] = {}
        self._waiting_since = Moment(0)

    @property
    def last(self) -> int:
        """The number of the newest line that was told; 0 before the first."""
        return self._last

    def after(self, number: int | None, reader: Standing) -> list[ChatLine]:
        """The last CHAT_HISTORY_LINES that were told, or those of them that are newer than `number` (SP-34).

        Of long ones only the newest, with at most CHAT_HISTORY_BYTES_MAX of text. Without those of whom the reader must
        not be told.
        """
        lines: list[ChatLine] = []
        room = CHAT_HISTORY_BYTES_MAX
        for said in reversed(self._told):
            room -= len(said.line.text.encode())
            if room < 0 or (number is not None and said.number <= number):
                break
            if not reader.hides(said.user):
                lines.append(said.line)
        return lines[::-1]

    def speaker(self, participant: str) -> tuple[UserId, str] | None:
        """Who said one of these lines as this participant, and under which name."""
        found = next((said for said in reversed(self._told) if said.line.participant == participant), None)
        return None if found is None else (found.user, found.line.name)

    def stored(self, said: SaidLine, repeated: bool, moment: Moment) -> list[SaidLine]:
        """A line is committed: the lines that are to be told now."""
        if said.number <= self._last:
            return [] if repeated or said in self._told else self._tell([said])
        if not self._waiting:
            self._waiting_since = moment
        self._waiting[said.number] = said
        return self._tell(self._consecutive())

    def stop_waiting(self, moment: Moment) -> list[SaidLine]:
        """The lines that have waited long enough for a number that does not come."""
        if not self._waiting or moment - self._waiting_since < GAP_MS_MAX:
            return []
        waited = [self._waiting[number] for number in sorted(self._waiting)]
        self._waiting.clear()
        return self._tell(waited)

    def _consecutive(self) -> list[SaidLine]:
        lines: list[SaidLine] = []
        while (following := self._waiting.pop(self._last + len(lines) + 1, None)) is not None:
            lines.append(following)
        return lines

    def _tell(self, lines: list[SaidLine]) -> list[SaidLine]:
        for said in lines:
            insort(self._told, said, key=lambda told: told.number)
            self._last = max(self._last, said.number)
        del self._told[:-CHAT_HISTORY_LINES]
        return lines
