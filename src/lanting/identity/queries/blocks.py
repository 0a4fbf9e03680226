"""Blocks: who does not wish to meet whom, in any Space of this Server (SP-170)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from lanting.identity.apart import Apart, StoredBlocks
from lanting.identity.tables import blocks
from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import BlockId, UserId
from lanting.protocol.limit import BLOCKS_MAX
from lanting.protocol.word import BlockedPerson

ALL_ASKED_MAX: Final = 2_000
"""While the Server has no more Blocks than these, they are read all at once."""


class TooManyBlocks(LantingError):
    """Somebody has blocked as many as one may."""

    code = "blocks_full"

    def __init__(self) -> None:
        super().__init__(f"one may block {BLOCKS_MAX} people; lift a block that is needed no more", limit=BLOCKS_MAX)


def blocks_of(connection: Connection, users: Collection[UserId]) -> StoredBlocks:
    """Both ways: whom each of these Users has blocked, and who has blocked her. Where there are few, everybody's."""
    pairs = select(blocks.c.user_id, blocks.c.blocked_id)
    is_of_all = connection.execute(pairs.offset(ALL_ASKED_MAX).limit(1)).first() is None
    if not is_of_all:
        pairs = pairs.where(or_(blocks.c.user_id.in_(users), blocks.c.blocked_id.in_(users)))
    rows = connection.execute(pairs).all()
    has_blocked: dict[UserId, set[UserId]] = {}
    blocked_by: dict[UserId, set[UserId]] = {}
    for row in rows:
        has_blocked.setdefault(UserId(row.user_id), set()).add(UserId(row.blocked_id))
        blocked_by.setdefault(UserId(row.blocked_id), set()).add(UserId(row.user_id))
    concerned = has_blocked.keys() | blocked_by.keys()
    return StoredBlocks(
        {user: Apart(frozenset(has_blocked.get(user, ())), frozenset(blocked_by.get(user, ()))) for user in concerned},
        is_of_all,
    )


def add_block(
    connection: Connection, block_id: BlockId, user: UserId, blocked: UserId, name: str, request_id: str, at: Instant
) -> None:
    """From now on these two are apart. Who is blocked again is listed by her newest name. Raises TooManyBlocks."""
    pair = and_(blocks.c.user_id == user, blocks.c.blocked_id == blocked)
    again = update(blocks).where(pair).values(name=name, at=at, request_id=request_id)
    if connection.execute(again).rowcount:
        return
    hers = select(func.count()).select_from(blocks).where(blocks.c.user_id == user)
    if (connection.execute(hers).scalar() or 0) >= BLOCKS_MAX:
        raise TooManyBlocks
    connection.execute(
        insert(blocks).values(id=block_id, user_id=user, blocked_id=blocked, name=name, at=at, request_id=request_id)
    )


def was_blocked_by(connection: Connection, user: UserId, request_id: str) -> UserId | None:
    """Whom this request of hers has blocked before."""
    same = select(blocks.c.blocked_id).where(blocks.c.user_id == user, blocks.c.request_id == request_id)
    found: str | None = connection.execute(same).scalar()
    return None if found is None else UserId(found)


def lift_block(connection: Connection, user: UserId, block_id: str) -> UserId | None:
    """End a Block of hers; whom it was about. What was lifted before stays lifted: None."""
    hers = and_(blocks.c.user_id == user, blocks.c.id == block_id)
    found: str | None = connection.execute(select(blocks.c.blocked_id).where(hers)).scalar()
    if found is None:
        return None
    connection.execute(delete(blocks).where(hers))
    return UserId(found)


def list_blocks(connection: Connection, user: UserId) -> list[BlockedPerson]:
    """Whom she has blocked, the last first."""
    hers = select(blocks).where(blocks.c.user_id == user).order_by(blocks.c.at.desc(), blocks.c.id)
    return [_blocked(row) for row in connection.execute(hers)]


def _blocked(row: Row[Any]) -> BlockedPerson:
    return BlockedPerson(id=row.id, name=row.name, at=row.at)
