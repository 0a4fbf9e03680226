"""The courtyard: where walking is tried, so its measures are promises."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from lanting.scene.component.matter import Label
from lanting.scene.component.placement import Portal, Seat, Spawn, Zone
from lanting.scene.solid import solids
from lanting.scene.template.courtyard import plan as courtyard
from lanting.scene.template.courtyard.terrace import STOOL_RING
from tests.scene.places import SEEDS, built, is_reached, reached, tops

SEED = SEEDS[0]
TERRACE_MIDDLE_Z = -11.0
DECK = (courtyard.GALLERY_X, courtyard.GALLERY_Y, 2.0)
BENEATH_DECK = (courtyard.GALLERY_X, 0.0, 2.0)


def highest(x: float, z: float) -> float:
    return tops("courtyard", SEED, x, z)[-1]


def gets_to(x: float, y: float, z: float) -> bool:
    return is_reached("courtyard", SEED, (x, y, z))


class TestStairs:
    def test_are_ten_steps_of_18_centimetres(self) -> None:
        treads = sorted(highest(0.0, courtyard.TERRACE_EDGE_Z + 0.3 * step - 0.15) for step in range(11))
        assert [later - earlier for earlier, later in pairwise(treads)] == pytest.approx([0.18] * 10)
        assert (treads[0], treads[-1]) == pytest.approx((0.0, 1.8))

    def test_have_room_for_a_foot_on_each_step(self) -> None:
        heights = [highest(0.0, courtyard.TERRACE_EDGE_Z + 0.01 * way) for way in range(1, 270)]
        for step in range(1, 10):
            assert sum(abs(height - 0.18 * step) < 0.001 for height in heights) in (29, 30)

    def test_are_as_wide_as_four_people(self) -> None:
        z = courtyard.TERRACE_EDGE_Z + 0.15
        assert highest(-1.99, z) == highest(1.99, z) == pytest.approx(1.62)
        assert highest(-2.01, z) == highest(2.01, z) == 0.0

    @pytest.mark.parametrize("x", [-1.25, 0.25, 1.25])
    def test_are_climbed_from_the_yard(self, x: float) -> None:
        assert all(gets_to(x, highest(x, z), z) for z in (-5.25, -4.75, -4.25, -3.75, -3.25))


class TestRamp:
    def test_rises_30_degrees_to_the_terraces_edge(self) -> None:
        (ramp,) = [solid for solid in solids(built("courtyard", SEED)) if solid.kind == "ramp"]
        assert math.degrees(math.atan2(ramp.size[1], ramp.size[2])) == pytest.approx(30, abs=0.01)
        assert ramp.centre[2] - ramp.size[2] / 2 == pytest.approx(courtyard.TERRACE_EDGE_Z, abs=0.01)
        assert ramp.centre[1] + ramp.size[1] / 2 == pytest.approx(courtyard.TERRACE_Y, abs=0.01)

    @pytest.mark.parametrize("z", [-3.25, -4.25, -5.25, -5.75])
    def test_is_walked_all_the_way(self, z: float) -> None:
        assert gets_to(-9.25, highest(-9.25, z), z)

    def test_looks_as_it_carries(self) -> None:
        """The wedge that one sees covers the ramp that one walks on."""
        place = built("courtyard", SEED)
        (ramp,) = [entity for entity in place.entities.values() if entity.words == "thing-ramp"]
        (wedge,) = [entity for entity in place.entities.values() if entity.parent == ramp.id]
        high, low = (place.placing(wedge).point((end * courtyard.RAMP_RUN / 2, 0.0, 0.0)) for end in (1, -1))
        assert high == pytest.approx((-9.0, 0.0, courtyard.TERRACE_EDGE_Z), abs=0.01)
        assert low == pytest.approx((-9.0, 0.0, courtyard.TERRACE_EDGE_Z + courtyard.RAMP_RUN), abs=0.01)


class TestGallery:
    def test_crosses_above_a_passage_that_a_grown_person_walks_through(self) -> None:
        floors = tops("courtyard", SEED, DECK[0], DECK[2])
        assert floors == pytest.approx([0.0, courtyard.GALLERY_Y])
        assert courtyard.GALLERY_Y - 0.25 >= 2.4

    def test_can_be_stood_on_and_passed_beneath(self) -> None:
        assert gets_to(*DECK)
        assert gets_to(*BENEATH_DECK)

    def test_is_reached_from_the_terrace_by_steps_of_18_centimetres(self) -> None:
        start = courtyard.TERRACE_EDGE_Z - 1.2
        treads = [highest(courtyard.GALLERY_X, start - 0.3 * step - 0.15) for step in range(6)]
        assert [earlier - later for earlier, later in pairwise(treads)] == pytest.approx([0.18] * 5)
        assert (treads[0], treads[-1]) == pytest.approx((courtyard.GALLERY_Y, courtyard.TERRACE_Y))

    def test_lets_nobody_step_off_over_its_rails(self) -> None:
        places = reached("courtyard", SEED)
        up_there = places[places[:, 1] > courtyard.GALLERY_Y - 0.1]
        assert len(up_there)
        assert np.all(np.abs(up_there[:, 0] - courtyard.GALLERY_X) < courtyard.GALLERY_WIDTH / 2)
        assert np.all(up_there[:, 2] < 9.0)

    def test_has_its_passage_zone_beneath_it_alone(self) -> None:
        place = built("courtyard", SEED)
        ((entity, placing, zone),) = [each for each in place.each(Zone) if each[0].words == "thing-passage"]
        assert placing.position[1] + zone.size[1] / 2 <= courtyard.GALLERY_Y - 0.25, entity.id
        assert placing.position[1] - zone.size[1] / 2 == pytest.approx(0.0)


class TestWalls:
    def test_close_the_yard_on_every_side(self) -> None:
        """Flood-filled from where people arrive, nothing lies within a body's radius of an outer wall or beyond."""
        places = reached("courtyard", SEED)
        assert np.abs(places[:, [0, 2]]).max() <= courtyard.HALF - 0.3

    def test_are_stood_on_by_nobody(self) -> None:
        assert reached("courtyard", SEED)[:, 1].max() == pytest.approx(courtyard.GALLERY_Y)

    @pytest.mark.parametrize("x", [-9.75, -9.25])
    def test_have_a_door_to_walk_through(self, x: float) -> None:
        assert gets_to(x, 0.0, 3.25)
        assert gets_to(x, 0.0, 2.75)

    @pytest.mark.parametrize("x", [-15.25, -12.25, -10.75, -6.25, -4.25, 3.25, 5.25, 6.75])
    def test_are_closed_beside_the_door(self, x: float) -> None:
        assert not gets_to(x, 0.0, 3.25)
        assert not gets_to(x, 0.0, 2.75)

    def test_have_a_lintel_that_one_walks_under(self) -> None:
        lintel = tops("courtyard", SEED, courtyard.DOOR_X, courtyard.GATE_WALL_Z)
        assert lintel == pytest.approx([0.0, 3.0])


