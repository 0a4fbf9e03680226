"""Numbers put up in a Space: a relief or a cloud of points, changed in place as long as the program runs."""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from typing import Any, Final, Protocol, TypeAlias

import msgspec
from numpy.typing import ArrayLike

from lanting.protocol.word import Place
from lanting.scene.component.data import Colours, Points, Surface
from lanting.scene.component.registry import COMPONENT_NAMES
from lanting.sdk.remote.array import Cloud, Relief
from lanting.sdk.remote.handing import HandingActs
from lanting.sdk.spot import Spot, place_at

Size: TypeAlias = tuple[float, float, float]
"""Width, height and depth, in metres."""

_Kind: TypeAlias = type[Surface | Points]
_Placed: TypeAlias = dict[str, Any] | None
"""A Transform that is said anew; None: it stands where it stood."""

_WIDTH_M: Final = 3.0
_HEIGHT_M: Final = 0.7
_DEPTH_M: Final = (1.5, 4.5)
_CLOUD_M: Final = 2.4
_BEFORE_M: Final = 2.5
"""From where newcomers arrive to its front."""
_LIFTED_M: Final = 0.25
"""So high above their floor: they look down on it."""


class _Thing(Protocol):
    """What is needed of an Entity of the World."""

    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def components(self) -> Mapping[str, Mapping[str, Any]]: ...
    async def set(self, component: str, /, **values: Any) -> None: ...
    async def remove(self) -> None: ...


class _World(Protocol):
    """What is needed of the World around."""

    @property
    def arrival(self) -> Place: ...
    def entities(self, name: str | None = None) -> Sequence[_Thing]: ...
    async def add(self, *, name: str, components: Mapping[str, Any]) -> _Thing: ...
    def edit(self) -> AbstractAsyncContextManager[object]: ...
    @property
    def _array_files(self) -> _Files: ...
    async def hand_over(self, name: str, data: bytes, *, replaces: str | None = None) -> str: ...


class _Files:
    """Which files the things of one program show: of each the last one is kept, and the one before."""

    def __init__(self, world: _World) -> None:
        self._world = world
        self._before: dict[str, str] = {}
        """By Entity, what it showed last: slow visitors may still be fetching it."""
        self._changing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def show(self, entity: _Thing, kind: _Kind, file: bytes, said: Mapping[str, Any], placed: _Placed) -> None:
        """Other numbers in place of what stands there."""
        component = COMPONENT_NAMES[kind]
        async with self._changing[entity.id]:
            shown = entity.components[component]["asset"]
            asset = await self._world.hand_over(f"{component}.npy", file, replaces=self._before.get(entity.id))
            async with self._world.edit():
                await entity.set(component, **said, asset=asset)
                if placed is not None:
                    await entity.set("transform", **placed)
            if asset != shown:
                self._before[entity.id] = shown


class _Plot:
    """Numbers that stand in a Space. An update is a new file and one edit; nobody sees a hole meanwhile."""

    def __init__(self, entity: _Thing, files: _Files) -> None:
        self.entity = entity
        """Where it stands, to be moved, renamed or taken away like any other."""
        self._files = files

    async def remove(self) -> None:
        """Take it away."""
        await self.entity.remove()


class SurfacePlot(_Plot):
    """A relief that stands in a Space."""

    def __init__(self, entity: _Thing, files: _Files, relief: Relief) -> None:
        super().__init__(entity, files)
        self._x, self._y = relief.x, relief.y

    async def update(self, z: ArrayLike, x: ArrayLike | None = None, y: ArrayLike | None = None) -> None:
        """Show other numbers in its place; `x` and `y` where they are others now. Raises as `surface` does."""
        relief, file = await asyncio.to_thread(_relief, z, self._x if x is None else x, self._y if y is None else y)
        self._x, self._y = relief.x, relief.y
        await self._files.show(self.entity, Surface, file, _spans(relief), None)


class PointsPlot(_Plot):
    """A cloud of points that stands in a Space."""

    async def update(self, xyz: ArrayLike, colour: ArrayLike | None = None) -> None:
        """Show other points in its place. Raises as `points` does."""
        await self._files.show(self.entity, Points, await asyncio.to_thread(_cloud, xyz, colour), {}, None)


