"""Carries voices from those who speak to those who may hear them (PR-82 to PR-86).

What comes in waits at most VOICE_GATHERED_MS for what others say to the same listeners; then each listener gets one
message. A listener who does not keep up misses packets, never the others. Nothing is kept.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

from lanting.identity.tag import Tags
from lanting.kernel.clock import Clock, Moment
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, VOICE_GATHERED_MS, VOICE_UNACKNOWLEDGED_MS
from lanting.protocol.pose import PoseFlag
from lanting.protocol.voice import Speech, VoiceFlag, VoicePacket, encode_packet, encode_voice_frame
from lanting.runtime import metric
from lanting.runtime.boundary import Boundary
from lanting.space.hearing import Hearing
from lanting.space.pose_lane import PoseLane

_COUNTER_MASK: Final = 0xFFFF
_PACKETS_GATHERED_MAX: Final = 255

Send = Callable[[bytes], None]


class Ear:
    """One listener: which frames are under way to her."""

    __slots__ = ("_under_way", "number", "send")

    def __init__(self, send: Send) -> None:
        self.send = send
        self.number = 0
        self._under_way: deque[tuple[int, Moment]] = deque()

    def count_frame(self, now: Moment) -> int:
        self.number = (self.number + 1) & _COUNTER_MASK
        self._under_way.append((self.number, now))
        return self.number

    def acknowledge(self, last_frame: int) -> None:
        """Believed only of a frame that is under way; anything else says nothing new."""
        if any(number == last_frame for number, _ in self._under_way):
            while self._under_way.popleft()[0] != last_frame:
                pass

    def waits_ms(self, now: Moment) -> int:
        """How long the oldest frame that was not acknowledged has been under way; 0: none is."""
        return now - self._under_way[0][1] if self._under_way else 0


class VoiceRelay:
    """The voices of one running Space."""

    def __init__(self, hearing: Hearing, poses: PoseLane, tags: Tags, clock: Clock, boundary: Boundary) -> None:
        self._hearing = hearing
        self._poses = poses
        self._tags = tags
        self._clock = clock
        self._boundary = boundary
        self._ears: dict[int, Ear] = {}
        self._said: list[tuple[int, str, Speech]] = []
        self._shown: set[int] = set()

    def connect(self, slot: int, send: Send) -> None:
        """This slot hears from now on. An older socket of hers hears nothing any more."""
        self._ears[slot] = Ear(send)
        self._hearing.listen(slot)

    def disconnect(self, slot: int) -> None:
        """Her voice socket is gone, or she is."""
        self._ears.pop(slot, None)
        self._hearing.deafen(slot)

    def acknowledged(self, slot: int, last_frame: int) -> None:
        if (ear := self._ears.get(slot)) is not None:
            ear.acknowledge(last_frame)

    def said(self, slot: int, participant: str, speech: Speech) -> None:
        """A packet of somebody who may speak. Passed on within VOICE_GATHERED_MS."""
        self._hearing.spoke(slot, speech.level, self._clock.moment())
        if not self._said:
            asyncio.get_running_loop().call_later(VOICE_GATHERED_MS / 1_000, self._pass_on)
        self._said.append((slot, participant, speech))

    def look(self, now: Moment) -> list[int]:
        """Once a tick: shows who speaks, and says which listeners have acknowledged nothing for too long."""
        self._hearing.choose(now)
        speaking = self._hearing.speaking
        for slot in speaking - self._shown:
            self._poses.set_flag(slot, PoseFlag.SPEAKING, True)
        for slot in self._shown - speaking:
            if slot in self._ears:
                self._poses.set_flag(slot, PoseFlag.SPEAKING, False)
        self._shown = speaking
        return [slot for slot, ear in self._ears.items() if ear.waits_ms(now) >= ACKNOWLEDGE_WITHIN_MS]

    def _pass_on(self) -> None:
        said, self._said = self._said, []
        with self._boundary.catching("voices"):
            now = self._clock.moment()
            self._hearing.choose(now)
            self._send(self._gather(said), now)

    def _gather(self, said: list[tuple[int, str, Speech]]) -> dict[int, list[bytes]]:
        gathered: dict[int, list[bytes]] = {}
        for slot, participant, speech in said:
            if listeners := self._hearing.heard_by(slot):
                packet = self._packet(slot, participant, speech)
                for listener in listeners:
                    gathered.setdefault(listener, []).append(packet)
        return gathered

    def _packet(self, slot: int, participant: str, speech: Speech) -> bytes:
        tag = self._tags.of(participant, speech.sequence, speech.opus, self._clock.now())
        flags = speech.flags | (VoiceFlag.STAGE if self._hearing.is_on_stage(slot) else 0)
        return encode_packet(VoicePacket(slot, flags, speech.level, speech.sequence, tag, speech.opus))

    def _send(self, gathered: dict[int, list[bytes]], now: Moment) -> None:
        for listener, packets in gathered.items():
            ear = self._ears.get(listener)
            if ear is None:
                continue
            if ear.waits_ms(now) >= VOICE_UNACKNOWLEDGED_MS:
                metric.voice_packets_skipped.inc(len(packets))
                continue
            ear.send(encode_voice_frame(ear.count_frame(now), packets[:_PACKETS_GATHERED_MAX]))
        metric.voice_packets.inc(sum(map(len, gathered.values())))
