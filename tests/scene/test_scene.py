"""A Scene takes what is as declared and refuses the rest with a sentence that helps."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import DESCRIPTION_CHARS_MAX, ENTITY_NAME_CHARS_MAX
from lanting.scene.component import COMPONENT_NAMES, Component
from lanting.scene.component.air import Light, Sky
from lanting.scene.component.matter import Label, Shape
from lanting.scene.component.placement import Bounds, Seat, Spawn, Transform
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.entity import Entity
from lanting.scene.refusal import ComponentRefused, ParentRefused, SceneRefused, SceneTooBig
from lanting.scene.rule import PARENTS_MAX
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_snapshot, encode_snapshot
from tests.scene.making import entity, entity_id, scene
from tests.scene.strategies import scenes

BORDER: Final = Bounds(x_min=-1, x_max=1, z_min=-1, z_max=1, y_min=0, y_max=3)
SOLIDS: Final = (
    Collider(kind="box"),
    Collider(kind="cylinder"),
    Collider(kind="ramp"),
    Barrier(line=[(0, 0, 0), (1, 0, 0)]),
)


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


@pytest.mark.parametrize("sole", [Sky(), Light(), BORDER], ids=lambda component: type(component).__name__.lower())
def test_sole_gives_the_one_there_is(sole: Sky | Light | Bounds) -> None:
    assert scene(entity(1), entity(2, sole)).sole(type(sole)) == sole
    assert scene().sole(type(sole)) is None


def test_a_scene_holds_its_components_as_everybody_will_read_them() -> None:
    """1 written for 1.0 is another text in JSON, so that a Scene just made would not be the stored one's bytes."""
    made = scene(entity(1, Seat(height_m=1), at=(1, 2, 3)))
    assert encode_snapshot(decode_snapshot(encode_snapshot(made))) == encode_snapshot(made)


@given(scenes(), st.randoms(use_true_random=False))
def test_the_order_of_its_entities_moves_nothing(place: Scene, chance: Random) -> None:
    shuffled = list(place.entities.values())
    chance.shuffle(shuffled)
    other = Scene(place.revision, place.template, shuffled)
    assert all(other.placing(each) == place.placing(each) for each in shuffled)


@given(scenes())
def test_every_part_stands_under_its_parent(place: Scene) -> None:
    for each in place.entities.values():
        if each.parent is not None:
            above = place.placing(place.entities[each.parent])
            assert place.placing(each) == above.holding(each.get(Transform) or Transform())


class TestIds:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "bench",
            "spc_0000000000000001",
            "ent_1",
            "ent_00000000000000001",
            "ent_000000000000000U",
            "ent_000000000000000l",
            "ent_0000000000000001\n",
            " ent_0000000000000001",
        ],
    )
    def test_that_are_none_are_refused(self, text: str) -> None:
        with pytest.raises(SceneRefused, match="is no entity id; they look like ent_0123456789abcdef") as caught:
            scene(Entity(EntityId(text)))
        assert (caught.value.code, caught.value.facts) == ("scene_refused", {"entity": text})

    def test_are_there_once(self) -> None:
        with pytest.raises(SceneRefused, match=f"{entity_id(1)} is there twice; give each its own id") as caught:
            scene(entity(1), entity(2), entity(1))
        assert caught.value.facts == {"entity": entity_id(1)}


