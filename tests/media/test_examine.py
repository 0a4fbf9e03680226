"""Every kind of file is known by its bytes, measured, and taken as it is."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image as Pillow

from lanting.media.asset import Facts, Found
from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused, TooHeavy
from lanting.media.limit import MODEL_TRIANGLES_MAX
from tests.media.models import glb, model, square, text_model
from tests.media.pictures import camera_jpeg, extended, jpeg, lossy, png, riff, webp
from tests.media.sounds import id3, mp3, opus, wav


def found(data: bytes) -> Found:
    return examine(memoryview(data))


def refused(data: bytes) -> AssetRefused:
    with pytest.raises(AssetRefused) as caught:
        found(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (png(40, 20), "image/png", (40, 20)),
        (jpeg(40, 30), "image/jpeg", (40, 30)),
        (webp(64, 32), "image/webp", (64, 32)),
        (riff(b"WEBP", lossy(70, 90)), "image/webp", (70, 90)),
        (riff(b"WEBP", extended(70, 90), (b"ICCP", b"profile"), lossy(70, 90)), "image/webp", (70, 90)),
    ],
)
def test_a_picture_is_measured_by_its_header(data: bytes, media_type: str, size: tuple[int, int]) -> None:
    assert found(data).media_type == media_type
    facts = found(data).facts
    assert (facts.width, facts.height) == size
    assert facts.is_panorama == (size[0] == 2 * size[1])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_that_others_write_are_taken(kind: str) -> None:
    written = io.BytesIO()
    Pillow.effect_noise((64, 48), 40).convert("RGB").save(written, kind)
    assert (found(written.getvalue()).facts.width, found(written.getvalue()).facts.height) == (64, 48)


def test_a_photograph_is_as_wide_as_it_is_shown_and_says_if_it_tells_a_place() -> None:
    upright = found(camera_jpeg(400, 300, orientation=6, located=True)).facts
    assert (upright.width, upright.height, upright.has_location) == (300, 400, True)
    flat = found(camera_jpeg(400, 300, orientation=1)).facts
    assert (flat.width, flat.height, flat.has_location) == (400, 300, False)


def test_several_pictures_in_one_file_are_as_phones_write_them() -> None:
    assert found(jpeg(400, 300) + jpeg(100, 75) + bytes(12)).facts.width == 400


@pytest.mark.parametrize(
    ("data", "media_type", "duration_ms"),
    [
        (wav(2.5), "audio/wav", 2_500),
        (wav(0.5, rate_hz=48_000, channels=2, bits=32, coding=3), "audio/wav", 500),
        (mp3(100), "audio/mpeg", -(-100 * 1_152_000 // 44_100)),
        (mp3(100, tag=id3(b"title"), tail=b"TAG" + bytes(125)), "audio/mpeg", -(-100 * 1_152_000 // 44_100)),
        (opus(3), "audio/ogg", 3_000),
    ],
)
def test_a_sound_lasts_as_long_as_its_frames(data: bytes, media_type: str, duration_ms: int) -> None:
    assert found(data) == Found("sound", media_type, Facts(duration_ms=duration_ms))


@pytest.mark.parametrize(("data", "media_type"), [(model(), "model/gltf-binary"), (text_model(), "model/gltf+json")])
def test_a_model_is_counted(data: bytes, media_type: str) -> None:
    assert found(data).media_type == media_type
    facts = found(data).facts
    assert (facts.triangles, facts.vertices, facts.textures, facts.pixels) == (2, 4, 1, 2_048)
    assert facts.clips == ("Turn",)
    assert facts.bounds == ((10.0, 0.0, 0.0), (11.0, 2.0, 0.0))
    assert {part.name for part in facts.parts} == {"Paint", "Square"}


def test_a_mesh_counts_as_often_as_it_is_drawn() -> None:
    def twice(document: dict[str, object]) -> None:
        document["nodes"] = [{"mesh": 0}, {"mesh": 0, "scale": [2, 2, 2]}]
        document["scenes"] = [{"nodes": [0, 1]}]
        document["animations"] = []

    facts = found(model(twice)).facts
    assert facts.triangles == 4
    assert facts.bounds == ((0.0, 0.0, 0.0), (2.0, 4.0, 0.0))


def test_variants_are_named() -> None:
    named = {"variants": [{"name": "beach"}, {"name": "street"}]}
    data = model(lambda document: document.update(extensions={"KHR_materials_variants": named}))
    assert found(data).facts.variants == ("beach", "street")


def test_ht128_what_is_said_of_a_model_is_not_believed_but_counted() -> None:
    """The bounds in its JSON are somebody's word; the numbers in its bytes are not."""
    data = model(lambda document: document["accessors"][0].update(min=[-900, 0, 0], max=[900, 0, 0]))
    assert found(data).facts.bounds == ((10.0, 0.0, 0.0), (11.0, 2.0, 0.0))


