"""A Scene that is being built: it takes edits whole or not at all, and knows how each is taken back.

Pure and in memory: `runtime` journals what it answers. An edit costs as much as it changes, not as much as there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.operation import Operation, SetProperties
from lanting.protocol.word import EditKind, Usage
from lanting.scene.attempt import Attempt, Hand
from lanting.scene.authority import Author
from lanting.scene.change import Change
from lanting.scene.component import COMPONENT_NAMES
from lanting.scene.component.placement import Transform
from lanting.scene.difference import difference, published
from lanting.scene.entity import Entity
from lanting.scene.forest import Forest
from lanting.scene.journal import JournalEntry
from lanting.scene.placing import Quaternion, Vector
from lanting.scene.recent import Recent, RecentEdit, Reverting
from lanting.scene.refusal import EditUnknown, NothingToUndo, NotYours
from lanting.scene.rule import SOLE_COMPONENTS, check_sole
from lanting.scene.scene import Scene
from lanting.scene.usage import (
    ENTITY_MAX,
    NOTHING,
    PERSON_MAX,
    SPACE_MAX,
    Tally,
    TrianglesOf,
    Weighed,
    Weight,
    check_budget,
    copies_of,
    weigh,
)
from lanting.scene.whole import check_rights, check_whole, moves_ground, soles_after

NOBODY: Final = UserId("")
"""Who made what came with a template."""
SOLE: Final = frozenset(COMPONENT_NAMES[kind] for kind in SOLE_COMPONENTS)
_OF_ALL_BUILDERS: Final[frozenset[EditKind]] = frozenset({"publish", "restore", "take_back"})
"""What any Builder may undo, whoever did it."""
_PASSING_LOCKS: Final[frozenset[EditKind]] = frozenset({"publish", "restore"})
_TRIED_MAX: Final = 200
"""How far back the last edit that can be undone is looked for."""


class LiveScene(Forest):
    """The Entities of one Scene at its newest Revision."""

    def __init__(
        self,
        scene: Scene,
        triangles_of: TrianglesOf,
        makers: Mapping[EntityId, UserId] = MappingProxyType({}),
        past: Iterable[JournalEntry] = (),
    ) -> None:
        """`makers`: who made what, where a person did. `past`: the edits that led to the Scene, for undo."""
        self.revision, self.template = scene.revision, scene.template
        self.edits_since_snapshot = 0
        self._triangles_of = triangles_of
        self._entities = dict(scene.entities)
        self._makers = dict(makers)
        self._recent = Recent()
        self._scene: Scene | None = scene
        self._children: dict[EntityId, dict[EntityId, None]] = {}
        self._weighed: dict[EntityId, Weighed] = {}
        self._tally = Tally()
        self._soles: dict[str, int] = {}
        self._count_all()
        for each in past:
            self._recent.note(each.revision, each.kind, each.user, each.undoes, each.operations, each.inverse)

    # What is there

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        return MappingProxyType(self._entities)

    @property
    def makers(self) -> Mapping[EntityId, UserId]:
        """Who made what is there, and what is gone but may come back; nobody (`""`) what a template brought."""
        return MappingProxyType(self._makers)

    def note_snapshot(self) -> None:
        """A snapshot is stored: who made what can no more come back is forgotten."""
        self.edits_since_snapshot = 0
        kept = {each: maker for each, maker in self._makers.items() if self._may_be(each)}
        self._makers = {each: maker for each, maker in kept.items() if maker or each not in self._entities}

    def _may_be(self, entity: EntityId) -> bool:
        return entity in self._entities or bool(self._recent.written(entity))

    def get(self, entity: EntityId) -> Entity | None:
        return self._entities.get(entity)

    def children(self, entity: EntityId) -> Collection[EntityId]:
        return self._children.get(entity, {}).keys()

    def name_of(self, entity: EntityId) -> str | None:
        found = self._entities.get(entity)
        return None if found is None else found.name

    def scene(self) -> Scene:
        """What is there now, to be kept: later edits do not change it."""
        if self._scene is None:
            self._scene = Scene.of_checked(self.revision, self.template, dict(self._entities))
        return self._scene

    def usage(self) -> Usage:
        return self._tally.usage()

    def usage_of(self, user: UserId) -> Usage:
        return self._tally.usage_of(user)

    # Editing; each raises EditRefused and has then changed nothing

    def apply(self, operations: Sequence[Operation], author: Author, kind: EditKind = "edit") -> Change:
        """What a person asks for."""
        return self._change(operations, author, kind, "person")

    def carry(self, entity: EntityId, position: Vector, rotation: Quaternion, author: Author) -> Change:
        """Whoever held a thing leaves it there, whatever she may build."""
        values = {"position": list(position), "rotation": list(rotation)}
        put = SetProperties(id=entity, component=COMPONENT_NAMES[Transform], values=values)
        return self._change([put], replace(author, is_builder=True), "carry", "server")

    def undo(self, author: Author, revision: int | None = None, redo: bool = False) -> Change:
        """Take back an edit of one's own, or (`redo`) an undo of hers: a certain one, or the last that still can be."""
        kept = 0
        for edit in islice(self._undoable(author, revision, redo), _TRIED_MAX):
            passes_locks = author.is_builder and self._recent.root_of(edit).kind in _PASSING_LOCKS
            attempt = Attempt(self, author, "server" if passes_locks else "undo")
            reverting = Reverting(self._recent, attempt)
            reverting.take_back(edit)
            kept = kept or reverting.kept
            if attempt.operations:
                return self._keep(attempt, author, "redo" if redo else "undo", edit.revision, reverting.kept)
        if not kept:
            raise NothingToUndo
        return self._nothing(author, "redo" if redo else "undo", kept)

    def take_back(self, author: Author, revision: int) -> Change:
        """Undo all that the author of an edit has done, from that edit on, as far as nobody has changed it since."""
        first = self._recent.get(revision)
        if first is None:
            raise EditUnknown(revision)
        attempt = Attempt(self, author, "undo")
        reverting = Reverting(self._recent, attempt)
        for edit in self._recent.done_by(first.user):
            if edit.revision >= revision:
                reverting.take_back(edit)
        return self._keep(attempt, author, "take_back", revision, reverting.kept)

    def restore(self, scene: Scene, author: Author, kind: EditKind = "restore") -> Change:
        """Become that Scene, in one edit."""
        return self._change(difference(self.scene(), scene), author, kind, "server")

    def publish(self, base: Scene, draft: Scene, author: Author) -> Change:
        """Change here what the draft has changed since it was like `base`."""
        return self._change(published(base, draft, self.scene()), author, "publish", "server")

    def replay(self, entry: JournalEntry) -> None:
        """An edit of the journal, which was judged when it was made."""
        assert entry.revision == self.revision + 1, f"edit {entry.revision} does not follow {self.revision}"
        author = Author(entry.user, entry.name, is_builder=True)
        attempt = Attempt(self, author, "server")
        for operation in entry.operations:
            attempt.take(operation)
        self._commit(attempt, self._reckon(attempt, author, entry.kind))
        self._note(entry.kind, entry.user, entry.undoes, entry.operations, entry.inverse)

    def retrace(self, entry: JournalEntry) -> JournalEntry:
        """An edit of a history from elsewhere, which nobody here has judged; as it is kept. Raises EditRefused."""
        assert entry.revision == self.revision + 1, f"edit {entry.revision} does not follow {self.revision}"
        author = Author(entry.user, entry.name, is_builder=True)
        attempt = Attempt(self, author, "server")
        for operation in entry.operations:
            attempt.take(operation)
        check_whole(self, attempt)
        reckoned = self._reckon(attempt, author, entry.kind)
        self._check_budgets(reckoned, author)
        operations, inverse = attempt.operations, attempt.inverse
        self._commit(attempt, reckoned)
        self._note(entry.kind, entry.user, entry.undoes, operations, inverse)
        return replace(entry, operations=operations, inverse=inverse)

    def _change(self, operations: Sequence[Operation], author: Author, kind: EditKind, by: Hand) -> Change:
        attempt = Attempt(self, author, by)
        for operation in operations:
            attempt.take(operation)
        return self._keep(attempt, author, kind, None, 0)

    def _undoable(self, author: Author, revision: int | None, redo: bool) -> list[RecentEdit]:
        if revision is None:
            return self._recent.undone_by(author.user) if redo else self._recent.built_by(author.user)
        edit = self._recent.get(revision)
        if redo:
            return [each for each in self._recent.undone_by(author.user) if revision in (each.revision, each.undoes)]
        if edit is None or not self._recent.is_done(edit):
            raise EditUnknown(revision)
        if edit.user != author.user and not (author.is_builder and edit.kind in _OF_ALL_BUILDERS):
            raise NotYours(revision)
        return [edit]

    # Keeping an attempt

    def _keep(self, attempt: Attempt, author: Author, kind: EditKind, undoes: int | None, kept: int) -> Change:
        """Judge it as a whole, make it so."""
        if not attempt.operations:
            return self._nothing(author, kind, kept)
        check_whole(self, attempt)
        check_rights(self, attempt, author)
        reckoned = self._reckon(attempt, author, kind)
        self._check_budgets(reckoned, author)
        is_moving, of_publish = moves_ground(self, attempt), self._recent.is_of_publish(kind, undoes)
        operations, inverse = attempt.operations, attempt.inverse
        self._commit(attempt, reckoned)
        self._note(kind, author.user, undoes, operations, inverse)
        return Change(
            self.revision, kind, author.user, author.name, undoes, operations, inverse, kept, of_publish, is_moving
        )

    def _nothing(self, author: Author, kind: EditKind, kept: int) -> Change:
        return Change(None, kind, author.user, author.name, None, [], [], kept, False, False)

    def _reckon(self, attempt: Attempt, author: Author, kind: EditKind) -> _Reckoned:
        weighed: dict[EntityId, Weighed] = {}
        for each in attempt.touched:
            entity = attempt.get(each)
            if entity is None:
                continue
            copies, before = copies_of(attempt, entity), self._weighed.get(each)
            weighed[each] = weigh(entity, before, self._triangles_of, copies)
            if before is not None and before.copies != copies:
                for below in attempt.below(each):
                    times = copies_of(attempt, below)
                    weighed[below.id] = weigh(below, self._weighed.get(below.id), self._triangles_of, times)
        makers = {each: self._maker_after(each, author, kind) for each in {**dict.fromkeys(attempt.touched), **weighed}}
        return _Reckoned(weighed, makers, soles_after(self, attempt, self._soles))

    def _maker_after(self, entity: EntityId, author: Author, kind: EditKind) -> UserId:
        """Whose it counts as: what comes back is whose it was."""
        if entity in self._entities or (kind != "edit" and entity in self._makers):
            return self._makers.get(entity, NOBODY)
        return author.user

    def _check_budgets(self, reckoned: _Reckoned, author: Author) -> None:
        for name, count in reckoned.soles.items():
            check_sole(name, count)
        everybody, people = self._tally.everybody, dict[UserId, Weight]()
        for entity_id, maker in reckoned.makers.items():
            now, then = _total(reckoned.weighed, entity_id), _total(self._weighed, entity_id)
            if now == then:
                continue
            check_budget("entity", then, now, ENTITY_MAX)
            everybody = everybody.changed(then, now)
            if maker != NOBODY:
                people[maker] = people.get(maker, self._tally.people.get(maker, NOTHING)).changed(then, now)
        check_budget("space", self._tally.everybody, everybody, SPACE_MAX)
        if not author.is_builder:
            for user, after in people.items():
                check_budget("person", self._tally.people.get(user, NOTHING), after, PERSON_MAX)

    def _commit(self, attempt: Attempt, reckoned: _Reckoned) -> None:
        """From here on nothing can fail."""
        self._soles = reckoned.soles
        for entity_id, maker in reckoned.makers.items():
            self._count(entity_id, reckoned.weighed.get(entity_id), maker)
        for entity_id in attempt.touched:
            old, new = self._entities.get(entity_id), attempt.get(entity_id)
            self._hang(old, new)
            if new is None or entity_id in attempt.added:
                self._entities.pop(entity_id, None)
            else:
                self._entities[entity_id] = new
        for entity_id in attempt.added:
            added = attempt.get(entity_id)
            assert added is not None, "what is added is there"
            self._entities[entity_id] = added

    def _note(
        self,
        kind: EditKind,
        user: UserId,
        undoes: int | None,
        operations: Sequence[Operation],
        inverse: list[Operation],
    ) -> None:
        self.revision += 1
        self.edits_since_snapshot += 1
        self._scene = None
        self._recent.note(self.revision, kind, user, undoes, operations, inverse)

    # Counting

    def _count_all(self) -> None:
        for entity in self._entities.values():
            self._hang(None, entity)
            weighed = self._weighed[entity.id] = weigh(entity, None, self._triangles_of, copies_of(self, entity))
            self._tally.move(NOBODY, NOTHING, self._makers.get(entity.id, NOBODY), weighed.total)
        self._soles = Counter(name for entity in self._entities.values() for name in entity.components if name in SOLE)

    def _count(self, entity: EntityId, weighed: Weighed | None, maker: UserId) -> None:
        """An Entity weighs this now, and is that maker's; None: it is gone."""
        before, owner = self._weighed.pop(entity, None), self._makers.get(entity, NOBODY)
        self._makers[entity] = maker
        if weighed is not None:
            self._weighed[entity] = weighed
        then, now = NOTHING if before is None else before.total, NOTHING if weighed is None else weighed.total
        if then != now or owner != maker:
            self._tally.move(owner, then, maker, now)

    def _hang(self, old: Entity | None, new: Entity | None) -> None:
        before, after = None if old is None else old.parent, None if new is None else new.parent
        if before == after:
            return
        if old is not None and before is not None:
            children = self._children[before]
            del children[old.id]
            if not children:
                del self._children[before]
        if new is not None and after is not None:
            self._children.setdefault(after, {})[new.id] = None


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """What an attempt costs, whom, and what there is only once."""

    weighed: Mapping[EntityId, Weighed]
    makers: Mapping[EntityId, UserId]
    soles: dict[str, int]


def _total(weighed: Mapping[EntityId, Weighed], entity: EntityId) -> Weight:
    found = weighed.get(entity)
    return NOTHING if found is None else found.total
