"""How a Bot says a sound: packet by packet in its own time, without the silence in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from lanting.protocol.limit import VOICE_PACKET_MS
from lanting.protocol.permission import Permission
from lanting.sdk.codec import OpusEncoder
from lanting.sdk.error import RequestRefused
from lanting.sdk.session import Session
from lanting.sdk.sound import Sound, level_of, packets_of, pcm_of

if TYPE_CHECKING:
    from lanting.sdk.voice import Voice

SOFTEST_LEVEL: Final = 65
"""What is softer than this many dB below the loudest is silence."""
HELD_PACKETS: Final = 10
"""So much silence is still sent after a sound: its end, and pauses between words."""
_PACKET_S: Final = VOICE_PACKET_MS / 1_000
_LATE_S_MAX: Final = 0.2
"""Who was held up longer goes on from where it was, later, instead of speaking faster."""


class Speaker:
    """Says one sound after the other."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._turn = asyncio.Lock()
        self._encoder: OpusEncoder | None = None

    async def say(self, sound: Sound, rate_hz: int) -> None:
        """Returns when the last packet's time is over."""
        if self._encoder is None:
            self._encoder = OpusEncoder()
        pcm = await asyncio.to_thread(pcm_of, sound, rate_hz)
        async with self._turn:
            await self._voice.open()
            loop = asyncio.get_running_loop()
            due_s, held = loop.time(), 0
            for piece in packets_of(pcm):
                level = level_of(piece)
                begins = held == 0
                held = HELD_PACKETS if level < SOFTEST_LEVEL else max(0, held - 1)
                if held:
                    if begins:
                        self._encoder.begin()
                    self._voice.send(self._encoder.encode(piece), level, begins=begins)
                due_s = max(due_s + _PACKET_S, loop.time() - _LATE_S_MAX)
                await asyncio.sleep(due_s - loop.time())


def require_may_speak(session: Session) -> None:
    """Raises RequestRefused: the Server would pass nothing on, and say nothing."""
    rights, rules = session.rights, session.rules
    if Permission.SPEAK.value not in rights.permissions:
        raise RequestRefused("Speak", "not_permitted", {"permission": Permission.SPEAK.value})
    is_free = rights.is_host or rights.is_on_stage or (rules.voice and not rules.voices_muted)
    if rights.is_voice_muted or not is_free:
        raise RequestRefused("Speak", "muted", {"why": rights.voice_why})
