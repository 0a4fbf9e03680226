"""What numbers become, and what is said of those that cannot be shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from lanting.media.check.array import read_array
from lanting.sdk.remote.array import BYTES_MAX, Cloud, Relief

NUMBERS = st.one_of(
    arrays.floating_dtypes(sizes=(16, 32, 64)), arrays.integer_dtypes(), arrays.unsigned_integer_dtypes(), st.just("?")
)


def matrices(dtype: Any) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    finite = {"min_value": -60_000, "max_value": 60_000} if np.dtype(dtype).kind == "f" else None
    shapes = arrays.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=8)
    return arrays.arrays(dtype, shapes, elements=finite)


@given(NUMBERS.flatmap(matrices))
def test_sc60_whatever_real_numbers_are_put_up_the_server_takes_their_file(numbers: np.ndarray[Any, Any]) -> None:
    facts = read_array(memoryview(Relief.read(numbers).file()))
    assert facts.shape == numbers.shape
    assert max(facts.highs) == pytest.approx(float(numbers.max()), rel=1e-6, abs=1e-30)


def test_numbers_take_no_more_bits_than_show_the_same() -> None:
    far = np.array([[4_000_000.25, 4_000_001.5], [4_000_002.0, 4_000_003.0]])
    assert read_array(memoryview(Relief.read(np.zeros((2, 2))).file())).dtype == "f4"
    assert read_array(memoryview(Relief.read(np.eye(2, dtype=bool)).file())).dtype == "u1"
    assert read_array(memoryview(Relief.read(far).file())).dtype == "f8"
    assert read_array(memoryview(Cloud.read(np.column_stack((far, [0, 1]))).file())).dtype == "f8"


def test_axes_that_fall_are_turned_with_their_numbers() -> None:
    falling = Relief.read([[0, 1, 2], [3, 4, 5]], x=[30, 20, 10], y=(1, 0))
    rising = falling.rising()
    assert (falling.x, falling.y) == ((30, 10), (1, 0))
    assert (rising.numbers.tolist(), rising.x, rising.y) == ([[5, 4, 3], [2, 1, 0]], (10, 30), (0, 1))


def test_the_matrices_of_meshgrid_say_what_rows_and_columns_stand_for() -> None:
    x, y = np.meshgrid(np.linspace(0, 3, 4), np.linspace(5, 7, 3))
    relief = Relief.read(x + y, x, y)
    assert (relief.x, relief.y) == ((0, 3), (5, 7))


def test_what_is_masked_is_a_hole() -> None:
    relief = Relief.read(np.ma.masked_less(np.arange(4).reshape(2, 2), 2))
    assert np.isnan(relief.numbers).tolist() == [[True, True], [False, False]]


def test_points_have_a_number_or_a_colour_each() -> None:
    places = np.arange(12.0).reshape(4, 3)
    assert Cloud.read(places).numbers.shape == (4, 3)
    assert Cloud.read(places, [1, 2, 3, 4]).numbers[:, 3].tolist() == [1, 2, 3, 4]
    assert Cloud.read(places, np.full((4, 3), 255, np.uint8)).numbers.shape == (4, 6)


@pytest.mark.parametrize(
    ("z", "named", "says"),
    [
        ([1.0, 2.0], {}, r"rows along y and columns along x.*\(2,\)"),
        ([[1.0, np.inf], [1.0, 2.0]], {}, r"infinite.*\(0, 1\).*NaN"),
        (np.full((2, 2), np.nan), {}, "no number at all"),
        ([[1], [2, 3]], {}, "not one array"),
        (np.zeros((2, 4)), {"x": [1, 2, 4, 8]}, "equal steps.*numpy.interp"),
        (np.zeros((2, 4)), {"x": [1, 2, 3]}, "4 numbers, or the first and the last"),
        (np.zeros((2, 4)), {"y": [1, 1]}, "equal steps"),
    ],
)
def test_what_is_no_surface_is_told_with_what_to_do(z: Any, named: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Relief.read(z, **named)


@pytest.mark.parametrize("z", [[["a", "b"], ["c", "d"]], np.zeros((2, 2), complex), np.zeros((2, 2), "M8[s]")])
def test_what_is_no_number_is_told_with_its_type(z: Any) -> None:
    with pytest.raises(TypeError, match=r"astype\(float\)"):
        Relief.read(z)


def test_more_than_a_space_takes_is_told_with_how_to_thin_it() -> None:
    with pytest.raises(ValueError, match=r"xyz\[::2\]"):
        Cloud(np.broadcast_to(np.float32(0), (BYTES_MAX // 8, 3))).file()
    with pytest.raises(ValueError, match=r"z\[::2, ::2\]"):
        Relief(np.broadcast_to(np.float32(0), (5_000, 5_000)), None, None).file()
