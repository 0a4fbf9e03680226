"""A plain, bright room to learn in: low desks before a board, lattice windows onto bamboo, a veranda to read on.

The room is open to the south, where newcomers arrive and look down the middle aisle towards the board.
"""

from __future__ import annotations

from typing import Final

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.template.bamboo import add_stand
from lanting.scene.template.chance import Chance
from lanting.scene.template.horizon import add_horizon
from lanting.scene.template.landscape import add_meadow
from lanting.scene.template.moon_gate import add_moon_gate
from lanting.scene.template.sketch import Sketch
from lanting.scene.template.teaching_room.house import add_house
from lanting.scene.template.teaching_room.lesson import add_lesson
from lanting.scene.template.teaching_room.veranda import add_veranda

HALF: Final = 20.0
STANDS: Final = (
    (-11.8, -6.4, 1.9, 22),
    (-12.4, -1.4, 2.1, 24),
    (-11.9, 3.6, 1.8, 18),
    (-15.2, 8.4, 2.2, 20),
    (12.2, -5.6, 2.0, 22),
    (12.9, -0.6, 2.1, 22),
    (12.0, 3.8, 1.7, 16),
    (-4.6, -12.6, 2.0, 20),
    (4.8, -12.8, 2.0, 20),
    (16.6, 12.4, 2.2, 18),
)
"""Bamboo: x, z, radius, stems."""


def build(seed: int) -> list[Entity]:
    """The whole place; another seed moves bamboo and clouds."""
    sketch, chance = Sketch("teaching-room", seed), Chance(seed)
    # Indoors the sky's own light is most of what there is: a little more of it keeps plaster white.
    light = Light(sky="#f4f1e6", ground="#f4ecdd", sky_strength=2.5, fill_strength=0.7, shadow_extent_m=22.0)
    sketch.add("air", Sky(), light, words="thing-the-morning-garden")
    add_horizon(sketch, chance)
    add_meadow(sketch, HALF, HALF, "thing-meadow", worn_m=0.0)
    sketch.add("border", Bounds(x_min=-HALF, x_max=HALF, z_min=-HALF, z_max=HALF, y_min=-2.0, y_max=30.0))
    sketch.add("arrival", Spawn(radius_m=1.0), at=(0.0, 0.36, 6.0))
    sketch.add("best-side", Viewpoint(target=(0.9, 1.75, -5.5)), at=(-5.5, 2.9, 7.3))
    add_house(sketch)
    add_lesson(sketch)
    add_veranda(sketch)
    add_moon_gate(sketch, (13.2, 0.0, 9.4), -1.2, "courtyard")
    for number, (x, z, radius, stems) in enumerate(STANDS):
        add_stand(sketch, chance, f"bamboo-{number}", (x, 0.0, z), radius, stems, height_m=7.5)
    return sketch.entities()
