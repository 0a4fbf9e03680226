"""A log of which nothing is ever changed: each record carries the hash of the one before (`lanting verify`)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from lanting.ledger.canonical import canonical
from lanting.protocol.program import AskRecords, Record, Recorded, Records
from lanting.sdk.experience.asking import being_handled
from lanting.sdk.experience.kept import Settle
from lanting.sdk.experience.link import Link


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record stands."""

    number: int
    """From 1."""
    hash: str
    """SHA-256 over the hash before and this record's canonical JSON, in hexadecimal digits."""


class WorldLog:
    """One log of one experience in one Space."""

    def __init__(self, link: Link, name: str, settle: Settle) -> None:
        self.name = name
        self._link = link
        self._settle = settle

    async def append(self, record: Mapping[str, Any]) -> Written:
        """Write what happened: JSON values, at most 12 KB. Returns when it is committed; never changed after.

        Raises ValueError for what is no JSON or too long, RequestRefused (`no_records` where a token does not allow
        it), NoAnswer.
        """
        handled = being_handled()
        asked = Record(
            request_id=secrets.token_urlsafe(16),
            log=self.name,
            body=canonical(dict(record)),
            for_answers=[each.request_id for each in handled],
        )
        recorded = cast(Recorded, await self._link.ask(asked))
        await self._settle(handled)
        return Written(recorded.number, recorded.hash)

    async def lines(self) -> list[str]:
        """All of it, a JSON object in each line: a file of them is what `lanting verify FILE` checks."""
        lines: list[str] = []
        after: int | None = 0
        while after is not None:
            page = cast(Records, await self._link.ask(AskRecords(log=self.name, after=after)))
            lines += page.lines
            after = page.next
        return lines
