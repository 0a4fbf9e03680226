"""A round stool for one person, of stone or of glazed clay."""

from __future__ import annotations

from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Lathe
from lanting.scene.component.placement import Seat
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.sketch import Sketch, rounded

STOOL: Final = ((0.0, 0.45), (0.17, 0.45), (0.2, 0.4), (0.23, 0.24), (0.2, 0.06), (0.16, 0.0))


def add_stool(sketch: Sketch, key: str, at: Vector, yaw: float, colour: str, parent: EntityId | None = None) -> None:
    """One sits on it looking along `yaw`."""
    sketch.add(
        key,
        Lathe(outline=list(STOOL), colour=colour, sides=16),
        Collider(kind="cylinder", size=(0.46, 0.9, 0.46)),
        Seat(height_m=0.45),
        words="thing-stool",
        at=rounded(at),
        yaw=yaw,
        parent=parent,
    )
