"""From the cells of a found way to its corners: a walker goes straight wherever the floor is open (SP-59)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from lanting.space.link import EAST, NORTH, NORTH_EAST, NORTH_WEST, SOUTH, SOUTH_EAST, SOUTH_WEST, WEST
from lanting.space.walk_grid import CELL_M, HEAD_ROOM_M, WalkGrid

Point = tuple[float, float, float]
"""x, y, z in metres."""

_DIRECTIONS: Final = {
    (1, 0): EAST,
    (-1, 0): WEST,
    (0, 1): SOUTH,
    (0, -1): NORTH,
    (1, 1): SOUTH_EAST,
    (1, -1): NORTH_EAST,
    (-1, 1): SOUTH_WEST,
    (-1, -1): NORTH_WEST,
}
_STRIDE_M: Final = CELL_M / 2
_BEND_M: Final = 0.12
"""A straight line keeps a corner wherever the floor leaves it by more than this."""
_ON_MIDDLE: Final = 1e-6


def pulled_straight(grid: WalkGrid, start: Point, nodes: Sequence[int], end: Point) -> list[Point]:
    """The corners of a way over linked nodes, without those that the corner before sees past."""
    corners = [start, *(grid.middle(node) for node in _turns(grid, nodes))]
    if end != corners[-1]:
        corners.append(end)
    walker = _Walker(grid)
    points = [start]
    at = 0
    while at < len(corners) - 1:
        ahead, feet = walker.furthest_seen(corners, at)
        points += _bends([corners[at], *feet])[1:]
        at = ahead
    return points


def _turns(grid: WalkGrid, nodes: Sequence[int]) -> list[int]:
    """The first node, each where the way turns, and the last."""

    def heading(place: int) -> tuple[int, int]:
        here, there = nodes[place], nodes[place + 1]
        return int(grid.column[there] - grid.column[here]), int(grid.row[there] - grid.row[here])

    turning = [nodes[place] for place in range(1, len(nodes) - 1) if heading(place - 1) != heading(place)]
    return [nodes[0], *turning, nodes[-1]] if len(nodes) > 1 else list(nodes)


class _Walker:
    """Walks straight lines over a grid, stride by stride."""

    def __init__(self, grid: WalkGrid) -> None:
        self._grid = grid
        # Single numbers are read several times faster from a view than from an array.
        self._links, self._column, self._row = grid.links.data, grid.column.data, grid.row.data
        self._height = grid.height.data

    def furthest_seen(self, corners: Sequence[Point], at: int) -> tuple[int, list[Point]]:
        """The furthest corner in a straight line from one corner, and where the feet are on the way to it."""
        if feet := self.walked(corners[at], corners[-1]):
            return len(corners) - 1, feet
        # The next corner needs no look: the way came from there.
        ahead, feet = at + 1, self.walked(corners[at], corners[at + 1]) or [corners[at + 1]]
        while ahead + 2 < len(corners) and (further := self.walked(corners[at], corners[ahead + 1])):
            ahead, feet = ahead + 1, further
        return ahead, feet

    def walked(self, start: Point, end: Point) -> list[Point] | None:
        """Where the feet are after each stride; None where the line is not open all the way.

        Open means that at every stride the nearest cells around, up to four, are nodes linked with one another.
        """
        in_column = self._grid.nodes_in(start[0], start[2])
        if not in_column:
            return None
        node = min(in_column, key=lambda node: abs(self._height[node] - start[1]))
        strides = max(1, math.ceil(math.hypot(end[0] - start[0], end[2] - start[2]) / _STRIDE_M))
        feet: list[Point] = []
        for stride in range(strides + 1):
            part = stride / strides
            x, z = start[0] + (end[0] - start[0]) * part, start[2] + (end[2] - start[2]) * part
            step = self._stepped(node, x, z)
            if step is None:
                return None
            node, height = step
            feet.append((x, height, z))
        if abs(feet[-1][1] - end[1]) >= HEAD_ROOM_M:
            return None
        return [*feet[1:-1], end]

    def _stepped(self, node: int, x: float, z: float) -> tuple[int, float] | None:
        """The node under (x, z), at most one cell away, and the floor's height there, smoothed between cells."""
        u, v = (x - self._grid.x_min) / CELL_M - 0.5, (z - self._grid.z_min) / CELL_M - 0.5
        column, row = math.floor(u + 0.5), math.floor(v + 0.5)
        across, along = column - self._column[node], row - self._row[node]
        if across or along:
            node = self._links[node, _DIRECTIONS[across, along]]
            if node < 0:
                return None
        aside_x, aside_z = _sign(u - column), _sign(v - row)
        here = smoothed = float(self._height[node])
        if aside_x:
            side = self._links[node, _DIRECTIONS[aside_x, 0]]
            if side < 0:
                return None
            smoothed += (self._height[side] - here) * abs(u - column)
        if aside_z:
            side = self._links[node, _DIRECTIONS[0, aside_z]]
            if side < 0:
                return None
            smoothed += (self._height[side] - here) * abs(v - row)
            if aside_x and self._links[node, _DIRECTIONS[aside_x, aside_z]] < 0:
                return None
        return node, smoothed


def _sign(offset: float) -> int:
    return 0 if -_ON_MIDDLE <= offset <= _ON_MIDDLE else 1 if offset > 0 else -1


def _bends(feet: Sequence[Point]) -> list[Point]:
    """The first point, the last, and those between where the floor bends away from the line."""
    first, last = feet[0], feet[-1]
    off = [
        abs(foot[1] - (first[1] + (last[1] - first[1]) * place / (len(feet) - 1))) for place, foot in enumerate(feet)
    ]
    worst = max(range(len(feet)), key=off.__getitem__)
    if off[worst] <= _BEND_M or worst in (0, len(feet) - 1):
        return [first, last]
    return [*_bends(feet[: worst + 1]), *_bends(feet[worst:])[1:]]
