"""The templates' places and the ground to walk in them, each made once."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lanting.runtime.ground import ground_of
from lanting.scene.component.placement import Bounds, Spawn
from lanting.scene.placing import Vector
from lanting.scene.scene import Scene
from lanting.scene.template import TEMPLATES
from lanting.space.walk_grid import CELL_M, STEP_MAX_M, WalkGrid

SEEDS: Final = (353, 0, (1 << 32) - 1)
PLACES: Final = [(name, seed) for name in sorted(TEMPLATES) for seed in SEEDS]


@cache
def built(name: str, seed: int) -> Scene:
    return Scene(1, name, TEMPLATES[name].build(seed))


@cache
def border(name: str, seed: int) -> Bounds:
    found = built(name, seed).sole(Bounds)
    assert found is not None
    return found


@cache
def walk_grid(name: str, seed: int) -> WalkGrid:
    return ground_of(built(name, seed)).walk_grid


@cache
def home(name: str, seed: int) -> int:
    """The island of the walk grid on which people arrive at the first spawn."""
    grid = walk_grid(name, seed)
    _, arrival, _ = next(built(name, seed).each(Spawn))
    return int(grid.island[grid.nearest(*arrival.position)])


@cache
def reached(name: str, seed: int) -> NDArray[np.float64]:
    """The middle of every cell that one gets to on foot from where people arrive: rows of x, height, z."""
    grid = walk_grid(name, seed)
    found = np.flatnonzero(grid.island == home(name, seed))
    xs, zs = ((cells[found] + 0.5) * CELL_M for cells in (grid.column, grid.row))
    return np.stack([grid.x_min + xs, grid.height[found], grid.z_min + zs], axis=1)


def is_reached(name: str, seed: int, point: Vector) -> bool:
    """Whether one gets on foot to the cell that holds a point, within a step of its height."""
    grid = walk_grid(name, seed)
    return any(
        grid.island[node] == home(name, seed) and abs(grid.height[node] - point[1]) <= STEP_MAX_M
        for node in grid.nodes_in(point[0], point[2])
    )


def walked_near(name: str, seed: int, point: Vector, within_m: float = STEP_MAX_M) -> float:
    """Metres on the floor from a point to the nearest place that one gets to within so much of its height."""
    places = reached(name, seed)
    level = places[np.abs(places[:, 1] - point[1]) <= within_m]
    if not len(level):
        return math.inf
    return float(np.hypot(level[:, 0] - point[0], level[:, 2] - point[2]).min())


def tops(name: str, seed: int, x: float, z: float) -> list[float]:
    """The heights of all that one could stand on over (x, z), lowest first."""
    at = np.array([x]), np.array([z])
    near = [solid.near(*at) for solid in walk_grid(name, seed).solids if solid.is_walkable]
    return sorted(float(each.top[0]) for each in near if each.distance[0] <= 0.001)
