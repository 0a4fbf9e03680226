"""Opus for Bots needs a library of the system: what is tried with it is left out where that is missing."""

from __future__ import annotations

import pytest

from lanting.sdk import CodecMissing
from lanting.sdk.codec import OpusDecoder


def _is_missing() -> bool:
    try:
        OpusDecoder()
    except CodecMissing:
        return True
    return False


needs_opus = pytest.mark.skipif(_is_missing(), reason="no libopus on this machine (Debian: apt install libopus0)")
