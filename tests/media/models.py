"""glTF made by hand: a document that is right, and ways to make it otherwise."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.media.pictures import png

Document = dict[str, Any]
POSITIONS = struct.pack("<12f", 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 2, 0)
INDICES = struct.pack("<6H", 0, 1, 2, 0, 2, 3)


def square(*, picture: bytes | None = None) -> tuple[Document, bytes]:
    """Two triangles, one by two metres, and a clip that turns them."""
    keys, turns = struct.pack("<2f", 0, 1), struct.pack("<8f", 0, 0, 0, 1, 0, 1, 0, 0)
    pieces = [POSITIONS, INDICES, keys, turns, png(64, 32) if picture is None else picture]
    views, content = [], b""
    for piece in pieces:
        content += bytes(-len(content) % 4)
        views.append({"buffer": 0, "byteOffset": len(content), "byteLength": len(piece)})
        content += piece
    content += bytes(-len(content) % 4)
    document: Document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "Square", "mesh": 0, "translation": [10, 0, 0]}],
        "meshes": [{"name": "Square", "primitives": [{"attributes": {"POSITION": 0}, "indices": 1, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
        "textures": [{"source": 0}],
        "images": [{"name": "Paint", "bufferView": 4, "mimeType": "image/png"}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 2, 0]},
            {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"},
            {"bufferView": 2, "componentType": 5126, "count": 2, "type": "SCALAR"},
            {"bufferView": 3, "componentType": 5126, "count": 2, "type": "VEC4"},
        ],
        "animations": [
            {
                "name": "Turn",
                "samplers": [{"input": 2, "output": 3}],
                "channels": [{"sampler": 0, "target": {"node": 0, "path": "rotation"}}],
            }
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": len(content)}],
    }
    return document, content


def glb(document: Document | bytes, content: bytes | None = None, *, version: int = 2, behind: bytes = b"") -> bytes:
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    body = struct.pack("<I4s", len(text), b"JSON") + text
    if content is not None:
        content += bytes(-len(content) % 4)
        body += struct.pack("<I4s", len(content), b"BIN\0") + content
    return struct.pack("<4sII", b"glTF", version, 12 + len(body)) + body + behind


def model(change: Callable[[Document], object] = lambda document: None) -> bytes:
    """The square as one file, after a change to what its JSON says."""
    document, content = square()
    change(document)
    return glb(document, content)


def text_model(change: Callable[[Document], object] = lambda document: None) -> bytes:
    """The same as a .gltf that carries its bytes with it."""
    document, content = square()
    document["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64.b64encode(content).decode()
    change(document)
    return json.dumps(document, indent=1).encode()


def packed(file: Path) -> bytes:
    """A .gltf with its files beside it, as one .glb: what a browser does before it uploads."""
    document: Document = json.loads(file.read_text())
    content = b""
    for buffer in document["buffers"]:
        assert content == b"", "one buffer is enough for a test"
        content = (file.parent / buffer.pop("uri")).read_bytes()
    for image in document.get("images", []):
        picture = (file.parent / image.pop("uri")).read_bytes()
        content += bytes(-len(content) % 4)
        image |= {"bufferView": len(document["bufferViews"]), "mimeType": "image/jpeg"}
        document["bufferViews"].append({"buffer": 0, "byteOffset": len(content), "byteLength": len(picture)})
        content += picture
    document["buffers"] = [{"byteLength": len(content)}]
    return glb(document, content)
