"""Where the Hall finds a Space that nobody is in: its Scene and its last lines, from the store."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from lanting.app.scene_shelf import StoreSceneShelf, open_scenes
from lanting.identity.apart import StoredBlocks
from lanting.identity.caller import Caller
from lanting.identity.queries import blocks_of, close_ended_keys, next_end, rights_in, rights_of_all
from lanting.kernel.clock import Clock, Instant
from lanting.kernel.ids import SpaceId, UserId, new_block_id, new_sanction_id
from lanting.protocol.limit import CHAT_HISTORY_LINES
from lanting.protocol.request import AskBlocks
from lanting.protocol.word import ChatLine, Rules
from lanting.runtime.ground import ground_of
from lanting.runtime.hall import SpaceUnknown
from lanting.runtime.register import StoredRights
from lanting.runtime.scene_shelf import KeptScenes
from lanting.runtime.space_shelf import LoadedSpace
from lanting.scene.queries import areas_in
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.block import BlocksKept
from lanting.space.chat import SaidLine
from lanting.space.command import SaveAct, SaveBlock, SaveLine
from lanting.space.count import Count
from lanting.space.queries import (
    StoredSpace,
    add_counts,
    admitted_users,
    count_waiting,
    find_space,
    last_acts,
    recent_lines,
    recent_requests,
    save_act,
    save_block,
    save_line,
)
from lanting.space.queries.kept import taken_answers
from lanting.space.space import Space, SpaceSettings
from lanting.store.store import Store

_ACTS_KNOWN: Final = 100
"""So many acts of hosts are known by their request ids when a Space is opened anew."""


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """A `SpaceShelf` on the store."""

    store: Store
    clock: Clock
    server_epoch: int
    participants_max: int = 1_000

    @property
    def scenes(self) -> StoreSceneShelf:
        return StoreSceneShelf(self.store)

    async def load(self, space_id: SpaceId) -> LoadedSpace:
        """The Space as it was left. Raises SpaceUnknown."""

        def look_up(connection: Connection) -> tuple[SpaceSettings, KeptScenes, list[SaidLine], Sequence[str]]:
            stored = _found(connection, space_id)
            settings = SpaceSettings(
                stored.id,
                stored.name,
                stored.rules,
                participants_max=self.participants_max,
                admitted=admitted_users(connection, space_id, self.clock.now()),
                acts_done=tuple(last_acts(connection, space_id, _ACTS_KNOWN)),
                lines_asked=recent_requests(connection, space_id, CHAT_HISTORY_LINES),
                reports_waiting=count_waiting(connection, space_id),
            )
            lines = recent_lines(connection, space_id, CHAT_HISTORY_LINES)
            return settings, open_scenes(connection, space_id), lines, taken_answers(connection, space_id)

        settings, scenes, lines, taken = await self.store.read(look_up)
        scene = scenes.published.live.scene()
        # In the loop's own thread, a large ground would hold up everybody who is in another Space.
        ground = await asyncio.to_thread(ground_of, scene)
        poses = ArrayPoseLane(ground.bounds)
        space = Space(settings, ground, poses, lines, self.server_epoch, scene.revision)
        return LoadedSpace(space, poses, scenes, taken)

    async def save_line(self, space_id: SpaceId, line: SaveLine) -> tuple[ChatLine, bool]:
        """Commit a line, or find what the same request became."""
        return await self.store.write(lambda connection: save_line(connection, space_id, line))

    async def rules(self, space_id: SpaceId) -> tuple[str, Rules]:
        """The Space's name and rules. Among the writes, so that what was given before is in it. Raises SpaceUnknown."""

        def look_up(connection: Connection) -> tuple[str, Rules]:
            stored = _found(connection, space_id)
            return stored.name, stored.rules

        return await self.store.write(look_up)

    async def rights(self, space_id: SpaceId, callers: Sequence[Caller], now: Instant) -> StoredRights:
        """What is committed now of rights in this Space, in one snapshot. Raises SpaceUnknown."""

        def look_up(connection: Connection) -> StoredRights:
            _found(connection, space_id)
            everybody = rights_of_all(connection, space_id, now)
            rights = everybody or rights_in(connection, space_id, callers, now)
            return StoredRights(
                replace(rights, areas=areas_in(connection, space_id)),
                admitted_users(connection, space_id, now),
                next_end(connection, space_id),
                is_of_all=everybody is not None,
            )

        return await self.store.read(look_up)

    async def blocks(self, users: Collection[UserId]) -> StoredBlocks:
        """What is committed now of Blocks, both ways."""
        return await self.store.read(lambda connection: blocks_of(connection, users))

    async def save_block(self, save: SaveBlock) -> BlocksKept:
        """Commit what somebody wants of her Blocks. Who only asks hears what she gave before, or what was last kept."""
        block_id = new_block_id(secrets.token_bytes)
        only_reads = isinstance(save.request, AskBlocks) and self.store.trouble is not None
        act = self.store.read if only_reads else self.store.write
        return await act(lambda connection: save_block(connection, save, block_id))

    async def close_ended_keys(self, now: Instant) -> Sequence[SpaceId]:
        """Close for good the keys that have come to their end."""
        return await self.store.write(lambda connection: close_ended_keys(connection, now))

    async def save_act(self, space_id: SpaceId, act: SaveAct) -> bool:
        """Commit a host's act, or find that the same request was done."""
        sanction_id = new_sanction_id(secrets.token_bytes)
        return await self.store.write(lambda connection: save_act(connection, space_id, act, sanction_id))


async def keep_counts(store: Store, space_id: SpaceId, day: int, counts: Sequence[Count]) -> None:
    """Add to what is kept of a Space and a day (`runtime.visit_book`)."""
    await store.write(lambda connection: add_counts(connection, space_id, day, counts))


def _found(connection: Connection, space_id: SpaceId) -> StoredSpace:
    """The Space, unless it is deleted. Raises SpaceUnknown."""
    stored = find_space(connection, space_id)
    if stored is None:
        raise SpaceUnknown(space_id)
    return stored
