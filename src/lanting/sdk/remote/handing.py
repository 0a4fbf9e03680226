"""Files of a program for the Space's library, sent in pieces that wait for one another (HandOver)."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from typing import TYPE_CHECKING, Final, cast

from lanting.protocol.limit import PIECE_BYTES_MAX
from lanting.protocol.program import HandedOver, HandOver
from lanting.sdk.error import RequestRefused
from lanting.sdk.session import Session

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

_UNANSWERED_MAX: Final = 16
"""A megabyte is under way at most: what is asked for meanwhile does not wait for the whole file."""
_TRIES: Final = 3
"""A server that was started anew has forgotten the half of a file."""


class HandingActs:
    """Bringing files."""

    _session: Session

    async def hand_over(self, name: str, data: bytes, *, replaces: str | None = None) -> str:
        """Put a file into the Space's library; returns its id, which components name as `asset`.

        What it is, its bytes say (HT-125). `replaces`: a file of this program that is deleted then, unless something
        still shows it. Raises CapabilityMissing without `edit`, RequestRefused with what the check found, NoAnswer,
        BotEnded.
        """
        cast("World", self)._require("edit", "world.hand_over")
        for _ in range(_TRIES - 1):
            try:
                return await self._send(name, data, replaces)
            except RequestRefused as error:
                if error.reason != "upload_offset":
                    raise
        return await self._send(name, data, replaces)

    async def _send(self, name: str, data: bytes, replaces: str | None) -> str:
        file = secrets.token_urlsafe(16)
        under_way: deque[asyncio.Task[HandedOver]] = deque()
        answer: HandedOver | None = None
        try:
            for at in range(0, max(len(data), 1), PIECE_BYTES_MAX):
                if len(under_way) == _UNANSWERED_MAX:
                    await under_way.popleft()
                piece = data[at : at + PIECE_BYTES_MAX]
                is_last = at + len(piece) == len(data)
                request = HandOver(
                    file=file, name=name, at=at, piece=piece, is_last=is_last, replaces=replaces if is_last else None
                )
                under_way.append(asyncio.create_task(self._ask_for(request)))
            while under_way:
                answer = await under_way.popleft()
        finally:
            for each in under_way:
                each.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
        assert answer is not None and answer.asset is not None, "the last piece makes the file whole"
        return answer.asset

    async def _ask_for(self, request: HandOver) -> HandedOver:
        return cast(HandedOver, await self._session.ask(request))
