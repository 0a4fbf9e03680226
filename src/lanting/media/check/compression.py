"""What stands compressed in a glTF: whether what it says it becomes fits what is there. Nothing of it is unpacked.

Draco: KHR_draco_mesh_compression and its bitstream 2.2. Meshopt: EXT_meshopt_compression, KHR_meshopt_compression.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct, field

from lanting.media.check.document import Count, Least, converted
from lanting.media.check.refusal import Damaged

DRACO: Final = "KHR_draco_mesh_compression"
MESHOPT: Final = ("EXT_meshopt_compression", "KHR_meshopt_compression")

_GROUP: Final = 16
_BLOCK_BYTES: Final = 8_192
_BLOCK_ELEMENTS_MAX: Final = 256
_MARKS: Final = {"ATTRIBUTES": 0xA0, "TRIANGLES": 0xE0, "INDICES": 0xD0}
"""The first byte of each mode; its lower half is a version."""


class Packed(Struct, rename="camel", kw_only=True):
    """A view as meshopt has it."""

    buffer: Count
    byte_length: Least
    byte_stride: Annotated[int, Meta(ge=1, le=256)]
    count: Least
    mode: Literal["ATTRIBUTES", "TRIANGLES", "INDICES"]
    byte_offset: Count = 0
    filter: str = "NONE"

    def check(self, content: memoryview, where: str) -> None:
        """Raises Damaged if so few bytes cannot become so many elements."""
        if content[0] & 0xF0 != _MARKS[self.mode] & 0xF0:
            raise Damaged(where, "mark")
        if self.mode == "ATTRIBUTES":
            fits = self.byte_stride % 4 == 0
            block = min(_BLOCK_BYTES // self.byte_stride & ~(_GROUP - 1), _BLOCK_ELEMENTS_MAX)
            least = 1 + -(-self.count // max(block, 1)) * max(1, self.byte_stride // 4)
        else:
            fits = self.byte_stride in (2, 4) and (self.mode == "INDICES" or self.count % 3 == 0)
            least = 1 + (self.count if self.mode == "INDICES" else self.count // 3)
        if not fits:
            raise Damaged(where, "number")
        if len(content) < least:
            raise Damaged(where, "counts")


def read_packed(extension: Any, decoded_bytes: int, where: str) -> Packed:
    """Raises Damaged."""
    packed: Packed = converted(extension, Packed, f"{where}.")
    if packed.count * packed.byte_stride != decoded_bytes:
        raise Damaged(where, "counts")
    return packed


class Draco(Struct, rename="camel", kw_only=True):
    """A primitive as Draco has it."""

    buffer_view: Count
    attributes: dict[str, Count] = field(default_factory=dict)


def read_draco(extension: Any, where: str) -> Draco:
    """Raises Damaged."""
    draco: Draco = converted(extension, Draco, f"{where}.")
    return draco


_DRACO_MARK: Final = b"DRACO"
_MESH: Final = 1
_HAS_METADATA: Final = 0x8000
_SEQUENTIAL: Final = 0


def draco_faces(content: memoryview, where: str) -> int | None:
    """How many triangles it becomes, as its own header says; None where metadata or an old version stand before that.

    Raises Damaged.
    """
    if bytes(content[:5]) != _DRACO_MARK or len(content) < 16:
        raise Damaged(where, "mark")
    version, kind, method = (content[5], content[6]), content[7], content[8]
    flags = content[9] | content[10] << 8
    if kind != _MESH or method > 1 or version[0] != 2:
        raise Damaged(where, "number")
    if flags & _HAS_METADATA or version < (2, 2):
        return None
    if method == _SEQUENTIAL:
        return _varint(content, 11, where)[0]
    _, at = _varint(content, 12, where)
    return _varint(content, at, where)[0]


def _varint(content: memoryview, at: int, where: str) -> tuple[int, int]:
    """Seven bits a byte, the lowest first; and where the next one begins."""
    value = 0
    for place in range(5):
        if at + place >= len(content):
            break
        byte = content[at + place]
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise Damaged(where, "number")
