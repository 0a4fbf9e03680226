"""Writes the frames of one sub-tick into one buffer, all viewers at once (PR-14).

The buffer is rows of 12 bytes: a frame's head is one row, then a row for each record, then its cells, two to a row. A
frame with an odd number of cells ends in the middle of its last row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.lane import Lane
from lanting.protocol.pose import CELL_BYTES, FRAME_HEAD_BYTES, FRAME_HEAD_DTYPE, RECORD_BYTES
from lanting.space.pose_lane import Frames
from lanting.space.slot_array import Mask, Slots

_ROW: Final = np.dtype(f"V{RECORD_BYTES}")
CELLS_PER_ROW: Final = RECORD_BYTES // CELL_BYTES
assert FRAME_HEAD_BYTES == RECORD_BYTES == CELLS_PER_ROW * CELL_BYTES, "heads, records and pairs of cells are rows"


@dataclass(slots=True)
class FrameContents:
    """What goes into the frames of `viewers`: a row of every array for each."""

    viewers: Slots
    numbers: npt.NDArray[np.uint16]
    neighbours: Slots
    is_told: Mask
    """Whose records the frame has, among the neighbours."""
    people: npt.NDArray[np.intp]
    """How many these are."""
    cells: npt.NDArray[np.void]
    """An even number for each viewer, of which the first `cells_told` count."""
    cells_told: npt.NDArray[np.intp]


def pack_frames(contents: FrameContents, records: npt.NDArray[np.void], sub_tick: int, now: Moment) -> Frames:
    """Copy heads, records and cells to their rows. `records` is the pose table's, by slot."""
    cell_rows = -(-contents.cells_told // CELLS_PER_ROW)
    heads = _heads(contents, sub_tick, now)
    rows = np.concatenate((records.view(_ROW), heads.view(_ROW), contents.cells.view(_ROW).ravel()))
    buffer = rows.take(_row_order(contents, cell_rows, first_head=len(records)))

    people_rows = 1 + contents.people
    starts = np.cumsum(people_rows + cell_rows) - people_rows - cell_rows
    end_bytes = (starts + people_rows) * RECORD_BYTES + contents.cells_told * CELL_BYTES
    offsets = np.column_stack((starts * RECORD_BYTES, end_bytes)).ravel()
    return Frames(buffer.view(np.uint8).data, contents.viewers.tolist(), offsets.tolist())


def _row_order(contents: FrameContents, cell_rows: npt.NDArray[np.intp], *, first_head: int) -> npt.NDArray[np.intp]:
    """Which rows make the buffer.

    Laid out as a table with a line for each viewer (its head, its neighbours, its rows of cells), of which only what is
    told is kept: read line by line, that is the buffer.
    """
    viewers, neighbours_max = contents.neighbours.shape
    cell_rows_max = contents.cells.shape[1] // CELLS_PER_ROW
    lines = np.arange(viewers)
    width = 1 + neighbours_max + cell_rows_max
    row = np.empty((viewers, width), np.intp)
    row[:, 0] = first_head + lines
    row[:, 1 : 1 + neighbours_max] = contents.neighbours
    first_cells = first_head + viewers + lines * cell_rows_max
    row[:, 1 + neighbours_max :] = first_cells[:, None] + np.arange(cell_rows_max)
    is_told = np.empty((viewers, width), np.bool_)
    is_told[:, 0] = True
    is_told[:, 1 : 1 + neighbours_max] = contents.is_told
    is_told[:, 1 + neighbours_max :] = np.arange(cell_rows_max) < cell_rows[:, None]
    return row.ravel().take(np.flatnonzero(is_told))


def _heads(contents: FrameContents, sub_tick: int, now: Moment) -> npt.NDArray[np.void]:
    heads = np.zeros(len(contents.viewers), FRAME_HEAD_DTYPE)
    heads["lane"] = Lane.POSE
    heads["sub_tick"] = sub_tick
    heads["frame"] = contents.numbers
    heads["server_ms"] = now & 0xFFFF_FFFF
    heads["people"] = contents.people
    heads["cells"] = contents.cells_told
    return heads
