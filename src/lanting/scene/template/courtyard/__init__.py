"""The yard in the middle of everything: four moon gates lead on from it, an old tree stands above it.

It is also where walking is tried. North is −Z: the terrace lies there, stairs lead up to it from the middle and a
ramp of 30° from the west. The gallery crosses the yard in the east; one can stand on it and pass beneath it.
"""

from __future__ import annotations

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.template.chance import Chance
from lanting.scene.template.courtyard.gallery import add_gallery
from lanting.scene.template.courtyard.garden import add_garden
from lanting.scene.template.courtyard.gate import add_gates
from lanting.scene.template.courtyard.plan import HALF, WALL_DEPTH
from lanting.scene.template.courtyard.terrace import add_terrace
from lanting.scene.template.courtyard.wall import add_walls
from lanting.scene.template.horizon import add_horizon
from lanting.scene.template.sketch import Sketch


def build(seed: int) -> list[Entity]:
    """The whole yard; another seed changes what grows and the clouds, nothing that one walks on."""
    sketch, chance = Sketch("courtyard", seed), Chance(seed)
    sketch.add("air", Sky(), Light(shadow_extent_m=26.0), words="thing-the-morning")
    add_horizon(sketch, chance)
    reach = HALF + WALL_DEPTH
    sketch.add("border", Bounds(x_min=-reach, x_max=reach, z_min=-reach, z_max=reach, y_min=-2.0, y_max=30.0))
    sketch.add("arrival", Spawn(radius_m=1.2), at=(0.0, 0.0, 11.0))
    sketch.add("best-side", Viewpoint(target=(0.3, 2.7, -6.0)), at=(-2.6, 3.4, 15.0))
    add_walls(sketch)
    add_terrace(sketch)
    add_gallery(sketch)
    add_gates(sketch)
    add_garden(sketch, chance)
    return sketch.entities()
