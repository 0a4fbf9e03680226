"""The walk grid from one place outwards: what feet reach first (SP-110)."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

import numpy as np

from lanting.space.walk_grid import CELL_M, Mask, WalkGrid


def outwards(grid: WalkGrid, start: int) -> Iterator[int]:
    """The nodes that can be walked to from a node, itself first, the nearest before the further ones.

    Behind a wall counts the way around it, a step for each cell.
    """
    x, _, z = grid.middle(start)
    seen = np.zeros(len(grid.height), np.bool_)
    seen[start] = True
    wave, steps = np.array([start], np.int32), 0
    found: list[tuple[float, int]] = []
    while len(wave):
        away_m = np.maximum(np.sqrt(grid.away(x, z, wave)), steps * CELL_M)
        for found_at in zip(away_m.tolist(), wave.tolist(), strict=True):
            heappush(found, found_at)
        steps += 1
        # Whatever comes with the next wave is at least that far.
        while found and found[0][0] < steps * CELL_M:
            yield heappop(found)[1]
        following = np.unique(grid.links[wave])
        wave = following[(following >= 0) & ~seen[following]]
        seen[wave] = True
    while found:
        yield heappop(found)[1]


def by_distance(grid: WalkGrid, nodes: Mask, x: float, z: float) -> Iterator[int]:
    """The nodes of a mask, the nearest to a point on the ground first."""
    chosen = np.flatnonzero(nodes)
    yield from (int(node) for node in chosen[np.argsort(grid.away(x, z, chosen), kind="stable")])
