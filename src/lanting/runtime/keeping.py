"""Who answers what programs ask for beside the Space: what they keep, look up, hand over and have photographed."""

from __future__ import annotations

from typing import Protocol

from lanting.kernel.clock import Clock
from lanting.protocol.experience import Answer, Photo
from lanting.protocol.message import declaration_of
from lanting.protocol.notice import Refused
from lanting.protocol.program import AskPhoto, AskRecords, HandOver, Keep, Recall, Record
from lanting.runtime.builders import Asked

OfDesks = Answer | AskPhoto | AskRecords | HandOver | Keep | Photo | Recall | Record
"""What such a desk may take; nothing else is offered to it."""


class Keeping(Protocol):
    """A desk of one running Space."""

    def takes(self, asked: Asked) -> bool:
        """Whether this request is answered there, now or later; else it is the Space's."""

    async def settled(self) -> None:
        """Wait until everything given to be kept so far is, or could not be."""


class NoKeeping:
    """Where nothing is kept for programs."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def takes(self, asked: Asked) -> bool:
        if isinstance(asked.request, Photo):
            return True  # Nobody has asked for it.
        if not isinstance(asked.request, AskPhoto | AskRecords | HandOver | Keep | Recall | Record):
            return False
        if declaration_of(asked.request).needs not in asked.connection.standing.permissions:
            return False
        name = declaration_of(asked.request).name
        refused = Refused(re=asked.seq, code="keeping_off", facts={"request": name})
        asked.line.tell(refused, self._clock.moment())
        return True

    async def settled(self) -> None:
        return
