"""Arrays of numbers: what NumPy writes is taken, and what is told of it is what NumPy finds in it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from lanting.media.asset import Facts
from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused
from tests.media.arrays import npy, said, with_header

KINDS = [f"{order}{name}" for order in "<|" for name in ("f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")]
TAKEN = [kind for kind in KINDS if kind[0] == "<" or kind.endswith("1")]


def facts_of(data: bytes) -> Facts:
    found = examine(memoryview(data))
    assert (found.kind, found.media_type) == ("array", "application/x-npy")
    return found.facts


@given(
    st.sampled_from(TAKEN).flatmap(
        lambda kind: arrays.arrays(np.dtype(kind), arrays.array_shapes(min_dims=1, max_dims=3, max_side=9))
    )
)
def test_sc60_whatever_numpy_saves_is_taken_and_told_as_numpy_finds_it(numbers: NDArray[np.generic]) -> None:
    facts = facts_of(npy(numbers))
    assert facts.shape == numbers.shape
    assert np.dtype(facts.dtype) == numbers.dtype
    columns = numbers.shape[1] if numbers.ndim == 2 and numbers.shape[1] <= 6 else 1
    told = numbers.reshape(-1, columns).astype(float)
    known = [column[np.isfinite(column)] for column in told.T]
    if all(map(len, known)):
        assert facts.lows == tuple(float(each.min()) for each in known)
        assert facts.highs == tuple(float(each.max()) for each in known)
    else:
        assert facts.lows == facts.highs == ()


@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
def test_sc60_each_format_of_numpy_is_taken(version: tuple[int, int]) -> None:
    numbers = np.array([[1.0, np.nan], [4.0, -5.0]], "<f4")
    facts = facts_of(with_header(said(shape="(2, 2)"), numbers.tobytes(), version=version))
    assert (facts.lows, facts.highs) == ((1.0, -5.0), (4.0, -5.0))


def test_sc60_the_highest_place_of_a_matrix_is_told() -> None:
    numbers = np.full((20, 30), np.nan)
    numbers[7, 11], numbers[3, 4] = 48.5, -2.0
    facts = facts_of(npy(numbers))
    assert (facts.lows, facts.highs, facts.highest) == ((-2.0,), (48.5,), (7, 11))


@pytest.mark.parametrize(
    ("shape", "triangles"),
    [((100,), 0), ((4, 5), 24), ((2, 3, 4), 0), ((2_000, 2_000), 2 * 446 * 446)],
)
def test_sc61_a_matrix_weighs_as_the_relief_that_is_drawn_of_it(shape: tuple[int, ...], triangles: int) -> None:
    assert facts_of(npy(np.zeros(shape, "i1"))).triangles == triangles


@pytest.mark.parametrize("kind", sorted({*KINDS} - {*TAKEN}))
def test_sc60_only_single_bytes_have_no_order(kind: str) -> None:
    with pytest.raises(AssetRefused) as refused:
        examine(memoryview(with_header(said(kind, "(8,)"), bytes(8 * int(kind[2])))))
    assert refused.value.code == "asset_damaged"
