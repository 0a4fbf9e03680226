"""What templates draw on: chance that repeats, colours, lines, and ids that stay."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.scene.component.matter import Extrusion, Lathe, Shape, Sheet, Tube
from lanting.scene.component.placement import Seat, Transform
from lanting.scene.component.solid import Collider
from lanting.scene.entity import seeded_entity_id
from lanting.scene.scene import Scene
from lanting.scene.template import palette
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import VERMILION, blend
from lanting.scene.template.sketch import Sketch, circle, rounded, rounded_line, rounded_outline, smoothstep
from tests.scene.places import PLACES, built

seeds = st.integers(0, (1 << 32) - 1)
shares = st.floats(0.0, 1.0)
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


class TestChance:
    @given(seeds)
    def test_repeats_for_the_same_seed(self, seed: int) -> None:
        first, second = Chance(seed), Chance(seed)
        assert [first.part() for _ in range(20)] == [second.part() for _ in range(20)]

    @given(seeds, st.floats(-100, 100), st.floats(0, 100))
    def test_stays_within_its_bounds(self, seed: int, lower: float, more: float) -> None:
        chance = Chance(seed)
        assert 0 <= chance.part() < 1
        assert lower <= chance.between(lower, lower + more) <= lower + more
        assert 0 <= chance.seed() < 1 << 32

    def test_is_even(self) -> None:
        chance = Chance(1)
        drawn = [chance.part() for _ in range(10_000)]
        tenths = [sum(int(10 * part) == tenth for part in drawn) for tenth in range(10)]
        assert all(850 < count < 1_150 for count in tenths)

    def test_is_splitmix64_as_published(self) -> None:
        """The first five numbers of seed 1234567, of which a part keeps the upper 53 bits."""
        published = (
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        )
        chance = Chance(1234567)
        assert [int(chance.part() * (1 << 53)) for _ in published] == [number >> 11 for number in published]

    def test_of_neighbouring_seeds_is_not_alike(self) -> None:
        firsts = [Chance(seed).part() for seed in range(1_000)]
        assert len(set(firsts)) == 1_000
        assert 0.45 < sum(firsts) / len(firsts) < 0.55


class TestSketch:
    def test_gives_ids_by_template_seed_and_key(self) -> None:
        bench = Sketch("courtyard", 7).add("bench")
        assert bench == seeded_entity_id("courtyard", 7, "bench")

    def test_keeps_the_order_in_which_things_were_added(self) -> None:
        sketch = Sketch("t", 1)
        ids = [sketch.add(key) for key in ("c", "a", "b")]
        assert [entity.id for entity in sketch.entities()] == ids

    def test_knows_each_key_once(self) -> None:
        sketch = Sketch("t", 1)
        sketch.add("bench")
        with pytest.raises(AssertionError, match="two things of t have the key 'bench'"):
            sketch.add("bench")

    def test_an_id_survives_what_is_added_before_it(self) -> None:
        early, late = Sketch("t", 1), Sketch("t", 1)
        late.add("tree")
        assert early.add("bench") == late.add("bench")

    def test_places_a_thing_to_the_millimetre_and_says_what_it_is(self) -> None:
        sketch = Sketch("t", 1)
        above = sketch.add("house")
        sketch.add("bench", Seat(), at=(1.00049, 2.0006, -3.0), yaw=math.pi, parent=above, words="thing-bench")
        bench = sketch.entities()[-1]
        assert bench.get(Transform) == Transform(position=(1.0, 2.001, -3.0), rotation=(0.0, 1.0, 0.0, 0.0))
        assert (bench.get(Seat), bench.parent, bench.words) == (Seat(), above, "thing-bench")

    @given(st.floats(-7, 7))
    def test_any_yaw_makes_a_rotation_that_a_scene_takes(self, yaw: float) -> None:
        sketch = Sketch("t", 1)
        bench = sketch.add("bench", yaw=yaw)
        place = Scene(1, "t", sketch.entities())
        assert math.cos(place.placing(place.entities[bench]).yaw - yaw) == pytest.approx(1.0)

    def test_a_solid_box_stops_people_where_it_is_seen(self) -> None:
        sketch = Sketch("t", 1)
        shape = Shape(kind="box", size=(1, 2, 3), colour="#ffffff")
        sketch.solid_box("wall", (1.0004, 2.0, 3.0), shape, at=(0.0, 1.0, 0.0), yaw=0.5)
        (wall,) = sketch.entities()
        assert (wall.get(Collider), wall.get(Shape)) == (Collider(kind="box", size=(1.0, 2.0, 3.0)), shape)


class TestRounding:
    @given(st.lists(st.tuples(*[st.floats(-5_000, 5_000)] * 3), min_size=1, max_size=5))
    def test_moves_nothing_by_more_than_half_a_millimetre(self, line: list[tuple[float, float, float]]) -> None:
        for before, after in zip(line, rounded_line(line), strict=True):
            assert after == pytest.approx(before, abs=0.000_51)
            assert rounded(after) == after

    def test_holds_for_outlines_too(self) -> None:
        assert rounded_outline([(0.12349, -0.12351)]) == [(0.123, -0.124)]


class TestCircle:
    @pytest.mark.parametrize("sides", [3, 8, 56])
    def test_has_its_corners_at_the_radius_at_even_steps(self, sides: int) -> None:
        corners = circle(2.0, sides, (1.0, -1.0))
        assert len(corners) == sides
        assert corners[0] == pytest.approx((3.0, -1.0))
        assert all(math.dist(corner, (1.0, -1.0)) == pytest.approx(2.0, abs=0.002) for corner in corners)

    def test_runs_counter_clockwise(self) -> None:
        corners = circle(1.0, 8)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)) / 2
        assert area == pytest.approx(8 / 2 * math.sin(math.tau / 8), abs=0.01)


class TestSmoothstep:
    def test_goes_from_0_to_1(self) -> None:
        assert [smoothstep(2, 4, value) for value in (-9, 2, 3, 4, 9)] == [0, 0, 0.5, 1, 1]

    @given(st.floats(-10, 10), st.floats(0, 5))
    def test_never_falls(self, value: float, more: float) -> None:
        assert smoothstep(-3, 4, value) <= smoothstep(-3, 4, value + more)

    @pytest.mark.parametrize("end", [2.0, 4.0])
    def test_has_no_kink_at_its_ends(self, end: float) -> None:
        assert abs(smoothstep(2, 4, end + 0.001) - smoothstep(2, 4, end - 0.001)) < 1e-5


class TestPalette:
    def test_every_colour_is_one_that_components_take(self) -> None:
        named = {name: value for name, value in vars(palette).items() if name.isupper()}
        flat = [each for value in named.values() for each in ((value,) if isinstance(value, str) else value)]
        assert len(flat) > 20
        for colour in flat:
            Scene(1, "t", sketch_of(Lathe(outline=[(0.0, 0.0), (1.0, 1.0)], colour=colour)).entities())

    @given(colours, colours)
    def test_a_blend_begins_and_ends_with_its_colours(self, one: str, other: str) -> None:
        assert (blend(one, other, 0.0), blend(one, other, 1.0)) == (one, other)

    @given(colours, shares)
    def test_a_colour_blended_with_itself_stays(self, colour: str, share: float) -> None:
        assert blend(colour, colour, share) == colour

    def test_a_blend_is_halfway_in_the_middle(self) -> None:
        assert blend("#000000", "#ff8000", 0.5) == "#804000"

    @pytest.mark.parametrize(("name", "seed"), PLACES)
    def test_vermilion_is_for_lanterns_cups_and_seals_and_nothing_else(self, name: str, seed: int) -> None:
        """A seal is a small mark in the corner of a picture."""
        place = built(name, seed)
        for kind in (Shape, Lathe, Tube, Extrusion, Sheet):
            for entity, _, component in place.each(kind):
                assert isinstance(component, Shape | Lathe | Tube | Extrusion | Sheet)
                if component.colour != VERMILION:
                    continue
                above = place.entities[entity.parent] if entity.parent else entity
                is_seal = kind is Extrusion and (above.words or "").startswith(("thing-picture-", "thing-stage-screen"))
                assert is_seal or above.words in {"thing-lantern", "thing-floating-cup"}, entity.id


def sketch_of(component: Lathe) -> Sketch:
    sketch = Sketch("t", 1)
    sketch.add("thing", component)
    return sketch
