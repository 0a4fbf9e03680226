"""Who is about to change what: told to all who build, kept nowhere, and over when she is gone (SC-49)."""

from __future__ import annotations

from lanting.kernel.ids import ParticipantId
from lanting.protocol.notice import Selected


class Selections:
    """What each of those who build has in hand, by participant."""

    def __init__(self) -> None:
        self._by_participant: dict[ParticipantId, Selected] = {}

    @property
    def participants(self) -> list[ParticipantId]:
        return list(self._by_participant)

    def select(self, participant: ParticipantId, name: str, entities: list[str]) -> Selected | None:
        """What the others hear; None: she has what she had."""
        told = Selected(participant=participant, name=name, entities=list(dict.fromkeys(entities)))
        before = self._by_participant.pop(participant, None)
        if told.entities:
            self._by_participant[participant] = told
        elif before is None:
            return None
        return told if told != before else None

    def clear(self, participant: ParticipantId) -> Selected | None:
        """She is gone, or may not build any more."""
        before = self._by_participant.get(participant)
        return self.select(participant, before.name, []) if before else None

    def others(self, participant: ParticipantId) -> list[Selected]:
        """What a builder who comes is told."""
        return [told for who, told in self._by_participant.items() if who != participant]
