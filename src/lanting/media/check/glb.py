"""The container of binary glTF (glTF 2.0, chapter 4): one chunk of JSON, at most one of bytes, and nothing else."""

from __future__ import annotations

import struct
from typing import Final

from lanting.media.check.refusal import Damaged, at_most
from lanting.media.limit import JSON_BYTES_MAX

MARK: Final = b"glTF"
_HEADER: Final = struct.Struct("<4sII")
_CHUNK: Final = struct.Struct("<I4s")
_VERSION: Final = 2


def read_glb(data: memoryview) -> tuple[memoryview, memoryview | None]:
    """The JSON and the bytes. Raises AssetRefused."""
    if len(data) < _HEADER.size:
        raise Damaged("header", "ends_early")
    _, version, length = _HEADER.unpack_from(data)
    if version != _VERSION:
        raise Damaged("header", "version")
    if length != len(data):
        raise Damaged("header", "trailing" if length < len(data) else "ends_early")
    text, at = _chunk(data, _HEADER.size, b"JSON")
    at_most("json_bytes", len(text), JSON_BYTES_MAX)
    if at == len(data):
        return text, None
    content, at = _chunk(data, at, b"BIN\x00")
    if at != len(data):
        raise Damaged(f"byte {at}", "trailing")
    return text, content


def _chunk(data: memoryview, at: int, name: bytes) -> tuple[memoryview, int]:
    """What is in the chunk that begins here, and where the next one does."""
    where = f"chunk {name.decode().strip(chr(0))}"
    if at + _CHUNK.size > len(data):
        raise Damaged(where, "ends_early")
    length, found = _CHUNK.unpack_from(data, at)
    end = at + _CHUNK.size + length
    if found != name:
        raise Damaged(where, "missing")
    if end > len(data):
        raise Damaged(where, "ends_early")
    if length % 4:
        raise Damaged(where, "alignment")
    return data[at + _CHUNK.size : end], end
