"""Where a thing stands in the world: a Transform under all its parents'."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lanting.scene.component.placement import Transform

Vector = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]


def yaw_rotation(yaw: float) -> Quaternion:
    """The quaternion that turns by `yaw` radians: from −Z towards −X, counter-clockwise from above."""
    return (0.0, math.sin(yaw / 2), 0.0, math.cos(yaw / 2))


@dataclass(frozen=True, slots=True)
class Placing:
    """Position in metres, rotation and scale in the world's axes. A turned parent with uneven scale does not shear."""

    position: Vector = (0.0, 0.0, 0.0)
    rotation: Quaternion = (0.0, 0.0, 0.0, 1.0)
    scale: Vector = (1.0, 1.0, 1.0)

    @property
    def yaw(self) -> float:
        """The turn around Y that takes −Z to where the thing looks on the floor, −π … π."""
        x, _, z = _rotated((0.0, 0.0, -1.0), self.rotation)
        return math.atan2(-x, -z)

    @property
    def is_upright(self) -> bool:
        """Whether it is turned around Y alone."""
        return abs(self.rotation[0]) < 1e-6 and abs(self.rotation[2]) < 1e-6

    def point(self, local: Vector) -> Vector:
        """A point of the thing's own axes in the world's."""
        scaled = (local[0] * self.scale[0], local[1] * self.scale[1], local[2] * self.scale[2])
        x, y, z = _rotated(scaled, self.rotation)
        return (x + self.position[0], y + self.position[1], z + self.position[2])

    def holding(self, child: Transform) -> Placing:
        """Where a child with that Transform stands."""
        scale = (
            self.scale[0] * child.scale[0],
            self.scale[1] * child.scale[1],
            self.scale[2] * child.scale[2],
        )
        return Placing(self.point(child.position), _product(self.rotation, child.rotation), scale)


def _product(a: Quaternion, b: Quaternion) -> Quaternion:
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def _rotated(vector: Vector, rotation: Quaternion) -> Vector:
    x, y, z, _ = _product(_product(rotation, (*vector, 0.0)), (-rotation[0], -rotation[1], -rotation[2], rotation[3]))
    return (x, y, z)
