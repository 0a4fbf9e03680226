"""The things of the place as an experience finds them: by name, by tag, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec

from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.protocol.word import Place
from lanting.scene.component.placement import Transform
from lanting.scene.placing import Placing, Vector
from lanting.sdk.experience.declaration import Hook
from lanting.sdk.scene import BotScene, SceneEntity

_WORLD: Final = Placing()
_NAMING: Final = frozenset({"entity", "tags", "button"})


class Things:
    """A follower of the published Scene."""

    def __init__(self, scene: Callable[[], BotScene]) -> None:
        self._scene = scene
        self._placings: dict[str, Placing] = {}
        self._placed_at = -1

    @property
    def scene(self) -> BotScene:
        return self._scene()

    def get(self, entity: str) -> SceneEntity | None:
        return self.scene.entities.get(entity)

    def named(self, name: str | None, tag: str | None) -> list[SceneEntity]:
        """Those that are called so and bear this tag; None: any."""
        return [
            each
            for each in self.scene.entities.values()
            if (name is None or name in (each.name, each.words)) and (tag is None or tag in tags_of(each))
        ]

    def names(self) -> Iterable[str]:
        """What things are called."""
        for each in self.scene.entities.values():
            yield from filter(None, (each.name, each.words))

    def for_hooks(self, hooks: Sequence[Hook]) -> dict[str, list[Hook]]:
        """By Entity, which of these hooks are about it."""
        if not hooks:
            return {}
        found = {each.id: hooks_of(each, hooks) for each in self.scene.entities.values()}
        return {entity: about for entity, about in found.items() if about}

    def placing(self, entity: str) -> Placing:
        """Where it stands in the world; what is gone stands nowhere, at the origin."""
        if self._placed_at != self.scene.revision:
            self._placings.clear()
            self._placed_at = self.scene.revision
        known = self._placings.get(entity)
        if known is None:
            known = self._placings[entity] = self._place(entity)
        return known

    def place(self, entity: str) -> Place:
        placing = self.placing(entity)
        x, y, z = placing.position
        return Place(x=x, y=y, z=z, yaw=placing.yaw)

    def to_parent(self, entity: str) -> Callable[[Vector], Vector]:
        """From points of the world to those of what the thing hangs on, where its Transform is said."""
        found = self.get(entity)
        parent = _WORLD if found is None or found.parent is None else self.placing(found.parent)
        (px, py, pz), (sx, sy, sz) = parent.position, parent.scale
        x, y, z, w = parent.rotation
        back = Placing(rotation=(-x, -y, -z, w))

        def within(point: Vector) -> Vector:
            turned = back.point((point[0] - px, point[1] - py, point[2] - pz))
            return turned[0] / sx, turned[1] / sy, turned[2] / sz

        return within

    def _place(self, entity: str) -> Placing:
        found = self.get(entity)
        if found is None:
            return _WORLD
        parent = _WORLD if found.parent is None else self.placing(found.parent)
        return parent.holding(msgspec.convert(found.components.get("transform", {}), Transform))


def tags_of(entity: SceneEntity) -> list[str]:
    words: Any = entity.components.get("tags", {}).get("words", [])
    return list(words)


def hooks_of(entity: SceneEntity, hooks: Sequence[Hook]) -> list[Hook]:
    """Which of these hooks are about it."""
    tags = tags_of(entity)
    return [hook for hook in hooks if hook.is_for(entity.name, entity.words, tags)]


def may_rename(operations: Iterable[Operation]) -> bool:
    """Whether after these another thing may bear a name or tag that somebody listens to."""
    for each in operations:
        match each:
            case AddEntity() | RemoveEntity():
                return True
            case SetProperties(component=component) | ClearComponent(component=component) if component in _NAMING:
                return True
    return False
