"""What is forgotten by itself, in its time."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, or_, update

from lanting.identity.queries.keys import close_ended_keys
from lanting.identity.tables import keys, sanctions
from lanting.kernel.clock import Instant

KEPT_AFTER_END_MS: Final = 30 * 24 * 60 * 60 * 1_000
"""So long ended keys and sanctions are still shown to the Owner."""


def forget_old(connection: Connection, now: Instant) -> None:
    """Forget the networks of bans as soon as they count no more; ended keys and sanctions KEPT_AFTER_END_MS later."""
    close_ended_keys(connection, now)
    over = sanctions.c.network_until <= now
    freed = sanctions.c.network.is_not(None) & or_(over, sanctions.c.lifted_at.is_not(None), sanctions.c.ends_at <= now)
    connection.execute(update(sanctions).where(freed).values(network=None, network_until=None))
    before = now - KEPT_AFTER_END_MS
    connection.execute(delete(sanctions).where(or_(sanctions.c.lifted_at <= before, sanctions.c.ends_at <= before)))
    connection.execute(delete(keys).where(keys.c.revoked_at <= before))
