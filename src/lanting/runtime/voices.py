"""The voice sockets of one running Space: each belongs to somebody inside, and ends with her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import VOICE_PACKETS_BURST, VOICE_PACKETS_PER_S
from lanting.protocol.permission import Permission
from lanting.protocol.voice import VOICE_ACK_BYTES, decode_speech, decode_voice_ack
from lanting.runtime import metric
from lanting.runtime.bucket import Bucket
from lanting.runtime.line import Line, LineBook
from lanting.runtime.socket import Socket
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.voice_relay import VoiceRelay
from lanting.space.hearing import Hearing

if TYPE_CHECKING:
    from collections.abc import Callable

DROPPED_MAX: Final = 10 * VOICE_PACKETS_PER_S
"""So many packets beyond what is allowed, within ten seconds: it is no mistake any more."""
_DROPPED_PER_S: Final = VOICE_PACKETS_PER_S


class VoiceConnection:
    """Hears one voice socket (`socket.Receiver`) and knows whose it is."""

    def __init__(self, voices: Voices, line: Line, socket: Socket, on_lost: Callable[[], None]) -> None:
        self.line = line
        self.socket = socket
        self._voices = voices
        self._on_lost = on_lost
        now = voices.now()
        self._packets = Bucket(VOICE_PACKETS_PER_S, VOICE_PACKETS_BURST, now)
        self._dropped = Bucket(_DROPPED_PER_S, DROPPED_MAX, now)
        metric.connections.inc()

    def received(self, data: bytes) -> None:
        try:
            if len(data) == VOICE_ACK_BYTES:
                self._voices.relay.acknowledged(self.line.slot, decode_voice_ack(data))
            else:
                self._said(data)
        except ValueError:
            self.close(CloseCode.BAD_MESSAGE)

    def violated(self, close_code: CloseCode) -> None:
        self.close(close_code)

    def lost(self) -> None:
        metric.connections.dec()
        self._voices.lost(self)
        self._on_lost()

    def close(self, close_code: CloseCode) -> None:
        self.socket.close(close_code)

    def _said(self, data: bytes) -> None:
        speech, now = decode_speech(data), self._voices.now()
        self._voices.relay.acknowledged(self.line.slot, speech.last_frame)
        if not self._packets.take(now):
            if not self._dropped.take(now):
                self.close(CloseCode.TOO_FAST)
        elif self._voices.may_speak(self.line):
            self._voices.relay.said(self.line.slot, self.line.participant, speech)


class Voices:
    """Everybody's voice sockets, and the relay between them."""

    def __init__(self, hearing: Hearing, relay: VoiceRelay, lines: LineBook, around: Surroundings) -> None:
        self.relay = relay
        self._hearing = hearing
        self._lines = lines
        self._clock = around.clock
        self._connections: dict[ParticipantId, VoiceConnection] = {}

    def now(self) -> Moment:
        return self._clock.moment()

    def of(self, user: UserId) -> Line | None:
        """The line of somebody inside, with whom a voice socket may be opened."""
        return next((line for line in self._lines.all() if line.user == user and line.connection is not None), None)

    def connect(self, line: Line, socket: Socket, on_lost: Callable[[], None]) -> VoiceConnection:
        """Her voice socket was opened; one that she has already is closed."""
        if (older := self._connections.get(line.participant)) is not None:
            older.close(CloseCode.TAKEN_OVER)
        connection = self._connections[line.participant] = VoiceConnection(self, line, socket, on_lost)
        self.relay.connect(line.slot, lambda data: socket.send(data))
        return connection

    def may_speak(self, line: Line) -> bool:
        """Whether she has the right, and nobody has muted her."""
        connection = line.connection
        return (
            connection is not None
            and Permission.SPEAK in connection.standing.permissions
            and self._hearing.may_speak(line.slot)
        )

    def look(self, now: Moment) -> None:
        """Once a tick: who speaks is shown, who does not keep up or has no line any more is sent away."""
        for slot in self.relay.look(now):
            if (line := self._lines.at(slot)) is not None and (voice := self._connections.get(line.participant)):
                voice.close(CloseCode.TOO_SLOW)
        for participant, voice in list(self._connections.items()):
            if self._lines.of(participant) is not voice.line:
                voice.close(CloseCode.GOING_AWAY)
                self.lost(voice)

    def lost(self, connection: VoiceConnection) -> None:
        """This socket is gone. Where a newer one is hers, nothing changes."""
        participant = connection.line.participant
        if self._connections.get(participant) is connection:
            del self._connections[participant]
            self.relay.disconnect(connection.line.slot)

    def close(self, code: CloseCode) -> None:
        """The Server stops, or the Space is no more."""
        for voice in list(self._connections.values()):
            voice.close(code)
