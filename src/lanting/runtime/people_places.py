"""Where everybody is, for programs without a body: not the near alone, but all, a few times a second (PR-104)."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Moment
from lanting.protocol.limit import PEOPLE_PLACES_EVERY_MS
from lanting.runtime.line import Line
from lanting.space.pose_lane import PoseLane


class PeoplePlaces:
    """Knows up to which step each program has heard. Those who have heard the same are sent the same bytes."""

    def __init__(self, poses: PoseLane) -> None:
        self._poses = poses
        self._heard: dict[Line, int] = {}
        self._due_at = Moment(0)

    def begin(self, line: Line) -> None:
        """It knows nothing yet."""
        self._heard[line] = _NOTHING
        self._due_at = Moment(0)

    def end(self, line: Line) -> None:
        self._heard.pop(line, None)

    def send(self, moment: Moment) -> None:
        """To be called with every tick."""
        if not self._heard or moment < self._due_at:
            return
        self._due_at = Moment(moment + PEOPLE_PLACES_EVERY_MS)
        changes = {since: self._poses.changes(since, moment) for since in set(self._heard.values())}
        for line, since in self._heard.items():
            frames, self._heard[line] = changes[since]
            if line.connection is not None:
                for frame in frames:
                    line.connection.socket.send(frame)


_NOTHING: Final = 0
