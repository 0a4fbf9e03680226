"""Numbers and words to be read in the place: arrays as reliefs and clouds of points, boards with tables and charts.

Arrays are Assets of kind `array`. Who stands at the Entity's −Z and looks at it has x to her right, y away from her and
z upwards. Nothing of a drawing is solid.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.scene.component.media import AssetKey, Line
from lanting.scene.component.registry import Component, Length, component

Value = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
"""A number of whatever unit its title names."""
Size = tuple[Length, Length, Length]
"""Width, height and depth of the box, centred on the Entity, that the numbers fill."""
Colours = Literal["viridis", "cividis", "grey", "ink"]
"""From the least to the greatest value, each step as far from the next to the eye; `ink` from paper to ink."""
Cell = Annotated[str, msgspec.Meta(max_length=120)]
Row = Annotated[list[Cell], msgspec.Meta(min_length=1, max_length=8)]


@component("surface")
class Surface(Component, frozen=True):
    """A matrix as a relief: columns along x, rows along y, its numbers as heights and colours; no number is a hole."""

    asset: AssetKey
    size: Size = (2.0, 0.5, 2.0)
    colours: Colours = "viridis"
    title: Line = ""
    x_title: Line = ""
    """With its unit: `Distance / m`."""
    y_title: Line = ""
    z_title: Line = ""
    x_from: Value | None = None
    """What the first column stands for; None: columns are counted from 0."""
    x_to: Value | None = None
    y_from: Value | None = None
    """What the first row stands for."""
    y_to: Value | None = None
    z_from: Value | None = None
    """The least height; what is lower is drawn there. None: the least of the numbers."""
    z_to: Value | None = None
    has_axes: bool = True
    has_legend: bool = True


@component("points")
class Points(Component, frozen=True):
    """An array of N rows as a cloud: x, y, z; with a fourth column, a value as colour; with six, red, green and blue.

    Three columns are coloured by height. Colours are parts of 1, of 255 or of 65,535, whichever holds the greatest.
    """

    asset: AssetKey
    size: Size = (2.0, 2.0, 2.0)
    is_stretched: bool = False
    """Each axis fills the box for itself; else all have one scale."""
    point_m: Annotated[float, msgspec.Meta(ge=0.001, le=1)] = 0.02
    """How wide a point is drawn."""
    colours: Colours = "viridis"
    title: Line = ""
    x_title: Line = ""
    y_title: Line = ""
    z_title: Line = ""
    value_title: Line = ""
    """Of the fourth column."""
    value_from: Value | None = None
    """What has the first colour; None: the least value."""
    value_to: Value | None = None
    has_axes: bool = True
    has_legend: bool = True


@component("board")
class Board(Component, frozen=True):
    """A board to be read, facing along the Entity's −Z, its middle at the origin: title, words, a table, a chart.

    What does not fit is written smaller.
    """

    title: Line = ""
    text: Annotated[str, msgspec.Meta(max_length=4_000)] = ""
    """Paragraphs, each a line of its own."""
    rows: Annotated[list[Row], msgspec.Meta(max_length=40)] = msgspec.field(default_factory=list)
    """Of a table; the first names the columns."""
    chart: Literal["bars", "line"] = "bars"
    series: Annotated[list[tuple[Cell, Value]], msgspec.Meta(max_length=64)] = msgspec.field(default_factory=list)
    """What the chart shows, each number with its name; none, no chart."""
    series_title: Line = ""
    """With its unit: `Visitors a day`."""
    width_m: Length = 1.6
    height_m: Length = 1.1
    letter_m: Annotated[float, msgspec.Meta(ge=0.01, le=1)] = 0.06
    """Of the words; 6 cm are read from some steps away."""
    legs_m: Annotated[float, msgspec.Meta(ge=0, le=10)] = 0.0
    """How far its two posts reach below it; 0: it hangs."""
