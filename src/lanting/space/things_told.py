"""What the frames of one sub-tick tell of things: rows of 16 bytes between the people and the cells (PR-74)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lanting.protocol.pose import CELL_BYTES, RECORD_BYTES
from lanting.protocol.thing import THING_BYTES
from lanting.space.slot_array import Mask

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ThingsTold:
    """A row of `records` for each viewer, nearest first, of which the first `counts` are told."""

    records: npt.NDArray[np.void]
    counts: npt.NDArray[np.intp]

    def of(self, viewers: Mask) -> ThingsTold:
        """For some of the viewers."""
        return ThingsTold(self.records[viewers], self.counts[viewers])

    def before(self, cells: npt.NDArray[np.void], cells_told: npt.NDArray[np.intp]) -> Bytes:
        """Each viewer's things with her cells right behind them, padded to whole rows of RECORD_BYTES."""
        things = np.ascontiguousarray(self.records).view(np.uint8).reshape(len(self.counts), -1)
        behind = np.ascontiguousarray(cells).view(np.uint8).reshape(len(self.counts), -1)
        width = things.shape[1] + behind.shape[1]
        tails = np.zeros((len(self.counts), -(-width // RECORD_BYTES) * RECORD_BYTES), np.uint8)
        tails[:, : things.shape[1]] = things
        rows = np.flatnonzero(cells_told)
        at = self.counts[rows, None] * THING_BYTES + np.arange(behind.shape[1])
        tails[rows[:, None], at] = behind[rows]
        return tails

    def tail_bytes(self, cells_told: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """How many of each viewer's bytes are told."""
        told: npt.NDArray[np.intp] = self.counts * THING_BYTES + cells_told * CELL_BYTES
        return told
