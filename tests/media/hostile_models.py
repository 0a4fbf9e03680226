"""Models that want harm, each with the code it is refused by: loops, numbers without end, ways out of the file."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterator
from typing import Any

from tests.media.models import Document, glb, model, square, text_model
from tests.media.pictures import PNG_MARK, png, png_header

DAMAGED, EXTERNAL, EXTENSION = "asset_damaged", "asset_external", "asset_extension"
HEAVY, COMPLEX = "asset_too_heavy", "asset_too_complex"
HUGE = 2**53
Case = tuple[str, bytes, str]
"""Its name, its bytes, and the code."""


def every_model() -> list[Case]:
    return [*_containers(), *_trees(), *_models(), *_packed()]


def _containers() -> Iterator[Case]:
    document, content = square()
    yield "glb: nothing but its mark", b"glTF", DAMAGED
    yield "glb: of the first version", glb(document, content, version=1), DAMAGED
    yield "glb: a page behind its end", glb(document, content, behind=b"<script>alert(1)</script>"), DAMAGED
    yield "glb: cut short", glb(document, content)[:-30], DAMAGED
    yield (
        "glb: a chunk of four gigabytes",
        b"glTF" + struct.pack("<III4s", 2, 24, 2**32 - 4, b"JSON") + b"{}  ",
        DAMAGED,
    )
    yield "glb: its bytes first", b"glTF" + struct.pack("<III4s", 2, 24, 4, b"BIN\0") + bytes(4), DAMAGED
    yield "glb: a third chunk", _with_chunk(glb(document, content), b"EVIL"), DAMAGED
    yield "glb: bytes that nobody names", glb({"asset": {"version": "2.0"}}, bytes(64)), DAMAGED
    yield "glb: more bytes than its buffer", model(lambda d: d["buffers"][0].update(byteLength=40)), DAMAGED
    yield "glb: fewer bytes than its buffer", model(lambda d: d["buffers"][0].update(byteLength=40_000)), DAMAGED


def _trees() -> Iterator[Case]:
    deep = b"[" * 100_000 + b"]" * 100_000
    yield "json: 400 kB of brackets", glb(b'{"asset":{"version":"2.0"},"extras":' + deep + b"}"), COMPLEX
    yield "json: a hundred floors", glb(b'{"asset":{"version":"2.0"},"extras":' + deep[99_900:100_100] + b"}"), COMPLEX
    yield "json: objects in objects", b'{"asset":' * 5_000 + b"1" + b"}" * 5_000, COMPLEX
    yield "json: two million values", glb(b'{"extras":[' + b"1," * 2_000_000 + b"1]}"), COMPLEX
    yield "json: none", glb(b"hello"), DAMAGED
    yield "json: a list", glb(b"[1,2,3]"), DAMAGED
    yield "json: broken letters", glb(b'{"asset":{"version":"\xff\xfe"}}'), DAMAGED
    yield "json: NaN", glb(b'{"asset":{"version":"2.0"},"extras":NaN}'), DAMAGED
    yield (
        "json: a number of a thousand digits",
        glb(b'{"asset":{"version":"2.0"},"scene":' + b"9" * 1_000 + b"}"),
        DAMAGED,
    )
    yield "json: of no version", glb({"asset": {}}), DAMAGED
    yield "json: of version 3", glb({"asset": {"version": "3.0"}}), DAMAGED


def _models() -> Iterator[Case]:
    for name, uri in {
        "a file beside it": "texture.png",
        "a file of the system": "file:///etc/passwd",
        "a path upwards": "../../../../etc/passwd",
        "a path of Windows": "..\\..\\windows\\win.ini",
        "a site": "https://evil.example/pixel.png",
        "another machine": "//evil.example/pixel.png",
        "a script": "javascript:alert(1)",
    }.items():
        yield f"uri: {name}", model(_sets("images", 0, uri=uri)), EXTERNAL
    yield (
        "uri: in a part that nobody knows",
        model(lambda d: d.update(extras={"a": [{"uri": "http://evil.example"}]})),
        EXTERNAL,
    )
    yield "uri: data in a .glb", model(_sets("images", 0, uri="data:image/png;base64,AAAA")), EXTERNAL
    yield "uri: a buffer elsewhere", text_model(_sets("buffers", 0, uri="https://evil.example/a.bin")), EXTERNAL
    yield (
        "uri: data that is none",
        text_model(_sets("buffers", 0, uri="data:application/octet-stream;base64,@@@@")),
        DAMAGED,
    )
    yield "uri: a page as a picture", text_model(lambda d: d.update(images=[{"uri": _data(b"<html>")}])), DAMAGED
    yield (
        "uri: a drawing as a picture",
        text_model(lambda d: d.update(images=[{"uri": _data(b"<svg onload=alert(1)>")}])),
        DAMAGED,
    )
    for count in (HUGE, HUGE - 1, 2**31, 2**32 + 4, 5):
        yield f"accessor: {count} elements", model(_sets("accessors", 0, count=count)), DAMAGED
    yield "accessor: more than a browser knows", model(_sets("accessors", 0, count=2**64)), DAMAGED
    yield "accessor: minus one element", model(_sets("accessors", 0, count=-1)), DAMAGED
    yield "accessor: half an element", model(_sets("accessors", 0, count=1.5)), DAMAGED
    yield "accessor: begins beyond its end", model(_sets("accessors", 0, byteOffset=HUGE)), DAMAGED
    yield "accessor: of no view", model(_sets("accessors", 0, bufferView=99)), DAMAGED
    yield "accessor: zeros out of nothing", model(_without_view(100_000_000)), DAMAGED
    yield "accessor: of an unknown type", model(_sets("accessors", 0, componentType=5130)), DAMAGED
    yield "accessor: at an odd place", model(_sets("accessors", 1, byteOffset=1, count=1)), DAMAGED
    yield "accessor: a sparse one of too much", model(_sets("accessors", 0, sparse=_sparse(HUGE))), DAMAGED
    yield "accessor: a sparse one that points out", model(_sets("accessors", 0, sparse=_sparse(1, view=4))), DAMAGED
    yield "view: beyond its buffer", model(_sets("bufferViews", 0, byteOffset=HUGE)), DAMAGED
    yield "view: longer than its buffer", model(_sets("bufferViews", 0, byteLength=HUGE)), DAMAGED
    yield "view: of no buffer", model(_sets("bufferViews", 0, buffer=7)), DAMAGED
    yield "view: a stride of nothing", model(_sets("bufferViews", 0, byteStride=0)), DAMAGED
    yield "view: a stride without end", model(_sets("bufferViews", 0, byteStride=HUGE)), DAMAGED
    yield "view: elements that overlap", model(_sets("bufferViews", 0, byteStride=4)), DAMAGED
    yield "mesh: corners that are not there", _with_bytes(48, struct.pack("<H", 9)), DAMAGED
    yield "mesh: corners that are nowhere", _with_bytes(0, struct.pack("<f", float("nan"))), DAMAGED
    yield "mesh: corners without end", _with_bytes(4, struct.pack("<f", float("inf"))), DAMAGED
    yield "mesh: of nothing", model(_sets("meshes", 0, primitives=[])), DAMAGED
    yield "mesh: without places", model(_primitive(attributes={"NORMAL": 0})), DAMAGED
    yield "mesh: of uneven parts", model(_primitive(attributes={"POSITION": 0, "NORMAL": 3})), DAMAGED
    yield "mesh: drawn a million times", model(_many_draws), HEAVY
    yield "mesh: copied without end", model(_instances), HEAVY
    yield "mesh: the same bytes, ten thousand times", model(_many_accessors), HEAVY
    yield "node: its own child", model(_sets("nodes", 0, children=[0])), DAMAGED
    yield (
        "node: two that hold each other",
        model(lambda d: d.update(nodes=[{"children": [1]}, {"children": [0]}])),
        DAMAGED,
    )
    yield (
        "node: a child of two",
        model(lambda d: d["nodes"].extend([{"children": [3]}, {"children": [3]}, {}])),
        DAMAGED,
    )
    yield (
        "node: a loop that no scene shows",
        model(lambda d: d["nodes"].extend([{"children": [2]}, {"children": [1]}])),
        DAMAGED,
    )
    yield "node: a child that is not there", model(_sets("nodes", 0, children=[HUGE])), DAMAGED
    yield "node: a thousand floors", model(lambda d: d.update(nodes=_tower(1_000))), COMPLEX
    yield "node: half a million", model(lambda d: d.update(nodes=[{}] * 20_000)), COMPLEX
    yield "node: further than numbers go", model(_sets("nodes", 0, scale=[1e308, 1e308, 1e308])), DAMAGED
    yield "scene: that is not there", model(lambda d: d.update(scene=4)), DAMAGED
    yield "skin: joints that are not there", model(lambda d: d.update(skins=[{"joints": [77]}])), DAMAGED
    yield "texture: of no picture", model(_sets("textures", 0, source=9)), DAMAGED
    yield "texture: that is not there", model(lambda d: d.update(materials=[{"normalTexture": {"index": 44}}])), DAMAGED
    yield "picture: a page in the bytes", _with_picture(b"<!doctype html><script>alert(1)</script>"), DAMAGED
    yield "picture: a bomb in the bytes", _with_picture(PNG_MARK + png_header(100_000, 100_000)), DAMAGED
    yield "picture: larger than textures are", _with_picture(_wide()), HEAVY
    yield "picture: KTX2", _with_picture(b"\xabKTX 20\xbb\r\n\x1a\n" + bytes(80)), EXTENSION
    yield "clip: of no accessor", model(lambda d: d["animations"][0]["samplers"][0].update(input=70)), DAMAGED
    yield (
        "clip: fewer values than keys",
        model(lambda d: d["animations"][0]["samplers"][0].update(output=2, input=3)),
        DAMAGED,
    )
    yield "extension: that nobody knows", model(lambda d: d.update(extensionsRequired=["ACME_shader"])), EXTENSION
    yield "extension: pictures of KTX2", model(lambda d: d.update(extensionsRequired=["KHR_texture_basisu"])), EXTENSION
    yield "light: a hundred", model(_lights), COMPLEX
    yield (
        "variants: no list",
        model(lambda d: d.update(extensions={"KHR_materials_variants": {"variants": 7}})),
        DAMAGED,
    )


def _packed() -> Iterator[Case]:
    for name, facts in {
        "more than there is": {"count": 2_000_000, "byteLength": 64},
        "another length": {"count": 5},
        "a stride that is none": {"byteStride": 6, "count": 8},
        "beyond its buffer": {"byteOffset": HUGE},
        "of no buffer": {"buffer": 5},
        "another mode": {"mode": "TRIANGLES", "byteStride": 4, "count": 12},
        "a mode that is none": {"mode": "EVIL"},
    }.items():
        yield f"meshopt: {name}", model(_meshopt(facts)), DAMAGED
    for name, head in {
        "none": bytes(64),
        "of another kind": b"DRACO\x02\x02\x00\x00\x00\x00" + bytes(60),
        "of another version": b"DRACO\x09\x02\x01\x00\x00\x00" + bytes(60),
        "numbers without end": b"DRACO\x02\x02\x01\x00\x00\x00" + b"\xff" * 60,
    }.items():
        yield f"draco: {name}", _draco(head), DAMAGED
    yield (
        "draco: four billion triangles",
        _draco(b"DRACO\x02\x02\x01\x00\x00\x00\xff\xff\xff\xff\x0f" + bytes(60)),
        HEAVY,
    )
    yield "draco: of no view", model(_primitive(extensions={"KHR_draco_mesh_compression": {"bufferView": 70}})), DAMAGED


def _sets(things: str, index: int, **facts: Any) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document[things][index] |= facts

    return change


def _primitive(**facts: Any) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document["meshes"][0]["primitives"][0] |= facts

    return change


def _without_view(count: int) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document["accessors"][0] = {"componentType": 5126, "count": count, "type": "SCALAR"}

    return change


def _sparse(count: int, *, view: int = 0) -> dict[str, Any]:
    indices = {"bufferView": view, "componentType": 5123}
    return {"count": count, "indices": indices, "values": {"bufferView": 0}}


def _with_bytes(at: int, content: bytes) -> bytes:
    document, whole = square()
    return glb(document, whole[:at] + content + whole[at + len(content) :])


def _with_picture(picture: bytes) -> bytes:
    return glb(*square(picture=picture))


def _with_chunk(file: bytes, name: bytes) -> bytes:
    further = struct.pack("<I4s", 8, name) + bytes(8)
    return file[:8] + struct.pack("<I", len(file) + len(further)) + file[12:] + further


def _wide() -> bytes:
    return png(9_000, 2)


def _data(content: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(content).decode()


def _tower(floors: int) -> list[dict[str, Any]]:
    return [{"children": [floor + 1]} for floor in range(floors)] + [{}]


def _many_draws(document: Document) -> None:
    document["meshes"][0]["primitives"] *= 500
    document["nodes"] = [{"mesh": 0} for _ in range(2_000)]
    document["animations"] = []


def _instances(document: Document) -> None:
    document["nodes"][0]["extensions"] = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": 4}}}
    document["accessors"].append({"componentType": 5121, "count": 1_000_000, "type": "SCALAR"})
    document["accessors"].append({"componentType": 5121, "count": 1_000_000, "type": "SCALAR"})
    document["nodes"] = [{"mesh": 0, "extensions": document["nodes"][0]["extensions"]} for _ in range(3)]


def _many_accessors(document: Document) -> None:
    document["accessors"] += [{"componentType": 5121, "count": 1_000_000, "type": "SCALAR"}] * 600


def _lights(document: Document) -> None:
    light = {"extensions": {"KHR_lights_punctual": {"light": 0}}}
    document["nodes"] += [light for _ in range(100)]


def _meshopt(facts: dict[str, Any]) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        packed = {"buffer": 0, "byteLength": 48, "byteStride": 12, "count": 4, "mode": "ATTRIBUTES"} | facts
        document["bufferViews"][0]["extensions"] = {"EXT_meshopt_compression": packed}
        if facts.get("count") == 2_000_000:
            document["bufferViews"][0] |= {"buffer": 1, "byteLength": 24_000_000}
            fallback = {"EXT_meshopt_compression": {"fallback": True}}
            document["buffers"].append({"byteLength": 24_000_000, "extensions": fallback})

    return change


def _draco(head: bytes) -> bytes:
    document, content = square()
    document["bufferViews"].append({"buffer": 0, "byteOffset": len(content), "byteLength": len(head)})
    content += head + bytes(-len(head) % 4)
    document["buffers"] = [{"byteLength": len(content)}]
    _primitive(extensions={"KHR_draco_mesh_compression": {"bufferView": 5, "attributes": {}}})(document)
    return glb(document, content)
