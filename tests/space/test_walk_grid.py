"""Where feet can be: SP-50 to SP-56."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.space.ground import Solid
from lanting.space.link import EAST, NORTH, NORTH_EAST, NORTH_WEST, SOUTH, SOUTH_EAST, SOUTH_WEST, WEST
from lanting.space.solid import Box, Cylinder, Extent, HeightField, Ramp
from lanting.space.walk_grid import CELL_M, HEAD_ROOM_M, WalkGrid
from tests.space.stage import FLOOR, grid_of


def heights(grid: WalkGrid, x: float, z: float) -> list[float]:
    return sorted(round(float(grid.height[node]), 6) for node in grid.nodes_in(x, z))


def connected(grid: WalkGrid, start: tuple[float, float, float], end: tuple[float, float, float]) -> bool:
    one, other = grid.nearest(*start), grid.nearest(*end)
    for node, point in ((one, start), (other, end)):
        assert math.dist(grid.middle(node), point) < 1.5, f"nothing to stand on near {point}"
    return bool(grid.island[one] == grid.island[other])


def stairs(count: int, rise: float, tread: float, width: float = 3.0) -> list[Solid]:
    """A flight that goes up towards −z from z = 0, with a landing behind."""
    flight: list[Solid] = [
        Box(0.0, rise * (n + 1) / 2, -tread * (n + 0.5), width, rise * (n + 1), tread) for n in range(count)
    ]
    top = rise * count
    return [*flight, Box(0.0, top / 2, -tread * count - 2.0, width, top, 4.0)]


def terrain(height: np.ndarray, cell_m: float = 1.0) -> HeightField:
    rows, columns = height.shape
    xs, zs = (np.arange(columns) - (columns - 1) / 2) * cell_m, (np.arange(rows) - (rows - 1) / 2) * cell_m
    return HeightField(0.0, 0.0, 0.0, xs, zs, height.astype(np.float64))


def test_sp50_a_column_holds_the_bridge_and_the_path_beneath() -> None:
    grid = grid_of(FLOOR, Box(0.0, 2.9, 0.0, 4.0, 0.2, 4.0))
    assert heights(grid, 0.0, 0.0) == [0.0, 3.0]
    assert heights(grid, 5.0, 0.0) == [0.0]


def test_sp50_without_solids_there_is_nowhere_to_stand() -> None:
    grid = grid_of()
    assert len(grid.height) == 0
    assert grid.nearest(0.0, 0.0, 0.0) == -1
    assert grid.nodes_in(0.0, 0.0) == []


def test_sp50_the_grid_ends_with_its_extent() -> None:
    grid = WalkGrid.of([FLOOR], Extent(-2.0, 2.0, -3.0, 3.0))
    assert len(grid.height) == 8 * 12
    assert grid.nodes_in(2.5, 0.0) == []


def test_sp50_nobody_stands_on_what_is_only_in_the_way() -> None:
    grid = grid_of(FLOOR, Box(0.0, 0.1, 0.0, 3.0, 0.2, 3.0, is_walkable=False))
    assert heights(grid, 0.0, 0.0) == []


def test_sp50_floors_at_one_height_are_one() -> None:
    assert heights(grid_of(FLOOR, Box(0.0, -0.25, 0.0, 4.0, 0.505, 4.0)), 0.0, 0.0) == [0.0]


def test_sp51_ramps_up_to_45_degrees_are_floors_and_steeper_ones_are_not() -> None:
    gentle, steep = Ramp(0.0, 1.0, 0.0, 3.0, 2.0, 2.0), Ramp(0.0, 1.0, 0.0, 3.0, 2.0, 1.8)
    assert heights(grid_of(gentle), 0.0, 0.25) == [0.75]
    assert len(grid_of(steep).height) == 0


@pytest.mark.parametrize(
    ("yaw", "top"), [(0.0, (0, -1)), (math.pi / 2, (-1, 0)), (math.pi, (0, 1)), (-math.pi / 2, (1, 0))]
)
def test_sp51_who_looks_along_a_ramp_s_yaw_walks_up_it(yaw: float, top: tuple[int, int]) -> None:
    grid = grid_of(Ramp(0.0, 1.0, 0.0, 4.0, 2.0, 4.0, yaw))
    high, low = (heights(grid, sign * top[0] * 1.25, sign * top[1] * 1.25) for sign in (1, -1))
    assert (high, low) == ([1.625], [0.375])


def test_sp51_a_terrain_is_walked_on_the_triangles_that_are_drawn() -> None:
    height = np.zeros((21, 21))
    height[10, 10] = 0.4
    grid = grid_of(terrain(height))
    assert heights(grid, 0.25, 0.25) == [0.3]
    assert heights(grid, -0.25, 0.25) == [0.2]
    assert heights(grid, 3.25, 0.25) == [0.0]


def test_sp51_a_turned_terrain_lies_as_it_is_turned() -> None:
    height = np.zeros((5, 9))
    height[:, -1] = 0.3
    upright = terrain(height)
    grid = grid_of(HeightField(0.0, 1.0, 0.0, upright.xs, upright.zs, upright.heights, yaw=math.pi / 2))
    assert heights(grid, 0.25, -3.75) == [pytest.approx(1.225)]
    assert heights(grid, 0.25, 3.75) == [1.0]
    assert heights(grid, 3.75, 0.25) == []


def test_sp52_nobody_stands_under_what_hangs_lower_than_a_head() -> None:
    low, high = (Box(0.0, under + 0.1, 0.0, 4.0, 0.2, 4.0, is_walkable=False) for under in (1.79, 1.81))
    assert heights(grid_of(FLOOR, low), 0.0, 0.0) == []
    assert heights(grid_of(FLOOR, high), 0.0, 0.0) == [0.0]


def test_sp53_a_wall_keeps_the_body_s_radius() -> None:
    grid = grid_of(FLOOR, Box(0.0, 1.0, 0.0, 0.2, 2.0, 10.0))
    free = [heights(grid, x, 0.25) != [] for x in (-0.75, -0.25, 0.25, 0.75)]
    assert free == [True, False, False, True]


def test_sp53_a_column_keeps_it_too() -> None:
    grid = grid_of(FLOOR, Cylinder(0.25, 1.0, 0.25, 0.3, 2.0))
    assert heights(grid, 0.75, 0.25) == []
    assert heights(grid, 0.75, 0.75) == [0.0]


def test_sp53_the_edge_of_a_drop_is_walked() -> None:
    grid = grid_of(FLOOR, Box(0.0, 1.0, 0.0, 4.0, 2.0, 4.0))
    assert heights(grid, 1.75, 0.25) == [2.0]


def test_sp54_a_step_is_climbed_and_a_ledge_is_not() -> None:
    for height, climbs in ((0.34, True), (0.36, False)):
        grid = grid_of(FLOOR, Box(0.0, height / 2, 0.0, 4.0, height, 4.0))
        assert connected(grid, (5.0, 0.0, 0.0), (0.0, height, 0.0)) is climbs


@pytest.mark.parametrize(("rise", "tread"), [(0.18, 0.30), (0.15, 0.35), (0.2, 0.25), (0.17, 0.29)])
def test_sp54_a_flight_of_stairs_is_climbed_though_two_steps_are_higher_than_one(rise: float, tread: float) -> None:
    grid = grid_of(FLOOR, *stairs(10, rise, tread))
    assert connected(grid, (0.0, 0.0, 3.0), (0.0, rise * 10, -tread * 10 - 2.0))


def test_sp54_stairs_of_too_high_steps_are_not_climbed() -> None:
    grid = grid_of(FLOOR, *stairs(8, 0.4, 0.6))
    assert not connected(grid, (0.0, 0.0, 3.0), (0.0, 3.2, -6.8))


def test_sp54_a_ramp_of_45_degrees_leads_up() -> None:
    grid = grid_of(FLOOR, Ramp(0.0, 1.5, 0.0, 3.0, 3.0, 3.0), Box(0.0, 1.5, -3.5, 3.0, 3.0, 4.0))
    assert connected(grid, (0.0, 0.0, 4.0), (0.0, 3.0, -3.5))


def test_sp54_a_turned_ramp_leads_up_too() -> None:
    yaw = 0.4
    up = (-math.sin(yaw), -math.cos(yaw))
    deck = Box(up[0] * 5.0, 1.0, up[1] * 5.0, 4.0, 2.0, 4.0, yaw)
    grid = grid_of(FLOOR, Ramp(0.0, 1.0, 0.0, 4.0, 2.0, 6.0, yaw), deck)
    assert connected(grid, (-up[0] * 6.0, 0.0, -up[1] * 6.0), (up[0] * 5.0, 2.0, up[1] * 5.0))


def test_sp54_a_hill_is_climbed_and_a_cliff_is_not() -> None:
    z, x = np.mgrid[-10:11, -10:11]
    hill = np.maximum(0.0, 4.0 - 0.8 * np.hypot(x, z))
    assert connected(grid_of(terrain(hill)), (9.0, 0.0, 9.0), (0.0, 3.9, 0.0))
    cliff = np.where(x > 0, 4.0, 0.0)
    assert not connected(grid_of(terrain(cliff)), (-5.0, 0.0, 0.0), (5.0, 4.0, 0.0))


def test_sp55_no_corner_is_cut() -> None:
    grid = grid_of(FLOOR, Box(0.25, 1.0, 0.25, 0.4, 2.0, 0.4))
    around = {
        SOUTH_EAST: (SOUTH, EAST),
        NORTH_EAST: (NORTH, EAST),
        SOUTH_WEST: (SOUTH, WEST),
        NORTH_WEST: (NORTH, WEST),
    }
    for diagonal, sides in around.items():
        for side in sides:
            assert (grid.links[grid.links[:, diagonal] >= 0, side] >= 0).all()


@given(yaw=st.floats(-math.pi, math.pi), shift=st.floats(-0.5, 0.5), thickness=st.sampled_from([0.001, 0.05, 0.3]))
def test_sp56_no_wall_is_so_thin_or_so_turned_that_a_link_passes_it(yaw: float, shift: float, thickness: float) -> None:
    wall = Box(shift, 1.0, shift / 3, thickness, 2.5, 60.0, yaw)
    grid = grid_of(Box(0.0, -0.5, 0.0, 16.0, 1.0, 16.0), wall, half_m=8.0)
    away = (math.cos(yaw) * 3.0, -math.sin(yaw) * 3.0)
    assert not connected(grid, (away[0], 0.0, away[1]), (-away[0], 0.0, -away[1]))


@given(
    st.lists(
        st.builds(
            Box,
            x=st.floats(-4, 4),
            y=st.floats(-0.5, 3),
            z=st.floats(-4, 4),
            width=st.floats(0.1, 4),
            height=st.floats(0.1, 3),
            depth=st.floats(0.1, 4),
            yaw=st.floats(-4, 4),
        ),
        max_size=8,
    )
)
def test_sp54_links_go_both_ways_and_join_neighbours_of_one_island(boxes: list[Box]) -> None:
    grid = grid_of(FLOOR, *boxes, half_m=6.0)
    nodes = np.arange(len(grid.height))
    for there, back, step in ((0, 1, (1, 0)), (2, 3, (0, 1)), (4, 7, (1, 1)), (5, 6, (1, -1))):
        linked = nodes[grid.links[:, there] >= 0]
        other = grid.links[linked, there]
        assert (grid.links[other, back] == linked).all()
        assert (grid.column[other] - grid.column[linked] == step[0]).all()
        assert (grid.row[other] - grid.row[linked] == step[1]).all()
        assert (grid.island[other] == grid.island[linked]).all()


@given(st.lists(st.tuples(st.floats(-4, 4), st.floats(0, 4), st.floats(-4, 4), st.floats(0.2, 2)), max_size=8))
def test_sp52_between_two_floors_there_is_room_for_a_head(decks: list[tuple[float, float, float, float]]) -> None:
    grid = grid_of(FLOOR, *(Box(x, y, z, size, 0.2, size) for x, y, z, size in decks), half_m=5.0)
    for row, column in np.ndindex(grid.at.shape[1:]):
        floors = sorted(float(grid.height[node]) for node in grid.at[:, row, column] if node >= 0)
        assert all(high - low >= HEAD_ROOM_M for low, high in pairwise(floors))


def test_the_nearest_node_is_on_one_s_own_floor() -> None:
    grid = grid_of(FLOOR, Box(0.0, 2.9, 0.0, 4.0, 0.2, 4.0))
    assert grid.middle(grid.nearest(0.1, 2.5, 0.1))[1] == 3.0
    assert grid.middle(grid.nearest(0.1, 0.4, 0.1))[1] == 0.0
    assert grid.middle(grid.nearest(2.4, 3.0, 0.1)) == (1.75, 3.0, 0.25)


def test_the_floor_at_a_point_is_exact_and_none_where_a_body_does_not_fit() -> None:
    grid = grid_of(FLOOR, Ramp(0.0, 1.0, 0.0, 4.0, 2.0, 4.0), Box(8.0, 1.0, 0.0, 0.2, 2.0, 4.0))
    assert grid.floor_at(0.0, 1.0, 0.1) == pytest.approx(0.95)
    assert grid.floor_at(7.55, 0.0, 0.0) == 0.0
    assert grid.floor_at(7.65, 0.0, 0.0) is None
    assert grid.floor_at(5.0, 3.0, 0.0) is None
    assert CELL_M == 0.5
