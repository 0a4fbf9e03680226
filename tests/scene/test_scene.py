"""A Scene takes what is as declared and refuses the rest with a sentence that helps."""

from __future__ import annotations

import pytest

from lanting.kernel.ids import EntityId
from lanting.scene.component.air import Sky
from lanting.scene.component.matter import Label, Shape
from lanting.scene.component.placement import Bounds, Portal, Seat, Spawn, Transform
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.entity import Entity
from lanting.scene.scene import (
    DESCRIPTION_CHARS_MAX,
    ENTITIES_MAX,
    NAME_CHARS_MAX,
    PARENTS_MAX,
    ComponentRefused,
    ParentRefused,
    SceneRefused,
    SceneTooBig,
)
from tests.scene.making import entity, entity_id, scene


def test_a_scene_keeps_its_entities_in_their_order() -> None:
    place = scene(entity(2), entity(1), entity(3))
    assert list(place.entities) == [entity_id(2), entity_id(1), entity_id(3)]


def test_an_empty_scene_is_a_scene() -> None:
    assert not scene().entities


def test_each_gives_every_component_of_a_type_in_order() -> None:
    place = scene(entity(1, Seat(height_m=0.4)), entity(2, Spawn()), entity(3, Seat(height_m=0.5)))
    assert [(each.id, seat.height_m) for each, _, seat in place.each(Seat)] == [
        (entity_id(1), 0.4),
        (entity_id(3), 0.5),
    ]


def test_sole_gives_the_one_there_is() -> None:
    assert scene(entity(1, Sky())).sole(Sky) == Sky()
    assert scene().sole(Sky) is None


class TestIds:
    @pytest.mark.parametrize("text", ["", "bench", "spc_0000000000000001", "ent_1", "ent_000000000000000U"])
    def test_that_are_none_are_refused(self, text: str) -> None:
        with pytest.raises(SceneRefused, match="no entity id"):
            scene(Entity(EntityId(text)))

    def test_are_there_once(self) -> None:
        with pytest.raises(SceneRefused, match="there twice"):
            scene(entity(1), entity(1))


class TestParents:
    def test_may_come_after_their_parts(self) -> None:
        scene(entity(1, parent=2), entity(2))

    def test_must_be_there(self) -> None:
        with pytest.raises(ParentRefused, match="which is not there") as caught:
            scene(entity(1, parent=9))
        assert caught.value.code == "parent_refused"
        assert caught.value.facts == {"entity": entity_id(1)}

    def test_are_not_oneself(self) -> None:
        with pytest.raises(ParentRefused, match="its own parent"):
            scene(entity(1, parent=1))

    def test_make_no_loop(self) -> None:
        with pytest.raises(ParentRefused, match="its own parent"):
            scene(entity(1, parent=2), entity(2, parent=3), entity(3, parent=1))

    def test_make_no_loop_above_either(self) -> None:
        with pytest.raises(ParentRefused):
            scene(entity(9, parent=1), entity(1, parent=2), entity(2, parent=1))

    def test_are_not_too_many(self) -> None:
        chain = [entity(0), *(entity(number, parent=number - 1) for number in range(1, PARENTS_MAX + 1))]
        scene(*chain)
        with pytest.raises(ParentRefused, match=f"more than {PARENTS_MAX}"):
            scene(*chain, entity(PARENTS_MAX + 1, parent=PARENTS_MAX))


class TestComponents:
    def test_made_in_python_are_checked_like_foreign_ones(self) -> None:
        with pytest.raises(ComponentRefused, match="its shape is not as declared") as caught:
            scene(entity(1, Shape(kind="box", size=(1, 1, 1), colour="red")))
        assert caught.value.facts == {"entity": entity_id(1), "component": "shape"}

    @pytest.mark.parametrize("number", [float("nan"), float("inf")])
    def test_say_no_number_that_is_none(self, number: float) -> None:
        with pytest.raises(ComponentRefused):
            scene(entity(1, Spawn(radius_m=number)))

    def test_stand_under_their_own_name(self) -> None:
        with pytest.raises(ComponentRefused, match="it belongs under 'seat'"):
            scene(Entity(entity_id(1), components={"spawn": Seat()}))

    def test_are_known(self) -> None:
        with pytest.raises(ComponentRefused):
            scene(Entity(entity_id(1), components={"engine": Seat()}))

    def test_of_which_one_is_enough_are_there_once(self) -> None:
        bounds = Bounds(x_min=-1, x_max=1, z_min=-1, z_max=1, y_min=0, y_max=3)
        with pytest.raises(ComponentRefused, match="one bounds, this one has 2"):
            scene(entity(1, bounds), entity(2, bounds))

    def test_that_carry_feet_are_neither_tilted_nor_scaled(self) -> None:
        tilted = Transform(rotation=(0.6, 0.0, 0.0, 0.8))
        scaled = Transform(scale=(2.0, 1.0, 1.0))
        for transform in (tilted, scaled):
            with pytest.raises(ComponentRefused, match="not tilted or scaled"):
                scene(Entity(entity_id(1), components={"transform": transform, "collider": Collider(kind="box")}))

    def test_that_carry_feet_heed_their_parents_tilt_too(self) -> None:
        parent = Entity(entity_id(1), components={"transform": Transform(rotation=(0.6, 0.0, 0.0, 0.8))})
        with pytest.raises(ComponentRefused):
            scene(parent, entity(2, Barrier(line=[(0, 0, 0), (1, 0, 0)]), parent=1))

    def test_with_a_height_field_collider_need_the_height_field(self) -> None:
        with pytest.raises(ComponentRefused, match="without a height_field"):
            scene(entity(1, Collider(kind="height_field")))


class TestBudgets:
    def test_of_entities(self) -> None:
        with pytest.raises(SceneTooBig, match=str(ENTITIES_MAX)) as caught:
            scene(*(Entity(entity_id(number)) for number in range(ENTITIES_MAX + 1)))
        assert caught.value.facts == {"entities_max": ENTITIES_MAX}

    def test_of_bytes(self) -> None:
        text = Label(text="兰" * 200)
        with pytest.raises(SceneTooBig, match="coarsely"):
            scene(*(entity(number, text) for number in range(6_500)))

    def test_of_names_and_descriptions(self) -> None:
        scene(Entity(entity_id(1), "n" * NAME_CHARS_MAX, "d" * DESCRIPTION_CHARS_MAX))
        with pytest.raises(SceneRefused, match="shorten"):
            scene(Entity(entity_id(1), "n" * (NAME_CHARS_MAX + 1)))
        with pytest.raises(SceneRefused, match="shorten"):
            scene(Entity(entity_id(1), "n", "d" * (DESCRIPTION_CHARS_MAX + 1)))


def test_a_refusal_has_a_code_for_programs_and_a_sentence_for_people() -> None:
    with pytest.raises(SceneRefused) as caught:
        scene(entity(1, Portal(target="Not A Slug")))
    assert caught.value.code == "component_refused"
    assert entity_id(1) in str(caught.value)
