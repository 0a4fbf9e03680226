"""The lines of chat, and which requests they answered."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.word import ChatLine
from lanting.space.chat import SaidLine
from lanting.space.command import SaveLine
from lanting.space.queries.spaces import SpaceUnknown
from lanting.space.tables import answers, chat_lines, spaces

ANSWERS_KEPT_MS: Final = 24 * 60 * 60 * 1_000


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


def recent_lines(connection: Connection, space_id: SpaceId, limit: int) -> list[SaidLine]:
    """The last lines of a Space, the oldest of them first."""
    newest = (
        select(chat_lines).where(chat_lines.c.space_id == space_id).order_by(chat_lines.c.number.desc()).limit(limit)
    )
    return [SaidLine(UserId(row.user_id), _chat_line(row)) for row in reversed(connection.execute(newest).all())]


def recent_requests(connection: Connection, space_id: SpaceId, limit: int) -> frozenset[tuple[UserId, str]]:
    """Whose requests became the last lines of a Space, with their ids."""
    newest = (
        select(answers.c.user_id, answers.c.request_id)
        .where(answers.c.space_id == space_id)
        .order_by(answers.c.line_number.desc())
        .limit(limit)
    )
    return frozenset((UserId(row.user_id), row.request_id) for row in connection.execute(newest))


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


def _chat_line(row: Row[Any]) -> ChatLine:
    return ChatLine(
        number=row.number,
        participant=row.participant_id,
        name=row.name,
        program=row.program,
        text=row.text,
        said_at=row.said_at,
    )
