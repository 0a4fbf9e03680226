"""What is stored of Assets, beside their bytes."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, Text, UniqueConstraint, text

from lanting.store.tables import metadata

assets: Final = Table(
    "assets",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("space_id", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("media_type", String(40), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False, server_default=text("''")),
    Column("author", Text, nullable=False, server_default=text("''")),
    Column("source", Text, nullable=False, server_default=text("''")),
    Column("licence", Text, nullable=False, server_default=text("''")),
    Column("user_id", String(20), nullable=False),
    Column("uploaded_at", BigInteger, nullable=False),
    Column("facts", LargeBinary, nullable=False),
    Column("light_digest", String(64), nullable=True),
    Column("light_media_type", String(40), nullable=False, server_default=text("''")),
    Column("light_bytes", BigInteger, nullable=False, server_default=text("0")),
    Column("light_triangles", BigInteger, nullable=False, server_default=text("0")),
    Column("thumb_digest", String(64), nullable=True),
    Column("thumb_media_type", String(40), nullable=False, server_default=text("''")),
    Column("thumb_bytes", BigInteger, nullable=False, server_default=text("0")),
    UniqueConstraint("space_id", "digest"),
    Index(None, "space_id", "uploaded_at"),
    Index(None, "digest"),
    Index(None, "light_digest"),
    Index(None, "thumb_digest"),
)
"""`digest` is the SHA-256 of the original as uploaded; `light_digest` and `thumb_digest` of what a browser derived from
it; `facts` what the check found (`asset.Facts`), as JSON."""
