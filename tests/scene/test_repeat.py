"""Copies: where they stand, what they weigh, and that nobody puts them where she may not build."""

from __future__ import annotations

import math
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.limit import ENTITIES_MAX, PERSON_TRIANGLES_MAX, TRIANGLES_MAX
from lanting.protocol.word import Usage
from lanting.scene.component.repeat import Generator
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from tests.scene.editing import ANN, ASSET, BOB, CEM, add, clear, garden, hang, live, put, remove, triangles_of
from tests.scene.making import scene

MODEL: Final = {"asset": ASSET}


def ten(**more: Any) -> dict[str, Any]:
    return {"count": 10, **more}


def weight(usage: Usage) -> tuple[int, int]:
    return usage.entities, usage.triangles


def test_sc62_each_copy_counts_as_a_thing_with_its_triangles() -> None:
    place = live(scene())
    place.apply([add(1, model=MODEL, generator=ten()), add(2, 1, model=MODEL), add(3, 2)], ANN)
    assert weight(place.usage()) == (30, 20_000)
    place.apply([put(2, "generator", count=3)], BOB)
    assert weight(place.usage()) == (70, 40_000)
    assert weight(place.usage_of(ANN.user)) == (70, 40_000)
    place.apply([hang(2, None)], ANN)
    assert weight(place.usage()) == (16, 13_000)
    place.undo(ANN)
    place.apply([clear(1, "generator")], ANN)
    assert weight(place.usage()) == (7, 4_000)
    place.apply([remove(1)], ANN)
    assert weight(place.usage()) == (0, 0)


def test_sc62_a_relief_weighs_its_triangles() -> None:
    place = live(scene())
    place.apply([add(1, surface={"asset": ASSET}), add(2, points={"asset": ASSET})], ANN)
    assert weight(place.usage()) == (2, 1_000)


@pytest.mark.parametrize(
    ("count", "what", "value", "limit"),
    [(10_000, "triangles", 10_000_000, TRIANGLES_MAX), (10_000, "entities", 20_000, ENTITIES_MAX)],
)
def test_sc62_too_many_copies_are_refused_with_numbers(count: int, what: str, value: int, limit: int) -> None:
    place = live(scene())
    place.apply([add(1, model=MODEL) if what == "triangles" else add(1)], ANN)
    before = place.usage()
    more = [] if what == "triangles" else [add(2, 1)]
    with pytest.raises(EditRefused) as caught:
        place.apply([put(1, "generator", count=count), *more], ANN)
    assert {"what": what, "max": limit}.items() <= caught.value.facts.items()
    assert caught.value.facts["value"] == value
    assert str(value) in str(caught.value) and str(limit) in str(caught.value)
    assert place.usage() == before


def test_sc62_copies_of_copies_are_refused_however_deep() -> None:
    place = live(scene())
    chain = [add(each, each - 1 if each > 1 else None, generator={"count": 10_000}) for each in range(1, 9)]
    with pytest.raises(EditRefused) as caught:
        place.apply(chain, ANN)
    assert caught.value.code == "budget"


def test_sc62_a_persons_copies_are_hers() -> None:
    place = live(garden())
    with pytest.raises(EditRefused) as caught:
        place.apply(
            [add(20, model=MODEL, generator={"count": PERSON_TRIANGLES_MAX // 1_000 + 1, "spacing_m": 0.01})], CEM
        )
    assert caught.value.facts["whose"] == "person"


Steps = list[tuple[int, int | None, int | None]]


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6) | st.none(), st.integers(2, 4) | st.none()), max_size=12)
)
def test_sc62_whatever_is_hung_and_repeated_weighs_what_a_fresh_count_finds(steps: Steps) -> None:
    place = live(scene())
    place.apply([add(each, model=MODEL) for each in range(1, 7)], ANN)
    for number, parent, count in steps:
        change = clear(number, "generator") if count is None else put(number, "generator", count=count)
        for operation in (change, hang(number, parent)):
            try:
                place.apply([operation], ANN)
            except EditRefused:
                continue
    again = LiveScene(place.scene(), triangles_of, place.makers)
    assert (place.usage(), place.usage_of(ANN.user)) == (again.usage(), again.usage_of(ANN.user))


@pytest.mark.parametrize("generator", [{"count": 12}, {"kind": "ring"}, {"kind": "grid", "columns": 30, "count": 60}])
def test_sc63_copies_stay_within_a_building_area(generator: dict[str, Any]) -> None:
    place = live(garden())
    place.apply([add(20, generator=generator | {"spacing_m": 0.3, "radius_m": 2.0})], CEM)
    with pytest.raises(EditRefused) as caught:
        place.apply([put(20, "generator", spacing_m=2.0, radius_m=12.0)], CEM)
    assert caught.value.code == "area"


@given(
    st.builds(
        Generator,
        kind=st.sampled_from(["row", "grid"]),
        count=st.integers(2, 60),
        columns=st.integers(1, 70),
        spacing_m=st.floats(0.001, 10),
    )
)
def test_sc63_the_corners_hold_every_copy(generator: Generator) -> None:
    columns = generator.count if generator.kind == "row" else generator.columns
    corners = generator.corners()
    for at in range(generator.count):
        x, z = (at % columns) * generator.spacing_m, (at // columns) * generator.spacing_m
        assert min(each[0] for each in corners) <= x <= max(each[0] for each in corners) + 1e-9
        assert min(each[2] for each in corners) <= z <= max(each[2] for each in corners) + 1e-9


@given(st.integers(2, 60), st.floats(0.001, 100))
def test_sc63_a_ring_lies_before_the_thing(count: int, radius: float) -> None:
    corners = Generator(kind="ring", count=count, radius_m=radius).corners()
    for at in range(count):
        turn = math.tau * at / count
        x, z = radius * math.sin(turn), radius * (math.cos(turn) - 1)
        assert min(each[0] for each in corners) - 1e-9 <= x <= max(each[0] for each in corners) + 1e-9
        assert min(each[2] for each in corners) - 1e-9 <= z <= max(each[2] for each in corners) + 1e-9
