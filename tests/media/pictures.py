"""Pictures made of their chunks and segments, right or wrong as a test asks."""

from __future__ import annotations

import struct
import zlib

from tests.web.jpegs import END, START, frame, scan, segment

PNG_MARK = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes = b"", *, checksum: int | None = None) -> bytes:
    total = zlib.crc32(name + body) if checksum is None else checksum
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", total)


def png_header(width: int, height: int, *, depth: int = 8, colour: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png(width: int = 4, height: int = 3, *, beside: bytes = b"", data: bytes | None = None) -> bytes:
    """A real one: rows of one colour. `beside`: further chunks before the data."""
    rows = zlib.compress(b"".join(b"\x00" + bytes([90, 120, 60]) * width for _ in range(height)))
    body = chunk(b"IDAT", rows if data is None else data)
    return PNG_MARK + png_header(width, height) + beside + body + chunk(b"IEND")


def exif(orientation: int = 1, *, located: bool = False) -> bytes:
    """As a camera writes it: how it was held, and where it was."""
    entries = [struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)]
    entries += [struct.pack(">HHII", 0x8825, 4, 1, 200)] if located else []
    return b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", len(entries)) + b"".join(entries) + bytes(4)


def jpeg(width: int = 40, height: int = 30, *, beside: bytes = b"", data: bytes = b"\x01\x02\xff\x00") -> bytes:
    return START + beside + segment(0xDB, bytes(65)) + frame(width, height) + scan(data) + END


def camera_jpeg(width: int, height: int, orientation: int, *, located: bool = False) -> bytes:
    return jpeg(width, height, beside=segment(0xE1, exif(orientation, located=located)))


def riff(form: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = form + b"".join(
        name + struct.pack("<I", len(content)) + content + bytes(len(content) & 1) for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def lossless(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(40)


def lossy(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8 ", b"\x10\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(40)


def extended(width: int, height: int, flags: int = 0) -> tuple[bytes, bytes]:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"VP8X", bytes([flags, 0, 0, 0]) + sides


def webp(width: int = 64, height: int = 32) -> bytes:
    return riff(b"WEBP", lossless(width, height))
