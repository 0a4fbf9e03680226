"""Carries voices from those who speak to those who may hear them (PR-82 to PR-86).

What comes in waits at most VOICE_GATHERED_MS for what others say to the same listeners; then each listener gets one
message. A listener who does not keep up misses packets, never the others. Nothing is kept.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from lanting.identity.tag import Tags, spoken
from lanting.kernel.clock import Clock, Moment
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, VOICE_GATHERED_MS, VOICE_UNACKNOWLEDGED_MS
from lanting.protocol.voice import Speech, VoiceFlag, VoicePacket, encode_packet, encode_voice_frame
from lanting.runtime import metric
from lanting.runtime.boundary import Boundary
from lanting.space.hearing import Hearing

_COUNTER_MASK: Final = 0xFFFF
_PACKETS_GATHERED_MAX: Final = 255
_READ_WITHIN_S: Final = 0.001
"""What had come meanwhile is read within so long after other work has ended."""

Send = Callable[[bytes], None]


class Ear:
    """One listener: which frames are under way to her."""

    __slots__ = ("number", "send", "sent_at")

    def __init__(self, send: Send) -> None:
        self.send = send
        self.number = 0
        self.sent_at: deque[Moment] = deque()
        """Of the frames under way, of which `number` is the last."""

    def acknowledge(self, last_frame: int) -> None:
        """Believed only of a frame that is under way; anything else says nothing new."""
        still_under_way = (self.number - last_frame) & _COUNTER_MASK
        while len(self.sent_at) > still_under_way:
            self.sent_at.popleft()

    def waits_ms(self, now: Moment) -> int:
        """How long the oldest frame that was not acknowledged has been under way; 0: none is."""
        return now - self.sent_at[0] if self.sent_at else 0


class VoiceRelay:
    """The voices of one running Space.

    `connect`, `said`, `acknowledged` and `disconnect` are all that a transport needs: another one than the voice socket
    would call the same.
    """

    def __init__(self, hearing: Hearing, tags: Tags, clock: Clock, boundary: Boundary) -> None:
        self._hearing = hearing
        self._tags = tags
        self._clock = clock
        self._boundary = boundary
        self._ears: dict[int, Ear] = {}
        self._said: list[tuple[int, str, Speech]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._held_up_at_s = self._let_go_at_s = 0.0

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
        """A packet of hers. Passed on within VOICE_GATHERED_MS, if she may speak."""
        if not self._hearing.may_speak(slot):
            return
        self._hearing.spoke(slot, speech.level, self._clock.moment())
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._gathers_for_s(), self._pass_on)
        self._said.append((slot, participant, speech))

    def look(self, now: Moment) -> list[int]:
        """Once a tick: shows who speaks, and says which listeners have acknowledged nothing for too long."""
        self._hearing.choose(now)
        self._hearing.show_speaking()
        return [slot for slot, ear in self._ears.items() if ear.waits_ms(now) >= ACKNOWLEDGE_WITHIN_MS]

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Around work that takes a while: no word waits for its end, and what comes meanwhile has waited enough."""
        if self._timer is not None:
            self._timer.cancel()
            self._pass_on()
        self._held_up_at_s = time.monotonic()
        yield
        self._let_go_at_s = time.monotonic()

    def _gathers_for_s(self) -> float:
        now_s = time.monotonic()
        began_s = self._held_up_at_s if now_s - self._let_go_at_s < _READ_WITHIN_S else now_s
        return max(0.0, began_s + VOICE_GATHERED_MS / 1_000 - now_s)

    def _pass_on(self) -> None:
        self._timer = None
        said, self._said = self._said, []
        with self._boundary.catching("voices"):
            now = self._clock.moment()
            self._hearing.choose(now)
            packets, wanted = self._gather(said)
            self._send(packets, wanted, now)

    def _gather(self, said: list[tuple[int, str, Speech]]) -> tuple[list[bytes], dict[int, int]]:
        """The packets, and for each listener which of them are for her: a bit for each packet."""
        packets: list[bytes] = []
        wanted: dict[int, int] = {}
        for slot, participant, speech in said:
            if listeners := self._hearing.heard_by(slot):
                bit = 1 << len(packets)
                packets.append(self._packet(slot, participant, speech))
                for listener in listeners:
                    wanted[listener] = wanted.get(listener, 0) | bit
        return packets, wanted

    def _packet(self, slot: int, participant: str, speech: Speech) -> bytes:
        flags = speech.flags | (VoiceFlag.STAGE if self._hearing.is_on_stage(slot) else 0)
        said = spoken(participant, speech.sequence, speech.level, flags, speech.opus)
        tag = self._tags.of(said, self._clock.now())
        return encode_packet(VoicePacket(slot, flags, speech.level, speech.sequence, tag, speech.opus))

    def _send(self, packets: list[bytes], wanted: dict[int, int], now: Moment) -> None:
        """Those who hear the same get the same bytes, but for the number of their frame.

        Thirty thousand times a second: what an ear counts is counted here, without a call.
        """
        ears, bodies = self._ears, dict[int, tuple[int, bytes]]()
        too_long_ago = now - VOICE_UNACKNOWLEDGED_MS
        sent = skipped = 0
        for listener, bits in wanted.items():
            if (ear := ears.get(listener)) is None:
                continue
            under_way = ear.sent_at
            if under_way and under_way[0] <= too_long_ago:
                skipped += bits.bit_count()
                continue
            if (joined := bodies.get(bits)) is None:
                joined = bodies[bits] = _joined(packets, bits)
            count, body = joined
            ear.number = number = (ear.number + 1) & _COUNTER_MASK
            under_way.append(now)
            ear.send(encode_voice_frame(number, count, body))
            sent += count
        metric.voice_packets.inc(sent)
        metric.voice_packets_skipped.inc(skipped)


def _joined(packets: list[bytes], bits: int) -> tuple[int, bytes]:
    """How many of the packets these bits name, at most what a frame can count, and their bytes."""
    chosen = [packet for at, packet in enumerate(packets) if bits >> at & 1][:_PACKETS_GATHERED_MAX]
    return len(chosen), b"".join(chosen)
