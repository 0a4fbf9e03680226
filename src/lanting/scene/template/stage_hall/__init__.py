"""A stage under a swinging roof, seats in curved rows before it, hills behind: for plays, talks and gatherings.

Old stages in China stand open like a pavilion, with the audience under the sky. Newcomers arrive at the back, where one
may stand, and look north (−Z) down the middle aisle.
"""

from __future__ import annotations

from typing import Final

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.template.bamboo import add_stand
from lanting.scene.template.chance import Chance
from lanting.scene.template.horizon import add_horizon
from lanting.scene.template.landscape import add_drift, add_meadow
from lanting.scene.template.moon_gate import add_moon_gate
from lanting.scene.template.sketch import Sketch
from lanting.scene.template.stage_hall.audience import add_audience
from lanting.scene.template.stage_hall.stage import add_stage

HALF: Final = 19.0
STANDS: Final = (
    (9.4, -14.6, 2.2, 26),
    (13.6, -11.2, 2.6, 30),
    (16.9, -6.4, 2.2, 22),
    (-8.8, -15.2, 2.2, 24),
    (-13.8, -13.4, 2.6, 30),
    (-17.0, -6.0, 2.2, 22),
    (-16.4, 2.5, 2.2, 22),
    (16.6, 4.5, 2.2, 22),
    (15.6, 12.5, 2.2, 18),
    (-15.6, 11.5, 2.2, 18),
)
"""Bamboo: x, z, radius, stems."""
DRIFTS: Final = (
    (-7.4, 10.6, 1.2),
    (8.6, 10.2, 1.3),
    (-13.6, 6.2, 1.6),
    (14.4, -1.4, 1.5),
    (-11.2, -6.6, 1.3),
    (13.4, 8.2, 1.4),
)
"""Grass: x, z, radius."""


def build(seed: int) -> list[Entity]:
    """The whole place; another seed moves bamboo and clouds."""
    sketch, chance = Sketch("stage-hall", seed), Chance(seed)
    sketch.add("air", Sky(), Light(), words="thing-the-morning-hills")
    add_horizon(sketch, chance)
    add_meadow(sketch, HALF, HALF, "thing-meadow", worn_m=0.0)
    sketch.add("border", Bounds(x_min=-HALF, x_max=HALF, z_min=-HALF, z_max=HALF, y_min=-2.0, y_max=30.0))
    sketch.add("arrival", Spawn(radius_m=1.2), at=(0.0, 0.0, 10.6))
    sketch.add("best-side", Viewpoint(target=(0.7, 2.6, -8.0)), at=(-4.6, 3.3, 13.2))
    add_stage(sketch)
    add_audience(sketch)
    add_moon_gate(sketch, (11.8, 0.0, -4.2), -0.86, "courtyard")
    for number, (x, z, radius, stems) in enumerate(STANDS):
        add_stand(sketch, chance, f"bamboo-{number}", (x, 0.0, z), radius, stems, height_m=9.0)
    for number, (x, z, radius) in enumerate(DRIFTS):
        add_drift(sketch, chance, f"grass-{number}", (x, 0.0, z), radius, 130)
    return sketch.entities()
