"""The Switchboard of one Space: by which connection somebody is reached, inside or waiting, or not at the moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, SessionId, SpaceId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.message import Notice, encode_body, encode_notice, notice_kind
from lanting.protocol.request import Enter
from lanting.runtime.connection import Connection
from lanting.runtime.frame_sender import FrameSender
from lanting.runtime.line import Line, LineBook
from lanting.runtime.people_places import PeoplePlaces
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.voices import Voices
from lanting.space.command import Greet, Hold
from lanting.space.pose_lane import Frames, PoseLane

NO_FACTS: Final[Mapping[str, Fact]] = {}


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who is entering in the step that is just being taken."""

    connection: Connection
    enter: Enter
    participant: ParticipantId
    session: SessionId


class Switchboard:
    """Connects Participants with connections, and keeps the lines of those who are cut off for a while."""

    def __init__(self, space: SpaceId, lines: LineBook, voices: Voices, poses: PoseLane, around: Surroundings) -> None:
        self.lines = lines
        self.waiting: dict[ParticipantId, Connection] = {}
        """Those whose people wait before the Space: no line, no slot, only a socket that is kept open."""
        self.arrival: Arrival | None = None
        self._space = space
        self._around = around
        self._clock = around.clock
        self._carried: set[Line] = set()
        """The lines that have a connection now."""
        self._frames = FrameSender()
        self.places = PeoplePlaces(poses)
        """For those without a body."""
        self._voices = voices

    @property
    def is_carrying(self) -> bool:
        """Whether anybody inside is connected who has a body."""
        return bool(self._carried)

    def greet(self, command: Greet) -> None:
        """Send the Welcome on whatever connection is hers: the one that comes, or the one on which she waited."""
        welcome, moment = command.welcome, self._clock.moment()
        line = self.lines.of(command.participant)
        waiting = self.waiting.pop(command.participant, None)
        arrival = self.arrival if self.arrival and self.arrival.session == command.session else None
        connection = arrival.connection if arrival else waiting or (line.connection if line else None)
        for older in (line.connection if line else None, waiting):
            if older is not None and older is not connection:
                older.taken_over()
        if line is None or not welcome.resumed:
            if line is not None:
                self.drop(line)
            limits = self._around.limits if command.has_body else self._around.limits.of_program()
            participant, user, session = command.participant, command.user, command.session
            line = Line(participant, user, session, welcome.slot, limits, moment, command.has_body)
            self.lines.add(line)
        if connection is None:
            return  # Her line broke while she was let in: the Space hears of it next.
        line.connection = connection
        self._carry(line, connection)
        connection.socket.send(encode_notice(0, notice_kind(welcome), encode_body(welcome)))
        if welcome.resumed and arrival is not None and line.outbox is not None:
            for message in line.outbox.after(arrival.enter.last_event, moment):
                connection.socket.send(message)

    def hold(self, command: Hold) -> None:
        """Her connection waits: the one that comes, the one that waits already, or that of her line from inside."""
        participant, arrival = command.participant, self.arrival
        line, waiting = self.lines.of(participant), self.waiting.get(participant)
        if arrival is not None and arrival.session == command.session:
            connection: Connection | None = arrival.connection
        else:
            connection = waiting or (line.connection if line else None)
        if line is not None:
            self.drop(line)
        if waiting is not None and waiting is not connection:
            waiting.taken_over()
        if connection is not None:
            self.waiting[participant] = connection
            connection.waits(participant)
            notice = command.waiting
            connection.socket.send(encode_notice(0, notice_kind(notice), encode_body(notice)))

    def tell(self, lines: Sequence[Line], notice: Notice) -> None:
        """Encoded once, however many are told."""
        kind, body, moment = notice_kind(notice), encode_body(notice), self._clock.moment()
        for line in lines:
            line.put(kind, body, moment)

    def send(self, frames: Frames) -> None:
        self._frames.send(frames)

    def close_slot(self, slot: int, code: CloseCode) -> None:
        line = self.lines.at(slot)
        if line is not None and line.connection is not None:
            line.connection.close(code)

    def hang_up(self, participant: ParticipantId, code: CloseCode, facts: Mapping[str, Fact] = NO_FACTS) -> None:
        """Close whatever reaches her; her line is no more."""
        line = self.lines.of(participant)
        if line is not None:
            self.drop(line)
            if line.connection is not None:
                line.connection.close(code, facts)
        elif (waiting := self.waiting.pop(participant, None)) is not None:
            waiting.close(code, facts)
        elif self.arrival is not None and self.arrival.participant == participant:
            self.arrival.connection.close(code, facts)

    def drop(self, line: Line) -> None:
        """This line is no more, whether or not it has a connection."""
        self.lines.remove(line)
        self.put_down(line)

    def _carry(self, line: Line, connection: Connection) -> None:
        if not line.has_body:
            connection.entered(line)
            self.places.begin(line)
            return
        moment = self._clock.moment()
        if line not in self._carried:
            self._carried.add(line)
            self._around.presence.came(line.user, moment)
        self._around.neighbours.came(self._space, connection.caller.network, line.user, moment)
        connection.entered(line)
        self._frames.connect(line.slot, connection.socket.send)

    def put_down(self, line: Line) -> None:
        """Nobody carries this line any more."""
        self.places.end(line)
        if line in self._carried:
            self._carried.discard(line)
            self._around.presence.went(line.user, self._clock.moment())
            self._frames.disconnect(line.slot)
            self._voices.hang_up(line)
