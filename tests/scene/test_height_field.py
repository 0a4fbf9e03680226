"""Height fields: the server reckons with the very ground that the client draws."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.scene.component.nature import HeightField
from lanting.space import solid as space_solid
from tests.scene.strategies import height_fields

parts = st.floats(0.0, 1.0)


def field(**changes: object) -> HeightField:
    """Three lines by two over the plane x + z, with its own saying first."""
    fields: dict[str, object] = {
        "xs": [0.0, 1.0, 3.0],
        "zs": [0.0, 2.0],
        "heights": [0.0, 1.0, 3.0, 2.0, 3.0, 5.0],
        "palette": ["#9dba83"],
        "paint": [0] * 6,
    }
    return HeightField(**(fields | changes))  # type: ignore[arg-type]


def across(axis: list[float], part: float) -> float:
    return axis[0] + part * (axis[-1] - axis[0])


@given(height_fields())
def test_it_is_as_high_as_said_at_each_crossing(ground: HeightField) -> None:
    found = [ground.height_at(x, z) for z in ground.zs for x in ground.xs]
    assert found == pytest.approx(ground.heights, abs=1e-6)


@given(parts, parts)
def test_it_follows_a_plane_however_its_lines_lie(u: float, v: float) -> None:
    x, z = 3.0 * u, 2.0 * v
    assert field().height_at(x, z) == pytest.approx(x + z)


@pytest.mark.parametrize(
    ("x", "z", "height"), [(0.75, 0.25, 0.5), (0.25, 0.75, 0.0), (0.5, 0.5, 0.0), (1.0, 0.5, 0.5), (0.5, 0.0, 0.5)]
)
def test_a_cell_is_cut_from_its_lower_to_its_higher_corner(x: float, z: float, height: float) -> None:
    """One corner, (1, 0), is lifted: only the triangle that holds it rises."""
    lifted = field(xs=[0.0, 1.0], zs=[0.0, 1.0], heights=[0.0, 1.0, 0.0, 0.0], paint=[0] * 4)
    assert lifted.height_at(x, z) == pytest.approx(height)


@pytest.mark.parametrize(
    ("x", "z", "height"),
    [(-50, -50, 0.0), (50, 50, 5.0), (-50, 50, 2.0), (50, -50, 3.0), (2.0, -50, 2.0), (-50, 1.0, 1.0), (3.0, 2.0, 5.0)],
)
def test_it_goes_on_as_high_as_its_edge(x: float, z: float, height: float) -> None:
    assert field().height_at(x, z) == pytest.approx(height)


@given(height_fields(), parts, parts)
def test_it_is_never_above_its_highest_or_below_its_lowest_crossing(ground: HeightField, u: float, v: float) -> None:
    height = ground.height_at(across(ground.xs, u), across(ground.zs, v))
    assert min(ground.heights) - 1e-6 <= height <= max(ground.heights) + 1e-6


@given(height_fields(), parts)
def test_it_has_no_gap_along_its_lines(ground: HeightField, part: float) -> None:
    """Who comes to a line from either side finds the same height: along the line it rises evenly between crossings."""
    columns = len(ground.xs)
    for number, x in enumerate(ground.xs):
        for row, (near, far) in enumerate(pairwise(ground.zs)):
            first, last = ground.heights[row * columns + number], ground.heights[(row + 1) * columns + number]
            found = ground.height_at(x, near + part * (far - near))
            assert found == pytest.approx(first + part * (last - first), abs=1e-4)


@given(height_fields(), parts, parts)
def test_the_walk_grid_stands_on_the_same_triangles(ground: HeightField, u: float, v: float) -> None:
    x, z = across(ground.xs, u), across(ground.zs, v)
    rows = np.asarray(ground.heights).reshape(len(ground.zs), len(ground.xs))
    terrain = space_solid.HeightField(0.0, 0.0, 0.0, np.asarray(ground.xs), np.asarray(ground.zs), rows)
    assert terrain.near(np.array([x]), np.array([z])).top[0] == pytest.approx(ground.height_at(x, z), abs=1e-4)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"heights": [0.0] * 5}, "3 × 2 grid lines cross 6 times, but there are 5 heights and 6 paints; give one"),
        ({"paint": [0] * 7}, "there are 6 heights and 7 paints"),
        ({"xs": [0.0, 0.0, 3.0]}, "rising order, each further than the last"),
        ({"xs": [0.0, 3.0, 1.0]}, "rising order"),
        ({"zs": [2.0, 0.0]}, "rising order"),
        ({"paint": [0, 0, 0, 0, 0, 1]}, "paint 1 is not in a palette of 1 colours"),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        field(**changes)
