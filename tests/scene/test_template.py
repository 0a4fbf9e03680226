"""Templates: the same seed is the same place, and every place keeps its promises."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from lanting.scene.component.air import Light, Sky
from lanting.scene.component.matter import Sheet
from lanting.scene.component.nature import Bamboo, HeightField, Rock, Water
from lanting.scene.component.placement import Bounds, Portal, Seat, Spawn, Viewpoint, Zone
from lanting.scene.component.solid import Barrier
from lanting.scene.placing import Vector
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_snapshot
from lanting.scene.solid import Solid, solids
from lanting.scene.template import TEMPLATES, courtyard
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion import plan
from lanting.scene.template.orchid_pavilion.stream import crossing_direction
from lanting.scene.template.palette import VERMILION, blend
from lanting.scene.template.sketch import circle, smoothstep

BODY_M = 0.3
CELL_M = 0.25
STEP_M = 0.4
"""Two stairs of the courtyard are within a body's radius of each other: together they rise by 0.36 m."""


@pytest.fixture(scope="module", params=sorted(TEMPLATES))
def place(request: pytest.FixtureRequest) -> Scene:
    return Scene(1, request.param, TEMPLATES[request.param].build(353))


@pytest.fixture(scope="module")
def pavilion() -> Scene:
    return Scene(1, "orchid-pavilion", TEMPLATES["orchid-pavilion"].build(353))


@pytest.fixture(scope="module")
def yard() -> Scene:
    return Scene(1, "courtyard", TEMPLATES["courtyard"].build(353))


class TestEveryTemplate:
    def test_is_the_same_for_the_same_seed(self, place: Scene) -> None:
        again = Scene(1, place.template, TEMPLATES[place.template].build(353))
        assert encode_snapshot(again) == encode_snapshot(place)

    def test_builds_for_any_seed(self, place: Scene) -> None:
        for seed in (0, 1, (1 << 32) - 1):
            Scene(1, place.template, TEMPLATES[place.template].build(seed))

    def test_says_what_it_is(self, place: Scene) -> None:
        template = TEMPLATES[place.template]
        assert template.name == place.template
        assert template.title and template.description.endswith(".")

    def test_has_one_sky_one_light_and_a_border(self, place: Scene) -> None:
        assert place.sole(Sky) and place.sole(Light) and place.sole(Bounds)

    def test_lets_people_arrive_inside_its_border(self, place: Scene) -> None:
        bounds = place.sole(Bounds)
        assert bounds is not None
        arrivals = list(place.each(Spawn))
        assert arrivals
        for _, placing, spawn in arrivals:
            x, y, z = placing.position
            assert bounds.x_min < x - spawn.radius_m - BODY_M and x + spawn.radius_m + BODY_M < bounds.x_max
            assert bounds.z_min < z - spawn.radius_m - BODY_M and z + spawn.radius_m + BODY_M < bounds.z_max
            assert bounds.y_min < y < bounds.y_max

    def test_has_a_best_side(self, place: Scene) -> None:
        assert list(place.each(Viewpoint))

    def test_names_and_describes_what_can_be_used(self, place: Scene) -> None:
        for kind in (Seat, Portal, Zone):
            for entity, _, _ in place.each(kind):
                assert entity.name and entity.description.endswith("."), entity.id

    def test_has_ground_under_whoever_arrives(self, place: Scene) -> None:
        for _, placing, spawn in place.each(Spawn):
            x, y, z = placing.position
            for angle in range(8):
                dx, dz = spawn.radius_m * math.cos(angle), spawn.radius_m * math.sin(angle)
                assert abs(ground_y(place, x + dx, z + dz) - y) < 0.3

    def test_travels_in_at_most_300_kb(self, place: Scene) -> None:
        assert len(encode_snapshot(place)) <= 300_000


def ground_y(place: Scene, x: float, z: float) -> float:
    """The highest ground at (x, z): boxes and height fields."""
    return max(tops(list(solids(place)), x, z))


def tops(standing: list[Solid], x: float, z: float) -> Iterator[float]:
    for solid in standing:
        if solid.height_field is not None:
            yield solid.centre[1] + solid.height_field.height_at(x - solid.centre[0], z - solid.centre[2])
        elif solid.kind == "box" and solid.is_walkable and is_within(solid, x, z, 0.001):
            yield solid.centre[1] + solid.size[1] / 2


def is_within(solid: Solid, x: float, z: float, margin: float = 0.0) -> bool:
    """Whether (x, z) is over a box or cylinder, or within `margin` of it."""
    dx, dz = x - solid.centre[0], z - solid.centre[2]
    if dx * dx + dz * dz > (max(solid.size[0], solid.size[2]) + margin) ** 2:
        return False
    if solid.kind == "cylinder":
        return math.hypot(dx, dz) < solid.size[0] / 2 + margin
    cos, sin = math.cos(solid.yaw), math.sin(solid.yaw)
    along_x, along_z = dx * cos - dz * sin, dx * sin + dz * cos
    return abs(along_x) <= solid.size[0] / 2 + margin and abs(along_z) <= solid.size[2] / 2 + margin


