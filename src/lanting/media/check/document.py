"""A glTF 2.0 document in its own words, as far as the check reads it; the rest is carried along unread."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct, field

from lanting.media.check.refusal import Damaged

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""Also an index. Whether it fits is for who uses it."""
Least = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Extensions = dict[str, Any]
Axis = Annotated[list[float], Meta(min_length=3, max_length=3)]
_PATH: Final = re.compile(r"at `\$\.?([^`]*)`")


class Part(Struct, rename="camel"):
    """What every object of glTF may have."""

    name: str = ""
    extensions: Extensions = field(default_factory=dict)


class Buffer(Part, rename="camel", kw_only=True):
    byte_length: Least
    uri: str | None = None


class BufferView(Part, rename="camel", kw_only=True):
    buffer: Count
    byte_length: Least
    byte_offset: Count = 0
    byte_stride: Annotated[int, Meta(ge=1, le=256)] | None = None


class SparseIndices(Struct, rename="camel", kw_only=True):
    buffer_view: Count
    component_type: Literal[5121, 5123, 5125]
    byte_offset: Count = 0


class SparseValues(Struct, rename="camel", kw_only=True):
    buffer_view: Count
    byte_offset: Count = 0


class Sparse(Struct, rename="camel", kw_only=True):
    count: Least
    indices: SparseIndices
    values: SparseValues


class Accessor(Part, rename="camel", kw_only=True):
    component_type: Literal[5120, 5121, 5122, 5123, 5125, 5126]
    count: Least
    type: Literal["SCALAR", "VEC2", "VEC3", "VEC4", "MAT2", "MAT3", "MAT4"]
    buffer_view: Count | None = None
    byte_offset: Count = 0
    normalized: bool = False
    sparse: Sparse | None = None
    min: list[float] | None = None
    max: list[float] | None = None


class Primitive(Part, rename="camel", kw_only=True):
    attributes: dict[str, Count]
    indices: Count | None = None
    material: Count | None = None
    mode: Annotated[int, Meta(ge=0, le=6)] = 4
    targets: list[dict[str, Count]] = field(default_factory=list)


class Mesh(Part, rename="camel", kw_only=True):
    primitives: Annotated[list[Primitive], Meta(min_length=1)]
    weights: list[float] = field(default_factory=list)


class Node(Part, rename="camel", kw_only=True):
    children: list[Count] = field(default_factory=list)
    mesh: Count | None = None
    skin: Count | None = None
    camera: Count | None = None
    matrix: Annotated[list[float], Meta(min_length=16, max_length=16)] | None = None
    translation: Axis | None = None
    rotation: Annotated[list[float], Meta(min_length=4, max_length=4)] | None = None
    scale: Axis | None = None


class Scene(Part, rename="camel", kw_only=True):
    nodes: list[Count] = field(default_factory=list)


class Skin(Part, rename="camel", kw_only=True):
    joints: Annotated[list[Count], Meta(min_length=1)]
    inverse_bind_matrices: Count | None = None
    skeleton: Count | None = None


class Image(Part, rename="camel", kw_only=True):
    uri: str | None = None
    mime_type: str = ""
    buffer_view: Count | None = None


class Texture(Part, rename="camel", kw_only=True):
    source: Count | None = None
    sampler: Count | None = None


class Channel(Struct, rename="camel", kw_only=True):
    class Target(Struct, rename="camel", kw_only=True):
        path: str
        node: Count | None = None
        extensions: Extensions = field(default_factory=dict)

    sampler: Count
    target: Target


class AnimationSampler(Struct, rename="camel", kw_only=True):
    input: Count
    output: Count
    interpolation: str = "LINEAR"


class Animation(Part, rename="camel", kw_only=True):
    channels: list[Channel] = field(default_factory=list)
    samplers: list[AnimationSampler] = field(default_factory=list)


class Gltf(Part, rename="camel", kw_only=True):
    class AssetInfo(Struct, rename="camel", kw_only=True):
        version: str

    asset: AssetInfo
    scene: Count | None = None
    scenes: list[Scene] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    meshes: list[Mesh] = field(default_factory=list)
    skins: list[Skin] = field(default_factory=list)
    accessors: list[Accessor] = field(default_factory=list)
    buffer_views: list[BufferView] = field(default_factory=list)
    buffers: list[Buffer] = field(default_factory=list)
    materials: list[dict[str, Any]] = field(default_factory=list)
    textures: list[Texture] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    samplers: list[Any] = field(default_factory=list)
    cameras: list[Any] = field(default_factory=list)
    animations: list[Animation] = field(default_factory=list)
    extensions_used: list[str] = field(default_factory=list)
    extensions_required: list[str] = field(default_factory=list)


def read_document(tree: dict[str, Any]) -> Gltf:
    """The same tree, typed. Raises Damaged, which names what is not as the standard has it."""
    gltf: Gltf = converted(tree, Gltf, "")
    if gltf.asset.version.partition(".")[0] != "2":
        raise Damaged("asset.version", "version")
    return gltf


def converted(tree: Any, wanted: type[Any], where: str) -> Any:
    """A piece of the tree as a type; `where` it stands is said if it is none. Raises Damaged."""
    try:
        return msgspec.convert(tree, wanted)
    except msgspec.ValidationError as error:
        path = _PATH.search(str(error))
        inner = path.group(1) if path else ""
        raise Damaged(f"{where}{inner}" or "JSON", "missing" if "missing" in str(error) else "number") from None


def member(things: list[Any], index: int, where: str) -> Any:
    """What an index points to. Raises Damaged if it points at nothing."""
    if index >= len(things):
        raise Damaged(where, "outside")
    return things[index]
