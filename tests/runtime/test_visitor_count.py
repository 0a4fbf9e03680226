"""What people stop at in a Scene."""

from __future__ import annotations

import numpy as np

from lanting.kernel.ids import EntityId
from lanting.runtime.visitor_count import marks_of
from lanting.scene.component import placement
from lanting.scene.component.media import Image
from lanting.scene.component.registry import COMPONENT_NAMES, Component
from lanting.scene.entity import Entity
from lanting.scene.scene import Scene
from lanting.scene.template import TEMPLATES
from lanting.space.mark import MARKS_MAX

PICTURE = Image(asset="ast_0000000000000001")


def entity(number: int, *components: Component, name: str = "", at: tuple[float, float, float] = (0, 0, 0)) -> Entity:
    placed = placement.Transform(position=at)
    named = {COMPONENT_NAMES[type(each)]: each for each in (placed, *components)}
    return Entity(EntityId(f"ent_{number:016}"), name, components=named)


def test_sp143_one_stops_at_what_has_a_name_and_is_looked_at_and_in_zones_that_have_one() -> None:
    zone = placement.Zone(size=(2, 2, 2))
    scene = Scene(
        1,
        "test",
        [
            entity(1, PICTURE, name="River", at=(5, 1.5, 0)),
            entity(2, PICTURE, at=(0, 1.5, 0)),
            entity(3, zone, name="Corner", at=(0, 1, 9)),
            entity(4, zone, at=(0, 1, 9)),
            entity(5, placement.Seat(), name="Bench"),
        ],
    )
    marks = marks_of(scene)
    assert marks.entities == ("ent_0000000000000001", "ent_0000000000000003")
    people, there = marks.near(np.array([(5, 0, 2.9), (0, 0, 9.9), (0, 0, 0)], float))
    assert list(zip(people.tolist(), there.tolist(), strict=True)) == [(0, 0), (1, 1)]


def test_sp143_the_pictures_of_our_gallery_are_such_things() -> None:
    assert len(marks_of(Scene(1, "gallery", TEMPLATES["gallery"].build(1))).entities) >= 10


def test_sp143_a_place_with_more_is_counted_at_the_first_of_them() -> None:
    scene = Scene(1, "test", [entity(number, PICTURE, name="River") for number in range(MARKS_MAX + 9)])
    assert len(marks_of(scene).entities) == MARKS_MAX
