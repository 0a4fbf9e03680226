"""How much is built, by whom, and where it ends."""

from __future__ import annotations

from typing import Final

import pytest

from lanting.kernel.ids import UserId
from lanting.protocol.limit import ENTITIES_MAX, ENTITY_BYTES_MAX, PERSON_ENTITIES_MAX, PERSON_TRIANGLES_MAX
from lanting.protocol.operation import Operation
from lanting.protocol.word import Usage
from lanting.scene.authority import Author
from lanting.scene.entity import Entity
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.usage import PERSON_MAX, SPACE_MAX
from tests.scene.editing import ANN, ASSET, BOB, CEM, add, garden, live, put, remove
from tests.scene.making import entity_id, scene

MODEL: Final = {"asset": ASSET}
CEM_BUILDS: Final = Author(CEM.user, CEM.name, is_builder=True)


def counts(usage: Usage) -> tuple[int, int]:
    return usage.entities, usage.triangles


def test_sc19_counts_entities_bytes_and_triangles() -> None:
    place = live(scene())
    place.apply([add(1, model=MODEL), add(2, seat={})], CEM_BUILDS)
    usage = place.usage_of(CEM.user)
    assert (usage.entities, usage.triangles) == (2, 1_000)
    assert usage.bytes == len(f'{{"asset":"{ASSET}","variant":null,"casts_shadow":true}}{{"height_m":0.45}}')
    assert (usage.entities_max, usage.bytes_max, usage.triangles_max) == PERSON_MAX
    assert place.usage().entities_max == SPACE_MAX.entities


def test_sc19_a_thing_is_its_makers_whoever_changes_it_or_brings_it_back() -> None:
    place = live(scene())
    place.apply([add(1, model=MODEL)], CEM_BUILDS)
    place.apply([put(1, "entity", name="Ann's now")], ANN)
    place.apply([remove(1)], ANN)
    assert counts(place.usage_of(CEM.user)) == (0, 0)
    place.undo(ANN)
    assert (counts(place.usage_of(CEM.user)), counts(place.usage_of(ANN.user))) == ((1, 1_000), (0, 0))


def test_sc19_nobody_made_what_a_template_brought() -> None:
    place = live()
    place.apply([remove(1)], ANN)
    place.undo(ANN)
    assert counts(place.usage_of(ANN.user)) == (0, 0)
    assert place.usage() == live().usage()


def test_sc19_who_adds_an_id_again_has_made_it() -> None:
    place = live(scene())
    place.apply([add(1)], CEM_BUILDS)
    place.apply([remove(1)], ANN)
    place.apply([add(1)], BOB)
    assert [counts(place.usage_of(each.user))[0] for each in (CEM, ANN, BOB)] == [0, 0, 1]


def of_cem(count: int, triangles: int = 0) -> LiveScene:
    things = [entity.id for entity in garden().entities.values()]
    entities = [*garden().entities.values(), *(Entity(entity_id(100 + each)) for each in range(count))]
    makers = {each.id: CEM.user for each in entities if each.id not in things}
    return LiveScene(Scene(1, "test", entities), lambda asset: triangles, makers)


@pytest.mark.parametrize(
    ("things", "triangles", "operations", "facts"),
    [
        (PERSON_ENTITIES_MAX, 0, [add(20)], {"whose": "person", "what": "entities", "max": PERSON_ENTITIES_MAX}),
        (
            0,
            PERSON_TRIANGLES_MAX,
            [add(20, model=MODEL), add(21, model=MODEL)],
            {"whose": "person", "what": "triangles", "max": PERSON_TRIANGLES_MAX},
        ),
        (
            ENTITIES_MAX - 7 - 1,
            0,
            [add(20), add(21)],
            {"whose": "space", "what": "entities", "max": ENTITIES_MAX},
        ),
        (
            0,
            0,
            [
                put(1, "grass", tufts=[[0.123456789, 0.123456789, 0.123456789]] * 4_096),
                *(
                    put(
                        1, name, stems=[[0.1234567890123] * 3 + [1.1234567890123, 0.123456789012, 0.123456789012]] * 256
                    )
                    for name in ["bamboo"]
                ),
                put(
                    1,
                    "height_field",
                    xs=list(range(256)),
                    zs=list(range(256)),
                    heights=[0.123456] * 65_536,
                    palette=["#ffffff"],
                    paint=[0] * 65_536,
                ),
            ],
            {"whose": "entity", "what": "bytes", "max": ENTITY_BYTES_MAX},
        ),
    ],
    ids=["a person's things", "a person's triangles", "a space's things", "an entity's bytes"],
)
def test_sc19_more_than_enough_is_refused(
    things: int, triangles: int, operations: list[Operation], facts: dict[str, str | int]
) -> None:
    place = of_cem(things, triangles)
    before = place.usage()
    with pytest.raises(EditRefused) as caught:
        place.apply(operations, CEM if facts["whose"] == "person" else ANN)
    told = caught.value.facts
    value, limit = told["value"], told["max"]
    assert (caught.value.code, told) == ("budget", facts | {"value": value})
    assert isinstance(value, int) and isinstance(limit, int) and value > limit
    assert place.usage() == before


def test_sc19_builders_are_held_by_the_space_alone() -> None:
    of_cem(PERSON_ENTITIES_MAX).apply([add(20)], CEM_BUILDS)


def test_sc19_what_is_over_may_become_less() -> None:
    place = of_cem(PERSON_ENTITIES_MAX + 5)
    place.apply([remove(100)], CEM)
    with pytest.raises(EditRefused):
        place.apply([add(20)], CEM)


def test_sc19_makers_of_what_can_come_back_are_known_after_a_snapshot() -> None:
    place = live(scene())
    place.apply([add(1), add(2)], CEM_BUILDS)
    place.apply([remove(1)], ANN)
    place.note_snapshot()
    assert (place.makers, place.edits_since_snapshot) == ({entity_id(1): CEM.user, entity_id(2): CEM.user}, 0)
    again = LiveScene(place.scene(), lambda asset: 0, place.makers)
    again.note_snapshot()
    assert again.makers == {entity_id(2): UserId("usr_cem")}
