"""What programs keep, look up, hand over and have photographed: asked on their lines, answered here (PR-110 to PR-119).

Nothing of it reaches `Space.step`. Whatever is kept is committed before it is answered, in the order in which it was
asked for, and with it the answers for which it was kept: a repeated one is told AnswerTaken, and not handled again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lanting.identity.capability import Capability
from lanting.kernel.clock import Clock
from lanting.kernel.error import Fact, LantingError
from lanting.kernel.ids import RandomBytes
from lanting.protocol.experience import Answer, AnswerTaken, Photo
from lanting.protocol.message import Notice, declaration_of
from lanting.protocol.notice import Refused
from lanting.protocol.program import (
    AskPhoto,
    AskRecords,
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
from lanting.runtime.boundary import Boundary
from lanting.runtime.builders import Asked
from lanting.runtime.experiences.answers import TakenAnswers
from lanting.runtime.experiences.handing_over import HandingOver
from lanting.runtime.experiences.photographer import Photographer
from lanting.runtime.file_shelf import FileShelf
from lanting.runtime.inside import Inside
from lanting.runtime.kept_shelf import KeptShelf
from lanting.space.event import AnswersKept
from lanting.space.event import Asked as AskedSpace
from lanting.space.queries.kept import Program, StoredValue

KEEPING_MAX: Final = 4_000
"""So many may be on their way to the disk at a time, of one Space."""
KEEPING_BYTES_MAX: Final = 16 * 1024 * 1024

_Kept = Keep | Record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingPorts:
    """Where all desks of a Server keep things."""

    shelf: KeptShelf
    files: FileShelf | None
    clock: Clock
    random_bytes: RandomBytes
    boundary: Boundary


class ProgramDesk:
    """One for each running Space (`runtime.keeping.Keeping`)."""

    def __init__(self, inside: Inside, taken: Iterable[str], ports: KeepingPorts) -> None:
        """`taken`: the answers for which something was kept, the newest first."""
        self._inside = inside
        self._shelf = ports.shelf
        self._clock = ports.clock
        self._boundary = ports.boundary
        self._answers = TakenAnswers(taken)
        self._files = HandingOver(inside.id, ports.files, self._tell, self._refuse, self._begin)
        self._photographer = Photographer(inside, ports.random_bytes, self._tell, self._refuse)
        self._keeping: set[asyncio.Task[None]] = set()
        self._keeping_bytes = 0
        self._others: set[asyncio.Task[None]] = set()

    def takes(self, asked: Asked) -> bool:
        """Whether this is answered here, now or later."""
        request = asked.request
        if isinstance(request, Answer):
            return self._takes_answer(asked, request)
        if isinstance(request, Photo):
            self._photographer.receive(asked, request)
            return True
        if not isinstance(request, Keep | Recall | Record | AskRecords | HandOver | AskPhoto):
            return False
        if declaration_of(request).needs not in asked.connection.standing.permissions:
            # The Space has one place that says so.
            return False
        if (code := self._why_not(asked)) is not None:
            self._refuse(asked, code, {"request": declaration_of(request).name})
        else:
            self._serve(asked, request)
        return True

    async def settled(self) -> None:
        """Wait until everything given to be kept so far is, or could not be."""
        if self._keeping:
            await asyncio.wait(set(self._keeping))

    def _why_not(self, asked: Asked) -> str | None:
        given = asked.connection.standing.capabilities or ()
        if isinstance(asked.request, Record | AskRecords) and Capability.RECORDS not in given:
            return "no_records"
        # What is in the library stays there after the program is gone, and takes of what the Space may keep.
        if isinstance(asked.request, HandOver) and Capability.EDIT not in given:
            return "no_edit"
        return None

    def _serve(self, asked: Asked, request: Keep | Recall | Record | AskRecords | HandOver | AskPhoto) -> None:
        match request:
            case Keep() | Record():
                self._keep(asked, request)
            case Recall():
                self._begin(asked, self._recall(asked, request))
            case AskRecords():
                self._begin(asked, self._list_records(asked, request))
            case HandOver():
                self._files.receive(asked, request)
            case AskPhoto():
                self._photographer.ask(asked, request)

    # Answers

    def _takes_answer(self, asked: Asked, answer: Answer) -> bool:
        if answer.request_id in self._answers:
            self._tell(asked, AnswerTaken(re=asked.seq, request_id=answer.request_id))
            return True
        if (coming := self._answers.coming(answer.request_id)) is None:
            return False
        coming.add_done_callback(lambda _: self._answer_again(asked, answer))
        return True

    def _answer_again(self, asked: Asked, answer: Answer) -> None:
        """What was kept for it is committed now, or is not: then it is an answer like any other."""
        if not self._takes_answer(asked, answer):
            self._inside.happened(AskedSpace(asked.line.participant, asked.seq, answer))

    # Keeping

    def _keep(self, asked: Asked, request: _Kept) -> None:
        size = len(request.value or b"") if isinstance(request, Keep) else len(request.body)
        if len(self._keeping) >= KEEPING_MAX or self._keeping_bytes + size > KEEPING_BYTES_MAX:
            self._refuse(asked, "keeping_full")
            return
        self._keeping_bytes += size
        # Made at once, since units are committed in the order in which their tasks begin.
        task = asyncio.ensure_future(self._commit(asked, request, size))
        self._keeping.add(task)
        task.add_done_callback(self._keeping.discard)
        if request.for_answers:
            self._answers.expect(request.for_answers, task)

    async def _commit(self, asked: Asked, request: _Kept, size: int) -> None:
        is_kept = False
        try:
            answer = await self._kept(asked, request)
            is_kept = True
        except LantingError as error:
            self._refuse(asked, error.code, error.facts)
        except Exception as error:  # noqa: BLE001 (told as not stored)
            self._boundary.report("keeping", error)
            self._refuse(asked, "not_stored")
        else:
            self._tell(asked, answer)
        finally:
            self._keeping_bytes -= size
            self._answers.settle(request.for_answers, is_kept=is_kept)
            if is_kept and request.for_answers:
                self._inside.happened(AnswersKept(frozenset(request.for_answers)))

    async def _kept(self, asked: Asked, request: _Kept) -> Notice:
        program = self._program(asked)
        if isinstance(request, Keep):
            await self._shelf.keep(
                program, request.key, request.person, request.version, request.value, request.for_answers
            )
            return Kept(re=asked.seq)
        number, digest = await self._shelf.record(
            program, request.log, request.request_id, request.body, request.for_answers
        )
        return Recorded(re=asked.seq, number=number, hash=digest)

    # Looking up

    async def _recall(self, asked: Asked, recall: Recall) -> None:
        await self.settled()
        program = self._program(asked)
        following: str | None = None
        found: Sequence[StoredValue]
        if recall.is_prefix:
            found, following = await self._shelf.recall_all(program, recall.key, recall.person, recall.after)
        else:
            one = await self._shelf.recall(program, recall.key, recall.person)
            found = [] if one is None else [one]
        values = [KeptValue(key=each.key, version=each.version, value=each.value, person=each.person) for each in found]
        self._tell(asked, Recalled(re=asked.seq, values=values, next=following))

    async def _list_records(self, asked: Asked, ask: AskRecords) -> None:
        await self.settled()
        lines, following = await self._shelf.records(self._program(asked), ask.log, ask.after, ask.limit)
        self._tell(asked, Records(re=asked.seq, lines=list(lines), next=following))

    def _program(self, asked: Asked) -> Program:
        return Program(self._inside.id, asked.line.user)

    # Telling

    def _tell(self, asked: Asked, notice: Notice) -> None:
        asked.line.tell(notice, self._clock.moment())

    def _refuse(self, asked: Asked, code: str, facts: Mapping[str, Fact] | None = None) -> None:
        self._tell(asked, Refused(re=asked.seq, code=code, facts=dict(facts or {})))

    def _begin(self, asked: Asked, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(self._attend(asked, work))
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    async def _attend(self, asked: Asked, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except LantingError as error:
            self._refuse(asked, error.code, error.facts)
        except Exception as error:  # noqa: BLE001 (told as our fault)
            self._boundary.report("keeping", error)
            self._refuse(asked, "not_stored")
