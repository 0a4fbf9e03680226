"""Numbers of NumPy as files that a Space shows: checked here, so that a mistake is told where it was made.

The server checks once more (SC-60) and believes nothing of this.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers: TypeAlias = NDArray[Any]
Span: TypeAlias = tuple[float, float]
"""What the first and the last row or column stand for."""

BYTES_MAX: Final = 64_000_000
"""Of the numbers in one file (SC-60)."""
_VALUE_MAX: Final = 1e15
_KINDS: Final = "biuf"
_FINE: Final = 4_096.0
"""From so many times its own extent away, 32 bits would show steps."""
_COLUMNS_MAX: Final = 6
_STEP_OFF_MAX: Final = 1e-3
"""Of one step, by which columns may stand apart unevenly."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A matrix: columns along x, rows along y."""

    numbers: Numbers
    x: Span | None
    """As was said: it may fall."""
    y: Span | None

    @classmethod
    def read(cls, z: ArrayLike, x: ArrayLike | None = None, y: ArrayLike | None = None) -> Relief:
        """Raises ValueError or TypeError, which say what is expected."""
        numbers = _numbers(z, "z")
        if numbers.ndim != 2 or min(numbers.shape) < 2:
            raise ValueError(
                f"z is a matrix, rows along y and columns along x, at least two of each; its shape is {numbers.shape}"
            )
        _require_some(numbers, "z")
        rows, columns = numbers.shape
        return cls(numbers, _span(x, columns, "x", axis=1), _span(y, rows, "y", axis=0))

    def rising(self) -> Relief:
        """The same as a Space has it, whose axes rise: where one falls here, the numbers are turned with it."""
        numbers, x, y = self.numbers, self.x, self.y
        if x is not None and x[0] > x[1]:
            numbers, x = numbers[:, ::-1], x[::-1]
        if y is not None and y[0] > y[1]:
            numbers, y = numbers[::-1], y[::-1]
        return Relief(numbers, x, y)

    def file(self) -> bytes:
        return npy(_narrow(self.numbers), f"a relief of {self.numbers.shape[0]} by {self.numbers.shape[1]} numbers")


@dataclass(frozen=True, slots=True)
class Cloud:
    """N rows: x, y, z, then nothing, one number that is told by colour, or red, green and blue."""

    numbers: Numbers

    @classmethod
    def read(cls, xyz: ArrayLike, colour: ArrayLike | None = None) -> Cloud:
        """Raises ValueError or TypeError, which say what is expected."""
        places = _numbers(xyz, "xyz")
        if places.ndim != 2 or places.shape[1] != 3 or not len(places):
            raise ValueError(f"xyz has one row for each point: x, y and z; this has the shape {places.shape}")
        _require_some(places, "xyz")
        if colour is None:
            return cls(places)
        colours = _numbers(colour, "colour")
        if colours.shape not in ((len(places),), (len(places), 3)):
            raise ValueError(
                f"colour has one number for each of the {len(places)} points, or red, green and blue; "
                f"this has the shape {colours.shape}"
            )
        return cls(np.column_stack((_narrow(places), _narrow(colours))))

    def file(self) -> bytes:
        return npy(_narrow(self.numbers), f"a cloud of {len(self.numbers)} points")


def npy(numbers: Numbers, what: str) -> bytes:
    """As `numpy.save` writes it (NEP 1), the smaller end first. Raises ValueError for more than a Space takes."""
    if numbers.nbytes > BYTES_MAX:
        every = int(np.ceil(np.sqrt(numbers.nbytes / BYTES_MAX))) if what.startswith("a relief") else None
        thinner = f"z[::{every}, ::{every}]" if every else f"xyz[::{-(-numbers.nbytes // BYTES_MAX)}]"
        raise ValueError(
            f"{what} takes {numbers.nbytes / 1e6:.0f} MB, and {BYTES_MAX / 1e6:.0f} MB may be put up at once; "
            f"take fewer, for example {thinner}"
        )
    written = io.BytesIO()
    ordered = np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("<"))
    np.lib.format.write_array(written, ordered, version=(1, 0), allow_pickle=False)
    return written.getvalue()


