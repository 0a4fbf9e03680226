"""JPEGs with nothing to see in them, made of their segments."""

from __future__ import annotations

import struct

START = b"\xff\xd8"
END = b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


EXIF = segment(0xE1, b"Exif\0\0GPS 51.47 N")


def frame(width: int, height: int, *, marker: int = 0xC0, bits: int = 8, components: int = 3) -> bytes:
    return segment(marker, struct.pack(">BHHB", bits, height, width, components) + bytes(3 * components))


def scan(data: bytes = b"\x01\x02") -> bytes:
    return segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + data


def jpeg(width: int = 1_200, height: int = 630, data: bytes = b"\x01\x02") -> bytes:
    return START + segment(0xDB, bytes(65)) + frame(width, height) + scan(data) + END
