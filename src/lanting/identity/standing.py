"""What somebody is in one Space when she comes: her Role, her Rank, and whether she need not wait."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.identity.role import Role, permissions_of
from lanting.protocol.permission import Permission


@dataclass(frozen=True, slots=True)
class Standing:
    """Asked for anew at each coming, and whenever what it rests on is given or taken."""

    role: Role = Role.VISITOR
    new_for_ms: int = 0
    """So much more presence until her Rank is *known*; 0: it is."""
    is_invited: bool = False
    """Holds a link for this Space, or was let in before: she does not wait for a host, and needs no code."""
    muted_because: str | None = None
    """A host has closed the chat for her, and why ("" without a reason); None: she may write."""

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.role)
