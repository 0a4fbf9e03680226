"""Which experiences a Space has: what its Owner has switched on, and where this Server finds its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from lanting.app.catalogue import Catalogue
from lanting.kernel.ids import SpaceId
from lanting.runtime.experience_shelf import Installed
from lanting.space.queries import SpaceUnknown, find_space, list_experiences, switch_off
from lanting.store.store import Store


@dataclass(frozen=True, slots=True)
class StoreExperienceShelf:
    """An `ExperienceShelf` on the store."""

    store: Store
    catalogue: Catalogue

    async def experiences_of(self, space_id: SpaceId) -> Sequence[Installed]:
        """Those that are switched on and whose code is there, by name."""
        kept = await self.store.read(lambda connection: list_experiences(connection, space_id))
        refs = self.catalogue.refs() if any(each.is_on for each in kept) else {}
        return [
            Installed(each.name, refs[each.name], each.user, each.capabilities, msgspec.json.encode(each.settings))
            for each in kept
            if each.is_on and each.name in refs
        ]

    async def language_of(self, space_id: SpaceId) -> str:
        """Of the Space. Raises SpaceUnknown."""
        found = await self.store.read(lambda connection: find_space(connection, space_id))
        if found is None:
            raise SpaceUnknown(space_id)
        return found.language

    async def switch_off(self, space_id: SpaceId, name: str, because: str, trace: str) -> None:
        """It is off until its Owner switches it on again, who reads why."""
        await self.store.write(lambda connection: switch_off(connection, space_id, name, because, trace))
