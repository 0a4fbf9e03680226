"""What programs keep in a Space: values, logs of which nothing is ever changed, and which answers were taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.limit import STATE_VALUES_MAX
from lanting.space.tables import experience_answers, experience_records, experience_values

TAKEN_KEPT_MS: Final = 24 * 60 * 60 * 1_000
"""So long a repeated answer is known."""
TAKEN_KNOWN_MAX: Final = 50_000
"""Of one Space, while it runs; the newest."""
PAGE_VALUES: Final = 200
PAGE_BYTES: Final = 256 * 1024
_LINES_AT_ONCE: Final = 500
_NOBODY: Final = ""
_BETWEEN: Final = "\n"
_NO_RECORD: Final = "0" * 64

_values: Final = experience_values.c
_records: Final = experience_records.c
_answers: Final = experience_answers.c

HashOf = Callable[[str, int, Instant, str], str]
"""The hash of a record: of the previous one's, its number, its time and its body."""
LineOf = Callable[[str, int, Instant, str, str], str]
"""A record as it is read outside: the previous hash, its number, its time, its body, its hash."""


class TooManyValues(LantingError):
    """A program keeps as much in a Space as it may."""

    code = "too_many_values"

    def __init__(self) -> None:
        super().__init__(
            f"an experience keeps at most {STATE_VALUES_MAX} values in a space; forget some, or put several into one",
            values_max=STATE_VALUES_MAX,
        )


@dataclass(frozen=True, slots=True)
class Program:
    """Whose it is: a program in a Space, by its User."""

    space: SpaceId
    user: UserId


@dataclass(frozen=True, slots=True)
class StoredValue:
    key: str
    version: int
    value: bytes
    person: str | None


@dataclass(frozen=True, slots=True)
class StoredRecord:
    number: int
    at: Instant
    body: str
    previous: str
    hash: str


# Values


def keep_value(connection: Connection, program: Program, kept: StoredValue, at: Instant) -> None:
    """Keep a value in place of what was under its key. Raises TooManyValues."""
    one = _one(program, kept.key, kept.person)
    changed = {"version": kept.version, "value": kept.value, "kept_at": at}
    if connection.execute(update(experience_values).where(one).values(changed)).rowcount:
        return
    count = select(func.count()).select_from(experience_values).where(_of(program))
    if (connection.execute(count).scalar() or 0) >= STATE_VALUES_MAX:
        raise TooManyValues
    whose = {"space_id": program.space, "program_id": program.user, "key": kept.key, "person": kept.person or _NOBODY}
    connection.execute(insert(experience_values).values(whose | changed))


def forget_value(connection: Connection, program: Program, key: str, person: str | None) -> None:
    connection.execute(delete(experience_values).where(_one(program, key, person)))


def find_value(connection: Connection, program: Program, key: str, person: str | None) -> StoredValue | None:
    row = connection.execute(select(experience_values).where(_one(program, key, person))).first()
    return None if row is None else _value(row)


def list_values(
    connection: Connection, program: Program, prefix: str, person: str | None, after: str | None
) -> tuple[list[StoredValue], str | None]:
    """A page of what is kept under the keys that begin so, of one person or of all; and where the next page begins."""
    wanted = [_of(program)]
    if prefix:
        wanted.append(func.substr(_values.key, 1, len(prefix)) == prefix)
    if person is not None:
        wanted.append(_values.person == person)
    if after is not None:
        key, _, whose = after.partition(_BETWEEN)
        wanted.append(or_(_values.key > key, and_(_values.key == key, _values.person > whose)))
    query = select(experience_values).where(*wanted).order_by(_values.key, _values.person).limit(PAGE_VALUES + 1)
    page: list[StoredValue] = []
    size = 0
    for row in connection.execute(query):
        if page and (len(page) == PAGE_VALUES or size + len(row.value) > PAGE_BYTES):
            return page, f"{page[-1].key}{_BETWEEN}{page[-1].person or _NOBODY}"
        page.append(_value(row))
        size += len(row.value)
    return page, None


# Whose personal data it is


def kept_of_person(connection: Connection, program: Program, person: str) -> list[StoredValue]:
    """Everything that a program keeps under somebody's name."""
    query = select(experience_values).where(_of(program), _values.person == person).order_by(_values.key)
    return [_value(row) for row in connection.execute(query)]


