"""Reading and writing the Revisions of Scenes. Each function belongs into one unit of work of the store."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, desc, insert, select

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId
from lanting.scene.entity import Entity
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_content, encode_content
from lanting.scene.tables import scene_snapshots

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

    Raises SceneRefused.
    """
    content = encode_content(Scene(_FIRST_REVISION, template, entities))
    newest = connection.execute(_newest_first(space_id)).first()
    if newest is not None and (newest.template, zlib.decompress(newest.content)) == (template, content):
        return int(newest.revision)
    revision = _FIRST_REVISION if newest is None else newest.revision + 1
    connection.execute(
        insert(scene_snapshots).values(
            space_id=space_id,
            scene="published",
            revision=revision,
            template=template,
            content=zlib.compress(content),
            created_at=created_at,
        )
    )
    return revision


def newest_revision(connection: Connection, space_id: SpaceId) -> int:
    """The number of the Scene that the Space has now. Raises SceneMissing."""
    number = connection.scalar(
        select(scene_snapshots.c.revision)
        .where(scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == "published")
        .order_by(desc(scene_snapshots.c.revision))
        .limit(1)
    )
    if number is None:
        raise SceneMissing(space_id)
    return int(number)


def newest_scene(connection: Connection, space_id: SpaceId) -> Scene:
    """The Scene that the Space has now. Raises SceneMissing."""
    row = connection.execute(_newest_first(space_id)).first()
    if row is None:
        raise SceneMissing(space_id)
    return decode_content(row.revision, row.template, zlib.decompress(row.content))


def find_snapshot(connection: Connection, space_id: SpaceId, revision: int) -> bytes | None:
    """One Revision as the JSON that a newcomer fetches, as `snapshot.encode_snapshot` would make it."""
    row = connection.execute(
        select(scene_snapshots).where(
            scene_snapshots.c.space_id == space_id,
            scene_snapshots.c.scene == "published",
            scene_snapshots.c.revision == revision,
        )
    ).first()
    if row is None:
        return None
    # Joined as bytes: what was checked when it was stored need not be checked again for every newcomer.
    head = msgspec.json.encode({"revision": row.revision, "template": row.template})
    return head[:-1] + b',"entities":' + zlib.decompress(row.content) + b"}"


def _newest_first(space_id: SpaceId) -> Select[Any]:
    return (
        select(scene_snapshots)
        .where(scene_snapshots.c.space_id == space_id, scene_snapshots.c.scene == "published")
        .order_by(desc(scene_snapshots.c.revision))
        .limit(1)
    )
