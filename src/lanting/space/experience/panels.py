"""The Panels of all programs: before whom each is, or on which board it hangs (SP-194 to SP-196)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lanting.kernel.ids import ParticipantId
from lanting.protocol.experience import PanelClosed, PanelShown
from lanting.protocol.limit import BOARDS_MAX, CLICK_WITHIN_M, PANELS_OPEN_MAX
from lanting.protocol.panel import Panel
from lanting.protocol.program import ClosePanel, ShowPanel
from lanting.space.command import Command, Tell, TellAll, TellSome
from lanting.space.experience.panel_check import cleaned, fault_of
from lanting.space.experience.told_key import told_key
from lanting.space.experience.whereabouts import Whereabouts
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused

CloseReason = Literal["closed", "reloaded", "ended", "replaced"]


@dataclass(slots=True)
class Shown:
    """One Panel of one program, as it is shown now."""

    program: Participant
    key: str
    """As its program names it."""
    told: str
    """As everybody else does."""
    content: Panel
    in_languages: Mapping[str, Panel]
    """What those see instead whose pages speak one of these."""
    to: dict[ParticipantId, None] | None
    """Before whom it is; None: before everybody, or on a board."""
    board: str | None
    away: set[ParticipantId] = field(default_factory=set)
    """Who has put it away, of everybody."""

    def content_for(self, who: Participant) -> Panel:
        return self.in_languages.get(who.language, self.content)

    def notice(self, content: Panel) -> PanelShown:
        return PanelShown(panel=self.told, name=self.program.name, content=content, board=self.board)

    def is_before(self, who: Participant) -> bool:
        if self.board is not None:
            return True
        return who.id not in self.away if self.to is None else who.id in self.to


class Panels:
    """Finds a Panel by the name that visitors know, and those of one person or program."""

    def __init__(self, people: PeopleList, whereabouts: Whereabouts) -> None:
        self._people = people
        self._whereabouts = whereabouts
        self._shown: dict[str, Shown] = {}
        self._of_all: dict[ParticipantId, dict[str, Shown]] = {}
        """By program: those that everybody sees, boards too."""
        self._hers: dict[ParticipantId, dict[ParticipantId, dict[str, Shown]]] = {}
        """By person and program: those that not everybody sees."""

    def find(self, told: str) -> Shown | None:
        return self._shown.get(told)

    def reach_of(self, who: Participant, shown: Shown) -> Literal["panel_unknown", "panel_too_far"] | None:
        """Why she cannot answer it; None: she can."""
        if not shown.is_before(who):
            return "panel_unknown"
        if shown.board is None:
            return None
        away_m = self._whereabouts.away_m(who, shown.board)
        if away_m is None:
            return "panel_unknown"
        return "panel_too_far" if away_m > CLICK_WITHIN_M else None

    # What programs ask for

    def show(self, program: Participant, seq: int, request: ShowPanel) -> list[Command]:
        """Show it, or other contents of it; who sees it no more is told so."""
        content = cleaned(request.content)
        in_languages: dict[str, Panel] = {language: cleaned(each) for language, each in request.in_languages.items()}
        for each in (content, *in_languages.values()):
            if (fault := fault_of(each)) is not None:
                return refused(program, seq, "panel_invalid", what=fault)
        if request.board is not None and not self._whereabouts.is_there(request.board):
            return refused(program, seq, "entity_unknown", entity=request.board)
        told = told_key(program.user, request.key)
        before = self._shown.get(told)
        is_one_more = request.board is not None and (before is None or before.board is None)
        if is_one_more and self._boards(program) >= BOARDS_MAX:
            return refused(program, seq, "boards_full", limit=BOARDS_MAX)
        to = None if request.board is not None else self._those(request.to)
        shown = Shown(program, request.key, told, content, in_languages, to, request.board)
        commands = self._replace(before, shown) if before is not None else []
        if to is not None and not to:
            return commands
        self._add(shown)
        return commands + self._tell_each(shown) + self._make_room(shown)

    def close(self, program: Participant, request: ClosePanel) -> list[Command]:
        """Before these people, or before everybody. What is not shown any more is closed already."""
        shown = self._shown.get(told_key(program.user, request.key))
        if shown is None:
            return []
        if request.to is None or shown.board is not None:
            return [self._end(shown, request.reason)]
        those = [who.id for key in request.to if (who := self._people.get(ParticipantId(key))) and shown.is_before(who)]
        for participant in those:
            self._take_from(shown, participant)
        return [TellSome(tuple(those), PanelClosed(panel=shown.told, reason=request.reason))] if those else []

    # What becomes of them by themselves

    def put_away(self, shown: Shown, who: Participant) -> list[Command]:
        """She has closed it, and its program has heard of it."""
        if self._shown.get(shown.told) is not shown or shown.board is not None or not shown.is_before(who):
            return []
        self._take_from(shown, who.id)
        return [Tell(who.id, PanelClosed(panel=shown.told, reason="closed"))]

    def left(self, who: Participant) -> None:
        """She is gone; what was hers alone is gone with her."""
        for shown in [each for hers in self._hers.get(who.id, {}).values() for each in hers.values()]:
            self._take_from(shown, who.id)
        for of_all in self._of_all.values():
            for shown in of_all.values():
                shown.away.discard(who.id)

    def forget(self, program: Participant) -> list[Command]:
        """Nothing of this program's is shown any more."""
        its = [shown for shown in self._shown.values() if shown.program is program]
        return [self._end(shown, "ended") for shown in its]

    def for_newcomer(self, who: Participant) -> list[PanelShown]:
        """What is before her, and on the boards."""
        of_all = [shown for each in self._of_all.values() for shown in each.values() if shown.is_before(who)]
        hers = [shown for each in self._hers.get(who.id, {}).values() for shown in each.values()]
        return [shown.notice(shown.content_for(who)) for shown in (*of_all, *hers)]

    def _tell_each(self, shown: Shown) -> list[Command]:
        """Everybody in her own language, as far as it is shown in that."""
        commands: list[Command] = []
        told: set[ParticipantId] = set()
        for language, content in shown.in_languages.items():
            if readers := {who.id: None for who in self._before_whom(shown) if who.language == language}:
                commands.append(_tell(readers, shown.notice(content)))
                told |= readers.keys()
        if shown.to is None:
            commands.append(TellAll(shown.notice(shown.content), about=None, but=frozenset(told)))
        elif others := {participant: None for participant in shown.to if participant not in told}:
            commands.append(_tell(others, shown.notice(shown.content)))
        return commands

    def _before_whom(self, shown: Shown) -> Iterable[Participant]:
        if shown.to is None:
            return self._people.bodies.values()
        return filter(None, map(self._people.get, shown.to))

    def _those(self, to: Sequence[str] | None) -> dict[ParticipantId, None] | None:
        if to is None:
            return None
        found = (self._people.get(ParticipantId(key)) for key in to)
        return {who.id: None for who in found if who is not None and who.has_body}

    def _boards(self, program: Participant) -> int:
        return sum(shown.board is not None for shown in self._of_all.get(program.id, {}).values())

    def _replace(self, before: Shown, now: Shown) -> list[Command]:
        """Who saw the one and does not see the other hears that it is gone. Who has put it away sees it again."""
        self._remove(before)
        closed = PanelClosed(panel=before.told, reason="replaced")
        if now.to is None:
            return []
        if before.to is None:
            return [TellAll(closed, about=None, but=frozenset(now.to))]
        gone = tuple(participant for participant in before.to if participant not in now.to)
        return [TellSome(gone, closed)] if gone else []

    def _add(self, shown: Shown) -> None:
        self._shown[shown.told] = shown
        if shown.to is None:
            self._of_all.setdefault(shown.program.id, {})[shown.told] = shown
        else:
            for participant in shown.to:
                self._hers.setdefault(participant, {}).setdefault(shown.program.id, {})[shown.told] = shown

    def _remove(self, shown: Shown) -> None:
        del self._shown[shown.told]
        if shown.to is None:
            del self._of_all[shown.program.id][shown.told]
        else:
            for participant in shown.to:
                self._unlist(shown, participant)

    def _end(self, shown: Shown, reason: CloseReason) -> Command:
        self._remove(shown)
        return _tell(shown.to, PanelClosed(panel=shown.told, reason=reason))

    def _take_from(self, shown: Shown, participant: ParticipantId) -> None:
        """She does not see it any more; before nobody, it is not shown."""
        if shown.to is None:
            shown.away.add(participant)
            return
        del shown.to[participant]
        self._unlist(shown, participant)
        if not shown.to:
            del self._shown[shown.told]

    def _unlist(self, shown: Shown, participant: ParticipantId) -> None:
        programs = self._hers[participant]
        hers = programs[shown.program.id]
        del hers[shown.told]
        if not hers:
            del programs[shown.program.id]
        if not programs:
            del self._hers[participant]

    # How many at a time

    def _make_room(self, shown: Shown) -> list[Command]:
        """Nobody has more than PANELS_OPEN_MAX of one program before her: the oldest gives way."""
        if shown.board is not None:
            return []
        of_all = [each for each in self._of_all.get(shown.program.id, {}).values() if each.board is None]
        if shown.to is None:
            return [self._end(each, "replaced") for each in of_all[: max(0, len(of_all) - PANELS_OPEN_MAX)]]
        commands: list[Command] = []
        for participant in list(shown.to):
            hers = list(self._hers[participant][shown.program.id].values())
            for oldest in hers[: max(0, min(len(hers) - 1, len(hers) + len(of_all) - PANELS_OPEN_MAX))]:
                self._take_from(oldest, participant)
                commands.append(Tell(participant, PanelClosed(panel=oldest.told, reason="replaced")))
        return commands


def _tell(to: dict[ParticipantId, None] | None, notice: PanelShown | PanelClosed) -> Command:
    if to is None:
        return TellAll(notice, about=None)
    return Tell(next(iter(to)), notice) if len(to) == 1 else TellSome(tuple(to), notice)
