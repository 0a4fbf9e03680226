"""A Participant: somebody inside a Space, for as long as the slot is kept."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId, ParticipantId, SessionId, UserId
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.word import Card, Look, Place


@dataclass(slots=True)
class Participant:
    """Who it is, how it looks, what it may do, and whether its line is broken."""

    id: ParticipantId
    user: UserId
    slot: int
    session: SessionId
    standing: Standing
    name: str
    look: Look
    program: bool
    epoch: int
    """The pose epoch that its reports must carry."""
    has_body: bool = True
    """Not so an experience: nobody sees or hears it, and it is counted nowhere (SP-190)."""
    language: str = "en"
    """Of her page."""
    seat: EntityId | None = None
    """The Entity it sits on."""
    chat_from: int = 0
    """Chat lines up to this number were not for her: they were said before she came (SP-94)."""
    known_at: Moment | None = None
    """When her Rank becomes *known*; None: it is."""
    is_named_by_host: bool = False
    """She keeps that name for her stay."""
    is_on_stage: bool = False
    """A host has given her the stage, for her stay."""
    broke_at: Moment | None = None
    """Since when its line is broken; None while it is connected."""

    @property
    def permissions(self) -> frozenset[Permission]:
        return self.standing.permissions

    @property
    def card(self) -> Card:
        return Card(
            slot=self.slot,
            participant=self.id,
            name=self.name,
            look=self.look,
            program=self.program,
            role=self.standing.role.value,
            is_new=self.standing.new_for_ms > 0,
            is_muted=self.standing.muted_because is not None,
            is_voice_muted=self.standing.is_voice_muted,
            is_on_stage=self.is_on_stage,
        )


def place_of(pose: Pose) -> Place:
    return Place(x=pose.x, y=pose.y, z=pose.z, yaw=pose.yaw)
