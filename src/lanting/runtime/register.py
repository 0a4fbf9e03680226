"""The Register: who somebody is in a Space, looked up when she comes and again whenever it may have changed.

What is stored says her Role and whether she is banned; what only this process knows, how long she has been here and who
came from her network, is added to the question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from lanting.identity.apart import StoredBlocks
from lanting.identity.caller import Caller
from lanting.identity.rights import Rights
from lanting.identity.sanction import Banned
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.runtime.surroundings import Surroundings

KEPT_MS: Final = 1_000
"""So long what was read is used again while this process commits nothing about rights: another may have."""
SPACES_KEPT_MAX: Final = 256


@dataclass(frozen=True, slots=True)
class StoredRights:
    """What is committed about the rights in a Space."""

    rights: Rights
    admitted: Collection[UserId]
    """Who was let in by a host before."""
    key_ends_at: Instant | None
    """When the next of the Space's keys comes to its end, and what is held by it."""
    is_of_all: bool
    """Whether `rights` knows everybody, and not only those who were asked for."""


@dataclass(frozen=True, slots=True)
class Standings:
    """What was found for each, in the same order."""

    found: Sequence[Standing | Banned]
    key_ends_at: Instant | None
    """As in StoredRights."""


class StandingShelf(Protocol):
    """Where rights are kept."""

    async def rights(self, space_id: SpaceId, callers: Sequence[Caller], now: Instant) -> StoredRights:
        """Those of everybody in this Space, or where these are many, of the callers. Raises SpaceUnknown."""

    async def blocks(self, users: Collection[UserId]) -> StoredBlocks:
        """Those of everybody on this Server, or where these are many, of these Users."""

    async def close_ended_keys(self, now: Instant) -> Sequence[SpaceId]:
        """Close for good the keys that have come to their end; the Spaces that it concerned."""


@dataclass(frozen=True, slots=True)
class _Kept:
    stored: StoredRights
    version: int
    read_at: Instant


@dataclass(frozen=True, slots=True)
class _KeptBlocks:
    stored: StoredBlocks
    version: int
    read_at: Instant


class Register:
    """Asks the shelf on behalf of the Hall.

    Everybody who comes is looked up twice, for her ticket and at her socket: a crowd at the door reads the same rights
    a hundred times a second.
    """

    def __init__(self, shelf: StandingShelf, around: Surroundings) -> None:
        self.version = 0
        """Raised by whatever was committed about rights, Blocks, rules or Spaces: what was read before may be old."""
        self._shelf = shelf
        self._around = around
        self._kept: dict[SpaceId, _Kept] = {}
        self._blocks: _KeptBlocks | None = None

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        """Raises Banned or SpaceUnknown."""
        (found,) = (await self.standings(space_id, [caller])).found
        if isinstance(found, Banned):
            raise found
        return found

    async def standings(self, space_id: SpaceId, callers: Sequence[Caller]) -> Standings:
        """Read until nothing was committed meanwhile. Raises SpaceUnknown."""
        while True:
            version, now = self.version, self._around.clock.now()
            stored = self._known(space_id, now)
            if stored is None:
                stored = await self._shelf.rights(space_id, callers, now)
                if version != self.version:
                    continue
                if stored.is_of_all:
                    self._keep(space_id, _Kept(stored, version, now))
            blocks = await self._blocks_of([caller.user for caller in callers])
            if version != self.version:
                continue
            found = [self._found(space_id, caller, stored, blocks, now) for caller in callers]
            return Standings(found, stored.key_ends_at)

    async def unseen_by(self, user: UserId) -> frozenset[UserId]:
        """Of whom somebody must not be told who stands before a door."""
        apart = (await self._blocks_of([user])).of(user)
        return apart.has_blocked | apart.blocked_by

    async def close_ended_keys(self) -> Sequence[SpaceId]:
        return await self._shelf.close_ended_keys(self._around.clock.now())

    async def _blocks_of(self, users: Collection[UserId]) -> StoredBlocks:
        """One query for all of them, and most often none: few Blocks are kept for a moment, as rights are."""
        version, now, kept = self.version, self._around.clock.now(), self._blocks
        if kept is not None and kept.version == version and 0 <= now - kept.read_at < KEPT_MS:
            return kept.stored
        stored = await self._shelf.blocks(users)
        if stored.is_of_all and version == self.version:
            self._blocks = _KeptBlocks(stored, version, now)
        return stored

    def _known(self, space_id: SpaceId, now: Instant) -> StoredRights | None:
        kept = self._kept.get(space_id)
        is_fresh = kept is not None and kept.version == self.version and 0 <= now - kept.read_at < KEPT_MS
        return kept.stored if kept is not None and is_fresh else None

    def _keep(self, space_id: SpaceId, read: _Kept) -> None:
        if len(self._kept) >= SPACES_KEPT_MAX:
            self._kept.clear()
        self._kept[space_id] = read

    def _found(
        self, space_id: SpaceId, caller: Caller, stored: StoredRights, blocks: StoredBlocks, now: Instant
    ) -> Standing | Banned:
        moment = self._around.clock.moment()
        try:
            standing = stored.rights.standing_of(
                caller,
                now,
                new_for_ms=self._around.presence.new_for_ms(caller.user, moment),
                is_admitted=caller.user in stored.admitted,
                neighbours=self._around.neighbours.of(space_id, caller.network, moment),
            )
        except Banned as refusal:
            return refusal
        return replace(standing, apart=blocks.of(caller.user))
