"""Sound as voices carry it: int16, mono, 48 kHz, in packets of 20 ms; and how a WAV file becomes that."""

from __future__ import annotations

import math
import os
import wave
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lanting.protocol.limit import VOICE_PACKET_MS
from lanting.protocol.voice import SILENCE_LEVEL

RATE_HZ: Final = 48_000
PACKET_SAMPLES: Final = RATE_HZ * VOICE_PACKET_MS // 1_000
_LOUDEST: Final = 32_768.0
_SAMPLE_TYPES: Final = {1: "u1", 2: "<i2", 4: "<i4"}

Pcm = NDArray[np.int16]
Sound = str | os.PathLike[str] | NDArray[Any]
"""The path of a WAV file, or samples: int16, or fractions from −1 to 1; of one channel, or (samples, channels)."""


def pcm_of(sound: Sound, rate_hz: int = RATE_HZ) -> Pcm:
    """Any sound as one that can be said; `rate_hz` is of samples, a file has its own.

    Raises ValueError for samples that are no sound, wave.Error for a file that is no PCM WAV, OSError.
    """
    if not isinstance(sound, np.ndarray):
        fractions, rate_hz = _read_wav(sound)
    elif sound.dtype == np.int16:
        fractions = sound / _LOUDEST
    elif np.issubdtype(sound.dtype, np.floating):
        fractions = np.asarray(sound, np.float64)
    else:
        raise ValueError(f"samples are int16 or fractions from -1 to 1, not {sound.dtype}; convert them first")
    if rate_hz <= 0:
        raise ValueError(f"a sound has more than 0 samples a second, not {rate_hz}")
    mono = fractions.mean(axis=1) if fractions.ndim == 2 else fractions.reshape(-1)
    return _to_int16(_resampled(mono, rate_hz))


def packets_of(pcm: Pcm) -> Iterator[Pcm]:
    """Pieces of PACKET_SAMPLES; the last is filled up with silence."""
    for start in range(0, len(pcm), PACKET_SAMPLES):
        piece = pcm[start : start + PACKET_SAMPLES]
        yield np.pad(piece, (0, PACKET_SAMPLES - len(piece)))


def level_of(pcm: Pcm) -> int:
    """Loudness in dB below the loudest that can be said, 0 … 127 (RFC 6464)."""
    mean_square = float(np.mean(np.square(pcm, dtype=np.float64))) if len(pcm) else 0.0
    if mean_square == 0:
        return SILENCE_LEVEL
    return min(SILENCE_LEVEL, max(0, round(-10 * math.log10(mean_square / _LOUDEST**2))))


def _read_wav(path: str | os.PathLike[str]) -> tuple[NDArray[np.float64], int]:
    with wave.open(os.fspath(path), "rb") as file:
        width, channels, rate_hz = file.getsampwidth(), file.getnchannels(), file.getframerate()
        data = file.readframes(file.getnframes())
    if width == 3:  # no type of numpy has three bytes: one more below them
        wide = np.zeros((len(data) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(data, np.uint8, len(data) // 3 * 3).reshape(-1, 3)
        data, width = wide.tobytes(), 4
    samples = np.frombuffer(data, _SAMPLE_TYPES[width]).astype(np.float64)
    fractions = samples / 128 - 1 if width == 1 else samples / 2.0 ** (8 * width - 1)
    return fractions[: len(fractions) // channels * channels].reshape(-1, channels), rate_hz


def _resampled(samples: NDArray[np.float64], rate_hz: int) -> NDArray[np.float64]:
    """By its spectrum: nothing that both rates can hold is lost, and nothing is folded in."""
    if rate_hz == RATE_HZ or not len(samples):
        return samples
    count = math.ceil(len(samples) * RATE_HZ / rate_hz)
    # The spectrum takes the sound for a circle: a tenth of a second of silence keeps the end out of the beginning.
    padded = len(samples) + rate_hz // 10
    target = round(padded * RATE_HZ / rate_hz)
    spectrum = np.fft.rfft(samples, padded)
    return np.fft.irfft(spectrum[: target // 2 + 1], target)[:count] * (target / padded)


def _to_int16(samples: NDArray[np.float64]) -> Pcm:
    return np.clip(np.rint(samples * _LOUDEST), -_LOUDEST, _LOUDEST - 1).astype(np.int16)
