"""Who may do what in a Space: what is held by keys, and what sanctions take away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from lanting.identity.caller import Caller
from lanting.identity.queries.keys import scopes_of
from lanting.identity.queries.sanctions import list_sanctions
from lanting.identity.rights import LiveToken, Rights
from lanting.identity.role import Role
from lanting.identity.sanction import Sanction
from lanting.identity.tables import grants, keys
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId

BEARERS_ASKED_MAX: Final = 500
"""Of more callers than these, all grants of the Space are read at once."""


def rights_in(connection: Connection, space_id: SpaceId, callers: Collection[Caller], now: Instant) -> Rights:
    """All that is stored of these callers' rights in a Space, in as many queries for many as for one."""
    bearers = {bearer for caller in callers for bearer in caller.bearers}
    held = _held(space_id, now)
    if len(bearers) <= BEARERS_ASKED_MAX:
        held = held.where(grants.c.bearer.in_(bearers))
    rights = _rights(connection.execute(held), list_sanctions(connection, space_id, now))
    return _with_tokens(connection, space_id, rights, now) if any(caller.token for caller in callers) else rights


def rights_of_all(connection: Connection, space_id: SpaceId, now: Instant) -> Rights | None:
    """Everybody's rights in a Space; None where more than BEARERS_ASKED_MAX grants hold there."""
    rows = connection.execute(_held(space_id, now).limit(BEARERS_ASKED_MAX + 1)).all()
    if len(rows) > BEARERS_ASKED_MAX:
        return None
    return _with_tokens(connection, space_id, _rights(rows, list_sanctions(connection, space_id, now)), now)


def role_of(connection: Connection, space_id: SpaceId, caller: Caller, now: Instant) -> Role:
    """Her Role, whether or not she may come in."""
    return rights_in(connection, space_id, [caller], now).role_of(caller)


def spaces_held(connection: Connection, caller: Caller, now: Instant) -> frozenset[SpaceId]:
    """The Spaces in which she holds a Role by a key."""
    held = (
        select(grants.c.space_id)
        .join(keys, keys.c.id == grants.c.key_id)
        .where(grants.c.bearer.in_(caller.bearers), _is_live(now))
    )
    return frozenset(SpaceId(row.space_id) for row in connection.execute(held))


def _held(space_id: SpaceId, now: Instant) -> Select[tuple[str, str]]:
    return (
        select(grants.c.bearer, keys.c.role)
        .join(keys, keys.c.id == grants.c.key_id)
        .where(grants.c.space_id == space_id, _is_live(now))
    )


def _is_live(now: Instant) -> ColumnElement[bool]:
    return and_(keys.c.revoked_at.is_(None), or_(keys.c.ends_at.is_(None), keys.c.ends_at > now))


def _with_tokens(connection: Connection, space_id: SpaceId, rights: Rights, now: Instant) -> Rights:
    """All of the Space: there are at most TOKENS_MAX."""
    there = select(keys.c.digest, keys.c.scopes, keys.c.made_by).where(
        keys.c.space_id == space_id, keys.c.scopes.is_not(None), _is_live(now)
    )
    found = connection.execute(there)
    return replace(
        rights, tokens={row.digest: LiveToken(scopes_of(row.scopes) or frozenset(), row.made_by) for row in found}
    )


def _rights(rows: Iterable[Row[tuple[str, str]]], sanctions: Sequence[Sanction]) -> Rights:
    held: dict[str, list[Role]] = {}
    for row in rows:
        held.setdefault(row.bearer, []).append(Role(row.role))
    return Rights(held, sanctions)
