"""What must last of who may do what: keys to Spaces, who holds them, and who is kept out or silent."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, Integer, String, Table, Text, UniqueConstraint

from lanting.store.tables import metadata

keys: Final = Table(
    "keys",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("space_id", String(20), nullable=False),
    Column("role", String(16), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=True),
    Column("uses_left", Integer, nullable=True),
    Column("revoked_at", BigInteger, nullable=True),
    Column("scopes", Text, nullable=True),
    Column("made_by", String(20), nullable=True),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    Index(None, "space_id"),
)
"""Owner keys, role links and tokens. `digest` is the SHA-256 of the secret in the link: the secret itself is shown
once. `scopes`, of a token alone, is what its program may do, as words with spaces between; `made_by` is the User who
made it."""

grants: Final = Table(
    "grants",
    metadata,
    Column("space_id", String(20), primary_key=True),
    Column("bearer", String(20), primary_key=True),
    Column("key_id", String(20), primary_key=True),
    Column("granted_at", BigInteger, nullable=False),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["key_id"], ["keys.id"], ondelete="CASCADE"),
    Index(None, "key_id"),
)
"""Who opened which key. The bearer is a guest (`usr_`) up to Visitor, and above it a holder (`hld_`), whose cookie
exists on https and on localhost alone. A grant holds as long as its key does."""

sanctions: Final = Table(
    "sanctions",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("space_id", String(20), nullable=False),
    Column("user_id", String(20), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=True),
    Column("lifted_at", BigInteger, nullable=True),
    Column("network", Text, nullable=True),
    Column("network_until", BigInteger, nullable=True),
    ForeignKeyConstraint(["space_id"], ["spaces.id"], ondelete="CASCADE"),
    Index(None, "space_id", "user_id"),
)
"""Bans (`ban`), closed chats (`mute`) and muted voices (`voice`). `network` is the address, in IPv6 its /64, from which
new guests are kept out until `network_until`; it is forgotten then."""

blocks: Final = Table(
    "blocks",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("user_id", String(20), nullable=False),
    Column("blocked_id", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("request_id", String(36), nullable=False),
    UniqueConstraint("user_id", "blocked_id"),
    Index(None, "blocked_id"),
)
"""Who has blocked whom, in every Space of this Server, with the name that she read then. `request_id` asked for it: a
repeat finds its Block, though whom it was about is gone (SP-172)."""
