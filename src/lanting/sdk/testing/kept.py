"""What experiences keep, in memory, under the laws of the real one: in one step, under their own names, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact
from lanting.kernel.ids import UserId
from lanting.ledger.chain import BEFORE_FIRST, hash_of, line_of
from lanting.protocol.experience import Answer
from lanting.protocol.limit import STATE_VALUES_MAX
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Refused
from lanting.protocol.program import (
    AskPhoto,
    AskRecords,
    HandedOver,
    HandOver,
    Keep,
    Kept,
    KeptValue,
    Recall,
    Recalled,
    Record,
    Recorded,
    Records,
)

Keeping = Keep | Recall | Record | AskRecords | HandOver | AskPhoto
_Key = tuple[UserId, str, str | None]


@dataclass(slots=True)
class _Log:
    lines: list[str] = field(default_factory=list)
    last: str = BEFORE_FIRST
    done: dict[str, Recorded] = field(default_factory=dict)


class KeptInMemory:
    """Outlives every restart of a stage's experiences."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self._values: dict[_Key, tuple[int, bytes]] = {}
        self._logs: dict[tuple[UserId, str], _Log] = {}
        self._pieces: dict[str, bytes] = {}
        self.taken: set[str] = set()
        """The request ids of answers of which something was kept."""
        self.assets: dict[str, bytes] = {}
        """What was handed to the Space's library, by its id."""

    def is_taken(self, answer: Answer) -> bool:
        """Whether a repeat need not be handled again."""
        return answer.request_id in self.taken

    def answer(self, user: UserId, seq: int, request: Request) -> Notice | None:
        """None: there is nothing to say yet."""
        match request:
            case Keep():
                return self._keep(user, seq, request)
            case Recall():
                return self._recall(user, seq, request)
            case Record():
                return self._record(user, seq, request)
            case AskRecords(log=log, after=after, limit=limit):
                lines = self._log(user, log).lines
                page = lines[after : after + limit]
                end = after + len(page)
                return Records(re=seq, lines=page, next=end if end < len(lines) else None)
            case HandOver():
                return self._take(seq, request)
        return Refused(re=seq, code="no_camera")

    def _keep(self, user: UserId, seq: int, keep: Keep) -> Notice:
        key = user, keep.key, keep.person
        if keep.value is None:
            self._values.pop(key, None)
        elif key not in self._values and sum(each[0] == user for each in self._values) >= STATE_VALUES_MAX:
            facts: dict[str, Fact] = {"values_max": STATE_VALUES_MAX}
            return Refused(re=seq, code="too_many_values", facts=facts)
        else:
            self._values[key] = keep.version, keep.value
        self.taken.update(keep.for_answers)
        return Kept(re=seq)

    def _recall(self, user: UserId, seq: int, recall: Recall) -> Recalled:
        found = [
            KeptValue(key=key, version=version, value=value, person=person)
            for (owner, key, person), (version, value) in sorted(self._values.items(), key=lambda each: str(each[0]))
            if owner == user and (key.startswith(recall.key) if recall.is_prefix else key == recall.key)
            if person == recall.person or (recall.is_prefix and recall.person is None)
        ]
        return Recalled(re=seq, values=found)

    def _record(self, user: UserId, seq: int, record: Record) -> Recorded:
        log = self._log(user, record.log)
        done = log.done.get(record.request_id)
        if done is None:
            number, at, previous = len(log.lines) + 1, self._now(), log.last
            log.last = hash_of(previous, number, at, record.body)
            log.lines.append(line_of(previous, number, at, record.body, log.last))
            done = log.done[record.request_id] = Recorded(re=seq, number=number, hash=log.last)
        self.taken.update(record.for_answers)
        return Recorded(re=seq, number=done.number, hash=done.hash)

    def _take(self, seq: int, piece: HandOver) -> Notice | None:
        self._pieces[piece.file] = self._pieces.get(piece.file, b"") + piece.piece
        if not piece.is_last:
            return None
        data = self._pieces.pop(piece.file)
        asset = f"ast_{sha256(data).hexdigest()[:16]}"
        self.assets[asset] = data
        return HandedOver(re=seq, asset=asset)

    def _log(self, user: UserId, name: str) -> _Log:
        return self._logs.setdefault((user, name), _Log())
