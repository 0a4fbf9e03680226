"""Where the Scenes of a running Space are kept: what the builders' desk asks of the store, in its own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, SpaceId, UserId
from lanting.protocol.word import PastEdit, SceneKind
from lanting.scene.journal import JournalEntry
from lanting.scene.live_scene import LiveScene
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot

RequestKey = tuple[UserId, str]
"""Whose request, and under which id."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request became."""

    scene: SceneKind
    revision: int | None
    kept: int = 0


@dataclass(slots=True)
class KeptScene:
    """One of a Space's two Scenes, with what is known of how it is kept."""

    live: LiveScene
    snapshot: int
    """The Revision of its newest snapshot."""


@dataclass(slots=True)
class KeptScenes:
    """The Scenes of a Space as they are stored now."""

    published: KeptScene
    draft: KeptScene | None = None
    base: Scene | None = None
    """What the draft was begun from, or last published to."""
    triangles: dict[str, int] = field(default_factory=dict)
    """Of each model among the Space's Assets; both Scenes count by it."""
    answered: Mapping[RequestKey, Answered] = field(default_factory=dict)
    """What the last requests became: whose, and under which request id."""


@dataclass(frozen=True, slots=True)
class Append:
    """Entries of one Scene's journal, in order."""

    scene: SceneKind
    expected: int
    """The newest Revision before them."""
    entries: Sequence[JournalEntry]
    base: Scene | None = None
    """The draft's, from now on; None: as it was."""


class SceneShelf(Protocol):
    """Each call is one unit of work, or one look at one state of what is committed."""

    def refuses(self) -> str | None:
        """The code under which nothing can be kept at present; None while all is well."""

    async def scenes(self, space_id: SpaceId) -> KeptScenes:
        """Both Scenes, to work on. Raises SpaceUnknown."""

    async def append(self, space_id: SpaceId, work: Sequence[Append]) -> None:
        """Commit all of it or nothing. Raises where another has committed meanwhile, or a request id is known."""

    async def answered(
        self, space_id: SpaceId, asked: Sequence[tuple[UserId, str]]
    ) -> Mapping[tuple[UserId, str], Answered]:
        """Those of these requests that were committed before."""

    async def edits_after(
        self, space_id: SpaceId, scene: SceneKind, after: int, edits_max: int
    ) -> list[JournalEntry] | None:
        """What follows a Revision, without gaps; None where that is not there, or too much."""

    async def scene_at(self, space_id: SpaceId, scene: SceneKind, revision: int) -> Scene | None:
        """A Scene as it was."""

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
        """A page of the journal, the newest first, and where the next begins. The `unseen` have no names in it."""

    async def keep_snapshot(self, space_id: SpaceId, scene: SceneKind, snapshot: Snapshot, at: Instant) -> None:
        """A Revision as a whole."""

    async def start_draft(self, space_id: SpaceId, published: Snapshot, at: Instant) -> None:
        """From now on there is a draft, and it is like the published Scene."""

    async def discard_draft(self, space_id: SpaceId) -> None:
        """The draft is no more."""

    async def give_area(self, space_id: SpaceId, zone: EntityId, user: UserId, *, on: bool, at: Instant) -> None:
        """She may build in this Zone, or no more."""

    async def triangles(self, space_id: SpaceId) -> Mapping[str, int]:
        """Of each model among the Space's Assets."""
