"""Where the Hall finds a Space that nobody is in: its Scene and its last lines, from the store."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import Connection

from lanting.kernel.ids import SpaceId
from lanting.protocol.limit import CHAT_HISTORY_LINES
from lanting.protocol.word import ChatLine
from lanting.runtime.ground import ground_of
from lanting.runtime.hall import SpaceUnknown
from lanting.scene.queries import newest_scene
from lanting.scene.scene import Scene
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.command import SaveLine
from lanting.space.pose_lane import PoseLane
from lanting.space.queries import StoredSpace, find_space, recent_lines, save_line
from lanting.space.space import Space, SpaceSettings
from lanting.store.store import Store


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """A `SpaceShelf` on the store."""

    store: Store
    server_epoch: int
    participants_max: int = 1_000

    async def load(self, space_id: SpaceId) -> tuple[Space, PoseLane]:
        """The Space as it was left. Raises SpaceUnknown."""

        def look_up(connection: Connection) -> tuple[StoredSpace, Scene, list[ChatLine]]:
            stored = find_space(connection, space_id)
            if stored is None:
                raise SpaceUnknown(space_id)
            return stored, newest_scene(connection, space_id), recent_lines(connection, space_id, CHAT_HISTORY_LINES)

        stored, scene, lines = await self.store.read(look_up)
        # In the loop's own thread, a large ground would hold up everybody who is in another Space.
        ground = await asyncio.to_thread(ground_of, scene)
        poses = ArrayPoseLane(ground.bounds)
        settings = SpaceSettings(stored.id, stored.name, stored.rules, participants_max=self.participants_max)
        return Space(settings, ground, poses, lines, self.server_epoch, scene.revision), poses

    async def save_line(self, space_id: SpaceId, line: SaveLine) -> tuple[ChatLine, bool]:
        """Commit a line, or find what the same request became."""
        return await self.store.write(lambda connection: save_line(connection, space_id, line))
