"""What is said, to all or to one: who may speak now, and what (SP-95 to SP-99, SP-105 to SP-109)."""

from __future__ import annotations

import math
from typing import Final

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId
from lanting.protocol.notice import WhisperAccepted
from lanting.protocol.request import Say, SayTo
from lanting.protocol.text import clean_text, is_blank
from lanting.space.command import Command, SaveLine, Tell
from lanting.space.hyperlink import has_link
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused
from lanting.space.settings import RuleBook
from lanting.space.speech_limit import SpeechLimit
from lanting.space.witness import Witness

_MINUTE_MS: Final = 60_000
_Refusal = tuple[str, dict[str, Fact]]


class Speech:
    """Lets lines and whispers through, or says why not. Hosts are bound by none of this."""

    def __init__(self, people: PeopleList, book: RuleBook, witness: Witness) -> None:
        self._people = people
        self._book = book
        self._witness = witness
        self._limit = SpeechLimit()

    def say(self, who: Participant, seq: int, say: Say, now: Instant, moment: Moment) -> list[Command]:
        """A line for everybody, to be stored first."""
        text = clean_text(say.text)
        if is_blank(text):
            return refused(who, seq, "chat_empty")
        if not self._was_let_through(who, say):
            if refusal := self._refuses_line(who, text, moment):
                code, facts = refusal
                return refused(who, seq, code, **facts)
            self._limit.spoke(who.user, moment, self._book.rules.slow_mode_s, say.request_id)
        return [SaveLine(who.id, who.user, seq, say.request_id, who.name, who.program, text, now)]

    def _was_let_through(self, who: Participant, say: Say) -> bool:
        """Asked again after a break or a restart: whatever the rules are by now, the store has the first answer."""
        request = who.user, say.request_id
        return request in self._book.settings.lines_asked or self._limit.is_repeat(*request)

    def whisper(self, who: Participant, seq: int, say: SayTo, now: Instant, moment: Moment) -> list[Command]:
        """A line for one: handed on, and kept nowhere."""
        other = self._people.get(ParticipantId(say.participant))
        if other is None or self._people.are_hidden(who, other) or self._people.are_hidden(other, who):
            return refused(who, seq, "participant_unknown")
        if other is who:
            return refused(who, seq, "whisper_self")
        text = clean_text(say.text)
        if is_blank(text):
            return refused(who, seq, "chat_empty")
        if refusal := self._refuses_whisper(who, other, text, moment):
            code, facts = refusal
            return refused(who, seq, code, **facts)
        self._limit.spoke(who.user, moment, self._book.rules.slow_mode_s)
        return [
            Tell(who.id, WhisperAccepted(re=seq, participant=other.id, name=other.name, text=text, said_at=now)),
            Tell(other.id, self._witness.whisper(who, other, text, now)),
        ]

    def _refuses_line(self, who: Participant, text: str, moment: Moment) -> _Refusal | None:
        if who.standing.is_host:
            return None
        rules = self._book.rules
        if refusal := _refuses_muted(who):
            return refusal
        if not rules.chat:
            return "chat_closed", {}
        if rules.quiet:
            return "chat_quiet", {}
        if refusal := self._refuses_newcomer(who, text, moment):
            return refusal
        wait_ms = self._limit.slow_mode_wait_ms(who.user, rules.slow_mode_s, moment)
        return ("chat_slow_mode", {"wait_s": math.ceil(wait_ms / 1_000)}) if wait_ms else None

    def _refuses_whisper(self, who: Participant, other: Participant, text: str, moment: Moment) -> _Refusal | None:
        """To a host anybody may whisper: who is silenced can still say why that was wrong."""
        if who.standing.is_host:
            return None
        if not other.standing.is_host:
            if refusal := _refuses_muted(who):
                return refusal
            if not self._book.rules.whispers:
                return "whisper_closed", {}
            if self._book.rules.quiet:
                return "chat_quiet", {}
        return self._refuses_newcomer(who, text, moment)

    def _refuses_newcomer(self, who: Participant, text: str, moment: Moment) -> _Refusal | None:
        if who.known_at is None:
            return None
        if has_link(text):
            return "chat_link_new", {"minutes": minutes_until(who.known_at, moment)}
        wait_ms = self._limit.newcomer_wait_ms(who.user, moment)
        return ("chat_slow_new", {"wait_s": math.ceil(wait_ms / 1_000)}) if wait_ms else None


def minutes_until(known_at: Moment, moment: Moment) -> int:
    """In whole minutes, as people are told."""
    return max(1, math.ceil((known_at - moment) / _MINUTE_MS))


def _refuses_muted(who: Participant) -> _Refusal | None:
    why = who.standing.muted_because
    return None if why is None else ("chat_muted", {"why": why})
