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
from lanting.space.slot_array import Slots
from lanting.space.told import Counts, Told, tails

PEOPLE_MAX: Final = 255
"""As many as the head of a frame can count."""
_ROW: Final = np.dtype(f"V{RECORD_BYTES}")
assert FRAME_HEAD_BYTES == RECORD_BYTES, "heads and records are rows"


@dataclass(slots=True)
class FrameContents:
    """What goes into the frames of `viewers`: a row of every array for each, but for `told_of`."""

    viewers: Slots
    numbers: npt.NDArray[np.uint16]
    people: Counts
    """How many records each has."""
    told_of: Slots
    """Whose these are: those of the first viewer, of the second, and so on."""
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
    ends = np.cumsum(1 + contents.people + tail_rows)
    starts = ends - 1 - contents.people - tail_rows
    order = np.empty(ends[-1], np.intp)
    first_head = len(records)
    order[starts] = np.arange(first_head, first_head + len(heads))
    order[_runs(starts + 1, contents.people)] = contents.told_of
    first_tail = first_head + len(heads)
    tails_at = np.arange(first_tail, first_tail + tail.size, tail.shape[1])
    order[_runs(ends - tail_rows, tail_rows)] = _runs(tails_at, tail_rows)

    end_bytes = (ends - tail_rows) * RECORD_BYTES + tail_bytes
    offsets = np.column_stack((starts * RECORD_BYTES, end_bytes)).ravel()
    return Frames(rows.take(order).view(np.uint8).data, contents.viewers.tolist(), offsets.tolist())


def pack_people(records: npt.NDArray[np.void], now: Moment) -> list[bytes]:
    """Frames of records alone, under number 0: nobody acknowledges them (PR-104)."""
    frames: list[bytes] = []
    for start in range(0, len(records), PEOPLE_MAX):
        told = records[start : start + PEOPLE_MAX]
        head = np.zeros(1, FRAME_HEAD_DTYPE)
        head["lane"], head["server_ms"], head["people"] = Lane.POSE, now & 0xFFFF_FFFF, len(told)
        frames.append(head.tobytes() + told.tobytes())
    return frames


def _runs(starts: npt.NDArray[np.intp], lengths: Counts) -> npt.NDArray[np.intp]:
    """The numbers of each run, from its start upwards, as many as its length says; one run after another."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())


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
