"""What of a Scene must last: its journal, and from time to time a Revision as a whole to begin from."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, Text, UniqueConstraint

from lanting.store.tables import metadata

scene_snapshots: Final = Table(
    "scene_snapshots",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("scene", String(9), primary_key=True),
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    Column("template", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("makers", LargeBinary, nullable=True),
    Column("created_at", BigInteger, nullable=False),
)
"""Revisions as a whole. `content` is the Entities as JSON (`snapshot.encode_content`), compressed by zlib; `makers` who
made which, as JSON compressed the same way: budgets count by it, and nobody else reads it."""

scene_edits: Final = Table(
    "scene_edits",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("scene", String(9), primary_key=True),
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(9), nullable=False),
    Column("user_id", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("request_id", String(36), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("undoes", BigInteger, nullable=True),
    Column("operations", LargeBinary, nullable=False),
    Column("inverse", LargeBinary, nullable=False),
    UniqueConstraint("space_id", "user_id", "request_id"),
)
"""The journal: `operations` and what takes them back, as JSON, where it is long compressed by zlib. `scene` is
`published` or `draft`."""

building_areas: Final = Table(
    "building_areas",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("zone", String(20), primary_key=True),
    Column("bearer", String(20), primary_key=True),
    Column("given_at", BigInteger, nullable=False),
)
"""Who may build in a Zone without being a Builder: a User."""

drafts: Final = Table(
    "drafts",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("base_revision", BigInteger, nullable=False),
    Column("base_content", LargeBinary, nullable=False),
    Column("started_at", BigInteger, nullable=False),
)
"""Spaces that draft: the published Revision from which their draft was started, or last published to."""
