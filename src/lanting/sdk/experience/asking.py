"""Panels that are shown, and their answers: each is taken once, when what was to be kept of it is kept."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from lanting.protocol.panel import FieldValue
from lanting.protocol.program import Answered, ClosePanel, ShowPanel, TakeAnswer
from lanting.protocol.word import Language
from lanting.sdk.error import RequestRefused
from lanting.sdk.experience.clock import WorldClock, within
from lanting.sdk.experience.error import Left, PutAway, Reloaded
from lanting.sdk.experience.happened import GaveAnswer
from lanting.sdk.experience.link import Link
from lanting.sdk.experience.panel import Panel, PanelFor, panel_by_language
from lanting.sdk.experience.participant import Participant
from lanting.sdk.experience.texts import OTHERWISE, Texts

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

AnswerHandler = Callable[["World", GaveAnswer], Awaitable[None]]
Reason = Literal["reloaded", "ended"]
_ByLanguage = Mapping[Language, Panel]
SORRY: Final = ""
"""The reason that a page says in its own words: the answer could not be handled."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered."""

    participant: Participant
    button: str | None
    """The name of the button; None: she put the Panel away."""
    choice: str | None
    """What stands on it."""
    values: dict[str, FieldValue] = field(default_factory=dict)
    """By field: a string (text, date), a number, a list of the chosen options, or None where it was left empty."""

    def __getitem__(self, field_name: str) -> Any:
        """What is in a field. Of a choice of one: the option itself, or None."""
        return self.values[field_name]


@dataclass(slots=True, eq=False)
class Handling:
    """An answer that has reached a handler and is not settled."""

    participant: str
    request_id: str
    close: str | None = None
    """The key of a Panel that was shown for this answer alone."""
    is_settled: bool = False


_handled: Final[ContextVar[list[Handling] | None]] = ContextVar("handled", default=None)


def begin_handling() -> list[Handling]:
    """From now on the answers that this task hears are its own to settle."""
    handled: list[Handling] = []
    _handled.set(handled)
    return handled


def being_handled() -> list[Handling]:
    """The answers that wait for what this task does."""
    return [each for each in _handled.get() or [] if not each.is_settled]


class OpenPanel:
    """A Panel before somebody, or a board in the Space."""

    def __init__(
        self, desk: PanelDesk, key: str, panels: _ByLanguage, to: list[Participant] | None, board: str | None
    ) -> None:
        self.key = key
        self._panels = panels
        """As its readers see it."""
        self.to = to
        """Before whom; None: everybody, or whoever stands before the board."""
        self.board = board
        """The Entity on which it hangs."""
        self.is_open = True
        self._desk = desk
        self._handler: AnswerHandler | None = None
        self._readers: list[_AnswerReader] = []

    async def update(self, panel: Panel | PanelFor) -> None:
        """Show something else in its place; what is in fields that stay is left as it is."""
        panels = await self._desk.made(panel)
        if self.is_open:
            self._panels = panels
            await self._desk.tell(self)

    async def close(self) -> None:
        """Take it away; a second call does nothing."""
        if self.is_open:
            await self._desk.close(self)

    def on_answer(self, handler: AnswerHandler) -> AnswerHandler:
        """Have a handler called with `GaveAnswer` for each. After a restart `Experience.on_answer` is still there."""
        self._handler = handler
        return handler

    def answers(self) -> AsyncIterator[Answer]:
        """Each answer from now on, until the Panel is closed. To ask for the next is to have taken the last."""
        reader = _AnswerReader(self._desk)
        self._readers.append(reader)
        return reader

    async def __aenter__(self) -> OpenPanel:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def _hear(self, answer: Answer, handling: Handling) -> bool:
        """Whether somebody reads it."""
        for reader in self._readers:
            reader.put(answer, handling)
        if self._handler is not None:
            self._desk.handle(self._handler, answer, handling)
        return bool(self._readers) or self._handler is not None

    def _finish(self) -> None:
        self.is_open = False
        for reader in self._readers:
            reader.finish()


class _AnswerReader:
    def __init__(self, desk: PanelDesk) -> None:
        self._desk = desk
        self._waiting: deque[tuple[Answer, Handling]] = deque()
        self._news = asyncio.Event()
        self._is_finished = False

    def put(self, answer: Answer, handling: Handling) -> None:
        self._waiting.append((answer, handling))
        self._news.set()

    def finish(self) -> None:
        self._is_finished = True
        self._news.set()

    def __aiter__(self) -> _AnswerReader:
        return self

    async def __anext__(self) -> Answer:
        await self._desk.settle(being_handled())
        while not self._waiting:
            if self._is_finished:
                raise StopAsyncIteration
            self._news.clear()
            await self._news.wait()
        answer, handling = self._waiting.popleft()
        self._desk.adopt(handling)
        return answer


@dataclass(slots=True, eq=False)
class _Question:
    participant: Participant
    panel: Panel
    answer: asyncio.Future[tuple[Answer, Handling]]


