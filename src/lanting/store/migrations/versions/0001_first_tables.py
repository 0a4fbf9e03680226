"""The first tables: Spaces, what was said in them, which requests were answered, and the revisions of their Scenes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spaces",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("slug", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_line", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spaces")),
        sa.UniqueConstraint("slug", name=op.f("uq_spaces_slug")),
    )
    op.create_table(
        "chat_lines",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("participant_id", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("program", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_chat_lines_space_id_spaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("space_id", "number", name=op.f("pk_chat_lines")),
    )
    op.create_table(
        "answers",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id", "line_number"],
            ["chat_lines.space_id", "chat_lines.number"],
            name=op.f("fk_answers_space_id_line_number_chat_lines"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("space_id", "user_id", "request_id", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_space_id_kept_at"), "answers", ["space_id", "kept_at"])
    op.create_table(
        "scene_revisions",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "revision", name=op.f("pk_scene_revisions")),
    )


def downgrade() -> None:
    op.drop_table("scene_revisions")
    op.drop_table("answers")
    op.drop_table("chat_lines")
    op.drop_table("spaces")
