"""Arrays as NumPy writes them, and with whatever header a test wants."""

from __future__ import annotations

import io
import struct

import numpy as np
from numpy.typing import NDArray


def npy(numbers: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, numbers, allow_pickle=False)
    return file.getvalue()


def with_header(header: str, data: bytes = b"", *, version: tuple[int, int] = (1, 0), size: int | None = None) -> bytes:
    """`size`: what the file says of its header's length."""
    text = header.encode("utf-8")
    length = struct.pack("<H" if version[0] == 1 else "<I", len(text) if size is None else size)
    return b"\x93NUMPY" + bytes(version) + length + text + data


def said(descr: str = "<f4", shape: str = "(2, 2)", order: str = "False") -> str:
    return f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}\n"
