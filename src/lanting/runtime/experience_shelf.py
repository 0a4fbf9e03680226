"""Which experiences a Space has: what the supervisor of their child asks of the store, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lanting.identity.capability import Capability
from lanting.kernel.ids import SpaceId, UserId


@dataclass(frozen=True, slots=True)
class Installed:
    """An experience that is switched on in a Space."""

    name: str
    ref: str
    """Where its code is: `package.module:object`, or the path of a file that has one Experience."""
    user: UserId
    """Its own, in this Space."""
    capabilities: frozenset[Capability]
    """What the Owner has allowed."""
    settings: bytes
    """What she has chosen: a JSON object by name."""


class ExperienceShelf(Protocol):
    """Where they are kept."""

    async def experiences_of(self, space_id: SpaceId) -> Sequence[Installed]:
        """Those that are switched on and whose code is there, by name."""

    async def language_of(self, space_id: SpaceId) -> str:
        """Of the Space: what is said to everybody is said in it. Raises SpaceUnknown."""

    async def switch_off(self, space_id: SpaceId, name: str, because: str, trace: str) -> None:
        """It is off until its Owner switches it on again, who reads why: a code, and what Python said."""
