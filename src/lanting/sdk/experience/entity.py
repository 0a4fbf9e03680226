"""A thing of the place, as an experience reads and changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from lanting.protocol.operation import ClearComponent, RemoveEntity, SetProperties
from lanting.protocol.word import Place
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.sdk.experience.motion import Motion, Path, Track, Values, along
from lanting.sdk.experience.things import tags_of
from lanting.sdk.scene import SceneEntity

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

AnyComponent = TypeVar("AnyComponent", bound=Component)


class Entity:
    """One thing of the published Scene, as it is now. Two are equal that are the same thing."""

    __slots__ = ("_last", "_world", "id")

    id: str

    def __init__(self, world: World, entity: str) -> None:
        self._world = world
        self.id = entity
        self._last = world._things.get(entity) or SceneEntity(id=entity)

    @property
    def _now(self) -> SceneEntity:
        self._last = self._world._things.get(self.id) or self._last
        return self._last

    @property
    def is_there(self) -> bool:
        """Whether nobody has removed it."""
        return self._world._things.get(self.id) is not None

    @property
    def name(self) -> str:
        """What visitors call it; of a thing of ours, its key in `locales/<language>/thing.ftl`."""
        return self._now.words or self._now.name

    @property
    def description(self) -> str:
        """What its author says of it, in full; "": nothing."""
        return self._now.description

    @property
    def tags(self) -> Sequence[str]:
        """The words of its component `tags`."""
        return tags_of(self._now)

    @property
    def place(self) -> Place:
        """Where the Scene has it, in the world's metres; a way that it goes and animations are not counted."""
        return self._world._things.place(self.id)

    @property
    def components(self) -> Mapping[str, Mapping[str, Any]]:
        """By name, every property of each."""
        return self._now.components

    def get(self, kind: type[AnyComponent]) -> AnyComponent | None:
        """Its component of one of the scene's own types (`from lanting.scene.component…`), if it has one."""
        found = self._now.components.get(COMPONENT_NAMES[kind])
        return None if found is None else msgspec.convert(found, kind)

    async def set(self, component: str | Component, /, **values: Any) -> None:
        """Change properties of a component, or give it one: `await lamp.set("lamp", strength=2.0)`, or a whole one.

        Returns when it is kept. Needs the capability edit. Raises RequestRefused (`locked`, `budget`, …).
        """
        name, properties = named(component, values)
        await self._world.change([SetProperties(id=self.id, component=name, values=properties)])

    async def clear(self, component: str) -> None:
        """Take a component from it."""
        await self._world.change([ClearComponent(id=self.id, component=component)])

    async def rename(self, name: str) -> None:
        """Give it another name, at most 80 characters. Raises CapabilityMissing without `edit`, RequestRefused."""
        await self._world.change([SetProperties(id=self.id, component="entity", values={"name": name})])

    async def remove(self) -> None:
        """Take it away, with everything that hangs on it."""
        await self._world.change([RemoveEntity(id=self.id)])

    async def animate(self, path: Path, times: Sequence[float], values: Values, *, loops: bool = False) -> Motion:
        """Have one property go through these values, for everybody alike; the Scene stays as it is.

        `path`: `translation` (metres, in its parent), `rotation` (quaternion x, y, z, w), `scale`, `light.intensity`,
        `light.colour` (0 to 1 each) or `visible`; `times`: rising seconds, one for each value.
        """
        return await self._world.animate([self.track(path, times, values)], loops=loops, key=f"{self.id}.{path}")

    async def move_along(
        self, points: Sequence[tuple[float, float, float]], *, speed_m_per_s: float = 1.0, loops: bool = False
    ) -> Motion:
        """Go along these points of the world, from where it is. `await` the Motion to wait until it is there.

        Not looping, it then is there in the Scene too, where the experience may edit.
        """
        return await along(self._world, self.id, points, speed_m_per_s, loops)

    async def stop(self, path: Path = "translation") -> None:
        """End what `animate` or `move_along` began; it is where the Scene has it again."""
        await self._world.stop_animation(f"{self.id}.{path}")

    def track(self, path: Path, times: Sequence[float], values: Values) -> Track:
        """One channel for `World.animate`, which moves many things in one step."""
        return Track(self.id, path, times, values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Entity({self.name or self.id!r})"


def named(component: str | Component, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The wire name and the properties of what `set` and `add` were given."""
    if isinstance(component, Component):
        whole: dict[str, Any] = msgspec.to_builtins(component)
        return COMPONENT_NAMES[type(component)], {**whole, **values}
    return component, dict(values)
