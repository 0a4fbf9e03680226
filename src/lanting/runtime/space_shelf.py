"""Where Spaces are kept while nobody is in them: what the Hall asks of the store, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lanting.kernel.ids import SpaceId
from lanting.protocol.word import ChatLine, Rules
from lanting.runtime.register import StandingShelf
from lanting.runtime.scene_shelf import KeptScenes, SceneShelf
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock, SaveLine
from lanting.space.pose_lane import PoseLane
from lanting.space.space import Space


@dataclass(frozen=True, slots=True)
class LoadedSpace:
    """A Space with nobody in it yet, its pose lane and its Scenes."""

    space: Space
    poses: PoseLane
    scenes: KeptScenes
    taken: Sequence[str] = ()
    """The answers for which something was kept, the newest first."""


class SpaceShelf(StandingShelf, Protocol):
    """Where Spaces are kept while nobody is in them."""

    @property
    def scenes(self) -> SceneShelf:
        """What happens to their Scenes while somebody is."""

    async def load(self, space_id: SpaceId) -> LoadedSpace:
        """The Space as it was left. Raises SpaceUnknown."""

    async def save_line(self, space_id: SpaceId, line: SaveLine) -> tuple[ChatLine, bool]:
        """Commit a chat line; True with the first one's line if its request id was known."""

    async def save_act(self, space_id: SpaceId, act: SaveAct) -> bool:
        """Commit a host's act with what it changes for good; True if its request id was known."""

    async def save_block(self, save: SaveBlock) -> BlocksKept:
        """Commit what somebody wants of her Blocks, or find that it was done."""

    async def rules(self, space_id: SpaceId) -> tuple[str, Rules]:
        """The Space's name and rules as they are when all that was given to be written is. Raises SpaceUnknown."""
