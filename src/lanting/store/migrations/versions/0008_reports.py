"""Guests report one another, with a clip that is deleted once somebody has decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("space_id", sa.String(20), nullable=False),
        sa.Column("reporter_id", sa.String(20), nullable=False),
        sa.Column("reporter_name", sa.Text(), nullable=False),
        sa.Column("about_id", sa.String(20), nullable=False),
        sa.Column("about_name", sa.Text(), nullable=False),
        sa.Column("about_role", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("decision", sa.String(16), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("sanction_id", sa.String(20), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=True),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("about_read", sa.Boolean(), nullable=False),
        sa.Column("reporter_read", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_reports_space_id_spaces"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_reports_space_id_state"), "reports", ["space_id", "state"])
    op.create_index(op.f("ix_reports_about_id"), "reports", ["about_id"])
    op.create_index(op.f("ix_reports_reporter_id"), "reports", ["reporter_id"])
    op.create_table(
        "report_clips",
        sa.Column("report_id", sa.String(20), nullable=False),
        sa.Column("clip", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_clips")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_clips_report_id_reports"), ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("report_clips")
    op.drop_table("reports")
