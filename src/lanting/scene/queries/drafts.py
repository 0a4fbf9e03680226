"""Drafts: a Space's second Scene, and the published one from which it was started."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.scene.queries.snapshots import SceneMissing, insert_snapshot, newest_revision
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, decode_content, encode_content
from lanting.scene.tables import drafts, scene_edits, scene_snapshots

_NOTHING: Final = Snapshot(Scene(0, "", ()), {})


@dataclass(frozen=True, slots=True)
class Draft:
    """That a Space drafts."""

    base: Scene
    """What the draft is compared with: the published Scene when it was started, or the draft when it was published."""
    started_at: Instant


def start_draft(connection: Connection, space_id: SpaceId, published: Snapshot, at: Instant) -> int:
    """Begin a draft like the published Scene, instead of any before; return its first Revision.

    Revisions go on rising from one draft to the next, so that a number never means two things.
    """
    revision = discard_draft(connection, space_id) + 1
    insert_snapshot(connection, space_id, published, revision, at, "draft")
    connection.execute(
        insert(drafts).values(
            space_id=space_id,
            base_revision=published.scene.revision,
            base_content=published.content,
            started_at=at,
        )
    )
    return revision


def find_draft(connection: Connection, space_id: SpaceId) -> Draft | None:
    """The Space's draft, if it drafts."""
    row = connection.execute(select(drafts).where(drafts.c.space_id == space_id)).first()
    if row is None:
        return None
    base = decode_content(int(row.base_revision), "", zlib.decompress(row.base_content))
    return Draft(base, Instant(row.started_at))


def rebase_draft(connection: Connection, space_id: SpaceId, base: Scene) -> None:
    """From now on the draft is compared with another Scene."""
    values = {"base_revision": base.revision, "base_content": zlib.compress(encode_content(base))}
    connection.execute(update(drafts).where(drafts.c.space_id == space_id).values(values))


def discard_draft(connection: Connection, space_id: SpaceId) -> int:
    """Throw the draft away, if there is one; return the last Revision that one has ever had, which alone is kept."""
    connection.execute(delete(drafts).where(drafts.c.space_id == space_id))
    try:
        revision = newest_revision(connection, space_id, "draft")
    except SceneMissing:
        return 0
    for table in (scene_edits, scene_snapshots):
        connection.execute(delete(table).where(table.c.space_id == space_id, table.c.scene == "draft"))
    insert_snapshot(connection, space_id, _NOTHING, revision, Instant(0), "draft")
    return revision
