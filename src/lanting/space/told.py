"""What the frames of one sub-tick tell behind the people: records of each kind, right behind one another (PR-14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lanting.protocol.pose import RECORD_BYTES
from lanting.space.slot_array import Mask

Bytes = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Told:
    """A row of `records` for each viewer, of which the first `counts` are told."""

    records: npt.NDArray[np.void]
    counts: Counts

    def of(self, viewers: Mask) -> Told:
        """For some of the viewers."""
        return Told(self.records[viewers], self.counts[viewers])


def tails(kinds: Sequence[Told]) -> tuple[Bytes, Counts]:
    """Each viewer's records in the order of the kinds, padded to whole rows of RECORD_BYTES, and their bytes."""
    rows = [_bytes_of(told) for told in kinds]
    width = sum(each.shape[1] for each in rows)
    tails = np.zeros((len(rows[0]), -(-width // RECORD_BYTES) * RECORD_BYTES), np.uint8)
    tails[:, : rows[0].shape[1]] = rows[0]
    ends: Counts = kinds[0].counts * kinds[0].records.dtype.itemsize
    for told, each in zip(kinds[1:], rows[1:], strict=True):
        speaking = np.flatnonzero(told.counts)
        if speaking.size:
            # What is not told stands behind what is: the next kind is written over it.
            at = ends[speaking, None] + np.arange(each.shape[1])
            tails[speaking[:, None], at] = each[speaking]
            ends = ends + told.counts * told.records.dtype.itemsize
    return tails, ends


def _bytes_of(told: Told) -> Bytes:
    return np.ascontiguousarray(told.records).view(np.uint8).reshape(len(told.counts), -1)
