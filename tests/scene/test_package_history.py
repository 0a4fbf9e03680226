"""A Space's history in a file: gone through on another Server it is the same, and no hostile one is (HT-158)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.kernel.ids import UserId, new_user_id
from lanting.protocol.word import Rules
from lanting.scene.package import File, Manifest, PackageRefused, content_digest
from lanting.scene.package_history import Past, encode_history, read_history
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_content
from tests.scene.editing import ANN, ASSET, Ask, a_day, add
from tests.scene.making import entity_id
from tests.scene.test_edit_law import Place

SOURCE: Final = Random(3)
OTHER: Final = "ast_000000000000000z"


def new_user() -> UserId:
    return UserId(new_user_id(SOURCE.randbytes))


def a_place(seed: int) -> Place:
    place = Place()
    for ask in a_day(seed):
        place.take(ask)
    return place


def packed(place: Place) -> bytes:
    return encode_history(place.scenes[min(place.scenes)], place.journal)


def opened(scene: Scene, history: bytes, ids: Mapping[str, str] | None = None) -> Past:
    said = Manifest(
        format=1,
        made_at=0,
        name="Garden",
        template=scene.template or "garden",
        rules=Rules(),
        revision=scene.revision,
        content=content_digest(encode_content(scene)),
        scene_bytes=len(encode_content(scene)),
        assets=[],
        history=File(sha256(history).hexdigest(), "application/json", len(history)),
    )
    return read_history(said, scene, history, ids or {}, new_user)


@settings(max_examples=25)
@given(st.integers(0, (1 << 32) - 1))
def test_ht158_a_history_that_was_opened_and_saved_again_is_the_same_to_the_byte(seed: int) -> None:
    place = a_place(seed)
    past = opened(place.live.scene(), packed(place))
    assert encode_history(past.begins, past.entries) == packed(place)
    assert encode_content(past.ends.scene) == encode_content(place.live.scene())
    assert [(each.operations, each.inverse) for each in past.entries] == [
        (each.operations, each.inverse) for each in place.journal
    ], "what takes each edit back is found anew"
    assert not {each.user for each in past.entries} & {each.user for each in place.journal}


def test_ht158_people_keep_their_names_and_nothing_else() -> None:
    place = a_place(5)
    history = packed(place)
    assert b"usr_" not in history
    names: dict[UserId, set[str]] = {}
    for each in opened(place.live.scene(), history).entries:
        names.setdefault(each.user, set()).add(each.name)
    assert all(len(each) == 1 for each in names.values()), "one User for each, all through"
    assert {name for each in names.values() for name in each} == {each.name for each in place.journal}


def test_ht158_an_asset_that_gets_another_id_has_it_in_the_past_too() -> None:
    place = Place()
    place.take(Ask("edit", ANN, [add(8, model={"asset": ASSET})]))
    place.take(Ask("edit", ANN, [add(9, model={"asset": ASSET})]))
    history = packed(place).replace(ASSET.encode(), OTHER.encode())
    past = opened(place.live.scene(), history, {OTHER: ASSET})
    assert encode_history(past.begins, past.entries) == packed(place)


def edits(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[bytes], bytes]:
    def rewrite(history: bytes) -> bytes:
        said = json.loads(history)
        change(said["edits"])
        return json.dumps(said).encode()

    return rewrite


def says(**values: Any) -> Callable[[bytes], bytes]:
    return lambda history: json.dumps(json.loads(history) | values).encode()


LOOP = {"op": "set", "id": entity_id(1), "component": "entity", "values": {"parent": entity_id(1)}}
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no JSON": lambda history: history[:-9],
    "deep JSON": lambda history: b"[" * 200_000,
    "no edits": says(edits=[]),
    "another beginning": says(entities=[]),
    "a revision that is none": says(revision=-1),
    "a word too many": says(owner="me"),
    "a gap": edits(lambda all_: all_.pop(1)),
    "an edit twice": edits(lambda all_: all_.insert(1, all_[0])),
    "an edit that takes back a later one": edits(lambda all_: all_[0].update(undoes=2**52)),
    "a time that no clock has": edits(lambda all_: all_[0].update(at=2**70)),
    "a person without end": edits(lambda all_: all_[0].update(person=10**9)),
    "a name without end": edits(lambda all_: all_[0].update(name="n" * 10_000)),
    "a kind that there is not": edits(lambda all_: all_[0].update(kind="forge")),
    "a loop": edits(lambda all_: all_[0].update(operations=[LOOP])),
    "a component that there is not": edits(
        lambda all_: all_[0].update(operations=[{**LOOP, "component": "rocket", "values": {"thrust": 1}}])
    ),
    "another end": edits(lambda all_: all_[-1].update(operations=[])),
}


@pytest.mark.parametrize("said", HOSTILE)
def test_ht158_a_history_that_is_not_as_it_must_be_is_refused(said: str) -> None:
    place = a_place(5)
    assert len(place.journal) > 3 and place.journal[-1].operations
    with pytest.raises(PackageRefused):
        opened(place.live.scene(), HOSTILE[said](packed(place)))
