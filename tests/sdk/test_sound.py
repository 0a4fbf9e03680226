"""Any WAV becomes what can be said: its pitch and loudness stay, whatever rate, width and channels it had."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.sdk.sound import PACKET_SAMPLES, RATE_HZ, level_of, packets_of, pcm_of

AMPLITUDE = 0.5


def sine(rate_hz: int, seconds: float, frequency_hz: float = 440.0) -> np.ndarray:
    return np.sin(2 * np.pi * frequency_hz * np.arange(round(rate_hz * seconds)) / rate_hz) * AMPLITUDE


@given(st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000]), st.floats(100, 3_500))
def test_another_rate_changes_neither_pitch_nor_loudness_nor_length(rate_hz: int, frequency_hz: float) -> None:
    pcm = pcm_of(sine(rate_hz, 0.5, frequency_hz), rate_hz)
    assert len(pcm) == pytest.approx(RATE_HZ / 2, abs=2)
    middle = pcm[len(pcm) // 4 : 3 * len(pcm) // 4]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(spectrum) * RATE_HZ / len(middle) == pytest.approx(frequency_hz, abs=2 * RATE_HZ / len(middle))
    assert np.abs(middle).max() == pytest.approx(AMPLITUDE * 32_768, rel=0.05)


@pytest.mark.parametrize(("width", "scale"), [(1, 2**7), (2, 2**15), (3, 2**23), (4, 2**31)])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_wav_of_any_width_sounds_the_same(tmp_path: Path, width: int, scale: int, channels: int) -> None:
    samples = np.rint(sine(RATE_HZ, 0.1) * (scale - 1)).astype(np.int64) + (128 if width == 1 else 0)
    data = np.repeat(samples, channels).astype("<i8").view(np.uint8).reshape(-1, 8)[:, :width].tobytes()
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((channels, width, RATE_HZ, 0, "NONE", ""))
        file.writeframes(data)
    expected = sine(RATE_HZ, 0.1) * 32_768
    assert np.abs(pcm_of(tmp_path / "a.wav") - expected).max() <= (512 if width == 1 else 2)


def test_what_is_no_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="int64"):
        pcm_of(np.zeros(5, np.int64))
    with pytest.raises(ValueError, match="0 samples a second"):
        pcm_of(np.zeros(5, np.int16), 0)


def test_pr81_levels_count_decibels_below_the_loudest() -> None:
    assert level_of(np.full(960, -32_768, np.int16)) == 0
    assert level_of(np.zeros(960, np.int16)) == 127
    assert level_of(np.full(960, 3_277, np.int16)) == 20
    assert level_of(np.full(960, 1, np.int16)) == 90


@given(st.integers(0, 5_000))
def test_packets_hold_everything_in_order(count: int) -> None:
    pcm = np.arange(count, dtype=np.int16)
    packets = list(packets_of(pcm))
    assert all(len(packet) == PACKET_SAMPLES for packet in packets)
    joined = np.concatenate([*packets, np.zeros(0, np.int16)])
    assert np.array_equal(joined[:count], pcm) and not joined[count:].any() and len(joined) - count < PACKET_SAMPLES
