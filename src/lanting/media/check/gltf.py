"""glTF 2.0: read as a tree of JSON, then by its own words, then against its bytes; the order is from cheap to dear."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from lanting.media.asset import Facts, Found, Part
from lanting.media.check import glb
from lanting.media.check.animation import clips_of
from lanting.media.check.buffer import read_bytes
from lanting.media.check.compression import DRACO, MESHOPT
from lanting.media.check.document import Gltf, read_document
from lanting.media.check.geometry import Cost, cost_of, drawn_by_draco
from lanting.media.check.graph import INSTANCING, read_graph
from lanting.media.check.json_tree import read_json
from lanting.media.check.refusal import Damaged, ExtensionUnknown, TooHeavy, at_most
from lanting.media.check.texture import check_materials, read_pictures
from lanting.media.limit import (
    ACCESSORS_MAX,
    CLIPS_MAX,
    DRAWS_MAX,
    IMAGES_MAX,
    MATERIALS_MAX,
    MESHES_MAX,
    MODEL_TRIANGLES_MAX,
    NODES_MAX,
    TEXTURE_PIXELS_MAX,
    TEXTURES_MAX,
    VARIANTS_MAX,
)

BINARY: Final = "model/gltf-binary"
TEXT: Final = "model/gltf+json"
_KNOWN: Final = frozenset({
    DRACO, *MESHOPT, INSTANCING, "KHR_mesh_quantization", "KHR_texture_transform", "KHR_lights_punctual",
    "EXT_texture_webp", "KHR_xmp_json_ld", "KHR_node_visibility", "EXT_materials_bump",
    *(f"KHR_materials_{each}" for each in (
        "anisotropy", "clearcoat", "diffuse_transmission", "dispersion", "emissive_strength", "ior", "iridescence",
        "sheen", "specular", "transmission", "unlit", "variants", "volume")),
})  # fmt: skip
"""What a model may not do without."""
_KNOWN_FAMILIES: Final = ("OMI_", "VRMC_")
"""Said of things, not of how they look: seats, spawn points, bones."""
_COUNTS_MAX: Final = {
    "nodes": NODES_MAX,
    "scenes": NODES_MAX,
    "meshes": MESHES_MAX,
    "skins": MESHES_MAX,
    "accessors": ACCESSORS_MAX,
    "bufferViews": ACCESSORS_MAX,
    "buffers": IMAGES_MAX,
    "materials": MATERIALS_MAX,
    "textures": TEXTURES_MAX,
    "images": IMAGES_MAX,
    "animations": CLIPS_MAX,
}
_VARIANTS: Final = "KHR_materials_variants"
_NAMED_MAX: Final = 80
_LISTED_MAX: Final = 200
_PARTS_MAX: Final = 8
_TEXEL_BYTES: Final = 4


def read_gltf(data: memoryview) -> Found:
    """`.glb` or `.gltf`. Raises AssetRefused."""
    is_binary = bytes(data[: len(glb.MARK)]) == glb.MARK
    text, chunk = glb.read_glb(data) if is_binary else (data, None)
    tree = read_json(text, may_hold_data=not is_binary)
    _check_counts(tree)
    gltf = read_document(tree)
    _check_extensions(gltf)
    graph = read_graph(gltf)
    found = read_bytes(gltf, chunk, drawn_by_draco(gltf))
    cost = cost_of(found, graph)
    check_materials(gltf)
    pictures = read_pictures(found)
    facts = _facts(gltf, cost, pictures, clips_of(gltf), _variants(gltf.extensions.get(_VARIANTS)))
    _check_weight(facts, cost)
    return Found("model", BINARY if is_binary else TEXT, facts)


def _check_extensions(gltf: Gltf) -> None:
    for name in gltf.extensions_required:
        if name not in _KNOWN and not name.startswith(_KNOWN_FAMILIES):
            raise ExtensionUnknown(name)


def _check_counts(tree: dict[str, Any]) -> None:
    for what, limit in _COUNTS_MAX.items():
        things = tree.get(what)
        at_most(what, len(things) if isinstance(things, list) else 0, limit)


def _facts(gltf: Gltf, cost: Cost, pictures: list[Part], clips: tuple[str, ...], variants: tuple[str, ...]) -> Facts:
    parts = sorted([*cost.parts, *pictures], key=_weight, reverse=True)
    return Facts(
        bounds=cost.bounds,
        triangles=cost.triangles,
        vertices=cost.vertices,
        textures=len(pictures),
        pixels=sum(each.pixels for each in pictures),
        variants=variants,
        clips=clips,
        parts=tuple(parts[:_PARTS_MAX]),
        extensions=tuple(each[:_NAMED_MAX] for each in gltf.extensions_used[:_LISTED_MAX]),
    )


def _weight(part: Part) -> int:
    """Bytes to fetch, and what a picture takes of a graphics card."""
    return part.bytes + _TEXEL_BYTES * part.pixels


def _check_weight(facts: Facts, cost: Cost) -> None:
    heaviest = sorted(cost.parts, key=lambda part: part.triangles, reverse=True)
    if facts.triangles > MODEL_TRIANGLES_MAX:
        raise TooHeavy.because_of(heaviest, "triangles", facts.triangles, MODEL_TRIANGLES_MAX)
    if cost.draws > DRAWS_MAX:
        raise TooHeavy.because_of(heaviest, "draws", cost.draws, DRAWS_MAX)
    if facts.pixels > TEXTURE_PIXELS_MAX:
        raise TooHeavy.because_of(facts.parts, "pixels", facts.pixels, TEXTURE_PIXELS_MAX)


class _Variants(msgspec.Struct):
    class Variant(msgspec.Struct):
        name: str

    variants: list[Variant]


def _variants(extension: Any) -> tuple[str, ...]:
    if extension is None:
        return ()
    try:
        named = msgspec.convert(extension, _Variants).variants
    except msgspec.ValidationError:
        raise Damaged(f"extensions.{_VARIANTS}", "type") from None
    at_most("variants", len(named), VARIANTS_MAX)
    return tuple(each.name[:_NAMED_MAX] for each in named)
