"""The Register: who somebody is in a Space, looked up when she comes and again whenever it may have changed.

What is stored says her Role and whether she is banned; what only this process knows, how long she has been here and who
came from her network, is added to the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lanting.identity.caller import Caller
from lanting.identity.sanction import Banned
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.runtime.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Comer:
    """A Caller, and what this process knows of her."""

    caller: Caller
    new_for_ms: int
    neighbours: frozenset[UserId]
    """Who came into the Space from her network, herself perhaps among them."""


@dataclass(frozen=True, slots=True)
class Standings:
    """What was found for each, in the same order."""

    found: Sequence[Standing | Banned]
    key_ends_at: Instant | None
    """When the next of the Space's keys comes to its end, and what is held by it."""


class StandingShelf(Protocol):
    """Where rights are kept."""

    async def standings(self, space_id: SpaceId, comers: Sequence[Comer], now: Instant) -> Standings:
        """What each of them is in this Space, as it is committed now. Raises SpaceUnknown."""

    async def close_ended_keys(self, now: Instant) -> Sequence[SpaceId]:
        """Close for good the keys that have come to their end; the Spaces that it concerned."""


class Register:
    """Asks the shelf on behalf of the Hall."""

    def __init__(self, shelf: StandingShelf, around: Surroundings) -> None:
        self.version = 0
        """Raised by whatever was committed about rights, rules or Spaces: what was read before may be out of date."""
        self._shelf = shelf
        self._around = around

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        """Raises Banned or SpaceUnknown."""
        (found,) = (await self.standings(space_id, [caller])).found
        if isinstance(found, Banned):
            raise found
        return found

    async def standings(self, space_id: SpaceId, callers: Sequence[Caller]) -> Standings:
        """Read until nothing was committed meanwhile. Raises SpaceUnknown."""
        while True:
            version = self.version
            comers = [self._comer(space_id, caller) for caller in callers]
            standings = await self._shelf.standings(space_id, comers, self._around.clock.now())
            if version == self.version:
                return standings

    async def close_ended_keys(self) -> Sequence[SpaceId]:
        return await self._shelf.close_ended_keys(self._around.clock.now())

    def _comer(self, space_id: SpaceId, caller: Caller) -> Comer:
        moment = self._around.clock.moment()
        new_for_ms = self._around.presence.new_for_ms(caller.user, moment)
        return Comer(caller, new_for_ms, self._around.neighbours.of(space_id, caller.network, moment))
