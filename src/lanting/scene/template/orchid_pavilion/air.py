"""Sky, light, the valley's hills, and where one arrives."""

from __future__ import annotations

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Spawn, Viewpoint
from lanting.scene.template.chance import Chance
from lanting.scene.template.horizon import add_horizon
from lanting.scene.template.orchid_pavilion.plan import SPAWN, SPAWN_YAW, X_MAX, X_MIN, Z_MAX, Z_MIN, on_ground
from lanting.scene.template.sketch import Sketch


def add_air(sketch: Sketch, chance: Chance) -> None:
    sketch.add("air", Sky(), Light(), words="thing-the-morning-air")
    add_horizon(sketch, chance)
    sketch.add("border", Bounds(x_min=X_MIN, x_max=X_MAX, z_min=Z_MIN, z_max=Z_MAX, y_min=-4.0, y_max=40.0))
    sketch.add("arrival", Spawn(radius_m=1.4), at=on_ground(*SPAWN), yaw=SPAWN_YAW)
    sketch.add("best-side", Viewpoint(target=(2.4, 2.35, -6.0)), at=(4.7, 2.5, 14.0))
