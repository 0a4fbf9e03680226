"""Requests that wait for their answer, over broken lines too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from lanting.protocol.message import BadMessage, Notice, Request, decode_request, encode_request
from lanting.protocol.notice import (
    ActDone,
    Blocks,
    Emoted,
    Hands,
    Moved,
    Path,
    People,
    Pressed,
    Refused,
    SayAccepted,
    ThingLeft,
    ThingTaken,
    VoiceTicket,
    WhisperAccepted,
)
from lanting.protocol.program import AskPhoto, HandedOver, Kept, PhotoTaken, Recalled, Recorded, Records
from lanting.protocol.request import (
    Grab,
    Press,
    RaiseHand,
    Release,
    SayTo,
    ShowEmote,
    Sit,
    Stand,
)
from lanting.protocol.scene_notice import Difference, EditDone, History, SceneUsage
from lanting.sdk.error import BotError, NoAnswer, RequestRefused
from lanting.sdk.experience.clock import WorldClock
from lanting.sdk.pace import Pace

ANSWER_WITHIN_S: Final = 60.0
"""Covers a restart of the Server: questions are repeated after every broken line."""


_ANSWERS: Final = (
    ActDone,
    Blocks,
    Difference,
    EditDone,
    HandedOver,
    History,
    Kept,
    Path,
    People,
    PhotoTaken,
    Recalled,
    Recorded,
    Records,
    Refused,
    SayAccepted,
    SceneUsage,
    VoiceTicket,
    WhisperAccepted,
)
"""What names the question that it answers."""


class _Question:
    """One request and the future of its answer."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.pieces: list[Notice] = []
        """Of an answer that comes in several, all so far."""
        self.answer: asyncio.Future[Notice] = asyncio.get_running_loop().create_future()


class Questions:
    """Numbers all requests of a session and finds out which notice answers which.

    All that can be asked here may be asked twice: reads change nothing, what is saved carries a `request_id`, and who
    sits down twice sits, as who takes a thing twice has it.
    """

    def __init__(self, send: Callable[[bytes], None], clock: WorldClock) -> None:
        """`clock`: by which requests wait for their turn."""
        self._send = send
        self._clock = clock
        self._pace = Pace()
        self._seq = 0
        self._open: dict[int, _Question] = {}

    def tell(self, request: Request) -> int:
        """Send a request that has no answer of its own; returns its seq."""
        return self._post(request)

    async def ask(self, request: Request) -> Notice:
        """Send a request in its turn and wait.

        Raises RequestRefused, NoAnswer, what `give_up` was given, and ValueError for what no declaration allows.
        """
        return await self._ask(_Question(request))

    async def ask_pieces(self, request: Request) -> list[Notice]:
        """The same where the answer comes in several notices, up to one that says that it is the last."""
        question = _Question(request)
        await self._ask(question)
        return question.pieces

    async def _ask(self, question: _Question) -> Notice:
        request = question.request
        require_allowed(request)
        try:
            await self._clock.sleep(self._pace.wait_s(type(request), self._clock.second()))
            async with asyncio.timeout(ANSWER_WITHIN_S):
                self._open[self._post(request)] = question
                return await question.answer
        except TimeoutError as error:
            raise NoAnswer(type(request).__name__, ANSWER_WITHIN_S) from error
        finally:
            self._open = {seq: other for seq, other in self._open.items() if other is not question}

    def hear(self, notice: Notice) -> None:
        """Give an answer to whoever asked; other notices are none of our business."""
        question = self._asked_for(notice)
        if question is None or question.answer.done():
            return
        if isinstance(notice, Refused):
            question.answer.set_exception(RequestRefused(type(question.request).__name__, notice.code, notice.facts))
            return
        question.pieces.append(notice)
        if not isinstance(notice, PhotoTaken) or notice.is_last:
            question.answer.set_result(notice)

    def _asked_for(self, notice: Notice) -> _Question | None:
        if isinstance(notice, _ANSWERS):
            return self._open.get(notice.re)
        # What moves a body or shows a gesture names no question: it answers the oldest that asks for just this.
        return next((question for question in self._open.values() if _is_answer(question.request, notice)), None)

    def repeat(self) -> None:
        """Ask everything again that has no answer yet: the line was broken, the answers may be lost."""
        # The old seqs stay valid: a resumed outbox may still hold the answer to the first asking.
        for question in dict.fromkeys(self._open.values()):
            if isinstance(question.request, AskPhoto):
                # Half a picture is no use: it comes anew, and what is still under way of this one is not heard.
                question.pieces.clear()
                self._open = {seq: other for seq, other in self._open.items() if other is not question}
            # A whisper and a press are stored nowhere: done again they would be heard and felt again.
            if not question.answer.done() and not isinstance(question.request, SayTo | Press):
                self._open[self._post(question.request)] = question

    def give_up(self, error: BotError) -> None:
        """Nobody will answer any more."""
        for question in self._open.values():
            if not question.answer.done():
                question.answer.set_exception(error)

    def _post(self, request: Request) -> int:
        self._seq += 1
        self._send(encode_request(self._seq, request))
        return self._seq


def _is_answer(request: Request, notice: Notice) -> bool:
    match request, notice:
        case Sit(seat=wanted), Moved(reason="seated", seat=seat):
            return seat == wanted
        case Stand(), Moved(reason="stood"):
            return True
        case ShowEmote(emote=wanted), Emoted(emote=emote):
            return emote == wanted
        case RaiseHand(), Hands():
            return True
        case Press(entity=wanted), Pressed(entity=entity):
            return entity == wanted
        case (Grab(entity=wanted), ThingTaken(entity=entity)) | (Release(entity=wanted), ThingLeft(entity=entity)):
            return entity == wanted
    return False


def require_allowed(request: Request) -> None:
    """Raises ValueError for what the Server would close the connection for: a text too long, a place off the map."""
    try:
        decode_request(encode_request(0, request))
    except BadMessage as error:
        raise ValueError(str(error)) from error
