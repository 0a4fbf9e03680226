"""What a World has of building: things are added and changed in the published Scene, and stay there."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, cast

from lanting.kernel.ids import new_entity_id
from lanting.protocol.operation import AddEntity, Operation
from lanting.protocol.request import Edit
from lanting.protocol.scene_notice import EditDone
from lanting.scene.component import Component
from lanting.scene.placing import yaw_rotation
from lanting.sdk.experience.entity import Entity, named
from lanting.sdk.spot import Spot, place_at

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

_editing: Final[ContextVar[list[Operation] | None]] = ContextVar("editing", default=None)


class ChangingActs:
    """Part of `World`."""

    async def add(
        self,
        *,
        name: str = "",
        components: Mapping[str, Mapping[str, Any]] | Sequence[Component] = (),
        at: Spot | None = None,
        parent: Entity | None = None,
        tags: Sequence[str] = (),
        description: str = "",
    ) -> Entity:
        """Put a new thing into the Scene, where it stays until it is removed. Needs the capability edit.

        `components`: by name, or the scene's own types. `at`: where it stands, in its parent's axes if it has one.
        """
        made = _components(components)
        if at is not None:
            place = cast("World", self)._place_at(at) if parent is None else place_at(at)
            here = {"position": [place.x, place.y, place.z], "rotation": list(yaw_rotation(place.yaw))}
            made["transform"] = {**made.get("transform", {}), **here}
        if tags:
            made["tags"] = {"words": list(tags)}
        entity = new_entity_id(secrets.token_bytes)
        hangs_on = None if parent is None else parent.id
        await self.change([AddEntity(id=entity, name=name, description=description, parent=hangs_on, components=made)])
        return Entity(cast("World", self), entity)

    def edit(self) -> AbstractAsyncContextManager[None]:
        """What is set, added and removed inside becomes one edit at its end: all of it or, if refused, nothing.

        Until then things read as before. An exception inside changes nothing.
        """
        return self._edit()

    @asynccontextmanager
    async def _edit(self) -> AsyncIterator[None]:
        operations: list[Operation] = []
        token = _editing.set(operations)
        try:
            yield
        finally:
            _editing.reset(token)
        if operations:
            await self.change(operations)

    async def change(self, operations: Sequence[Operation]) -> None:
        """Operations as one edit, or as part of the `edit` block that is open. Returns when it is kept."""
        world = cast("World", self)
        world._require("edit", "changing the place")
        if (gathered := _editing.get()) is not None:
            gathered += operations
            return
        asked = Edit(request_id=secrets.token_urlsafe(16), scene="published", operations=list(operations))
        done = cast(EditDone, await world._ask(asked))
        if done.revision is not None:
            await world._things.scene.until(done.revision)


def _components(given: Mapping[str, Mapping[str, Any]] | Sequence[Component]) -> dict[str, dict[str, Any]]:
    if isinstance(given, Mapping):
        return {name: dict(values) for name, values in given.items()}
    return dict(named(each, {}) for each in given)
