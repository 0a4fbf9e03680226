"""What experiences keep: values, logs of which nothing is ever changed, and which answers were taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "experience_values",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("program_id", sa.String(20), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "program_id", "key", "person", name=op.f("pk_experience_values")),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_experience_values_space_id_spaces"), ondelete="CASCADE"
        ),
    )
    op.create_index(
        op.f("ix_experience_values_space_id_program_id_person"),
        "experience_values",
        ["space_id", "program_id", "person"],
    )
    op.create_table(
        "experience_records",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("program_id", sa.String(20), nullable=False),
        sa.Column("log", sa.String(40), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "program_id", "log", "number", name=op.f("pk_experience_records")),
        sa.UniqueConstraint(
            "space_id", "program_id", "request_id", name=op.f("uq_experience_records_space_id_program_id_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_experience_records_space_id_spaces"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "experience_answers",
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space_id", "request_id", name=op.f("pk_experience_answers")),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_experience_answers_space_id_spaces"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_experience_answers_taken_at"), "experience_answers", ["taken_at"])


def downgrade() -> None:
    op.drop_table("experience_answers")
    op.drop_table("experience_records")
    op.drop_table("experience_values")
