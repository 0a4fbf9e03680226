"""Keys: links that open a Role, and who holds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.key import (
    TOKENS_MAX,
    Key,
    KeyEnded,
    KeyRefused,
    KeyRevoked,
    KeyUnknown,
    KeyUsedUp,
    check_link,
    digest_of,
    new_key_secret,
)
from lanting.identity.role import Role
from lanting.identity.tables import grants, keys
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, KeyId, RandomBytes, SpaceId, UserId, new_key_id


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


def make_token(
    connection: Connection,
    space_id: SpaceId,
    scopes: frozenset[Capability],
    *,
    label: str,
    ends_at: Instant | None,
    made_by: UserId | None,
    now: Instant,
    random_bytes: RandomBytes,
) -> NewKey:
    """A new token for a program. Raises KeyRefused."""
    check_link(Role.VISITOR, label, ends_at, None, now)
    if sum(key.is_token and key.state(now) == "open" for key in list_keys(connection, space_id)) >= TOKENS_MAX:
        raise KeyRefused(f"a space lets in {TOKENS_MAX} programs by tokens; end one first", tokens_max=TOKENS_MAX)
    key = Key(
        new_key_id(random_bytes),
        space_id,
        Role.VISITOR,
        label,
        now,
        ends_at,
        None,
        None,
        scopes=scopes,
        made_by=made_by,
    )
    return _insert_key(connection, key, random_bytes)


def find_token(connection: Connection, space_id: SpaceId, digest: str) -> Key:
    """The token of this digest, in whatever state. Raises KeyUnknown where there is none of this Space."""
    there = and_(keys.c.space_id == space_id, keys.c.digest == digest, keys.c.scopes.is_not(None))
    row = connection.execute(select(keys).where(there)).first()
    if row is None:
        raise KeyUnknown
    return _key(row)


def rotate_owner_key(
    connection: Connection,
    space_id: SpaceId,
    holder: HolderId | None,
    now: Instant,
    random_bytes: RandomBytes,
    *,
    secret: str | None = None,
) -> NewKey:
    """A new owner key; every older one, and whatever was held by it, ends. `holder` goes on owning.

    Makes the first one as well. `secret`: one that somebody has made before, by `new_key_secret`.
    """
    live = and_(keys.c.space_id == space_id, keys.c.role == Role.OWNER.value, keys.c.revoked_at.is_(None))
    connection.execute(update(keys).where(live).values(revoked_at=now))
    key = Key(new_key_id(random_bytes), space_id, Role.OWNER, "", now, ends_at=None, uses_left=None, revoked_at=None)
    made = _insert_key(connection, key, random_bytes, secret)
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


def list_tokens(connection: Connection, space_id: SpaceId) -> list[tuple[Key, str]]:
    """Every token of a Space with its digest; those that ended too, for as long as they are kept."""
    there = select(keys).where(keys.c.space_id == space_id, keys.c.scopes.is_not(None))
    return [(_key(row), row.digest) for row in connection.execute(there)]


def find_key(connection: Connection, secret: str) -> Key:
    """The key with this secret, in whatever state; a token opens nothing for people. Raises KeyUnknown."""
    there = and_(keys.c.digest == digest_of(secret), keys.c.scopes.is_(None))
    row = connection.execute(select(keys).where(there)).first()
    if row is None:
        raise KeyUnknown
    return _key(row)


def redeem_key(connection: Connection, secret: str, caller: Caller, now: Instant) -> Grant:
    """Open a key: whoever holds it already goes on holding it, and nothing is counted.

    A key above Visitor is given to `caller.holder`, which must be there. Raises KeyUnknown, KeyRevoked, KeyEnded and
    KeyUsedUp.
    """
    locked = select(keys).where(keys.c.digest == digest_of(secret), keys.c.scopes.is_(None)).with_for_update()
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


def _insert_key(connection: Connection, key: Key, random_bytes: RandomBytes, secret: str | None = None) -> NewKey:
    secret = secret or new_key_secret(random_bytes)
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
            scopes=None if key.scopes is None else " ".join(sorted(key.scopes)),
            made_by=key.made_by,
        )
    )
    return NewKey(key, secret)


def _insert_grant(connection: Connection, key: Key, bearer: str, now: Instant) -> None:
    connection.execute(insert(grants).values(space_id=key.space_id, bearer=bearer, key_id=key.id, granted_at=now))


def _bearer(key: Key, caller: Caller) -> str | None:
    return caller.holder if key.needs_holder else caller.user


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
        scopes=scopes_of(row.scopes),
        made_by=row.made_by,
    )


def scopes_of(words: str | None) -> frozenset[Capability] | None:
    """As they are stored; None of what is no token."""
    return None if words is None else frozenset(map(Capability, words.split()))
