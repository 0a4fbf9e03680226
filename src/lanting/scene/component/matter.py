"""Things made by hand: simple shapes, turned and extruded outlines, tubes along lines, curved sheets, words.

Outlines and lines are sampled here in Python; the client joins the points, rounds the edges and nothing more.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.scene.component.registry import Colour, Component, FlatPoint, Length, Part, Point, component

Rounding = Annotated[float, msgspec.Meta(ge=0, le=1)]
Finish = Literal["matt", "gilt", "glow"]
"""`matt` is everything but metal and light; `glow` is not darkened by shade."""
Outline = Annotated[list[FlatPoint], msgspec.Meta(min_length=3, max_length=512)]


@component("shape")
class Shape(Component, frozen=True):
    """A simple solid inside the box `size`, centred on the Entity.

    `box`; `cylinder`, upright, with `sides` sides and its top `taper` times as wide as its foot; `sphere`; `ring`: a
    torus standing upright in the x-y plane, `size[0]` wide from outer rim to outer rim, its tube `size[2]` thick.
    """

    kind: Literal["box", "cylinder", "sphere", "ring"]
    size: tuple[Length, Length, Length]
    colour: Colour
    rounding_m: Rounding = 0.02
    """Radius of the rounded edges of a box or cylinder."""
    taper: Annotated[float, msgspec.Meta(ge=0, le=4)] = 1.0
    sides: Annotated[int, msgspec.Meta(ge=3, le=64)] = 24
    finish: Finish = "matt"


@component("lathe")
class Lathe(Component, frozen=True):
    """An outline turned around the Entity's Y axis: points are (distance from the axis, height), from end to end."""

    outline: Annotated[list[FlatPoint], msgspec.Meta(min_length=2, max_length=256)]
    colour: Colour
    sides: Annotated[int, msgspec.Meta(ge=3, le=64)] = 24
    is_smooth: bool = True
    finish: Finish = "matt"


@component("extrusion")
class Extrusion(Component, frozen=True):
    """An outline in the x-y plane, with holes, `depth_m` thick along z and centred on the Entity's z 0."""

    outline: Outline
    depth_m: Length
    colour: Colour
    holes: Annotated[list[Outline], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=list)
    rounding_m: Rounding = 0.02
    finish: Finish = "matt"


@component("tube")
class Tube(Component, frozen=True):
    """A round bar along a line; `flatness` squeezes its height."""

    line: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=256)]
    radius_m: Length
    colour: Colour
    end_radius_m: Length | None = None
    """The radius at the end of the line, where it is another than at the start."""
    sides: Annotated[int, msgspec.Meta(ge=3, le=32)] = 8
    flatness: Part = 1.0
    is_closed: bool = False
    finish: Finish = "matt"


@component("sheet")
class Sheet(Component, frozen=True):
    """A curved surface through rows of points, as a roof is; seen from above and, in its own colour, from below.

    `points` holds row after row, each of `columns` points; a closed sheet joins the last column to the first.
    """

    columns: Annotated[int, msgspec.Meta(ge=2, le=256)]
    points: Annotated[list[Point], msgspec.Meta(min_length=4, max_length=8_192)]
    colour: Colour
    edge_colour: Colour | None = None
    """The colour of the last row, where it is another; rows between are blended."""
    underside: Colour | None = None
    """Where there is none the sheet is seen from above only."""
    thickness_m: Length = 0.08
    is_closed: bool = False
    finish: Finish = "matt"

    def __post_init__(self) -> None:
        if len(self.points) % self.columns or len(self.points) < 2 * self.columns:
            raise ValueError(f"{len(self.points)} points are not two or more whole rows of {self.columns}")


@component("coping")
class Coping(Component, frozen=True):
    """The little tiled roof along a wall's top: two slopes with rows of tiles, and a ridge above them."""

    line: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=64)]
    """Where the wall ends above, from joint to joint, in the Entity's axes."""
    width_m: Length = 1.24
    height_m: Length = 0.5
    tile_step_m: Length = 0.27
    colour: Colour = "#5d6e78"
    ridge: Colour = "#74858d"


@component("label")
class Label(Component, frozen=True):
    """Words on a thing, facing along the Entity's −Z."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    height_m: Length = 0.2
    """Of one line."""
    colour: Colour = "#22313a"
    paper: Colour | None = None
    is_upright: bool = False
    """One character under the other, as on a pillar."""
