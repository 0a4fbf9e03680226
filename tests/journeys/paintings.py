"""Five small pictures and the table that speaks of them, as a curator has them in a folder."""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path
from typing import Final

from tests.media.pictures import PNG_MARK, chunk

WIDTH: Final = 150
HEIGHT: Final = 200
TITLES: Final = ("Dawn over the weir", "Plum rain", "The ferry at noon", "Red autumn hills", "Snow, and one light")
_SKIES: Final = ((247, 226, 190), (206, 221, 214), (196, 221, 226), (243, 214, 178), (222, 228, 230))
_HILLS: Final = ((143, 184, 198), (127, 165, 139), (99, 143, 160), (196, 110, 80), (168, 182, 190))
_SUN: Final = (200, 69, 45)


def write_exhibition(folder: Path) -> list[Path]:
    """The table first, then its pictures; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["name,text,picture,maker,date,rights,width_cm"]
    paths = []
    for number, title in enumerate(TITLES):
        path = folder / f"picture-{number + 1}.png"
        path.write_bytes(_painted(number))
        paths.append(path)
        rows.append(f'"{title}","A small landscape, {number + 1} of five.",{path.name},Lin Wei,{1921 + number},CC0,60')
    table = folder / "Five landscapes.csv"
    table.write_text("\r\n".join(rows) + "\r\n", encoding="utf-8")
    return [table, *paths]


def _painted(number: int) -> bytes:
    sky, hill = _SKIES[number], _HILLS[number]
    sun = (28 + 23 * number, 46 + 7 * (number % 3))
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            rows += bytes(_colour(x, y, number, sky, hill, sun))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0))
    return PNG_MARK + header + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND")


def _colour(
    x: int, y: int, number: int, sky: tuple[int, int, int], hill: tuple[int, int, int], sun: tuple[int, int]
) -> tuple[int, int, int]:
    """Sky with a sun, and three hills, each before the last and darker."""
    for layer in (2, 1, 0):
        wave = math.sin(x / (19 + 9 * layer) + 1.7 * number + 2.1 * layer) + 0.4 * math.sin(x / 7 + layer)
        ridge = HEIGHT * (0.52 + 0.14 * layer) - (20 - 4 * layer) * wave
        if y > ridge:
            mist = min(1.0, (y - ridge) / 60)
            part = (0.45 + 0.25 * layer) * (1 - 0.6 * mist)
            return _mixed(sky, hill, part)
    if math.hypot(x - sun[0], y - sun[1]) < 13:
        return _SUN
    return _mixed((255, 252, 244), sky, min(1.0, y / (0.6 * HEIGHT)))


def _mixed(one: tuple[int, int, int], other: tuple[int, int, int], part: float) -> tuple[int, int, int]:
    r, g, b = (round(a + (c - a) * part) for a, c in zip(one, other, strict=True))
    return r, g, b
