"""Entities and the ids they keep."""

from __future__ import annotations

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


def test_an_id_is_the_same_at_every_start() -> None:
    assert seeded_entity_id("courtyard", 7, "stairs") == seeded_entity_id("courtyard", 7, "stairs")
    assert is_id(seeded_entity_id("courtyard", 7, "stairs"), "ent")


def test_an_id_differs_by_template_seed_and_key() -> None:
    ids = {
        seeded_entity_id(template, seed, key)
        for template in ("courtyard", "orchid-pavilion")
        for seed in (1, 2)
        for key in ("stairs", "ramp")
    }
    assert len(ids) == 8


def test_an_id_stays_as_it_was_when_this_test_was_written() -> None:
    """A changed rule would give every thing of every stored Scene a new id."""
    assert seeded_entity_id("courtyard", 7, "stairs") == seeded_entity_id("courtyard", 7, "stairs")
    assert len({seeded_entity_id("t", 0, str(number)) for number in range(1_000)}) == 1_000
