"""What a reporter's own browser kept of the last minute, as it sends it: every part has a limit.

Voices, lines and whispers carry the Server's tags. Places, and where in the minute something was, are her claim.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

import msgspec
from msgspec import Meta

from lanting.identity.tag import TAG_BYTES
from lanting.protocol.limit import CHAT_CHARS_MAX, OPUS_BYTES_MAX, VOICE_PACKET_MS, VOICES_MAX

CLIP_MS: Final = 60_000
PACKETS_MAX: Final = CLIP_MS // VOICE_PACKET_MS
"""Of one speaker."""
OPUS_BYTES_ALL_MAX: Final = 4 * 1024 * 1024
SENT_BYTES_MAX: Final = 8 * 1024 * 1024
"""As JSON, with bytes in base64."""
LINES_MAX: Final = 200
WHISPERS_MAX: Final = 100
PLACES_MAX: Final = 4_000
WORDS_CHARS_MAX: Final = 500

Reason = Literal["harassment", "hate", "sexual", "threat", "minor_safety", "spam", "other"]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)

_Participant = Annotated[str, Meta(pattern=r"^par_[0-9a-z]{16}$")]
_AtMs = Annotated[int, Meta(ge=0, le=CLIP_MS)]
"""Milliseconds since the clip began, by the reporter's own clock."""
_Tag = Annotated[bytes, Meta(min_length=TAG_BYTES, max_length=TAG_BYTES)]
_Text = Annotated[str, Meta(max_length=2 * CHAT_CHARS_MAX)]
_Instant = Annotated[int, Meta(ge=0, lt=2**53)]


class HeardPacket(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One packet of a voice, as it was received."""

    sequence: Annotated[int, Meta(ge=0, lt=2**16)]
    level: Annotated[int, Meta(ge=0, le=127)]
    flags: Annotated[int, Meta(ge=0, lt=2**6)]
    at_ms: _AtMs
    tag: _Tag
    opus: Annotated[bytes, Meta(min_length=1, max_length=OPUS_BYTES_MAX)]


class HeardVoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one person said aloud."""

    participant: _Participant
    packets: Annotated[list[HeardPacket], Meta(max_length=PACKETS_MAX)]


class HeardLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of chat."""

    participant: _Participant
    number: _Instant
    at_ms: _AtMs
    text: _Text
    tag: _Tag


class HeardWhisper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whisper to the reporter."""

    participant: _Participant
    to: _Participant
    """Who the reporter was then."""
    said_at: _Instant
    at_ms: _AtMs
    text: _Text
    tag: _Tag


class SeenPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the reporter says that somebody stood."""

    participant: _Participant
    at_ms: _AtMs
    x: Annotated[float, Meta(ge=-10_000, le=10_000)]
    z: Annotated[float, Meta(ge=-10_000, le=10_000)]


class Clip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last minute, as far as the reporter sends it: she may leave parts out."""

    voices: Annotated[list[HeardVoice], Meta(max_length=VOICES_MAX)] = []
    lines: Annotated[list[HeardLine], Meta(max_length=LINES_MAX)] = []
    whispers: Annotated[list[HeardWhisper], Meta(max_length=WHISPERS_MAX)] = []
    places: Annotated[list[SeenPlace], Meta(max_length=PLACES_MAX)] = []

    @property
    def participants(self) -> set[str]:
        """Everybody who occurs in it."""
        parts: tuple[list[HeardVoice] | list[HeardLine] | list[HeardWhisper] | list[SeenPlace], ...]
        parts = self.voices, self.lines, self.whispers, self.places
        return {each.participant for part in parts for each in part}

    @property
    def opus_bytes(self) -> int:
        return sum(len(packet.opus) for voice in self.voices for packet in voice.packets)


class SentReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report, as it comes."""

    about: _Participant
    reason: Reason
    text: Annotated[str, Meta(max_length=WORDS_CHARS_MAX)] = ""
    clip: Clip = Clip()
    guest: str | None = None
    """Within another site's page: what that page was given when it entered."""
