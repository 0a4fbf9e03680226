"""What an experience says to its Space, in its turn: no burst of an eager handler is refused for coming too fast."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Refused
from lanting.sdk.error import RequestRefused
from lanting.sdk.pace import Pace
from lanting.sdk.session import Session

_REMEMBERED_MAX: Final = 1_000
"""So many things that were told last can still be found to have been refused."""
OnRefusal = Callable[[RequestRefused], None]


class Link:
    """Around one session."""

    def __init__(self, session: Session, on_refusal: OnRefusal) -> None:
        """`on_refusal`: where something was refused and nobody waits to hear of it."""
        self.session = session
        self._on_refusal = on_refusal
        self._pace = Pace()
        self._told: dict[int, tuple[type[Request], OnRefusal]] = {}

    async def tell(self, request: Request, on_refusal: OnRefusal | None = None) -> int:
        """Say something that has no answer; returns its seq. Raises BotEnded, and ValueError."""
        wait_s = self._pace.wait_s(type(request), asyncio.get_running_loop().time())
        if wait_s > 0:
            await asyncio.sleep(wait_s)
        return self.tell_now(request, on_refusal)

    def tell_now(self, request: Request, on_refusal: OnRefusal | None = None) -> int:
        """The same for what comes seldom, or has taken its turn."""
        seq = self.session.tell(request)
        self._told[seq] = (type(request), on_refusal or self._on_refusal)
        if len(self._told) > _REMEMBERED_MAX:
            del self._told[next(iter(self._told))]
        return seq

    async def ask(self, request: Request) -> Notice:
        """Raises RequestRefused, NoAnswer, BotEnded, and ValueError where it cannot be asked."""
        return await self.session.ask(request)

    def hear(self, refused: Refused) -> None:
        if (told := self._told.pop(refused.re, None)) is not None:
            kind, on_refusal = told
            on_refusal(RequestRefused(kind.__name__, refused.code, refused.facts))
