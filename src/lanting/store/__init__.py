"""The store: the database engine, its one writer thread, a few readers, and the migrations.

Concepts: the `Store` (`store`), a unit of work (any function of a SQLAlchemy `Connection`, run by `writer`), the one
`MetaData` that every room's tables join (`tables`), bringing a database up to date (`migration`).

SQLite in WAL by default; PostgreSQL through psycopg with the same code. No ORM, no async engine: synchronous Core is
the port.
"""
