"""People in the Space of an experience, who go on with what they do there while it or its Server is killed."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar, Self

import msgspec

from tests.kill.guest import Guest
from tests.serving import Serving


class Room(ABC):
    """What they do comes in turns; between two of them everybody knows what became of what she did."""

    example: ClassVar[str]
    """The experience, of those in `examples`."""

    def __init__(self, guests: Sequence[Guest]) -> None:
        self.turns = 0
        self._guests = guests
        self._is_last = False

    @classmethod
    @abstractmethod
    async def begin(cls, server: Serving, source: random.Random) -> Self:
        """All come in. `source`: what they choose, and when."""

    @abstractmethod
    async def act(self) -> None:
        """One turn, to its end, however often everything ends meanwhile."""

    @abstractmethod
    async def faults(self, server: Serving) -> list[str]:
        """What is not as people were told: in the database, or in what the experience gives out."""

    async def go_on(self) -> None:
        """One turn after the other, until `rest`."""
        self._is_last = False
        while not self._is_last:
            await self.act()
            self.turns += 1

    def rest(self) -> None:
        """This turn is the last."""
        self._is_last = True

    async def end(self) -> None:
        await asyncio.gather(*(each.go() for each in self._guests))


def kept(data: Path, name: str) -> list[dict[str, Any]]:
    """Every State of this name, as the database has it now."""
    with closing(sqlite3.connect(f"file:{data / 'lanting.db'}?mode=ro", uri=True)) as database:
        rows = database.execute("select value from experience_values where key = ?", (name,)).fetchall()
    return [msgspec.msgpack.decode(value) for (value,) in rows]
