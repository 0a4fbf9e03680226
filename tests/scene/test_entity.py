"""Entities and the ids they keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.ids import is_id
from lanting.scene.component.placement import Seat, Spawn
from lanting.scene.entity import Entity, seeded_entity_id
from tests.scene.making import entity, entity_id


def test_an_entity_gives_its_component_by_type() -> None:
    bench = entity(1, Seat(height_m=0.5))
    assert bench.get(Seat) == Seat(height_m=0.5)
    assert bench.get(Spawn) is None


def test_an_entity_may_be_without_anything() -> None:
    assert Entity(entity_id(1)).get(Seat) is None


@pytest.mark.parametrize(
    ("template", "seed", "key", "found"),
    [
        ("courtyard", 7, "stairs", "ent_by29dtzmjdn4cr0q"),
        ("orchid-pavilion", 353, "gate", "ent_dnjd2nny67075r5k"),
        ("open-field", 0, "floor", "ent_jx992mzexwb5b94r"),
    ],
)
def test_an_id_stays_as_it_was_when_this_test_was_written(template: str, seed: int, key: str, found: str) -> None:
    """A changed rule would give every thing of every stored Scene a new id."""
    assert seeded_entity_id(template, seed, key) == found


@given(st.text(max_size=40), st.integers(0, (1 << 32) - 1), st.text(max_size=40))
def test_any_template_seed_and_key_make_an_entity_id(template: str, seed: int, key: str) -> None:
    assert is_id(seeded_entity_id(template, seed, key), "ent")


def test_an_id_differs_by_template_seed_and_key() -> None:
    ids = {
        seeded_entity_id(template, seed, key)
        for template in ("courtyard", "orchid-pavilion")
        for seed in range(50)
        for key in ("stairs", "ramp", "", "7")
    }
    assert len(ids) == 2 * 50 * 4


def test_a_seed_and_a_key_do_not_run_into_one_another() -> None:
    assert seeded_entity_id("t", 1, "1stairs") != seeded_entity_id("t", 11, "stairs")


def test_an_entity_never_changes() -> None:
    with pytest.raises(AttributeError):
        Entity(entity_id(1)).name = "Bench"  # type: ignore[misc]
