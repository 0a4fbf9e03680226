"""Who has asked for what happened to a Space."""

from __future__ import annotations

from lanting.kernel.ids import ParticipantId
from lanting.space.event import (
    ActStored,
    AnswersKept,
    BlockStored,
    CarryEnded,
    Decision,
    Event,
    GroundRenewed,
    Parted,
    ReportsChanged,
    RulesSet,
)


def whose(event: Event) -> ParticipantId | None:
    """None: nobody inside has."""
    match event:
        case ActStored(act):
            return act.participant
        case BlockStored(save):
            return save.participant
        case RulesSet() | GroundRenewed() | CarryEnded() | ReportsChanged() | Decision() | Parted() | AnswersKept():
            return None
    return event.participant
