"""Every Space gets a code of six letters that opens it; those that are there already get a random one each."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# As they were when this was written: a migration does not change with the code around it.
_ALPHABET = "BCDFHJKLMNPRSTVX"
_CHARS = 6

_spaces = sa.table("spaces", sa.column("id", sa.String), sa.column("code", sa.String))


def upgrade() -> None:
    # With a default, SQLite needs no copy of the table: dropping the old one would take its chat lines with it.
    op.add_column("spaces", sa.Column("code", sa.String(_CHARS), nullable=False, server_default=sa.text("''")))
    connection = op.get_bind()
    given: set[str] = set()
    for (space_id,) in connection.execute(sa.select(_spaces.c.id)).all():
        code = _unused(given)
        given.add(code)
        connection.execute(sa.update(_spaces).where(_spaces.c.id == space_id).values(code=code))
    op.create_index(op.f("ix_spaces_code"), "spaces", ["code"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_spaces_code"), "spaces")
    op.drop_column("spaces", "code")


def _unused(given: set[str]) -> str:
    while True:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_CHARS))
        if code not in given:
            return code
