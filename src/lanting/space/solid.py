"""The solids that a ground is made of, as the walk grid reads them.

Positions are their middles, in metres; a yaw is in radians (0 looks along −Z, positive turns left). Nobody stands on a
solid that is not walkable: a railing, a hedge. A solid answers for many points at once, in arrays: how far is it, how
deep and how high does it reach, how steep is its top?
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Extent(NamedTuple):
    """The part of the ground that a solid covers: the smallest rectangle along the axes, in metres."""

    x_min: float
    x_max: float
    z_min: float
    z_max: float


class Near(NamedTuple):
    """A solid as seen from many points, one value per point."""

    distance: Floats
    """Horizontal distance in metres to the solid; 0 for a point above, below or inside it."""
    bottom: Floats
    """Height of its underside where it is nearest; −∞ for a terrain."""
    top: Floats
    slope: Floats
    """Rise per metre of its top there: 1 is 45°."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright block, turned by `yaw`."""

    x: float
    y: float
    z: float
    width: float
    """Along its own x."""
    height: float
    depth: float
    """Along its own z."""
    yaw: float = 0.0
    is_walkable: bool = True

    def extent(self) -> Extent:
        return _turned_extent(self.x, self.z, self.width, self.depth, self.yaw)

    def near(self, x: Floats, z: Floats) -> Near:
        distance, _ = _to_rectangle(x - self.x, z - self.z, self.width, self.depth, self.yaw)
        half = self.height / 2
        return _flat(distance, self.y - half, self.y + half)


@dataclass(frozen=True, slots=True)
class Ramp:
    """A wedge in a box of this size: who looks along its yaw walks up it, from the box's foot to its top."""

    x: float
    y: float
    z: float
    width: float
    height: float
    depth: float
    yaw: float = 0.0
    is_walkable: bool = True

    def extent(self) -> Extent:
        return _turned_extent(self.x, self.z, self.width, self.depth, self.yaw)

    def near(self, x: Floats, z: Floats) -> Near:
        distance, along = _to_rectangle(x - self.x, z - self.z, self.width, self.depth, self.yaw)
        bottom = self.y - self.height / 2
        slope = self.height / self.depth
        top = bottom + (self.depth / 2 - along) * slope
        return Near(distance, np.full_like(distance, bottom), top, np.full_like(distance, slope))


@dataclass(frozen=True, slots=True)
class Cylinder:
    """An upright column."""

    x: float
    y: float
    z: float
    radius: float
    height: float
    is_walkable: bool = True

    def extent(self) -> Extent:
        return Extent(self.x - self.radius, self.x + self.radius, self.z - self.radius, self.z + self.radius)

    def near(self, x: Floats, z: Floats) -> Near:
        distance = np.maximum(np.hypot(x - self.x, z - self.z) - self.radius, 0.0)
        half = self.height / 2
        return _flat(distance, self.y - half, self.y + half)


@dataclass(frozen=True, slots=True, eq=False)
class HeightField:
    """A terrain: heights over the crossings of rising grid lines, solid beneath; x, y, z is the lines' origin.

    Each cell is two triangles, cut from its (x min, z min) to its (x max, z max) corner.
    """

    x: float
    y: float
    z: float
    xs: Floats
    zs: Floats
    heights: Floats
    """At least 2 × 2, indexed [place in zs, place in xs]."""
    yaw: float = 0.0
    is_walkable: bool = True

    def extent(self) -> Extent:
        corners_x, corners_z = self.xs[[0, 0, -1, -1]], self.zs[[0, -1, 0, -1]]
        cos, sin = math.cos(self.yaw), math.sin(self.yaw)
        x = self.x + corners_x * cos + corners_z * sin
        z = self.z - corners_x * sin + corners_z * cos
        return Extent(float(x.min()), float(x.max()), float(z.min()), float(z.max()))

    def near(self, x: Floats, z: Floats) -> Near:
        across, along = _turned(x - self.x, z - self.z, self.yaw)
        across_held = np.clip(across, self.xs[0], self.xs[-1])
        along_held = np.clip(along, self.zs[0], self.zs[-1])
        distance = np.hypot(across - across_held, along - along_held)
        height, slope = self._surface(across_held, along_held)
        return Near(distance, np.full_like(distance, -np.inf), self.y + height, slope)

    def _surface(self, x: Floats, z: Floats) -> tuple[Floats, Floats]:
        column, row = _cell(self.xs, x), _cell(self.zs, z)
        width, depth = self.xs[column + 1] - self.xs[column], self.zs[row + 1] - self.zs[row]
        u, v = (x - self.xs[column]) / width, (z - self.zs[row]) / depth
        h00, h10 = self.heights[row, column], self.heights[row, column + 1]
        h01, h11 = self.heights[row + 1, column], self.heights[row + 1, column + 1]
        rise_x = np.where(u >= v, h10 - h00, h11 - h01)
        rise_z = np.where(u >= v, h11 - h10, h01 - h00)
        return h00 + u * rise_x + v * rise_z, np.hypot(rise_x / width, rise_z / depth)


Solid = Box | Ramp | Cylinder | HeightField


def _flat(distance: Floats, bottom: float, top: float) -> Near:
    return Near(distance, np.full_like(distance, bottom), np.full_like(distance, top), np.zeros_like(distance))


def _turned_extent(x: float, z: float, width: float, depth: float, yaw: float) -> Extent:
    cos, sin = abs(math.cos(yaw)), abs(math.sin(yaw))
    half_x, half_z = (width * cos + depth * sin) / 2, (width * sin + depth * cos) / 2
    return Extent(x - half_x, x + half_x, z - half_z, z + half_z)


def _turned(x: Floats, z: Floats, yaw: float) -> tuple[Floats, Floats]:
    """Offsets in the world's axes as offsets along the own axes of a thing turned by `yaw`."""
    cos, sin = math.cos(yaw), math.sin(yaw)
    return x * cos - z * sin, x * sin + z * cos


def _cell(lines: Floats, value: Floats) -> NDArray[np.intp]:
    return np.clip(np.searchsorted(lines, value, side="right") - 1, 0, len(lines) - 2)


def _to_rectangle(x: Floats, z: Floats, width: float, depth: float, yaw: float) -> tuple[Floats, Floats]:
    """The distance to a turned rectangle around the origin, and the nearest point's place on its own z axis."""
    across, along = _turned(x, z, yaw)
    across_held = np.clip(across, -width / 2, width / 2)
    along_held = np.clip(along, -depth / 2, depth / 2)
    return np.hypot(across - across_held, along - along_held), along_held
