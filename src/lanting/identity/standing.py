"""What somebody is in one Space when she comes: her Role, her Rank, and whether she need not wait."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lanting.identity.apart import NOBODY_APART, Apart
from lanting.identity.capability import Capability, permissions_with
from lanting.identity.role import Role, is_above, permissions_of
from lanting.kernel.ids import EntityId, UserId
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
    voice_muted_because: str | None = None
    """A host has muted her voice, and why ("" without a reason); None: none has."""
    areas: frozenset[EntityId] = frozenset()
    """The Zones in which she may build without being a Builder."""
    apart: Apart = NOBODY_APART
    """Whom she has blocked, and who has blocked her (SP-170)."""
    capabilities: frozenset[Capability] | None = None
    """Of a program of the house, whose Role counts for nothing; None: it is none."""
    owner: UserId | None = None
    """Who made the token by which a program comes; None: it comes by none, or this was done at the command line."""

    @property
    def is_host(self) -> bool:
        """Moderates, or more: fills no place and waits for nobody."""
        return not is_above(Role.HOST, self.role)

    @property
    def is_voice_muted(self) -> bool:
        return self.voice_muted_because is not None

    @property
    def acts_as(self) -> Role:
        """About whom she may act as a host does: about those below this Role."""
        return Role.HOST if Permission.GATHER in self.permissions and self.capabilities is not None else self.role

    @property
    def permissions(self) -> frozenset[Permission]:
        if self.capabilities is not None:
            return permissions_with(self.capabilities)
        return permissions_of(self.role) | {Permission.EDIT} if self.areas else permissions_of(self.role)

    @property
    def unseen(self) -> frozenset[UserId]:
        """Of whom she must not be told.

        Who moderates is not blinded by the Blocks of others: nobody escapes a host by blocking her (SP-175).
        """
        apart = self.apart
        return apart.has_blocked if self.is_host or not apart.blocked_by else apart.has_blocked | apart.blocked_by

    def hides(self, user: UserId) -> bool:
        """Whether she must not be told of this User."""
        return user in self.apart.has_blocked or (user in self.apart.blocked_by and not self.is_host)

    def after_block(self, me: UserId, user: UserId, blocked: UserId, *, on: bool) -> Standing:
        """What `me` is once one of two Users has blocked the other, or has lifted that."""
        return replace(self, apart=self.apart.after(me, user, blocked, on=on))

    def is_like(self, other: Standing) -> bool:
        """Whether both allow the same; how long somebody is still new counts for nothing, that she is new does."""
        is_both_new = (self.new_for_ms > 0) == (other.new_for_ms > 0)
        return is_both_new and replace(self, new_for_ms=0) == replace(other, new_for_ms=0)
