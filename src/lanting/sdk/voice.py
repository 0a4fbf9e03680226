"""A Bot's voice socket: opened when it first speaks or listens, opened anew when it breaks, closed with the stay."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Final, cast

from lanting.protocol.limit import VOICE_ACKNOWLEDGE_EVERY_MS, VOICE_PACKET_MS
from lanting.protocol.notice import VoiceTicket
from lanting.protocol.request import AskVoice
from lanting.protocol.voice import Speech, VoiceFlag, decode_voice_frame, encode_speech, encode_voice_ack
from lanting.sdk.doorway import Doorway, Ticket
from lanting.sdk.error import BotEnded, BotError, EntryRefused, NoAnswer, ServerUnreachable
from lanting.sdk.line import Line
from lanting.sdk.listening import Heard, HeardPacket, Listener, PacketReader
from lanting.sdk.session import Session
from lanting.sdk.sound import RATE_HZ, Sound
from lanting.sdk.speaking import Speaker, require_may_speak
from lanting.sdk.way import LineClosed

_PACKET_S: Final = VOICE_PACKET_MS / 1_000
_ACKNOWLEDGE_EVERY_S: Final = VOICE_ACKNOWLEDGE_EVERY_MS / 1_000
_BACKOFF_S: Final = 0.25
_BACKOFF_S_MAX: Final = 4.0
_COUNTER_MASK: Final = 0xFFFF
_SPEECH_LEVEL: Final = 30
"""How loud people speak, for packets of which only their author knows."""


class Voice:
    """Packets to and from the Space, without a codec. Of a Bot as `bot.voice`."""

    def __init__(self, session: Session, doorway: Doorway) -> None:
        self.bytes_received = 0
        """Of all frames so far."""
        self._session = session
        self._doorway = doorway
        self._readers: set[PacketReader] = set()
        self._keeper: asyncio.Task[None] | None = None
        self._opened: asyncio.Future[None] | None = None
        """Done while the socket is open."""
        self._line: Line | None = None
        self._opened_at_s = 0.0
        self._last_frame = self._acknowledged = 0
        self._last_sequence = -1

    async def open(self) -> None:
        """Return when the socket is open; `speak` and `listen` do this by themselves.

        Raises RequestRefused, EntryRefused, BotEnded.
        """
        if self._keeper is None or self._keeper.done():
            self._opened = asyncio.get_running_loop().create_future()
            self._keeper = asyncio.create_task(self._keep())
        assert self._opened is not None, "made with the keeper"
        await asyncio.shield(self._opened)

    def packets(self) -> PacketReader:
        """All that the Bot hears from now on, as packets. Call `open` too. What waits unread too long is dropped."""
        reader = PacketReader(self._readers.discard)
        self._readers.add(reader)
        return reader

    def send(self, opus: bytes, level: int = _SPEECH_LEVEL, *, begins: bool = False) -> int:
        """Say one packet now; its sequence. While the socket is broken, nobody hears it.

        Raises ValueError for a packet that is empty or longer than 400 bytes.
        """
        begins = begins or self._last_sequence < 0
        # Silence counts too: what follows a pause has the number of its time.
        steps = int((asyncio.get_running_loop().time() - self._opened_at_s) / _PACKET_S)
        self._last_sequence = max(self._last_sequence + 1, steps) if begins else self._last_sequence + 1
        flags = VoiceFlag.BEGINS if begins else 0
        sequence = self._last_sequence & _COUNTER_MASK
        message = encode_speech(Speech(self._last_frame, sequence, level, flags, opus))
        if self._line is not None:
            self._line.send(message)
            self._acknowledged = self._last_frame  # said along with it: no message of its own
        return sequence

    async def close(self) -> None:
        """Neither speak nor listen any more."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)

    async def _keep(self) -> None:
        """Keep the socket open until the stay is over, or until opening it makes no sense."""
        backoff_s = _BACKOFF_S
        try:
            while True:
                try:
                    closed = await self._connected()
                    backoff_s = _BACKOFF_S
                    may_return, reason = closed.may_return, closed.name
                except (ServerUnreachable, NoAnswer) as error:
                    may_return, reason = True, str(error)
                except EntryRefused as error:
                    if not error.may_retry:
                        raise
                    may_return, reason = True, str(error)
                if not may_return:
                    raise BotEnded(reason)
                await asyncio.sleep(backoff_s * random.uniform(0.5, 1.0))  # noqa: S311 - spread, not secrecy
                backoff_s = min(backoff_s * 2, _BACKOFF_S_MAX)
        except BotError as error:
            self._give_up(error)
        finally:
            self._give_up(BotEnded("left"))

    async def _connected(self) -> LineClosed:
        """Open the socket, listen until it is closed, and say why it was."""
        loop = asyncio.get_running_loop()
        ticket = cast(VoiceTicket, await self._session.ask(AskVoice())).ticket
        line = await Line.open(self._doorway, Ticket(ticket, self._doorway.socket_path), self._receive)
        self._opened_at_s, self._last_sequence = loop.time(), -1
        self._last_frame = self._acknowledged = 0
        self._line = line
        assert self._opened is not None, "made with the keeper"
        if not self._opened.done():
            self._opened.set_result(None)
        try:
            while not line.closed.done():
                await asyncio.wait({line.closed}, timeout=_ACKNOWLEDGE_EVERY_S)
                if self._acknowledged != self._last_frame:
                    self._acknowledged = self._last_frame
                    line.send(encode_voice_ack(self._last_frame))
            return line.closed.result()
        finally:
            self._line = None
            self._opened = loop.create_future()
            line.hang_up()

    def _receive(self, message: bytes) -> None:
        self.bytes_received += len(message)
        frame = decode_voice_frame(message)
        self._last_frame = frame.frame
        for packet in frame.packets:
            heard = HeardPacket.of(packet, self._session.people.at(packet.slot))
            for reader in list(self._readers):
                reader.put(heard)

    def _give_up(self, error: BotError) -> None:
        if self._opened is not None and not self._opened.done():
            self._opened.set_exception(error)
            self._opened.exception()  # perhaps nobody waits for it
        for reader in self._readers:
            reader.end()
        self._readers.clear()


class VoiceActs:
    """Speaking and listening. What others hear comes from where the Bot stands.

    Both need Opus: `pip install 'lanting[voice]'`, and the library libopus; else they raise CodecMissing.
    """

    _session: Session
    voice: Voice
    _speaker: Speaker

    async def speak(self, sound: Sound, rate_hz: int = RATE_HZ) -> None:
        """Say a WAV file, or samples (int16, or fractions from −1 to 1) of `rate_hz`; returns when all is said.

        What else is to be said waits for its turn; cancelled, the Bot falls silent. Silence is not sent. Raises
        CodecMissing, RequestRefused (`not_permitted`, `muted`), BotEnded, ValueError for what is no sound, and
        wave.Error and OSError for a file that cannot be read.
        """
        require_may_speak(self._session)
        await self._speaker.say(sound, rate_hz)

    async def listen(self) -> AsyncIterator[Heard]:
        """What the Bot hears from the first step on, 20 ms at a time and speaker by speaker, until its stay is over.

        Raises CodecMissing, RequestRefused, EntryRefused, BotEnded.
        """
        listener = Listener()
        packets = self.voice.packets()
        try:
            await self.voice.open()
            async for packet in packets:
                for heard in listener.hear(packet):
                    yield heard
        finally:
            await packets.aclose()
