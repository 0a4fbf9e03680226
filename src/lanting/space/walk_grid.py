"""The walk grid: where feet can be, rasterised from a ground's solids (SP-50 to SP-56).

Every column of 0.5 m may hold several floors, one above the other: a bridge and the path beneath. A floor is a node
when it is not too steep, nothing hangs lower than a head above it and nothing solid stands within the body's radius.
Two nodes of neighbouring columns are linked when a foot gets from one to the other. All of it is computed in arrays,
once for each Scene revision.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lanting.space.link import EAST, NORTH, SOUTH, WEST, Nodes, islands, link_diagonals
from lanting.space.solid import Extent, Floats, Near, Solid

CELL_M: Final = 0.5
STEP_MAX_M: Final = 0.35
SLOPE_MAX: Final = 1.0 + 1e-6
"""Rise per metre: 45°."""
HEAD_ROOM_M: Final = 1.8
BODY_RADIUS_M: Final = 0.3

_FLUSH_M: Final = 0.01
"""Floors closer than this are one."""
_TOUCHING_M: Final = 1e-6
"""Where two solids meet, neither leaves a gap of rounding."""
_STRIDES: Final = 10
"""A steep link is walked in so many strides, so that each riser of a flight of stairs counts for itself."""

Mask = NDArray[np.bool_]
_ALL: Final = slice(None)


@dataclass(frozen=True, slots=True, eq=False)
class WalkGrid:
    """Nodes where feet can be, and links between them. Node −1 is none."""

    x_min: float
    z_min: float
    at: Nodes
    """Indexed [layer, row, column]; the layers of a column are in no particular order."""
    column: Nodes
    row: Nodes
    height: Floats
    """Metres, for each node."""
    links: Nodes
    """Indexed [node, direction]."""
    island: Nodes
    """Two nodes with the same number can reach one another."""
    solids: tuple[Solid, ...]

    @classmethod
    def of(cls, solids: Sequence[Solid], within: Extent) -> WalkGrid:
        """Rasterise `solids` where they lie within an extent (a Ground's bounds)."""
        return _Raster(solids, _covered(solids, within)).grid()

    def middle(self, node: int) -> tuple[float, float, float]:
        """The point in metres in the middle of a node's cell."""
        return (
            self.x_min + (int(self.column[node]) + 0.5) * CELL_M,
            float(self.height[node]),
            self.z_min + (int(self.row[node]) + 0.5) * CELL_M,
        )

    def nodes_in(self, x: float, z: float) -> list[int]:
        """The nodes of the column that holds (x, z)."""
        _, rows, columns = self.at.shape
        column, row = math.floor((x - self.x_min) / CELL_M), math.floor((z - self.z_min) / CELL_M)
        if not (0 <= column < columns and 0 <= row < rows):
            return []
        return [int(node) for node in self.at[:, row, column] if node >= 0]

    def nearest(self, x: float, y: float, z: float) -> int:
        """The node nearest to who stands at a point; −1 on a grid without any.

        A metre of height counts as three on the ground: who stands on a bridge is not below it.
        """
        close = [node for node in self.nodes_in(x, z) if abs(float(self.height[node]) - y) < HEAD_ROOM_M]
        if close:
            return min(close, key=lambda node: abs(float(self.height[node]) - y))
        distance = self.away(x, z) + 9.0 * (self.height - y) ** 2
        return int(distance.argmin()) if len(distance) else -1

    def nearest_on(self, island: int, x: float, y: float, z: float) -> int:
        """The node of one island nearest to (x, z) on the ground; among floors one above the other, nearest to y."""
        in_column = [node for node in self.nodes_in(x, z) if self.island[node] == island]
        if in_column:
            return min(in_column, key=lambda node: abs(float(self.height[node]) - y))
        return int(np.where(self.island == island, self.away(x, z), np.inf).argmin())

    def nearest_among(self, nodes: Mask, x: float, y: float, z: float) -> int:
        """The node nearest to a point among those that a mask allows; −1 where it allows none."""
        if not nodes.any():
            return -1
        return int(np.where(nodes, self.away(x, z) + 9.0 * (self.height - y) ** 2, np.inf).argmin())

    def is_near(self, x: float, y: float, z: float, within_m: float) -> Mask:
        """Which nodes are so near to a point."""
        near: Mask = self.away(x, z) + (self.height - y) ** 2 < within_m**2
        return near

    def away(self, x: float, z: float, nodes: slice | NDArray[np.signedinteger[Any]] = _ALL) -> Floats:
        """Squared distance on the ground from these nodes to (x, z)."""
        across = (self.column[nodes].astype(np.float64) + 0.5) * CELL_M + self.x_min - x
        along = (self.row[nodes].astype(np.float64) + 0.5) * CELL_M + self.z_min - z
        return across**2 + along**2

    def floor_at(self, x: float, y: float, z: float) -> float | None:
        """The height of the floor at exactly (x, z), within a step of `y`; None where a body does not fit."""
        at = np.array([x]), np.array([z])
        foot = float(_highest(self.solids, *at, np.array([y + STEP_MAX_M]))[0])
        if y - foot > STEP_MAX_M or any(_strikes(solid.near(*at), np.array(foot))[0] for solid in self._beside(x, z)):
            return None
        return foot

    def _beside(self, x: float, z: float) -> list[Solid]:
        return [
            solid
            for solid in self.solids
            if (extent := solid.extent()).x_min - BODY_RADIUS_M <= x <= extent.x_max + BODY_RADIUS_M
            and extent.z_min - BODY_RADIUS_M <= z <= extent.z_max + BODY_RADIUS_M
        ]


def _covered(solids: Sequence[Solid], within: Extent) -> Extent:
    """The part of `within` that has any solid: elsewhere there is nothing to stand on."""
    extents = [solid.extent() for solid in solids if solid.is_walkable]
    if not extents:
        return Extent(within.x_min, within.x_min, within.z_min, within.z_min)
    return Extent(
        max(within.x_min, min(extent.x_min for extent in extents)),
        min(within.x_max, max(extent.x_max for extent in extents)),
        max(within.z_min, min(extent.z_min for extent in extents)),
        min(within.z_max, max(extent.z_max for extent in extents)),
    )


class _Raster:
    """The making of a walk grid: floors, then which of them are free, then the links between."""

    def __init__(self, solids: Sequence[Solid], covered: Extent) -> None:
        self._solids = solids
        self._x_min = math.floor(covered.x_min / CELL_M) * CELL_M
        self._z_min = math.floor(covered.z_min / CELL_M) * CELL_M
        columns = max(0, math.ceil((covered.x_max - self._x_min) / CELL_M))
        rows = max(0, math.ceil((covered.z_max - self._z_min) / CELL_M))
        self._xs: Floats = self._x_min + (np.arange(columns, dtype=np.float64) + 0.5) * CELL_M
        self._zs: Floats = self._z_min + (np.arange(rows, dtype=np.float64) + 0.5) * CELL_M
        self._floor: Floats = np.full((1, rows, columns), np.nan)
        self._source: Nodes = np.full((1, rows, columns), -1, np.int32)

    def grid(self) -> WalkGrid:
        for number, solid in enumerate(self._solids):
            if solid.is_walkable:
                self._lay_floor(number, solid)
        free = ~np.isnan(self._floor)
        for solid in self._solids:
            self._block(solid, free)
        at: Nodes = np.where(free, np.cumsum(free).reshape(free.shape) - 1, -1).astype(np.int32)
        _, row, column = np.nonzero(free)
        links = self._links(at, self._floor[free], self._source[free], column, row)
        return WalkGrid(
            x_min=self._x_min,
            z_min=self._z_min,
            at=at,
            column=column.astype(np.int32),
            row=row.astype(np.int32),
            height=self._floor[free],
            links=links,
            island=islands(links),
            solids=tuple(self._solids),
        )

    def _region(self, solid: Solid, margin: float) -> tuple[slice, slice]:
        extent = solid.extent()
        return (
            _between(self._zs, extent.z_min - margin, extent.z_max + margin),
            _between(self._xs, extent.x_min - margin, extent.x_max + margin),
        )

    def _lay_floor(self, number: int, solid: Solid) -> None:
        """Add the solid's top as a floor of every column whose middle it covers, in the first layer that is unused."""
        rows, columns = self._region(solid, _TOUCHING_M)
        near = solid.near(*np.meshgrid(self._xs[columns], self._zs[rows]))
        left = (near.distance <= _TOUCHING_M) & (near.slope <= SLOPE_MAX)
        for layer in range(len(self._floor) + 1):
            if not left.any():
                return
            if layer == len(self._floor):
                self._floor = np.concatenate([self._floor, np.full_like(self._floor[:1], np.nan)])
                self._source = np.concatenate([self._source, np.full_like(self._source[:1], -1)])
            floor, source = self._floor[layer, rows, columns], self._source[layer, rows, columns]
            left &= ~(np.abs(floor - near.top) <= _FLUSH_M)
            here = left & np.isnan(floor)
            floor[here], source[here] = near.top[here], number
            left &= ~here

    def _block(self, solid: Solid, free: Mask) -> None:
        """Strike out the floors on which a body would meet this solid."""
        rows, columns = self._region(solid, BODY_RADIUS_M)
        near = solid.near(*np.meshgrid(self._xs[columns], self._zs[rows]))
        free[:, rows, columns] &= ~_strikes(near, self._floor[:, rows, columns])

    def _links(
        self, at: Nodes, height: Floats, source: Nodes, column: NDArray[np.intp], row: NDArray[np.intp]
    ) -> Nodes:
        links: Nodes = np.full((len(height), 8), -1, np.int32)
        padded = np.pad(at, ((0, 0), (0, 1), (0, 1)), constant_values=-1)
        nodes = np.arange(len(height), dtype=np.int32)
        for there, back, d_row, d_column in ((EAST, WEST, 0, 1), (SOUTH, NORTH, 1, 0)):
            for layer in range(len(at)):
                other = padded[layer, row + d_row, column + d_column]
                exists = other >= 0
                pairs = np.stack([nodes[exists], other[exists]])
                pairs = pairs[:, self._is_walked(pairs, height, source, column, row)]
                links[pairs[0], there] = pairs[1]
                links[pairs[1], back] = pairs[0]
        link_diagonals(links)
        return links

    def _is_walked(
        self, pairs: Nodes, height: Floats, source: Nodes, column: NDArray[np.intp], row: NDArray[np.intp]
    ) -> Mask:
        rise = np.abs(height[pairs[1]] - height[pairs[0]])
        walked: Mask = rise <= STEP_MAX_M
        same_slope = (source[pairs[0]] == source[pairs[1]]) & (rise <= CELL_M * SLOPE_MAX)
        walked |= same_slope
        steep = np.flatnonzero(~walked & (rise <= CELL_M * SLOPE_MAX + STEP_MAX_M))
        if len(steep):
            low, high = pairs[:, steep]
            low, high = np.where(height[low] <= height[high], (low, high), (high, low))
            walked[steep] = self._climbs(
                (self._xs[column[low]], height[low], self._zs[row[low]]),
                (self._xs[column[high]], height[high], self._zs[row[high]]),
            )
        return walked

    def _climbs(self, low: tuple[Floats, Floats, Floats], high: tuple[Floats, Floats, Floats]) -> Mask:
        """Walk each link up in short strides: no riser may be higher than a step."""
        foot = low[1].copy()
        climbs = np.full(len(foot), True)
        for stride in range(1, _STRIDES + 1):
            part = stride / _STRIDES
            x, z = low[0] + (high[0] - low[0]) * part, low[2] + (high[2] - low[2]) * part
            next_foot = _highest(self._solids, x, z, foot + STEP_MAX_M)
            climbs &= foot - next_foot <= STEP_MAX_M
            foot = next_foot
        return climbs & (np.abs(high[1] - foot) <= _FLUSH_M)


def _between(values: Floats, low: float, high: float) -> slice:
    """Where the rising `values` lie between two bounds, borders included."""
    return slice(int(np.searchsorted(values, low)), int(np.searchsorted(values, high, side="right")))


def _strikes(near: Near, floor: Floats) -> Mask:
    """Whether the solid covers a floor, hangs too low over it, or stands too near to it.

    Within the body's radius a rise as steep as the steepest slope is no obstacle: the next steps of a stair are not.
    """
    climbed = np.where(near.distance <= _TOUCHING_M, _FLUSH_M, STEP_MAX_M + near.distance)
    strikes: Mask = (near.distance < BODY_RADIUS_M) & (near.top > floor + climbed) & (near.bottom < floor + HEAD_ROOM_M)
    return strikes


def _highest(solids: Sequence[Solid], x: Floats, z: Floats, limit: Floats) -> Floats:
    """The highest top at each point that can be stood on and is not above its limit; −∞ where there is none."""
    highest = np.full(len(x), -np.inf)
    x_min, x_max, z_min, z_max = x.min(), x.max(), z.min(), z.max()
    for solid in solids:
        extent = solid.extent()
        if extent.x_min > x_max or extent.x_max < x_min or extent.z_min > z_max or extent.z_max < z_min:
            continue
        near = solid.near(x, z)
        counts = solid.is_walkable & (near.distance <= _TOUCHING_M) & (near.slope <= SLOPE_MAX) & (near.top <= limit)
        np.maximum(highest, near.top, out=highest, where=counts)
    return highest
