"""A way on foot, found by A* on the walk grid (SP-57 to SP-60).

A search may be interrupted and taken up again, so that a far goal never holds up a tick.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import Final

from lanting.protocol.limit import PATH_POINTS_MAX
from lanting.protocol.pose import Pose
from lanting.space.path_line import Point, pulled_straight
from lanting.space.walk_grid import WalkGrid

NODES_SEARCHED_MAX: Final = 20_000
"""A search that has looked at so many nodes goes to the one nearest to the goal among them."""

_STRAIGHT: Final = 10
_DIAGONAL: Final = 14
"""Costs of a link: their proportion is √2 within a hundredth."""
_COSTS: Final = (_STRAIGHT,) * 4 + (_DIAGONAL,) * 4


@dataclass(frozen=True, slots=True)
class Route:
    """Corners in metres, the first where one stands. `reached`: the last is the goal, not the nearest place to it."""

    points: list[Point]
    reached: bool


class PathSearch:
    """One search from a pose to (x, z). Among floors one above the other, the goal is the one nearest in height."""

    def __init__(self, grid: WalkGrid, start: Pose, x: float, z: float) -> None:
        self._grid = grid
        self._links, self._column, self._row = grid.links.data, grid.column.data, grid.row.data
        self._start: Point = (start.x, start.y, start.z)
        self._goal_x, self._goal_z = x, z
        self._first = grid.nearest(start.x, start.y, start.z)
        self._before: dict[int, int] = {}
        """Each node that was looked at, and the one before it on the way."""
        if self._first < 0:
            return
        self._goal = grid.nearest_on(int(grid.island[self._first]), x, start.y, z)
        self._goal_column, self._goal_row = self._column[self._goal], self._row[self._goal]
        self._closest = (self._left(self._first), self._first)
        self._cost = {self._first: 0}
        self._open = [(self._closest[0], 0, self._first, -1)]

    @property
    def nodes_looked_at(self) -> int:
        return len(self._before)

    def advance(self, nodes_max: int) -> Route | None:
        """Look at up to so many nodes more. The route, or None while it is not found yet."""
        if self._first < 0:
            return Route([self._start], reached=False)
        for _ in range(nodes_max):
            if not self._open or len(self._before) >= NODES_SEARCHED_MAX:
                return self._route(self._closest[1])
            if self._look_at_next() == self._goal:
                return self._route(self._goal)
        return None

    def _look_at_next(self) -> int:
        _, cost_negative, node, before = heapq.heappop(self._open)
        if node in self._before:
            return node
        self._before[node] = before
        self._closest = min(self._closest, (self._left(node), node))
        for direction, cost in enumerate(_COSTS):
            other = self._links[node, direction]
            if other < 0 or other in self._before:
                continue
            cost -= cost_negative
            if cost < self._cost.get(other, math.inf):
                self._cost[other] = cost
                # Among equally promising nodes the one furthest along is looked at first.
                heapq.heappush(self._open, (cost + self._left(other), -cost, other, node))
        return node

    def _left(self, node: int) -> int:
        """The least cost from a node to the goal, were there nothing in the way."""
        across = abs(self._column[node] - self._goal_column)
        along = abs(self._row[node] - self._goal_row)
        return _STRAIGHT * max(across, along) + (_DIAGONAL - _STRAIGHT) * min(across, along)

    def _route(self, last: int) -> Route:
        nodes = [last]
        while (before := self._before[nodes[-1]]) >= 0:
            nodes.append(before)
        nodes.reverse()
        end, reached = self._end(last)
        points = pulled_straight(self._grid, self._start, nodes, end)
        return Route(points[:PATH_POINTS_MAX], reached and len(points) <= PATH_POINTS_MAX)

    def _end(self, last: int) -> tuple[Point, bool]:
        """The goal itself where a body fits there, else the middle of the last cell."""
        middle = self._grid.middle(last)
        if last not in self._grid.nodes_in(self._goal_x, self._goal_z):
            return middle, False
        floor = self._grid.floor_at(self._goal_x, middle[1], self._goal_z)
        return (middle, False) if floor is None else ((self._goal_x, floor, self._goal_z), True)