class TestTexts:
    @pytest.mark.parametrize(
        ("name", "description"),
        [
            ("", ""),
            ("n" * ENTITY_NAME_CHARS_MAX, "d" * DESCRIPTION_CHARS_MAX),
            ("兰" * ENTITY_NAME_CHARS_MAX, "亭" * DESCRIPTION_CHARS_MAX),
            ("🍶" * ENTITY_NAME_CHARS_MAX, "Two\nlines."),
        ],
    )
    def test_have_up_to_80_and_500_characters_of_any_script(self, name: str, description: str) -> None:
        place = scene(Entity(entity_id(1), name, description))
        kept = decode_snapshot(encode_snapshot(place)).entities[entity_id(1)]
        assert (kept.name, kept.description) == (name, description)

    @pytest.mark.parametrize(
        ("name", "description"), [("n" * (ENTITY_NAME_CHARS_MAX + 1), ""), ("", "d" * (DESCRIPTION_CHARS_MAX + 1))]
    )
    def test_have_no_more(self, name: str, description: str) -> None:
        sentence = f"at most {ENTITY_NAME_CHARS_MAX} characters, a description {DESCRIPTION_CHARS_MAX}; shorten it"
        with pytest.raises(SceneRefused, match=sentence) as caught:
            scene(Entity(entity_id(1), name, description))
        assert caught.value.facts == {
            "entity": entity_id(1),
            "name_chars_max": ENTITY_NAME_CHARS_MAX,
            "description_chars_max": DESCRIPTION_CHARS_MAX,
        }

    @pytest.mark.parametrize(("name", "description"), [("\ud800", ""), ("", "half \udfff")])
    def test_can_be_said_in_utf_8(self, name: str, description: str) -> None:
        with pytest.raises(SceneRefused, match="a surrogate stands there alone: leave it out"):
            scene(Entity(entity_id(1), name, description))

    @pytest.mark.parametrize("words", ["thing-bench", "thing-2-of-us", "thing" + "-" + "a" * 32, "thing" + "-a" * 8])
    def test_of_ours_are_named_by_their_key(self, words: str) -> None:
        assert scene(Entity(entity_id(1), words=words)).entities[entity_id(1)].words == words

    @pytest.mark.parametrize("words", ["", "thing", "bench", "thing-", "thing-Bench", "thing-b\n", "thing" + "-a" * 9])
    def test_have_no_other_keys(self, words: str) -> None:
        with pytest.raises(SceneRefused, match="is no key of words; they look like thing-stone-bench") as caught:
            scene(Entity(entity_id(1), words=words))
        assert caught.value.facts == {"entity": entity_id(1)}

    def test_on_labels_can_be_said_in_utf_8_too(self) -> None:
        with pytest.raises(ComponentRefused, match=r"its label is not as declared.*surrogates"):
            scene(entity(1, Label(text="\ud800")))


def chain_ends(parents: list[int | None], number: int) -> bool:
    """Whether one comes to a thing without a parent by going up from parent to parent."""
    above: int | None = number
    for _ in parents:
        above = parents[above] if above is not None and above < len(parents) else above
    return above is None


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

    @pytest.mark.parametrize("length", [2, 3, PARENTS_MAX, PARENTS_MAX + 1])
    def test_make_no_loop(self, length: int) -> None:
        with pytest.raises(ParentRefused, match="would be its own parent; hang it elsewhere"):
            scene(*(entity(number, parent=(number + 1) % length) for number in range(length)))

    @pytest.mark.parametrize("length", [1, 2, PARENTS_MAX, 3 * PARENTS_MAX])
    def test_make_no_loop_above_either(self, length: int) -> None:
        loop = [entity(number, parent=(number + 1) % length) for number in range(length)]
        with pytest.raises(ParentRefused):
            scene(entity(99, parent=0), *loop)

    def test_are_not_too_many(self) -> None:
        chain = [entity(0), *(entity(number, parent=number - 1) for number in range(1, PARENTS_MAX + 1))]
        scene(*chain)
        with pytest.raises(ParentRefused, match=f"more than {PARENTS_MAX} parents above it; hang it higher") as caught:
            scene(*chain, entity(PARENTS_MAX + 1, parent=PARENTS_MAX))
        assert caught.value.facts == {"entity": entity_id(PARENTS_MAX + 1), "parents_max": PARENTS_MAX}

    @given(st.lists(st.none() | st.integers(0, 9), max_size=10))
    def test_are_taken_exactly_where_every_chain_of_them_ends(self, parents: list[int | None]) -> None:
        try:
            scene(*(entity(number, parent=parent) for number, parent in enumerate(parents)))
            is_taken = True
        except ParentRefused:
            is_taken = False
        assert is_taken == all(chain_ends(parents, number) for number in range(len(parents)))


