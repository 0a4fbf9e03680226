"""A paper lantern, as it hangs from roofs and posts of every place."""

from __future__ import annotations

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Lathe, Shape, Tube
from lanting.scene.placing import Vector
from lanting.scene.template.palette import BEAM, GILT, VERMILION
from lanting.scene.template.sketch import Sketch


def add_lantern(sketch: Sketch, key: str, hook: Vector, parent: EntityId | None = None) -> None:
    """Hang a lantern: its cord begins at the hook, its tassel ends 1.2 m below."""
    x, y, z = hook
    lantern = sketch.add(key, words="thing-lantern", at=(x, y - 0.56, z), parent=parent)
    belly = [
        (0.0, 0.3),
        (0.14, 0.29),
        (0.26, 0.22),
        (0.32, 0.11),
        (0.335, 0.0),
        (0.32, -0.11),
        (0.26, -0.22),
        (0.14, -0.29),
        (0.0, -0.3),
    ]
    sketch.add(f"{key}-paper", Lathe(outline=belly, colour=VERMILION, finish="glow"), parent=lantern)
    for end in (-1.0, 1.0):
        cap = Shape(kind="cylinder", size=(0.27, 0.07, 0.27), colour=GILT, sides=14)
        sketch.add(f"{key}-cap-{end:+.0f}", cap, at=(0.0, 0.3 * end, 0.0), parent=lantern)
    cord = Tube(line=[(0.0, 0.31, 0.0), (0.0, 0.56, 0.0)], radius_m=0.012, colour=BEAM, sides=5)
    tassel = Tube(
        line=[(0.0, -0.32, 0.0), (0.0, -0.64, 0.0)], radius_m=0.03, end_radius_m=0.05, colour=VERMILION, sides=6
    )
    sketch.add(f"{key}-cord", cord, parent=lantern)
    sketch.add(f"{key}-tassel", tassel, parent=lantern)
