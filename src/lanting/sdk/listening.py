"""What a Bot hears: packets as they came, or each speaker's sound in order, with what was lost made up."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lanting.protocol.voice import VoiceFlag, VoicePacket
from lanting.sdk.codec import OpusDecoder
from lanting.sdk.people import Person
from lanting.sdk.sound import Pcm

UNREAD_PACKETS_MAX: Final = 1_000
"""Beyond it the oldest are dropped: a late voice is worth nothing."""
CONCEALED_MAX: Final = 5
"""So many packets are made up in a row; what is missing beyond that is silence."""
_SPEAKERS_MAX: Final = 32
"""Whose sound is taken apart at a time; who has been silent longest begins anew."""
_STEPS: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class HeardPacket:
    """20 ms of somebody's voice as the Server passed them on."""

    person: Person | None
    """Who speaks; None before the Bot has heard of her."""
    slot: int
    sequence: int
    """Counts steps of 20 ms, silent ones too, and wraps at 65,536."""
    level: int
    """Loudness in dB below the loudest that can be said, 0 … 127."""
    begins: bool
    """The first after silence."""
    is_on_stage: bool
    """Heard by all alike, however far away."""
    opus: bytes
    tag: bytes
    """The Server's proof that this was said; a report is believed by it."""

    @classmethod
    def of(cls, packet: VoicePacket, person: Person | None) -> HeardPacket:
        begins, is_on_stage = bool(packet.flags & VoiceFlag.BEGINS), bool(packet.flags & VoiceFlag.STAGE)
        return cls(person, packet.slot, packet.sequence, packet.level, begins, is_on_stage, packet.opus, packet.tag)


@dataclass(frozen=True, slots=True)
class Heard:
    """20 ms of somebody's voice as sound."""

    person: Person | None
    """Who speaks; None before the Bot has heard of her."""
    slot: int
    sequence: int
    """Counts steps of 20 ms, silent ones too, and wraps at 65,536."""
    pcm: Pcm
    """960 samples, int16, mono, 48 kHz, as loud as she spoke; how far away she is changes nothing."""
    level_db: int
    """Loudness against the loudest that can be said, −127 … 0."""
    begins: bool
    """The first after silence."""
    is_made_up: bool = False
    """This packet was lost, and the sound continues what came before it."""


class PacketReader:
    """An asynchronous iterator over all packets from its creation on; stops when the Bot's stay is over."""

    def __init__(self, forget: Callable[[PacketReader], None]) -> None:
        self._forget = forget
        self._unread: deque[HeardPacket] = deque(maxlen=UNREAD_PACKETS_MAX)
        self._news = asyncio.Event()
        self._is_over = False

    def put(self, packet: HeardPacket) -> None:
        self._unread.append(packet)
        self._news.set()

    def end(self) -> None:
        """Nothing more will come."""
        self._is_over = True
        self._news.set()

    def __aiter__(self) -> PacketReader:
        return self

    async def __anext__(self) -> HeardPacket:
        while not self._unread:
            if self._is_over:
                raise StopAsyncIteration
            self._news.clear()
            await self._news.wait()
        return self._unread.popleft()

    async def aclose(self) -> None:
        """Stop listening."""
        self._forget(self)
        self.end()


class Listener:
    """Turns packets into sound, each speaker's by a decoder of her own."""

    def __init__(self, make_decoder: Callable[[], OpusDecoder] = OpusDecoder) -> None:
        """Raises CodecMissing where Opus is not installed."""
        self._make_decoder = make_decoder
        self._spare: OpusDecoder | None = make_decoder()
        self._speakers: OrderedDict[int, tuple[OpusDecoder, int]] = OrderedDict()
        """Of each slot the decoder, and the sequence that came last."""

    def hear(self, packet: HeardPacket) -> Iterator[Heard]:
        """What was lost before this packet, made up, then the packet."""
        known = self._speakers.get(packet.slot)
        decoder = self._new_decoder() if known is None else known[0]
        missing = CONCEALED_MAX + 1 if known is None else (packet.sequence - known[1] - 1) % _STEPS
        if begins := packet.begins or missing > CONCEALED_MAX:
            decoder.begin()
        else:
            for sequence in range(packet.sequence - missing, packet.sequence):
                yield _heard(packet, sequence % _STEPS, decoder.conceal(), is_made_up=True)
        if (pcm := decoder.decode(packet.opus)) is not None:
            yield _heard(packet, packet.sequence, pcm, begins=begins)
        self._remember(packet, decoder)

    def _new_decoder(self) -> OpusDecoder:
        decoder, self._spare = self._spare or self._make_decoder(), None
        return decoder

    def _remember(self, packet: HeardPacket, decoder: OpusDecoder) -> None:
        self._speakers[packet.slot] = decoder, packet.sequence
        self._speakers.move_to_end(packet.slot)
        if len(self._speakers) > _SPEAKERS_MAX:
            self._speakers.popitem(last=False)


def _heard(packet: HeardPacket, sequence: int, pcm: Pcm, *, begins: bool = False, is_made_up: bool = False) -> Heard:
    return Heard(packet.person, packet.slot, sequence, pcm, -packet.level, begins, is_made_up)
