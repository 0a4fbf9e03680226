"""Where programs keep things: what the desk and the children ask of the store, in their own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from lanting.kernel.ids import SpaceId
from lanting.protocol.word import SceneKind
from lanting.space.queries.kept import Program, StoredValue


class KeptShelf(Protocol):
    """Every change is committed when its call returns, with the mark on the answers that it was made for."""

    async def keep(
        self,
        program: Program,
        key: str,
        person: str | None,
        version: int,
        value: bytes | None,
        answers: Collection[str],
    ) -> None:
        """None: forget it. Raises TooManyValues or StoreReadOnly."""

    async def recall(self, program: Program, key: str, person: str | None) -> StoredValue | None:
        """What is under just this key; `person` None: nobody's."""

    async def recall_all(
        self, program: Program, prefix: str, person: str | None, after: str | None
    ) -> tuple[Sequence[StoredValue], str | None]:
        """A page of what is under all keys that begin so; `person` None: everybody's. With where the next begins."""

    async def record(
        self, program: Program, log: str, request_id: str, body: str, answers: Collection[str]
    ) -> tuple[int, str]:
        """Append, once for each request id: the record's number and its hash. Raises StoreReadOnly."""

    async def records(self, program: Program, log: str, after: int, limit: int) -> tuple[Sequence[str], int | None]:
        """So many lines after a number, and the number after which there are more."""

    async def snapshot(self, space: SpaceId, scene: SceneKind, revision: int | None) -> bytes | None:
        """A Revision of a Scene as browsers fetch it; None asked: the newest. None: there is none."""