class TestComponents:
    def test_made_in_python_are_checked_like_foreign_ones(self) -> None:
        with pytest.raises(ComponentRefused, match="its shape is not as declared") as caught:
            scene(entity(1, Shape(kind="box", size=(1, 1, 1), colour="red")))
        assert caught.value.facts == {"entity": entity_id(1), "component": "shape"}

    @pytest.mark.parametrize("number", [float("nan"), float("inf")])
    def test_say_no_number_that_is_none(self, number: float) -> None:
        with pytest.raises(ComponentRefused):
            scene(entity(1, Spawn(radius_m=number)))

    @pytest.mark.parametrize(
        ("name", "component", "sentence"),
        [
            ("spawn", Seat(), "holds a Seat under 'spawn'; it belongs under 'seat'"),
            ("engine", Seat(), "holds a Seat under 'engine'; it belongs under 'seat'"),
            ("seat", "soft", "holds a str under 'seat'; it belongs under 'nothing'"),
        ],
    )
    def test_are_known_and_stand_under_their_own_name(self, name: str, component: object, sentence: str) -> None:
        with pytest.raises(ComponentRefused, match=sentence) as caught:
            scene(Entity(entity_id(1), components={name: component}))  # type: ignore[dict-item]
        assert caught.value.facts == {"entity": entity_id(1), "component": name}

    @pytest.mark.parametrize(("sole", "name"), [(BORDER, "bounds"), (Sky(), "sky"), (Light(), "light")])
    def test_of_which_one_is_enough_are_there_once(self, sole: Component, name: str) -> None:
        with pytest.raises(ComponentRefused, match=f"a scene has one {name}, this one has 3; keep one") as caught:
            scene(*(entity(number, sole) for number in range(3)))
        assert caught.value.facts == {"component": name}

    @pytest.mark.parametrize("solid", SOLIDS, ids=["box", "cylinder", "ramp", "barrier"])
    @pytest.mark.parametrize(
        "transform",
        [
            pytest.param(Transform(rotation=(0.6, 0.0, 0.0, 0.8)), id="pitched"),
            pytest.param(Transform(rotation=(0.0, 0.0, 0.6, 0.8)), id="rolled"),
            pytest.param(Transform(rotation=(1.0, 0.0, 0.0, 0.0)), id="upside down"),
            pytest.param(Transform(scale=(2.0, 1.0, 1.0)), id="wider"),
            pytest.param(Transform(scale=(1.0, 0.5, 1.0)), id="lower"),
        ],
    )
    def test_that_stop_people_are_neither_tilted_nor_scaled(
        self, solid: Collider | Barrier, transform: Transform
    ) -> None:
        """Neither themselves nor by what they hang on."""
        tilted = Entity(entity_id(1), components={"transform": transform})
        itself = replace(tilted, components={"transform": transform, COMPONENT_NAMES[type(solid)]: solid})
        for things in ([itself], [tilted, entity(2, solid, parent=1)]):
            with pytest.raises(ComponentRefused, match="give its collider the size that it shall have") as caught:
                scene(*things)
            assert caught.value.facts == {"entity": things[-1].id}

    def test_that_stop_nobody_may_be_tilted_and_scaled(self) -> None:
        transform = Transform(rotation=(0.6, 0.0, 0.0, 0.8), scale=(2.0, 1.0, 1.0))
        scene(Entity(entity_id(1), components={"transform": transform, "seat": Seat()}))

    def test_with_a_height_field_collider_need_the_height_field(self) -> None:
        with pytest.raises(ComponentRefused, match="without a height_field"):
            scene(entity(1, Collider(kind="height_field")))


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (SceneRefused, "scene_refused"),
        (SceneTooBig, "scene_too_big"),
        (ComponentRefused, "component_refused"),
        (ParentRefused, "parent_refused"),
    ],
)
def test_every_refusal_is_a_scene_refused_with_a_code_of_its_own(refusal: type[SceneRefused], code: str) -> None:
    assert issubclass(refusal, SceneRefused)
    assert refusal.code == code
