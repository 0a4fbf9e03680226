"""Where running Spaces keep their Scenes: the journal and the snapshots of the store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, SpaceId, UserId
from lanting.media.queries import triangles_of
from lanting.protocol.word import PastEdit, SceneKind
from lanting.runtime.scene_shelf import Answered, Append, KeptScene, KeptScenes, RequestKey
from lanting.scene import queries
from lanting.scene.journal import JournalEntry
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot
from lanting.store.store import Store

_REQUESTS_KNOWN: Final = 1_000
"""So many requests are known by their ids when a Space is opened anew."""


@dataclass(frozen=True, slots=True)
class StoreSceneShelf:
    """A `SceneShelf` on the store."""

    store: Store

    def refuses(self) -> str | None:
        return self.store.trouble and "read_only"

    async def scenes(self, space_id: SpaceId) -> KeptScenes:
        return await self.store.read(lambda connection: open_scenes(connection, space_id))

    async def append(self, space_id: SpaceId, works: Sequence[Append]) -> None:
        def keep(connection: Connection) -> None:
            for work in works:
                queries.append_edits(connection, space_id, work.scene, work.expected, work.entries)
                if work.base is not None:
                    queries.rebase_draft(connection, space_id, work.base)

        await self.store.write(keep)

    async def answered(self, space_id: SpaceId, asked: Sequence[RequestKey]) -> Mapping[RequestKey, Answered]:
        def look_up(connection: Connection) -> dict[RequestKey, Answered]:
            found = {key: queries.find_request(connection, space_id, *key) for key in asked}
            return {key: Answered(each.scene, each.revision) for key, each in found.items() if each is not None}

        return await self.store.read(look_up)

    async def edits_after(
        self, space_id: SpaceId, scene: SceneKind, after: int, edits_max: int
    ) -> list[JournalEntry] | None:
        return await self.store.read(
            lambda connection: queries.edits_after(connection, space_id, after, scene, edits_max=edits_max)
        )

    async def scene_at(self, space_id: SpaceId, scene: SceneKind, revision: int) -> Scene | None:
        return await self.store.read(lambda connection: queries.scene_at(connection, space_id, revision, scene))

    async def history(
        self,
        space_id: SpaceId,
        scene: SceneKind,
        user: UserId,
        before: int | None,
        limit: int,
        name_of: Callable[[EntityId], str | None],
        unseen: Collection[UserId],
    ) -> tuple[list[PastEdit], int | None]:
        return await self.store.read(
            lambda connection: queries.history_page(connection, space_id, user, before, limit, name_of, scene, unseen)
        )

    async def keep_snapshot(self, space_id: SpaceId, scene: SceneKind, snapshot: Snapshot, at: Instant) -> None:
        await asyncio.to_thread(lambda: snapshot.content)
        await self.store.write(lambda connection: queries.write_snapshot(connection, space_id, snapshot, at, scene))

    async def start_draft(self, space_id: SpaceId, published: Snapshot, at: Instant) -> None:
        await asyncio.to_thread(lambda: published.content)
        await self.store.write(lambda connection: queries.start_draft(connection, space_id, published, at))

    async def discard_draft(self, space_id: SpaceId) -> None:
        await self.store.write(lambda connection: queries.discard_draft(connection, space_id))

    async def give_area(self, space_id: SpaceId, zone: EntityId, user: UserId, *, on: bool, at: Instant) -> None:
        def give(connection: Connection) -> None:
            if on:
                queries.give_area(connection, space_id, zone, user, at)
            else:
                queries.take_area(connection, space_id, zone, user)

        await self.store.write(give)

    async def triangles(self, space_id: SpaceId) -> Mapping[str, int]:
        return await self.store.read(lambda connection: _triangles(connection, space_id))


def open_scenes(connection: Connection, space_id: SpaceId) -> KeptScenes:
    """Both Scenes of a Space, to work on. Raises SceneMissing."""
    triangles = _triangles(connection, space_id)

    def kept(scene: SceneKind) -> KeptScene:
        live = queries.open_scene(connection, space_id, lambda asset: triangles.get(asset, 0), scene)
        return KeptScene(live, queries.newest_snapshot_revision(connection, space_id, scene))

    draft = queries.find_draft(connection, space_id)
    answered = queries.recent_requests(connection, space_id, _REQUESTS_KNOWN)
    return KeptScenes(
        published=kept("published"),
        draft=None if draft is None else kept("draft"),
        base=None if draft is None else draft.base,
        triangles=triangles,
        answered={key: Answered(each.scene, each.revision) for key, each in answered.items()},
    )


def _triangles(connection: Connection, space_id: SpaceId) -> dict[str, int]:
    return {str(asset): count for asset, count in triangles_of(connection, space_id).items()}
