"""What programs listen to: things that can be clicked, and commands (SP-193)."""

from __future__ import annotations

from lanting.kernel.clock import Instant
from lanting.kernel.ids import ParticipantId
from lanting.protocol.experience import Click, Listens
from lanting.protocol.experience import Command as CommandSaid
from lanting.protocol.limit import CLICK_WITHIN_M
from lanting.protocol.program import Clicked, Commanded, Listen
from lanting.protocol.text import clean_line
from lanting.space.command import Command, Tell, TellAll
from lanting.space.experience.whereabouts import Whereabouts
from lanting.space.participant import Participant
from lanting.space.refusal import refused

_Words = dict[str, dict[ParticipantId, str]]
"""By Entity or command: who listens, the first one first, and what each says that it does."""


class Listening:
    """Routes clicks and commands to who listens, and to nobody else. One click costs one look-up."""

    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts
        self._clickable: _Words = {}
        self._commands: _Words = {}
        self._by_program: dict[ParticipantId, Listen] = {}
        self._is_new = False

    def listen(self, program: Participant, request: Listen) -> None:
        self.forget(program)
        if request.clickable or request.commands:
            self._by_program[program.id] = request
            _add(self._clickable, program, request.clickable)
            _add(self._commands, program, request.commands)
            self._is_new = True

    def forget(self, program: Participant) -> None:
        """It listens to nothing any more."""
        before = self._by_program.pop(program.id, None)
        if before is not None:
            _remove(self._clickable, program, before.clickable)
            _remove(self._commands, program, before.commands)
            self._is_new = True

    def click(self, who: Participant, seq: int, click: Click, now: Instant) -> list[Command]:
        listening = self._clickable.get(click.entity)
        away_m = self._whereabouts.away_m(who, click.entity) if listening else None
        if listening is None or away_m is None:
            return refused(who, seq, "click_unknown")
        if away_m > CLICK_WITHIN_M:
            return refused(who, seq, "click_too_far", within_m=CLICK_WITHIN_M)
        clicked = Clicked(participant=who.id, entity=click.entity, at=now)
        return [Tell(program, clicked) for program in listening]

    def command(self, who: Participant, seq: int, said: CommandSaid) -> list[Command]:
        listening = self._commands.get(said.word)
        if listening is None:
            return refused(who, seq, "command_unknown", word=said.word)
        first = next(iter(listening))
        return [Tell(first, Commanded(participant=who.id, word=said.word, text=clean_line(said.text)))]

    def tell(self) -> list[Command]:
        """To be called with every step."""
        if not self._is_new:
            return []
        self._is_new = False
        return [TellAll(self.told, about=None)]

    def for_newcomer(self) -> list[Listens]:
        return [self.told] if self._by_program else []

    @property
    def told(self) -> Listens:
        return Listens(clickable=_merged(self._clickable), commands=_merged(self._commands))


def _add(words: _Words, program: Participant, wanted: dict[str, str]) -> None:
    for key, does in wanted.items():
        words.setdefault(key, {})[program.id] = clean_line(does)


def _remove(words: _Words, program: Participant, before: dict[str, str]) -> None:
    for key in before:
        del words[key][program.id]
        if not words[key]:
            del words[key]


def _merged(words: _Words) -> dict[str, str]:
    """The first who says anything of it."""
    return {key: next(filter(None, each.values()), "") for key, each in words.items()}
