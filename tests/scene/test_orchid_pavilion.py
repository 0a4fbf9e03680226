"""The Orchid Pavilion: dry feet, a seat for everybody, nothing in the way, and cups that float."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from lanting.scene.component.air import Hills
from lanting.scene.component.matter import Label, Sheet
from lanting.scene.component.nature import HeightField, Heron, Water
from lanting.scene.component.placement import Drift, Portal, Seat, Spawn, Viewpoint, Zone
from lanting.scene.component.solid import Barrier
from lanting.scene.placing import Placing
from lanting.scene.template.orchid_pavilion import plan
from lanting.scene.template.orchid_pavilion.stream import STONES, crossing_direction
from lanting.scene.template.palette import HILLS_FAR_TO_NEAR
from tests.scene.places import SEEDS, border, built, is_reached, reached, tops

NAME = "orchid-pavilion"
SEED = SEEDS[0]
STANDING_M = 1.7

every_seed = pytest.mark.parametrize("seed", SEEDS)


def placing_of(words: str) -> Placing:
    """Where the one thing that is called so stands."""
    place = built(NAME, SEED)
    (found,) = [entity for entity in place.entities.values() if entity.words == words]
    return place.placing(found)


def gets_to(x: float, z: float) -> bool:
    return any(is_reached(NAME, SEED, (x, top, z)) for top in tops(NAME, SEED, x, z))


def from_water(points: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """How far outside the water that the client draws each point lies, seen from above; negative inside."""
    ((_, _, water),) = built(NAME, seed).each(Water)
    nearest = np.full(len(points), np.inf)
    flat = points[:, [0, 2]]
    for (start, end), width in zip(pairwise(water.line), water.widths_m, strict=False):
        if not -40.0 < start[2] < 34.0:
            continue  # Out in the mist, where nobody walks and no cup floats.
        foot, way = np.array([start[0], start[2]]), np.array([end[0] - start[0], end[2] - start[2]])
        share = np.clip((flat - foot) @ way / (way @ way), 0.0, 1.0)
        away = flat - foot - share[:, None] * way
        nearest = np.minimum(nearest, np.hypot(away[:, 0], away[:, 1]) - width / 2)
    return nearest


class TestWater:
    @every_seed
    def test_is_never_walked_in(self, seed: int) -> None:
        """Of all places that one gets to, those above the water are above its surface: the stones."""
        places = reached(NAME, seed)
        above_water = places[from_water(places, seed) < 0]
        assert len(above_water)
        assert above_water[:, 1].min() >= plan.STONES_Y - 0.01
        assert np.hypot(above_water[:, 0] - plan.stream_x(plan.CROSSING_Z), above_water[:, 2] - 0.6).max() < 4.0

    @every_seed
    def test_is_below_every_place_that_one_gets_to(self, seed: int) -> None:
        assert reached(NAME, seed)[:, 1].min() > plan.WATER_Y

    @every_seed
    def test_leaves_arrivals_dry(self, seed: int) -> None:
        for _, placing, spawn in built(NAME, seed).each(Spawn):
            assert from_water(np.array([placing.position]), seed)[0] > spawn.radius_m

    def test_flows_on_beyond_the_border_at_both_ends(self) -> None:
        ((_, _, water),) = built(NAME, SEED).each(Water)
        bounds = border(NAME, SEED)
        assert water.line[0][2] < bounds.z_min - 20 and water.line[-1][2] > bounds.z_max + 20

    def test_lies_level(self) -> None:
        ((_, _, water),) = built(NAME, SEED).each(Water)
        assert {y for _, y, _ in water.line} == {plan.WATER_Y}

    def test_has_the_ground_beneath_it_in_its_middle_and_above_it_on_the_banks(self) -> None:
        ((_, placing, field),) = built(NAME, SEED).each(HeightField)
        assert placing == Placing()
        for z in range(-25, 20):
            x, half = plan.stream_x(z), plan.stream_half_width(z)
            assert field.height_at(x, z) < plan.WATER_Y - 0.3
            assert field.height_at(x - half - 4.0, z) > plan.WATER_Y + 0.2

    def test_is_fenced_on_both_sides_of_the_stones_to_beyond_the_border(self) -> None:
        north, south = [barrier.line for _, _, barrier in built(NAME, SEED).each(Barrier)]
        bounds = border(NAME, SEED)
        assert min(z for _, _, z in north) < bounds.z_min
        assert max(z for _, _, z in south) > bounds.z_max
        dx, dz = crossing_direction()
        for line in (north, south):
            beside = min(abs((x - plan.stream_x(0.6)) * dz - (z - plan.CROSSING_Z) * dx) for x, _, z in line)
            assert beside == pytest.approx(plan.CROSSING_WIDTH / 2, abs=0.25)


class TestWays:
    def test_lead_over_the_stones_to_the_other_bank(self) -> None:
        dx, dz = crossing_direction()
        x, z = plan.stream_x(plan.CROSSING_Z), plan.CROSSING_Z
        assert all(gets_to(x + along * dx, z + along * dz) for along in (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5))

    @pytest.mark.parametrize("path", plan.PATHS)
    def test_are_free_to_walk(self, path: tuple[tuple[float, float], ...]) -> None:
        """Every metre of worn grass that is not at the water's edge."""
        for (x, z), (x_end, z_end) in pairwise(path):
            steps = math.ceil(math.hypot(x_end - x, z_end - z))
            for step in range(steps):
                here = (x + (x_end - x) * step / steps, z + (z_end - z) * step / steps)
                assert gets_to(*here) or plan.from_shore(*here) < 0.6

    def test_lead_up_into_the_pavilion(self) -> None:
        x, z = plan.PAVILION
        assert is_reached(NAME, SEED, (x, 0.79, z + 2.0))

    def test_lead_to_the_light_of_the_gate_and_not_through_its_wall(self) -> None:
        gate = placing_of("thing-moon-gate")
        x, _, z = gate.point((0.0, 0.0, 1.0))
        assert gets_to(x, z)
        for along in (-3.5, -2.0, 0.0, 2.0, 3.5):
            inside = gate.point((along, 0.0, 0.0))
            assert not is_reached(NAME, SEED, (inside[0], tops(NAME, SEED, inside[0], inside[2])[0], inside[2]))

    def test_have_five_stones_a_step_apart_above_the_water(self) -> None:
        place = built(NAME, SEED)
        crossing = next(entity for entity in place.entities.values() if entity.words == "thing-stepping-stones")
        stones = [
            place.placing(entity).position
            for entity in place.entities.values()
            if entity.parent == crossing.id and "shape" in entity.components
        ]
        assert len(stones) == STONES == 5
        assert all(0.6 < math.dist(one, other) < 1.3 for one, other in pairwise(stones))
        assert all(y + 0.375 > plan.WATER_Y + 0.25 for _, y, _ in stones)


