"""Opus in Python: the one file that knows the library. An extra, since most Bots neither speak nor listen."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from lanting.protocol.limit import OPUS_BYTES_MAX
from lanting.sdk.error import CodecMissing
from lanting.sdk.sound import PACKET_SAMPLES, RATE_HZ, Pcm

BITRATE: Final = 32_000
"""Speech and bells sound well; a packet has some 80 bytes."""


def _library() -> Any:
    try:
        import opuslib_next  # type: ignore[import-untyped]
    except Exception as error:  # where the system has no libopus it raises just that
        raise CodecMissing(str(error)) from error
    return opuslib_next


class OpusEncoder:
    """Of one speaker. Raises CodecMissing when made where Opus is not installed."""

    def __init__(self) -> None:
        library = _library()
        self._encoder = library.Encoder(RATE_HZ, 1, library.APPLICATION_AUDIO)
        self._encoder.bitrate = BITRATE

    def encode(self, pcm: Pcm) -> bytes:
        """PACKET_SAMPLES of sound as one packet."""
        opus: bytes = self._encoder.encode(pcm.tobytes(), PACKET_SAMPLES)
        assert len(opus) <= OPUS_BYTES_MAX, "far more than the bit rate"
        return opus

    def begin(self) -> None:
        """Forget what was said: after silence listeners have a new decoder, too."""
        self._encoder.reset_state()


class OpusDecoder:
    """Of one speaker. Raises CodecMissing when made where Opus is not installed."""

    def __init__(self) -> None:
        library = _library()
        self._error = library.OpusError
        self._decoder = library.Decoder(RATE_HZ, 1)

    def decode(self, opus: bytes) -> Pcm | None:
        """One packet as sound; None: these bytes are no Opus."""
        try:
            pcm = np.frombuffer(self._decoder.decode(opus, PACKET_SAMPLES), np.int16)
        except self._error:
            return None
        # Somebody may send shorter packets than was agreed.
        return np.pad(pcm, (0, PACKET_SAMPLES - len(pcm)))

    def conceal(self) -> Pcm:
        """What may have been in the packet that did not come."""
        return np.frombuffer(self._decoder.decode(b"", PACKET_SAMPLES), np.int16)

    def begin(self) -> None:
        """What came before does not sound on into what comes now."""
        self._decoder.reset_state()
