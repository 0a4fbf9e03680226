"""A database with two empty Spaces, for the tests of rights."""

from __future__ import annotations

from sqlalchemy import Connection, create_engine, event, insert

from lanting.kernel.ids import SpaceId
from lanting.space.tables import spaces
from lanting.store.tables import metadata

GARDEN, LIBRARY = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")


def new_database() -> Connection:
    """One that property tests may open anew for each example; close it."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys = ON"))
    connection = engine.connect()
    metadata.create_all(connection)
    for space, slug in ((GARDEN, "garden"), (LIBRARY, "library")):
        row = {"id": space, "slug": slug, "name": slug, "template": "courtyard", "created_at": 1, "code": slug[:6]}
        connection.execute(insert(spaces).values(**row))
    return connection
