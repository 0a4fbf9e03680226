"""Files that are nearly right: bytes turned, taken out, put in twice, numbers made large; the same for a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import numpy as np

from tests.media.arrays import npy
from tests.media.models import model, text_model
from tests.media.pictures import camera_jpeg, extended, jpeg, lossy, png, riff, webp
from tests.media.sounds import id3, mp3, opus, wav

SEEDS = (
    model(), text_model(), png(40, 20), jpeg(40, 30), camera_jpeg(40, 30, 6, located=True), webp(),
    riff(b"WEBP", extended(70, 90), lossy(70, 90)), wav(0.1), mp3(6, tag=id3(b"title")), opus(1),
    npy(np.linspace(-1.0, 1.0, 24).reshape(4, 6)), npy(np.arange(12, dtype="<i2")),
)  # fmt: skip
_NUMBER = re.compile(rb"-?\d+(\.\d+)?")
_NUMBERS = (b"0", b"-1", b"1.5", b"9007199254740992", b"18446744073709551616", b"1e308", b"4294967295", b'"x"', b"null")


def mutated(source: random.Random) -> bytes:
    data = bytearray(source.choice(SEEDS))
    for _ in range(source.choice((1, 1, 2, 4, 16))):
        if data:
            source.choice(_WAYS)(data, source)
    return bytes(data)


def _turn(data: bytearray, source: random.Random) -> None:
    data[source.randrange(len(data))] ^= 1 << source.randrange(8)


def _set(data: bytearray, source: random.Random) -> None:
    data[source.randrange(len(data))] = source.choice((0, 1, 0x7F, 0x80, 0xFF))


def _fill(data: bytearray, source: random.Random) -> None:
    at = source.randrange(len(data))
    data[at : at + 4] = source.choice(
        (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80")
    )


def _cut(data: bytearray, source: random.Random) -> None:
    at = source.randrange(len(data))
    del data[at : at + source.choice((1, 2, 4, 40, len(data)))]


def _double(data: bytearray, source: random.Random) -> None:
    at, length = source.randrange(len(data)), source.choice((1, 4, 12, 200))
    data[at:at] = data[at : at + length]


def _count(data: bytearray, source: random.Random) -> None:
    """Another number in its JSON, where it has one, of the same length where that can be."""
    found = list(_NUMBER.finditer(bytes(data)))
    if found:
        place = source.choice(found)
        written = source.choice(_NUMBERS)
        data[place.start() : place.end()] = source.choice(
            (written, written[: len(place.group())].ljust(len(place.group())))
        )


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (_turn, _set, _fill, _cut, _double, _count)
