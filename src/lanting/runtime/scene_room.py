"""The Scenes of a running Space, and what follows from a change: who hears of it, and when all is kept as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import SpaceId
from lanting.protocol.operation import AddEntity, Operation, SetProperties
from lanting.protocol.permission import Permission
from lanting.protocol.scene_notice import AppliedEdit, DraftChanged
from lanting.protocol.word import SceneKind
from lanting.runtime.builders import Builders
from lanting.runtime.connection import Connection
from lanting.runtime.scene_feed import AuthoredEdit, SceneFeed
from lanting.runtime.scene_shelf import Append, KeptScenes, SceneShelf
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.workbench import Workbench
from lanting.scene.authority import Author
from lanting.scene.journal import JournalEntry
from lanting.scene.snapshot import Snapshot
from lanting.space.space import Space

SCENES: Final[tuple[SceneKind, ...]] = ("published", "draft")
SNAPSHOT_EDITS: Final = 500
"""After so many edits a Revision is kept as a whole."""
SNAPSHOT_EVERY_MS: Final = 5_000
"""But not oftener: a large one takes a tenth of a second of a core."""
EDITS_ASKED_MAX: Final = 1_000
"""So many are read from the journal for whoever comes back; for more, a snapshot is quicker."""


class SceneRoom:
    """Owns both Scenes. Only the edit desk changes them, one request after the other."""

    def __init__(
        self,
        space: Space,
        kept: KeptScenes,
        shelf: SceneShelf,
        builders: Builders,
        around: Surroundings,
        renew_ground: Callable[[], None],
        on_idle: Callable[[], None],
    ) -> None:
        """`on_idle` is told when a snapshot is kept, and the Space may rest."""
        self.bench = Workbench(kept)
        self.shelf = shelf
        self.id: SpaceId = space.settings.id
        self._space = space
        self._builders = builders
        self._clock = around.clock
        self._boundary = around.boundary
        self._renew_ground = renew_ground
        self._on_idle = on_idle
        self._is_stale = False
        self._has_failed = False
        """A snapshot could not be kept: the journal will do."""
        self._feeds: dict[SceneKind, SceneFeed] = {}
        self._keeping: dict[SceneKind, asyncio.Task[None]] = {}
        self._kept_at: dict[SceneKind, Moment] = {}
        self._adopt()

    # Changing

    async def refuses(self) -> str | None:
        """Why nothing can be changed now. What could not be read anew before is tried again."""
        if (code := self.shelf.refuses()) is not None:
            return code
        if self._is_stale:
            await self.read_anew()
        return "not_stored" if self._is_stale else None

    async def read_anew(self) -> None:
        """What is in memory is not what is stored. Where others have committed meanwhile, all who follow begin anew."""
        self._is_stale = True
        with self._boundary.catching("scene"):
            self.bench = Workbench(await self.shelf.scenes(self.id))
            self._is_stale = False
            before = self._feeds
            self._adopt()
            for kind, feed in before.items():
                if (now := self._feeds.get(kind)) is None or now.revision != feed.revision:
                    await self._begin_anew(kind, feed)
                else:
                    self._feeds[kind] = feed

    async def learn_models(self, operations: Sequence[Operation]) -> None:
        """How heavy models are, of which nobody has known here yet."""
        known = self.bench.kept.triangles
        if any(asset not in known for asset in models_in(operations)):
            known.update(await self.shelf.triangles(self.id))

    async def append(self, works: Sequence[Append]) -> None:
        """Commit all of it or nothing. Raises as the shelf does."""
        await self.shelf.append(self.id, works)

    def revision(self, kind: SceneKind) -> int:
        """The newest that is committed."""
        return self._feeds[kind].revision

    async def tell(self, kind: SceneKind, edits: Sequence[AuthoredEdit], *, moves_ground: bool) -> None:
        """What was committed."""
        feed = self._feeds[kind]
        if not feed.tell(edits):
            await self._begin_anew(kind, feed)
        self._tell_space()
        if moves_ground and kind == "published":
            self._renew_ground()
        scene = self.bench.scene(kind)
        is_recent = self._clock.moment() - self._kept_at.get(kind, Moment(-SNAPSHOT_EVERY_MS)) < SNAPSHOT_EVERY_MS
        if feed.revision - scene.snapshot >= SNAPSHOT_EDITS and not is_recent:
            self._keep_soon(kind)

    # Drafting

    async def set_drafting(self, on: bool, by: Author) -> int | None:
        """Begin a draft, or throw it away; what is so already stays. The Revision with which the draft begins."""
        kept = self.bench.kept
        if on and kept.draft is None:
            await self.shelf.start_draft(self.id, Snapshot.of(kept.published.live), self._clock.now())
        elif not on and kept.draft is not None:
            await self.shelf.discard_draft(self.id)
        else:
            return kept.draft.live.revision if kept.draft else None
        stored = await self.shelf.scenes(self.id)
        kept.draft, kept.base = stored.draft, stored.base
        self._feeds.pop("draft", None)
        self._adopt()
        revision = kept.draft.snapshot if kept.draft else None
        told, of_nobody = (DraftChanged(revision=revision, by=name) for name in (by.name, ""))
        self._builders.tell_builders(told, by.user, instead=of_nobody)
        return kept.draft.live.revision if kept.draft else None

    # Following

    async def follow(self, connection: Connection, kind: SceneKind, after: int) -> None:
        """Give her everything after a Revision, or the snapshot to begin with. Raises NotDrafting."""
        scene = self.bench.scene(kind)
        feed = self._feeds[kind]
        if feed.holds_after(after):
            feed.follow(connection, after)
            return
        entries: Sequence[JournalEntry] = ()
        if after < feed.revision:
            entries = await self.shelf.edits_after(self.id, kind, after, EDITS_ASKED_MAX) or ()
        is_whole = bool(entries) and entries[-1].revision == feed.revision
        if is_whole and feed.give(connection, [self.applied(entry) for entry in entries]):
            return
        if after >= scene.snapshot or feed.revision - scene.snapshot > SNAPSHOT_EDITS:
            await self._keep_now(kind)
        feed.send_reset(connection, scene.snapshot)

    def applied(self, entry: JournalEntry) -> AuthoredEdit:
        """An edit as it is told."""
        edit = AppliedEdit(
            revision=entry.revision,
            kind=entry.kind,
            participant=self._space.participant_of(entry.user),
            request_id=entry.request_id,
            at=entry.at,
            operations=list(entry.operations),
        )
        return AuthoredEdit(entry.user, edit)

    def look(self) -> None:
        """To be called again and again: gives those behind what they can take now."""
        for feed in self._feeds.values():
            for connection in feed.catch_up():
                feed.send_reset(connection, self.bench.scene(feed.scene).snapshot)

    def drop(self, connection: Connection) -> None:
        """She may not build any more: nothing of the draft is hers to hear."""
        if (feed := self._feeds.get("draft")) is not None:
            feed.drop(connection)

    # Keeping

    def rest(self) -> bool:
        """Nobody is here: keep what is not kept as a whole. Whether nothing is left to be done."""
        if self.shelf.refuses() is None and not self._is_stale and not self._has_failed:
            for kind in self._feeds:
                if self.bench.scene(kind).snapshot < self.revision(kind):
                    self._keep_soon(kind)
        return not self._keeping

    def stop(self) -> None:
        for task in self._keeping.values():
            task.cancel()

    def _keep_soon(self, kind: SceneKind) -> None:
        if kind not in self._keeping and (snapshot := self._committed(kind)) is not None:
            task = self._keeping[kind] = asyncio.ensure_future(self._keep(kind, snapshot))
            task.add_done_callback(lambda _: self._kept(kind))

    async def _keep_now(self, kind: SceneKind) -> None:
        if (snapshot := self._committed(kind)) is not None:
            await self._keep(kind, snapshot)

    def _committed(self, kind: SceneKind) -> Snapshot | None:
        """The Scene as it is now; None while something in it is not committed yet."""
        live = self.bench.live(kind)
        return Snapshot.of(live) if live.revision == self.revision(kind) else None

    async def _keep(self, kind: SceneKind, snapshot: Snapshot) -> None:
        """Where it cannot be kept, the journal will do."""
        self._kept_at[kind] = self._clock.moment()
        self._has_failed = True
        with self._boundary.catching("snapshot"):
            await self.shelf.keep_snapshot(self.id, kind, snapshot, self._clock.now())
            self._has_failed = False
            if (kept := self.bench.find(kind)) is not None:
                kept.snapshot = max(kept.snapshot, snapshot.scene.revision)
                kept.live.note_snapshot()
            self._tell_space()

    def _kept(self, kind: SceneKind) -> None:
        del self._keeping[kind]
        self._on_idle()

    # What the Space knows of it

    def _adopt(self) -> None:
        """The feeds of the Scenes that there are now."""
        for kind in SCENES:
            if (kept := self.bench.find(kind)) is None:
                self._feeds.pop(kind, None)
            elif kind not in self._feeds or self._feeds[kind].revision != kept.live.revision:
                self._feeds[kind] = SceneFeed(
                    kind, kept.live.revision, _builders_only if kind == "draft" else _everybody
                )
        self._tell_space()

    def _tell_space(self) -> None:
        draft = self.bench.kept.draft
        self._space.set_revisions(self.revision("published"), draft.snapshot if draft else None)

    async def _begin_anew(self, kind: SceneKind, feed: SceneFeed) -> None:
        """Whoever follows fetches the newest snapshot."""
        if self.bench.find(kind) is not None:
            await self._keep_now(kind)
            feed.reset(self.bench.scene(kind).snapshot)


def _everybody(connection: Connection) -> bool:
    return connection.line is not None


def _builders_only(connection: Connection) -> bool:
    return connection.line is not None and Permission.EDIT in connection.standing.permissions


def models_in(operations: Sequence[Operation]) -> Iterator[str]:
    """The Assets that the models of an edit name; whatever else stands there, the Scene refuses."""
    for operation in operations:
        if isinstance(operation, AddEntity):
            model: object = operation.components.get("model", {}).get("asset")
        elif isinstance(operation, SetProperties) and operation.component == "model":
            model = operation.values.get("asset")
        else:
            continue
        if isinstance(model, str):
            yield model
