"""What programs keep, in the store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from lanting.kernel.clock import Clock
from lanting.kernel.ids import SpaceId
from lanting.ledger.chain import hash_of, line_of
from lanting.protocol.word import SceneKind
from lanting.scene.queries import find_snapshot, newest_snapshot_revision
from lanting.space.queries.kept import (
    Program,
    StoredValue,
    add_record,
    find_value,
    forget_value,
    keep_value,
    list_records,
    list_values,
    mark_taken,
)
from lanting.store.store import Store


@dataclass(frozen=True, slots=True)
class StoreKeptShelf:
    """A `KeptShelf` on the one writer."""

    store: Store
    clock: Clock

    async def keep(
        self,
        program: Program,
        key: str,
        person: str | None,
        version: int,
        value: bytes | None,
        answers: Collection[str],
    ) -> None:
        now = self.clock.now()

        def unit(connection: Connection) -> None:
            if value is None:
                forget_value(connection, program, key, person)
            else:
                keep_value(connection, program, StoredValue(key, version, value, person), now)
            mark_taken(connection, program.space, answers, now)

        await self.store.write(unit)

    async def recall(self, program: Program, key: str, person: str | None) -> StoredValue | None:
        return await self.store.read(lambda connection: find_value(connection, program, key, person))

    async def recall_all(
        self, program: Program, prefix: str, person: str | None, after: str | None
    ) -> tuple[Sequence[StoredValue], str | None]:
        return await self.store.read(lambda connection: list_values(connection, program, prefix, person, after))

    async def record(
        self, program: Program, log: str, request_id: str, body: str, answers: Collection[str]
    ) -> tuple[int, str]:
        now = self.clock.now()

        def unit(connection: Connection) -> tuple[int, str]:
            recorded = add_record(connection, program, log, request_id, body, now, hash_of)
            mark_taken(connection, program.space, answers, now)
            return recorded

        return await self.store.write(unit)

    async def records(self, program: Program, log: str, after: int, limit: int) -> tuple[Sequence[str], int | None]:
        found = await self.store.read(lambda connection: list_records(connection, program, log, after, limit))
        lines = [line_of(each.previous, each.number, each.at, each.body, each.hash) for each in found]
        return lines, found[-1].number if len(found) == limit else None

    async def snapshot(self, space: SpaceId, scene: SceneKind, revision: int | None) -> bytes | None:
        def look_up(connection: Connection) -> bytes | None:
            number = newest_snapshot_revision(connection, space, scene) if revision is None else revision
            return find_snapshot(connection, space, number, scene)

        return await self.store.read(look_up)
