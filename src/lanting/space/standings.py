"""What somebody inside may do, while it changes: looked up again, given by a host, or earned by being there."""

from __future__ import annotations

from dataclasses import replace
from heapq import heappop, heappush

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId, ParticipantId
from lanting.protocol import notice
from lanting.protocol.permission import Permission
from lanting.protocol.word import Card
from lanting.space.card import CardNews
from lanting.space.command import Command, Tell
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.seating import Seating
from lanting.space.voice_floor import VoiceFloor


class Standings:
    """Gives everybody inside her standing, and tells her what is new of it (SP-120 to SP-123)."""

    def __init__(self, people: PeopleList, news: CardNews, seating: Seating, floor: VoiceFloor) -> None:
        self._people = people
        self._news = news
        self._seating = seating
        self._floor = floor
        self.draft_revision: int | None = None
        """A snapshot of the Space's draft; None: nobody drafts here."""
        self._known_next: list[tuple[Moment, ParticipantId]] = []
        self._greeted: list[Participant] = []

    def adopt(self, who: Participant, standing: Standing, moment: Moment) -> bool:
        """From now on she is this. Whether others see or she feels anything of it."""
        before = _told_of(who)
        self._people.change_standing(who, standing)
        who.known_at = Moment(moment + standing.new_for_ms) if standing.new_for_ms > 0 else None
        if who.known_at is not None:
            heappush(self._known_next, (who.known_at, who.id))
        self._seating.hold_to_rules(who)
        self._floor.hold(who)
        if who.card != before[0]:
            self._news.changed(who.slot)
        return _told_of(who) != before

    def change(self, who: Participant, standing: Standing, moment: Moment) -> list[Command]:
        """As `adopt`, and she is told what is new."""
        return [self._tell(who)] if self.adopt(who, standing, moment) else []

    def greeted(self, who: Participant) -> None:
        """Her Welcome says neither why she may not write or speak, nor where she may build, nor of a stage."""
        standing = who.standing
        if standing.muted_because is not None or standing.is_voice_muted or standing.areas or who.is_on_stage:
            self._greeted.append(who)

    def give_stage(self, who: Participant, on: bool) -> list[Command]:
        """For her stay, or until it is taken from her (SP-162). Where nothing changes, nothing is told."""
        if who.is_on_stage == on:
            return []
        who.is_on_stage = on
        self._floor.hold(who)
        self._news.changed(who.slot)
        return [self._tell(who)]

    def pass_time(self, moment: Moment) -> list[Command]:
        """Who has been here long enough is a new guest no more."""
        commands = [self._tell(who) for who in self._greeted]
        self._greeted.clear()
        while self._known_next and self._known_next[0][0] <= moment:
            known_at, participant = heappop(self._known_next)
            who = self._people.get(participant)
            # Another standing since, or another moment: that one counts.
            if who is not None and who.known_at == known_at:
                commands += self.change(who, replace(who.standing, new_for_ms=0), moment)
        return commands

    def draft_for(self, who: Participant) -> int | None:
        """What she is told of the draft: visitors nothing."""
        return self.draft_revision if Permission.EDIT in who.permissions else None

    def _tell(self, who: Participant) -> Command:
        """What she may do here, and why not more."""
        standing = who.standing
        return Tell(
            who.id,
            notice.Standing(
                role=standing.role.value,
                permissions=sorted(standing.permissions),
                is_new=standing.new_for_ms > 0,
                is_muted=standing.muted_because is not None,
                is_voice_muted=standing.is_voice_muted,
                voice_why=standing.voice_muted_because or "",
                is_on_stage=who.is_on_stage,
                draft_revision=self.draft_for(who),
                areas=sorted(standing.areas),
                why=standing.muted_because or "",
            ),
        )


def _told_of(who: Participant) -> tuple[Card, str | None, str | None, frozenset[EntityId]]:
    """What of her others or she herself is told."""
    standing = who.standing
    return who.card, standing.muted_because, standing.voice_muted_because, standing.areas
