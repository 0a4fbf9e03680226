"""Carries pose frames from the lane's one buffer to the sockets: the loop that runs most often in the whole Server."""

from __future__ import annotations

from collections.abc import Callable

from lanting.runtime import metric
from lanting.space.pose_lane import Frames

Send = Callable[[memoryview], None]


class FrameSender:
    """Knows where the frames of each slot go."""

    def __init__(self) -> None:
        self._sends: list[Send | None] = []

    def connect(self, slot: int, send: Send) -> None:
        while len(self._sends) <= slot:
            self._sends.append(None)
        self._sends[slot] = send

    def disconnect(self, slot: int) -> None:
        self._sends[slot] = None

    def send(self, frames: Frames) -> None:
        """Send every frame to its viewer. No copy and no object but a slice for each."""
        buffer, offsets, sends = frames.buffer, frames.offsets, self._sends
        at = 0
        for slot in frames.slots:
            if (send := sends[slot]) is not None:
                send(buffer[offsets[at] : offsets[at + 1]])
            at += 2
        metric.frames.inc(len(frames.slots))
        metric.frame_bytes.inc(len(buffer))
