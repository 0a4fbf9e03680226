"""Which answers were taken: known in memory, so that a first answer costs no look into the database (PR-37)."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable

from lanting.space.queries.kept import TAKEN_KNOWN_MAX


class TakenAnswers:
    """Of one Space, by request id."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known`: what is stored, the newest first."""
        self._taken = dict.fromkeys(reversed(list(known)))
        self._coming: dict[str, asyncio.Future[None]] = {}

    def __contains__(self, request_id: str) -> bool:
        return request_id in self._taken

    def coming(self, request_id: str) -> asyncio.Future[None] | None:
        """Done when what was kept for this answer is committed, or could not be; None: nothing is being kept for it."""
        return self._coming.get(request_id)

    def expect(self, request_ids: Collection[str], kept: asyncio.Future[None]) -> None:
        """What is kept for these answers is being committed."""
        for request_id in request_ids:
            self._coming[request_id] = kept

    def settle(self, request_ids: Collection[str], *, is_kept: bool) -> None:
        """It is, or it could not be."""
        for request_id in request_ids:
            self._coming.pop(request_id, None)
            if is_kept:
                self._taken[request_id] = None
        while len(self._taken) > TAKEN_KNOWN_MAX:
            del self._taken[next(iter(self._taken))]
