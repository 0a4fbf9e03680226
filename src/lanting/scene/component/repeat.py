"""One thing many times: a row of columns, a ring of stools, a grove."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from lanting.scene.component.registry import Component, Length, Point, Seed, component


@component("generator")
class Generator(Component, frozen=True):
    """Repeats its Entity with all that hangs on it: the thing itself is the first, its copies stand beside it.

    `row`: along its X. `ring`: on a circle whose middle lies `radius_m` before it, at its −Z. `grid`: `columns` along
    its X, further rows along its Z. `scatter`: all over a disc around it. Copies are seen and nothing more: nobody
    bumps into one, sits on it or presses it.
    """

    kind: Literal["row", "ring", "grid", "scatter"] = "row"
    count: Annotated[int, msgspec.Meta(ge=2, le=10_000)] = 5
    """With the thing itself."""
    spacing_m: Length = 1.0
    """From one to the next, in a row and in a grid."""
    radius_m: Length = 3.0
    """Of a ring, and of the disc."""
    columns: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 5
    is_turned: bool = True
    """In a ring each looks at the middle as the thing itself does, scattered ones anywhere; else all look its way."""
    seed: Seed = 0
    """Of what is scattered: the same for everybody."""

    def corners(self) -> list[Point]:
        """Between which all copies have their origins, in the Entity's axes."""
        match self.kind:
            case "row":
                return [(0.0, 0.0, 0.0), ((self.count - 1) * self.spacing_m, 0.0, 0.0)]
            case "grid":
                columns = min(self.columns, self.count)
                across = (columns - 1) * self.spacing_m
                along = (math.ceil(self.count / columns) - 1) * self.spacing_m
                return [(x, 0.0, z) for x in (0.0, across) for z in (0.0, along)]
            case "ring" | "scatter":
                middle = -self.radius_m if self.kind == "ring" else 0.0
                reach = (-self.radius_m, self.radius_m)
                return [(x, 0.0, middle + z) for x in reach for z in reach]
