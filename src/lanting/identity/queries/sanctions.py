"""Sanctions: who is kept out of a Space, or silent in it."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Connection, Row, and_, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from lanting.identity.sanction import Sanction, SanctionKind, SanctionUnknown
from lanting.identity.tables import sanctions
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SanctionId, SpaceId, UserId


def add_sanction(
    connection: Connection,
    sanction_id: SanctionId,
    space_id: SpaceId,
    user: UserId,
    kind: SanctionKind,
    name: str,
    reason: str,
    at: Instant,
    ends_at: Instant | None,
    network: str | None,
    network_until: Instant | None,
) -> None:
    """Keep somebody out, or silent. What she had of the same kind gives way to it."""
    same = and_(sanctions.c.space_id == space_id, sanctions.c.user_id == user, sanctions.c.kind == kind)
    connection.execute(update(sanctions).where(same, sanctions.c.lifted_at.is_(None)).values(lifted_at=at))
    connection.execute(
        insert(sanctions).values(
            id=sanction_id,
            space_id=space_id,
            user_id=user,
            kind=kind,
            name=name,
            reason=reason,
            made_at=at,
            ends_at=ends_at,
            lifted_at=None,
            network=network,
            network_until=network_until,
        )
    )


def lift_sanction(connection: Connection, space_id: SpaceId, sanction_id: SanctionId, now: Instant) -> Sanction:
    """Take back a sanction that is in force. Raises SanctionUnknown."""
    there = and_(sanctions.c.id == sanction_id, _in_force(space_id, now))
    row = connection.execute(select(sanctions).where(there)).first()
    if row is None:
        raise SanctionUnknown
    connection.execute(update(sanctions).where(there).values(lifted_at=now))
    return _sanction(row)


def lift_mute(
    connection: Connection, space_id: SpaceId, user: UserId, now: Instant, kind: Literal["mute", "voice"] = "mute"
) -> None:
    """Open the chat for somebody again, or let her be heard; for who was not muted nothing changes."""
    muted = and_(_in_force(space_id, now), sanctions.c.user_id == user, sanctions.c.kind == kind)
    connection.execute(update(sanctions).where(muted).values(lifted_at=now))


def list_sanctions(connection: Connection, space_id: SpaceId, now: Instant) -> list[Sanction]:
    """Those in force, the newest first."""
    there = select(sanctions).where(_in_force(space_id, now)).order_by(sanctions.c.made_at.desc(), sanctions.c.id)
    return [_sanction(row) for row in connection.execute(there)]


def _in_force(space_id: SpaceId, now: Instant) -> ColumnElement[bool]:
    return and_(
        sanctions.c.space_id == space_id,
        sanctions.c.lifted_at.is_(None),
        or_(sanctions.c.ends_at.is_(None), sanctions.c.ends_at > now),
    )


def _sanction(row: Row[Any]) -> Sanction:
    return Sanction(
        id=SanctionId(row.id),
        space_id=SpaceId(row.space_id),
        user=UserId(row.user_id),
        kind=row.kind,
        name=row.name,
        reason=row.reason,
        made_at=row.made_at,
        ends_at=row.ends_at,
        network=row.network,
        network_until=row.network_until,
    )
