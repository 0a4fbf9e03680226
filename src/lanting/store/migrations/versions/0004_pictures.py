"""A Space may have a picture of its own, named by its content."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("spaces", sa.Column("picture", sa.String(64), nullable=True))


def downgrade() -> None:
    op.drop_column("spaces", "picture")
