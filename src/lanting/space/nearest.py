"""The nearest whom a viewer may see, by brute force over everybody present (PR-18, SP-20, SP-21).

Distances go through arrays that are kept between calls: fresh ones of this size would cost more than the arithmetic.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from lanting.space.hidden_pair import HiddenPairs
from lanting.space.people_table import PeopleTable
from lanting.space.slot_array import NOBODY, Mask, Slots

_CHUNK_DISTANCES: Final = 1 << 16
"""Distances worked on at a time: few enough to stay in the processor's cache."""
_OUT_OF_SIGHT: Final = int(np.float32(np.inf).view(np.uint32))

Floats = npt.NDArray[np.float32]


class NearestSearch:
    """A search among all who are present now; begin a new one after anybody moved, came, left or was hidden."""

    def __init__(self, people: PeopleTable, hidden: HiddenPairs, scratch: Scratch) -> None:
        self._present = people.present
        self._places: Floats = np.ascontiguousarray(people.place_m[self._present].T, np.float32)
        groups = people.group[self._present]
        self._groups = groups if groups.any() else None
        self._hiding, self._hidden = _both_present(hidden, people)
        self._capacity = people.capacity
        self._scratch = scratch

    @property
    def rows_max(self) -> int:
        """How many viewers to ask for at a time."""
        return max(1, _CHUNK_DISTANCES // len(self._present))

    def nearest(self, viewers: Slots, limit: int) -> tuple[npt.NDArray[np.intp], Mask]:
        """Columns of `present`, up to `limit` for each viewer, nearest first; and which of them the viewer may see.

        A distance's bits sort as the distance does. Its last ones give way to the column, so that one sort of u32 gives
        order and identity: among a thousand, squares are compared to one part in 8,192. Equal ones come in the order of
        slots, and whom a viewer may not see stands behind all others.
        """
        column_mask = (1 << (len(self._present) - 1).bit_length()) - 1
        keys = self._squares(viewers).view(np.uint32)
        np.bitwise_and(keys, ~np.uint32(column_mask), out=keys)
        np.bitwise_or(keys, np.arange(len(self._present), dtype=np.uint32), out=keys)
        if len(self._present) > limit:
            keys.partition(limit - 1, axis=1)
        keys = np.sort(keys[:, :limit], axis=1)
        return (keys & column_mask).astype(np.intp), keys < _OUT_OF_SIGHT

    def _squares(self, viewers: Slots) -> Floats:
        """Squared metres from viewer to everybody present; infinite for whom it may not see, itself included."""
        shape = (len(viewers), len(self._present))
        squares = self._scratch.array("squares", shape, np.float32)
        along = self._scratch.array("along", shape, np.float32)
        own = np.searchsorted(self._present, viewers)
        x, y, z = self._places
        np.subtract(x[own, None], x, out=squares)
        np.multiply(squares, squares, out=squares)
        for axis in (y, z):
            np.subtract(axis[own, None], axis, out=along)
            np.multiply(along, along, out=along)
            np.add(squares, along, out=squares)
        squares[np.arange(len(viewers)), own] = np.inf
        if self._groups is not None:
            squares[self._groups[own, None] != self._groups] = np.inf
        if self._hiding.size:
            row_of = np.full(self._capacity, NOBODY)
            row_of[viewers] = np.arange(len(viewers))
            rows = row_of[self._hiding]
            asked = rows != NOBODY
            squares[rows[asked], np.searchsorted(self._present, self._hidden[asked])] = np.inf
        return squares


class Scratch:
    """Memory that is used again: an array by this name, of this shape, with whatever it held before."""

    def __init__(self) -> None:
        self._blocks: dict[str, npt.NDArray[Any]] = {}

    def array(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        size = math.prod(shape)
        block = self._blocks.get(name)
        if block is None or len(block) < size:
            block = self._blocks[name] = np.empty(size, dtype)
        return block[:size].reshape(shape)


def _both_present(hidden: HiddenPairs, people: PeopleTable) -> tuple[Slots, Slots]:
    viewers, others = hidden.pairs()
    if not viewers.size:
        return viewers, others
    known = (viewers < people.capacity) & (others < people.capacity)
    viewers, others = viewers[known], others[known]
    both = people.occupied[viewers] & people.occupied[others]
    return viewers[both], others[both]
