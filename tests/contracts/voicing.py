"""Voices on bare wires: what somebody says there, and every byte that reaches her."""

from __future__ import annotations

from lanting.kernel.ids import EntityId
from lanting.protocol.notice import VoiceTicket
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskVoice
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.protocol.voice import (
    Speech,
    VoicePacket,
    decode_voice_frame,
    encode_speech,
    encode_voice_ack,
)
from lanting.runtime.running_space import RunningSpace
from lanting.space.ground import Zone
from lanting.space.hearing import CHOSEN_EVERY_MS
from lanting.space.solid import Box
from tests.contracts.house import Place, new_user
from tests.contracts.wire import BINARY, PING, PONG, Wire

LEVEL = 20


class Talker:
    """Somebody inside with both her sockets."""

    def __init__(self, place: Place, name: str = "Mei") -> None:
        self.place = place
        self.user = new_user()
        self.line = place.open(self.user)
        self.welcome = self.line.enter(name=name)
        self.slot = self.welcome.slot
        self.voice = open_voice(place, self.line)
        self.last_frame = 0
        self._sequence = 0

    def say(self, opus: bytes = b"word", *, level: int = LEVEL, flags: int = 0) -> None:
        """One packet of 20 ms."""
        self._sequence += 1
        speech = Speech(self.last_frame, self._sequence, level, flags, opus)
        self.voice.message(encode_speech(speech))

    def hear(self) -> list[VoicePacket]:
        """What the next message brings; waits for it, and acknowledges it."""
        frame = decode_voice_frame(self.voice.read_message())
        self.last_frame = frame.frame
        self.voice.message(encode_voice_ack(frame.frame))
        return frame.packets

    def bytes_so_far(self) -> bytes:
        """Everything of the voice lane that was sent to her and that she has not read."""
        self.voice.frame(PING, b"so far")
        got = b""
        while (frame := self.voice.read_frame()) != (PONG, b"so far"):
            assert frame[0] == BINARY
            got += frame[1]
        return got

    def stand(self, x: float, z: float = 0.0) -> None:
        """Be there, however far it is, and let the Space notice."""
        running = running_space(self.place)
        self.place.house.look(lambda: running.poses.place(self.slot, Pose(x, 0.0, z)))
        self.place.house.clock.advance(CHOSEN_EVERY_MS)


def open_voice(place: Place, line: Wire) -> Wire:
    """A voice socket with its 101, for whoever is inside on this line."""
    wire = place.wire()
    answer = wire.upgrade(SUBPROTOCOL, TICKET_PREFIX + voice_ticket(line))
    assert answer.status == 101, answer.body
    return wire


def voice_ticket(line: Wire) -> str:
    asked = line.ask(AskVoice())
    ticket = line.read_notice(VoiceTicket)[1]
    assert ticket.re == asked
    return ticket.ticket


def reached(speaker: Talker, listener: Talker, *silent: Talker) -> None:
    """The speaker says something that only the listener gets, and the others not one byte."""
    speaker.say(b"secret")
    assert [packet.opus for packet in listener.hear()] == [b"secret"]
    for each in silent:
        assert each.bytes_so_far() == b""


def reaches_nobody(speaker: Talker, *silent: Talker) -> None:
    """The speaker says something, and not one byte of it comes to anybody."""
    speaker.say(b"secret")
    # Her pong comes after her packet was taken in; what was gathered with it has gone out a few milliseconds later.
    speaker.bytes_so_far()
    speaker.place.pass_tick()
    for each in silent:
        assert each.bytes_so_far() == b""


def running_space(place: Place) -> RunningSpace:
    running = place.house.running(place.id)
    assert running is not None
    return running


def lay_out(place: Place, x: float, *, width_m: float = 4.0, **kind: bool) -> None:
    """The Scene has a Zone of this kind around (x, 0), as a builder would have given it one."""
    running = running_space(place)
    zone = Zone(EntityId("ent_0000000000000009"), Box(x, 1.5, 0.0, width_m, 3.0, 4.0), **kind)
    place.house.look(lambda: running.space.hearing.set_zones([zone]))