def _numbers(given: ArrayLike, name: str) -> Numbers:
    """Real numbers; what is masked becomes a hole."""
    if isinstance(given, np.ma.MaskedArray):
        given = np.where(np.ma.getmaskarray(given), np.nan, np.ma.getdata(given))
    try:
        numbers = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{name} is not one array: {error}") from error
    if numbers.dtype.kind not in _KINDS:
        raise TypeError(
            f"{name} holds {numbers.dtype}, and a space shows real numbers; convert it, for example by "
            f"{name}.astype(float), or take abs() of complex ones"
        )
    if numbers.dtype.kind == "f" and numbers.itemsize == 2:
        numbers = numbers.astype(np.float32)
    if numbers.dtype.kind == "f":
        _require_bounded(numbers, name)
    return numbers


def _require_bounded(numbers: Numbers, name: str) -> None:
    with np.errstate(invalid="ignore"):
        beyond = np.abs(numbers) > _VALUE_MAX
    if beyond.any():
        at = tuple(int(each) for each in np.argwhere(beyond)[0])
        raise ValueError(
            f"{name} holds {int(beyond.sum())} infinite or far too large numbers, the first at {at}; "
            "put NaN in their place to leave holes, or give it in another unit"
        )


def _require_some(numbers: Numbers, name: str) -> None:
    if numbers.dtype.kind == "f" and np.isnan(numbers).all():
        raise ValueError(f"{name} holds no number at all, only NaN")


def _narrow(numbers: Numbers) -> Numbers:
    """In as few bits as show the same. The columns of a cloud are judged each: a map's metres are far from 0."""
    kind, size = numbers.dtype.kind, numbers.dtype.itemsize
    if kind == "b":
        return numbers.astype(np.uint8)
    if (kind == "f" and size == 4) or (kind in "iu" and size <= 2):
        return numbers
    columns = numbers.reshape(len(numbers), -1) if numbers.shape[-1] <= _COLUMNS_MAX else numbers.reshape(-1, 1)
    low, high = (ends.reduce(columns, axis=0).astype(np.float64) for ends in (np.fmin, np.fmax))
    is_far = np.maximum(np.abs(low), np.abs(high)) > _FINE * (high - low)
    return numbers.astype(np.float64 if (is_far & (high > low)).any() else np.float32)


def _span(given: ArrayLike | None, count: int, name: str, *, axis: int) -> Span | None:
    """From a pair, from evenly spaced numbers, or from one of the two matrices of `numpy.meshgrid`."""
    if given is None:
        return None
    numbers: Numbers = _numbers(given, name).astype(np.float64)
    if numbers.ndim == 2 and numbers.shape[axis] == count:
        line = numbers.take(0, axis=1 - axis)
        if not np.array_equal(numbers, np.broadcast_to(np.expand_dims(line, 1 - axis), numbers.shape)):
            raise ValueError(
                f"{name} differs from {'row to row' if axis else 'column to column'}; a surface has one grid"
            )
        numbers = line
    if numbers.ndim != 1 or len(numbers) not in (2, count):
        what = "columns" if axis else "rows"
        raise ValueError(
            f"{name} says what the {count} {what} of z stand for: {count} numbers, or the first and the last; "
            f"this has the shape {numbers.shape}"
        )
    first, last = float(numbers[0]), float(numbers[-1])
    even = np.linspace(first, last, len(numbers))
    if not np.isfinite(numbers).all() or first == last or _is_uneven(numbers, even):
        raise ValueError(
            f"{name} rises or falls in equal steps; put z on such a grid first, for example by numpy.interp"
        )
    return first, last


def _is_uneven(numbers: Numbers, even: Numbers) -> bool:
    step = abs(even[-1] - even[0]) / (len(even) - 1)
    return bool(np.abs(numbers - even).max() > _STEP_OFF_MAX * step)
