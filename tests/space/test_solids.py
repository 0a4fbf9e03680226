"""What a solid answers: distance, depth, height and steepness, for many points at once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.space.solid import Box, Cylinder, HeightField, Ramp, Solid

YAWS = st.floats(-math.pi, math.pi)


def near(solid: Solid, x: float, z: float) -> tuple[float, float, float, float]:
    distance, bottom, top, slope = solid.near(np.array([x]), np.array([z]))
    return float(distance[0]), float(bottom[0]), float(top[0]), float(slope[0])


def ahead(yaw: float, metres: float) -> tuple[float, float]:
    """The point so far ahead of who stands at the origin and looks along `yaw`."""
    return -math.sin(yaw) * metres, -math.cos(yaw) * metres


@given(yaw=YAWS, away=st.floats(0.0, 10.0))
def test_a_box_is_as_far_away_as_its_face_however_it_is_turned(yaw: float, away: float) -> None:
    box = Box(0.0, 1.0, 0.0, 6.0, 2.0, 4.0, yaw)
    distance, bottom, top, slope = near(box, *ahead(yaw, 2.0 + away))
    assert distance == pytest.approx(away, abs=1e-9)
    assert (bottom, top, slope) == (0.0, 2.0, 0.0)


@given(yaw=YAWS, along=st.floats(-2.0, 2.0))
def test_a_ramp_rises_ahead_of_who_looks_along_its_yaw(yaw: float, along: float) -> None:
    ramp = Ramp(0.0, 1.0, 0.0, 3.0, 2.0, 4.0, yaw)
    distance, bottom, top, slope = near(ramp, *ahead(yaw, along))
    assert distance == pytest.approx(0.0, abs=1e-9)
    assert [bottom, top, slope] == pytest.approx([0.0, 1.0 + along / 2, 0.5])


@given(yaw=YAWS)
def test_beside_a_ramp_its_nearest_height_counts(yaw: float) -> None:
    ramp = Ramp(0.0, 1.0, 0.0, 3.0, 2.0, 4.0, yaw)
    above, below = near(ramp, *ahead(yaw, 5.0)), near(ramp, *ahead(yaw, -5.0))
    assert above[:3] == pytest.approx((3.0, 0.0, 2.0))
    assert below[:3] == pytest.approx((3.0, 0.0, 0.0))


@given(angle=YAWS, away=st.floats(0.0, 10.0))
def test_a_cylinder_is_round(angle: float, away: float) -> None:
    distance, bottom, top, _ = near(Cylinder(0.0, 2.0, 0.0, 1.5, 4.0), *ahead(angle, 1.5 + away))
    assert distance == pytest.approx(away, abs=1e-9)
    assert (bottom, top) == (0.0, 4.0)


@given(
    heights=st.lists(st.floats(-5, 5), min_size=9, max_size=9),
    x=st.floats(-1.0, 3.0),
    z=st.floats(-2.0, 2.0),
)
def test_a_terrain_is_between_its_lowest_and_its_highest_corner(heights: list[float], x: float, z: float) -> None:
    lines = np.array([-1.0, 0.5, 3.0]), np.array([-2.0, -1.0, 2.0])
    field = HeightField(0.0, 10.0, 0.0, *lines, np.array(heights).reshape(3, 3))
    distance, bottom, top, _ = near(field, x, z)
    assert distance == 0.0 and bottom == -math.inf
    assert min(heights) - 1e-9 <= top - 10.0 <= max(heights) + 1e-9


def test_a_terrain_meets_its_corners_and_is_cut_from_lowest_to_highest() -> None:
    lines = np.array([0.0, 2.0]), np.array([0.0, 2.0])
    field = HeightField(0.0, 0.0, 0.0, *lines, np.array([[1.0, 2.0], [4.0, 8.0]]))
    assert [near(field, x, z)[2] for x, z in ((0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (2.0, 2.0))] == [1.0, 2.0, 4.0, 8.0]
    assert near(field, 1.0, 1.0)[2] == 4.5
    assert near(field, 1.5, 0.5)[2] == pytest.approx(3.25)
    assert near(field, 1.0, 0.0)[3] == pytest.approx(math.hypot(0.5, 3.0))


def test_beyond_a_terrain_s_edge_there_is_none() -> None:
    lines = np.array([0.0, 2.0]), np.array([0.0, 2.0])
    field = HeightField(0.0, 0.0, 0.0, *lines, np.zeros((2, 2)))
    assert near(field, 5.0, 1.0)[0] == 3.0


@given(yaw=YAWS, x=st.floats(-9, 9), z=st.floats(-9, 9))
def test_nothing_of_a_solid_is_outside_its_extent(yaw: float, x: float, z: float) -> None:
    lines = np.array([-1.0, 3.0]), np.array([-2.0, 1.0])
    solids: list[Solid] = [
        Box(0.5, 0.0, 0.5, 3.0, 1.0, 5.0, yaw),
        Ramp(0.5, 0.0, 0.5, 3.0, 1.0, 5.0, yaw),
        Cylinder(0.5, 0.0, 0.5, 2.0, 1.0),
        HeightField(0.5, 0.0, 0.5, *lines, np.zeros((2, 2)), yaw),
    ]
    for solid in solids:
        extent = solid.extent()
        if near(solid, x, z)[0] <= 0.0:
            assert extent.x_min - 1e-9 <= x <= extent.x_max + 1e-9
            assert extent.z_min - 1e-9 <= z <= extent.z_max + 1e-9