def reachable(place: Scene, start: Vector) -> set[tuple[int, int]]:
    """Cells of CELL_M that a body can get to on foot: walls stop it, and so do rises that no leg climbs."""
    bounds = place.sole(Bounds)
    assert bounds is not None
    standing = list(solids(place))
    walls = [solid for solid in standing if solid.height_field is None and solid.kind != "ramp"]
    heights: dict[tuple[int, int], float] = {}

    def height(cell: tuple[int, int]) -> float:
        if cell not in heights:
            heights[cell] = max(tops(standing, cell[0] * CELL_M, cell[1] * CELL_M))
        return heights[cell]

    def is_free(cell: tuple[int, int], y: float) -> bool:
        x, z = cell[0] * CELL_M, cell[1] * CELL_M
        inside_x = bounds.x_min + BODY_M < x < bounds.x_max - BODY_M
        inside_z = bounds.z_min + BODY_M < z < bounds.z_max - BODY_M
        return inside_x and inside_z and not any(_stops(wall, x, y, z) for wall in walls)

    first = (round(start[0] / CELL_M), round(start[2] / CELL_M))
    found, edge = {first}, [first]
    while edge:
        column, row = edge.pop()
        here = height((column, row))
        for cell in ((column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)):
            if cell not in found and abs(height(cell) - here) <= STEP_M and is_free(cell, height(cell)):
                found.add(cell)
                edge.append(cell)
    return found


def _stops(wall: Solid, x: float, y: float, z: float) -> bool:
    top, bottom = wall.centre[1] + wall.size[1] / 2, wall.centre[1] - wall.size[1] / 2
    return top > y + STEP_M and bottom < y + 1.7 and is_within(wall, x, z, BODY_M)


@pytest.fixture(scope="module")
def reached(pavilion: Scene) -> set[tuple[int, int]]:
    """Where one gets to from where people arrive."""
    ((_, placing, _),) = pavilion.each(Spawn)
    return reachable(pavilion, placing.position)


class TestOrchidPavilion:
    def test_has_a_ground_of_at_most_20_000_triangles(self, pavilion: Scene) -> None:
        (field,) = [field for _, _, field in pavilion.each(HeightField)]
        assert 2 * (len(field.xs) - 1) * (len(field.zs) - 1) <= 20_000

    def test_has_stream_roof_bamboo_and_rocks(self, pavilion: Scene) -> None:
        assert len(list(pavilion.each(Water))) == 1
        assert any(entity.name == "Roof" for entity, _, _ in pavilion.each(Sheet))
        assert all(12 <= len(stand.stems) <= 44 for _, _, stand in pavilion.each(Bamboo))
        assert len(list(pavilion.each(Rock))) >= 12

    def test_has_seats_in_the_pavilion_and_a_gate_to_the_courtyard(self, pavilion: Scene) -> None:
        assert len(list(pavilion.each(Seat))) >= 10
        assert [portal.target for _, _, portal in pavilion.each(Portal)] == ["courtyard"]

    def test_keeps_arrivals_dry(self, pavilion: Scene) -> None:
        for _, placing, spawn in pavilion.each(Spawn):
            x, _, z = placing.position
            assert plan.from_shore(x, z) > spawn.radius_m

    def test_lets_nobody_stand_in_the_water(self, pavilion: Scene, reached: set[tuple[int, int]]) -> None:
        """Every place that one gets to on foot is dry, or on the stepping stones."""
        standing = list(solids(pavilion))
        for column, row in reached:
            x, z = column * CELL_M, row * CELL_M
            if plan.from_shore(x, z) < 0:
                assert max(tops(standing, x, z)) >= plan.STONES_Y - 0.01

    def test_can_be_walked_over_the_stones_into_the_pavilion(self, reached: set[tuple[int, int]]) -> None:
        assert (round(plan.PAVILION[0] / CELL_M), round((plan.PAVILION[1] + 2.0) / CELL_M)) in reached

    def test_can_be_walked_to_the_gate(self, reached: set[tuple[int, int]]) -> None:
        assert (round((plan.GATE[0] + 1.0) / CELL_M), round((plan.GATE[1] + 2.0) / CELL_M)) in reached

    def test_has_barriers_along_the_whole_stream(self, pavilion: Scene) -> None:
        assert len(list(pavilion.each(Barrier))) == 2

    def test_grows_otherwise_for_another_seed_but_stands_as_it_stood(self, pavilion: Scene) -> None:
        other = Scene(1, "orchid-pavilion", TEMPLATES["orchid-pavilion"].build(354))
        assert [w for _, _, w in other.each(Water)] == [w for _, _, w in pavilion.each(Water)]
        assert [b.stems for _, _, b in other.each(Bamboo)] != [b.stems for _, _, b in pavilion.each(Bamboo)]


