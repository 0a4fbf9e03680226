"""From one Scene to another; a draft and what publishing it means."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.operation import Operation
from lanting.protocol.word import Overwriting
from lanting.scene.difference import changed_entities, difference, moved_base, overwriting
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from tests.scene.editing import ANN, BOB, add, clear, edits_of, hang, live, move, put, remove, triangles_of
from tests.scene.following import Follower, things_of
from tests.scene.making import entity_id

BENCH, LABEL, SHELF, SIGN, GATE, SKY = range(1, 7)
SEEDS: Final = st.integers(0, (1 << 32) - 1)


def after(seed: int) -> LiveScene:
    """The garden after some edits."""
    place = live()
    for operations in edits_of(seed):
        try:
            place.apply(operations, ANN)
        except EditRefused:
            continue
    return place


@given(SEEDS, SEEDS)
def test_sc15_the_difference_makes_any_scene_any_other(one: int, other: int) -> None:
    here, there = after(one).scene(), after(other).scene()
    follower = Follower(here)
    follower.follow(difference(here, there))
    assert follower.things == things_of(there)
    assert difference(here, here) == []
    place = LiveScene(here, triangles_of)
    place.restore(there, BOB)
    assert things_of(place.scene()) == things_of(there)


@given(SEEDS)
def test_sc31_where_nothing_else_happened_publishing_shows_the_draft(day: int) -> None:
    base, draft = live().scene(), after(day).scene()
    published = live()
    published.publish(base, draft, ANN)
    assert things_of(published.scene()) == things_of(draft)
    assert overwriting(base, draft, base) == []
    assert (changed_entities(base, draft) == 0) == (things_of(base) == things_of(draft))


@given(SEEDS, SEEDS)
def test_sc31_what_the_draft_left_alone_stays_as_it_is_published(drafted: int, meanwhile: int) -> None:
    """SC-31 and SC-33, where publishing is not refused: for a second sky, or a solid that would be tilted."""
    base, draft, published = live().scene(), after(drafted).scene(), after(meanwhile)
    before = published.scene()
    try:
        change = published.publish(base, draft, BOB)
    except EditRefused:
        assert published.scene() is before
        return
    now, was, then, said = (things_of(each) for each in (published.scene(), base, before, draft))
    for entity in now.keys() & was.keys() & then.keys() & said.keys():
        for field in ("name", "description", "words", "is_locked"):
            changed = said[entity][field] != was[entity][field]
            assert now[entity][field] == (said if changed else then)[entity][field]
    assert things_of(published.scene()) == things_of(Scene(1, "test", published.scene().entities.values()))
    if change.revision is not None:
        back = published.undo(BOB)
        assert things_of(published.scene()) == things_of(before)
        base_again = moved_base(draft, back.operations)
        published.publish(base_again, draft, BOB)
        for entity in now.keys() & said.keys():
            assert published.scene().entities[entity_id(int(entity[4:]))].name == now[entity]["name"]


def edited(*operations: Operation) -> Scene:
    place = live()
    place.apply(operations, ANN)
    return place.scene()


def published(drafted: Scene, *meanwhile: Operation) -> LiveScene:
    place = live()
    place.apply(meanwhile, BOB)
    place.publish(live().scene(), drafted, ANN)
    return place


UNLOCK: Final = put(GATE, "entity", is_locked=False)


def test_sc31_is_one_edit_and_passes_locks() -> None:
    place = live()
    change = place.publish(place.scene(), edited(UNLOCK, move(GATE, 3), remove(BENCH), add(20, parent=GATE)), ANN)
    assert (change.kind, change.revision, change.undoes_publish) == ("publish", 2, False)
    back = place.undo(BOB, revision=2)
    assert (back.undoes_publish, things_of(place.scene())) == (True, things_of(live().scene()))
    assert place.undo(BOB, redo=True).undoes_publish
    assert entity_id(BENCH) not in place.entities


@pytest.mark.parametrize(
    ("drafted", "meanwhile", "there"),
    [
        ([put(BENCH, "shape", colour="#000000")], [put(BENCH, "shape", size=[2, 2, 2])], True),
        ([put(BENCH, "entity", name="Draft")], [move(BENCH, 3)], True),
        ([put(BENCH, "entity", name="Draft")], [remove(BENCH)], True),
        ([move(SHELF, 1)], [remove(BENCH)], False),
        ([add(20, parent=BENCH)], [remove(BENCH)], True),
        ([remove(BENCH)], [put(BENCH, "entity", name="Ours")], False),
        ([remove(BENCH)], [add(20, parent=BENCH)], False),
    ],
)
def test_sc32_what_was_removed_stays_removed_unless_the_draft_needs_it(
    drafted: list[Operation], meanwhile: list[Operation], there: bool
) -> None:
    place = published(edited(*drafted), *meanwhile)
    assert (entity_id(BENCH) in place.entities) is there


def test_sc32_both_changes_of_one_thing_are_kept() -> None:
    place = published(
        edited(put(BENCH, "shape", colour="#000000"), put(SIGN, "lamp")), put(BENCH, "shape", size=[2, 2, 2])
    )
    shape = place.entities[entity_id(BENCH)].components["shape"]
    assert (shape.colour, shape.size) == ("#000000", (2.0, 2.0, 2.0))


def test_sc32_things_hung_on_one_another_hang_as_in_the_draft() -> None:
    place = published(edited(hang(SHELF, SIGN)), hang(SIGN, SHELF))
    assert place.entities[entity_id(SHELF)].parent == entity_id(SIGN)
    assert place.entities[entity_id(SIGN)].parent is None


def test_sc32_what_hung_on_what_is_gone_comes_back_to_where_the_draft_has_it() -> None:
    place = published(edited(remove(SHELF), put(SIGN, "entity", name="Sign")), hang(SIGN, SHELF))
    assert place.entities[entity_id(SIGN)].parent is None


@pytest.mark.parametrize(
    ("drafted", "meanwhile", "expected"),
    [
        ([put(BENCH, "entity", name="A")], [put(BENCH, "entity", name="B")], [("A", "entity", "name")]),
        ([put(BENCH, "entity", name="A")], [put(BENCH, "entity", name="A")], []),
        ([put(BENCH, "entity", name="A")], [put(BENCH, "entity", description="B")], []),
        ([move(SHELF, 1)], [move(SHELF, 2)], [("Shelf", "transform", "position")]),
        ([clear(BENCH, "seat")], [put(BENCH, "seat", height_m=0.3)], [("Bench", "seat", "")]),
        ([put(SIGN, "lamp")], [put(SIGN, "lamp", strength=1)], [("", "lamp", "")]),
        ([remove(BENCH)], [put(BENCH, "entity", name="B")], [("B", "", "")]),
        ([put(BENCH, "entity", name="A")], [remove(BENCH)], [("A", "", "")]),
        ([add(20)], [add(20, seat={})], [("", "", "")]),
    ],
)
def test_sc32_what_is_overwritten_is_listed(
    drafted: list[Operation], meanwhile: list[Operation], expected: list[tuple[str, str, str]]
) -> None:
    base, now = live().scene(), edited(*meanwhile)
    found = [each for each in overwriting(base, edited(*drafted), now) if each.entity != entity_id(LABEL)]
    assert [(each.name, each.component, each.property) for each in found] == expected
    assert all(isinstance(each, Overwriting) for each in found)
