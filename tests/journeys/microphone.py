"""A browser with a microphone into which somebody speaks: syllables of one pitch, with pauses, again and again.

What Chromium's microphone hears is set for the whole process: who is to sound different has a browser of her own.
"""

from __future__ import annotations

import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from playwright.async_api import Browser, Playwright

from tests.journeys.conftest import WITHOUT_GPU, launched

RATE_HZ: Final = 48_000
SYLLABLE_S, GAP_S, PAUSE_S = 0.3, 0.1, 0.5
SYLLABLES: Final = 4
"""Between two pauses: a voice that never rested would be taken for the room's own noise."""
_HARMONICS: Final = (1.0, 0.5, 0.35, 0.2)
LOUDNESS: Final = 0.35


def voice(pitch_hz: float, seconds: float, loudness: float = LOUDNESS) -> NDArray[np.int16]:
    """Something like speech; its strongest tone is the pitch."""
    times = np.arange(round(SYLLABLE_S * RATE_HZ)) / RATE_HZ
    waves = [share * np.sin(2 * np.pi * pitch_hz * (n + 1) * times) for n, share in enumerate(_HARMONICS)]
    syllable = np.sum(waves, axis=0) * np.minimum(1, np.minimum(times, times[::-1]) / 0.03)
    word = np.concatenate([syllable, np.zeros(round(GAP_S * RATE_HZ))])
    phrase = np.concatenate([word] * SYLLABLES + [np.zeros(round(PAUSE_S * RATE_HZ))])
    whole = np.resize(phrase, round(seconds * RATE_HZ))
    return np.rint(whole * loudness / np.abs(whole).max() * 32_767).astype(np.int16)


def phrase_s() -> float:
    return SYLLABLES * (SYLLABLE_S + GAP_S) + PAUSE_S


@asynccontextmanager
async def microphone(playwright: Playwright, folder: Path, pitch_hz: float) -> AsyncIterator[Browser]:
    """A browser for pages that hears this pitch, over and over, once a page has opened its microphone."""
    path = folder / f"voice-{pitch_hz:g}.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(voice(pitch_hz, 3 * phrase_s()).tobytes())
    browser = await launched(
        playwright,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={path}",
        *WITHOUT_GPU,
    )
    try:
        yield browser
    finally:
        await browser.close()
