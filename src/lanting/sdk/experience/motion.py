"""What moves and sounds for everybody alike, by the server's clock, and is nowhere in the Scene."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from lanting.protocol.experience import Channel
from lanting.protocol.limit import ANIMATION_KEYS_MAX

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

Path = Literal["translation", "rotation", "scale", "light.intensity", "light.colour", "visible"]
Values = Sequence[Sequence[float] | float]
Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Track:
    """How one property of one thing goes: a value at each time, in seconds."""

    entity: str
    path: Path
    times: Sequence[float]
    values: Values
    interpolation: Literal["linear", "step"] = "linear"

    def channel(self) -> Channel:
        """As the wire has it. Raises ValueError: another number of times than values, times that fall."""
        times = [float(each) for each in self.times]
        values = [[float(each)] if isinstance(each, int | float) else [float(n) for n in each] for each in self.values]
        if not times or len(times) != len(values) or len(times) > ANIMATION_KEYS_MAX:
            raise ValueError(
                f"{len(times)} times and {len(values)} values: give as many of each, 1 to {ANIMATION_KEYS_MAX}"
            )
        if any(later <= earlier for earlier, later in pairwise(times)):
            raise ValueError(f"times rise from one to the next, these do not: {times[:8]}")
        return Channel(entity=self.entity, path=self.path, times=times, values=values, interpolation=self.interpolation)


class Motion:
    """An animation under way. `await motion` until its end; of one that loops, until it is stopped."""

    def __init__(self, world: World, key: str, lasts_s: float | None) -> None:
        """`lasts_s`: None for one that loops."""
        self.key = key
        self._world = world
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._timer = None if lasts_s is None else asyncio.ensure_future(self._run(lasts_s))

    async def stop(self) -> None:
        """End it now: what it moved is where the Scene has it."""
        await self._world.stop_animation(self.key)

    def _finish(self) -> None:
        if self._timer is not None and self._timer is not asyncio.current_task():
            self._timer.cancel()
        if not self._ended.done():
            self._ended.set_result(None)

    def __await__(self) -> Generator[Any, None, None]:
        return asyncio.shield(self._ended).__await__()

    async def _run(self, lasts_s: float) -> None:
        await self._world.sleep(lasts_s)
        self._finish()


class Sounding:
    """A sound under way."""

    def __init__(self, world: World, key: str) -> None:
        self.key = key
        self._world = world

    async def stop(self) -> None:
        """End it now; a sound that does not loop ends by itself."""
        await self._world.stop_sound(self.key)


async def along(world: World, entity: str, points: Sequence[Vector], speed_m_per_s: float, loops: bool) -> Motion:
    """An animation that leads a thing along points of the world. Raises ValueError for no point or no speed."""
    if not points or speed_m_per_s <= 0:
        raise ValueError(f"a way has a point and a speed above 0, not {len(points)} points and {speed_m_per_s:g} m/s")
    there = world._things.get(entity)
    inverse = world._things.to_parent(entity)
    start = world._things.placing(entity).position
    line = [start, *points]
    if loops:
        line.append(start)
    times, at = [0.0], 0.0
    kept = [line[0]]
    for earlier, later in pairwise(line):
        length = math.dist(earlier, later)
        if length > 1e-6:
            at += length / speed_m_per_s
            times.append(at)
            kept.append(later)
    motion = await world.animate(
        [Track(entity, "translation", times, [inverse(each) for each in kept])],
        loops=loops,
        key=f"{entity}.translation",
    )
    if not loops and there is not None and world.may("edit"):
        world._arrive(motion, entity, inverse(line[-1]))
    return motion
