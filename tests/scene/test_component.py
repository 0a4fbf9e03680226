"""Components: declared once, said in full on the wire, and what is not said has a meaning that stays."""

from __future__ import annotations

import json

import msgspec
import pytest

from lanting.protocol.pose import X_MAX, XZ_ORIGIN_M, XZ_STEP_M
from lanting.scene.component import COMPONENT_NAMES, COMPONENTS, Component
from lanting.scene.component.matter import Sheet
from lanting.scene.component.nature import Water
from lanting.scene.component.placement import Bounds, Transform
from lanting.scene.component.registry import COORDINATE_M_MAX, component
from tests.scene.declared import DEFAULTS, LEAST, example, read, whole

NAMES = sorted(COMPONENTS)


def test_the_components_are_these() -> None:
    """A new one gets its line in the tables of `declared`; a name that vanishes would break every stored Scene."""
    assert set(COMPONENTS) == set(LEAST) == set(DEFAULTS)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_said_is_the_default_and_the_wire_says_all(name: str) -> None:
    assert json.loads(msgspec.json.encode(example(name))) == whole(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_the_same_after_its_journey(name: str) -> None:
    assert read(name, whole(name)) == example(name)


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in NAMES for field in LEAST[name]])
def test_what_has_no_default_must_be_said(name: str, field: str) -> None:
    form = {key: value for key, value in LEAST[name].items() if key != field}
    with pytest.raises(msgspec.ValidationError, match=f"`{field}`"):
        read(name, form)


@pytest.mark.parametrize("name", NAMES)
def test_a_field_that_is_not_declared_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="`weight`"):
        read(name, whole(name) | {"weight": 3})


@pytest.mark.parametrize("name", NAMES)
def test_a_component_never_changes(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(example(name), next(iter(whole(name))), None)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_as_on_the_wire_and_found_both_ways(name: str) -> None:
    assert name == name.lower() and name.isidentifier()
    assert COMPONENT_NAMES[COMPONENTS[name]] == name


@pytest.mark.parametrize("name", NAMES)
def test_a_component_says_what_it_is(name: str) -> None:
    said = COMPONENTS[name].__doc__
    assert said and said != Component.__doc__


def test_a_name_is_declared_once() -> None:
    with pytest.raises(AssertionError, match="seat is declared already"):
        component("seat")


def test_a_thing_may_stand_wherever_a_pose_can_be_said() -> None:
    assert pytest.approx(XZ_ORIGIN_M + X_MAX * XZ_STEP_M) == COORDINATE_M_MAX
    assert -COORDINATE_M_MAX >= XZ_ORIGIN_M


class TestTransform:
    @pytest.mark.parametrize("rotation", [(0.0, 0.0, 0.0, -1.0), (0.6, 0.0, 0.0, 0.8), (0.5, -0.5, 0.5, -0.5)])
    def test_takes_any_quaternion_of_length_1(self, rotation: tuple[float, float, float, float]) -> None:
        assert Transform(rotation=rotation).rotation == rotation

    def test_takes_one_rounded_to_three_digits(self) -> None:
        assert Transform(rotation=(0.0, 0.707, 0.0, 0.707))

    @pytest.mark.parametrize(
        ("rotation", "length"),
        [((0.0, 0.0, 0.0, 0.5), "0.500"), ((0.0, 0.0, 0.0, 0.0), "0.000"), ((0.6, 0.6, 0.6, 0.6), "1.200")],
    )
    def test_refuses_another_length_and_says_it(self, rotation: tuple[float, float, float, float], length: str) -> None:
        with pytest.raises(ValueError, match=f"quaternion of length 1, not {length}"):
            Transform(rotation=rotation)


class TestBounds:
    @pytest.mark.parametrize("axis", ["x", "y", "z"])
    @pytest.mark.parametrize("lower", [1.0, 2.0])
    def test_have_an_inside_on_each_axis(self, axis: str, lower: float) -> None:
        limits = {f"{name}_{end}": sign for name in "xyz" for end, sign in (("min", -1.0), ("max", 1.0))}
        with pytest.raises(ValueError, match="each lower bound is below its upper one"):
            Bounds(**(limits | {f"{axis}_min": lower}))


class TestWater:
    @pytest.mark.parametrize("widths", [1, 3])
    def test_has_a_width_at_each_point(self, widths: int) -> None:
        with pytest.raises(ValueError, match=f"2 points need as many widths, not {widths}"):
            Water(line=[(0, 0, 0), (1, 0, 0)], widths_m=[1] * widths)


class TestSheet:
    @pytest.mark.parametrize(
        ("points", "columns"),
        [pytest.param(7, 3, id="a row is not whole"), pytest.param(4, 4, id="one row is no surface")],
    )
    def test_has_two_or_more_whole_rows(self, points: int, columns: int) -> None:
        with pytest.raises(ValueError, match=f"{points} points are not two or more whole rows of {columns}"):
            Sheet(columns=columns, points=[(0, 0, 0)] * points, colour="#cfcabc")