def test_draco_says_itself_how_many_triangles_it_becomes() -> None:
    """A sequential mesh of Draco 2.2 begins with that number."""
    document, content = square()
    head = b"DRACO\x02\x02\x01\x00\x00\x00" + b"\xe8\x07" + b"\x04" + bytes(8)
    document["bufferViews"].append({"buffer": 0, "byteOffset": len(content), "byteLength": len(head)})
    content += head
    document["buffers"] = [{"byteLength": len(content)}]
    extension = {"bufferView": 5, "attributes": {"POSITION": 0}}
    document["meshes"][0]["primitives"][0]["extensions"] = {"KHR_draco_mesh_compression": extension}
    document["extensionsRequired"] = ["KHR_draco_mesh_compression"]
    for accessor in document["accessors"][:2]:
        del accessor["bufferView"]
    assert found(glb(document, content)).facts.triangles == 1_000


def test_meshopt_counts_as_what_it_becomes() -> None:
    document, content = square()
    packed = b"\xa0" + bytes(63)
    document["bufferViews"].append(
        {
            "buffer": 1,
            "byteOffset": 0,
            "byteLength": 48,
            "byteStride": 12,
            "extensions": {
                "EXT_meshopt_compression": {
                    "buffer": 0,
                    "byteOffset": len(content),
                    "byteLength": len(packed),
                    "byteStride": 12,
                    "mode": "ATTRIBUTES",
                    "count": 4,
                }
            },
        }
    )
    content += packed
    document["buffers"] = [
        {"byteLength": len(content)},
        {"byteLength": 48, "extensions": {"EXT_meshopt_compression": {"fallback": True}}},
    ]
    document["accessors"][0]["bufferView"] = 5
    document["extensionsRequired"] = ["EXT_meshopt_compression"]
    facts = found(glb(document, content)).facts
    assert (facts.triangles, facts.bounds) == (2, ((10.0, 0.0, 0.0), (11.0, 2.0, 0.0)))


def test_ht128_what_is_too_heavy_names_its_heaviest_parts() -> None:
    def crowd(document: dict[str, object]) -> None:
        document["meshes"].append({"name": "Wall", "primitives": [{"attributes": {"POSITION": 4}}]})  # type: ignore[attr-defined]
        document["accessors"].append({"componentType": 5121, "count": 300_000, "type": "VEC3"})  # type: ignore[attr-defined]
        document["nodes"] = [{"mesh": 1} for _ in range(30)] + [{"mesh": 0}]
        document["scenes"] = [{"nodes": list(range(31))}]
        document["animations"] = []

    error = refused(model(crowd))
    assert isinstance(error, TooHeavy)
    assert error.facts == {
        "what": "triangles",
        "value": 3_000_002,
        "limit": MODEL_TRIANGLES_MAX,
        "parts": "Wall, Square",
        "part_count": 2,
    }


def test_extensions_that_are_not_needed_are_carried_along() -> None:
    data = model(
        lambda document: document.update(extensionsUsed=["ACME_smell"], extensions={"ACME_smell": {"of": "tar"}})
    )
    assert found(data).facts.extensions == ("ACME_smell",)


def test_what_a_picture_weighs_in_a_text_is_counted_too() -> None:
    def told(document: dict[str, object]) -> None:
        uri = "data:image/png;base64," + base64.b64encode(png(128, 128)).decode()
        document["images"] = [{"uri": uri}]

    assert found(text_model(told)).facts.pixels == 128 * 128
