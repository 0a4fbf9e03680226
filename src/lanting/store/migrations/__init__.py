"""Alembic's scripts, run by `lanting.store.migration`: no `alembic.ini`, and no address of any database here."""
