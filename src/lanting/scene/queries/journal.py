"""The journal of edits: to append, to read on from, to look back into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, Select, desc, func, insert, select

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import EntityId, SpaceId, UserId
from lanting.protocol.operation import AddEntity
from lanting.protocol.word import PastEdit, SceneKind
from lanting.scene.journal import JournalEntry, pack, unpack
from lanting.scene.tables import scene_edits, scene_snapshots

EDITS_AFTER_MAX: Final = 2_000
"""Who missed more fetches a snapshot."""
_NAMES_MAX: Final = 3
NameOf = Callable[[EntityId], str | None]


class JournalMoved(LantingError):
    """Somebody else has appended meanwhile: another process runs this Space."""

    code = "journal_moved"

    def __init__(self, space_id: SpaceId, expected: int, found: int) -> None:
        super().__init__(
            f"the journal of space {space_id} stands at revision {found}, not at {expected}; let one server run it",
            space_id=space_id,
            expected=expected,
            found=found,
        )


class Answered(NamedTuple):
    """What a request became."""

    scene: SceneKind
    revision: int


def append_edits(
    connection: Connection, space_id: SpaceId, scene: SceneKind, expected: int, entries: Sequence[JournalEntry]
) -> None:
    """Append edits that follow the Revision `expected`, all or none. Raises JournalMoved."""
    found = newest_edit(connection, space_id, scene)
    if found < expected:  # where nothing was edited since a snapshot was stored
        found = _newest_known(connection, space_id, scene)
    if found != expected or [each.revision for each in entries] != [*range(expected + 1, expected + 1 + len(entries))]:
        raise JournalMoved(space_id, expected, found)
    if entries:
        connection.execute(
            insert(scene_edits),
            [
                {
                    "space_id": space_id,
                    "scene": scene,
                    "revision": each.revision,
                    "kind": each.kind,
                    "user_id": each.user,
                    "name": each.name,
                    "request_id": each.request_id,
                    "at": each.at,
                    "undoes": each.undoes,
                    "operations": pack(each.operations),
                    "inverse": pack(each.inverse),
                }
                for each in entries
            ],
        )


def find_request(connection: Connection, space_id: SpaceId, user: UserId, request_id: str) -> Answered | None:
    """What the request with this id became, if it has changed anything."""
    row = connection.execute(
        select(scene_edits.c.scene, scene_edits.c.revision).where(
            scene_edits.c.space_id == space_id,
            scene_edits.c.user_id == user,
            scene_edits.c.request_id == request_id,
        )
    ).first()
    return None if row is None else Answered(row.scene, int(row.revision))


def recent_requests(connection: Connection, space_id: SpaceId, limit: int) -> dict[tuple[UserId, str], Answered]:
    """What the last requests became, of both Scenes, by who asked and under which id."""
    rows = connection.execute(
        select(scene_edits.c.user_id, scene_edits.c.request_id, scene_edits.c.scene, scene_edits.c.revision)
        .where(scene_edits.c.space_id == space_id)
        .order_by(desc(scene_edits.c.at))
        .limit(limit)
    )
    return {(UserId(row.user_id), row.request_id): Answered(row.scene, int(row.revision)) for row in rows}


def edits_after(
    connection: Connection,
    space_id: SpaceId,
    after: int,
    scene: SceneKind = "published",
    edits_max: int = EDITS_AFTER_MAX,
) -> list[JournalEntry] | None:
    """All edits after a Revision, in order; None where they are too many, or not all there."""
    newest = _newest_known(connection, space_id, scene)
    if not 0 <= newest - after <= edits_max:
        return None
    edits = edits_between(connection, space_id, scene, after, newest)
    return edits if len(edits) == newest - after else None


def edits_between(
    connection: Connection, space_id: SpaceId, scene: SceneKind, after: int, up_to: int
) -> list[JournalEntry]:
    """The edits after one Revision, up to and with another, in order."""
    found = _of_scene(space_id, scene).where(scene_edits.c.revision > after, scene_edits.c.revision <= up_to)
    return [_entry(row) for row in connection.execute(found.order_by(scene_edits.c.revision))]


def recent_edits(
    connection: Connection, space_id: SpaceId, scene: SceneKind, up_to: int, edits_max: int
) -> list[JournalEntry]:
    """The last edits up to a Revision, in order."""
    found = _of_scene(space_id, scene).where(scene_edits.c.revision <= up_to)
    rows = connection.execute(found.order_by(desc(scene_edits.c.revision)).limit(max(edits_max, 0)))
    return [_entry(row) for row in rows][::-1]


def newest_edit(connection: Connection, space_id: SpaceId, scene: SceneKind) -> int:
    """The Revision of the newest edit; 0 where there is none."""
    number = connection.scalar(
        select(func.max(scene_edits.c.revision)).where(scene_edits.c.space_id == space_id, scene_edits.c.scene == scene)
    )
    return int(number or 0)


def was_edited(connection: Connection, space_id: SpaceId) -> bool:
    """Whether anybody has ever edited the Space, published or not."""
    return (
        connection.scalar(select(scene_edits.c.revision).where(scene_edits.c.space_id == space_id).limit(1)) is not None
    )


def history_page(
    connection: Connection,
    space_id: SpaceId,
    user: UserId,
    before: int | None,
    limit: int,
    name_of: NameOf,
    scene: SceneKind = "published",
    unseen: Collection[UserId] = (),
) -> tuple[list[PastEdit], int | None]:
    """Edits as one user sees them, the newest first, and the `before` of the next page. The `unseen` have no names."""
    found = _of_scene(space_id, scene)
    if before is not None:
        found = found.where(scene_edits.c.revision < before)
    entries = [_entry(row) for row in connection.execute(found.order_by(desc(scene_edits.c.revision)).limit(limit + 1))]
    page = entries[:limit]
    undone = _undone(connection, space_id, scene, [each.revision for each in page])
    past = [
        PastEdit(
            revision=each.revision,
            kind=each.kind,
            name="" if each.user in unseen else each.name,
            is_mine=each.user == user,
            at=each.at,
            operations=len(each.operations),
            entities=_names(each, name_of),
            is_undone=each.revision in undone,
        )
        for each in page
    ]
    return past, page[-1].revision if len(entries) > limit else None


def _undone(connection: Connection, space_id: SpaceId, scene: SceneKind, revisions: Iterable[int]) -> set[int]:
    """Those that are taken back, and not brought back again."""
    undos = _undoing(connection, space_id, scene, "undo", revisions)
    redone = {undone for _, undone in _undoing(connection, space_id, scene, "redo", [undo for undo, _ in undos])}
    return {undone for undo, undone in undos if undo not in redone}


def _undoing(
    connection: Connection, space_id: SpaceId, scene: SceneKind, kind: str, revisions: Iterable[int]
) -> list[tuple[int, int]]:
    rows = connection.execute(
        select(scene_edits.c.revision, scene_edits.c.undoes).where(
            scene_edits.c.space_id == space_id,
            scene_edits.c.scene == scene,
            scene_edits.c.kind == kind,
            scene_edits.c.undoes.in_(list(revisions)),
        )
    )
    return [(int(row.revision), int(row.undoes)) for row in rows]


def _names(entry: JournalEntry, name_of: NameOf) -> list[str]:
    """Of what it changed, as it is or was called."""
    said = {
        each.id: each.name for both in (entry.inverse, entry.operations) for each in both if isinstance(each, AddEntity)
    }
    names: dict[str, None] = {}
    for operation in entry.operations:
        name = name_of(EntityId(operation.id)) or said.get(operation.id)
        if name:
            names[name] = None
        if len(names) == _NAMES_MAX:
            break
    return list(names)


def _newest_known(connection: Connection, space_id: SpaceId, scene: SceneKind) -> int:
    snapshot = connection.scalar(
        select(func.max(scene_snapshots.c.revision)).where(
            scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == scene
        )
    )
    return max(int(snapshot or 0), newest_edit(connection, space_id, scene))


def _of_scene(space_id: SpaceId, scene: SceneKind) -> Select[Any]:
    return select(scene_edits).where(scene_edits.c.space_id == space_id, scene_edits.c.scene == scene)


def _entry(row: Row[Any]) -> JournalEntry:
    return JournalEntry(
        int(row.revision),
        row.kind,
        UserId(row.user_id),
        row.name,
        row.request_id,
        Instant(row.at),
        None if row.undoes is None else int(row.undoes),
        unpack(row.operations),
        unpack(row.inverse),
    )
