"""Snapshots: what a newcomer reads is what there is, and nothing else can be read."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.protocol.limit import ENTITIES_MAX, ENTITY_BYTES_MAX, ENTITY_NAME_CHARS_MAX
from lanting.scene.component.matter import Label
from lanting.scene.component.placement import Seat
from lanting.scene.refusal import ComponentRefused, ParentRefused, SceneRefused, SceneTooBig
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_content, decode_snapshot, encode_content, encode_snapshot
from tests.scene.making import entity, entity_id, scene
from tests.scene.strategies import scenes

GOLDEN = (
    '{"revision":7,"template":"test","entities":['
    '{"id":"ent_0000000000000001","name":"Bench","description":"","words":null,"parent":null,"is_locked":false,"components":{'
    '"transform":{"position":[1.0,2.0,3.0],"rotation":[0.0,0.0,0.0,1.0],"scale":[1.0,1.0,1.0]},'
    '"seat":{"height_m":0.5}}},'
    '{"id":"ent_0000000000000002","name":"","description":"","words":"thing-sign","parent":"ent_0000000000000001","is_locked":false,"components":{'
    '"transform":{"position":[0.0,0.0,0.0],"rotation":[0.0,0.0,0.0,1.0],"scale":[1.0,1.0,1.0]},'
    '"label":{"text":"兰亭","height_m":0.2,"colour":"#22313a","paper":null,"is_upright":false}}}]}'
)


def small() -> Scene:
    return scene(
        entity(1, Seat(height_m=0.5), at=(1.0, 2.0, 3.0), name="Bench"),
        entity(2, Label(text="兰亭"), parent=1, words="thing-sign"),
        revision=7,
    )


def test_a_snapshot_is_this_text() -> None:
    """Every client of every version reads it: another shape needs another Revision of all stored Scenes."""
    assert encode_snapshot(small()).decode() == GOLDEN


def test_stored_content_is_the_entities_of_it() -> None:
    assert json.loads(encode_content(small())) == json.loads(GOLDEN)["entities"]


def test_this_text_is_the_scene() -> None:
    there = decode_snapshot(GOLDEN.encode())
    assert there.entities == small().entities
    assert (there.revision, there.template) == (7, "test")


@given(scenes())
def test_any_scene_is_the_same_after_its_journey(place: Scene) -> None:
    there = decode_snapshot(encode_snapshot(place))
    assert list(there.entities.items()) == list(place.entities.items())
    assert (there.revision, there.template) == (place.revision, place.template)


@given(scenes())
def test_the_same_scene_is_the_same_bytes(place: Scene) -> None:
    data = encode_snapshot(place)
    assert encode_snapshot(decode_snapshot(data)) == data


@given(scenes())
def test_stored_content_becomes_the_scene_again(place: Scene) -> None:
    again = decode_content(place.revision, place.template, encode_content(place))
    assert encode_snapshot(again) == encode_snapshot(place)


@given(scenes(), st.integers(1, 1 << 60))
def test_content_does_not_know_its_revision(place: Scene, revision: int) -> None:
    assert encode_content(place) == encode_content(Scene(revision, place.template, place.entities.values()))


@given(scenes())
def test_any_json_reader_finds_the_same_numbers(place: Scene) -> None:
    """The page reads it with its own JSON: nothing is said that only one reader understands."""
    form = json.loads(encode_snapshot(place), parse_constant=pytest.fail)
    assert decode_snapshot(json.dumps(form).encode()).entities == place.entities


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"{}", id="nothing said"),
        pytest.param(b"\xff\xfe", id="no UTF-8"),
        pytest.param(b'{"revision":1,"template":"t"}', id="no entities"),
        pytest.param(b'{"revision":1,"entities":[]}', id="no template"),
        pytest.param(b'{"template":"t","entities":[]}', id="no revision"),
        pytest.param(b'{"revision":"1","template":"t","entities":[]}', id="a revision in words"),
        pytest.param(b'{"revision":1.5,"template":"t","entities":[]}', id="half a revision"),
        pytest.param(b'{"revision":1,"template":null,"entities":[]}', id="no template's name"),
        pytest.param(b'{"revision":1,"template":"t","entities":{}}', id="entities by name"),
        pytest.param(b'{"revision":1,"template":"t","entities":[null]}', id="an entity that is none"),
        pytest.param(b'{"revision":1,"template":"t","entities":[],"extra":1}', id="more than there is"),
        pytest.param(b'{"revision":1,"template":"t","entities":[]}{}', id="more after the end"),
        pytest.param(b"[" * 100_000, id="a deep hole"),
        pytest.param(b'{"revision":1' + b"0" * 5_000 + b',"template":"t","entities":[]}', id="a huge number"),
    ],
)
def test_what_is_no_snapshot_is_refused(data: bytes) -> None:
    with pytest.raises(SceneRefused, match="this is no scene snapshot"):
        decode_snapshot(data)


def with_entity(**changes: object) -> bytes:
    one: dict[str, object] = {
        "id": entity_id(1),
        "name": "",
        "description": "",
        "words": None,
        "parent": None,
        "components": {},
    }
    return json.dumps({"revision": 1, "template": "t", "entities": [one | changes]}).encode()


@pytest.mark.parametrize("field", ["id", "name", "description", "words", "parent", "components"])
def test_an_entity_says_all_of_itself(field: str) -> None:
    form: dict[str, Any] = json.loads(with_entity())
    del form["entities"][0][field]
    with pytest.raises(SceneRefused, match=f"missing required field `{field}`"):
        decode_snapshot(json.dumps(form).encode())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"colour": "red"}, "unknown field `colour`"),
        ({"id": 1}, "Expected `str`"),
        ({"name": None}, "Expected `str`"),
        ({"description": ["a"]}, "Expected `str`"),
        ({"words": 3}, "Expected `str | null`"),
        ({"parent": 2}, "Expected `str | null`"),
        ({"components": []}, "Expected `object`"),
    ],
)
def test_an_entity_says_nothing_else(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(SceneRefused, match=sentence.replace("|", r"\|")):
        decode_snapshot(with_entity(**changes))


@pytest.mark.parametrize(
    ("changes", "refusal", "sentence"),
    [
        ({"id": "bench"}, SceneRefused, "'bench' is no entity id"),
        ({"name": "n" * (ENTITY_NAME_CHARS_MAX + 1)}, SceneRefused, "shorten it"),
        ({"words": "Bench"}, SceneRefused, "'Bench' is no key of words; they look like thing-stone-bench"),
        ({"parent": entity_id(2)}, ParentRefused, f"the parent {entity_id(2)}, which is not there"),
        ({"parent": entity_id(1)}, ParentRefused, "its own parent"),
        ({"components": {"teleporter": {}}}, ComponentRefused, "no component is named 'teleporter'"),
        ({"components": {"Seat": {}}}, ComponentRefused, "no component is named 'Seat'"),
        ({"components": {"seat": {"colour": "#ffffff"}}}, ComponentRefused, "its seat is not as declared.*`colour`"),
        ({"components": {"seat": {"height_m": 3}}}, ComponentRefused, r"its seat is not as declared.*\$\.height_m"),
        ({"components": {"seat": None}}, ComponentRefused, "its seat is not as declared"),
        ({"components": {"seat": [0.4]}}, ComponentRefused, "its seat is not as declared"),
        ({"components": {"sheet": {"columns": 2, "points": [[0, 0, 0]] * 5, "colour": "#ffffff"}}}, None, "whole rows"),
        ({"components": {"transform": {"rotation": [0, 0, 0, 0.5]}}}, None, "of length 1, not 0.500"),
        ({"components": {"collider": {"kind": "height_field"}}}, None, "without a height_field"),
    ],
)
def test_what_no_scene_may_hold_cannot_be_read(
    changes: dict[str, object], refusal: type[SceneRefused] | None, sentence: str
) -> None:
    with pytest.raises(refusal or ComponentRefused, match=sentence) as caught:
        decode_snapshot(with_entity(**changes))
    assert caught.value.facts["entity"] == changes.get("id", entity_id(1))


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e400", "1" + "0" * 500, "0x1", "01", '"0.4"', "[" * 10_000]
)
def test_a_number_that_json_does_not_know_is_refused(number: str) -> None:
    data = with_entity(components={"seat": {"height_m": "HERE"}}).replace(b'"HERE"', number.encode())
    with pytest.raises(SceneRefused):
        decode_snapshot(data)


class TestBudgets:
    """A foreign snapshot is held to the same limits as a Scene made here."""

    def test_of_entities(self) -> None:
        form: dict[str, Any] = json.loads(with_entity())
        (one,) = form["entities"]
        form["entities"] = [one | {"id": entity_id(number)} for number in range(ENTITIES_MAX + 1)]
        with pytest.raises(SceneTooBig, match=str(ENTITIES_MAX)):
            decode_snapshot(msgspec.json.encode(form))

    def test_of_bytes(self) -> None:
        hole = [[0.0, 0.0]] * 512
        outline = {"outline": hole, "depth_m": 1, "colour": "#ffffff", "holes": [hole] * 16}
        tufts = {"tufts": [[-1234.56789012345, -1234.56789012345, -1234.56789012345]] * 4_096}
        stones = {"points": [[-1234.56789012345] * 3] * 8_192, "columns": 2, "colour": "#ffffff"}
        data = with_entity(components={"extrusion": outline, "grass": tufts, "sheet": stones})
        assert len(data) > ENTITY_BYTES_MAX
        with pytest.raises(SceneTooBig, match=str(ENTITY_BYTES_MAX)):
            decode_snapshot(data)

    def test_spaces_between_the_words_do_not_count(self) -> None:
        seat = with_entity(components={"seat": {}}).replace(b'{"seat": {}}', b'{"seat": {' + b" " * 600_000 + b"}}")
        assert decode_snapshot(seat).entities[entity_id(1)].get(Seat) == Seat()


def read_or_refused(data: bytes) -> None:
    """What is read can be said again; all else is refused, and nothing else is raised."""
    try:
        found = decode_snapshot(data)
    except SceneRefused:
        return
    assert decode_snapshot(encode_snapshot(found)).entities == found.entities


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@given(st.binary(max_size=100))
def test_any_bytes_are_stored_content_or_refused(data: bytes) -> None:
    try:
        decode_content(1, "t", data)
    except SceneRefused:
        return


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["components", "parent", "id", "seat", "label", "sheet", "height_field"]),
)
def test_any_json_in_any_place_is_read_or_refused(value: object, place: str) -> None:
    changes = {place: value} if place in ("components", "parent", "id") else {"components": {place: value}}
    read_or_refused(with_entity(**changes))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(GOLDEN.encode()) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_snapshot_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(GOLDEN.encode())
    for at, byte in changes:
        raw[at] = byte
    read_or_refused(bytes(raw))


@pytest.mark.parametrize("missing", range(1, len(GOLDEN.encode()), 37))
def test_a_snapshot_cut_short_is_refused(missing: int) -> None:
    with pytest.raises(SceneRefused):
        decode_snapshot(GOLDEN.encode()[:-missing])
