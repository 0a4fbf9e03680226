"""The chain: each record carries the hash of the one before it, so whoever changes one changes all that follow.

A record's hash is SHA-256 over the hash before it, as 64 hexadecimal digits, followed by the canonical JSON of
`{"at": …, "body": …, "number": …}`. A line is the canonical JSON of these three with `hash` and `previous`. What was
cut off at the end leaves no trace in what is left: whoever wants to be sure of that too keeps the last hash elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

from lanting.kernel.clock import Instant
from lanting.ledger.canonical import NotCanonical, canonical, read_canonical

BEFORE_FIRST: Final = "0" * 64
"""What stands for the hash before the first record."""

Fault = Literal["not_a_record", "wrong_number", "wrong_previous", "wrong_hash"]

_FIELDS: Final = {"at", "body", "hash", "number", "previous"}


@dataclass(frozen=True, slots=True)
class Broken:
    """The first line that is not as it was written."""

    line: int
    """From 1."""
    fault: Fault


@dataclass(frozen=True, slots=True)
class Verdict:
    """What reading a whole chain came to."""

    records: int
    """So many are whole, one after another from the first."""
    last_hash: str
    """That of the last of them."""
    broken: Broken | None


def hash_of(previous: str, number: int, at: Instant, body: str) -> str:
    """The hash of a record. `number` counts from 1; `body` is canonical JSON."""
    return sha256(f'{previous}{{"at":{at},"body":{body},"number":{number}}}'.encode()).hexdigest()


def line_of(previous: str, number: int, at: Instant, body: str, own: str) -> str:
    """A record as a line of its file, without the line's end. `own` is its hash."""
    return f'{{"at":{at},"body":{body},"hash":"{own}","number":{number},"previous":"{previous}"}}'


def verify(lines: Iterable[bytes]) -> Verdict:
    """Read until the first line that is not as it was written. Lines come without their ends."""
    records, previous = 0, BEFORE_FIRST
    for number, line in enumerate(lines, start=1):
        record = _read(line)
        if record is None:
            return Verdict(records, previous, Broken(number, "not_a_record"))
        if fault := _fault(record, number, previous):
            return Verdict(records, previous, Broken(number, fault))
        records, previous = number, record["hash"]
    return Verdict(records, previous, None)


def lines_of(content: bytes) -> list[bytes]:
    """The lines of a file: each ends with a line feed, the last one perhaps without."""
    lines = content.split(b"\n")
    return lines[:-1] if not lines[-1] else lines


def _fault(record: dict[str, Any], number: int, previous: str) -> Fault | None:
    if record["number"] != number:
        return "wrong_number"
    if record["previous"] != previous:
        return "wrong_previous"
    own = hash_of(previous, number, record["at"], canonical(record["body"]))
    return None if own == record["hash"] else "wrong_hash"


def _read(line: bytes) -> dict[str, Any] | None:
    """A line is in the one spelling too: not even a space can be added."""
    try:
        record = read_canonical(line.decode())
    except (NotCanonical, UnicodeDecodeError):
        return None
    if not isinstance(record, dict) or record.keys() != _FIELDS:
        return None
    return record if type(record["at"]) is int and type(record["number"]) is int else None
