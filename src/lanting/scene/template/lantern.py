"""A paper lantern, as it hangs from roofs and posts of every place."""

from __future__ import annotations

from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Lathe, Shape, Tube
from lanting.scene.placing import Vector
from lanting.scene.template.palette import BEAM, GILT, VERMILION
from lanting.scene.template.sketch import Sketch, rounded, rounded_line, rounded_outline

BELLY: Final = ((0.0, 0.3), (0.14, 0.29), (0.26, 0.22), (0.32, 0.11), (0.335, 0.0))
"""The upper half of its outline."""
HEAD: Final = 0.31
"""From its middle to its cord."""


def add_lantern(
    sketch: Sketch,
    key: str,
    hook: Vector,
    parent: EntityId | None = None,
    *,
    cord_m: float = 0.25,
    scale: float = 1.0,
) -> None:
    """Hang a lantern: its cord begins at the hook, its tassel ends 0.95 m · `scale` below the cord's end."""
    x, y, z = hook
    lantern = sketch.add(key, words="thing-lantern", at=rounded((x, y - cord_m - HEAD * scale, z)), parent=parent)
    outline = [*BELLY, *((r, -height) for r, height in reversed(BELLY[:-1]))]
    paper = rounded_outline((scale * r, scale * height) for r, height in outline)
    sketch.add(f"{key}-paper", Lathe(outline=paper, colour=VERMILION, finish="glow"), parent=lantern)
    cap = Shape(kind="cylinder", size=rounded((0.27 * scale, 0.07 * scale, 0.27 * scale)), colour=GILT, sides=14)
    for end in (-1.0, 1.0):
        sketch.add(f"{key}-cap-{end:+.0f}", cap, at=rounded((0.0, 0.3 * scale * end, 0.0)), parent=lantern)
    cord = rounded_line([(0.0, HEAD * scale, 0.0), (0.0, HEAD * scale + cord_m, 0.0)])
    sketch.add(f"{key}-cord", Tube(line=cord, radius_m=0.012, colour=BEAM, sides=5), parent=lantern)
    tassel = rounded_line([(0.0, -0.32 * scale, 0.0), (0.0, -0.64 * scale, 0.0)])
    silk = Tube(line=tassel, radius_m=0.03 * scale, end_radius_m=0.05 * scale, colour=VERMILION, sides=6)
    sketch.add(f"{key}-tassel", silk, parent=lantern)
