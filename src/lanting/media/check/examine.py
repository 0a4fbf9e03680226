"""What a file is, by its first bytes and whatever it is called, and whether all of it is that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lanting.media.asset import Facts, Found
from lanting.media.check import array, glb, jpeg, ogg, png, riff
from lanting.media.check.gltf import read_gltf
from lanting.media.check.mp3 import frame_at, read_mp3
from lanting.media.check.ogg import read_ogg
from lanting.media.check.picture import Picture
from lanting.media.check.refusal import KindUnknown
from lanting.media.check.sound import Sound
from lanting.media.check.texture import read_picture
from lanting.media.check.wav import read_wav

_LOOKED_AT: Final = 64
_OTHERS: Final = (
    (b"GIF8", "gif"), (b"<svg", "svg"), (b"<?xml", "svg"), (b"<!doctype", "html"), (b"<html", "html"),
    (b"PK\x03\x04", "zip"), (b"%PDF", "pdf"), (b"BM", "bmp"), (b"fLaC", "flac"), (b"\x00\x00\x01\x00", "ico"),
    (b"Kaydara FBX", "fbx"), (b"BLENDER", "blend"), (b"\xabKTX", "ktx"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
)  # fmt: skip
"""What people bring by mistake; whoever is refused is told that it was recognised."""
_BRANDS: Final = {b"avif": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"M4A ": "m4a"}


def examine(data: memoryview) -> Found:
    """Raises AssetRefused."""
    head = bytes(data[:_LOOKED_AT])
    for is_it, read in _READERS:
        if is_it(head):
            return read(data)
    raise KindUnknown(_looks_like(head))


def _picture(data: memoryview) -> Found:
    return _found_picture(read_picture(data))


def _found_picture(picture: Picture) -> Found:
    facts = Facts(
        width=picture.width,
        height=picture.height,
        pixels=picture.pixels,
        is_panorama=picture.width == 2 * picture.height,
        has_location=picture.has_location,
    )
    return Found("image", picture.media_type, facts)


def _sound(read: Callable[[memoryview], Sound]) -> Callable[[memoryview], Found]:
    def read_sound(data: memoryview) -> Found:
        sound = read(data)
        return Found("sound", sound.media_type, Facts(duration_ms=sound.duration_ms))

    return read_sound


def _array(data: memoryview) -> Found:
    return Found("array", array.MEDIA_TYPE, array.read_array(data))


def _is_mp3(head: bytes) -> bool:
    return head[:3] == b"ID3" or frame_at(memoryview(head), 0) is not None


_READERS: Final[tuple[tuple[Callable[[bytes], bool], Callable[[memoryview], Found]], ...]] = (
    (lambda head: head.startswith(glb.MARK), read_gltf),
    (lambda head: head.startswith((png.MARK, jpeg.MARK)), _picture),
    (lambda head: head.startswith(riff.MARK) and head[8:12] == b"WEBP", _picture),
    (lambda head: head.startswith(riff.MARK) and head[8:12] == b"WAVE", _sound(read_wav)),
    (lambda head: head.startswith(ogg.MARK), _sound(read_ogg)),
    (lambda head: head.startswith(array.MARK), _array),
    (_is_mp3, _sound(read_mp3)),
    (lambda head: head.lstrip(b" \t\r\n").startswith(b"{"), read_gltf),
)


def _looks_like(head: bytes) -> str:
    if not head:
        return "empty"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "mp4")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for mark, name in _OTHERS if head.startswith(mark) or start.startswith(mark)), "unknown")
