"""Snapshots: what a newcomer reads is what there is, and nothing else can be read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.scene.component.matter import Label
from lanting.scene.component.placement import Seat
from lanting.scene.scene import ComponentRefused, ParentRefused, Scene, SceneRefused
from lanting.scene.snapshot import decode_content, decode_snapshot, encode_content, encode_snapshot
from lanting.scene.template import TEMPLATES
from tests.scene.making import entity, entity_id, scene


def small() -> Scene:
    return scene(
        entity(1, Seat(height_m=0.5), at=(1.0, 2.0, 3.0), name="Bench"),
        entity(2, Label(text="兰亭"), parent=1),
        revision=7,
    )


def test_a_snapshot_says_every_field_of_every_component() -> None:
    form = json.loads(encode_snapshot(small()))
    assert form["revision"] == 7
    assert form["template"] == "test"
    assert form["entities"][0] == {
        "id": entity_id(1),
        "name": "Bench",
        "description": "",
        "parent": None,
        "components": {
            "transform": {"position": [1.0, 2.0, 3.0], "rotation": [0.0, 0.0, 0.0, 1.0], "scale": [1.0, 1.0, 1.0]},
            "seat": {"height_m": 0.5},
        },
    }
    assert form["entities"][1]["parent"] == entity_id(1)


def test_a_scene_is_the_same_after_its_journey() -> None:
    there = decode_snapshot(encode_snapshot(small()))
    assert there.entities == small().entities
    assert (there.revision, there.template) == (7, "test")


def test_the_same_scene_is_the_same_bytes() -> None:
    assert encode_snapshot(small()) == encode_snapshot(decode_snapshot(encode_snapshot(small())))


def test_stored_content_becomes_the_scene_again() -> None:
    stored = encode_content(small())
    again = decode_content(7, "test", stored)
    assert encode_snapshot(again) == encode_snapshot(small())


def test_content_does_not_know_its_revision() -> None:
    assert encode_content(small()) == encode_content(Scene(8, "test", small().entities.values()))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_survives_its_journey(name: str) -> None:
    place = Scene(1, name, TEMPLATES[name].build(353))
    assert decode_snapshot(encode_snapshot(place)).entities == place.entities


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"revision":1,"template":"t"}',
        b'{"revision":"1","template":"t","entities":[]}',
        b'{"revision":1,"template":"t","entities":[],"extra":1}',
        b'{"revision":1,"template":"t","entities":[{"id":"ent_0000000000000001"}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_snapshot_is_refused(data: bytes) -> None:
    with pytest.raises(SceneRefused):
        decode_snapshot(data)


def with_components(components: dict[str, object], parent: str | None = None) -> bytes:
    one = {"id": entity_id(1), "name": "", "description": "", "parent": parent, "components": components}
    return json.dumps({"revision": 1, "template": "t", "entities": [one]}).encode()


def test_an_unknown_component_is_refused_by_name() -> None:
    with pytest.raises(ComponentRefused, match="'teleporter'"):
        decode_snapshot(with_components({"teleporter": {}}))


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ComponentRefused, match="colour"):
        decode_snapshot(with_components({"seat": {"colour": "#ffffff"}}))


def test_a_parent_that_is_not_there_is_refused() -> None:
    with pytest.raises(ParentRefused):
        decode_snapshot(with_components({}, parent=entity_id(2)))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        decode_snapshot(data)
    except SceneRefused:
        return


@given(st.data())
def test_a_snapshot_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(encode_snapshot(small()))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        decode_snapshot(bytes(raw))
    except SceneRefused:
        return
