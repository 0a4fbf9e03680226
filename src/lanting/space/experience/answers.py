"""Answers on their way: each goes to its Panel's program once, and back comes whether it was taken (SP-197, SP-198)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, TypeVar

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.experience import Answer, AnswerTaken
from lanting.protocol.limit import CLICK_WITHIN_M
from lanting.protocol.program import Answered, TakeAnswer
from lanting.protocol.text import clean_text
from lanting.space.command import Command, Tell
from lanting.space.experience.panel_check import Flaw, values_of
from lanting.space.experience.panels import Panels, Shown
from lanting.space.experience.told_key import digest_of, program_of
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused

EARLY_MS: Final = 10_000
"""An answer may come before its program is here again and has shown its Panel: it is held for so long."""
_KEPT_MAX: Final = 20_000

_Whose = tuple[UserId, str]
"""Who answers, and her request id."""
_Kept = TypeVar("_Kept")


@dataclass(slots=True, eq=False)
class _Pending:
    """An answer that its program has and has not taken."""

    program: Participant
    who: Participant
    """As she asked last."""
    seq: int
    request_id: str
    routed_as: ParticipantId
    shown: Shown
    is_put_away: bool
    is_taken: bool = False
    """What it led to is kept, and she was told: nothing can refuse it any more."""


@dataclass(frozen=True, slots=True)
class _Early:
    who: Participant
    seq: int
    answer: Answer
    until: Moment


class Answers:
    """Knows which answers are with programs, and which were taken lately."""

    def __init__(self, people: PeopleList, panels: Panels) -> None:
        self._people = people
        self._panels = panels
        self._pending: dict[_Whose, _Pending] = {}
        self._routed: dict[tuple[ParticipantId, str], _Pending] = {}
        self._by_request: dict[str, list[_Pending]] = {}
        self._taken: dict[_Whose, None] = {}
        self._early: dict[_Whose, _Early] = {}
        self._begun: dict[str, Moment] = {}
        """When each program that is here has begun."""

    # What visitors and programs say

    def answer(self, who: Participant, seq: int, answer: Answer, moment: Moment) -> list[Command]:
        whose = who.user, answer.request_id
        if whose in self._taken:
            return [Tell(who.id, AnswerTaken(re=seq, request_id=answer.request_id))]
        if (pending := self._pending.get(whose)) is not None:
            pending.who, pending.seq = who, seq
            return []
        shown = self._panels.find(answer.panel)
        if shown is None:
            return self._hold(who, seq, answer, moment)
        if (why := self._panels.reach_of(who, shown)) is not None:
            facts = {"within_m": CLICK_WITHIN_M} if why == "panel_too_far" else {}
            return refused(who, seq, why, **facts)
        values = values_of(shown.content_for(who), answer)
        if isinstance(values, Flaw):
            return refused(who, seq, values.code, **({"field": values.field} if values.field else {}))
        self._await(_Pending(shown.program, who, seq, answer.request_id, who.id, shown, answer.button is None))
        answered = Answered(
            participant=who.id, key=shown.key, request_id=answer.request_id, button=answer.button, values=values
        )
        return [Tell(shown.program.id, answered)]

    def take(self, program: Participant, seq: int, taken: TakeAnswer) -> list[Command]:
        """Its program has come to something: she is told, wherever she asks from by now."""
        pending = self._routed.get((ParticipantId(taken.participant), taken.request_id))
        if pending is None or pending.program is not program:
            return refused(program, seq, "answer_unknown")
        self._settle(pending)
        if pending.is_taken:
            return []
        if taken.refused_because is None:
            return self._tell_taken(pending)
        if self._people.get(pending.who.id) is not pending.who:
            return []
        why = clean_text(taken.refused_because)
        return refused(pending.who, pending.seq, "experience_refused", why=why, name=program.name)

    def kept(self, request_ids: Collection[str]) -> list[Command]:
        """What these answers led to is committed: they are taken, whatever becomes of the program now."""
        commands: list[Command] = []
        for request_id in request_ids:
            for pending in self._by_request.get(request_id, ()):
                if not pending.is_taken:
                    pending.is_taken = True
                    commands += self._tell_taken(pending)
        return commands

    # What happens to programs

    def begun(self, program: Participant, moment: Moment) -> None:
        """It is here, and will show what it shows in a moment."""
        self._begun[digest_of(program.user)] = moment

    def shown(self, told: str, moment: Moment) -> list[Command]:
        """Its Panel is there: what came too early is looked at."""
        early = [whose for whose, each in self._early.items() if each.answer.panel == told]
        held = [self._early.pop(whose) for whose in early]
        return [
            command
            for each in held
            if self._people.get(each.who.id) is each.who
            for command in self.answer(each.who, each.seq, each.answer, moment)
        ]

    def forget(self, program: Participant) -> list[Command]:
        """It is gone: what it had not taken is refused, and may be said again."""
        self._begun.pop(digest_of(program.user), None)
        lost = [pending for pending in self._routed.values() if pending.program is program]
        commands: list[Command] = []
        for pending in lost:
            self._settle(pending)
            if not pending.is_taken and self._people.get(pending.who.id) is pending.who:
                commands += refused(pending.who, pending.seq, "experience_gone", name=program.name)
        return commands

    def pass_time(self, moment: Moment) -> list[Command]:
        """What was held for too long is refused."""
        commands: list[Command] = []
        while self._early:
            whose, early = next(iter(self._early.items()))
            if moment < early.until:
                break
            del self._early[whose]
            if self._people.get(early.who.id) is early.who:
                commands += refused(early.who, early.seq, "panel_unknown")
        return commands

    def _hold(self, who: Participant, seq: int, answer: Answer, moment: Moment) -> list[Command]:
        """Its program may be on its way back, and may show the same Panel again; else there is none."""
        begun = self._begun.get(program_of(answer.panel))
        if begun is not None and moment - begun >= EARLY_MS:
            return refused(who, seq, "panel_unknown")
        before = self._early.pop((who.user, answer.request_id), None)
        until = before.until if before is not None else Moment(moment + EARLY_MS)
        _keep(self._early, (who.user, answer.request_id), _Early(who, seq, answer, until))
        return []

    def _tell_taken(self, pending: _Pending) -> list[Command]:
        who, request_id = pending.who, pending.request_id
        _keep(self._taken, (who.user, request_id), None)
        if self._people.get(who.id) is not who:
            return []
        told: list[Command] = [Tell(who.id, AnswerTaken(re=pending.seq, request_id=request_id))]
        return told + self._panels.put_away(pending.shown, who) if pending.is_put_away else told

    def _await(self, pending: _Pending) -> None:
        if len(self._routed) >= _KEPT_MAX:
            self._settle(next(iter(self._routed.values())))
        self._pending[pending.who.user, pending.request_id] = pending
        self._routed[pending.routed_as, pending.request_id] = pending
        self._by_request.setdefault(pending.request_id, []).append(pending)

    def _settle(self, pending: _Pending) -> None:
        """It is with its program no more."""
        del self._pending[pending.who.user, pending.request_id]
        del self._routed[pending.routed_as, pending.request_id]
        same = self._by_request[pending.request_id]
        same.remove(pending)
        if not same:
            del self._by_request[pending.request_id]


def _keep(those: dict[_Whose, _Kept], whose: _Whose, kept: _Kept) -> None:
    """The newest of them; the oldest give way."""
    those[whose] = kept
    if len(those) > _KEPT_MAX:
        del those[next(iter(those))]
