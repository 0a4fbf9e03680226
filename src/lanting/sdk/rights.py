"""What a Bot may do in its Space, as the Server has said last."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.protocol import notice
from lanting.protocol.permission import Permission
from lanting.protocol.word import Role


@dataclass(frozen=True, slots=True)
class Rights:
    """They change when a role link is opened or revoked, and when a host closes the chat, mutes or gives the stage."""

    role: Role
    permissions: frozenset[str]
    is_new: bool
    """A new guest: no links, and a slower chat."""
    is_muted: bool = False
    """A host has closed the chat for the Bot."""
    why: str = ""
    """In the host's words."""
    areas: tuple[str, ...] = ()
    """The zones in which the Bot may build without being a builder."""
    is_voice_muted: bool = False
    """A host has muted the Bot's voice."""
    voice_why: str = ""
    """In the host's words."""
    is_on_stage: bool = False
    """A host has given the Bot the stage: where one stands, everybody hears it."""

    @property
    def is_host(self) -> bool:
        """Whether the acts of a host are open to the Bot."""
        return Permission.MODERATE.value in self.permissions

    @classmethod
    def told(cls, told: notice.Welcome | notice.Standing) -> Rights:
        permissions = frozenset(told.permissions)
        if isinstance(told, notice.Welcome):
            # That she is muted, a Standing of its own says right after.
            return cls(told.role, permissions, told.is_new)
        return cls(
            told.role,
            permissions,
            told.is_new,
            told.is_muted,
            told.why,
            tuple(told.areas),
            told.is_voice_muted,
            told.voice_why,
            told.is_on_stage,
        )
