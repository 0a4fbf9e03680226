"""What the disk holds while no Server runs: read from a copy, so that the next Server mends what was cut off itself."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
        )


@contextmanager
def _copy_of(data: Path) -> Iterator[sqlite3.Connection]:
    with TemporaryDirectory(prefix="lanting-disk-") as folder:
        for each in _FILES:
            if (data / each).exists():
                shutil.copyfile(data / each, Path(folder) / each)
        with closing(sqlite3.connect(Path(folder) / _FILES[0])) as database:
            yield database
