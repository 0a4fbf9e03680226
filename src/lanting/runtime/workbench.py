"""The two Scenes of a Space in memory, and what each request of a builder makes of them.

What is done here is ahead of what is stored. If it cannot be stored, the Scenes are thrown away and read anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.protocol.request import Edit, Publish, Restore, TakeBack, Undo
from lanting.protocol.word import Overwriting, SceneKind
from lanting.runtime.scene_shelf import KeptScene, KeptScenes
from lanting.scene.authority import Author
from lanting.scene.change import Change
from lanting.scene.component import Component
from lanting.scene.difference import changed_entities, moved_base, overwriting
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.space.command import SaveCarry

OVERWRITING_TOLD_MAX: Final = 100
Changing = Edit | Undo | Restore | TakeBack | Publish
"""The requests that end in a Change."""


class Drafting(EditRefused):
    """What is edited while there is a draft, is the draft."""

    code = "drafting"

    def __init__(self) -> None:
        super().__init__("a draft is being made of this space; change the draft, and publish it when it is ready")


class NotDrafting(EditRefused):
    """There is no draft."""

    code = "not_drafting"

    def __init__(self) -> None:
        super().__init__("there is no draft of this space; start one, or change the published scene")


class RevisionUnknown(EditRefused):
    """The Scene was never at this Revision."""

    code = "revision_unknown"

    def __init__(self, revision: int) -> None:
        super().__init__(f"this scene has no revision {revision}; choose one of its history", revision=revision)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What publishing would do."""

    entities: int
    overwriting: list[Overwriting]


class Workbench:
    """Changes Scenes as their rules allow. One request at a time."""

    def __init__(self, kept: KeptScenes) -> None:
        self.kept = kept

    @property
    def is_drafting(self) -> bool:
        return self.kept.draft is not None

    def find(self, kind: SceneKind) -> KeptScene | None:
        return self.kept.published if kind == "published" else self.kept.draft

    def scene(self, kind: SceneKind) -> KeptScene:
        """Raises NotDrafting."""
        found = self.find(kind)
        if found is None:
            raise NotDrafting
        return found

    def live(self, kind: SceneKind) -> LiveScene:
        """Raises NotDrafting."""
        return self.scene(kind).live

    def has(self, entity: EntityId, component: type[Component]) -> bool:
        """Whether there is such a thing in either Scene."""
        scenes = [kept.live.scene() for kept in (self.kept.published, self.kept.draft) if kept is not None]
        found = [scene.entities.get(entity) for scene in scenes]
        return any(each is not None and each.get(component) is not None for each in found)

    def carry_out(self, request: Changing, author: Author, then: Scene | None) -> tuple[SceneKind, Change]:
        """Do what was asked for; `then`: the Scene to be restored. Raises EditRefused, and nothing has changed then."""
        match request:
            case Publish():
                return "published", self._publish(author)
            case Edit(scene="published") if self.is_drafting:
                raise Drafting
            case Edit(scene=scene, operations=operations):
                return scene, self.live(scene).apply(operations, author)
            case Undo(scene=scene, revision=revision, redo=redo):
                return scene, self._undo(scene, author, revision, redo)
            case TakeBack(scene=scene, revision=revision):
                return scene, self.live(scene).take_back(author, revision)
            case Restore(scene=scene, revision=revision):
                if then is None:
                    raise RevisionUnknown(revision)
                return scene, self.live(scene).restore(then, author)

    def carry(self, carry: SaveCarry) -> Change:
        """A hand has left a thing in the published Scene, draft or not. Raises EditRefused."""
        author = Author(carry.user, carry.name)
        return self.live("published").carry(carry.entity, carry.place.position, carry.place.rotation, author)

    def comparison(self) -> Callable[[], Comparison]:
        """How to compare the draft with what it was begun from: takes a while, and may be called in a thread.

        Raises NotDrafting.
        """
        base, draft, published = self._base(), self.live("draft").scene(), self.live("published").scene()
        return lambda: Comparison(
            changed_entities(base, draft), overwriting(base, draft, published)[:OVERWRITING_TOLD_MAX]
        )

    def _publish(self, author: Author) -> Change:
        base, draft = self._base(), self.live("draft").scene()
        change = self.live("published").publish(base, draft, author)
        self.kept.base = draft
        return change

    def _undo(self, scene: SceneKind, author: Author, revision: int | None, redo: bool) -> Change:
        change = self.live(scene).undo(author, revision, redo)
        if change.undoes_publish and self.kept.base is not None:
            # What was published is in the draft alone again, so the next publishing brings it once more.
            self.kept.base = moved_base(self.kept.base, change.operations)
        return change

    def _base(self) -> Scene:
        if self.kept.base is None:
            raise NotDrafting
        return self.kept.base
