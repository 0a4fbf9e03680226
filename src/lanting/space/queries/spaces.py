"""The Spaces themselves: made, found, changed, laid to rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId
from lanting.protocol.word import Rules
from lanting.space.tables import spaces

_rules: Final = msgspec.json.Decoder(Rules)
DELETED_KEPT_MS: Final = 7 * 24 * 60 * 60 * 1_000
"""So long a deleted Space rests."""


class SpaceUnknown(LantingError):
    """No Space has this id."""

    code = "space_unknown"

    def __init__(self, space_id: SpaceId) -> None:
        super().__init__(f"there is no space {space_id}; it may have been deleted", space_id=space_id)


class SlugTaken(LantingError):
    """Another Space is at this address."""

    code = "slug_taken"

    def __init__(self, slug: str) -> None:
        super().__init__(f"another space has the address {slug}; choose a different one", slug=slug)


class CodeTaken(LantingError):
    """Another Space is opened by these letters."""

    code = "code_taken"

    def __init__(self) -> None:
        super().__init__("another space has this code; draw a new one")


@dataclass(frozen=True, slots=True)
class StoredSpace:
    """A Space as the database knows it."""

    id: SpaceId
    slug: str
    """Its address on this Server: /s/<slug>."""
    name: str
    template: str
    created_at: Instant
    code: str
    """Six letters that open it as its link does."""
    rules: Rules
    deleted_at: Instant | None
    """Since when it rests; nobody finds it but who may bring it back."""
    picture: str | None = None
    """The SHA-256 of a picture of its own, as hexadecimal digits."""
    language: str = "en"
    """In which what is said to everybody there is said: one that `Enter` knows."""


def create_space(
    connection: Connection,
    space_id: SpaceId,
    *,
    name: str,
    slug: str,
    template: str,
    created_at: Instant,
    code: str,
    rules: Rules = Rules(),
    language: str = "en",
) -> StoredSpace:
    """Raises SlugTaken or CodeTaken."""
    if connection.execute(select(spaces.c.id).where(spaces.c.slug == slug)).first():
        raise SlugTaken(slug)
    if is_code_taken(connection, code):
        raise CodeTaken
    stored = StoredSpace(space_id, slug, name, template, created_at, code, rules, None, language=language)
    connection.execute(
        insert(spaces).values(
            id=space_id,
            slug=slug,
            name=name,
            template=template,
            created_at=created_at,
            last_line=0,
            code=code,
            rules=packed_rules(rules),
            language=language,
        )
    )
    return stored


def change_space(
    connection: Connection,
    space_id: SpaceId,
    *,
    name: str | None = None,
    rules: Rules | None = None,
    language: str | None = None,
) -> StoredSpace:
    """Another name, other rules, or another language. Raises SpaceUnknown."""
    changed = {} if name is None else {"name": name}
    changed |= {} if rules is None else {"rules": packed_rules(rules)}
    changed |= {} if language is None else {"language": language}
    if changed:
        _change(connection, space_id, **changed)
    found = find_any_space(connection, space_id)
    if found is None:
        raise SpaceUnknown(space_id)
    return found


def change_code(connection: Connection, space_id: SpaceId, code: str) -> None:
    """From now on these letters open the Space, and its old ones nothing. Raises CodeTaken."""
    if is_code_taken(connection, code):
        raise CodeTaken
    _change(connection, space_id, code=code)


def delete_space(connection: Connection, space_id: SpaceId, at: Instant) -> None:
    """Nobody finds the Space any more; it rests for DELETED_KEPT_MS."""
    _change(connection, space_id, deleted_at=at)


def bring_back(connection: Connection, space_id: SpaceId) -> None:
    """A deleted Space is there again as it was."""
    _change(connection, space_id, deleted_at=None)


def change_picture(connection: Connection, space_id: SpaceId, picture: str | None) -> None:
    """The SHA-256 of its own picture; None for its template's."""
    _change(connection, space_id, picture=picture)


def list_pictures(connection: Connection) -> frozenset[str]:
    """The pictures that Spaces have, those of deleted ones too."""
    return frozenset(connection.execute(select(spaces.c.picture).where(spaces.c.picture.is_not(None))).scalars())


def packed_rules(rules: Rules) -> str:
    """As the table keeps them."""
    return msgspec.json.encode(rules).decode()


def list_spaces(connection: Connection) -> list[StoredSpace]:
    """All of them but the deleted, the oldest first."""
    there = select(spaces).where(spaces.c.deleted_at.is_(None))
    rows = connection.execute(there.order_by(spaces.c.created_at, spaces.c.id))
    return [_stored_space(row) for row in rows]


def list_deleted(connection: Connection) -> list[StoredSpace]:
    """Those that rest until they are gone for good, the one deleted last first."""
    rest = select(spaces).where(spaces.c.deleted_at.is_not(None))
    rows = connection.execute(rest.order_by(spaces.c.deleted_at.desc(), spaces.c.id))
    return [_stored_space(row) for row in rows]


def find_space(connection: Connection, id_or_slug: str) -> StoredSpace | None:
    """The Space of this id or slug, as written; None where there is none, or it was deleted."""
    found = find_any_space(connection, id_or_slug)
    return found if found and found.deleted_at is None else None


def find_any_space(connection: Connection, id_or_slug: str) -> StoredSpace | None:
    """As `find_space`, and those too that were deleted and still rest."""
    row = connection.execute(select(spaces).where(or_(spaces.c.id == id_or_slug, spaces.c.slug == id_or_slug))).first()
    return _stored_space(row) if row else None


def find_space_by_code(connection: Connection, code: str) -> StoredSpace | None:
    """The Space of this code, six upper-case letters; None where there is none."""
    row = connection.execute(select(spaces).where(spaces.c.code == code, spaces.c.deleted_at.is_(None))).first()
    return _stored_space(row) if row else None


def is_code_taken(connection: Connection, code: str) -> bool:
    """Whether a Space has this code, though it be deleted."""
    return connection.execute(select(spaces.c.id).where(spaces.c.code == code)).first() is not None


def rules_of(connection: Connection, space_id: SpaceId) -> Rules:
    """As they are now, though it be deleted. Raises SpaceUnknown."""
    found = find_any_space(connection, space_id)
    if found is None:
        raise SpaceUnknown(space_id)
    return found.rules


def forget_rested(connection: Connection, now: Instant) -> list[SpaceId]:
    """Forget for good the deleted Spaces that have rested; gives their ids."""
    rested = spaces.c.deleted_at <= now - DELETED_KEPT_MS
    gone = [SpaceId(row.id) for row in connection.execute(select(spaces.c.id).where(rested))]
    connection.execute(delete(spaces).where(rested))
    return gone


def _change(connection: Connection, space_id: SpaceId, **columns: Any) -> None:
    connection.execute(update(spaces).where(spaces.c.id == space_id).values(**columns))


def _stored_space(row: Row[Any]) -> StoredSpace:
    return StoredSpace(
        id=row.id,
        slug=row.slug,
        name=row.name,
        template=row.template,
        created_at=row.created_at,
        code=row.code,
        rules=_rules.decode(row.rules),
        deleted_at=row.deleted_at,
        picture=row.picture,
        language=row.language,
    )
