"""A Space says which sites may frame it, and counts its visitors by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "frame_sites",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("site", sa.Text, primary_key=True),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_frame_sites_space_id_spaces"), ondelete="CASCADE"
        ),
    )
    op.create_table(
        "visit_counts",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("day", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("what", sa.String(8), primary_key=True),
        sa.Column("subject", sa.String(20), primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_visit_counts_space_id_spaces"), ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("visit_counts")
    op.drop_table("frame_sites")
