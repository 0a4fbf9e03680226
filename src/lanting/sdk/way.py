"""How a session reaches its Space: a WebSocket, the pipe of a child, or a stage in memory. One code path for all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from lanting.protocol.close_code import CloseCode
from lanting.protocol.word import SceneKind
from lanting.sdk.thing import Thing

ABNORMAL: Final = 1006
"""RFC 6455, section 7.4.1: the connection broke without a close frame."""
_OURS: Final = frozenset(int(code) for code in CloseCode)
_PASSING: Final = frozenset({0, 1001, ABNORMAL, 1012, 1013, 1014})


@dataclass(frozen=True, slots=True)
class LineClosed:
    """Why a line is over."""

    code: int
    reason: str

    @property
    def name(self) -> str:
        """The reason in one word where the code is ours, else in the server's words."""
        return CloseCode(self.code).name.lower() if self.code in _OURS and self.code != 1000 else self.reason

    @property
    def may_return(self) -> bool:
        """Whether coming back by oneself makes sense."""
        return self.code in _PASSING or (self.code in _OURS and CloseCode(self.code).may_return)


class OpenLine(Protocol):
    """One connection: whole binary messages both ways. `closed` is done once, when it is over, whoever ended it."""

    @property
    def closed(self) -> asyncio.Future[LineClosed]: ...

    def send(self, message: bytes) -> None:
        """Queue one message; silently nothing once the line is over."""

    def hang_up(self) -> None:
        """Close on purpose."""


class Way(Protocol):
    """One visitor's way to one Space."""

    @property
    def origin(self) -> str:
        """Where it leads, for sentences."""

    @property
    def link(self) -> str:
        """Of the Space's page; "" where nobody can open one from here."""

    async def open(self, receive: Callable[[bytes], None]) -> OpenLine:
        """Connect, for the first time or again. Raises ServerUnreachable, ServerNotTrusted, EntryRefused."""

    async def things(self) -> list[Thing]:
        """What is in the Space now. Raises ServerUnreachable, SpaceNotFound, EntryRefused."""

    async def snapshot(self, scene: SceneKind, revision: int | None) -> bytes:
        """A Revision as a whole; None: the newest that is kept. Raises as `things` does."""

    async def close(self) -> None:
        """Nothing is asked for on this way any more."""
