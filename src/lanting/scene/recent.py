"""The edits that can still be taken back, and who wrote each property last.

An undo lays bare what was there before: the property's last writer is again who it was. A redo lays it over once more.
What somebody else has written meanwhile is kept.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.word import EditKind
from lanting.scene.attempt import Attempt
from lanting.scene.change import Key, keys_of
from lanting.scene.refusal import EditRefused

EDITS_RECENT_MAX: Final = 5_000
BYTES_RECENT_MAX: Final = 16 * 1024 * 1024
"""Of their inverse operations as JSON."""

_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(list[Operation])


@dataclass(frozen=True, slots=True)
class RecentEdit:
    """One edit, as far as taking it back asks."""

    revision: int
    kind: EditKind
    user: UserId
    undoes: int | None
    inverse: bytes
    before: Mapping[Key, int]
    """Who wrote each of its properties before; 0: nobody that is still known."""
    after: Mapping[Key, int]
    """Who counts as their writer since."""


@dataclass(slots=True)
class _Person:
    """What one may undo and redo, the last at the end."""

    done: dict[int, None] = field(default_factory=dict)
    undone: dict[int, None] = field(default_factory=dict)


class Recent:
    """A window of the journal."""

    def __init__(self) -> None:
        self._edits: dict[int, RecentEdit] = {}
        self._order: deque[int] = deque()
        self._bytes = 0
        self._writers: dict[str, dict[Key, int]] = {}
        self._people: dict[UserId, _Person] = {}

    def note(
        self,
        revision: int,
        kind: EditKind,
        user: UserId,
        undoes: int | None,
        operations: Iterable[Operation],
        inverse: list[Operation],
    ) -> None:
        """An edit has happened: it wrote its properties."""
        target = self._edits.get(undoes) if undoes is not None and kind in ("undo", "redo") else None
        laid_bare: Mapping[Key, int] = {} if target is None else target.before
        keys = keys_of(operations, inverse)
        before = {key: self.writer(key) for key in keys}
        after = {key: laid_bare.get(key, revision) for key in keys}
        edit = RecentEdit(revision, kind, user, undoes, _encoder.encode(inverse), before, after)
        self._write(after)
        self._edits[revision] = edit
        self._order.append(revision)
        self._bytes += len(edit.inverse)
        self._stack(edit, target)
        while len(self._order) > EDITS_RECENT_MAX or self._bytes > BYTES_RECENT_MAX:
            self._forget(self._edits.pop(self._order.popleft()))

    def is_of_publish(self, kind: EditKind, undoes: int | None) -> bool:
        """Whether an edit of that kind takes back a publish, or does it again."""
        target = None if undoes is None or kind not in ("undo", "redo") else self._edits.get(undoes)
        return target is not None and self.root_of(target).kind == "publish"

    def root_of(self, edit: RecentEdit) -> RecentEdit:
        """What an undo is about; any other edit itself."""
        target = None if edit.undoes is None or edit.kind != "undo" else self._edits.get(edit.undoes)
        return edit if target is None else target

    def get(self, revision: int) -> RecentEdit | None:
        return self._edits.get(revision)

    def writer(self, key: Key) -> int:
        """Which edit wrote a property last; 0: none that is still known."""
        return self._writers.get(key[0], {}).get(key, 0)

    def written(self, entity: str) -> Mapping[Key, int]:
        """Every property of an Entity of which the last writer is known."""
        return self._writers.get(entity, {})

    def done_by(self, user: UserId) -> list[RecentEdit]:
        """What one can undo, the newest first."""
        return [self._edits[each] for each in reversed(self._person(user).done)]

    def built_by(self, user: UserId) -> list[RecentEdit]:
        """Those of them that undoing the last is about: what one has carried somewhere stays there."""
        return [edit for edit in self.done_by(user) if edit.kind != "carry"]

    def undone_by(self, user: UserId) -> list[RecentEdit]:
        """The undos that one can redo, the newest first."""
        return [self._edits[each] for each in reversed(self._person(user).undone)]

    def is_done(self, edit: RecentEdit) -> bool:
        """Whether it is not undone."""
        return edit.revision in self._person(edit.user).done

    def _person(self, user: UserId) -> _Person:
        return self._people.get(user) or _Person()

    def _stack(self, edit: RecentEdit, target: RecentEdit | None) -> None:
        person = self._people.setdefault(edit.user, _Person())
        if edit.kind == "undo":
            if target is not None:
                self._person(target.user).done.pop(target.revision, None)
                person.undone[edit.revision] = None
        elif edit.kind == "redo":
            person.undone.pop(edit.undoes or 0, None)
            first = None if target is None else self._edits.get(target.undoes or 0)
            if first is not None:
                self._people.setdefault(first.user, _Person()).done[first.revision] = None
        else:
            person.done[edit.revision] = None
            if edit.kind != "carry":
                person.undone.clear()

    def _write(self, writers: Mapping[Key, int]) -> None:
        for key, revision in writers.items():
            if revision:
                self._writers.setdefault(key[0], {})[key] = revision
            else:
                self._erase(key)

    def _erase(self, key: Key) -> None:
        written = self._writers.get(key[0])
        if written is not None:
            written.pop(key, None)
            if not written:
                del self._writers[key[0]]

    def _forget(self, edit: RecentEdit) -> None:
        self._bytes -= len(edit.inverse)
        person = self._person(edit.user)
        person.done.pop(edit.revision, None)
        person.undone.pop(edit.revision, None)
        if not person.done and not person.undone:
            self._people.pop(edit.user, None)
        for key in edit.after:
            if self.writer(key) == edit.revision:
                self._erase(key)


class Reverting:
    """Takes edits back in an attempt, the newest first, each as far as its author is still the last who wrote there."""

    def __init__(self, recent: Recent, attempt: Attempt) -> None:
        self._recent, self._attempt = recent, attempt
        self._laid_bare: dict[Key, int] = {}
        self.kept = 0

    def take_back(self, edit: RecentEdit) -> None:
        for operation in _unlocking_first(_decoder.decode(edit.inverse)):
            left = self._as_far_as_own(operation, edit)
            if left is None:
                continue
            try:
                self._attempt.take(left)
            except EditRefused:
                self.kept += _size(left)
        for key in edit.after:
            if self._is_own(key, edit):
                self._laid_bare[key] = edit.before[key]

    def _as_far_as_own(self, operation: Operation, edit: RecentEdit) -> Operation | None:
        match operation:
            case SetProperties(id=entity, component=component, values=values):
                present = self._attempt.get(EntityId(entity))
                if present is not None and component != "entity" and component not in present.components:
                    return self._if(self._is_own((entity, component, ""), edit), operation)
                own = {
                    field: value for field, value in values.items() if self._is_own((entity, component, field), edit)
                }
                self.kept += len(values) - len(own)
                return SetProperties(id=entity, component=component, values=own) if own else None
            case ClearComponent(id=entity, component=component):
                is_own = self._is_own((entity, component, ""), edit)
                return self._if(is_own and not self._others_since(edit, entity, component), operation)
            case AddEntity(id=entity):
                return self._if(self._is_own((entity, "", ""), edit), operation)
            case RemoveEntity(id=entity):
                below = [entity, *(each.id for each in self._attempt.below(EntityId(entity)))]
                return self._if(all(self._goes_with(edit, each) for each in below), operation)

    def _if(self, is_own: bool, operation: Operation) -> Operation | None:
        self.kept += 0 if is_own else _size(operation)
        return operation if is_own else None

    def _is_own(self, key: Key, edit: RecentEdit) -> bool:
        """Whether that edit still counts as the last that wrote it."""
        writer = self._laid_bare.get(key)
        return key in edit.after and (self._recent.writer(key) if writer is None else writer) == edit.after[key]

    def _goes_with(self, edit: RecentEdit, entity: str) -> bool:
        """Whether an Entity may go: this edit, or a later one of hers, brought it, and nobody else touched it since."""
        if self._others_since(edit, entity):
            return False
        if (entity, "", "") in edit.after:
            return self._is_own((entity, "", ""), edit)
        maker = self._recent.get(self._recent.writer((entity, "", "")))
        return maker is not None and maker.user == edit.user and maker.revision > edit.revision

    def _others_since(self, edit: RecentEdit, entity: str, component: str | None = None) -> bool:
        for key, revision in self._recent.written(entity).items():
            if revision > edit.revision and component in (None, key[1]):
                writer = self._recent.get(revision)
                if writer is not None and writer.user != edit.user:
                    return True
        return False


def _unlocking_first(operations: list[Operation]) -> list[Operation]:
    """What an edit brought locked is unlocked before what it hung on it is taken away."""
    locks = [each for each in operations if isinstance(each, SetProperties) and "is_locked" in each.values]
    times = Counter(each.id for each in locks)
    # What the edit had brought and taken away again is unlocked where it comes back, not before.
    back = {each.id for each in operations if isinstance(each, AddEntity)}
    first = [each for each in locks if times[each.id] == 1 and not each.values["is_locked"] and each.id not in back]
    return [*first, *(each for each in operations if each not in first)] if first else operations


def _size(operation: Operation) -> int:
    """How many properties it concerns, roughly as people count them."""
    return len(operation.values) if isinstance(operation, SetProperties) else 1
