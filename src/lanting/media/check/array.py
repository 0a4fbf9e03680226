"""NPY (NumPy's format, 1.0 to 3.0): numbers in rows, nothing to be run. No header is ever handed to an interpreter.

The header is a Python dictionary as text. It is matched against the one form that `numpy.save` writes, read with three
keys in any order; an array of objects would be unpickled by its reader, so its bytes are refused.
"""

from __future__ import annotations

import math
import re
import struct
from array import array
from typing import Final, Literal, TypeAlias

from lanting.media.asset import Facts
from lanting.media.check.refusal import Damaged, TooComplex, TooHeavy, at_most
from lanting.media.limit import ARRAY_AXES_MAX, ARRAY_COLUMNS_TOLD, ARRAY_MB_MAX, MEGABYTE
from lanting.protocol.limit import RELIEF_CORNERS_MAX

Numbers: TypeAlias = "memoryview[float] | memoryview[int]"

MARK: Final = b"\x93NUMPY"
MEDIA_TYPE: Final = "application/x-npy"
_HEADER_BYTES_MAX: Final = 4_096
_LENGTHS: Final = {(1, 0): struct.Struct("<H"), (2, 0): struct.Struct("<I"), (3, 0): struct.Struct("<I")}
_NUMBERS: Final[dict[str, Literal["f", "d", "b", "h", "i", "q", "B", "H", "I", "Q"]]] = {
    "f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q",
}  # fmt: skip
"""By their names in NPY, as Python's own arrays call them."""
_DTYPE: Final = re.compile(r"[<|=>]?[a-zA-Z]\d*")
_ENTRY: Final = re.compile(
    r"\s*'(?:(?P<descr>descr)'\s*:\s*'(?P<dtype>[^']{1,32})'|(?P<order>fortran_order)'\s*:\s*(?P<fortran>True|False)"
    r"|(?P<shape>shape)'\s*:\s*\((?P<sides>[\d\s,]{0,200})\))\s*(?:,|(?=\}))"
)
_SIDE: Final = re.compile(r"\d{1,19}")


def read_array(data: memoryview) -> Facts:
    """Raises AssetRefused."""
    header, begin = _header(data)
    dtype, shape = _said(header)
    item_bytes = int(dtype[1])
    length = math.prod(shape) * item_bytes
    present = len(data) - begin
    if length != present:
        raise Damaged("data", "ends_early" if length > present else "trailing")
    if length > ARRAY_MB_MAX * MEGABYTE:
        raise TooHeavy("megabytes", math.ceil(length / MEGABYTE), ARRAY_MB_MAX)
    numbers = data[begin:].cast("B").cast(_NUMBERS[dtype])
    lows, highs = _extents(numbers, shape)
    return Facts(
        shape=shape,
        dtype=dtype,
        lows=lows,
        highs=highs,
        highest=_highest(numbers, shape, highs),
        triangles=_relief_triangles(shape),
    )


def _header(data: memoryview) -> tuple[str, int]:
    """The dictionary as it is written, and where the numbers begin."""
    if len(data) < 10:
        raise Damaged("header", "ends_early")
    length = _LENGTHS.get((data[6], data[7]))
    if length is None:
        raise Damaged("header", "number")
    begin = 8 + length.size
    if len(data) < begin:
        raise Damaged("header", "ends_early")
    (size,) = length.unpack_from(data, 8)
    at_most("header_bytes", size, _HEADER_BYTES_MAX)
    if len(data) < begin + size:
        raise Damaged("header", "ends_early")
    try:
        return bytes(data[begin : begin + size]).decode("utf-8" if data[6] == 3 else "latin-1"), begin + size
    except UnicodeDecodeError:
        raise Damaged("header", "number") from None


def _said(header: str) -> tuple[str, tuple[int, ...]]:
    """Of which numbers it is, and how many in each direction."""
    text = header.strip()
    if not (text.startswith("{") and text.endswith("}")):
        raise Damaged("header", "number")
    found: dict[str, str] = {}
    at, end = 1, len(text) - 1
    while text[at:end].strip():
        entry = _ENTRY.match(text, at)
        if entry is None:
            raise Damaged("header", "number")
        for key, value in (("descr", "dtype"), ("order", "fortran"), ("shape", "sides")):
            if entry[key] is not None:
                if key in found:
                    raise Damaged(f"header {entry[key]}", "twice")
                found[key] = entry[value]
        at = entry.end()
    if len(found) != 3:
        raise Damaged("header", "missing")
    if found["order"] == "True":
        raise Damaged("header fortran_order", "order")
    return _dtype(found["descr"]), _shape(found["shape"])


def _dtype(said: str) -> str:
    if not _DTYPE.fullmatch(said):
        raise Damaged("header descr", "type")
    name = said[1:] if said[0] in "<|" else said
    one_byte = name in ("i1", "u1")
    if name not in _NUMBERS or (said[0] == "|") != (one_byte and said[0] != "<"):
        raise Damaged("header descr", "type")
    return name


def _shape(said: str) -> tuple[int, ...]:
    parts = [part.strip() for part in said.split(",")]
    if len(parts) > 1 and parts[-1] == "":
        parts.pop()
    elif len(parts) == 1:
        raise Damaged("header shape", "number")
    if not all(_SIDE.fullmatch(part) for part in parts):
        raise Damaged("header shape", "number")
    if len(parts) > ARRAY_AXES_MAX:
        raise TooComplex("axes", len(parts), ARRAY_AXES_MAX)
    shape = tuple(map(int, parts))
    if 0 in shape:
        raise Damaged("header shape", "counts")
    return shape


def _extents(numbers: Numbers, shape: tuple[int, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The least and the greatest finite number: of each column where they are few, else of all together."""
    columns = shape[1] if len(shape) == 2 and shape[1] <= ARRAY_COLUMNS_TOLD else 1
    every = [_finite(numbers[column::columns]) for column in range(columns)]
    if not all(map(len, every)):
        return (), ()
    return tuple(float(min(each)) for each in every), tuple(float(max(each)) for each in every)


def _finite(numbers: Numbers) -> Numbers | array[float]:
    return array("d", filter(math.isfinite, numbers)) if numbers.format in ("f", "d") else numbers


def _highest(numbers: Numbers, shape: tuple[int, ...], highs: tuple[float, ...]) -> tuple[int, int] | None:
    """Row and column of the greatest number of a matrix, the first of several."""
    if len(shape) != 2 or len(highs) != 1:
        return None
    at = next(index for index, number in enumerate(numbers) if float(number) == highs[0])
    return divmod(at, shape[1])


def _relief_triangles(shape: tuple[int, ...]) -> int:
    """What a `surface` draws of it: two for each square of a grid that is made coarser where it is too fine."""
    if len(shape) != 2:
        return 0
    share = min(1.0, math.sqrt(RELIEF_CORNERS_MAX / (shape[0] * shape[1])))
    rows, columns = (max(1, round(side * share) - 1) for side in shape)
    return 2 * rows * columns
