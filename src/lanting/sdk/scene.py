"""The Scene as a Bot follows it: a snapshot, then every edit in order, over broken lines too (SC-40 to SC-43)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from lanting.protocol.message import Request
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.request import AskEdits
from lanting.protocol.scene_notice import AppliedEdit, Edits, SceneReset
from lanting.protocol.word import SceneKind
from lanting.sdk.error import BotError
from lanting.sdk.pace import Pace
from lanting.sdk.way import Way

ENTITY: Final = "entity"
"""The name under which an Entity's own properties are said, as those of a component."""


class SceneEntity(msgspec.Struct, frozen=True, kw_only=True):
    """One Entity, as the snapshot and the edits say it. Fields of a newer Server are passed over."""

    id: str
    name: str = ""
    description: str = ""
    words: str | None = None
    """Of a thing of ours: the key of its name in `locales/<language>/thing.ftl`."""
    parent: str | None = None
    is_locked: bool = False
    components: dict[str, dict[str, Any]] = {}
    """By component name; every property of each."""


class _Snapshot(msgspec.Struct):
    revision: int
    entities: list[SceneEntity]


_decoder: Final = msgspec.json.Decoder(_Snapshot)


class BotScene:
    """The things in the place, as they are at `revision`."""

    def __init__(self, kind: SceneKind) -> None:
        self.kind = kind
        """`published`, or the `draft` of those who build."""
        self.revision = -1
        """-1 until the first snapshot is there."""
        self._entities: dict[str, SceneEntity] = {}
        self._news = asyncio.Event()

    @property
    def entities(self) -> Mapping[str, SceneEntity]:
        """By id. The Entities themselves never change: an edit puts others in their place."""
        return self._entities

    async def until(self, revision: int) -> None:
        """Wait until the edit with this Revision is in here, for example one's own."""
        while self.revision < revision:
            self._news.clear()
            await self._news.wait()

    def begin(self, snapshot: bytes) -> None:
        """Start anew from a snapshot. Raises ValueError for what is none."""
        try:
            read = _decoder.decode(snapshot)
        except msgspec.DecodeError as error:
            raise ValueError(f"this is no scene snapshot: {error}") from error
        self._entities = {entity.id: entity for entity in read.entities}
        self._is_at(read.revision)

    def apply(self, edit: AppliedEdit) -> None:
        """Take in the next edit."""
        for operation in edit.operations:
            self._do(operation)
        self._is_at(edit.revision)

    def _is_at(self, revision: int) -> None:
        self.revision = revision
        self._news.set()

    def _do(self, operation: Operation) -> None:
        match operation:
            case AddEntity():
                self._entities[operation.id] = msgspec.convert(msgspec.to_builtins(operation), SceneEntity)
            case RemoveEntity():
                self._remove(operation.id)
            case SetProperties(id=entity, component=component, values=values):
                before = self._entities[entity]
                if component == ENTITY:
                    self._entities[entity] = msgspec.structs.replace(before, **values)
                else:
                    properties = before.components.get(component, {}) | values
                    self._put(before, before.components | {component: properties})
            case ClearComponent(id=entity, component=component):
                before = self._entities[entity]
                self._put(before, {name: each for name, each in before.components.items() if name != component})

    def _put(self, entity: SceneEntity, components: dict[str, dict[str, Any]]) -> None:
        self._entities[entity.id] = msgspec.structs.replace(entity, components=components)

    def _remove(self, entity: str) -> None:
        """With everything that hangs on it."""
        gone = {entity}
        while len(gone) != len(gone := gone | {each.id for each in self._entities.values() if each.parent in gone}):
            pass
        self._entities = {id_: each for id_, each in self._entities.items() if id_ not in gone}


class SceneKeeper:
    """Keeps the Scenes up that the program follows."""

    def __init__(
        self, way: Way, tell: Callable[[Request], object], on_edit: Callable[[SceneKind, AppliedEdit], None]
    ) -> None:
        self.scenes: dict[SceneKind, BotScene] = {}
        self._way = way
        self._tell = tell
        self._on_edit = on_edit
        self._fetching: dict[SceneKind, asyncio.Task[None]] = {}
        self._pace = Pace()
        self._asking: dict[SceneKind, asyncio.TimerHandle] = {}

    async def follow(self, kind: SceneKind, revision: int | None) -> BotScene:
        """Fetch the snapshot of a Revision, or the newest, and hear everything from it on. Raises as fetching does."""
        scene = self.scenes.get(kind)
        if scene is None:
            scene = BotScene(kind)
            scene.begin(await self._way.snapshot(kind, revision))
            self.scenes[kind] = scene
            self._ask(scene)
        return scene

    def welcomed(self) -> None:
        """On another connection: what was missed is asked for."""
        for scene in self.scenes.values():
            self._ask(scene)

    def hear(self, notice: Edits | SceneReset) -> None:
        scene = self.scenes.get(notice.scene)
        if scene is None:
            return
        if isinstance(notice, SceneReset):
            self._fetch(scene, notice.revision)
            return
        for edit in notice.edits:
            if edit.revision == scene.revision + 1:
                scene.apply(edit)
                self._on_edit(scene.kind, edit)
            elif edit.revision > scene.revision:
                self._ask(scene)
                return

    def drop(self, kind: SceneKind) -> None:
        """This Scene is no more, or is begun anew."""
        self.scenes.pop(kind, None)
        if (task := self._fetching.pop(kind, None)) is not None:
            task.cancel()
        if (turn := self._asking.pop(kind, None)) is not None:
            turn.cancel()

    def close(self) -> None:
        for kind in list(self.scenes):
            self.drop(kind)

    def _ask(self, scene: BotScene) -> None:
        """In its turn: what is refused for coming too fast would never be answered, and nothing be heard any more."""
        if scene.kind in self._fetching or scene.kind in self._asking:
            return
        loop = asyncio.get_running_loop()
        wait_s = self._pace.wait_s(AskEdits, loop.time())
        if wait_s:
            self._asking[scene.kind] = loop.call_later(wait_s, self._ask_now, scene)
        else:
            self._ask_now(scene)

    def _ask_now(self, scene: BotScene) -> None:
        self._asking.pop(scene.kind, None)
        if scene.kind not in self._fetching:
            self._tell(AskEdits(scene=scene.kind, after=scene.revision))

    def _fetch(self, scene: BotScene, revision: int) -> None:
        if scene.kind not in self._fetching:
            self._fetching[scene.kind] = asyncio.create_task(self._begin_anew(scene, revision))

    async def _begin_anew(self, scene: BotScene, revision: int) -> None:
        try:
            scene.begin(await self._way.snapshot(scene.kind, revision))
        except (BotError, ValueError):
            pass  # Asked again below: the answer names the snapshot that there is then.
        finally:
            self._fetching.pop(scene.kind, None)
        self._ask(scene)
