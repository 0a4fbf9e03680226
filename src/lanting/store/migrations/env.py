"""What Alembic runs around the revisions: on the connection, and in the transaction, that it was handed."""

from __future__ import annotations

from alembic import context

from lanting.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a constraint in place; Alembic then copies the table.
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
