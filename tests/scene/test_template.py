"""Every template keeps the same promises to whoever arrives, whatever its seed."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from lanting.kernel.ids import is_id
from lanting.scene.component import COMPONENT_NAMES
from lanting.scene.component.air import Light, Sky
from lanting.scene.component.placement import Bounds, Portal, Seat, Spawn, Transform, Viewpoint, Zone
from lanting.scene.placing import Vector
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_snapshot, encode_snapshot
from lanting.scene.template import TEMPLATES, Purpose
from lanting.space.walk_grid import BODY_RADIUS_M, HEAD_ROOM_M
from tests.scene.naming import LOCALES, texts
from tests.scene.places import PLACES, SEEDS, border, built, is_reached, reached, walk_grid, walked_near

BESIDE_M = 0.9
"""Who stands so far from a seat can sit down on it."""
SNAPSHOT_BYTES_MAX = 310_000
"""Every Entity says whether it is locked, too."""
ENTITIES_AT_MOST = 400

every_template = pytest.mark.parametrize("name", sorted(TEMPLATES))
every_language = pytest.mark.parametrize("locale", LOCALES)
every_place = pytest.mark.parametrize(("name", "seed"), PLACES, ids=[f"{name}-{seed}" for name, seed in PLACES])


def holds(bounds: Bounds, point: Vector, margin: float = 0.0) -> bool:
    x, y, z = point
    return (
        bounds.x_min + margin <= x <= bounds.x_max - margin
        and bounds.y_min <= y <= bounds.y_max
        and bounds.z_min + margin <= z <= bounds.z_max - margin
    )


class TestDeclaration:
    def test_the_templates_are_these(self) -> None:
        assert set(TEMPLATES) == {
            "orchid-pavilion",
            "courtyard",
            "stage-hall",
            "teaching-room",
            "gallery",
            "open-field",
        }

    @every_template
    def test_each_says_what_it_is(self, name: str) -> None:
        template = TEMPLATES[name]
        assert template.name == name
        assert template.title.istitle()

    @every_template
    @every_language
    def test_each_is_called_and_described_in_every_language(self, name: str, locale: str) -> None:
        said = texts("template.ftl", locale)[TEMPLATES[name].words]
        assert said.name and said.description.endswith((".", "。"))
        assert locale != "en" or said.name == TEMPLATES[name].title

    def test_there_is_one_for_every_purpose(self) -> None:
        assert {purpose for template in TEMPLATES.values() for purpose in template.purposes} == set(Purpose)

    @every_template
    def test_each_has_a_purpose_and_says_it_once(self, name: str) -> None:
        purposes = TEMPLATES[name].purposes
        assert purposes and len(set(purposes)) == len(purposes)

    @every_template
    def test_each_builds_for_the_lowest_the_highest_and_any_seed(self, name: str) -> None:
        for seed in SEEDS:
            assert built(name, seed).entities


class TestSeed:
    @every_template
    def test_the_same_seed_is_the_same_place_to_the_byte(self, name: str) -> None:
        again = Scene(1, name, TEMPLATES[name].build(SEEDS[0]))
        assert encode_snapshot(again) == encode_snapshot(built(name, SEEDS[0]))

    @every_template
    def test_another_seed_is_another_place(self, name: str) -> None:
        said = [[each.components for each in built(name, seed).entities.values()] for seed in SEEDS]
        assert all(one != other for one, other in itertools.combinations(said, 2))

    @every_template
    def test_another_seed_gives_everything_another_id(self, name: str) -> None:
        ids = [entity for seed in SEEDS for entity in built(name, seed).entities]
        assert len(set(ids)) == len(ids)
        assert all(is_id(each, "ent") for each in ids)

    @every_template
    def test_another_seed_leaves_what_can_be_used_as_it_was(self, name: str) -> None:
        """Who knows a place by heart finds the seats, the doors and the border of another seed."""
        found = [
            [
                (entity.words, place.placing(entity), component)
                for kind in (Seat, Portal, Zone, Bounds, Viewpoint)
                for entity, _, component in place.each(kind)
            ]
            for place in (built(name, seed) for seed in SEEDS)
        ]
        assert found[0] == found[1] == found[2]


class TestTravel:
    @every_place
    def test_a_place_survives_its_journey(self, name: str, seed: int) -> None:
        data = encode_snapshot(built(name, seed))
        assert encode_snapshot(decode_snapshot(data)) == data

    @every_place
    def test_a_place_is_light_enough_for_a_slow_line(self, name: str, seed: int) -> None:
        assert len(encode_snapshot(built(name, seed))) <= SNAPSHOT_BYTES_MAX
        assert len(built(name, seed).entities) <= ENTITIES_AT_MOST

    @every_template
    def test_places_are_said_to_the_millimetre(self, name: str) -> None:
        for _, _, transform in built(name, SEEDS[0]).each(Transform):
            assert transform.position == tuple(round(value, 3) for value in transform.position)
            assert transform.rotation == tuple(round(value, 6) for value in transform.rotation)


class TestAir:
    @every_place
    def test_there_is_one_sky_one_light_one_border_and_a_best_side(self, name: str, seed: int) -> None:
        place = built(name, seed)
        for kind in (Sky, Light, Bounds):
            assert len(list(place.each(kind))) == 1, COMPONENT_NAMES[kind]
        assert list(place.each(Viewpoint))

    @every_place
    def test_the_best_side_is_seen_from_within_and_from_above_the_floor(self, name: str, seed: int) -> None:
        place = built(name, seed)
        for _, placing, viewpoint in place.each(Viewpoint):
            assert holds(border(name, seed), placing.position)
            assert holds(border(name, seed), viewpoint.target)
            assert math.dist(placing.position, viewpoint.target) > 5.0
            floors = walk_grid(name, seed).nodes_in(placing.position[0], placing.position[2])
            assert all(walk_grid(name, seed).height[node] < placing.position[1] - 1.0 for node in floors)


class TestArrival:
    @every_place
    def test_people_arrive_inside_the_border_with_room_around_them(self, name: str, seed: int) -> None:
        arrivals = list(built(name, seed).each(Spawn))
        assert arrivals
        for _, placing, spawn in arrivals:
            assert holds(border(name, seed), placing.position, spawn.radius_m + BODY_RADIUS_M)

    @every_place
    def test_people_arrive_on_their_feet_all_over_the_disc(self, name: str, seed: int) -> None:
        grid = walk_grid(name, seed)
        for _, placing, spawn in itertools.islice(built(name, seed).each(Spawn), 8):
            x, y, z = placing.position
            around = [(0.0, 0.0), *((math.cos(turn), math.sin(turn)) for turn in range(6))]
            for dx, dz in around:
                assert grid.floor_at(x + spawn.radius_m * dx, y, z + spawn.radius_m * dz) is not None

    @every_place
    def test_people_from_different_spawns_meet_on_foot(self, name: str, seed: int) -> None:
        for _, placing, _ in built(name, seed).each(Spawn):
            assert is_reached(name, seed, placing.position)

    @every_place
    def test_no_two_spawns_are_one(self, name: str, seed: int) -> None:
        spots = [(placing.position[0], placing.position[2]) for _, placing, _ in built(name, seed).each(Spawn)]
        assert all(math.dist(one, other) > 2 * BODY_RADIUS_M for one, other in itertools.combinations(spots, 2))

    @every_place
    def test_people_arrive_in_front_of_room_to_walk(self, name: str, seed: int) -> None:
        for _, placing, _ in built(name, seed).each(Spawn):
            assert is_reached(name, seed, placing.point((0.0, 0.0, -2.0)))


class TestUse:
    @every_place
    def test_what_can_be_used_has_words(self, name: str, seed: int) -> None:
        for kind in (Seat, Portal, Zone):
            for entity, _, _ in built(name, seed).each(kind):
                assert entity.words, entity.id

    @every_template
    @every_language
    def test_all_words_are_a_name_and_a_sentence_in_every_language(self, name: str, locale: str) -> None:
        known = texts("thing.ftl", locale)
        for words in {entity.words for entity in built(name, SEEDS[0]).entities.values() if entity.words}:
            said = known[words]
            assert said.name == said.name.strip() and said.name[:1] == said.name[:1].upper(), words
            assert said.description.endswith((".", "。")), words

    @every_place
    def test_nothing_of_a_template_has_a_name_in_one_language_only(self, name: str, seed: int) -> None:
        assert not any(entity.name or entity.description for entity in built(name, seed).entities.values())

    @every_place
    def test_what_can_be_looked_at_has_words(self, name: str, seed: int) -> None:
        """There is more to find than seats and doors: the text view reads it to who does not see it."""
        place = built(name, seed)
        used = {entity.id for kind in (Seat, Portal, Zone) for entity, _, _ in place.each(kind)}
        assert any(entity.words for entity in place.entities.values() if entity.id not in used)

    @every_place
    def test_what_can_be_used_is_inside_the_border(self, name: str, seed: int) -> None:
        place = built(name, seed)
        for kind in (Seat, Portal, Zone):
            for entity, placing, _ in place.each(kind):
                assert holds(border(name, seed), placing.position), entity.words
        for entity, placing, zone in place.each(Zone):
            half = [length / 2 for length in zone.size]
            for signs in itertools.product((-1.0, 1.0), repeat=3):
                corner = (signs[0] * half[0], signs[1] * half[1], signs[2] * half[2])
                assert holds(border(name, seed), placing.point(corner)), entity.words

    @every_place
    def test_each_seat_is_beside_a_place_that_one_gets_to(self, name: str, seed: int) -> None:
        for entity, placing, _ in built(name, seed).each(Seat):
            assert walked_near(name, seed, placing.position) <= BESIDE_M, entity.words

    @every_place
    def test_no_two_sit_in_one_place(self, name: str, seed: int) -> None:
        seats = [placing.position for _, placing, _ in built(name, seed).each(Seat)]
        assert all(math.dist(one, other) >= 3 * BODY_RADIUS_M for one, other in itertools.combinations(seats, 2))

    @every_place
    def test_each_seat_is_upright_and_as_high_as_a_chair(self, name: str, seed: int) -> None:
        for _, placing, seat in built(name, seed).each(Seat):
            assert placing.is_upright
            assert 0.35 <= seat.height_m <= 0.55

    @every_place
    def test_one_gets_to_each_portal_from_its_front(self, name: str, seed: int) -> None:
        for entity, placing, portal in built(name, seed).each(Portal):
            x, y, z = placing.point((0.0, 0.0, -1.0))
            threshold = (x, y - portal.diameter_m / 2, z)
            assert is_reached(name, seed, threshold), entity.words

    @every_place
    def test_each_portal_leads_to_another_place_that_there_is(self, name: str, seed: int) -> None:
        for _, _, portal in built(name, seed).each(Portal):
            assert portal.target in set(TEMPLATES) - {name}

    @every_place
    def test_one_gets_into_each_zone(self, name: str, seed: int) -> None:
        for entity, placing, zone in built(name, seed).each(Zone):
            width, height, depth = zone.size
            away = walked_near(name, seed, placing.position, within_m=height / 2)
            assert away <= min(width, depth) / 2, entity.words


class TestWalking:
    @every_place
    def test_one_gets_around_on_most_of_the_floor(self, name: str, seed: int) -> None:
        """What is cut off are roofs, walls' tops and seats: no second floor of any size."""
        assert len(reached(name, seed)) > 0.8 * len(walk_grid(name, seed).height)

    @every_place
    def test_nobody_gets_beyond_the_border(self, name: str, seed: int) -> None:
        """A flood fill from where people arrive ends inside."""
        places, bounds = reached(name, seed), border(name, seed)
        lowest, highest = places.min(axis=0), places.max(axis=0)
        assert holds(bounds, tuple(lowest)) and holds(bounds, tuple(highest))

    @every_place
    def test_nobody_falls_out_of_the_world(self, name: str, seed: int) -> None:
        """Everywhere inside the border there is ground above its lowest height."""
        bounds = border(name, seed)
        x, z = np.meshgrid(np.linspace(bounds.x_min, bounds.x_max, 150), np.linspace(bounds.z_min, bounds.z_max, 150))
        has_ground = np.full(x.shape, False)
        for solid in walk_grid(name, seed).solids:
            near = solid.near(x, z)
            has_ground |= solid.is_walkable & (near.distance < 1e-6) & (near.top > bounds.y_min)
        assert has_ground.all()

    @every_place
    def test_all_that_carries_feet_is_low_enough_for_the_border(self, name: str, seed: int) -> None:
        assert walk_grid(name, seed).height.max() + HEAD_ROOM_M < border(name, seed).y_max
