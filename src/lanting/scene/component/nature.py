"""What grows, lies, flows and flies: ground, water, bamboo, trees, grass, flowers, rocks, a heron.

Where something stands is sampled here in Python; what one leaf looks like the client grows from the seed.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from lanting.scene.component.registry import Colour, Component, Coordinate, Length, Part, Point, Seed, Unit, component

Axis = Annotated[list[Coordinate], msgspec.Meta(min_length=2, max_length=512)]


@component("height_field")
class HeightField(Component, frozen=True):
    """Ground as heights over the crossings of grid lines, which may be denser where more happens.

    Row by row: `heights[row * len(xs) + column]` is the height over (xs[column], zs[row]). Each cell is two triangles,
    cut from its (x min, z min) to its (x max, z max) corner; all in the Entity's axes.
    """

    xs: Axis
    zs: Axis
    heights: Annotated[list[Coordinate], msgspec.Meta(min_length=4, max_length=65_536)]
    palette: Annotated[list[Colour], msgspec.Meta(min_length=1, max_length=256)]
    paint: Annotated[list[Annotated[int, msgspec.Meta(ge=0, le=255)]], msgspec.Meta(min_length=4, max_length=65_536)]
    """For each height its colour, as an index into the palette."""

    def __post_init__(self) -> None:
        crossings = len(self.xs) * len(self.zs)
        if len(self.heights) != crossings or len(self.paint) != crossings:
            raise ValueError(
                f"{len(self.xs)} × {len(self.zs)} grid lines cross {crossings} times, but there are "
                f"{len(self.heights)} heights and {len(self.paint)} paints; give one of each for every crossing"
            )
        for axis in (self.xs, self.zs):
            if any(later <= earlier for earlier, later in pairwise(axis)):
                raise ValueError("grid lines stand in rising order, each further than the last")
        if max(self.paint) >= len(self.palette):
            raise ValueError(f"paint {max(self.paint)} is not in a palette of {len(self.palette)} colours")

    def height_at(self, x: float, z: float) -> float:
        """The height over (x, z), on the very triangles that the client draws; beyond the edge the edge's height."""
        column, u = _cell(self.xs, x)
        row, v = _cell(self.zs, z)
        near = row * len(self.xs) + column
        far = near + len(self.xs)
        h00, h10, h01, h11 = self.heights[near], self.heights[near + 1], self.heights[far], self.heights[far + 1]
        if u >= v:
            return h00 + u * (h10 - h00) + v * (h11 - h10)
        return h00 + v * (h01 - h00) + u * (h11 - h01)


def _cell(axis: list[float], value: float) -> tuple[int, float]:
    """The cell of an axis that holds `value`, and how far into it."""
    index = min(max(bisect_right(axis, value) - 1, 0), len(axis) - 2)
    share = (value - axis[index]) / (axis[index + 1] - axis[index])
    return index, min(max(share, 0.0), 1.0)


@component("water")
class Water(Component, frozen=True):
    """A stream along a line, `widths_m` wide at each of its points, flowing from the first to the last."""

    line: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=512)]
    widths_m: Annotated[list[Length], msgspec.Meta(min_length=2, max_length=512)]
    colour: Colour = "#93c4bb"
    rim: Colour = "#bcdad5"
    glint: Colour = "#eaf5ee"
    flow_m_per_s: Annotated[float, msgspec.Meta(ge=0, le=10)] = 0.4

    def __post_init__(self) -> None:
        if len(self.widths_m) != len(self.line):
            raise ValueError(f"{len(self.line)} points need as many widths, not {len(self.widths_m)}")


@component("bamboo")
class Bamboo(Component, frozen=True):
    """A stand of bamboo."""

    stems: Annotated[list[tuple[Coordinate, Coordinate, Coordinate, Length, Unit, Unit]], msgspec.Meta(max_length=256)]
    """Foot x, y, z; height in metres; how far the tip leans to x and z, as a share of the height."""
    leaves_per_stem: Annotated[int, msgspec.Meta(ge=0, le=64)] = 26
    seed: Seed = 0
    stem_colours: tuple[Colour, Colour] = ("#8db169", "#b4cb80")
    leaf_colours: tuple[Colour, Colour] = ("#7da866", "#b7cc83")


@component("grass")
class Grass(Component, frozen=True):
    """A drift of grass."""

    tufts: Annotated[list[Point], msgspec.Meta(max_length=4_096)]
    height_m: Length = 0.3
    seed: Seed = 0
    colours: tuple[Colour, Colour] = ("#7fa67c", "#c6d39c")


@component("rock")
class Rock(Component, frozen=True):
    """A rounded stone inside the box `size`, centred on the Entity."""

    size: tuple[Length, Length, Length]
    colour: Colour = "#b3ae9f"
    roughness: Part = 0.25
    seed: Seed = 0


@component("stones")
class Stones(Component, frozen=True):
    """Many small stones: `pebble`s rounded by water, or the flat `flag`s of a path, sunk into the ground."""

    kind: Literal["pebble", "flag"]
    stones: Annotated[list[tuple[Coordinate, Coordinate, Coordinate, Length]], msgspec.Meta(max_length=1_024)]
    """x, y, z of what shows of each, and how wide it is."""
    seed: Seed = 0
    colours: tuple[Colour, Colour] = ("#b3ae9f", "#d6d1c4")


@component("plants")
class Plants(Component, frozen=True):
    """Single plants: `orchid`s with arching leaves and a few pale flowers, `reed`s that stand in shallow water."""

    kind: Literal["orchid", "reed"]
    points: Annotated[list[Point], msgspec.Meta(max_length=512)]
    height_m: Length = 0.5
    seed: Seed = 0
    colours: tuple[Colour, Colour] = ("#6f9c6c", "#b7cc83")
    flower: Colour = "#ded0e6"


@component("tree")
class Tree(Component, frozen=True):
    """One tree: a `pine` with flat clouds of needles, a `plum` in blossom, a `willow` that hangs, a round `maple`."""

    kind: Literal["pine", "plum", "willow", "maple"]
    height_m: Length
    spread_m: Length
    """From the trunk to the tips of the longest boughs."""
    seed: Seed = 0
    bark: Colour = "#7a6756"
    leaf_colours: tuple[Colour, Colour] = ("#6f9c78", "#a9c39a")
    lean: tuple[Unit, Unit] = (0.0, 0.0)
    """How far the top leans to x and z, as a share of the height."""


@component("paving")
class Paving(Component, frozen=True):
    """A level floor of stone slabs in broken rows, with joints between; its top is the Entity's y 0."""

    size: tuple[Length, Length]
    """To x and z."""
    slab_m: Length = 1.0
    """How long a slab is; rows are half to whole as wide."""
    colours: tuple[Colour, Colour] = ("#cfcabc", "#d9cfae")
    joint: Colour = "#b3ae9f"
    seed: Seed = 0


@component("shade")
class Shade(Component, frozen=True):
    """The soft dark on ground and paving under a large thing, an ellipse around the Entity.

    It is always there, a little; where no sun's shadow is reckoned it stands for that, too.
    """

    radius_m: tuple[Length, Length]
    """To x and z, where it has faded to nothing."""
    depth: Part = 0.28


@component("heron")
class Heron(Component, frozen=True):
    """It stands on one of its perches while nobody is near, and flies to another, or away, when somebody comes."""

    perches: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=16)]
    """In the Entity's axes: where its feet are."""
    shy_m: Length = 8.0
    """Nobody comes nearer than this."""
    stay_s: Length = 90.0
    """So long it stays at a perch by itself."""
