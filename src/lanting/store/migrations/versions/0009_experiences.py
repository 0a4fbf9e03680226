"""Spaces have experiences, and programs come by keys that say what they may do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("keys", sa.Column("scopes", sa.Text(), nullable=True))
    op.add_column("keys", sa.Column("made_by", sa.String(20), nullable=True))
    op.create_table(
        "space_experiences",
        sa.Column("space_id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("user_id", sa.String(20), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("capabilities", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("off_because", sa.Text(), nullable=True),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_space_experiences_space_id_spaces"), ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("space_experiences")
    op.drop_column("keys", "made_by")
    op.drop_column("keys", "scopes")
