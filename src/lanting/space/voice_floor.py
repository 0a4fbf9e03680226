"""Who may be heard, and who speaks to all: said to Hearing whenever a standing, the rules or a stage change."""

from __future__ import annotations

from lanting.protocol.permission import Permission
from lanting.space.hearing import Hearing
from lanting.space.participant import Participant
from lanting.space.settings import RuleBook


class VoiceFloor:
    """The one place where standing, rules and stage become a voice that is heard or not (SP-157, SP-160, SP-162)."""

    def __init__(self, book: RuleBook, hearing: Hearing) -> None:
        self._book = book
        self._hearing = hearing

    def may_be_heard(self, who: Participant) -> bool:
        """The rules bind neither hosts nor who has the stage; a mute of her own binds everybody."""
        if Permission.SPEAK not in who.permissions or who.standing.is_voice_muted:
            return False
        rules = self._book.rules
        return who.standing.is_host or who.is_on_stage or (rules.voice and not rules.voices_muted)

    def hold(self, who: Participant) -> None:
        """Her standing, or what a host gave her, may be another one: from the next packet on this counts."""
        self._hearing.silence(who.slot, not self.may_be_heard(who))
        self._hearing.let_speak_to_all(who.slot, who.standing.is_host or who.is_on_stage)
