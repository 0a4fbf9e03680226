"""Reading and writing a Space's tables. Each function belongs into one unit of work of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId
from lanting.protocol.word import ChatLine, Rules
from lanting.space.command import SaveLine
from lanting.space.tables import answers, chat_lines, spaces

_rules: Final = msgspec.json.Decoder(Rules)
ANSWERS_KEPT_MS: Final = 24 * 60 * 60 * 1_000


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
) -> StoredSpace:
    """Raises SlugTaken or CodeTaken."""
    if connection.execute(select(spaces.c.id).where(spaces.c.slug == slug)).first():
        raise SlugTaken(slug)
    if is_code_taken(connection, code):
        raise CodeTaken
    stored = StoredSpace(space_id, slug, name, template, created_at, code, rules, None)
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
        )
    )
    return stored


def change_space(
    connection: Connection, space_id: SpaceId, *, name: str | None = None, rules: Rules | None = None
) -> StoredSpace:
    """Another name, or other rules. Raises SpaceUnknown."""
    changed = {} if name is None else {"name": name}
    changed |= {} if rules is None else {"rules": packed_rules(rules)}
    if changed:
        connection.execute(update(spaces).where(spaces.c.id == space_id).values(**changed))
    found = find_any_space(connection, space_id)
    if found is None:
        raise SpaceUnknown(space_id)
    return found


def packed_rules(rules: Rules) -> str:
    """As the table keeps them."""
    return msgspec.json.encode(rules).decode()


def list_spaces(connection: Connection) -> list[StoredSpace]:
    """All of them but the deleted, the oldest first."""
    there = select(spaces).where(spaces.c.deleted_at.is_(None))
    rows = connection.execute(there.order_by(spaces.c.created_at, spaces.c.id))
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


def save_line(connection: Connection, space_id: SpaceId, command: SaveLine) -> tuple[ChatLine, bool]:
    """Store a line under the next number; or find the line that the same request id became, and say True.

    Raises SpaceUnknown.
    """
    # The Space's row is locked first: of two units with the same request id the second sees what the first did.
    last_line = connection.execute(select(spaces.c.last_line).where(spaces.c.id == space_id).with_for_update()).scalar()
    if last_line is None:
        raise SpaceUnknown(space_id)
    if first := _first_answer(connection, space_id, command):
        return first, True
    line = ChatLine(
        number=last_line + 1,
        participant=command.participant,
        name=command.name,
        program=command.program,
        text=command.text,
        said_at=command.said_at,
    )
    connection.execute(update(spaces).where(spaces.c.id == space_id).values(last_line=line.number))
    connection.execute(
        insert(chat_lines).values(
            space_id=space_id,
            number=line.number,
            user_id=command.user,
            participant_id=line.participant,
            name=line.name,
            program=line.program,
            text=line.text,
            said_at=line.said_at,
        )
    )
    connection.execute(
        insert(answers).values(
            space_id=space_id,
            user_id=command.user,
            request_id=command.request_id,
            line_number=line.number,
            kept_at=command.said_at,
        )
    )
    trim_answers(connection, space_id, Instant(command.said_at - ANSWERS_KEPT_MS))
    return line, False


def trim_answers(connection: Connection, space_id: SpaceId, kept_before: Instant) -> None:
    """Forget the request ids that were answered before; their lines stay."""
    connection.execute(delete(answers).where(answers.c.space_id == space_id, answers.c.kept_at < kept_before))


def recent_lines(connection: Connection, space_id: SpaceId, limit: int) -> list[ChatLine]:
    """The last lines of a Space, the oldest of them first."""
    newest = (
        select(chat_lines).where(chat_lines.c.space_id == space_id).order_by(chat_lines.c.number.desc()).limit(limit)
    )
    return [_chat_line(row) for row in reversed(connection.execute(newest).all())]


def _first_answer(connection: Connection, space_id: SpaceId, command: SaveLine) -> ChatLine | None:
    row = connection.execute(
        select(chat_lines)
        .join(
            answers,
            (answers.c.space_id == chat_lines.c.space_id) & (answers.c.line_number == chat_lines.c.number),
        )
        .where(
            answers.c.space_id == space_id,
            answers.c.user_id == command.user,
            answers.c.request_id == command.request_id,
        )
    ).first()
    return _chat_line(row) if row else None


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
    )


def _chat_line(row: Row[Any]) -> ChatLine:
    return ChatLine(
        number=row.number,
        participant=row.participant_id,
        name=row.name,
        program=row.program,
        text=row.text,
        said_at=row.said_at,
    )
