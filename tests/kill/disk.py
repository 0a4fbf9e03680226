"""What the disk holds while no Server runs: read from a copy, so that the next Server mends what was cut off itself."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from lanting.protocol.operation import Operation
from lanting.protocol.scene_notice import AppliedEdit
from lanting.sdk.scene import BotScene

_FILES = ("lanting.db", "lanting.db-wal")


@dataclass(frozen=True)
class Disk:
    """One Space, as the database has it."""

    name: str
    rules: dict[str, Any]
    """Only what differs from the defaults need be in it."""
    lines: list[tuple[str, int]]
    """Each with its number."""
    acts: list[tuple[str, str]]
    """The moderation log: each act with the request id that asked for it."""
    bans: list[str]
    """Names; also those that were lifted."""
    lifted: frozenset[str]
    """Names of those whose ban was lifted."""
    muted: frozenset[str]
    """Names; only those that are in force."""
    links: list[str]
    """The labels of all role links."""
    revoked: frozenset[str]
    holders: list[str]
    """The labels of role links, once for each who has opened one."""
    edits: list[tuple[str, int]]
    """The request ids of the published Scene's journal, each with its Revision."""
    scenes: dict[int, BotScene]
    """By Revision, every snapshot of the published Scene, and 0: the first with the whole journal replayed."""
    areas: list[str]
    """Zones, once for each who may build there."""
    drafts: bool


def read_disk(data: Path, slug: str) -> Disk:
    """Everything of one Space. Only while the Server is down."""
    with _copy_of(data) as database:
        ((space, name, rules),) = database.execute("select id, name, rules from spaces where slug = ?", (slug,))

        def rows(query: str) -> list[Any]:
            return database.execute(query.replace("{here}", f"space_id = '{space}'")).fetchall()

        def column(query: str) -> list[str]:
            return [value for (value,) in rows(query)]

        return Disk(
            name=name,
            rules=json.loads(rules),
            lines=rows("select text, number from chat_lines where {here}"),
            acts=rows("select act, request_id from moderation_log where {here}"),
            bans=column("select name from sanctions where {here} and kind = 'ban'"),
            lifted=frozenset(column("select name from sanctions where {here} and kind = 'ban' and lifted_at > 0")),
            muted=frozenset(column("select name from sanctions where {here} and kind = 'mute' and lifted_at is null")),
            links=column("select label from keys where {here} and role != 'owner'"),
            revoked=frozenset(column("select label from keys where {here} and role != 'owner' and revoked_at > 0")),
            holders=column("select label from grants join keys on id = key_id where grants.{here} and role != 'owner'"),
            edits=rows("select request_id, revision from scene_edits where {here} and scene = 'published'"),
            scenes=_scenes(rows),
            areas=column("select zone from building_areas where {here}"),
            drafts=bool(column("select started_at from drafts where {here}")),
        )


def _scenes(rows: Callable[[str], list[Any]]) -> dict[int, BotScene]:
    """Read as a Bot would, by nothing of the Server's own."""
    published = "where {here} and scene = 'published' order by revision"
    scenes: dict[int, BotScene] = {}
    for revision, content in rows(f"select revision, content from scene_snapshots {published}"):
        scenes[revision] = _begun(revision, content)
        scenes.setdefault(0, _begun(revision, content))
    for revision, operations in rows(f"select revision, operations from scene_edits {published}"):
        said = operations if operations.startswith(b"[") else zlib.decompress(operations)
        done = msgspec.json.decode(said, type=list[Operation])
        assert revision == scenes[0].revision + 1, "the journal has a gap"
        edit = AppliedEdit(revision=revision, kind="edit", participant=None, request_id=None, at=0, operations=done)
        scenes[0].apply(edit)
        if revision in scenes:
            assert scenes[0].entities == scenes[revision].entities, f"snapshot {revision} is not what its journal says"
    return scenes


def _begun(revision: int, content: bytes) -> BotScene:
    scene = BotScene("published")
    scene.begin(b'{"revision":%d,"entities":%b}' % (revision, zlib.decompress(content)))
    return scene


@contextmanager
def _copy_of(data: Path) -> Iterator[sqlite3.Connection]:
    with TemporaryDirectory(prefix="lanting-disk-") as folder:
        for each in _FILES:
            if (data / each).exists():
                shutil.copyfile(data / each, Path(folder) / each)
        with closing(sqlite3.connect(Path(folder) / _FILES[0])) as database:
            yield database
