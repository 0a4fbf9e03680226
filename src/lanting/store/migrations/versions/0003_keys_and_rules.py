"""Who may do what: keys, grants and sanctions; rules of a Space, whom a host let in, and what hosts did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("spaces", sa.Column("rules", sa.Text(), nullable=False, server_default=sa.text("'{}'")))
    op.add_column("spaces", sa.Column("deleted_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "keys",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("uses_left", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_keys_digest")),
        _of_space("keys"),
    )
    op.create_index(op.f("ix_keys_space_id"), "keys", ["space_id"])
    op.create_table(
        "grants",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("bearer", sa.String(20), nullable=False),
        sa.Column("key_id", sa.String(20), nullable=False),
        sa.Column("granted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "bearer", "key_id", name=op.f("pk_grants")),
        sa.ForeignKeyConstraint(["key_id"], ["keys.id"], name=op.f("fk_grants_key_id_keys"), ondelete="CASCADE"),
        _of_space("grants"),
    )
    op.create_index(op.f("ix_grants_key_id"), "grants", ["key_id"])
    op.create_table(
        "sanctions",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("lifted_at", sa.BigInteger(), nullable=True),
        sa.Column("network", sa.Text(), nullable=True),
        sa.Column("network_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
        _of_space("sanctions"),
    )
    op.create_index(op.f("ix_sanctions_space_id_user_id"), "sanctions", ["space_id", "user_id"])
    op.create_table(
        "admissions",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("admitted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "user_id", name=op.f("pk_admissions")),
        _of_space("admissions"),
    )
    op.create_table(
        "moderation_log",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "number", name=op.f("pk_moderation_log")),
        sa.UniqueConstraint(
            "space_id", "user_id", "request_id", name=op.f("uq_moderation_log_space_id_user_id_request_id")
        ),
        _of_space("moderation_log"),
    )


def downgrade() -> None:
    for name in ("moderation_log", "admissions", "sanctions", "grants", "keys"):
        op.drop_table(name)
    op.drop_column("spaces", "deleted_at")
    op.drop_column("spaces", "rules")


def _of_space(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["space_id"], ["spaces.id"], name=op.f(f"fk_{name}_space_id_spaces"), ondelete="CASCADE"
    )
