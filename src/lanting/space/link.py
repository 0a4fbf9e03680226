"""How the nodes of a walk grid hang together: links in eight directions, and the islands that they make.

A table of links is indexed [node, direction] and holds the node there, or −1 for none.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

EAST, WEST, SOUTH, NORTH, SOUTH_EAST, NORTH_EAST, SOUTH_WEST, NORTH_WEST = range(8)
"""Directions: east is +x, south is +z."""

_DIAGONALS: Final = (
    (SOUTH_EAST, SOUTH, EAST),
    (NORTH_EAST, NORTH, EAST),
    (SOUTH_WEST, SOUTH, WEST),
    (NORTH_WEST, NORTH, WEST),
)

Nodes = NDArray[np.int32]


def link_diagonals(links: Nodes) -> None:
    """Fill in the diagonals: both ways around the corner must be open and end on the same floor (SP-55)."""
    for diagonal, first, second in _DIAGONALS:
        one_way, other_way = _via(links, first, second), _via(links, second, first)
        links[:, diagonal] = np.where(one_way == other_way, one_way, -1)


def _via(links: Nodes, first: int, second: int) -> Nodes:
    between = links[:, first]
    return np.where(between >= 0, links[between, second], -1).astype(np.int32)


def islands(links: Nodes) -> Nodes:
    """For each node the number of its island. Rows of linked neighbours are joined whole, then run by run."""
    if not len(links):
        return np.empty(0, np.int32)
    begins = links[:, WEST] != np.arange(len(links)) - 1
    begins[0] = True
    run = np.cumsum(begins) - 1
    island = list(range(int(run[-1]) + 1))
    joints: set[int] = set()
    for direction in (EAST, SOUTH):
        linked = np.flatnonzero(links[:, direction] >= 0)
        one, other = run[linked], run[links[linked, direction]]
        joints.update(np.unique((one * len(island) + other)[one != other]).tolist())
    for joint in joints:
        one_root, other_root = (_root(island, number) for number in divmod(joint, len(island)))
        island[one_root] = other_root
    roots: Nodes = np.array([_root(island, number) for number in island], np.int32)
    return roots.take(run)


def _root(island: list[int], number: int) -> int:
    """The run that stands for the whole island; those on the way there come nearer to it."""
    while island[number] != number:
        island[number] = island[island[number]]
        number = island[number]
    return number
