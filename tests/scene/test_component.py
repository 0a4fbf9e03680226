"""Components: declared once, checked by the same decoder whoever made them."""

from __future__ import annotations

import msgspec
import pytest

from lanting.scene.component import COMPONENT_NAMES, COMPONENTS, Component
from lanting.scene.component.air import Hills, Light, Sky
from lanting.scene.component.matter import Extrusion, Label, Lathe, Shape, Sheet, Tube
from lanting.scene.component.nature import Bamboo, Grass, HeightField, Rock, Water
from lanting.scene.component.placement import Bounds, Drift, Portal, Seat, Spawn, Transform, Viewpoint, Zone
from lanting.scene.component.registry import component
from lanting.scene.component.solid import Barrier, Collider

EXAMPLES: list[Component] = [
    Transform(),
    Bounds(x_min=-1, x_max=1, z_min=-1, z_max=1, y_min=0, y_max=3),
    Spawn(),
    Seat(),
    Zone(size=(1, 2, 3)),
    Portal(target="courtyard"),
    Viewpoint(target=(0, 0, 0)),
    Drift(path=[(0, 0, 0), (1, 0, 0)]),
    Collider(kind="box"),
    Barrier(line=[(0, 0, 0), (1, 0, 0)]),
    Shape(kind="box", size=(1, 1, 1), colour="#cfcabc"),
    Lathe(outline=[(0, 0), (1, 1)], colour="#cfcabc"),
    Extrusion(outline=[(0, 0), (1, 0), (0, 1)], depth_m=1, colour="#cfcabc"),
    Tube(line=[(0, 0, 0), (0, 1, 0)], radius_m=0.1, colour="#cfcabc"),
    Sheet(columns=2, points=[(0, 0, 0), (1, 0, 0), (0, 0, 1), (1, 0, 1)], colour="#cfcabc"),
    Label(text="兰亭"),
    HeightField(xs=[0, 1], zs=[0, 1], heights=[0, 0, 0, 0], palette=["#9dba83"], paint=[0, 0, 0, 0]),
    Water(line=[(0, 0, 0), (1, 0, 0)], widths_m=[1, 1]),
    Bamboo(stems=[(0, 0, 0, 8, 0, 0)]),
    Grass(tufts=[(0, 0, 0)]),
    Rock(size=(1, 1, 1)),
    Sky(),
    Light(),
    Hills(colour="#d3e0dc", distance_m=140, heights=[1.0] * 8),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: COMPONENT_NAMES[type(example)])
def test_a_component_is_the_same_after_its_journey(example: Component) -> None:
    encoded = msgspec.json.encode(example)
    assert msgspec.json.decode(encoded, type=type(example)) == example


def test_every_declared_component_has_an_example_here_or_is_clouds() -> None:
    assert {type(example) for example in EXAMPLES} | {COMPONENTS["clouds"]} == set(COMPONENTS.values())


def test_names_are_as_on_the_wire_and_found_both_ways() -> None:
    for name, kind in COMPONENTS.items():
        assert name == name.lower() and name.isidentifier()
        assert COMPONENT_NAMES[kind] == name


def test_every_component_says_what_it_is() -> None:
    for kind in COMPONENTS.values():
        assert kind.__doc__ and kind.__doc__ != Component.__doc__


def test_a_name_is_declared_once() -> None:
    with pytest.raises(AssertionError, match="seat"):
        component("seat")


@pytest.mark.parametrize(
    ("name", "json"),
    [
        ("shape", '{"kind":"box","size":[1,1,1],"colour":"red"}'),
        ("shape", '{"kind":"pyramid","size":[1,1,1],"colour":"#ffffff"}'),
        ("shape", '{"kind":"box","size":[1,1],"colour":"#ffffff"}'),
        ("shape", '{"kind":"box","size":[1,1,0],"colour":"#ffffff"}'),
        ("shape", '{"kind":"box","size":[1,1,1],"colour":"#ffffff","weight":3}'),
        ("transform", '{"position":[1e9,0,0]}'),
        ("transform", '{"rotation":[0,0,0,0.5]}'),
        ("portal", '{"target":"../etc/passwd"}'),
        ("portal", '{"target":"https://elsewhere.example"}'),
        ("spawn", '{"radius_m":-1}'),
        ("spawn", '{"radius_m":null}'),
        ("bounds", '{"x_min":1,"x_max":-1,"z_min":0,"z_max":1,"y_min":0,"y_max":1}'),
        ("label", '{"text":""}'),
        ("sky", '{"zenith":"url(http://x)"}'),
        ("light", '{"exposure":1e300}'),
    ],
)
def test_what_no_declaration_allows_is_refused(name: str, json: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json, type=COMPONENTS[name])


def test_water_has_a_width_at_each_point() -> None:
    with pytest.raises(ValueError, match="2 points need as many widths, not 1"):
        Water(line=[(0, 0, 0), (1, 0, 0)], widths_m=[1])


def test_a_sheet_has_whole_rows() -> None:
    with pytest.raises(ValueError, match="whole rows of 3"):
        Sheet(columns=3, points=[(0, 0, 0)] * 7, colour="#cfcabc")


class TestHeightField:
    def field(self, **changes: object) -> HeightField:
        fields: dict[str, object] = {
            "xs": [0.0, 1.0, 3.0],
            "zs": [0.0, 2.0],
            "heights": [0.0, 1.0, 3.0, 2.0, 3.0, 5.0],
            "palette": ["#9dba83"],
            "paint": [0] * 6,
        }
        return HeightField(**(fields | changes))  # type: ignore[arg-type]

    def test_is_as_high_as_said_at_each_crossing(self) -> None:
        field = self.field()
        found = [field.height_at(x, z) for z in field.zs for x in field.xs]
        assert found == field.heights

    def test_is_level_along_a_plane(self) -> None:
        field = self.field()
        for x, z in [(0.5, 0.5), (2.2, 1.7), (0.1, 1.9)]:
            assert field.height_at(x, z) == pytest.approx(x + z)

    def test_is_cut_from_its_lower_to_its_higher_corner(self) -> None:
        field = self.field(xs=[0.0, 1.0], zs=[0.0, 1.0], heights=[0.0, 1.0, 0.0, 0.0], paint=[0] * 4)
        assert field.height_at(0.75, 0.25) == pytest.approx(0.5)
        assert field.height_at(0.25, 0.75) == pytest.approx(0.0)

    def test_goes_on_as_high_as_its_edge(self) -> None:
        assert self.field().height_at(-50, -50) == 0.0
        assert self.field().height_at(50, 50) == 5.0

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"heights": [0.0] * 5}, "cross 6 times"),
            ({"paint": [0] * 7}, "cross 6 times"),
            ({"xs": [0.0, 0.0, 3.0]}, "rising order"),
            ({"zs": [2.0, 0.0]}, "rising order"),
            ({"paint": [1] * 6}, "paint 1 is not in a palette of 1"),
        ],
    )
    def test_refuses_what_does_not_fit_together(self, changes: dict[str, object], sentence: str) -> None:
        with pytest.raises(ValueError, match=sentence):
            self.field(**changes)
