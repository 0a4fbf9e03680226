"""The voice sockets of one running Space: each belongs to a line that has a connection, and ends with it (PR-87).

AskVoice ──▶ VoiceTicket ──the door, with the ticket──▶ VoiceConnection ──line broke, left, newer one──▶ over
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lanting.kernel.clock import Moment
from lanting.kernel.error import LantingError
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import VOICE_PACKETS_BURST, VOICE_PACKETS_PER_S
from lanting.protocol.message import encode_body, encode_notice, notice_kind
from lanting.protocol.notice import VoiceTicket
from lanting.protocol.voice import VOICE_ACK_BYTES, decode_speech, decode_voice_ack
from lanting.runtime import metric
from lanting.runtime.bucket import Bucket
from lanting.runtime.line import Line, LineBook
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.voice_relay import VoiceRelay
from lanting.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lanting.runtime.connection import Connection
    from lanting.runtime.socket import Socket

DROPPED_MAX: Final = 10 * VOICE_PACKETS_PER_S
"""So many messages beyond what is allowed, within ten seconds: it is no mistake any more."""
_DROPPED_PER_S: Final = VOICE_PACKETS_PER_S


class NotInside(LantingError):
    """A voice socket belongs to somebody inside."""

    code = "not_inside"

    def __init__(self) -> None:
        super().__init__("whoever speaks or listens is inside; enter first, then ask there for a voice ticket")


class VoiceConnection:
    """Hears one voice socket (`socket.Receiver`) and knows whose it is."""

    def __init__(self, voices: Voices, line: Line, socket: Socket, on_lost: Callable[[], None]) -> None:
        self.line = line
        self.socket = socket
        self._voices = voices
        self._on_lost = on_lost
        now = voices.now()
        self._messages = Bucket(VOICE_PACKETS_PER_S, VOICE_PACKETS_BURST, now)
        self._dropped = Bucket(_DROPPED_PER_S, DROPPED_MAX, now)
        metric.voice_sockets.inc()

    def received(self, data: bytes) -> None:
        try:
            self._read(data)
        except ValueError:
            self.close(CloseCode.BAD_MESSAGE)
        except Exception as error:  # noqa: BLE001 (one visitor's trouble, reported)
            self._voices.boundary.report("voice message", error)
            self.close(CloseCode.INTERNAL)

    def violated(self, close_code: CloseCode) -> None:
        self.close(close_code)

    def lost(self) -> None:
        with self._voices.boundary.catching("voice lost"):
            self._voices.lost(self)
        metric.voice_sockets.dec()
        self._on_lost()

    def close(self, close_code: CloseCode) -> None:
        """Say why, and hear and tell nothing more. Closing twice is closing once."""
        if not self.socket.is_closing:
            metric.closes.labels(close_code.name).inc()
            self.socket.close(close_code)
        self._voices.put_down(self)

    def _read(self, data: bytes) -> None:
        """An acknowledgement or a packet; what is beyond the rate is not even looked at (PR-85)."""
        now, relay, slot = self._voices.now(), self._voices.relay, self.line.slot
        if not self._messages.take(now):
            if not self._dropped.take(now):
                self.close(CloseCode.TOO_FAST)
        elif len(data) == VOICE_ACK_BYTES:
            relay.acknowledged(slot, decode_voice_ack(data))
        else:
            speech = decode_speech(data)
            relay.acknowledged(slot, speech.last_frame)
            relay.said(slot, self.line.participant, speech)


class Voices:
    """Everybody's voice sockets, and the relay between them. A voice's trouble never reaches the event line."""

    def __init__(self, space: Space, lines: LineBook, around: Surroundings) -> None:
        self.relay = VoiceRelay(space.hearing, around.tags, around.clock, around.boundary)
        self.boundary = around.boundary
        self._space = space
        self._lines = lines
        self._around = around
        self._by_participant: dict[ParticipantId, VoiceConnection] = {}
        self._open: set[VoiceConnection] = set()

    def now(self) -> Moment:
        return self._around.clock.moment()

    @property
    def sockets(self) -> Sequence[Socket]:
        """Every open voice socket, those that are being closed included."""
        return [voice.socket for voice in self._open]

    def ask(self, connection: Connection, seq: int) -> None:
        """Whoever is inside may listen, so everybody is given a ticket."""
        issue, space = self._around.tickets.issue, self._space.settings.id
        ticket = issue(connection.caller, space, Lane.VOICE, connection.address, self.now())
        notice = VoiceTicket(re=seq, ticket=ticket)
        # Seq 0, as Welcome: what opens one socket of this stay is nothing to be told again after a break.
        connection.socket.send(encode_notice(0, notice_kind(notice), encode_body(notice)))

    def line_of(self, user: UserId) -> Line:
        """The line of hers that has a connection. Raises NotInside."""
        participant = self._space.participant_of(user)
        line = self._lines.of(participant) if participant else None
        if line is None or line.connection is None:
            raise NotInside
        return line

    def connect(self, line: Line, socket: Socket, on_lost: Callable[[], None]) -> VoiceConnection:
        """Her voice socket was opened; one that she has already is closed."""
        if (older := self._by_participant.get(line.participant)) is not None:
            older.close(CloseCode.TAKEN_OVER)
        connection = self._by_participant[line.participant] = VoiceConnection(self, line, socket, on_lost)
        self._open.add(connection)
        # The socket can send once it is opened, which it is right after this.
        self.relay.connect(line.slot, lambda data: socket.send(data))
        return connection

    def hang_up(self, line: Line) -> None:
        """Nobody carries this line any more: with it goes her voice socket."""
        if (voice := self._by_participant.get(line.participant)) is not None and voice.line is line:
            voice.close(CloseCode.GOING_AWAY)

    def look(self, now: Moment) -> None:
        """Once a tick: who speaks is shown, and who does not keep up or finish a message is sent away."""
        with self.boundary.catching("voices"):
            for slot in self.relay.look(now):
                if (line := self._lines.at(slot)) and (voice := self._by_participant.get(line.participant)):
                    voice.close(CloseCode.TOO_SLOW)
            for voice in list(self._by_participant.values()):
                if voice.socket.is_stuck(now):
                    voice.close(CloseCode.PROTOCOL_ERROR)

    def lost(self, voice: VoiceConnection) -> None:
        """This socket is gone."""
        self._open.discard(voice)
        self.put_down(voice)

    def put_down(self, voice: VoiceConnection) -> None:
        """This socket hears nothing any more. Where a newer one is hers, nothing changes."""
        participant = voice.line.participant
        if self._by_participant.get(participant) is voice:
            del self._by_participant[participant]
            self.relay.disconnect(voice.line.slot)