class ArrayActs(HandingActs):
    """Numbers of NumPy in the Space. Both need the capability `edit`.

    Both raise ValueError or TypeError for what cannot be shown, RequestRefused (`budget`, `assets_full`, …), NoAnswer
    and BotEnded. Numbers are prepared in a thread of their own and sent piece by piece: nobody waits for them.
    """

    @cached_property
    def _array_files(self: _World) -> _Files:
        return _Files(self)

    async def surface(
        self: _World,
        z: ArrayLike,
        x: ArrayLike | None = None,
        y: ArrayLike | None = None,
        *,
        colours: Colours = "viridis",
        title: str = "",
        x_title: str = "",
        y_title: str = "",
        z_title: str | None = None,
        z_range: tuple[float, float] | None = None,
        at: Spot | None = None,
        size: Size | None = None,
        name: str | None = None,
    ) -> SurfacePlot:
        """Put a matrix up as a relief: columns along x, rows along y, NaN is a hole. At most 64 MB.

        `x`, `y`: what columns and rows stand for: evenly spaced numbers, or the first and the last. Titles name
        quantity and unit, as in `title="Lake depth / m"`; `z_title` is `title` unless it is said. `z_range`: between
        which heights the relief and its colours go; else over all that is there. `at`: the middle of its foot,
        and with a Place the way in which somebody looks who sees it from the front; else before newcomers.
        A surface of this `name` (else its title) that stands already is shown anew instead of a second one.
        """
        relief, file = await asyncio.to_thread(_relief, z, x, y)
        rows, columns = relief.numbers.shape
        depth = min(max(_WIDTH_M * rows / columns, _DEPTH_M[0]), _DEPTH_M[1])
        low, high = z_range or (None, None)
        said = {
            "size": size or (_WIDTH_M, _HEIGHT_M, depth),
            "colours": colours,
            "title": title,
            "x_title": x_title,
            "y_title": y_title,
            "z_title": title if z_title is None else z_title,
            "z_from": low,
            "z_to": high,
            **_spans(relief),
        }
        entity = await _put_up(self, Surface, file, said, at, name or title or "Surface")
        return SurfacePlot(entity, self._array_files, relief)

    async def points(
        self: _World,
        xyz: ArrayLike,
        colour: ArrayLike | None = None,
        *,
        colours: Colours = "viridis",
        title: str = "",
        x_title: str = "",
        y_title: str = "",
        z_title: str = "",
        colour_title: str = "",
        colour_range: tuple[float, float] | None = None,
        point_m: float = 0.02,
        stretched: bool = False,
        at: Spot | None = None,
        size: Size | None = None,
        name: str | None = None,
    ) -> PointsPlot:
        """Put up rows of x, y and z as a cloud, z upwards; some millions of points, at most 64 MB.

        `colour`: one number for each point, told by `colours`, or its red, green and blue; else height is told.
        `point_m`: how wide a point is drawn. `stretched`: each axis fills the box for itself; else all have one scale.
        Titles, `at`, `size` and `name` as for `surface`.
        """
        file = await asyncio.to_thread(_cloud, xyz, colour)
        low, high = colour_range or (None, None)
        said = {
            "size": size or (_CLOUD_M, _CLOUD_M, _CLOUD_M),
            "is_stretched": stretched,
            "point_m": point_m,
            "colours": colours,
            "title": title,
            "x_title": x_title,
            "y_title": y_title,
            "z_title": z_title,
            "value_title": colour_title,
            "value_from": low,
            "value_to": high,
        }
        entity = await _put_up(self, Points, file, said, at, name or title or "Points")
        return PointsPlot(entity, self._array_files)


def _relief(z: ArrayLike, x: ArrayLike | None, y: ArrayLike | None) -> tuple[Relief, bytes]:
    """As it was said, and its file. Takes long for millions of numbers, so not in the loop's own thread."""
    relief = Relief.read(z, x, y)
    return relief, relief.rising().file()


def _cloud(xyz: ArrayLike, colour: ArrayLike | None) -> bytes:
    return Cloud.read(xyz, colour).file()


async def _put_up(world: _World, kind: _Kind, file: bytes, said: dict[str, Any], at: Spot | None, name: str) -> _Thing:
    """The Entity that shows it, new or as it stands."""
    # Before 60 MB are on their way, a title that is too long is told.
    _require(kind, said)
    component, size = COMPONENT_NAMES[kind], said["size"]
    standing = next((each for each in world.entities(name) if component in each.components), None)
    if standing is not None:
        placed = None if at is None else _transform(_foot(world, at, size), size)
        await world._array_files.show(standing, kind, file, said, placed)
        return standing
    transform = _transform(_foot(world, at, size), size)
    asset = await world.hand_over(f"{component}.npy", file)
    return await world.add(name=name, components={"transform": transform, component: {**said, "asset": asset}})


def _require(kind: _Kind, said: dict[str, Any]) -> None:
    """Raises ValueError, which names the property and its limit."""
    anyone = {"asset": "ast_" + "0" * 16}
    try:
        msgspec.convert(said | anyone, kind, strict=False)
    except msgspec.ValidationError as error:
        raise ValueError(f"this cannot be put up: {error}") from error


def _spans(relief: Relief) -> dict[str, float | None]:
    risen = relief.rising()
    x, y = risen.x or (None, None), risen.y or (None, None)
    return {"x_from": x[0], "x_to": x[1], "y_from": y[0], "y_to": y[1]}


def _foot(world: _World, at: Spot | None, size: Size) -> Place:
    """Where it was wished, else some steps before where newcomers arrive."""
    spawn = world.arrival
    if at is not None:
        return place_at(at, spawn.y)
    ahead_m = _BEFORE_M + size[2] / 2
    return Place(
        x=spawn.x - ahead_m * math.sin(spawn.yaw),
        y=spawn.y + _LIFTED_M,
        z=spawn.z - ahead_m * math.cos(spawn.yaw),
        yaw=spawn.yaw,
    )


def _transform(foot: Place, size: Size) -> dict[str, Any]:
    """Its −Z looks towards whoever stands before it."""
    half = (foot.yaw + math.pi) / 2
    return {
        "position": (foot.x, foot.y + size[1] / 2, foot.z),
        "rotation": (0.0, math.sin(half), 0.0, math.cos(half)),
    }
