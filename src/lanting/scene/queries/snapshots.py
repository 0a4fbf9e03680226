"""Revisions as a whole, and the Scene at its newest or at any earlier one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, Select, delete, desc, func, insert, select

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId
from lanting.protocol.word import SceneKind
from lanting.scene.entity import Entity
from lanting.scene.journal import JournalEntry
from lanting.scene.live_scene import LiveScene
from lanting.scene.queries.journal import edits_between, newest_edit, recent_edits, was_edited
from lanting.scene.recent import EDITS_RECENT_MAX
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, decode_content, encode_content, unpack_makers
from lanting.scene.tables import scene_snapshots
from lanting.scene.usage import TrianglesOf

SNAPSHOTS_KEPT: Final = 8
"""The newest; of those before, every one that is SNAPSHOTS_APART edits from the next."""
SNAPSHOTS_APART: Final = 5_000
_FIRST_REVISION: Final = 1


class SceneMissing(LantingError):
    """The Space has no Scene at all: it was not founded whole."""

    code = "scene_missing"

    def __init__(self, space_id: SpaceId) -> None:
        super().__init__(f"space {space_id} has no scene; restore the database from its last backup", space_id=space_id)


def save_revision(
    connection: Connection, space_id: SpaceId, template: str, entities: Iterable[Entity], created_at: Instant
) -> int:
    """Store what a template makes as the next Revision, unless the newest holds just that; return the newest's number.

    Where anybody has ever edited, the template has no more say. Raises SceneRefused.
    """
    if was_edited(connection, space_id):
        return newest_revision(connection, space_id)
    made = Scene(_FIRST_REVISION, template, entities)
    newest = connection.execute(_up_to(space_id, "published", None)).first()
    if newest is not None and (newest.template, zlib.decompress(newest.content)) == (template, encode_content(made)):
        return int(newest.revision)
    revision = _FIRST_REVISION if newest is None else int(newest.revision) + 1
    insert_snapshot(connection, space_id, Snapshot(made, {}), revision, created_at, "published")
    return revision


def newest_revision(connection: Connection, space_id: SpaceId, scene: SceneKind = "published") -> int:
    """The number of the Scene that the Space has now. Raises SceneMissing."""
    snapshot = newest_snapshot_revision(connection, space_id, scene)
    return max(snapshot, newest_edit(connection, space_id, scene))


def newest_snapshot_revision(connection: Connection, space_id: SpaceId, scene: SceneKind = "published") -> int:
    """The newest Revision that can be fetched as a whole. Raises SceneMissing."""
    number = connection.scalar(
        select(func.max(scene_snapshots.c.revision)).where(
            scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == scene
        )
    )
    if number is None:
        raise SceneMissing(space_id)
    return int(number)


def newest_scene(connection: Connection, space_id: SpaceId, scene: SceneKind = "published") -> Scene:
    """The Scene that the Space has now. Raises SceneMissing."""
    found = scene_at(connection, space_id, newest_revision(connection, space_id, scene), scene)
    if found is None:
        raise SceneMissing(space_id)
    return found


def scene_at(connection: Connection, space_id: SpaceId, revision: int, scene: SceneKind = "published") -> Scene | None:
    """The Scene as it was at a Revision; None where there was none, or none that can still be known."""
    row = connection.execute(_up_to(space_id, scene, revision)).first()
    if row is None:
        return None
    edits = edits_between(connection, space_id, scene, row.revision, revision)
    if row.revision + len(edits) != revision:
        return None
    return _replayed(row, edits, lambda _: 0).scene()


def open_scene(
    connection: Connection, space_id: SpaceId, triangles_of: TrianglesOf, scene: SceneKind = "published"
) -> LiveScene:
    """The Scene that the Space has now, to be built on. Raises SceneMissing."""
    row = connection.execute(_up_to(space_id, scene, None)).first()
    if row is None:
        raise SceneMissing(space_id)
    newest = max(int(row.revision), newest_edit(connection, space_id, scene))
    edits = edits_between(connection, space_id, scene, row.revision, newest)
    past = recent_edits(connection, space_id, scene, row.revision, EDITS_RECENT_MAX - len(edits))
    return _replayed(row, edits, triangles_of, past)


def find_snapshot(
    connection: Connection, space_id: SpaceId, revision: int, scene: SceneKind = "published"
) -> bytes | None:
    """One stored Revision as the JSON that a newcomer fetches, as `snapshot.encode_snapshot` would make it."""
    row = connection.execute(
        select(scene_snapshots).where(
            scene_snapshots.c.space_id == space_id,
            scene_snapshots.c.scene == scene,
            scene_snapshots.c.revision == revision,
        )
    ).first()
    if row is None:
        return None
    # Joined as bytes: what was checked when it was stored need not be checked again for every newcomer.
    head = msgspec.json.encode({"revision": row.revision, "template": row.template})
    return head[:-1] + b',"entities":' + zlib.decompress(row.content) + b"}"


def write_snapshot(
    connection: Connection, space_id: SpaceId, snapshot: Snapshot, at: Instant, scene: SceneKind = "published"
) -> None:
    """Store a Revision whose edits are journalled; older ones are thinned out."""
    is_there = scene_snapshots.c.revision == snapshot.scene.revision
    if connection.execute(_up_to(space_id, scene, snapshot.scene.revision).where(is_there)).first() is None:
        insert_snapshot(connection, space_id, snapshot, snapshot.scene.revision, at, scene)
        _thin_out(connection, space_id, scene)


def insert_snapshot(
    connection: Connection, space_id: SpaceId, snapshot: Snapshot, revision: int, at: Instant, scene: SceneKind
) -> None:
    """What a snapshot holds as a Revision that is not there yet."""
    connection.execute(
        insert(scene_snapshots).values(
            space_id=space_id,
            scene=scene,
            revision=revision,
            template=snapshot.scene.template,
            content=snapshot.content,
            makers=snapshot.packed_makers,
            created_at=at,
        )
    )


def _replayed(
    row: Row[Any], edits: Iterable[JournalEntry], triangles_of: TrianglesOf, past: Iterable[JournalEntry] = ()
) -> LiveScene:
    scene = decode_content(row.revision, row.template, zlib.decompress(row.content))
    live = LiveScene(scene, triangles_of, unpack_makers(row.makers), past)
    for entry in edits:
        live.replay(entry)
    return live


def _thin_out(connection: Connection, space_id: SpaceId, scene: SceneKind) -> None:
    of_scene = (scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == scene)
    known = connection.scalars(
        select(scene_snapshots.c.revision).where(*of_scene).order_by(desc(scene_snapshots.c.revision))
    ).all()
    gone: list[int] = []
    first = known[-1]
    # From the oldest on, which is where the journal begins.
    for revision in reversed(known[SNAPSHOTS_KEPT:-1]):
        if revision - first < SNAPSHOTS_APART:
            gone.append(revision)
        else:
            first = revision
    if gone:
        connection.execute(delete(scene_snapshots).where(*of_scene, scene_snapshots.c.revision.in_(gone)))


def _up_to(space_id: SpaceId, scene: SceneKind, revision: int | None) -> Select[Any]:
    """The newest whole Revision, up to one."""
    found = select(scene_snapshots).where(scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == scene)
    if revision is not None:
        found = found.where(scene_snapshots.c.revision <= revision)
    return found.order_by(desc(scene_snapshots.c.revision)).limit(1)
