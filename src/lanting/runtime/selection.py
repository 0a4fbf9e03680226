"""Who is about to change what: told to all who build, kept nowhere, and over when she is gone (SC-49)."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.scene_notice import Selected


@dataclass(frozen=True, slots=True)
class Selection:
    """What one of them has in hand, and whose it is."""

    user: UserId
    told: Selected


class Selections:
    """What each of those who build has in hand, by participant."""

    def __init__(self) -> None:
        self._by_participant: dict[ParticipantId, Selection] = {}

    @property
    def participants(self) -> list[ParticipantId]:
        return list(self._by_participant)

    def of(self, participant: ParticipantId) -> Selection | None:
        """What she has in hand."""
        return self._by_participant.get(participant)

    def select(self, participant: ParticipantId, user: UserId, name: str, entities: list[str]) -> Selection | None:
        """What the others hear; None: she has what she had."""
        told = Selected(participant=participant, name=name, entities=list(dict.fromkeys(entities)))
        before = self._by_participant.pop(participant, None)
        selection = Selection(user, told)
        if told.entities:
            self._by_participant[participant] = selection
        elif before is None:
            return None
        return selection if selection != before else None

    def clear(self, participant: ParticipantId) -> Selection | None:
        """She is gone, or may not build any more."""
        before = self._by_participant.get(participant)
        return self.select(participant, before.user, before.told.name, []) if before else None

    def others(self, participant: ParticipantId) -> list[Selection]:
        """What a builder who comes is told."""
        return [selection for who, selection in self._by_participant.items() if who != participant]