def erase_person(connection: Connection, program: Program, person: str) -> int:
    """Forget it all. How many values it was."""
    assert person, "what is nobody's is not erased with anybody's"
    return connection.execute(delete(experience_values).where(_of(program), _values.person == person)).rowcount


# Logs


def add_record(
    connection: Connection, program: Program, log: str, request_id: str, body: str, at: Instant, hash_of: HashOf
) -> tuple[int, str]:
    """Append a record, or find the one that the same request became. Its number and its hash."""
    asked = _records.request_id == request_id
    first = select(_records.number, _records.hash).where(_of_records(program), asked)
    if (found := connection.execute(first).first()) is not None:
        return found.number, found.hash
    last = select(_records.number, _records.hash).where(_of_records(program), _records.log == log)
    before = connection.execute(last.order_by(_records.number.desc()).limit(1)).first()
    number, previous = (before.number + 1, before.hash) if before is not None else (1, _NO_RECORD)
    digest = hash_of(previous, number, at, body)
    connection.execute(
        insert(experience_records).values(
            space_id=program.space,
            program_id=program.user,
            log=log,
            number=number,
            request_id=request_id,
            at=at,
            body=body,
            hash=digest,
        )
    )
    return number, digest


def list_records(connection: Connection, program: Program, log: str, after: int, limit: int) -> list[StoredRecord]:
    """Those that follow number `after`, each with the hash before it."""
    query = (
        select(experience_records)
        .where(_of_records(program), _records.log == log, _records.number >= after)
        .order_by(_records.number)
        .limit(limit + (after > 0))
    )
    rows = connection.execute(query).all()
    previous = _NO_RECORD
    found = []
    for row in rows:
        if row.number > after:
            found.append(StoredRecord(row.number, Instant(row.at), row.body, previous, row.hash))
        previous = row.hash
    return found


def logs_of(connection: Connection, program: Program) -> list[tuple[str, int]]:
    """The logs of a program, and how many records each has."""
    query = select(_records.log, func.count()).where(_of_records(program)).group_by(_records.log).order_by(_records.log)
    return [(log, count) for log, count in connection.execute(query)]


def log_lines(connection: Connection, program: Program, log: str, line_of: LineOf) -> Iterator[str]:
    """A whole log, line by line, as `lanting verify` reads it."""
    after = 0
    while page := list_records(connection, program, log, after, _LINES_AT_ONCE):
        for each in page:
            yield line_of(each.previous, each.number, each.at, each.body, each.hash)
        after = page[-1].number


# Answers


def mark_taken(connection: Connection, space: SpaceId, request_ids: Collection[str], at: Instant) -> None:
    """These answers need not be handled again. What was marked before stays as it is."""
    for request_id in request_ids:
        one = and_(_answers.space_id == space, _answers.request_id == request_id)
        if connection.execute(select(_answers.taken_at).where(one)).first() is None:
            row = {"space_id": space, "request_id": request_id, "taken_at": at}
            connection.execute(insert(experience_answers).values(row))


def taken_answers(connection: Connection, space: SpaceId) -> Sequence[str]:
    """The newest that were taken, up to TAKEN_KNOWN_MAX."""
    query = select(_answers.request_id).where(_answers.space_id == space).order_by(_answers.taken_at.desc())
    return connection.execute(query.limit(TAKEN_KNOWN_MAX)).scalars().all()


def forget_taken(connection: Connection, now: Instant) -> None:
    """Forget those that nobody repeats any more."""
    connection.execute(delete(experience_answers).where(_answers.taken_at < now - TAKEN_KEPT_MS))


def _of(program: Program) -> ColumnElement[bool]:
    return and_(_values.space_id == program.space, _values.program_id == program.user)


def _of_records(program: Program) -> ColumnElement[bool]:
    return and_(_records.space_id == program.space, _records.program_id == program.user)


def _one(program: Program, key: str, person: str | None) -> ColumnElement[bool]:
    return and_(_of(program), _values.key == key, _values.person == (person or _NOBODY))


def _value(row: Any) -> StoredValue:
    return StoredValue(row.key, row.version, row.value, row.person or None)
