"""Writes the frames of one sub-tick into one buffer, all viewers at once (PR-14).

The buffer is rows of 12 bytes: a frame's head is one row, then a row for each record, then its tail: its things, what
is tracked, and its cells, right behind one another. A frame whose tail is no whole number of rows ends in the middle of
its last one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.lane import Lane
from lanting.protocol.pose import FRAME_HEAD_BYTES, FRAME_HEAD_DTYPE, RECORD_BYTES
from lanting.space.pose_lane import Frames
from lanting.space.slot_array import Mask, Slots
from lanting.space.told import Told, tails

PEOPLE_MAX: Final = 255
"""As many as the head of a frame can count."""
_ROW: Final = np.dtype(f"V{RECORD_BYTES}")
assert FRAME_HEAD_BYTES == RECORD_BYTES, "heads and records are rows"


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
    cells: Told
    things: Told | None = None
    """None: none is told to anybody."""
    tracked: Told | None = None
    """None: nothing is told to anybody."""


def pack_frames(contents: FrameContents, records: npt.NDArray[np.void], sub_tick: int, now: Moment) -> Frames:
    """Copy heads, records and tails to their rows. `records` is the pose table's, by slot."""
    kinds = [told for told in (contents.things, contents.tracked, contents.cells) if told is not None]
    behind, tail_bytes = tails(kinds)
    tail_rows = -(-tail_bytes // RECORD_BYTES)
    heads = _heads(contents, sub_tick, now)
    tail = behind.view(_ROW)
    rows = np.concatenate((records.view(_ROW), heads.view(_ROW), tail.ravel()))
    buffer = rows.take(_row_order(contents, tail_rows, tail.shape[1], first_head=len(records)))

    people_rows = 1 + contents.people
    starts = np.cumsum(people_rows + tail_rows) - people_rows - tail_rows
    end_bytes = (starts + people_rows) * RECORD_BYTES + tail_bytes
    offsets = np.column_stack((starts * RECORD_BYTES, end_bytes)).ravel()
    return Frames(buffer.view(np.uint8).data, contents.viewers.tolist(), offsets.tolist())


def pack_people(records: npt.NDArray[np.void], now: Moment) -> list[bytes]:
    """Frames of records alone, under number 0: nobody acknowledges them (PR-104)."""
    frames: list[bytes] = []
    for start in range(0, len(records), PEOPLE_MAX):
        told = records[start : start + PEOPLE_MAX]
        head = np.zeros(1, FRAME_HEAD_DTYPE)
        head["lane"], head["server_ms"], head["people"] = Lane.POSE, now & 0xFFFF_FFFF, len(told)
        frames.append(head.tobytes() + told.tobytes())
    return frames


def _row_order(
    contents: FrameContents, tail_rows: npt.NDArray[np.intp], tail_rows_max: int, *, first_head: int
) -> npt.NDArray[np.intp]:
    """Which rows make the buffer.

    Laid out as a table with a line for each viewer (its head, its neighbours, the rows of its tail), of which only what
    is told is kept: read line by line, that is the buffer.
    """
    viewers, neighbours_max = contents.neighbours.shape
    lines = np.arange(viewers)
    width = 1 + neighbours_max + tail_rows_max
    row = np.empty((viewers, width), np.intp)
    row[:, 0] = first_head + lines
    row[:, 1 : 1 + neighbours_max] = contents.neighbours
    first_of_tail = first_head + viewers + lines * tail_rows_max
    row[:, 1 + neighbours_max :] = first_of_tail[:, None] + np.arange(tail_rows_max)
    is_told = np.empty((viewers, width), np.bool_)
    is_told[:, 0] = True
    is_told[:, 1 : 1 + neighbours_max] = contents.is_told
    is_told[:, 1 + neighbours_max :] = np.arange(tail_rows_max) < tail_rows[:, None]
    return row.ravel().take(np.flatnonzero(is_told))


def _heads(contents: FrameContents, sub_tick: int, now: Moment) -> npt.NDArray[np.void]:
    heads = np.zeros(len(contents.viewers), FRAME_HEAD_DTYPE)
    heads["lane"] = Lane.POSE
    heads["sub_tick"] = sub_tick
    heads["frame"] = contents.numbers
    heads["server_ms"] = now & 0xFFFF_FFFF
    heads["people"] = contents.people
    heads["cells"] = contents.cells.counts
    if contents.things is not None:
        heads["things"] = contents.things.counts
    if contents.tracked is not None:
        heads["tracked"] = contents.tracked.counts
    return heads