class PanelDesk:
    """All Panels of one experience."""

    def __init__(
        self,
        link: Link,
        clock: WorldClock,
        handle: Callable[[AnswerHandler, GaveAnswer, Handling], None],
        handlers_of: Callable[[str], Sequence[AnswerHandler]],
        texts: Texts,
    ) -> None:
        """`handlers_of`: those that are declared for a key. `texts`: of which Panels are made for their readers."""
        self._link = link
        self._clock = clock
        self._handle = handle
        self._handlers_of = handlers_of
        self._texts = texts
        # No answer to a Panel of an earlier life may be taken for one to a Panel of this.
        self._life = secrets.token_hex(4)
        self._count = 0
        self._open: dict[str, OpenPanel] = {}
        self._asked: dict[str, _Question] = {}

    async def made(self, panel: Panel | PanelFor) -> _ByLanguage:
        return await panel_by_language(panel, self._texts)

    async def ask(self, participant: Participant, asked: Panel | PanelFor, within_s: float | None) -> Answer:
        await self.settle(being_handled())
        panel = _seen_by(participant, await self.made(asked))
        if not participant.is_here:
            raise Left(participant.name)
        key = self._new_key()
        question = _Question(participant, panel, asyncio.get_running_loop().create_future())
        self._asked[key] = question
        try:
            show = ShowPanel(key=key, content=panel.content, to=[participant.id])
            await self._link.tell(show, lambda refusal: _refuse(question, refusal))
            answer, handling = await within(self._clock, within_s, question.answer)
        except BaseException:
            if not question.answer.done():
                self._link.tell_now(ClosePanel(key=key, to=[participant.id]))
            raise
        finally:
            del self._asked[key]
        handling.close = key
        self.adopt(handling)
        if answer.button is None:
            await self.settle([handling])
            raise PutAway(participant.name, panel.title)
        return answer

    async def show(
        self, panel: Panel | PanelFor, to: list[Participant] | None, board: str | None, key: str | None
    ) -> OpenPanel:
        shown = OpenPanel(self, key or self._new_key(), await self.made(panel), to, board)
        before = self._open.get(shown.key)
        if before is not None:
            before._finish()
        self._open[shown.key] = shown
        await self.tell(shown)
        return shown

    async def tell(self, shown: OpenPanel) -> None:
        to = None if shown.to is None else [each.id for each in shown.to if each.is_here]
        if to == []:
            # Whoever saw what it replaces sees nothing of this.
            await self._link.tell(ClosePanel(key=shown.key))
            return
        content = shown._panels[OTHERWISE].content
        others = {language: panel.content for language, panel in shown._panels.items() if language != OTHERWISE}
        await self._link.tell(ShowPanel(key=shown.key, content=content, to=to, board=shown.board, in_languages=others))

    async def close(self, shown: OpenPanel, reason: Literal["closed", "reloaded", "ended"] = "closed") -> None:
        shown._finish()
        if self._open.get(shown.key) is shown:
            del self._open[shown.key]
            await self._link.tell(ClosePanel(key=shown.key, reason=reason))

    def open_under(self, key: str) -> OpenPanel | None:
        return self._open.get(key)

    async def show_again(self) -> None:
        """The server has forgotten all: it has started again."""
        for shown in list(self._open.values()):
            await self.tell(shown)

    def hear(self, told: Answered, participant: Participant) -> None:
        """An answer has come: to who waits for it, who reads it, or who handles it; else it is taken at once."""
        handling = Handling(told.participant, told.request_id)
        question, shown = self._asked.get(told.key), self._open.get(told.key)
        panel = question.panel if question else _seen_by(participant, shown._panels) if shown else None
        choice = None if panel is None else panel.label_of(told.button)
        answer = Answer(participant, told.button, choice, told.values if panel is None else panel.read(told.values))
        if question is not None and not question.answer.done():
            question.answer.set_result((answer, handling))
            return
        handlers = self._handlers_of(told.key)
        for handler in handlers:
            self.handle(handler, answer, handling)
        is_read = shown is not None and shown._hear(answer, handling)
        if not (handlers or is_read):
            self._settle_now(handling, None)

    def handle(self, handler: AnswerHandler, answer: Answer, handling: Handling) -> None:
        self._handle(handler, GaveAnswer(answer.participant, answer), handling)

    def left(self, participant: Participant) -> None:
        for question in self._asked.values():
            if question.participant is participant and not question.answer.done():
                question.answer.set_exception(Left(participant.name))

    def adopt(self, handling: Handling) -> None:
        """It is this task's to settle. Outside of handlers nobody would: then it is taken already."""
        handled = _handled.get()
        if handled is None:
            self._settle_now(handling, None)
        else:
            handled.append(handling)

    async def settle(self, handled: Sequence[Handling], refused_because: str | None = None) -> None:
        """These answers are taken, or she reads why not. What was kept for them has been committed."""
        for handling in handled:
            self._settle_now(handling, refused_because)

    def _settle_now(self, handling: Handling, refused_because: str | None) -> None:
        if handling.is_settled:
            return
        handling.is_settled = True
        self._link.tell_now(
            TakeAnswer(
                participant=handling.participant, request_id=handling.request_id, refused_because=refused_because
            )
        )
        if handling.close is not None:
            self._link.tell_now(ClosePanel(key=handling.close, to=[handling.participant]))

    async def end(self, reason: Reason) -> None:
        """Nobody is answered any more."""
        for question in self._asked.values():
            if not question.answer.done():
                question.answer.set_exception(Reloaded(reason))
        for shown in list(self._open.values()):
            await self.close(shown, reason)

    def _new_key(self) -> str:
        self._count += 1
        return f"{self._life}.{self._count}"


def _seen_by(participant: Participant, panels: _ByLanguage) -> Panel:
    return next((panel for language, panel in panels.items() if language == participant.language), panels[OTHERWISE])


def _refuse(question: _Question, refusal: RequestRefused) -> None:
    if not question.answer.done():
        is_gone = refusal.reason == "participant_unknown"
        question.answer.set_exception(Left(question.participant.name) if is_gone else refusal)
