"""What of a Scene must last: each Revision as a whole."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, Text

from lanting.store.tables import metadata

scene_revisions: Final = Table(
    "scene_revisions",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    Column("template", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
"""`content` is the Entities as JSON (`snapshot.encode_content`), compressed by zlib."""
