"""Reading and writing who may do what. Each function belongs into one unit of work of the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from lanting.identity.caller import Caller
from lanting.identity.key import Key, KeyEnded, KeyRevoked, KeyUnknown, KeyUsedUp, check_link, digest_of, new_key_secret
from lanting.identity.rights import Rights
from lanting.identity.role import Role
from lanting.identity.sanction import Sanction, SanctionKind, SanctionUnknown
from lanting.identity.tables import grants, keys, sanctions
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, KeyId, RandomBytes, SanctionId, SpaceId, UserId, new_key_id

KEPT_AFTER_END_MS: Final = 30 * 24 * 60 * 60 * 1_000
"""So long ended keys and sanctions are still shown to the Owner."""
BEARERS_ASKED_MAX: Final = 500
"""Of more callers than these, all grants of the Space are read at once."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was just made: the only time that its secret is known."""

    key: Key
    secret: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody holds because she opened a key."""

    space_id: SpaceId
    role: Role
    bearer: str
    key_id: KeyId


# Keys


def make_key(
    connection: Connection,
    space_id: SpaceId,
    role: Role,
    *,
    label: str,
    ends_at: Instant | None,
    uses: int | None,
    now: Instant,
    random_bytes: RandomBytes,
) -> NewKey:
    """A new role link. Raises KeyRefused."""
    check_link(role, label, ends_at, uses, now)
    key = Key(new_key_id(random_bytes), space_id, role, label, now, ends_at, uses, revoked_at=None)
    return _insert_key(connection, key, random_bytes)


def rotate_owner_key(
    connection: Connection, space_id: SpaceId, holder: HolderId | None, now: Instant, random_bytes: RandomBytes
) -> NewKey:
    """A new owner key; every older one, and whatever was held by it, ends. `holder` goes on owning.

    Makes the first one as well.
    """
    live = and_(keys.c.space_id == space_id, keys.c.role == Role.OWNER.value, keys.c.revoked_at.is_(None))
    connection.execute(update(keys).where(live).values(revoked_at=now))
    key = Key(new_key_id(random_bytes), space_id, Role.OWNER, "", now, ends_at=None, uses_left=None, revoked_at=None)
    made = _insert_key(connection, key, random_bytes)
    if holder is not None:
        _insert_grant(connection, made.key, holder, now)
    return made


def revoke_key(connection: Connection, space_id: SpaceId, key_id: KeyId, now: Instant) -> Key:
    """End a key of this Space and everything that is held by it. Raises KeyUnknown; a second time changes nothing."""
    there = and_(keys.c.space_id == space_id, keys.c.id == key_id)
    connection.execute(update(keys).where(there, keys.c.revoked_at.is_(None)).values(revoked_at=now))
    row = connection.execute(select(keys).where(there)).first()
    if row is None:
        raise KeyUnknown
    return _key(row)


def list_keys(connection: Connection, space_id: SpaceId) -> list[Key]:
    """Every key of a Space, the newest first; those that ended too, for as long as they are kept."""
    there = select(keys).where(keys.c.space_id == space_id).order_by(keys.c.made_at.desc(), keys.c.id)
    return [_key(row) for row in connection.execute(there)]


def find_key(connection: Connection, secret: str) -> Key:
    """The key with this secret, in whatever state. Raises KeyUnknown."""
    row = connection.execute(select(keys).where(keys.c.digest == digest_of(secret))).first()
    if row is None:
        raise KeyUnknown
    return _key(row)


def redeem_key(connection: Connection, secret: str, caller: Caller, now: Instant) -> Grant:
    """Open a key: whoever holds it already goes on holding it, and nothing is counted.

    A key above Visitor is given to `caller.holder`, which must be there. Raises KeyUnknown, KeyRevoked, KeyEnded and
    KeyUsedUp.
    """
    locked = select(keys).where(keys.c.digest == digest_of(secret)).with_for_update()
    row = connection.execute(locked).first()
    if row is None:
        raise KeyUnknown
    key = _key(row)
    bearer = _bearer(key, caller)
    if bearer is None:
        raise ValueError("a key above Visitor is given to a holder alone")
    state = key.state(now)
    if state == "revoked":
        raise KeyRevoked
    if state == "ended":
        raise KeyEnded
    if not is_held(connection, key, caller):
        if state == "used_up":
            raise KeyUsedUp
        if key.uses_left is not None:
            connection.execute(update(keys).where(keys.c.id == key.id).values(uses_left=key.uses_left - 1))
        _insert_grant(connection, key, bearer, now)
    return Grant(key.space_id, key.role, bearer, key.id)


def is_held(connection: Connection, key: Key, caller: Caller) -> bool:
    """Whether she has opened this key before."""
    held = select(grants.c.key_id).where(grants.c.key_id == key.id, grants.c.bearer == _bearer(key, caller))
    return connection.execute(held).first() is not None


def close_ended_keys(connection: Connection, now: Instant) -> list[SpaceId]:
    """Close for good what has come to its end, so that a clock put back opens nothing; the Spaces that it concerned."""
    ended = and_(keys.c.ends_at <= now, keys.c.revoked_at.is_(None))
    concerned = [SpaceId(row.space_id) for row in connection.execute(select(keys.c.space_id).where(ended).distinct())]
    if concerned:
        connection.execute(update(keys).where(ended).values(revoked_at=keys.c.ends_at))
    return concerned


def next_end(connection: Connection, space_id: SpaceId) -> Instant | None:
    """When the next key of a Space comes to its end."""
    live = select(keys.c.ends_at).where(
        keys.c.space_id == space_id, keys.c.revoked_at.is_(None), keys.c.ends_at.is_not(None)
    )
    found: int | None = connection.execute(live.order_by(keys.c.ends_at).limit(1)).scalar()
    return None if found is None else Instant(found)


# Rights


def rights_in(connection: Connection, space_id: SpaceId, callers: Collection[Caller], now: Instant) -> Rights:
    """All that is stored of these callers' rights in a Space, in as many queries for many as for one."""
    bearers = {bearer for caller in callers for bearer in caller.bearers}
    held = _held(space_id, now)
    if len(bearers) <= BEARERS_ASKED_MAX:
        held = held.where(grants.c.bearer.in_(bearers))
    return _rights(connection.execute(held), list_sanctions(connection, space_id, now))


