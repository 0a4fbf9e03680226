"""The Orchid Pavilion's land: the stream's course, the ground beneath, and what grows in nobody's way."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from lanting.scene.component.nature import Bamboo, Grass, HeightField, Plants, Rock, Stones, Tree
from lanting.scene.template.orchid_pavilion import plan
from lanting.scene.template.orchid_pavilion.stone import PERCH_SIZE
from lanting.scene.template.orchid_pavilion.stream import crossing_direction
from tests.scene.places import SEEDS, border, built, reached

NAME = "orchid-pavilion"
SEED = SEEDS[0]

every_seed = pytest.mark.parametrize("seed", SEEDS)


class TestPlan:
    def test_the_stream_is_where_the_look_says(self) -> None:
        assert plan.stream_x(0.0) == pytest.approx(6.2 * math.sin(0.7) - 1.5)

    @pytest.mark.parametrize("z", [-20.0, -7.3, 0.0, 4.4, 15.0])
    def test_its_middle_is_half_its_width_from_the_shore(self, z: float) -> None:
        assert plan.from_shore(plan.stream_x(z), z) == pytest.approx(-plan.stream_half_width(z), abs=0.12)

    @pytest.mark.parametrize(("x", "z"), [(-60.0, 0.0), (60.0, 0.0), (0.0, -90.0), (0.0, 90.0)])
    def test_far_away_the_shore_is_far(self, x: float, z: float) -> None:
        assert plan.from_shore(x, z) > 10.0

    @pytest.mark.parametrize("path", plan.PATHS)
    def test_a_path_is_no_way_from_itself(self, path: tuple[tuple[float, float], ...]) -> None:
        assert [plan.from_path(x, z) for x, z in path] == pytest.approx([0.0] * len(path))

    def test_the_crossing_goes_straight_across(self) -> None:
        dx, dz = crossing_direction()
        assert math.hypot(dx, dz) == pytest.approx(1.0)
        for way in (-4, 4):
            assert plan.from_shore(plan.stream_x(plan.CROSSING_Z) + way * dx, plan.CROSSING_Z + way * dz) > 1.0

    def test_the_ground_has_no_cliffs(self) -> None:
        heights = [plan.ground_y(0.1 * step, 3.0) for step in range(-240, 240)]
        assert max(abs(later - earlier) for earlier, later in pairwise(heights)) < 0.1


class TestGround:
    def test_has_at_most_20_000_triangles(self) -> None:
        ((_, _, field),) = built(NAME, SEED).each(HeightField)
        assert 2 * (len(field.xs) - 1) * (len(field.zs) - 1) <= 20_000

    def test_is_finer_where_one_walks_than_out_in_the_mist(self) -> None:
        ((_, _, field),) = built(NAME, SEED).each(HeightField)
        for axis, arrival in ((field.xs, plan.SPAWN[0]), (field.zs, plan.SPAWN[1])):
            gaps = [(after - before, (after + before) / 2) for before, after in pairwise(axis)]
            assert all(gap <= 0.61 for gap, middle in gaps if abs(middle - arrival) < 7)
            assert min(gaps[0][0], gaps[-1][0]) > 10.0

    def test_reaches_far_beyond_the_border(self) -> None:
        ((_, _, field),) = built(NAME, SEED).each(HeightField)
        bounds = border(NAME, SEED)
        assert field.xs[0] < bounds.x_min - 80 and bounds.x_max + 80 < field.xs[-1]
        assert field.zs[0] < bounds.z_min - 80 and bounds.z_max + 80 < field.zs[-1]

    def test_rises_gently_where_one_walks(self) -> None:
        """Beside the built things and the banks: less than three in five."""
        for x, _, z in reached(NAME, SEED)[::7]:
            if math.hypot(x - plan.PAVILION[0], z - plan.PAVILION[1]) > 6.5 and plan.from_shore(x, z) > 0.5:
                here = plan.ground_y(x, z)
                assert abs(plan.ground_y(x + 0.5, z) - here) < 0.3
                assert abs(plan.ground_y(x, z + 0.5) - here) < 0.3


class TestGrowth:
    @every_seed
    def test_bamboo_stands_in_stands_of_12_to_44_rooted_in_the_ground(self, seed: int) -> None:
        stands = list(built(NAME, seed).each(Bamboo))
        assert len(stands) == 11
        for _, placing, stand in stands:
            assert 12 <= len(stand.stems) <= 44
            for x, y, z, height, lean_x, lean_z in stand.stems:
                foot = placing.point((x, y, z))
                assert foot[1] == pytest.approx(plan.ground_y(foot[0], foot[2]) - 0.05, abs=0.01)
                assert 4.0 < height < 10.6
                assert math.hypot(lean_x, lean_z) < 0.08

    @every_seed
    def test_grass_grows_on_dry_ground_and_not_on_the_paths(self, seed: int) -> None:
        drifts = list(built(NAME, seed).each(Grass))
        assert 900 < sum(len(drift.tufts) for _, _, drift in drifts) < 2_600
        for _, placing, drift in drifts:
            for tuft in drift.tufts:
                x, y, z = placing.point(tuft)
                assert plan.from_shore(x, z) > 0.2
                assert plan.from_path(x, z) > 0.65
                assert y == pytest.approx(plan.ground_y(x, z), abs=0.02)

    @every_seed
    def test_rocks_lie_along_the_water_and_in_nobodys_way(self, seed: int) -> None:
        rocks = [(placing, rock) for _, placing, rock in built(NAME, seed).each(Rock)]
        perches = [placing for placing, rock in rocks if rock.size == PERCH_SIZE]
        assert len(rocks) >= 16 and len(perches) == 4
        for placing, rock in rocks:
            x, _, z = placing.position
            if placing in perches:
                continue
            assert -1.0 < plan.from_shore(x, z) < 1.6
            assert plan.from_path(x, z) > 0.6
            assert math.hypot(x - plan.SPAWN[0], z - plan.SPAWN[1]) > 2.6
            assert math.hypot(x - plan.PAVILION[0], z - plan.PAVILION[1]) > 6.4
            assert rock.size[1] < rock.size[0]

    def test_another_seed_moves_what_grows_and_nothing_else(self) -> None:
        one, other = (list(built(NAME, seed).entities.values()) for seed in SEEDS[:2])
        changed = {
            kind
            for a, b in zip(one, other, strict=True)
            for kind in a.components.keys() | b.components.keys()
            if a.components.get(kind) != b.components.get(kind)
        }
        grown = {"bamboo", "grass", "plants", "stones", "rock", "clouds"}
        assert changed - {"transform", "collider"} == grown
        for a, b in zip(one, other, strict=True):
            if a.components.get("transform") != b.components.get("transform"):
                assert "rock" in a.components

    @every_seed
    def test_trees_stand_on_dry_ground_beside_the_paths(self, seed: int) -> None:
        trees = list(built(NAME, seed).each(Tree))
        assert {tree.kind for _, _, tree in trees} == {"pine", "plum", "willow"}
        for _, placing, _ in trees:
            x, y, z = placing.position
            assert y == pytest.approx(plan.ground_y(x, z), abs=0.001)
            assert plan.from_shore(x, z) > 1.0 and plan.from_path(x, z) > 1.0

    @every_seed
    def test_orchids_grow_on_the_banks_and_reeds_at_the_waters_edge(self, seed: int) -> None:
        for entity, placing, plants in built(NAME, seed).each(Plants):
            assert entity.words == f"thing-{plants.kind}s" and len(plants.points) > 20
            for point in plants.points:
                x, y, z = placing.point(point)
                shore = plan.from_shore(x, z)
                assert shore > 0.25 if plants.kind == "orchid" else -0.6 < shore < 0.2
                assert y == pytest.approx(plan.ground_y(x, z), abs=0.01)

    def test_the_paths_have_a_stone_for_each_step(self) -> None:
        ((_, _, flags),) = [each for each in built(NAME, SEED).each(Stones) if each[2].kind == "flag"]
        assert all(plan.from_path(x, z) < 0.2 for x, _, z, _ in flags.stones)
        for path in plan.PATHS:
            for x, z in path:
                near = min(math.hypot(x - sx, z - sz) for sx, _, sz, _ in flags.stones)
                assert near < 1.1 or plan.from_shore(x, z) < 1.1 or math.dist((x, z), plan.PAVILION) < 6.0 or z > 11
