"""Pictures made of the house's own matter: ridges that fade into paper, discs, patches and strokes of a brush.

A picture is looked at from its +Z side; each part lies a few millimetres before the one behind it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import count
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Extrusion, Shape, Sheet, Tube
from lanting.scene.template.palette import INK, VERMILION, blend
from lanting.scene.template.sketch import FlatPoint, Sketch, circle, rounded, rounded_line, rounded_outline

PAPER: Final = "#f6efdf"
SUN: Final = "#d97a52"
LAYER_M: Final = 0.008
RIDGE_ROWS: Final = 4


class Canvas:
    """A sheet of paper, `width` by `height`, that parts are laid on one after the other."""

    def __init__(
        self, sketch: Sketch, key: str, parent: EntityId, width: float, height: float, paper: str = PAPER
    ) -> None:
        self.width, self.height, self.paper = width, height, paper
        self._sketch, self._key, self._parent = sketch, key, parent
        self._numbers = count()
        self._depth = 0.015
        ground = Shape(kind="box", size=rounded((width, height, 0.02)), colour=paper, rounding_m=0.0, finish="glow")
        sketch.add(f"{key}-paper", ground, parent=parent)

    def ridge(self, heights: Sequence[float], colour: str, foot: float, start: float = -0.5, end: float = 0.5) -> None:
        """A mountain from side to side: its line at these shares of the height, fading into the paper at its foot.

        `start` and `end` are shares of the width from the middle.
        """
        tops = [self._at((start + (end - start) * at / (len(heights) - 1), top)) for at, top in enumerate(heights)]
        low = self._at((0.0, foot))[1]
        points = []
        for row in range(RIDGE_ROWS):
            share = row / (RIDGE_ROWS - 1)
            # Leaning back a little, so that the sheet's upper side is the one that is seen.
            z = self._depth + 0.006 * share
            points += [(x, max(y + (low - y) * share, low - 0.001 * (RIDGE_ROWS - row)), z) for x, y in tops]
        fading = Sheet(
            columns=len(tops), points=rounded_line(points), colour=colour, edge_colour=self.paper, finish="glow"
        )
        self._lay(fading)

    def disc(self, middle: FlatPoint, radius: float, colour: str, sides: int = 32) -> None:
        """`middle` in shares from the middle, `radius` in metres."""
        self._lay_flat(circle(radius, sides, self._at(middle)), colour)

    def patch(self, outline: Sequence[FlatPoint], colour: str) -> None:
        """A flat area; its corners counter-clockwise, in shares from the middle."""
        self._lay_flat(rounded_outline(self._at(point) for point in outline), colour)

    def stroke(self, line: Sequence[FlatPoint], radius: float, colour: str, end_radius: float | None = None) -> None:
        """A line of the brush, `radius` metres to each side."""
        points = rounded_line((*self._at(point), self._depth) for point in line)
        end = None if end_radius is None else round(end_radius, 4)
        self._lay(Tube(line=points, radius_m=radius, end_radius_m=end, colour=colour, sides=6, finish="glow"))

    def leaf(self, root: FlatPoint, length: float, turn: float, colour: str, breadth: float = 0.13) -> None:
        """A slender leaf: `length` metres from its root, at an angle from +x."""
        x, y = self._at(root)
        side = [
            (0.0, 0.0),
            (0.3, breadth),
            (0.62, 0.72 * breadth),
            (1.0, 0.0),
            (0.62, -0.72 * breadth),
            (0.3, -breadth),
        ]
        cos, sin = math.cos(turn), math.sin(turn)
        outline = [(x + length * (u * cos - v * sin), y + length * (u * sin + v * cos)) for u, v in side]
        self._lay_flat(rounded_outline(reversed(outline)), colour)

    def seal(self, place: FlatPoint, size: float = 0.09) -> None:
        """The painter's red seal."""
        x, y = self._at(place)
        h = size / 2
        self._lay_flat(rounded_outline([(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h)]), VERMILION)

    def wash(self, share: float, colour: str = INK) -> str:
        """A colour thinned with water: so much of it on this paper."""
        return blend(self.paper, colour, share)

    def _at(self, share: FlatPoint) -> FlatPoint:
        return (share[0] * self.width, share[1] * self.height)

    def _lay_flat(self, outline: list[FlatPoint], colour: str) -> None:
        flat = Extrusion(outline=outline, depth_m=0.004, colour=colour, rounding_m=0.0, finish="glow")
        self._lay(flat, at_depth=True)

    def _lay(self, part: Extrusion | Sheet | Tube, *, at_depth: bool = False) -> None:
        place = (0.0, 0.0, self._depth if at_depth else 0.0)
        self._sketch.add(f"{self._key}-{next(self._numbers)}", part, at=place, parent=self._parent)
        self._depth = round(self._depth + LAYER_M, 3)