class TestThings:
    def test_there_are_six_stools_around_the_old_tree_all_looking_out_from_it(self) -> None:
        seats = [placing for _, placing, _ in built("courtyard", SEED).each(Seat)]
        assert len(seats) == 6
        for placing in seats:
            x, y, z = placing.position
            away = math.hypot(x, z - TERRACE_MIDDLE_Z)
            assert (away, y) == pytest.approx((STOOL_RING, courtyard.TERRACE_Y), abs=0.002)
            ahead = placing.point((0.0, 0.0, -1.0))
            assert math.hypot(ahead[0], ahead[2] - TERRACE_MIDDLE_Z) == pytest.approx(away + 1.0, abs=0.01)

    def test_four_moon_gates_lead_to_the_other_places_and_look_south(self) -> None:
        gates = {portal.target: (entity, placing) for entity, placing, portal in built("courtyard", SEED).each(Portal)}
        assert set(gates) == {"orchid-pavilion", "stage-hall", "teaching-room", "gallery"}
        for target, (entity, placing) in gates.items():
            assert entity.words == f"thing-to-the-{target}"
            assert abs(placing.yaw) == pytest.approx(math.pi)
            assert placing.position[0] * (1 if target in ("gallery", "teaching-room") else -1) > 3.0

    def test_each_gate_is_walked_up_to(self) -> None:
        for _, placing, portal in built("courtyard", SEED).each(Portal):
            x, _, z = placing.point((0.0, 0.0, -1.0))
            floor = placing.position[1] - 1.5
            assert gets_to(x, floor, z)
            assert portal.diameter_m / 2 < 1.5

    def test_both_gates_in_the_yard_are_seen_by_those_who_arrive(self) -> None:
        ((_, arrival, _),) = built("courtyard", SEED).each(Spawn)
        for _, placing, portal in built("courtyard", SEED).each(Portal):
            if portal.target in ("orchid-pavilion", "teaching-room"):
                dx = placing.position[0] - arrival.position[0]
                dz = arrival.position[2] + 3.4 - placing.position[2]
                assert abs(math.degrees(math.atan2(dx, dz))) < 35

    def test_newcomers_see_the_stairs(self) -> None:
        ((_, placing, _),) = built("courtyard", SEED).each(Spawn)
        way = placing.position[2] - courtyard.TERRACE_EDGE_Z
        assert abs(placing.point((0.0, 0.0, -way))[0]) < 2.0

    def test_the_sign_faces_those_who_arrive(self) -> None:
        """Words face along −Z: the board is turned by half."""
        ((_, placing, label),) = built("courtyard", SEED).each(Label)
        assert label.text == "庭院"
        assert placing.point((0.0, 0.0, -1.0))[2] > placing.position[2]

    def test_another_seed_changes_what_grows_and_the_clouds_and_nothing_else(self) -> None:
        one, other = (list(built("courtyard", seed).entities.values()) for seed in SEEDS[:2])
        changed = {
            kind
            for a, b in zip(one, other, strict=True)
            for kind in a.components
            if a.components[kind] != b.components[kind]
        }
        assert changed == {"bamboo", "grass", "plants", "rock", "clouds"}
