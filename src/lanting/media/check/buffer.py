"""The bytes of a glTF: every view lies inside its buffer, every accessor inside its view, with integers of any size.

What stands compressed in a view is counted as it says it will be; `compression` looks at whether it can be.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from lanting.media.check.compression import MESHOPT, Packed, read_packed
from lanting.media.check.document import Accessor, BufferView, Gltf, member
from lanting.media.check.refusal import Damaged, ReachesOut, TooHeavy
from lanting.media.limit import DECODED_BYTES_MAX

Numbers: TypeAlias = "memoryview[float] | memoryview[int]"
_FLOAT: Final = 5126
_COMPONENT_BYTES: Final = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_FORMATS: Final[dict[int, Literal["b", "B", "h", "H", "I"]]] = {5120: "b", 5121: "B", 5122: "h", 5123: "H", 5125: "I"}
COMPONENTS: Final = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_COLUMNS: Final = {"MAT2": 2, "MAT3": 3, "MAT4": 4}
_PADDING_MAX: Final = 3
"""Zeros at the end of a binary chunk, which fill it up to four bytes."""


@dataclass(slots=True)
class Bytes:
    """What a document's buffers, views and accessors amount to. Make it by `read_bytes`."""

    gltf: Gltf
    buffers: list[memoryview | None]
    """None: nothing of it is there, and only what is compressed stands for it."""
    packed: dict[int, Packed] = field(default_factory=dict)
    """By view: what is compressed by meshopt."""
    decoded_bytes: int = 0
    """Of all accessors."""

    def view(self, index: int, where: str) -> memoryview:
        """What a view that is not compressed holds. Raises Damaged."""
        found: BufferView = member(self.gltf.buffer_views, index, where)
        content = self.buffers[found.buffer]
        if content is None:
            raise Damaged(where, "missing")
        return content[found.byte_offset : found.byte_offset + found.byte_length]

    def elements(self, index: int) -> Numbers | None:
        """The numbers of an accessor, one behind the other; None where they stand apart, sparse or compressed."""
        accessor = self.gltf.accessors[index]
        if accessor.buffer_view is None or accessor.sparse or accessor.buffer_view in self.packed:
            return None
        stride = self.gltf.buffer_views[accessor.buffer_view].byte_stride
        size = element_bytes(accessor)
        if stride not in (None, size) or size != COMPONENTS[accessor.type] * _COMPONENT_BYTES[accessor.component_type]:
            return None
        start = accessor.byte_offset
        content = self.view(accessor.buffer_view, f"accessors[{index}]")[start : start + size * accessor.count]
        return _numbers(content, accessor.component_type)

    def spread(self, index: int) -> list[Numbers] | None:
        """The numbers of an accessor by component, also where they stand apart; None where they are compressed."""
        accessor = self.gltf.accessors[index]
        if accessor.buffer_view is None or accessor.sparse or accessor.buffer_view in self.packed:
            return None
        size, components = _COMPONENT_BYTES[accessor.component_type], COMPONENTS[accessor.type]
        stride = self.gltf.buffer_views[accessor.buffer_view].byte_stride or size * components
        if stride % size:
            return None
        view = self.view(accessor.buffer_view, f"accessors[{index}]")[accessor.byte_offset :]
        numbers = _numbers(view[: len(view) // size * size], accessor.component_type)
        step = stride // size
        end = (accessor.count - 1) * step + 1
        return [numbers[component : component + end : step] for component in range(components)]


def _numbers(content: memoryview, component_type: int) -> Numbers:
    """Bytes as the numbers that they are, in place."""
    return content.cast("f") if component_type == _FLOAT else content.cast(_FORMATS[component_type])


def element_bytes(accessor: Accessor) -> int:
    """Of one element; each column of a matrix begins at four bytes (glTF 2.0, 3.6.2.4)."""
    size = _COMPONENT_BYTES[accessor.component_type] * COMPONENTS[accessor.type]
    columns = _COLUMNS.get(accessor.type)
    return size if columns is None else columns * (-(-size // columns // 4) * 4)


def read_bytes(gltf: Gltf, chunk: memoryview | None, drawn_by_draco: frozenset[int]) -> Bytes:
    """`chunk`: the container's bytes; `drawn_by_draco`: accessors that only say what is compressed.

    Raises AssetRefused.
    """
    found = Bytes(gltf, [_buffer(gltf, number, chunk) for number in range(len(gltf.buffers))])
    if chunk is not None and not (gltf.buffers and gltf.buffers[0].uri is None):
        raise Damaged("chunk BIN", "outside")
    for index, view in enumerate(gltf.buffer_views):
        _check_view(found, index, view)
    for index, accessor in enumerate(gltf.accessors):
        found.decoded_bytes += _check_accessor(found, index, accessor, is_draco=index in drawn_by_draco)
    if found.decoded_bytes > DECODED_BYTES_MAX:
        raise TooHeavy("megabytes", found.decoded_bytes // 1_000_000, DECODED_BYTES_MAX // 1_000_000)
    return found


def _buffer(gltf: Gltf, number: int, chunk: memoryview | None) -> memoryview | None:
    buffer, where = gltf.buffers[number], f"buffers[{number}]"
    if buffer.uri is not None:
        content = memoryview(data_of(buffer.uri, where))
        if len(content) < buffer.byte_length:
            raise Damaged(where, "ends_early")
        return content[: buffer.byte_length]
    if any(isinstance(fallback, dict) and fallback.get("fallback") is True for fallback in _meshopt(buffer.extensions)):
        return None
    if number or chunk is None:
        raise ReachesOut(where)
    if len(chunk) < buffer.byte_length:
        raise Damaged(where, "ends_early")
    if len(chunk) - buffer.byte_length > _PADDING_MAX:
        raise Damaged(where, "trailing")
    return chunk[: buffer.byte_length]


def data_of(uri: str, where: str) -> bytes:
    """What a `data:` address holds, in base 64. Raises Damaged."""
    head, comma, text = uri.partition(",")
    if not comma or not head.lower().endswith(";base64"):
        raise Damaged(where, "mark")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Damaged(where, "mark") from None


def _meshopt(extensions: dict[str, Any]) -> list[Any]:
    return [extensions[name] for name in MESHOPT if name in extensions]


def _check_view(found: Bytes, index: int, view: BufferView) -> None:
    where = f"bufferViews[{index}]"
    member(found.gltf.buffers, view.buffer, where)
    for extension in _meshopt(view.extensions):
        packed = read_packed(extension, view.byte_length, where)
        content = member(found.buffers, packed.buffer, where)
        if content is None or packed.byte_offset + packed.byte_length > len(content):
            raise Damaged(where, "outside")
        packed.check(content[packed.byte_offset : packed.byte_offset + packed.byte_length], where)
        found.packed[index] = packed
    if view.byte_offset + view.byte_length > found.gltf.buffers[view.buffer].byte_length:
        raise Damaged(where, "outside")
    if found.buffers[view.buffer] is None and index not in found.packed:
        raise Damaged(where, "missing")


def _check_accessor(found: Bytes, index: int, accessor: Accessor, *, is_draco: bool) -> int:
    """How many bytes it will have. Raises AssetRefused."""
    where, size = f"accessors[{index}]", element_bytes(accessor)
    decoded = size * accessor.count
    if decoded > DECODED_BYTES_MAX:
        # Said at once, so that no number is too large for whoever reads it.
        raise Damaged(where, "counts")
    if accessor.buffer_view is not None:
        view: BufferView = member(found.gltf.buffer_views, accessor.buffer_view, where)
        stride = view.byte_stride or size
        alignment = _COMPONENT_BYTES[accessor.component_type]
        # What is compressed becomes a buffer of its own.
        begin = 0 if accessor.buffer_view in found.packed else view.byte_offset
        if stride < size:
            raise Damaged(where, "number")
        if (begin + accessor.byte_offset) % alignment or stride % alignment:
            raise Damaged(where, "alignment")
        if accessor.byte_offset + stride * (accessor.count - 1) + size > view.byte_length:
            raise Damaged(where, "counts")
    elif accessor.byte_offset:
        raise Damaged(where, "number")
    elif accessor.sparse is None and not is_draco and decoded > _empty_bytes_max(found):
        # Zeros that nothing tells of cost nothing to say.
        raise Damaged(where, "counts")
    if accessor.sparse is not None:
        _check_sparse(found, accessor, where)
    return decoded


def _empty_bytes_max(found: Bytes) -> int:
    return max(1_000_000, *(buffer.byte_length for buffer in found.gltf.buffers), 0)


def _check_sparse(found: Bytes, accessor: Accessor, where: str) -> None:
    sparse = accessor.sparse
    assert sparse is not None
    if sparse.count > accessor.count:
        raise Damaged(where, "counts")
    index_bytes = _COMPONENT_BYTES[sparse.indices.component_type]
    for part, size in ((sparse.indices, index_bytes), (sparse.values, element_bytes(accessor))):
        view: BufferView = member(found.gltf.buffer_views, part.buffer_view, where)
        if part.byte_offset + size * sparse.count > view.byte_length:
            raise Damaged(where, "counts")
    if sparse.indices.buffer_view in found.packed:
        return
    start = sparse.indices.byte_offset
    content = found.view(sparse.indices.buffer_view, where)[start : start + index_bytes * sparse.count]
    if max(_numbers(content, sparse.indices.component_type)) >= accessor.count:
        raise Damaged(where, "outside")