class TestPavilion:
    def test_has_ten_places_on_benches_and_four_stools_within_its_zone(self) -> None:
        place = built(NAME, SEED)
        ((_, around, zone),) = place.each(Zone)
        seats = [(entity.words or "", placing) for entity, placing, _ in place.each(Seat)]
        assert sorted(name for name, _ in seats) == ["thing-bench"] * 10 + ["thing-stool"] * 4
        for _, placing in seats:
            away = [abs(one - other) for one, other in zip(placing.position, around.position, strict=True)]
            assert all(part <= length / 2 for part, length in zip(away, zone.size, strict=True))

    def test_seats_everybody_facing_inward(self) -> None:
        x, z = plan.PAVILION
        for _, placing, _ in built(NAME, SEED).each(Seat):
            ahead = placing.point((0.0, 0.0, -1.0))
            closer = math.hypot(placing.position[0] - x, placing.position[2] - z) - math.hypot(
                ahead[0] - x, ahead[2] - z
            )
            assert closer > 0.8

    def test_has_its_roof_over_every_seat_and_high_above_every_head(self) -> None:
        place = built(NAME, SEED)
        ((roof, placing, sheet),) = place.each(Sheet)
        assert roof.words == "thing-roof" and sheet.is_closed and sheet.underside
        points = [placing.point(point) for point in sheet.points]
        eaves = min(math.hypot(x - plan.PAVILION[0], z - plan.PAVILION[1]) for x, _, z in points[-sheet.columns :])
        for _, seat, _ in place.each(Seat):
            away = math.hypot(seat.position[0] - plan.PAVILION[0], seat.position[2] - plan.PAVILION[1])
            assert away < eaves
        assert min(y for _, y, _ in points) > 0.79 + STANDING_M + 0.8

    def test_has_a_roof_that_falls_from_its_peak_and_lifts_its_six_corners(self) -> None:
        ((_, _, sheet),) = built(NAME, SEED).each(Sheet)
        rows = [sheet.points[at : at + sheet.columns] for at in range(0, len(sheet.points), sheet.columns)]
        middle_of_a_side = [row[sheet.columns // 12][1] for row in rows]
        assert all(lower < higher for higher, lower in pairwise(middle_of_a_side))
        eaves = [y for _, y, _ in rows[-1]]
        assert [at for at, y in enumerate(eaves) if y == max(eaves)] == [12 * corner for corner in range(6)]

    def test_stands_on_level_ground_that_its_foot_covers(self) -> None:
        x, z = plan.PAVILION
        around = [plan.ground_y(x + 5 * math.cos(angle), z + 5 * math.sin(angle)) for angle in range(6)]
        assert max(around) <= plan.MEADOW_Y + 0.001
        assert min(around) > plan.MEADOW_Y - 0.4

    def test_is_entered_by_steps_that_any_foot_climbs(self) -> None:
        """Three steps of 18 cm on the side that has no bench."""
        x, z = plan.PAVILION
        way = [tops(NAME, SEED, x, z + 2.0 + 0.05 * step)[-1] for step in range(80)]
        assert (way[0], way[-1]) == pytest.approx((0.79, plan.MEADOW_Y), abs=0.05)
        assert all(nearer - further <= 0.19 for nearer, further in pairwise(way))

    def test_has_its_name_above_the_entrance_readable_from_the_stones(self) -> None:
        ((_, placing, label),) = built(NAME, SEED).each(Label)
        assert label.text == "兰亭"
        ahead = placing.point((0.0, 0.0, -1.0))
        stones = (plan.stream_x(plan.CROSSING_Z), placing.position[1], plan.CROSSING_Z)
        assert math.dist(ahead, stones) < math.dist(placing.position, stones)


class TestGate:
    def test_leads_to_the_courtyard_and_looks_towards_who_comes_along_the_path(self) -> None:
        ((_, placing, portal),) = built(NAME, SEED).each(Portal)
        assert portal.target == "courtyard"
        end_of_path = plan.PATHS[2][-1]
        ahead = placing.point((0.0, 0.0, -1.0))
        assert math.hypot(ahead[0] - end_of_path[0], ahead[2] - end_of_path[1]) < math.hypot(
            placing.position[0] - end_of_path[0], placing.position[2] - end_of_path[1]
        )

    def test_fills_the_hole_in_its_wall(self) -> None:
        ((_, placing, portal),) = built(NAME, SEED).each(Portal)
        gate = placing_of("thing-moon-gate")
        assert placing.position == pytest.approx(gate.point((0.0, 1.72, 0.0)))
        assert portal.diameter_m == 3.1


class TestCups:
    def test_float_on_the_water_from_end_to_end(self) -> None:
        for _, _, drift in built(NAME, SEED).each(Drift):
            path = np.array(drift.path)
            assert set(path[:, 1]) == {plan.WATER_Y}
            assert from_water(path, SEED).max() < -1.0
            assert 0.0 < drift.speed_m_per_s < 0.5

    def test_are_spread_along_the_stream(self) -> None:
        drifts = [drift for _, _, drift in built(NAME, SEED).each(Drift)]
        length = sum(math.dist(start, end) for start, end in pairwise(drifts[0].path))
        gaps = [later.offset_m - earlier.offset_m for earlier, later in pairwise(drifts)]
        assert len(drifts) == 6
        assert gaps == pytest.approx([length / 6] * 5, abs=0.02)
        assert drifts[0].offset_m >= 0 and drifts[-1].offset_m < length


class TestHeron:
    def test_stands_in_the_stream_where_nobody_gets_to(self) -> None:
        ((entity, placing, heron),) = built(NAME, SEED).each(Heron)
        assert entity.words == "thing-heron"
        perches = np.array([placing.point(perch) for perch in heron.perches])
        assert from_water(perches, SEED).max() < -0.4
        assert all(plan.WATER_Y < y < plan.WATER_Y + 0.3 for y in perches[:, 1])
        assert all(not gets_to(x, z) for x, _, z in perches)

    def test_is_seen_by_newcomers_and_has_a_perch_for_when_they_stand_at_the_stones(self) -> None:
        ((_, placing, heron),) = built(NAME, SEED).each(Heron)
        crossing = (plan.stream_x(plan.CROSSING_Z), plan.CROSSING_Z)
        perches = [placing.point(perch) for perch in heron.perches]
        assert all(math.hypot(x - plan.SPAWN[0], z - plan.SPAWN[1]) > heron.shy_m for x, _, z in perches[:3])
        assert any(math.hypot(x - crossing[0], z - crossing[1]) > 1.35 * heron.shy_m for x, _, z in perches)


class TestPicture:
    """What look.md asks of the first view: the pavilion on the right third, the gate on the left third."""

    @staticmethod
    def across(x: float, z: float, eye: tuple[float, float], yaw: float) -> float:
        """Where a place stands in a picture of 16 to 9 and 50°: −1 at its left edge … 1 at its right."""
        dx, dz = x - eye[0], z - eye[1]
        ahead = -math.sin(yaw) * dx - math.cos(yaw) * dz
        aside = math.cos(yaw) * dx - math.sin(yaw) * dz
        return aside / ahead / (math.tan(math.radians(25)) * 16 / 9)

    def views(self) -> list[tuple[tuple[float, float], float]]:
        """From the best side, and from behind a newcomer's shoulder."""
        ((_, best, viewpoint),) = built(NAME, SEED).each(Viewpoint)
        ((_, arrival, _),) = built(NAME, SEED).each(Spawn)
        shoulder = arrival.point((0.55, 2.1, 3.4))
        target = viewpoint.target
        yaw = math.atan2(best.position[0] - target[0], best.position[2] - target[2])
        return [((best.position[0], best.position[2]), yaw), ((shoulder[0], shoulder[2]), arrival.yaw)]

    def test_has_the_pavilion_on_its_right_third_and_the_gate_on_its_left(self) -> None:
        for eye, yaw in self.views():
            assert 0.2 < self.across(*plan.PAVILION, eye, yaw) < 0.62
            assert -0.75 < self.across(*plan.GATE, eye, yaw) < -0.33

    def test_has_its_horizon_between_45_and_50_percent(self) -> None:
        ((_, placing, viewpoint),) = built(NAME, SEED).each(Viewpoint)
        fall = (placing.position[1] - viewpoint.target[1]) / math.dist(placing.position, viewpoint.target)
        assert 0.45 <= 0.5 - fall / (2 * math.tan(math.radians(25))) <= 0.5


class TestView:
    def test_newcomers_look_over_the_stream_towards_the_pavilion(self) -> None:
        ((_, placing, _),) = built(NAME, SEED).each(Spawn)
        ahead = placing.point((0.0, 0.0, -1.0))
        assert math.hypot(ahead[0] - plan.PAVILION[0], ahead[2] - plan.PAVILION[1]) < math.hypot(
            placing.position[0] - plan.PAVILION[0], placing.position[2] - plan.PAVILION[1]
        )

    def test_the_best_side_has_the_pavilion_the_gate_and_the_stones_in_front_of_it(self) -> None:
        ((_, placing, viewpoint),) = built(NAME, SEED).each(Viewpoint)
        looks_at = math.atan2(placing.position[0] - viewpoint.target[0], placing.position[2] - viewpoint.target[2])
        for x, z in (plan.PAVILION, plan.GATE, (plan.stream_x(plan.CROSSING_Z), plan.CROSSING_Z)):
            turn = math.atan2(placing.position[0] - x, placing.position[2] - z) - looks_at
            assert abs(turn) < math.radians(40)

    def test_four_bands_of_hills_stand_one_behind_the_other(self) -> None:
        bands = [hills for _, _, hills in built(NAME, SEED).each(Hills)]
        assert [band.distance_m for band in bands] == sorted((band.distance_m for band in bands), reverse=True)
        assert [band.colour for band in bands[:4]] == list(HILLS_FAR_TO_NEAR)
        # Nearer than all of them and lower than most: woods in the mist.
        assert max(bands[4].heights) < 12
        for band in bands:
            assert max(abs(after - before) for before, after in pairwise([*band.heights, band.heights[0]])) < 12
