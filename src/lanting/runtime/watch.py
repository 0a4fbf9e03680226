"""Looks at every line of a Space again and again: who is slow, who floods, whose place note is due, who counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import TICK_HZ
from lanting.protocol.notice import PlaceNote
from lanting.runtime.building import Building
from lanting.runtime.connection import Connection
from lanting.runtime.line import Line, LineBook
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.visitor_count import VisitorCount
from lanting.space.pose_lane import PoseLane
from lanting.space.space import Space

_TICK_MS: Final = 1_000 // TICK_HZ


class Watch:
    """Each line has its turn once in `watch_ticks`; together they are spread evenly over the ticks."""

    def __init__(
        self,
        space: Space,
        building: Building,
        lines: LineBook,
        waiting: Mapping[ParticipantId, Connection],
        poses: PoseLane,
        around: Surroundings,
    ) -> None:
        self._space_id = space.settings.id
        self._lines = lines
        self._waiting = waiting
        self._poses = poses
        self._around = around
        self._visitors = VisitorCount(space, poses, lambda: building.published, around)

    def look(self, tick: int, moment: Moment) -> None:
        self._visitors.look(tick, moment)
        every = self._around.limits.watch_ticks
        if tick % every == 0:
            self.look_outside(moment)
        for line in self._lines.by_turn(tick % every, every):
            line.check(moment)
            if (connection := line.connection) is None:
                continue
            if (code := connection.finds_fault(moment)) is not None:
                connection.close(code)
            elif line.has_body:
                self._note_place(line, moment)

    def look_outside(self, moment: Moment) -> None:
        """At those who wait before the Space, once in `watch_ticks`."""
        limits = self._around.limits
        for connection in list(self._waiting.values()):
            if (code := connection.finds_fault(moment)) is not None:
                connection.close(code)
            elif connection.is_silent(moment) or connection.socket.is_over(limits.backlog_bytes_max):
                connection.close(CloseCode.TOO_SLOW)

    def _note_place(self, line: Line, moment: Moment) -> None:
        limits = self._around.limits
        next_look = moment + limits.watch_ticks * _TICK_MS
        if line.noted_at is None or next_look > line.noted_at + limits.place_note_every_ms:
            line.noted_at = moment
            pose = self._poses.pose(line.slot)
            note = self._around.notes.write(self._space_id, line.user, pose, self._around.clock.now())
            line.tell(PlaceNote(note=note), moment)
