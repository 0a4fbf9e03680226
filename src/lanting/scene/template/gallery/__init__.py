"""White rooms around a well of sky: ten pictures, benches to look from, a moon window onto a small garden.

Newcomers arrive in the southern opening and look through the moon window (−Z); a doorway beside it leads to the garden.
"""

from __future__ import annotations

from typing import Final

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.template.bamboo import add_stand
from lanting.scene.template.chance import Chance
from lanting.scene.template.gallery.garden import add_garden
from lanting.scene.template.gallery.house import add_house
from lanting.scene.template.gallery.pictures import add_pictures
from lanting.scene.template.horizon import add_horizon
from lanting.scene.template.landscape import add_meadow
from lanting.scene.template.moon_gate import add_moon_gate
from lanting.scene.template.sketch import Sketch

HALF: Final = 20.0
STANDS: Final = (
    (-3.4, -15.2, 1.9, 26),
    (3.6, -15.6, 2.0, 26),
    (8.6, -14.4, 1.8, 20),
    (-8.6, -14.4, 1.8, 20),
    (-12.6, -3.0, 2.2, 22),
    (12.8, -2.0, 2.2, 22),
    (-12.2, 6.0, 2.0, 18),
    (13.6, 14.8, 2.2, 20),
)
"""Bamboo: x, z, radius, stems."""


def build(seed: int) -> list[Entity]:
    """The whole place; another seed moves bamboo, rocks and clouds."""
    sketch, chance = Sketch("gallery", seed), Chance(seed)
    # White walls throw the light back: what looks down or away is nearly as bright as what looks up.
    light = Light(
        sky="#f4f2ea",
        ground="#f6efe2",
        sky_strength=2.45,
        fill_strength=0.7,
        sun_from=(-26.0, 32.0, 30.0),
        shadow_extent_m=22.0,
    )
    sketch.add("air", Sky(), light, words="thing-the-morning-garden")
    add_horizon(sketch, chance)
    add_meadow(sketch, HALF, HALF, "thing-meadow", worn_m=0.0)
    sketch.add("border", Bounds(x_min=-HALF, x_max=HALF, z_min=-HALF, z_max=HALF, y_min=-2.0, y_max=30.0))
    sketch.add("arrival", Spawn(radius_m=1.0), at=(0.0, 0.18, 4.6))
    sketch.add("best-side", Viewpoint(target=(1.3, 1.75, -5.5)), at=(-4.9, 2.3, 5.3))
    add_house(sketch)
    add_pictures(sketch)
    add_garden(sketch, chance)
    add_moon_gate(sketch, (9.4, 0.0, 12.6), -1.15, "courtyard")
    for number, (x, z, radius, stems) in enumerate(STANDS):
        add_stand(sketch, chance, f"bamboo-{number}", (x, 0.0, z), radius, stems, height_m=8.0)
    return sketch.entities()
