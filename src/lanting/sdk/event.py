"""What a Bot hears, in order, and the readers that hand it to the program."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lanting.protocol.pose import Pose
from lanting.protocol.word import ChatLine, Emote
from lanting.sdk.error import FellBehind
from lanting.sdk.people import Person

UNREAD_EVENTS_MAX: Final = 10_000


@dataclass(frozen=True, slots=True)
class ChatHeard:
    """Somebody else said a line. One's own lines are not heard again: `say` has returned them.

    Look at `line.program` before answering, so that two Bots do not talk for ever.
    """

    line: ChatLine


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """Somebody whom the Bot did not know is here. In a Space of more than 50, only whom it comes to see."""

    person: Person


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody whom the Bot knew has gone."""

    person: Person


@dataclass(frozen=True, slots=True)
class Moved:
    """The Server put the Bot somewhere; a walk under way ended there."""

    pose: Pose
    reason: str
    """`too_fast`, `out_of_bounds`, `placed`, or what the Bot asked for: `seated`, `stood`."""


@dataclass(frozen=True, slots=True)
class Emoted:
    """Somebody near made a gesture."""

    person: Person
    emote: Emote


@dataclass(frozen=True, slots=True)
class LineLost:
    """The connection broke. The Bot tries to come back by itself; others see it fade after 5 s."""

    code: int
    reason: str


@dataclass(frozen=True, slots=True)
class LineRestored:
    """The connection is back. What was missed follows as events of its own."""

    is_resumed: bool
    """The same slot as before; otherwise the Bot entered afresh, as after a restart of the Server."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event: the Bot left or was sent away, and does not come back by itself."""

    code: int
    reason: str


BotEvent = ChatHeard | PersonArrived | PersonLeft | Moved | Emoted | LineLost | LineRestored | Ended


class EventReader:
    """An asynchronous iterator over what happens from its creation on; stops after `Ended`."""

    def __init__(self, forget: Callable[[EventReader], None]) -> None:
        self._forget = forget
        self._unread: deque[BotEvent] = deque()
        self._news = asyncio.Event()
        self._is_overfull = False
        self._is_finished = False

    def put(self, event: BotEvent) -> None:
        if len(self._unread) >= UNREAD_EVENTS_MAX:
            self._is_overfull = True
        else:
            self._unread.append(event)
        self._news.set()

    def __aiter__(self) -> EventReader:
        return self

    async def __anext__(self) -> BotEvent:
        """The next event. Raises FellBehind after the last one that was kept when some had to be dropped."""
        if self._is_finished:
            raise StopAsyncIteration
        while not self._unread:
            if self._is_overfull:
                self._finish()
                raise FellBehind(UNREAD_EVENTS_MAX)
            self._news.clear()
            await self._news.wait()
        event = self._unread.popleft()
        if isinstance(event, Ended):
            self._finish()
        return event

    async def aclose(self) -> None:
        """Stop listening; also done after the last event."""
        self._finish()

    def _finish(self) -> None:
        self._is_finished = True
        self._forget(self)
