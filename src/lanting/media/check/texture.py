"""The pictures of a glTF, by their own headers, and whether every material finds its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lanting.media.asset import Part
from lanting.media.check import jpeg, png, riff
from lanting.media.check.buffer import Bytes, data_of
from lanting.media.check.document import Gltf, Image, Texture, member
from lanting.media.check.picture import Picture
from lanting.media.check.refusal import Damaged, ExtensionUnknown, KindUnknown, ReachesOut, TooHeavy
from lanting.media.check.webp import read_webp
from lanting.media.limit import TEXTURE_SIDE_PX_MAX

_WEBP: Final = "EXT_texture_webp"
BASISU: Final = "KHR_texture_basisu"
_TEXTURE_OF: Final = ("Texture", "texture")
"""How the names of what holds a texture end."""
_NAMED_MAX: Final = 80


def read_pictures(found: Bytes) -> list[Part]:
    """Every image, as it weighs. Raises AssetRefused."""
    return [_part(found, index, image) for index, image in enumerate(found.gltf.images)]


def read_picture(data: memoryview) -> Picture:
    """A picture of a kind that browsers know, by its first bytes. Raises AssetRefused."""
    if bytes(data[: len(png.MARK)]) == png.MARK:
        return png.read_png(data)
    if bytes(data[: len(jpeg.MARK)]) == jpeg.MARK:
        return jpeg.read_jpeg(data)
    if bytes(data[: len(riff.MARK)]) == riff.MARK:
        return read_webp(data)
    raise KindUnknown


def check_materials(gltf: Gltf) -> None:
    """Raises AssetRefused."""
    for index, texture in enumerate(gltf.textures):
        _check_texture(gltf, texture, f"textures[{index}]")
    for index, material in enumerate(gltf.materials):
        for number in _textures_of(material, f"materials[{index}]"):
            member(gltf.textures, number, f"materials[{index}]")


def _part(found: Bytes, index: int, image: Image) -> Part:
    where = f"images[{index}]"
    content = _content(found, image, where)
    try:
        picture = read_picture(content)
    except Damaged as damaged:
        raise Damaged(f"{where}: {damaged.facts['where']}", str(damaged.facts["why"])) from None
    except KindUnknown:
        basisu = bytes(content[1:7]) == b"KTX 20"
        raise (ExtensionUnknown(BASISU) if basisu else Damaged(where, "type")) from None
    part = Part(image.name[:_NAMED_MAX] or f"image {index}", len(content), pixels=picture.pixels)
    if max(picture.width, picture.height) > TEXTURE_SIDE_PX_MAX:
        raise TooHeavy.because_of([part], "side_px", max(picture.width, picture.height), TEXTURE_SIDE_PX_MAX)
    return part


def _content(found: Bytes, image: Image, where: str) -> memoryview:
    if image.buffer_view is not None:
        if image.uri is not None:
            raise Damaged(where, "twice")
        return found.view(image.buffer_view, where)
    if image.uri is None:
        raise Damaged(where, "missing")
    if not image.uri.startswith("data:"):
        raise ReachesOut(image.uri)
    return memoryview(data_of(image.uri, where))


def _check_texture(gltf: Gltf, texture: Texture, where: str) -> None:
    webp = texture.extensions.get(_WEBP)
    if webp is not None:
        source = webp.get("source") if isinstance(webp, dict) else None
        if type(source) is not int or source < 0:
            raise Damaged(where, "type")
        member(gltf.images, source, where)
    if texture.source is not None:
        member(gltf.images, texture.source, where)
    elif webp is None:
        raise ExtensionUnknown(next(iter(texture.extensions))) if texture.extensions else Damaged(where, "missing")
    if texture.sampler is not None:
        member(gltf.samplers, texture.sampler, where)


def _textures_of(holder: Any, where: str) -> Iterator[int]:
    """Every texture that a material names, in whatever extension."""
    waiting = [holder]
    while waiting:
        each = waiting.pop()
        for name, value in each.items():
            if not isinstance(value, dict):
                continue
            waiting.append(value)
            if name.endswith(_TEXTURE_OF) and "index" in value:
                index = value["index"]
                if type(index) is not int or index < 0:
                    raise Damaged(where, "number")
                yield index