def rights_of_all(connection: Connection, space_id: SpaceId, now: Instant) -> Rights | None:
    """Everybody's rights in a Space; None where more than BEARERS_ASKED_MAX grants hold there."""
    rows = connection.execute(_held(space_id, now).limit(BEARERS_ASKED_MAX + 1)).all()
    return None if len(rows) > BEARERS_ASKED_MAX else _rights(rows, list_sanctions(connection, space_id, now))


def role_of(connection: Connection, space_id: SpaceId, caller: Caller, now: Instant) -> Role:
    """Her Role, whether or not she may come in."""
    return rights_in(connection, space_id, [caller], now).role_of(caller)


def spaces_held(connection: Connection, caller: Caller, now: Instant) -> frozenset[SpaceId]:
    """The Spaces in which she holds a Role by a key."""
    held = (
        select(grants.c.space_id)
        .join(keys, keys.c.id == grants.c.key_id)
        .where(
            grants.c.bearer.in_(caller.bearers),
            keys.c.revoked_at.is_(None),
            or_(keys.c.ends_at.is_(None), keys.c.ends_at > now),
        )
    )
    return frozenset(SpaceId(row.space_id) for row in connection.execute(held))


# Sanctions


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
    """Take back a ban or a mute that is in force. Raises SanctionUnknown."""
    there = and_(sanctions.c.id == sanction_id, _in_force(space_id, now))
    row = connection.execute(select(sanctions).where(there)).first()
    if row is None:
        raise SanctionUnknown
    connection.execute(update(sanctions).where(there).values(lifted_at=now))
    return _sanction(row)


def lift_mute(connection: Connection, space_id: SpaceId, user: UserId, now: Instant) -> None:
    """Open the chat for somebody again; for who was not muted nothing changes."""
    muted = and_(_in_force(space_id, now), sanctions.c.user_id == user, sanctions.c.kind == "mute")
    connection.execute(update(sanctions).where(muted).values(lifted_at=now))


def list_sanctions(connection: Connection, space_id: SpaceId, now: Instant) -> list[Sanction]:
    """Those in force, the newest first."""
    there = select(sanctions).where(_in_force(space_id, now)).order_by(sanctions.c.made_at.desc(), sanctions.c.id)
    return [_sanction(row) for row in connection.execute(there)]


def forget_old(connection: Connection, now: Instant) -> None:
    """Forget the networks of bans as soon as they count no more; ended keys and sanctions KEPT_AFTER_END_MS later."""
    close_ended_keys(connection, now)
    over = sanctions.c.network_until <= now
    freed = sanctions.c.network.is_not(None) & or_(over, sanctions.c.lifted_at.is_not(None), sanctions.c.ends_at <= now)
    connection.execute(update(sanctions).where(freed).values(network=None, network_until=None))
    before = now - KEPT_AFTER_END_MS
    connection.execute(delete(sanctions).where(or_(sanctions.c.lifted_at <= before, sanctions.c.ends_at <= before)))
    connection.execute(delete(keys).where(keys.c.revoked_at <= before))


def _insert_key(connection: Connection, key: Key, random_bytes: RandomBytes) -> NewKey:
    secret = new_key_secret(random_bytes)
    connection.execute(
        insert(keys).values(
            id=key.id,
            space_id=key.space_id,
            role=key.role.value,
            digest=digest_of(secret),
            label=key.label,
            made_at=key.made_at,
            ends_at=key.ends_at,
            uses_left=key.uses_left,
            revoked_at=None,
        )
    )
    return NewKey(key, secret)


def _insert_grant(connection: Connection, key: Key, bearer: str, now: Instant) -> None:
    connection.execute(insert(grants).values(space_id=key.space_id, bearer=bearer, key_id=key.id, granted_at=now))


def _held(space_id: SpaceId, now: Instant) -> Select[tuple[str, str]]:
    return (
        select(grants.c.bearer, keys.c.role)
        .join(keys, keys.c.id == grants.c.key_id)
        .where(
            grants.c.space_id == space_id,
            keys.c.revoked_at.is_(None),
            or_(keys.c.ends_at.is_(None), keys.c.ends_at > now),
        )
    )


def _rights(rows: Iterable[Row[tuple[str, str]]], sanctions: Sequence[Sanction]) -> Rights:
    held: dict[str, list[Role]] = {}
    for row in rows:
        held.setdefault(row.bearer, []).append(Role(row.role))
    return Rights(held, sanctions)


def _bearer(key: Key, caller: Caller) -> str | None:
    return caller.holder if key.needs_holder else caller.user


def _in_force(space_id: SpaceId, now: Instant) -> ColumnElement[bool]:
    return and_(
        sanctions.c.space_id == space_id,
        sanctions.c.lifted_at.is_(None),
        or_(sanctions.c.ends_at.is_(None), sanctions.c.ends_at > now),
    )


def _key(row: Row[Any]) -> Key:
    return Key(
        id=KeyId(row.id),
        space_id=SpaceId(row.space_id),
        role=Role(row.role),
        label=row.label,
        made_at=row.made_at,
        ends_at=row.ends_at,
        uses_left=row.uses_left,
        revoked_at=row.revoked_at,
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
