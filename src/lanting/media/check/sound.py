"""A sound as its frames measure it."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.media.check.refusal import Damaged, TooHeavy
from lanting.media.limit import CHANNELS_OF_SOUND_MAX, SAMPLE_RATE_HZ_MAX, SAMPLE_RATE_HZ_MIN, SOUND_MS_MAX


@dataclass(frozen=True, slots=True)
class Sound:
    """What one hears, and for how long."""

    media_type: str
    duration_ms: int


def lasting(media_type: str, samples: int, rate_hz: int, channels: int) -> Sound:
    """A sound of so many samples in each channel, if browsers can take it. Raises AssetRefused."""
    if not 0 < channels <= CHANNELS_OF_SOUND_MAX:
        raise TooHeavy("channels", channels, CHANNELS_OF_SOUND_MAX)
    if not SAMPLE_RATE_HZ_MIN <= rate_hz <= SAMPLE_RATE_HZ_MAX or samples <= 0:
        raise Damaged("header", "number")
    duration_ms = -(-samples * 1_000 // rate_hz)
    if duration_ms > SOUND_MS_MAX:
        raise TooHeavy("minutes", -(-duration_ms // 60_000), SOUND_MS_MAX // 60_000)
    return Sound(media_type, duration_ms)