class TestPlan:
    def test_the_stream_is_where_the_look_says(self) -> None:
        assert plan.stream_x(0.0) == pytest.approx(6.2 * math.sin(0.7) - 1.5)

    @pytest.mark.parametrize("z", [-20.0, -7.3, 0.0, 4.4, 15.0])
    def test_its_middle_is_half_its_width_from_the_shore(self, z: float) -> None:
        assert plan.from_shore(plan.stream_x(z), z) == pytest.approx(-plan.stream_half_width(z), abs=0.12)

    def test_the_ground_is_under_water_in_the_stream_and_above_it_on_the_meadow(self) -> None:
        for z in range(-25, 20):
            assert plan.ground_y(plan.stream_x(z), z) < plan.WATER_Y
            assert plan.ground_y(plan.stream_x(z) - 6.5, z) > plan.WATER_Y + 0.2

    def test_the_ground_is_nowhere_above_or_far_below_the_pavilions_foot(self) -> None:
        x, z = plan.PAVILION
        around = [plan.ground_y(x + 5 * math.cos(angle), z + 5 * math.sin(angle)) for angle in range(6)]
        assert max(around) <= plan.MEADOW_Y + 0.001
        assert min(around) > plan.MEADOW_Y - 0.4

    def test_the_crossing_goes_straight_across(self) -> None:
        dx, dz = crossing_direction()
        assert math.hypot(dx, dz) == pytest.approx(1.0)
        ahead = plan.from_shore(plan.stream_x(plan.CROSSING_Z) + 4 * dx, plan.CROSSING_Z + 4 * dz)
        assert ahead > 1.0


class TestCourtyard:
    def test_has_ten_steps_of_18_centimetres(self, yard: Scene) -> None:
        treads = sorted(ground_y(yard, 0.0, courtyard.TERRACE_EDGE_Z + 0.3 * step + 0.15) for step in range(11))
        rises = [round(higher - lower, 3) for lower, higher in pairwise(treads)]
        assert rises[1:] == [courtyard.STEP_RISE] * (len(rises) - 1)
        assert treads[-1] == pytest.approx(courtyard.TERRACE_Y - courtyard.STEP_RISE)

    def test_has_a_ramp_of_30_degrees(self, yard: Scene) -> None:
        (ramp,) = [solid for solid in solids(yard) if solid.kind == "ramp"]
        assert math.degrees(math.atan2(ramp.size[1], ramp.size[2])) == pytest.approx(30, abs=0.01)
        top_z = ramp.centre[2] - ramp.size[2] / 2
        assert top_z == pytest.approx(courtyard.TERRACE_EDGE_Z, abs=0.01)

    def test_has_two_layers_where_the_gallery_is(self, yard: Scene) -> None:
        found = sorted(top for top in tops(list(solids(yard)), courtyard.GALLERY_X, 2.0))
        assert found[0] == pytest.approx(0.0)
        assert found[-1] == pytest.approx(courtyard.GALLERY_Y)
        assert courtyard.GALLERY_Y - 0.25 > 1.7 + 0.35

    def test_can_be_climbed_by_its_stairs_and_left_through_its_door(self, yard: Scene) -> None:
        reached = reachable(yard, (0.0, 0.0, 11.0))
        assert (0, round(-11.0 / CELL_M)) in reached
        assert (round(-8.0 / CELL_M), round(0.0 / CELL_M)) in reached

    def test_has_seats_and_a_way_back(self, yard: Scene) -> None:
        assert len(list(yard.each(Seat))) == 6
        assert [portal.target for _, _, portal in yard.each(Portal)] == ["orchid-pavilion"]


class TestTools:
    def test_chance_repeats_and_stays_within_its_bounds(self) -> None:
        first, second = Chance(1), Chance(1)
        drawn = [first.part() for _ in range(1_000)]
        assert drawn == [second.part() for _ in range(1_000)]
        assert all(0 <= part < 1 for part in drawn)
        assert 0.45 < sum(drawn) / len(drawn) < 0.55

    def test_chance_is_splitmix_as_published(self) -> None:
        assert int(Chance(1234567).part() * (1 << 53)) == 6457827717110365317 >> 11

    def test_colours_blend_from_end_to_end(self) -> None:
        assert blend("#000000", "#ffffff", 0) == "#000000"
        assert blend("#000000", "#ffffff", 1) == "#ffffff"
        assert blend("#000000", "#ff8000", 0.5) == "#804000"

    def test_vermilion_is_vermilion(self) -> None:
        assert VERMILION == "#c8452d"

    def test_a_circle_runs_counter_clockwise(self) -> None:
        corners = circle(1.0, 8)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)) / 2
        assert 2.7 < area < math.pi

    def test_smoothstep_goes_from_0_to_1(self) -> None:
        assert [smoothstep(2, 4, value) for value in (1, 2, 3, 4, 5)] == [0, 0, 0.5, 1, 1]
