"""A Space has a language, in which what is said to everybody there is said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("spaces", sa.Column("language", sa.String(16), nullable=False, server_default=sa.text("'en'")))


def downgrade() -> None:
    op.drop_column("spaces", "language")
